import { lighten, mix, rgb } from "../colour.ts";
import { pick } from "../pick.ts";
import type { Point, Sketch } from "../sketch.ts";
import type { Theme } from "../theme.ts";
import type { Draw } from "./draw.ts";
import { type Pen, penAt } from "./pen.ts";

const DARK = rgb("#332a48");

const oval = (u: number, v: number, ru: number, rv: number): Point[] =>
  Array.from({ length: 16 }, (_, i) => [u + Math.cos(i * 0.3927) * ru, v + Math.sin(i * 0.3927) * rv]);

function steam(pen: Pen, v: number): void {
  for (const u of [-0.14, 0.04, 0.2])
    pen.line(
      [
        [u, v],
        [u + 0.06, v + 0.14],
        [u - 0.03, v + 0.28],
        [u + 0.05, v + 0.44],
      ],
      0.03,
      rgb("#f4f0ea"),
      1,
    );
}

/** A steaming bowl of noodles with an egg, leaves and chopsticks. */
export const drawBowl: Draw = (sketch, theme, x, base, h, depth) => {
  const pen = penAt(sketch, theme, x, base, h, depth);
  const glaze =
    theme.accents[0] ?? pick([rgb("#2f4f86"), rgb("#b8402f"), rgb("#e8dccb"), rgb("#3a3448")], sketch.random);
  pen.shadow(0.95);
  steam(pen, 0.72);
  pen.round("-0.3 0, -0.62 0.24, -0.8 0.58, -0.78 0.66, 0.78 0.66, 0.8 0.58, 0.62 0.24, 0.3 0", glaze, {
    angle: 0.1,
  });
  pen.line("-0.72 0.5, -0.4 0.4, 0 0.36, 0.4 0.4, 0.72 0.5", 0.035, mix(glaze, rgb("#f6ecd8"), 0.7), 1);
  pen.flat(oval(0, 0.62, 0.8, 0.2), lighten(glaze, 0.45), 1);
  pen.flat(oval(0, 0.61, 0.73, 0.165), rgb("#c07a34"), 0.9);
  for (let i = 0; i < 13; i++) {
    const u = -0.5 + (i / 12) * 0.72;
    pen.line(
      [
        [u, 0.54 + (i % 3) * 0.03],
        [u + 0.12, 0.64 + (i % 2) * 0.03],
        [u + 0.28, 0.57],
      ],
      0.035,
      rgb(i % 2 ? "#f4d88c" : "#e8b85c"),
      1,
    );
  }
  pen.flat(oval(0.36, 0.66, 0.17, 0.095), rgb("#f8f2e4"), 1.05);
  pen.flat(oval(0.38, 0.665, 0.085, 0.055), rgb("#f0982c"), 1.1);
  for (const [u, v] of [
    [-0.42, 0.68],
    [-0.34, 0.7],
    [-0.27, 0.67],
  ] as const)
    pen.soft(
      [
        [u - 0.1, v - 0.03],
        [u, v + 0.08],
        [u + 0.12, v],
      ],
      rgb("#4f8a44"),
      0.9,
    );
  for (const du of [0, 0.09])
    pen.line(
      [
        [-0.12 + du, 0.62],
        [0.72 + du, 1.02],
      ],
      0.032,
      rgb("#8c2f2a"),
      0.8,
    );
};

/** A loaf with cuts across it, and a knife. */
export const drawBread: Draw = (sketch, theme, x, base, h, depth) => {
  const pen = penAt(sketch, theme, x, base, h, depth, sketch.random() < 0.5 ? 1 : -1);
  pen.shadow(1.5);
  pen.round(
    "-1.3 0.1, -1.36 0.4, -1 0.72, -0.2 0.92, 0.6 0.86, 1.2 0.56, 1.36 0.24, 1.1 0.02, 0 -0.04, -1 0",
    rgb("#c4803c"),
    { angle: 0.1 },
  );
  for (const u of [-0.75, -0.25, 0.25, 0.72])
    pen.soft(
      [
        [u - 0.2, 0.36],
        [u - 0.02, 0.8],
        [u + 0.16, 0.82],
        [u + 0.02, 0.5],
      ],
      rgb("#f0cf94"),
      1,
    );
};

