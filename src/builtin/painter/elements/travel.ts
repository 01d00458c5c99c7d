import { lighten, mix, rgb } from "../colour.ts";
import { blob, type Point } from "../sketch.ts";
import type { Draw } from "./draw.ts";
import { penAt } from "./pen.ts";

const DARK = rgb("#2c2a44");
const BRASS = rgb("#d9a94c");

/** A locomotive under its own smoke with carriages behind, on rails from edge to edge. */
export const drawTrain: Draw = (sketch, theme, x, base, h, depth) => {
  const { random, width } = sketch;
  const pen = penAt(sketch, theme, x, base, h, depth);
  const paint = theme.accents[0] ?? rgb("#3f5a52");
  const left = -x / h - 0.2;
  const right = (width - x) / h + 0.2;
  pen.flat(
    [
      [left, -0.16],
      [left, 0.02],
      [right, 0.02],
      [right, -0.16],
    ],
    theme.moods.has("snow") ? rgb("#d5d8ea") : rgb("#9a8676"),
    0.7,
    { angle: 0 },
  );
  for (const v of [0, 0.03])
    pen.line(
      [
        [left, v],
        [right, v],
      ],
      0.02,
      DARK,
      0.5,
    );
  for (let i = 0; i < 22; i++) {
    const away = i / 21;
    const size = h * (0.12 + away * 0.5) * (0.7 + random() * 0.6);
    const [px, py] = [
      x + h * (0.62 - away * (2.6 + random() * 0.5)),
      base - h * (1.1 + away ** 0.7 * 1.05 + random() * 0.2),
    ];
    const smoke = lighten(mix(theme.light.haze, theme.light.cloud, 0.6), (random() - 0.35) * 0.35);
    sketch.fill(
      blob(random, px, py, size * 1.3, size),
      smoke,
      { angle: 0.3, length: 0.35, detail: 0.4 },
      { alpha: 0.8 - away * 0.45, bare: true },
    );
  }
  for (let car = 0; car < 6; car++) {
    const u = -0.62 - car * 1.16;
    if (u < left - 1.2) break;
    pen.flat(
      [
        [u - 1.04, 0.2],
        [u - 1.04, 0.72],
        [u, 0.72],
        [u, 0.2],
      ],
      car % 2 ? mix(paint, rgb("#8c4a3c"), 0.75) : mix(paint, rgb("#a8783c"), 0.6),
      0.85,
      { angle: 0 },
    );
    pen.flat(
      [
        [u - 1.08, 0.7],
        [u - 1, 0.79],
        [u - 0.04, 0.79],
        [u + 0.04, 0.7],
      ],
      theme.moods.has("snow") ? rgb("#f0f1f8") : DARK,
      0.8,
      { angle: 0 },
    );
    for (let k = 0; k < 5; k++) {
      const a = u - 0.96 + k * 0.19;
      pen.mark(
        [
          [a, 0.44],
          [a, 0.62],
          [a + 0.12, 0.62],
          [a + 0.12, 0.44],
        ],
        theme.light.isNight ? rgb("#ffdf90") : rgb("#f0e6cc"),
        theme.light.isNight ? 2 : 0.95,
      );
    }
    for (const a of [-0.85, -0.2]) pen.disc(u + a, 0.12, 0.1, 0.1, DARK, 0.5);
  }
  pen.flat("-0.56 0.2, -0.56 0.84, -0.14 0.84, -0.14 0.2", paint, 0.9);
  pen.mark(
    "-0.46 0.5, -0.46 0.72, -0.22 0.72, -0.22 0.5",
    theme.light.isNight ? rgb("#ffdf90") : rgb("#d8d0c0"),
    theme.light.isNight ? 2 : 0.8,
  );
  pen.flat("-0.62 0.82, -0.58 0.9, -0.12 0.9, -0.08 0.82", DARK, 0.7);
  pen.round("-0.16 0.28, -0.16 0.66, 0.6 0.66, 0.74 0.6, 0.74 0.34, 0.6 0.28", paint, { angle: 0 });
  pen.line("-0.14 0.6, 0.66 0.6", 0.022, lighten(paint, 0.6), 1);
  for (const u of [0.08, 0.4])
    pen.line(
      [
        [u, 0.29],
        [u, 0.66],
      ],
      0.028,
      BRASS,
      0.9,
    );
  pen.flat("0.5 0.64, 0.47 0.98, 0.67 0.98, 0.63 0.64", DARK, 0.7);
  pen.flat("0.44 0.96, 0.44 1.02, 0.7 1.02, 0.7 0.96", BRASS, 0.9);
  pen.soft("0.1 0.64, 0.12 0.78, 0.2 0.8, 0.28 0.78, 0.3 0.64", BRASS, 0.95);
  pen.flat("-0.56 0.16, -0.56 0.28, 0.8 0.28, 0.86 0.16", mix(rgb("#b8402f"), DARK, 0.2), 0.8);
  pen.flat("0.76 0.2, 0.96 0.02, 0.7 0.02", rgb("#b8402f"), 0.75);
  for (const u of [-0.36, -0.04, 0.28]) {
    pen.disc(u, 0.15, 0.135, 0.135, DARK, 0.55);
    pen.disc(u, 0.15, 0.06, 0.06, rgb("#b8402f"), 0.9);
  }
  pen.disc(0.6, 0.09, 0.08, 0.08, DARK, 0.55);
  pen.line("-0.36 0.12, 0.3 0.12", 0.03, rgb("#c8ccd4"), 0.9);
  pen.glow(0.74, 0.5, 0.045, rgb("#ffe08a"));
};

/** A bicycle leaning on its stand. */
export const drawBicycle: Draw = (sketch, theme, x, base, h, depth) => {
  const pen = penAt(sketch, theme, x, base, h, depth);
  const frame = theme.accents[0] ?? rgb("#b8402f");
  const ring = (u: number): Point[] =>
    Array.from({ length: 25 }, (_, i) => [u + 0.3 * Math.cos(i * 0.2618), 0.31 + 0.3 * Math.sin(i * 0.2618)]);
  pen.shadow(0.9);
  for (const u of [-0.52, 0.52]) {
    pen.line(ring(u), 0.035, DARK, 0.6);
    for (let i = 0; i < 5; i++) {
      const [c, s] = [Math.cos(i * 0.63), Math.sin(i * 0.63)];
      pen.line(
        [
          [u - c * 0.28, 0.31 - s * 0.28],
          [u + c * 0.28, 0.31 + s * 0.28],
        ],
        0.006,
        rgb("#9a98a8"),
        0.9,
      );
    }
  }
  for (const tube of [
    "-0.52 0.31, -0.05 0.3, 0.36 0.76, -0.2 0.76, -0.52 0.31",
    "-0.05 0.3, -0.24 0.88",
    "0.52 0.31, 0.33 0.92",
  ] as const)
    pen.line(tube, 0.042, frame, 0.9);
  pen.line("0.33 0.92, 0.42 1, 0.26 0.98", 0.035, DARK, 0.7);
  pen.line("-0.34 0.9, -0.12 0.89", 0.07, rgb("#6c4430"), 0.8);
};
