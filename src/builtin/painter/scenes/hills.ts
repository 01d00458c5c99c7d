import { mix, rgb } from "../colour.ts";
import { dealtBlossoms } from "../elements/blossoms.ts";
import { drawVillage } from "../elements/buildings.ts";
import { drawBlossoms, drawGround, drawHills, seasonColours } from "../elements/land.ts";
import { drawSky } from "../elements/sky.ts";
import { drawSkyThings, drawThings, thingsAt } from "../elements/things.ts";
import { drawPoplar, drawTree } from "../elements/trees.ts";
import { drawWater } from "../elements/water.ts";
import type { Scene } from "../theme.ts";

/** Rolling country under a wide sky: for what stands on heights and what flies over them. */
export const drawHillsView: Scene = (sketch, theme) => {
  const { width, random } = sketch;
  const season = seasonColours(theme);
  const crowded = thingsAt(theme, "sky").length > 0;
  const horizon = crowded ? 0.62 + random() * 0.1 : 0.4 + random() * 0.24;
  drawSky(sketch, theme, horizon);
  drawHills(sketch, theme, horizon, 0.2 + random() * 0.12, 0.95, rgb("#8b9cc4"));
  drawHills(sketch, theme, horizon + 0.03, 0.12, 0.7, mix(season.leafDark, rgb("#8fa0c0"), 0.5));
  const hasCastle = thingsAt(theme, "landmark").length > 0;
  if (hasCastle)
    drawThings(sketch, theme, ["landmark"], horizon + 0.05, {
      scale: Math.min(1.1, 0.3 + horizon * 1.3),
      depth: 0.2,
    });
  drawSkyThings(sketch, theme, horizon);
  drawHills(sketch, theme, horizon + 0.1, 0.08, 0.4, season.leafDark, horizon + 0.14);
  if (random() < 0.35) {
    drawVillage(sketch, theme, horizon + 0.11, width * (0.1 + random() * 0.5), width * 0.85, 0.05, 0.45);
    drawWater(sketch, theme, horizon + 0.12, 1.05, 0.8);
  } else {
    drawGround(sketch, theme, horizon + 0.1, season.grass);
    drawHills(sketch, theme, horizon + 0.2, 0.07, 0.15, mix(season.grass, season.leaf, 0.5));
    for (let i = 0; i < 9; i++) {
      const near = random();
      const [x, foot, tall] = [random() * width, horizon + 0.13 + near * 0.2, 0.08 + near * 0.16];
      if (theme.moods.has("cypress")) drawPoplar(sketch, theme, x, foot, tall * 1.3, 0.4 - near * 0.3, true);
      else drawTree(sketch, theme, x, foot, tall, 0.4 - near * 0.3);
    }
    const colours = [season.grass, season.leafDark, ...dealtBlossoms(sketch, theme)];
    drawBlossoms(sketch, theme, horizon + 0.24, 1.04, colours, 190);
  }
  drawThings(sketch, theme, ["ground"], 0.88, { scale: 1.05, depth: 0 });
};
