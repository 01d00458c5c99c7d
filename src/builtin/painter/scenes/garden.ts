import { type Rgb, rgb } from "../colour.ts";
import { dealtBlossoms } from "../elements/blossoms.ts";
import { drawHouse } from "../elements/buildings.ts";
import { drawFigure } from "../elements/figures.ts";
import { drawGround, drawHills, seasonColours } from "../elements/land.ts";
import { drawSky } from "../elements/sky.ts";
import { drawTree } from "../elements/trees.ts";
import { lit } from "../light.ts";
import { ellipse, type Sketch, smooth } from "../sketch.ts";
import type { Scene, Theme } from "../theme.ts";

/** Flower beds along a path to a house or an arbour. */
export const drawGarden: Scene = (sketch, theme) => {
  const { width, random } = sketch;
  const { light } = theme;
  const season = seasonColours(theme);
  const horizon = 0.3 + random() * 0.14;
  drawSky(sketch, theme, horizon);
  drawHills(sketch, theme, horizon + 0.02, 0.12, 0.6, season.leafDark);
  const goal = width * (0.3 + random() * 0.4);
  if (random() < 0.75) drawHouse(sketch, theme, goal - 0.16, horizon + 0.1, 0.3, 0.17 + random() * 0.06, 0.3);
  for (let i = 0; i < 9; i++) {
    const x = random() * width;
    if (Math.abs(x - goal) > 0.18)
      drawTree(
        sketch,
        theme,
        x,
        horizon + 0.09 + random() * 0.05,
        0.26 + random() * 0.26,
        0.3,
        random() < 0.35 ? dealtBlossoms(sketch, theme)[0] : undefined,
      );
  }
  drawGround(sketch, theme, horizon + 0.1, season.grass);
  const foot = width * (0.2 + random() * 0.6);
  sketch.fill(
    smooth([
      [goal - 0.015, horizon + 0.1],
      [goal + 0.015, horizon + 0.1],
      [(goal + foot) / 2 + 0.11, 0.66],
      [foot + 0.34, 1.15],
      [foot - 0.34, 1.15],
      [(goal + foot) / 2 - 0.09, 0.66],
    ]),
    {
      stops: [lit(light, rgb("#f1d8b8"), 1), lit(light, rgb("#d9a8a0"), 0.75)],
      from: [0, horizon],
      to: [0, 1],
    },
    { angle: 1.3, length: 0.35, detail: 0.5 },
  );
  for (let i = 0; i < 12; i++) {
    const near = random();
    const y = horizon + 0.16 + near * 0.8;
    const t = (y - horizon - 0.1) / (0.9 - horizon);
    sketch.fill(
      ellipse(goal + (foot - goal) * t + (random() - 0.5) * 0.3 * t, y, 0.05 + 0.16 * t, 0.008 + 0.02 * t),
      lit(light, rgb("#b09ac8"), 0.5),
      { angle: 0, length: 0.4, detail: 0.5 },
      { alpha: 0.55, bare: true },
    );
  }
  if (random() < 0.6) drawFigure(sketch, theme, goal + (foot - goal) * 0.3, horizon + 0.3, 0.17, 0.1);
  for (const colours of [
    dealtBlossoms(sketch, theme),
    [season.leafDark, season.leaf],
    dealtBlossoms(sketch, theme),
  ]) {
    drawBeds(sketch, theme, horizon + 0.12, goal, foot, colours);
  }
};

function drawBeds(
  sketch: Sketch,
  theme: Theme,
  from: number,
  goal: number,
  foot: number,
  colours: readonly Rgb[],
): void {
  const { width, random } = sketch;
  const spots = Array.from({ length: 420 }, () => random() ** 0.7).sort((a, b) => a - b);
  for (const near of spots) {
    const y = from + near * (1.03 - from);
    const path = goal + (foot - goal) * near;
    const x = random() * width;
    const gap = Math.abs(x - path) - 0.03 - near * 0.3;
    if (gap < 0) continue;
    const size = (0.005 + near * 0.017) * (0.6 + random() * 0.7);
    const colour =
      random() < 0.32 ? seasonColours(theme).leafDark : colours[Math.floor(random() * colours.length)]!;
    sketch.fill(
      ellipse(x, y - size, size, size * 0.9),
      lit(theme.light, colour, 0.6 + random() * 0.5),
      { length: 0.05, detail: 0.85 },
      { bare: near < 0.5 },
    );
  }
}
