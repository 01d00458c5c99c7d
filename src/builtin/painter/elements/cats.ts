import { lighten, mix, type Rgb, rgb } from "../colour.ts";
import type { Sketch } from "../sketch.ts";
import type { Theme } from "../theme.ts";
import { penAt } from "./pen.ts";

/** A cat curled up asleep, `h` high. */
export function drawSleepingCat(
  sketch: Sketch,
  theme: Theme,
  x: number,
  base: number,
  h: number,
  coat: Rgb,
): void {
  const pen = penAt(sketch, theme, x, base, h, 0, sketch.random() < 0.5 ? 1 : -1);
  const dark = mix(coat, rgb("#332a48"), 0.5);
  pen.shadow(1.1);
  pen.round(
    "-1.05 0.1, -1.1 0.42, -0.86 0.78, -0.4 0.98, 0.2 0.96, 0.7 0.76, 1 0.42, 1 0.1, 0.6 -0.02, -0.6 -0.02",
    coat,
    { angle: 0.3 },
  );
  for (const u of [-0.6, -0.34, -0.06, 0.22])
    pen.line(
      [
        [u, 0.9],
        [u + 0.05, 0.68],
        [u, 0.5],
      ],
      0.06,
      dark,
      0.7,
    );
  pen.soft("-0.9 0.06, -0.84 0.3, -0.4 0.38, 0 0.24, 0.1 0.02, -0.5 -0.03", mix(coat, dark, 0.3), 0.75);
  pen.line("-1 0.24, -0.9 0.04, -0.4 -0.02, 0.1 0.03, 0.34 0.1", 0.14, dark, 0.8);
  pen.flat("0.38 0.6, 0.36 0.86, 0.58 0.7", coat, 0.8);
  pen.flat("0.78 0.68, 0.96 0.82, 0.94 0.52", coat, 0.7);
  pen.round(
    "0.3 0.3, 0.34 0.56, 0.6 0.72, 0.86 0.64, 0.98 0.42, 0.92 0.2, 0.66 0.1, 0.42 0.14",
    lighten(coat, 0.12),
  );
  for (const [u, v] of [
    [0.5, 0.42],
    [0.78, 0.4],
  ] as const)
    pen.line(
      [
        [u - 0.07, v + 0.02],
        [u, v - 0.03],
        [u + 0.08, v + 0.02],
      ],
      0.028,
      rgb("#2c2440"),
      0.5,
    );
  pen.soft("0.6 0.3, 0.65 0.33, 0.7 0.3, 0.65 0.25", rgb("#d88088"), 0.95);
  for (const side of [-1, 1])
    pen.line(
      [
        [0.65 + side * 0.06, 0.26],
        [0.65 + side * 0.36, 0.24],
      ],
      0.012,
      rgb("#f8f2ea"),
      1,
    );
}
