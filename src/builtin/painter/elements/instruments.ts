import { mix, rgb } from "../colour.ts";
import type { Point } from "../sketch.ts";
import type { Draw } from "./draw.ts";
import { penAt, pointsOf } from "./pen.ts";

const DARK = rgb("#33243c");

/** A violin propped upright, its bow beside it. */
export const drawViolin: Draw = (sketch, theme, x, base, h, depth) => {
  const facing = sketch.random() < 0.5 ? 1 : -1;
  const pen = penAt(sketch, theme, x, base, h, depth, facing, 0.22);
  const wood = theme.accents[0] ?? rgb("#b5632a");
  const side = pointsOf(
    "0.04 0, 0.15 0.02, 0.21 0.1, 0.2 0.19, 0.125 0.26, 0.12 0.32, 0.165 0.38, 0.165 0.47, 0.1 0.54, 0.03 0.55",
  );
  const body = [...side, ...[...side].reverse().map(([u, v]): Point => [-u, v])];
  pen.shadow(0.3);
  pen.soft(
    body.map(([u, v]): Point => [u + 0.025, v - 0.006]),
    DARK,
    0.6,
  );
  pen.round(body, wood, { angle: 1.3 });
  pen.soft(
    "-0.13 0.06, -0.17 0.12, -0.15 0.18, -0.08 0.24, -0.07 0.14",
    mix(wood, rgb("#ffd890"), 0.55),
    1.05,
  );
  pen.flat("-0.026 0.3, -0.016 0.88, 0.016 0.88, 0.026 0.3", DARK, 0.6);
  pen.line("-0.055 0.255, 0.055 0.255", 0.022, rgb("#e8cf9c"), 1);
  pen.flat("-0.02 0.2, -0.03 0.06, 0.03 0.06, 0.02 0.2", DARK, 0.5);
  for (const s of [-1, 1])
    pen.line(
      [
        [s * 0.085, 0.33],
        [s * 0.072, 0.29],
        [s * 0.095, 0.25],
        [s * 0.08, 0.2],
      ],
      0.013,
      DARK,
      0.4,
    );
  for (const s of [-0.012, 0, 0.012])
    pen.line(
      [
        [s, 0.13],
        [s, 0.9],
      ],
      0.004,
      rgb("#f4e8d0"),
      1,
    );
  pen.soft("-0.025 0.88, -0.03 0.96, 0.02 1, 0.045 0.96, 0.02 0.94, 0.022 0.88", mix(wood, DARK, 0.3), 0.8);
  for (const [s, v] of [
    [-1, 0.9],
    [1, 0.915],
    [-1, 0.94],
  ] as const)
    pen.line(
      [
        [s * 0.02, v],
        [s * 0.06, v],
      ],
      0.018,
      DARK,
      0.5,
    );
  pen.line("-0.34 0.01, 0 0.84", 0.014, rgb("#7a4428"), 0.7);
  pen.line("-0.325 0, 0.015 0.82", 0.006, rgb("#f6ead4"), 1);
};

/** A guitar propped upright. */
export const drawGuitar: Draw = (sketch, theme, x, base, h, depth) => {
  const pen = penAt(sketch, theme, x, base, h, depth, sketch.random() < 0.5 ? 1 : -1, 0.2);
  const wood = theme.accents[0] ?? rgb("#d09040");
  const side = pointsOf("0.05 0, 0.17 0.02, 0.22 0.12, 0.2 0.22, 0.14 0.3, 0.16 0.38, 0.15 0.47, 0.06 0.52");
  const body = [...side, ...[...side].reverse().map(([u, v]): Point => [-u, v])];
  pen.shadow(0.3);
  pen.soft(
    body.map(([u, v]): Point => [u + 0.03, v]),
    mix(wood, DARK, 0.7),
    0.6,
  );
  pen.round(body, wood, { angle: 1.3 });
  pen.disc(0, 0.34, 0.075, 0.075, mix(wood, rgb("#f4dca8"), 0.5), 1);
  pen.disc(0, 0.34, 0.058, 0.058, DARK, 0.5);
  pen.flat("-0.028 0.4, -0.024 0.87, 0.024 0.87, 0.028 0.4", DARK, 0.7);
  pen.flat("-0.036 0.87, -0.042 1, 0.042 1, 0.036 0.87", mix(wood, DARK, 0.5), 0.8);
  pen.line("-0.08 0.13, 0.08 0.13", 0.03, DARK, 0.5);
  for (const s of [-0.016, 0, 0.016])
    pen.line(
      [
        [s, 0.13],
        [s, 0.9],
      ],
      0.004,
      rgb("#f8f0dc"),
      1,
    );
};

