import { mix, type Rgb, rgb } from "../colour.ts";
import { lit } from "../light.ts";
import { ellipse, type Point, polyline, type Sketch, smooth } from "../sketch.ts";
import type { Theme } from "../theme.ts";
import { BIRD, CAT, HORSE, HORSE_FAR_LEGS, type Outline } from "./animal-outlines.ts";

function shape(outline: Outline, x: number, y: number, h: number) {
  return smooth(outline.map(([u, v]): Point => [x + u * h, y - v * h]));
}

function shaded({ light }: Theme, local: Rgb, x: number, y: number, h: number) {
  return {
    stops: [
      lit(light, mix(local, rgb("#fff0cc"), 0.25), 1.08),
      lit(light, local, 0.85),
      lit(light, mix(local, rgb("#40386c"), 0.5), 0.6),
    ],
    from: [x - h * 0.1, y - h * 0.7],
    to: [x + h * 0.08, y - h * 0.25],
  } as const;
}

/** A standing horse seen from the side. */
export function drawHorse(sketch: Sketch, theme: Theme, x: number, y: number, h: number, local: Rgb): void {
  const { light } = theme;
  const dark = mix(local, rgb("#352c48"), 0.6);
  sketch.fill(
    ellipse(x, y, h * 0.6, h * 0.05),
    lit(light, rgb("#565084"), 0.4),
    { angle: 0, length: 0.4, detail: 0.6 },
    { alpha: 0.75 },
  );
  sketch.fill(shape(HORSE_FAR_LEGS, x, y, h), lit(light, dark, 0.5), {
    angle: 1.5,
    length: 0.4,
    detail: 0.8,
  });
  sketch.fill(
    shape(
      [
        [-0.44, 0.66],
        [-0.55, 0.6],
        [-0.6, 0.4],
        [-0.57, 0.16],
        [-0.5, 0.3],
        [-0.48, 0.5],
      ],
      x,
      y,
      h,
    ),
    lit(light, dark, 0.6),
    { angle: 1.4, length: 0.6, detail: 0.8 },
  );
  sketch.fill(shape(HORSE, x, y, h), shaded(theme, local, x, y, h), {
    angle: 0.25,
    length: 0.4,
    detail: 0.7,
  });
  sketch.fill(
    shape(
      [
        [0.47, 0.98],
        [0.36, 0.9],
        [0.22, 0.7],
        [0.2, 0.6],
        [0.3, 0.62],
        [0.42, 0.8],
        [0.51, 0.92],
      ],
      x,
      y,
      h,
    ),
    lit(light, dark, 0.7),
    { angle: 2.3, length: 0.4, detail: 0.9 },
  );
  sketch.fill(ellipse(x + h * 0.56, y - h * 0.83, h * 0.014, h * 0.014), rgb("#2c2440"), { detail: 1 });
}

