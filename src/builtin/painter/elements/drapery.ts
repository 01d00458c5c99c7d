import { lighten, mix, type Rgb, rgb } from "../colour.ts";
import { lit } from "../light.ts";
import { type Point, polygon, polyline, type Sketch, smooth } from "../sketch.ts";
import type { Theme } from "../theme.ts";

/** Folds from `top` to `foot`, each a dark valley beside a bright ridge. */
function drawFolds(
  sketch: Sketch,
  { light }: Theme,
  cloth: Rgb,
  folds: readonly (readonly [Point, Point, Point])[],
): void {
  const { random } = sketch;
  const valley = lit(light, mix(cloth, rgb("#5c60a8"), 0.42), 0.6);
  const ridge = lit(light, lighten(cloth, 0.5), 1.1);
  for (const [a, b, c] of folds) {
    const wide = 0.012 + random() ** 2 * 0.03;
    const angle = -Math.atan2(c[1] - a[1], c[0] - a[0]);
    const slip = (shift: number): Point[] => [a, b, c].map(([x, y]): Point => [x + shift, y]);
    sketch.line(polyline(slip(0)), wide * 1.5, valley, { angle: -angle, length: 0.6, detail: 0.65 }, 0.75);
    sketch.line(
      polyline(slip(-wide * 1.3)),
      wide * 0.8,
      ridge,
      { angle: -angle, length: 0.6, detail: 0.7 },
      0.6,
    );
  }
}

/** A cloth thrown on a table from (x, back) that falls over its `front` edge, `w` wide. */
export function drawTablecloth(
  sketch: Sketch,
  theme: Theme,
  x: number,
  back: number,
  front: number,
  w: number,
  cloth: Rgb,
): void {
  const { random } = sketch;
  const hem = Array.from(
    { length: 9 },
    (_, i): Point => [
      x + w * (0.04 + (i / 8) * 0.92),
      Math.min(1.2, front + 0.1 + (i % 2 ? 0.07 : 0) + Math.abs(i / 8 - 0.45) * -0.1 + random() * 0.05),
    ],
  );
  const lit0 = lit(theme.light, cloth, 1.02);
  sketch.fill(
    smooth([
      [x, back + 0.05],
      [x + w * 0.2, back + 0.015],
      [x + w * 0.45, back + 0.04],
      [x + w * 0.75, back + 0.02],
      [x + w * 1.02, back + 0.08],
      [x + w * 1.06, front],
      ...hem.reverse(),
      [x - w * 0.06, front],
    ]),
    {
      stops: [lit0, lit(theme.light, cloth, 0.92), lit(theme.light, mix(cloth, rgb("#7c80c0"), 0.3), 0.72)],
      from: [x, back],
      to: [x + w * 0.3, front + 0.16],
    },
    { angle: 0.4, length: 0.5, detail: 0.45 },
  );
  const folds = Array.from({ length: 6 }, (_, i): [Point, Point, Point] => {
    const t = (i + random() * 0.8) / 6;
    const foot = x + w * t;
    return [
      [foot + (0.5 - t) * w * 0.3 + (random() - 0.5) * 0.06, back + 0.06 + random() * (front - back) * 0.7],
      [foot + (random() - 0.5) * 0.03, front],
      [foot + (random() - 0.5) * 0.05, front + 0.12],
    ];
  });
  drawFolds(sketch, theme, cloth, folds);
}

/** A curtain down one side of the wall, from the edge of the picture to `inner` at its foot. */
export function drawCurtain(
  sketch: Sketch,
  theme: Theme,
  edge: number,
  inner: number,
  foot: number,
  cloth: Rgb,
): void {
  const { random } = sketch;
  const at = (t: number) => edge + (inner - edge) * t;
  sketch.fill(
    polygon([
      [edge, -0.1],
      [at(1.5), -0.1],
      [at(1.15), foot * 0.4],
      [at(0.85), foot * 0.75],
      [at(1.05), foot],
      [edge, foot],
    ]),
    {
      stops: [
        lit(theme.light, lighten(cloth, 0.15), 1),
        lit(theme.light, mix(cloth, rgb("#3c3464"), 0.4), 0.6),
      ],
      from: [edge, 0],
      to: [inner, foot],
    },
    { angle: 1.5, length: 0.6, detail: 0.5 },
  );
  const folds = Array.from({ length: 5 }, (): [Point, Point, Point] => {
    const t = random();
    return [
      [at(t * 1.4), -0.05],
      [at(t * 0.9 + 0.02), foot * (0.5 + random() * 0.2)],
      [at(t), foot],
    ];
  });
  drawFolds(sketch, theme, cloth, folds);
}
