import { mix, type Rgb, rgb } from "../colour.ts";
import { far, lit } from "../light.ts";
import { ellipse, polygon, polyline, type Sketch, smooth } from "../sketch.ts";
import type { Theme } from "../theme.ts";

const CLOTHES = [
  "#3b4a86",
  "#6b4a78",
  "#f0e6dc",
  "#b5483f",
  "#41707e",
  "#d9b56c",
  "#4c4560",
  "#e9c4c4",
  "#7d8fc4",
].map(rgb);

/** A walking figure, `height` from the ground at (x, y) up; some in long dresses, some under umbrellas. */
export function drawFigure(
  sketch: Sketch,
  theme: Theme,
  x: number,
  y: number,
  height: number,
  depth = 0,
): void {
  const { random } = sketch;
  const { light } = theme;
  const cloth = CLOTHES[Math.floor(random() * CLOTHES.length)]!;
  const tone = (local: Rgb, amount: number) => far(light, lit(light, local, amount), depth);
  const isDress = random() < 0.5;
  const h = height;
  const handling = { angle: 1.5, length: 0.35, detail: 1 };
  sketch.fill(
    ellipse(x + h * 0.28, y, h * 0.34, h * 0.035),
    tone(rgb("#6a6296"), 0.4),
    { angle: 0, length: 0.4, detail: 0.7 },
    { alpha: 0.7, bare: true },
  );
  if (isDress) {
    sketch.fill(
      smooth([
        [x - h * 0.2, y],
        [x - h * 0.14, y - h * 0.3],
        [x - h * 0.06, y - h * 0.52],
        [x + h * 0.06, y - h * 0.52],
        [x + h * 0.15, y - h * 0.28],
        [x + h * 0.2, y],
      ]),
      tone(cloth, 0.7),
      handling,
    );
  } else {
    sketch.fill(
      polygon([
        [x - h * 0.1, y],
        [x - h * 0.09, y - h * 0.5],
        [x + h * 0.09, y - h * 0.5],
        [x + h * 0.11, y],
        [x + h * 0.04, y],
        [x, y - h * 0.32],
        [x - h * 0.04, y],
      ]),
      tone(mix(cloth, rgb("#2c2f55"), 0.55), 0.5),
      handling,
    );
  }
  sketch.fill(
    smooth([
      [x - h * 0.09, y - h * 0.45],
      [x - h * 0.12, y - h * 0.74],
      [x, y - h * 0.82],
      [x + h * 0.12, y - h * 0.74],
      [x + h * 0.09, y - h * 0.45],
    ]),
    tone(mix(cloth, rgb("#2c2f55"), isDress ? 0.1 : 0.4), 0.6),
    handling,
  );
  sketch.fill(
    smooth([
      [x - h * 0.1, y - h * 0.48],
      [x - h * 0.1, y - h * 0.76],
      [x - h * 0.02, y - h * 0.78],
      [x - h * 0.03, y - h * 0.46],
    ]),
    tone(cloth, 1.05),
    handling,
    { bare: true },
  );
  sketch.fill(ellipse(x, y - h * 0.88, h * 0.06, h * 0.075), tone(rgb("#efc8a8"), 0.9), {
    length: 0.1,
    detail: 1,
  });
  sketch.fill(
    ellipse(x, y - h * 0.955, h * 0.1, h * 0.035),
    tone(isDress ? rgb("#e9d8a0") : rgb("#3a3658"), 0.7),
    { angle: 0, length: 0.1, detail: 1 },
  );
  if (light.isWet || random() < 0.18) {
    const canopy = light.isWet ? rgb("#4a4a78") : cloth;
    sketch.fill(
      smooth([
        [x - h * 0.42, y - h * 0.98],
        [x - h * 0.25, y - h * 1.2],
        [x + h * 0.05, y - h * 1.28],
        [x + h * 0.35, y - h * 1.16],
        [x + h * 0.46, y - h * 0.96],
        [x, y - h * 1.04],
      ]),
      tone(canopy, 0.8),
      { angle: 0.3, length: 0.3, detail: 1 },
    );
    sketch.line(
      polyline([
        [x + h * 0.02, y - h * 1.05],
        [x + h * 0.1, y - h * 0.55],
      ]),
      h * 0.022,
      tone(rgb("#4a3f3a"), 0.6),
      { angle: 1.5, detail: 1 },
    );
  }
}

/** A crowd on the ground between two heights of the picture, smaller towards the horizon. */
export function drawCrowd(
  sketch: Sketch,
  theme: Theme,
  from: number,
  to: number,
  horizon: number,
  count: number,
  x0 = 0,
  x1 = sketch.width,
): void {
  const spots = Array.from({ length: count }, () => from + sketch.random() ** 1.4 * (to - from)).sort(
    (a, b) => a - b,
  );
  for (const y of spots) {
    const near = (y - horizon) / (1 - horizon);
    drawFigure(
      sketch,
      theme,
      x0 + sketch.random() * (x1 - x0),
      y,
      0.03 + near * 0.3,
      Math.max(0, 0.6 - near),
    );
  }
}
