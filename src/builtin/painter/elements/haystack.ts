import { mix, rgb } from "../colour.ts";
import { lit } from "../light.ts";
import { ellipse, type Sketch, smooth } from "../sketch.ts";
import type { Theme } from "../theme.ts";

/** A thatched stack of corn on `base`, the larger the farther below the horizon. */
export function drawHaystack(
  sketch: Sketch,
  { light, moods }: Theme,
  x: number,
  base: number,
  horizon: number,
): void {
  const size = 0.06 + (base - horizon) * 0.42;
  const straw = moods.has("snow") ? rgb("#d8a888") : rgb("#e0b060");
  sketch.fill(
    ellipse(x + size * 1.1, base, size * 1.6, size * 0.16),
    lit(light, rgb("#7f79b8"), 0.4),
    { angle: 0, length: 0.5, detail: 0.6 },
    { alpha: 0.75 },
  );
  sketch.fill(
    smooth([
      [x - size * 0.8, base + size * 0.08],
      [x - size * 0.86, base - size * 0.5],
      [x - size * 0.3, base - size * 1.18],
      [x, base - size * 1.45],
      [x + size * 0.3, base - size * 1.18],
      [x + size * 0.86, base - size * 0.5],
      [x + size * 0.8, base + size * 0.08],
    ]),
    {
      stops: [lit(light, straw, 1.1), lit(light, mix(straw, rgb("#a04f5c"), 0.45), 0.55)],
      from: [x - size * 0.5, base - size],
      to: [x + size * 0.7, base],
    },
    { angle: 1.25, length: 0.35, detail: 0.7 },
  );
  const cap = moods.has("snow") ? rgb("#f6f4f6") : mix(straw, rgb("#fff0b0"), 0.4);
  sketch.fill(
    smooth([
      [x - size * 0.95, base - size * 0.52],
      [x - size * 0.3, base - size * 1.2],
      [x, base - size * 1.5],
      [x + size * 0.2, base - size * 1.1],
      [x - size * 0.2, base - size * 0.6],
    ]),
    lit(light, cap, 1),
    { angle: 0.9, length: 0.3, detail: 0.7 },
    { bare: true },
  );
}
