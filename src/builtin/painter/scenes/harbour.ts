import { rgb } from "../colour.ts";
import { drawFleet } from "../elements/boats.ts";
import { drawVillage } from "../elements/buildings.ts";
import { drawHills } from "../elements/land.ts";
import { drawSky } from "../elements/sky.ts";
import { drawGlitter, drawWater } from "../elements/water.ts";
import { far, lit } from "../light.ts";
import { blob, polygon, polyline, rectangle, type Sketch } from "../sketch.ts";
import type { Scene, Theme } from "../theme.ts";

/** Masts, quays and smoke in the distance; boats in front. */
export const drawHarbour: Scene = (sketch, theme) => {
  const { width, random } = sketch;
  const horizon = random() < 0.5 ? 0.36 + random() * 0.08 : 0.5 + random() * 0.1;
  drawSky(sketch, theme, horizon);
  drawHills(sketch, theme, horizon + 0.01, 0.1 + random() * 0.1, 0.85, rgb("#7f93a8"), horizon + 0.02);
  if (random() < 0.75)
    drawVillage(
      sketch,
      theme,
      horizon + 0.006,
      random() < 0.5 ? -0.05 : width * 0.55,
      random() < 0.5 ? width * 0.5 : width * 1.02,
      0.07 + random() * 0.05,
      0.6,
    );
  for (let i = 0; i < 16; i++) {
    const x = random() * width;
    const tall = 0.06 + random() * 0.2;
    const mast = far(theme.light, lit(theme.light, rgb("#5c5470"), 0.4), 0.45);
    sketch.line(
      polyline([
        [x, horizon + 0.01],
        [x + (random() - 0.5) * 0.01, horizon - tall],
      ]),
      0.004,
      mast,
      { angle: 1.55, length: 0.7, detail: 0.7 },
    );
    sketch.line(
      polyline([
        [x - tall * 0.2, horizon - tall * 0.55],
        [x + tall * 0.2, horizon - tall * 0.62],
      ]),
      0.003,
      mast,
      { angle: 0, detail: 0.7 },
    );
  }
  if (theme.moods.has("lighthouse")) drawLighthouse(sketch, theme, width * (0.12 + random() * 0.2), horizon);
  drawWater(sketch, theme, horizon);
  drawGlitter(sketch, theme, width * (0.3 + random() * 0.4), horizon, 1);
  drawFleet(sketch, theme, horizon, 1, 5 + Math.floor(random() * 6));
};

function drawLighthouse(sketch: Sketch, { light }: Theme, x: number, horizon: number): void {
  sketch.fill(
    polygon([
      [x - 0.035, horizon],
      [x - 0.02, horizon - 0.3],
      [x + 0.02, horizon - 0.3],
      [x + 0.035, horizon],
    ]),
    lit(light, rgb("#f4ece0"), 0.95),
    { angle: 1.55, length: 0.4, detail: 0.9 },
  );
  sketch.fill(rectangle(x - 0.026, horizon - 0.21, 0.052, 0.06), lit(light, rgb("#c9473a"), 0.9), {
    angle: 0,
    detail: 0.9,
  });
  sketch.fill(rectangle(x - 0.015, horizon - 0.34, 0.03, 0.04), rgb("#ffdf8a"), { detail: 1 });
  sketch.fill(blob(sketch.random, x, horizon + 0.005, 0.12, 0.025), lit(light, rgb("#8f7d70"), 0.5), {
    angle: 0.1,
    detail: 0.6,
  });
}
