import { mix, rgb } from "../colour.ts";
import type { Draw } from "./draw.ts";
import { penAt } from "./pen.ts";

const DARK = rgb("#342e48");
const IVORY = rgb("#f4e8d0");

/** A dragon on the wing, breathing fire. */
export const drawDragon: Draw = (sketch, theme, x, base, h, depth) => {
  const facing = sketch.random() < 0.5 ? 1 : -1;
  const pen = penAt(sketch, theme, x, base, h, depth, facing);
  const hide = theme.accents[0] ?? rgb("#3f6a50");
  const skin = mix(hide, rgb("#c85c3c"), 0.5);
  pen.flat(
    "0.06 0.5, 0.26 0.86, 0.5 1.06, 0.56 0.88, 0.66 0.86, 0.54 0.7, 0.5 0.58, 0.34 0.56, 0.2 0.44",
    mix(skin, DARK, 0.4),
    0.6,
    { angle: 1 },
  );
  for (let i = 0; i <= 30; i++) {
    const t = i / 30;
    const u = -1.05 + t * 1.5;
    const v = 0.36 + Math.sin(t * 6.2 + 2.6) * 0.12 * (1.15 - t * 0.5) + t * 0.14;
    const r = 0.012 + Math.sin(Math.min(1, t * 1.15) * Math.PI * 0.86) * 0.085;
    pen.disc(u, v, r * 1.25, r, hide, 0.75);
    if (i % 2 === 0)
      pen.mark(
        [
          [u - r * 0.5, v + r * 0.8],
          [u - r * 0.2, v + r * 1.8 + 0.015],
          [u + r * 0.4, v + r * 0.8],
        ],
        mix(hide, DARK, 0.5),
        0.7,
      );
  }
  pen.mark("-1.04 0.4, -1.2 0.5, -1.22 0.34", skin, 0.8);
  pen.line("0.36 0.48, 0.46 0.5, 0.5 0.6, 0.6 0.66", 0.09, hide, 0.8);
  pen.round(
    "0.54 0.7, 0.62 0.74, 0.72 0.7, 0.86 0.66, 0.86 0.62, 0.72 0.6, 0.84 0.57, 0.7 0.56, 0.56 0.6",
    hide,
    { angle: 0.1 },
  );
  for (const du of [0, 0.05])
    pen.line(
      [
        [0.57 + du, 0.72],
        [0.47 + du, 0.82],
      ],
      0.022,
      IVORY,
      0.8,
    );
  pen.disc(0.65, 0.68, 0.014, 0.014, rgb("#ffd94c"), 1.6);
  pen.flat(
    "0.02 0.46, -0.1 0.86, -0.04 1.06, -0.16 1, -0.4 1.12, -0.66 1.06, -0.56 0.92, -0.6 0.76, -0.44 0.76, -0.38 0.6, -0.24 0.62, -0.16 0.46",
    skin,
    0.95,
    { angle: 0.9 },
  );
  for (const tip of [
    [-0.66, 1.06],
    [-0.6, 0.76],
    [-0.38, 0.6],
  ] as const)
    pen.line([[-0.09, 0.94], tip], 0.02, mix(hide, DARK, 0.3), 0.7);
  pen.line("-0.02 0.48, -0.1 0.94", 0.035, hide, 0.8);
  for (const [reach, wide, colour] of [
    [0.75, 0.17, "#e8582a"],
    [0.56, 0.11, "#ffa52c"],
    [0.36, 0.06, "#ffe88a"],
  ] as const)
    pen.soft(
      [
        [0.84, 0.605],
        [0.9 + reach * 0.4, 0.62 + wide * 0.3],
        [0.86 + reach, 0.56 + wide],
        [0.94 + reach, 0.5],
        [0.86 + reach, 0.5 - wide],
        [0.9 + reach * 0.4, 0.57 - wide * 0.4],
      ],
      rgb(colour),
      1.7,
      { angle: 0.05 },
    );
};

/** Dark birds scattered over the sky, `h` the span of the nearest. */
export const drawFlock: Draw = (sketch, theme, x, base, h, depth) => {
  const { random, width } = sketch;
  const colour = theme.moods.has("white") ? rgb("#f6f4f0") : rgb("#26243a");
  const count = 9 + Math.floor(random() * 8);
  for (let i = 0; i < count; i++) {
    const size = h * (0.28 + random() ** 2 * 0.6);
    const pen = penAt(
      sketch,
      theme,
      x + (random() - 0.5) * 0.75 * width,
      base - random() * h * 2,
      size,
      depth,
    );
    const lift = 0.1 + random() * 0.35;
    pen.flat(
      [
        [-0.5, lift],
        [-0.24, lift + 0.12],
        [-0.04, 0.06],
        [0.04, 0.06],
        [0.26, lift + 0.14],
        [0.52, lift + 0.04],
        [0.24, lift * 0.6],
        [0.04, -0.08],
        [-0.05, -0.08],
        [-0.22, lift * 0.6],
      ],
      colour,
      0.7,
    );
  }
};

/** Butterflies, a handful, each in its own colour. */
export const drawButterflies: Draw = (sketch, theme, x, base, h, depth) => {
  const { random, width } = sketch;
  const colours =
    theme.accents.length > 0
      ? theme.accents
      : ["#e8842a", "#4a7fd0", "#e8c83c", "#d85a8c", "#f2ece0", "#8c5ac8"].map(rgb);
  for (let i = 0; i < 9; i++) {
    const size = h * (i === 0 ? 1 : 0.3 + random() * 0.45);
    const [px, py] = i === 0 ? [x, base] : [random() * width, base - (random() - 0.45) * h * 2.2];
    const pen = penAt(sketch, theme, px, py, size, depth);
    const wing = colours[i % colours.length]!;
    const fold = i === 0 ? 1 : 0.55 + random() * 0.45;
    const tilt = (random() - 0.5) * 0.5;
    for (const side of [-1, 1]) {
      const on = (u: number, v: number) => [side * u * (side < 0 ? fold : 1), v + side * u * tilt] as const;
      pen.soft(
        [on(0.02, 0.36), on(0.3, 0.3), on(0.36, 0.1), on(0.22, 0), on(0.06, 0.18)],
        mix(wing, DARK, 0.15),
        0.85,
      );
      pen.soft(
        [on(0.02, 0.4), on(0.14, 0.8), on(0.4, 0.94), on(0.5, 0.76), on(0.4, 0.5), on(0.16, 0.36)],
        wing,
        1.05,
      );
      pen.line([on(0.18, 0.84), on(0.42, 0.9), on(0.49, 0.74), on(0.4, 0.52)], 0.03, DARK, 0.5);
      pen.disc(...on(0.32, 0.74), 0.05, 0.05, mix(wing, IVORY, 0.7), 1);
      pen.disc(...on(0.22, 0.2), 0.04, 0.04, mix(wing, IVORY, 0.7), 1);
      pen.line([[0, 0.56], on(0.1, 0.78)], 0.012, DARK, 0.5);
    }
    pen.line("0 0.14, 0 0.58", 0.05, DARK, 0.6);
  }
};
