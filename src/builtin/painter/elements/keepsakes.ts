import { lighten, mix, type Rgb, rgb } from "../colour.ts";
import { pick } from "../pick.ts";
import type { Point } from "../sketch.ts";
import type { Draw } from "./draw.ts";
import { penAt } from "./pen.ts";

const DARK = rgb("#332a48");
const COVERS = ["#8c3a34", "#2f5674", "#4a6a4c", "#b8863c", "#5c4470", "#c8b894"].map(rgb);

/** A pile of books, one of them open on top. */
export const drawBooks: Draw = (sketch, theme, x, base, h, depth) => {
  const { random } = sketch;
  const pen = penAt(sketch, theme, x, base, h, depth);
  pen.shadow(0.85);
  for (let i = 0; i < 3; i++) {
    const [v, w, du] = [i * 0.22, 0.66 - random() * 0.12, (random() - 0.5) * 0.16];
    const cover = COVERS[Math.floor(random() * COVERS.length)]!;
    pen.flat(
      [
        [du - w, v],
        [du - w, v + 0.2],
        [du + w, v + 0.2],
        [du + w, v],
      ],
      cover,
      0.85,
      { angle: 0 },
    );
    pen.mark(
      [
        [du + w * 0.3, v + 0.025],
        [du + w * 0.3, v + 0.175],
        [du + w * 0.98, v + 0.175],
        [du + w * 0.98, v + 0.025],
      ],
      rgb("#f0e4c8"),
      0.9,
    );
    for (const u of [-0.7, -0.2])
      pen.line(
        [
          [du + w * u, v + 0.01],
          [du + w * u, v + 0.19],
        ],
        0.02,
        rgb("#e0bc60"),
        0.9,
      );
  }
  pen.flat("-0.7 0.7, -0.66 0.78, 0 0.72, 0.66 0.8, 0.72 0.7, 0 0.64", pick(COVERS, random), 0.8);
  for (const side of [-1, 1]) {
    pen.soft(
      [
        [0, 0.68],
        [side * 0.2, 0.78],
        [side * 0.66, 0.78],
        [side * 0.58, 0.98],
        [side * 0.2, 0.98],
        [0, 0.88],
      ],
      rgb("#f6eedc"),
      side < 0 ? 1.08 : 0.8,
    );
    for (const v of [0.82, 0.87, 0.92])
      pen.line(
        [
          [side * 0.14, v],
          [side * 0.5, v],
        ],
        0.012,
        rgb("#9a8c88"),
        0.8,
      );
  }
};

/** A candle burning in its holder. */
export const drawCandle: Draw = (sketch, theme, x, base, h, depth) => {
  const pen = penAt(sketch, theme, x, base, h, depth);
  pen.shadow(0.35);
  pen.round(
    "-0.2 0, -0.19 0.05, -0.05 0.08, -0.05 0.24, -0.11 0.3, 0.11 0.3, 0.05 0.24, 0.05 0.08, 0.19 0.05, 0.2 0",
    rgb("#c89a48"),
  );
  pen.round("-0.06 0.29, -0.06 0.76, 0.06 0.78, 0.06 0.29", rgb("#f4ead4"), { angle: 1.5 });
  pen.line("0 0.77, 0 0.81", 0.014, DARK, 0.5);
  pen.glow(0, 0.88, 0.05, rgb("#ffb84c"));
  pen.soft("-0.035 0.83, -0.025 0.9, 0.005 1.01, 0.03 0.9, 0.03 0.83", rgb("#ffe9a0"), 2);
};

/** A chessboard in play. */
export const drawChess: Draw = (sketch, theme, x, base, h, depth) => {
  const { random } = sketch;
  const pen = penAt(sketch, theme, x, base, h, depth);
  const on = (file: number, rank: number): Point => [((file - 4) / 4) * (1.2 - rank * 0.045), rank * 0.085];
  pen.flat([[-1.32, -0.08], on(-0.3, 8.3), on(8.3, 8.3), [1.32, -0.08]], rgb("#5c3a2c"), 0.8);
  for (let rank = 0; rank < 8; rank++)
    for (let file = 0; file < 8; file++)
      pen.mark(
        [on(file, rank), on(file, rank + 1), on(file + 1, rank + 1), on(file + 1, rank)],
        (rank + file) % 2 ? rgb("#f0dcb4") : rgb("#7a4a38"),
        (rank + file) % 2 ? 1 : 0.8,
      );
  for (let rank = 7; rank >= 0; rank--)
    for (let file = 0; file < 8; file++) {
      if (random() > (rank < 2 || rank > 5 ? 0.62 : 0.16)) continue;
      const colour = rank + random() * 3 < 4.6 ? rgb("#f4e6c8") : rgb("#4a2c30");
      const tall = 0.2 + random() * 0.24;
      const [u, v] = on(file + 0.5, rank + 0.3);
      pen.round(
        [
          [u - 0.09, v],
          [u - 0.035, v + tall * 0.4],
          [u - 0.06, v + tall * 0.75],
          [u + 0.06, v + tall * 0.75],
          [u + 0.035, v + tall * 0.4],
          [u + 0.09, v],
        ],
        colour,
      );
      pen.disc(u, v + tall * 0.86, 0.058, 0.058, colour, 0.95);
      if (tall > 0.34)
        pen.line(
          [
            [u, v + tall],
            [u, v + tall + 0.08],
          ],
          0.03,
          colour,
          1,
        );
    }
};

