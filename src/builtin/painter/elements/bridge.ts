import { mix, rgb } from "../colour.ts";
import { lit } from "../light.ts";
import { ellipse, type Point, polygon, polyline, type Sketch } from "../sketch.ts";
import type { Theme } from "../theme.ts";

/** A stone bridge from edge to edge with its arches on the water line; `rise` is the height of its middle. */
export function drawStoneBridge(sketch: Sketch, { light, moods }: Theme, water: number, rise: number): void {
  const { width, random } = sketch;
  const stone = rgb("#dcc6a8");
  const hump = random() < 0.5 ? 0.05 : 0.012;
  const deck = (t: number) => water - rise + hump * (1 - Math.sin(t * Math.PI));
  const steps = Array.from({ length: 17 }, (_, i) => i / 16);
  const at = (t: number) => -0.1 + t * (width + 0.2);
  sketch.fill(
    polygon([
      ...steps.map((t): Point => [at(t), deck(t)]),
      [width + 0.1, water + 0.012],
      [-0.1, water + 0.012],
    ]),
    {
      stops: [lit(light, stone, 1), lit(light, mix(stone, rgb("#8c7c9c"), 0.45), 0.65)],
      from: [0, water - rise],
      to: [0, water],
    },
    { angle: 0.05, length: 0.35, detail: 0.6 },
  );
  const count = 3 + Math.floor(random() * 3);
  const span = (width + 0.1) / count;
  for (let i = 0; i < count; i++) {
    const x = -0.05 + (i + 0.5) * span;
    const [half, tall] = [
      span * 0.38,
      Math.min(rise * 0.72, span * 0.5) * (0.85 + 0.3 * Math.sin((x / width) * Math.PI)),
    ];
    const arch = (w: number, h: number, shift: number): Point[] =>
      Array.from(
        { length: 15 },
        (_, k): Point => [
          x + shift - Math.cos((k / 14) * Math.PI) * w,
          water + 0.014 - Math.sin((k / 14) * Math.PI) * h,
        ],
      );
    sketch.line(
      polyline(arch(half * 1.06, tall * 1.07, 0)),
      0.012,
      lit(light, mix(stone, rgb("#fff4dc"), 0.5), 1),
      { length: 0.3, detail: 0.75 },
    );
    sketch.fill(polygon(arch(half, tall, 0)), lit(light, rgb("#5c5a84"), 0.5), {
      angle: 0.3,
      length: 0.3,
      detail: 0.7,
    });
    sketch.fill(
      polygon(arch(half * 0.86, tall * 0.88, half * 0.1)),
      mix(light.skyLow, light.haze, 0.5),
      { angle: 0, detail: 0.6 },
      { bare: true },
    );
    sketch.fill(
      polygon([
        [x - span * 0.5 - 0.02, water + 0.02],
        [x - span * 0.5, water - rise * 0.55],
        [x - span * 0.5 + 0.02, water + 0.02],
      ]),
      lit(light, stone, 0.5),
      { angle: 1.5, detail: 0.75 },
    );
  }
  sketch.line(
    polyline(steps.map((t): Point => [at(t), deck(t)])),
    0.016,
    lit(light, moods.has("snow") ? rgb("#f6f7fc") : mix(stone, rgb("#fff0d0"), 0.4), 1.05),
    { angle: 0.02, length: 0.6, detail: 0.75 },
  );
  if (!light.isNight) return;
  for (const t of [0.14, 0.38, 0.62, 0.86]) {
    const [x, y] = [at(t), deck(t)];
    sketch.line(
      polyline([
        [x, y],
        [x, y - 0.07],
      ]),
      0.004,
      rgb("#2c2c48"),
      { angle: 1.5, detail: 0.9 },
    );
    for (const [r, alpha] of [
      [0.032, 0.2],
      [0.018, 0.4],
      [0.008, 1],
    ] as const)
      sketch.fill(ellipse(x, y - 0.074, r, r), rgb("#ffd98a"), { detail: 1 }, { alpha, bare: true });
  }
}
