import { mix, type Rgb, rgb } from "../colour.ts";
import { dealtBlossoms } from "../elements/blossoms.ts";
import { drawHouse } from "../elements/buildings.ts";
import { drawCrowd, drawFigure } from "../elements/figures.ts";
import { drawBalustrade, drawRoseArches } from "../elements/garden-works.ts";
import { drawGround, drawHills, seasonColours } from "../elements/land.ts";
import { drawSky } from "../elements/sky.ts";
import { drawSkyThings, drawThings, thingsAt } from "../elements/things.ts";
import { drawPoplar, drawTree } from "../elements/trees.ts";
import { lit } from "../light.ts";
import { pick } from "../pick.ts";
import { ellipse, type Sketch, smooth } from "../sketch.ts";
import type { Scene, Theme } from "../theme.ts";

/** A path to a house, arches of roses, a terrace, or beds so near that they fill the picture. */
const LAYOUTS = ["path", "arches", "terrace", "beds"] as const;

/** A garden in flower. */
export const drawGarden: Scene = (sketch, theme) => {
  const { width, random } = sketch;
  const season = seasonColours(theme);
  const hasLandmark = thingsAt(theme, "landmark").length > 0;
  const isSnow = theme.moods.has("snow");
  const layout = hasLandmark || isSnow ? "path" : pick(LAYOUTS, random);
  const horizon = hasLandmark
    ? 0.5 + random() * 0.06
    : { path: 0.3, arches: 0.26, terrace: 0.4, beds: 0.16 }[layout] + random() * 0.12;
  drawSky(sketch, theme, horizon);
  drawHills(sketch, theme, horizon + 0.02, 0.12, 0.6, season.leafDark);
  drawSkyThings(sketch, theme, Math.max(0.34, horizon));
  const goal = width * (0.26 + random() * 0.48);
  const hasHouse = !hasLandmark && layout !== "terrace" && random() < (layout === "path" ? 0.8 : 0.35);
  if (hasHouse) drawHouse(sketch, theme, goal - 0.16, horizon + 0.1, 0.3, 0.17 + random() * 0.06, 0.3);
  const foot = layout === "path" ? width * (0.1 + random() * 0.8) : goal + (random() - 0.5) * 0.3;
  for (let i = 0; i < 8; i++) {
    const x = width * ((i + random()) / 8);
    if (Math.abs(x - goal) < 0.18) continue;
    if (random() < 0.16) drawPoplar(sketch, theme, x, horizon + 0.1, 0.3 + random() * 0.2, 0.3, true);
    else
      drawTree(
        sketch,
        theme,
        x,
        horizon + 0.09 + random() * 0.05,
        0.26 + random() * 0.28,
        0.3,
        random() < 0.3 && !isSnow ? dealtBlossoms(sketch, theme)[0] : undefined,
      );
  }
  drawGround(sketch, theme, horizon + 0.1, season.grass);
  if (hasLandmark) drawThings(sketch, theme, ["landmark"], horizon + 0.14, { scale: 1.05, depth: 0.1 });
  if (layout !== "beds") drawPath(sketch, theme, horizon, goal, foot);
  if (random() < 0.6) drawFigure(sketch, theme, goal + (foot - goal) * 0.3, horizon + 0.3, 0.17, 0.1);
  if (!isSnow)
    for (const colours of [
      dealtBlossoms(sketch, theme),
      [season.leafDark, season.leaf],
      dealtBlossoms(sketch, theme),
    ])
      drawBeds(sketch, theme, horizon + 0.12, goal, foot, colours, layout === "beds" ? 0 : 0.3);
  if (layout === "arches")
    drawRoseArches(sketch, theme, goal, foot, horizon + 0.12, dealtBlossoms(sketch, theme));
  if (layout === "terrace") drawBalustrade(sketch, theme, 0.8, dealtBlossoms(sketch, theme));
  if (theme.moods.has("figures"))
    drawCrowd(sketch, theme, horizon + 0.3, 0.95, horizon, 5, goal - 0.4, goal + 0.4);
  if (theme.moods.has("blossom")) drawTree(sketch, theme, width * (random() < 0.5 ? 0 : 1), 1.04, 0.9, 0);
  drawThings(sketch, theme, ["ground"], 0.92, { depth: 0 });
};

function drawPath(
  sketch: Sketch,
  { light, moods }: Theme,
  horizon: number,
  goal: number,
  foot: number,
): void {
  const { random } = sketch;
  const bow = (random() - 0.5) * 0.36;
  const [gravel, shaded] = moods.has("snow")
    ? [rgb("#dcdcec"), rgb("#b4b4dc")]
    : [rgb("#f1d8b8"), rgb("#d9a8a0")];
  sketch.fill(
    smooth([
      [goal - 0.015, horizon + 0.1],
      [goal + 0.015, horizon + 0.1],
      [(goal + foot) / 2 + bow + 0.11, 0.66],
      [foot + 0.34, 1.15],
      [foot - 0.34, 1.15],
      [(goal + foot) / 2 + bow - 0.09, 0.66],
    ]),
    { stops: [lit(light, gravel, 1), lit(light, shaded, 0.75)], from: [0, horizon], to: [0, 1] },
    { angle: 1.3, length: 0.35, detail: 0.5 },
  );
  for (let i = 0; i < 12; i++) {
    const y = horizon + 0.16 + random() * 0.8;
    const t = (y - horizon - 0.1) / (0.9 - horizon);
    sketch.fill(
      ellipse(goal + (foot - goal) * t + (random() - 0.5) * 0.3 * t, y, 0.05 + 0.16 * t, 0.008 + 0.02 * t),
      lit(light, rgb("#b09ac8"), 0.5),
      { angle: 0, length: 0.4, detail: 0.5 },
      { alpha: 0.55, bare: true },
    );
  }
}

/** Flowers on both sides of a path `gap` wide at our feet, in drifts of one colour. */
function drawBeds(
  sketch: Sketch,
  theme: Theme,
  from: number,
  goal: number,
  foot: number,
  colours: readonly Rgb[],
  gap: number,
): void {
  const { width, random, noise } = sketch;
  const { leafDark } = seasonColours(theme);
  const spots = Array.from({ length: 420 }, () => random() ** 0.7).sort((a, b) => a - b);
  const shift = random() * 20;
  for (const near of spots) {
    const y = from + near * (1.03 - from);
    const x = random() * width;
    if (Math.abs(x - goal - (foot - goal) * near) < 0.03 * (gap > 0 ? 1 : 0) + near * gap) continue;
    const size = (0.005 + near * (gap > 0 ? 0.017 : 0.024)) * (0.6 + random() * 0.7);
    const drift = Math.floor((noise(x * 2.2 + shift, near * 3) * 0.5 + 0.5) * colours.length * 0.999);
    const colour = random() < 0.32 ? leafDark : mix(colours[drift]!, rgb("#fff4e0"), random() * 0.25);
    sketch.fill(
      ellipse(x, y - size, size, size * 0.9),
      lit(theme.light, colour, 0.6 + random() * 0.5),
      { length: 0.05, detail: 0.85 },
      { bare: near < 0.5 },
    );
  }
}