/** A skull. */
export const drawSkull: Draw = (sketch, theme, x, base, h, depth) => {
  const pen = penAt(sketch, theme, x, base, h, depth, sketch.random() < 0.5 ? 1 : -1);
  const bone = rgb("#e6d6b4");
  pen.shadow(0.7);
  pen.soft("-0.2 0.02, -0.24 0.3, 0.4 0.34, 0.4 0.04, 0.2 -0.02", mix(bone, DARK, 0.3), 0.7);
  pen.round(
    "-0.5 0.44, -0.54 0.74, -0.3 0.98, 0.1 1.02, 0.42 0.86, 0.5 0.6, 0.44 0.36, 0.4 0.24, -0.1 0.24, -0.34 0.3",
    bone,
  );
  for (const [u, r] of [
    [0.02, 0.13],
    [0.35, 0.1],
  ] as const)
    pen.disc(u, 0.52, r, 0.14, DARK, 0.4);
  pen.soft("0.16 0.32, 0.21 0.44, 0.28 0.32", DARK, 0.4);
  for (let i = 0; i < 7; i++)
    pen.line(
      [
        [-0.04 + i * 0.07, 0.14],
        [-0.04 + i * 0.07, 0.26],
      ],
      0.03,
      i % 2 ? rgb("#f6ecd4") : bone,
      1,
    );
};

/** A clock with a round face. */
export const drawClock: Draw = (sketch, theme, x, base, h, depth) => {
  const pen = penAt(sketch, theme, x, base, h, depth);
  const wood = theme.accents[0] ?? rgb("#8a5430");
  pen.shadow(0.6);
  pen.flat("-0.56 0, -0.56 0.1, 0.56 0.1, 0.56 0", wood, 0.7);
  pen.soft("-0.46 0.06, -0.46 0.66, -0.32 0.96, 0 1.06, 0.32 0.96, 0.46 0.66, 0.46 0.06", wood, 0.95);
  pen.disc(0, 0.6, 0.35, 0.35, rgb("#d8b050"), 1);
  pen.disc(0, 0.6, 0.3, 0.3, rgb("#f6eed8"), 1.05);
  for (let i = 0; i < 12; i++)
    pen.disc(Math.sin(i * 0.5236) * 0.25, 0.6 + Math.cos(i * 0.5236) * 0.25, 0.018, 0.018, DARK, 0.5);
  const [hour, minute] = [sketch.random() * 6.28, sketch.random() * 6.28];
  for (const [angle, long, wide] of [
    [hour, 0.14, 0.035],
    [minute, 0.22, 0.022],
  ] as const)
    pen.line(
      [
        [0, 0.6],
        [Math.sin(angle) * long, 0.6 + Math.cos(angle) * long],
      ],
      wide,
      DARK,
      0.4,
    );
};

/** A wicker basket, heaped by whoever draws on top of it. */
export const drawBasket: Draw = (sketch, theme, x, base, h, depth) => {
  const pen = penAt(sketch, theme, x, base, h, depth);
  const wicker: Rgb = rgb("#b07f44");
  pen.shadow(1.1);
  pen.round("-0.66 0, -0.86 0.5, -0.9 0.72, 0.9 0.72, 0.86 0.5, 0.66 0", wicker, { angle: 0.05 });
  for (let row = 0; row < 4; row++)
    for (let i = 0; i < 11; i++) {
      const [u, v] = [-0.78 + (i + (row % 2) / 2) * 0.145, 0.1 + row * 0.15];
      pen.line(
        [
          [u, v],
          [u + 0.1, v + 0.03],
        ],
        0.055,
        row % 2 ? lighten(wicker, 0.35) : mix(wicker, DARK, 0.3),
        0.85,
      );
    }
  pen.line("-0.9 0.72, -0.4 0.64, 0.4 0.64, 0.9 0.72", 0.09, lighten(wicker, 0.2), 1);
};
