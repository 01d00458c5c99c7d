import { mix, rgb } from "../colour.ts";
import { drawArcade } from "../elements/arcade.ts";
import { drawVillage } from "../elements/buildings.ts";
import { drawCrowd, drawFigure } from "../elements/figures.ts";
import { drawBlossoms, drawGround, drawHills, seasonColours } from "../elements/land.ts";
import { drawSky } from "../elements/sky.ts";
import { drawTree } from "../elements/trees.ts";
import { lit } from "../light.ts";
import { ellipse, polygon, polyline } from "../sketch.ts";
import type { Scene } from "../theme.ts";

/** A façade with towers, rose window and portals, dissolving in light. */
export const drawCathedral: Scene = (sketch, theme) => {
  const { width, random } = sketch;
  drawSky(sketch, theme, 0.9);
  const ground = 0.9 + random() * 0.04;
  drawArcade(sketch, theme, width * (0.46 + random() * 0.08), ground, random() < 0.5 ? 0.84 : 1.15);
  drawGround(sketch, theme, ground, rgb("#cdb9b0"));
  drawCrowd(sketch, theme, ground + 0.02, 0.985, ground - 0.3, 8 + Math.floor(random() * 6));
};

/** Tables and awning at dusk or in the sun. */
export const drawCafe: Scene = (sketch, theme) => {
  const { width, random } = sketch;
  const { light } = theme;
  const horizon = 0.44;
  drawSky(sketch, theme, horizon);
  drawVillage(sketch, theme, horizon + 0.1, width * 0.45, width * 1.1, 0.24, 0.4);
  drawGround(sketch, theme, horizon + 0.1, light.isNight ? rgb("#b89a8c") : rgb("#dcc4a4"));
  const wall = light.isNight ? rgb("#f0c454") : lit(light, rgb("#efcf90"), 0.95);
  sketch.fill(
    polygon([
      [-0.1, -0.1],
      [width * 0.44, 0.16],
      [width * 0.48, 0.58],
      [-0.1, 0.8],
    ]),
    { stops: [wall, mix(wall, rgb("#c9782c"), 0.4)], from: [width * 0.4, 0.3], to: [0, 0.7] },
    { angle: 1.4, length: 0.5, detail: 0.5 },
  );
  for (let i = 0; i < 3; i++)
    sketch.fill(
      polygon([
        [0.08 + i * 0.17, 0.3 + i * 0.03],
        [0.18 + i * 0.15, 0.32 + i * 0.03],
        [0.18 + i * 0.15, 0.64 - i * 0.03],
        [0.08 + i * 0.17, 0.69 - i * 0.04],
      ]),
      light.isNight ? rgb("#fbe59a") : rgb("#5c6f88"),
      { angle: 1.5, length: 0.4, detail: 0.7 },
    );
  const awning = theme.accents[0] ?? rgb("#d8502e");
  sketch.fill(
    polygon([
      [-0.1, 0.12],
      [width * 0.43, 0.25],
      [width * 0.56, 0.38],
      [-0.1, 0.32],
    ]),
    lit(light, awning, 0.9),
    { angle: 0.3, length: 0.6, detail: 0.7 },
  );
  drawCrowd(sketch, theme, horizon + 0.12, horizon + 0.22, horizon, 7, width * 0.5, width);
  for (let i = 0; i < 11; i++) {
    const near = i / 10;
    const [x, y, size] = [random() * width * (0.5 + near * 0.35), 0.64 + near * 0.3, 0.035 + near * 0.05];
    sketch.line(
      polyline([
        [x, y],
        [x, y + size * 1.2],
      ]),
      size * 0.12,
      lit(light, rgb("#5c4660"), 0.5),
      { angle: 1.5, detail: 0.9 },
    );
    sketch.fill(ellipse(x, y, size, size * 0.34), lit(light, rgb("#f4eee2"), 1), {
      angle: 0,
      length: 0.2,
      detail: 0.9,
    });
    sketch.fill(ellipse(x + size * 0.2, y - size * 0.14, size * 0.14, size * 0.2), rgb("#c9563c"), {
      detail: 1,
    });
    if (random() < 0.6) drawFigure(sketch, theme, x + size * 1.4, y + size, size * 3.2);
  }
};

/** Roofs round a steeple among fields. */
export const drawVillageView: Scene = (sketch, theme) => {
  const { width, random } = sketch;
  const season = seasonColours(theme);
  const horizon = 0.36 + random() * 0.12;
  drawSky(sketch, theme, horizon);
  drawHills(sketch, theme, horizon + 0.02, 0.2 + random() * 0.12, 0.8, rgb("#7f94b8"));
  drawHills(sketch, theme, horizon + 0.08, 0.1, 0.4, season.leafDark);
  drawGround(sketch, theme, horizon + 0.09, season.grass);
  for (let row = 0; row < 3; row++) {
    drawVillage(
      sketch,
      theme,
      horizon + 0.13 + row * 0.09,
      width * (0.1 + row * 0.05),
      width * (0.8 + row * 0.1),
      0.09 + row * 0.035,
      0.4 - row * 0.18,
    );
    for (let i = 0; i < 4; i++)
      drawTree(
        sketch,
        theme,
        random() * width,
        horizon + 0.15 + row * 0.1,
        0.12 + row * 0.06,
        0.4 - row * 0.15,
      );
  }
  drawBlossoms(
    sketch,
    theme,
    0.75,
    1.03,
    [season.grass, season.leafDark, rgb("#e9c24c"), rgb("#e0604c")],
    240,
  );
};
