import { rgb } from "../colour.ts";
import { drawFleet } from "../elements/boats.ts";
import { drawCrowd } from "../elements/figures.ts";
import { seasonColours } from "../elements/land.ts";
import { drawSky } from "../elements/sky.ts";
import { drawGlitter, drawWater } from "../elements/water.ts";
import { far, lit } from "../light.ts";
import { type Point, polygon, polyline, smooth } from "../sketch.ts";
import type { Scene } from "../theme.ts";

/** Open sea with a beach or cliffs. */
export const drawSea: Scene = (sketch, theme) => {
  const { width, random } = sketch;
  const { light, moods } = theme;
  const horizon = 0.3 + random() * 0.2;
  drawSky(sketch, theme, horizon);
  const hasCliffs = moods.has("cliffs") || random() < 0.4;
  if (hasCliffs) {
    const reach = width * (0.38 + random() * 0.3);
    const tall = horizon * (0.55 + random() * 0.25);
    const face: Point[] = [
      [-0.1, horizon - tall],
      [reach * 0.5, horizon - tall * 0.95],
      [reach * 0.74, horizon - tall * 0.8],
      [reach * 0.9, horizon - tall * 0.45],
      [reach, horizon + 0.02],
      [-0.1, horizon + 0.03],
    ];
    sketch.fill(
      polygon(face),
      {
        stops: [lit(light, rgb("#efe2c4"), 1), lit(light, rgb("#c9a890"), 0.5)],
        from: [0, horizon - tall],
        to: [reach * 0.6, horizon],
      },
      { angle: 1.35, length: 0.4, detail: 0.6 },
    );
    for (let i = 0; i < 14; i++) {
      const x = random() * reach * 0.9;
      sketch.line(
        polyline([
          [x, horizon - tall * (0.9 - 0.3 * random())],
          [x + 0.02, horizon - 0.01],
        ]),
        0.006 + random() * 0.014,
        far(light, lit(light, rgb("#a58fa8"), 0.35), 0.3),
        { angle: 1.4, length: 0.4, detail: 0.6 },
        0.55,
      );
    }
    sketch.fill(
      polygon([
        [-0.1, horizon - tall * 1.05],
        [reach * 0.5, horizon - tall * 1.01],
        [reach * 0.76, horizon - tall * 0.8],
        [reach * 0.5, horizon - tall * 0.86],
        [-0.1, horizon - tall * 0.86],
      ]),
      lit(light, seasonColours(theme).grass, 0.9),
      { angle: 0.1, length: 0.2, detail: 0.6 },
    );
  }
  drawWater(sketch, theme, horizon, 1.05, 0.5);
  drawGlitter(sketch, theme, width * (0.4 + random() * 0.4), horizon, 0.85);
  if (moods.has("boats") || random() < 0.7)
    drawFleet(sketch, theme, horizon, 0.8, 3 + Math.floor(random() * 5));
  if (!moods.has("waves") && random() < 0.6) {
    const shore = 0.78 + random() * 0.1;
    sketch.fill(
      smooth([
        [-0.3, shore + 0.06],
        [width * 0.3, shore + 0.05],
        [width * 0.65, shore - 0.05],
        [width + 0.3, shore - 0.12],
        [width + 0.3, 1.3],
        [-0.3, 1.3],
      ]),
      lit(light, rgb("#ecd4a4"), 0.95),
      { angle: -0.12, length: 0.4, detail: 0.4 },
    );
    sketch.line(
      polyline([
        [-0.1, shore + 0.055],
        [width * 0.3, shore + 0.045],
        [width * 0.65, shore - 0.03],
        [width + 0.1, shore - 0.09],
      ]),
      0.014,
      rgb("#f6f4ec"),
      { angle: -0.1, length: 0.5, detail: 0.8 },
    );
    drawCrowd(sketch, theme, shore + 0.06, 0.96, horizon, 3 + Math.floor(random() * 5));
  }
};