/** A fish on a plate, a slice of lemon by it. */
export const drawFishDish: Draw = (sketch, theme, x, base, h, depth) => {
  const pen = penAt(sketch, theme, x, base, h, depth, sketch.random() < 0.5 ? 1 : -1);
  const skin = theme.accents[0] ?? rgb("#8fa4b4");
  pen.shadow(1.5);
  pen.flat(oval(0, 0.2, 1.6, 0.42), rgb("#d8dce4"), 0.75);
  pen.flat(oval(0, 0.26, 1.6, 0.42), rgb("#f4f2ec"), 1.05);
  pen.flat(oval(0, 0.26, 1.25, 0.3), rgb("#dfe2e6"), 0.95);
  for (const lift of [0, 0.24]) {
    pen.flat(
      [
        [-1, 0.3 + lift],
        [-1.5, 0.52 + lift],
        [-1.42, 0.3 + lift],
        [-1.52, 0.1 + lift],
      ],
      mix(skin, DARK, 0.3),
      0.7,
    );
    pen.round(
      [
        [-1.1, 0.3 + lift],
        [-0.5, 0.5 + lift],
        [0.3, 0.54 + lift],
        [0.9, 0.42 + lift],
        [1.12, 0.28 + lift],
        [0.8, 0.14 + lift],
        [0.2, 0.06 + lift],
        [-0.5, 0.14 + lift],
      ],
      skin,
      { angle: 0.05 },
    );
    pen.soft(
      [
        [-0.5, 0.18 + lift],
        [0.2, 0.1 + lift],
        [0.8, 0.18 + lift],
        [0.2, 0.22 + lift],
      ],
      rgb("#f4ece4"),
      1,
    );
    pen.disc(0.86, 0.33 + lift, 0.05, 0.05, rgb("#f4e8c0"), 1);
    pen.disc(0.87, 0.33 + lift, 0.028, 0.03, DARK, 0.3);
  }
  pen.disc(0.62, -0.02, 0.28, 0.17, rgb("#f0cc3c"), 1);
  pen.disc(0.62, 0, 0.22, 0.13, rgb("#f8eaa0"), 1.05);
};

/** A cup on its saucer. */
export const drawCup: Draw = (sketch, theme, x, base, h, depth) => {
  const pen = penAt(sketch, theme, x, base, h, depth, sketch.random() < 0.5 ? 1 : -1);
  const china = theme.accents[0] ?? pick([rgb("#f2eee6"), rgb("#6f9ac0"), rgb("#d88c6c")], sketch.random);
  pen.shadow(0.9);
  pen.flat(oval(0, 0.06, 0.95, 0.2), mix(china, rgb("#f8f4ec"), 0.4), 0.95);
  pen.line("0.5 0.7, 0.78 0.68, 0.76 0.4, 0.44 0.34", 0.1, china, 0.75);
  pen.round("-0.26 0.08, -0.48 0.36, -0.58 0.86, 0.58 0.86, 0.48 0.36, 0.26 0.08", china, { angle: 1.4 });
  pen.flat(oval(0, 0.84, 0.57, 0.14), lighten(china, 0.5), 1);
  pen.flat(oval(0, 0.83, 0.48, 0.1), rgb("#5c3424"), 0.8);
  steam(pen, 0.95);
};

/** A knife lying slantwise from its handle at (x, y), `reach` long. */
export function drawKnife(sketch: Sketch, theme: Theme, x: number, y: number, reach: number): void {
  const pen = penAt(sketch, theme, x, y, reach);
  pen.mark("0.02 -0.05, 1 0.2, 1 0.16, 0.04 -0.09", rgb("#4c4880"), 0.4);
  pen.flat("0.36 0.06, 1 0.26, 0.98 0.2, 0.42 0", rgb("#dfe3ea"), 1.05);
  pen.line("0 -0.04, 0.4 0.04", 0.06, rgb("#4a3034"), 0.8);
}

/** A checked cloth on the grass with a basket, bread and fruit. */
export const drawPicnic: Draw = (sketch, theme, x, base, h, depth) => {
  const { random } = sketch;
  const pen = penAt(sketch, theme, x, base, h, depth);
  const on = (s: number, t: number): Point => [(s - 0.5) * (4.4 - t * 1.2) + t * 0.3, t * 1.15];
  pen.flat([on(0, 0), on(0, 1), on(1, 1), on(1, 0)], rgb("#f8f2ea"), 1, { angle: 0.05 });
  const check = theme.accents[0] ?? rgb("#d0483c");
  for (let i = 0; i < 8; i++)
    for (let k = i % 2; k < 6; k += 2) {
      const [s, t] = [i / 8, k / 6];
      pen.mark([on(s, t), on(s, t + 1 / 6), on(s + 1 / 8, t + 1 / 6), on(s + 1 / 8, t)], check, 0.9);
    }
  pen.round("-1.4 0.55, -1.5 1.2, -1.45 1.36, -0.45 1.36, -0.4 1.2, -0.5 0.55", rgb("#b07f44"), {
    angle: 0.05,
  });
  for (let row = 0; row < 3; row++)
    pen.line(
      [
        [-1.46, 0.74 + row * 0.2],
        [-0.44, 0.74 + row * 0.2],
      ],
      0.05,
      rgb("#7c5428"),
      0.8,
    );
  pen.line("-1.3 1.36, -1.2 1.75, -0.7 1.75, -0.6 1.36", 0.09, rgb("#8c6030"), 0.9);
  pen.round("-0.1 0.62, -0.12 0.82, 0.3 0.98, 0.75 0.9, 0.86 0.72, 0.6 0.58", rgb("#c4803c"), { angle: 0.1 });
  pen.round("1.1 0.7, 1.1 1.3, 1.18 1.5, 1.18 1.75, 1.32 1.75, 1.32 1.5, 1.4 1.3, 1.4 0.7", rgb("#3c6450"), {
    angle: 1.5,
  });
  for (let i = 0; i < 5; i++)
    pen.disc(0.2 + i * 0.2, 0.4 + random() * 0.12, 0.13, 0.13, i % 2 ? rgb("#d8402c") : rgb("#e8b03c"), 0.95);
};