/** A sitting cat. */
export function drawCat(sketch: Sketch, theme: Theme, x: number, y: number, h: number, local: Rgb): void {
  const { light } = theme;
  sketch.line(
    polyline([
      [x - h * 0.2, y - h * 0.06],
      [x - h * 0.36, y - h * 0.04],
      [x - h * 0.42, y - h * 0.18],
      [x - h * 0.36, y - h * 0.3],
    ]),
    h * 0.06,
    lit(light, mix(local, rgb("#40386c"), 0.3), 0.75),
    { length: 0.5, detail: 0.8 },
  );
  sketch.fill(shape(CAT, x, y, h), shaded(theme, local, x, y, h), {
    angle: 1.35,
    length: 0.35,
    detail: 0.75,
  });
  for (const dx of [-0.02, 0.08])
    sketch.fill(
      ellipse(x + dx * h, y - h * 0.03, h * 0.045, h * 0.03),
      lit(light, mix(local, rgb("#fff4e4"), 0.5), 1),
      { detail: 0.9 },
    );
  sketch.fill(
    shape(
      [
        [-0.02, 0.44],
        [0.05, 0.56],
        [0.12, 0.46],
        [0.1, 0.24],
        [0.02, 0.24],
      ],
      x,
      y,
      h,
    ),
    lit(light, mix(local, rgb("#fff4e4"), 0.45), 1),
    { angle: 1.4, length: 0.3, detail: 0.8 },
    { bare: true },
  );
  for (const ex of [0.015, 0.125]) {
    sketch.fill(ellipse(x + ex * h, y - h * 0.745, h * 0.028, h * 0.022), rgb("#c8cc4c"), { detail: 1 });
    sketch.fill(
      ellipse(x + ex * h, y - h * 0.745, h * 0.009, h * 0.02),
      rgb("#1f1c30"),
      { detail: 1 },
      { bare: true },
    );
  }
  sketch.fill(ellipse(x + h * 0.07, y - h * 0.69, h * 0.016, h * 0.011), rgb("#d0707c"), { detail: 1 });
  for (const side of [-1, 1])
    for (const k of [0, 1])
      sketch.line(
        polyline([
          [x + h * (0.07 + side * 0.03), y - h * 0.68],
          [x + h * (0.07 + side * 0.19), y - h * (0.7 - k * 0.035)],
        ]),
        0.0025,
        rgb("#f4eee6"),
        { angle: 0, detail: 1 },
      );
}

/** A perched bird. */
export function drawBird(sketch: Sketch, theme: Theme, x: number, y: number, h: number, local: Rgb): void {
  const { light } = theme;
  for (const dx of [0.06, 0.14])
    sketch.line(
      polyline([
        [x + dx * h, y - h * 0.32],
        [x + dx * h, y - h * 0.23],
      ]),
      h * 0.016,
      lit(light, rgb("#8a5c3c"), 0.7),
      { angle: 1.5, detail: 1 },
    );
  sketch.fill(shape(BIRD, x, y, h), shaded(theme, local, x, y, h), { angle: 0.2, length: 0.3, detail: 0.8 });
  sketch.fill(
    shape(
      [
        [0.1, 0.3],
        [0.24, 0.4],
        [0.28, 0.52],
        [0.16, 0.5],
        [0.02, 0.38],
      ],
      x,
      y,
      h,
    ),
    lit(light, mix(local, rgb("#fbe8d0"), 0.65), 1),
    { angle: 1, length: 0.2, detail: 0.8 },
    { bare: true },
  );
  sketch.fill(
    shape(
      [
        [0.1, 0.52],
        [-0.08, 0.53],
        [-0.36, 0.42],
        [-0.5, 0.35],
        [-0.2, 0.36],
        [0, 0.38],
      ],
      x,
      y,
      h,
    ),
    lit(light, mix(local, rgb("#2c2a58"), 0.5), 0.7),
    { angle: 0.3, length: 0.5, detail: 0.85 },
  );
  for (let i = 0; i < 4; i++)
    sketch.line(
      polyline([
        [x + h * (0.02 - i * 0.04), y - h * (0.5 - i * 0.012)],
        [x - h * (0.24 + i * 0.05), y - h * (0.41 - i * 0.012)],
      ]),
      h * 0.01,
      lit(light, mix(local, rgb("#fff0d8"), 0.5), 1),
      { angle: 0.3, length: 0.5, detail: 1 },
    );
  sketch.fill(
    shape(
      [
        [0.36, 0.62],
        [0.38, 0.57],
        [0.53, 0.595],
      ],
      x,
      y,
      h,
    ),
    rgb("#e0a03c"),
    { angle: 0, detail: 1 },
  );
  sketch.fill(ellipse(x + h * 0.29, y - h * 0.64, h * 0.018, h * 0.018), rgb("#1c1a30"), { detail: 1 });
  sketch.fill(
    ellipse(x + h * 0.285, y - h * 0.645, h * 0.006, h * 0.006),
    rgb("#ffffff"),
    { detail: 1 },
    { bare: true },
  );
}