/** A grand piano, its lid up. */
export const drawPiano: Draw = (sketch, theme, x, base, h, depth) => {
  const pen = penAt(sketch, theme, x, base, h, depth, sketch.random() < 0.5 ? 1 : -1);
  const wood = theme.accents[0] ?? rgb("#3a2f44");
  pen.shadow(0.8);
  for (const u of [-0.5, 0.08, 0.62])
    pen.flat(
      [
        [u - 0.035, 0],
        [u - 0.05, 0.36],
        [u + 0.05, 0.36],
        [u + 0.035, 0],
      ],
      wood,
      0.6,
    );
  pen.soft("-0.5 0.52, -0.62 0.98, -0.2 1.06, 0.3 0.98, 0.74 0.8, 0.72 0.6, 0.2 0.54", wood, 1.1, {
    angle: 0.2,
  });
  pen.soft("-0.44 0.54, -0.53 0.92, -0.2 0.98, 0.24 0.9, 0.6 0.74, 0.6 0.6", rgb("#a8743c"), 0.7, {
    angle: 0.3,
  });
  pen.flat("-0.66 0.34, -0.66 0.52, 0.6 0.58, 0.76 0.54, 0.76 0.38, 0.5 0.34", wood, 0.75, { angle: 0 });
  pen.flat("-0.84 0.36, -0.84 0.42, -0.52 0.46, -0.52 0.36", wood, 1);
  pen.mark("-0.82 0.43, -0.6 0.475, -0.52 0.475, -0.74 0.43", rgb("#f8f4e8"), 1.1);
  for (let i = 0; i < 6; i++)
    pen.line(
      [
        [-0.79 + i * 0.04, 0.437],
        [-0.69 + i * 0.03, 0.462],
      ],
      0.014,
      DARK,
      0.4,
    );
  pen.flat("-0.5 0.5, -0.44 0.68, -0.3 0.68, -0.34 0.5", rgb("#f2ead8"), 1);
};

/** A trumpet lying, its bell towards us. */
export const drawTrumpet: Draw = (sketch, theme, x, base, h, depth) => {
  const pen = penAt(sketch, theme, x, base, h, depth, sketch.random() < 0.5 ? 1 : -1);
  const brass = rgb("#dca73c");
  pen.shadow(0.9);
  pen.line("-1 0.42, 0.6 0.42", 0.075, brass, 1);
  pen.line("0.3 0.42, 0.44 0.3, 0.4 0.12, -0.4 0.12, -0.5 0.26, -0.4 0.42", 0.07, brass, 0.8);
  pen.round("0.5 0.48, 0.78 0.56, 1.02 0.78, 1.04 0.42, 1.02 0.06, 0.78 0.3, 0.5 0.36", brass, { angle: 0 });
  pen.disc(1.02, 0.42, 0.075, 0.36, rgb("#8c5a28"), 0.7);
  for (const u of [-0.22, -0.06, 0.1]) {
    pen.flat(
      [
        [u - 0.045, 0.04],
        [u - 0.045, 0.56],
        [u + 0.045, 0.56],
        [u + 0.045, 0.04],
      ],
      brass,
      0.95,
    );
    pen.line(
      [
        [u, 0.56],
        [u, 0.68],
      ],
      0.04,
      rgb("#f4e2a8"),
      1,
    );
  }
  pen.flat("-1.1 0.36, -1 0.4, -1 0.45, -1.1 0.49", brass, 1.1);
};
