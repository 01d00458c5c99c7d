import { mix, type Rgb, rgb } from "../colour.ts";
import { BEAR, type Beast, CAMEL, COW, DEER, ELEPHANT, LION, WOLF } from "./beast-shapes.ts";
import type { Draw } from "./draw.ts";
import { type Pen, penAt, pointsOf } from "./pen.ts";

const DARK = rgb("#342e48");
const IVORY = rgb("#f4e8d0");

/** Draws the beast; `adorn` adds what only it has, `beneath` what lies behind it. */
function quadruped(beast: Beast, adorn: (pen: Pen, coat: Rgb) => void = () => {}, coat = beast.coat): Draw {
  return (sketch, theme, x, base, h, depth) => {
    const facing = sketch.random() < 0.5 ? 1 : -1;
    const local = theme.accents.length > 0 ? mix(coat, theme.accents[0]!, 0.6) : coat;
    const pen = penAt(sketch, theme, x, base, h, depth, facing);
    pen.shadow(0.6);
    for (const leg of beast.farLegs) pen.line(leg, beast.leg * 0.9, mix(local, DARK, 0.55), 0.5);
    pen.soft(beast.tail, mix(local, DARK, 0.35), 0.65, { angle: 1.2 });
    for (const leg of beast.legs) pen.line(leg, beast.leg, mix(local, DARK, 0.25), 0.7);
    pen.round(beast.body, local, { angle: 0.2 });
    const [thigh, shoulder] = [pointsOf(beast.legs[1]!)[0]!, pointsOf(beast.legs[0]!)[0]!];
    for (const [u, v] of [thigh, shoulder])
      pen.disc(u, v, beast.leg * 1.05, beast.leg * 1.5, mix(local, DARK, 0.1), 0.8);
    adorn(pen, local);
    pen.disc(...beast.eye, 0.018, 0.018, DARK, 0.5);
  };
}

/** A stag. */
export const drawDeer = quadruped(DEER, (pen) => {
  const horn = rgb("#8a6c50");
  for (const side of [0, 0.07]) {
    pen.line(
      [
        [0.34 + side, 0.96],
        [0.24 + side, 1.1],
        [0.24 + side, 1.26],
        [0.32 + side, 1.38],
      ],
      0.025,
      horn,
      0.8 - side * 3,
    );
    for (const [u, v, du] of [
      [0.25, 1.09, 0.13],
      [0.235, 1.2, 0.12],
      [0.25, 1.3, -0.08],
    ] as const)
      pen.line(
        [
          [u + side, v],
          [u + side + du, v + 0.1],
        ],
        0.018,
        horn,
        0.8,
      );
  }
  pen.soft("0.24 0.46, 0.3 0.58, 0.34 0.7, 0.38 0.64, 0.34 0.5", IVORY, 0.8);
});
/** A wolf, a dog or a fox by its coat. */
export const drawWolf = quadruped(WOLF, (pen, coat) =>
  pen.soft("0.5 0.76, 0.44 0.66, 0.36 0.46, 0.42 0.5, 0.54 0.68, 0.66 0.76", mix(coat, IVORY, 0.65), 0.9),
);
export const drawDog = quadruped(
  WOLF,
  (pen) => pen.soft("0.36 1.02, 0.34 0.86, 0.4 0.78, 0.46 0.9, 0.42 1", rgb("#5c3c2c"), 0.7),
  rgb("#b88454"),
);
export const drawFox = quadruped(
  WOLF,
  (pen) => {
    pen.soft("0.5 0.76, 0.44 0.66, 0.36 0.46, 0.42 0.5, 0.54 0.68, 0.7 0.77", IVORY, 0.95);
    pen.soft("-0.8 0.34, -0.82 0.24, -0.72 0.25, -0.68 0.36", IVORY, 1);
  },
  rgb("#cf6a2c"),
);
export const drawCamel = quadruped(CAMEL, (pen) => {
  pen.soft("-0.24 0.68, -0.12 0.84, 0.04 0.84, 0.12 0.68, 0.14 0.5, -0.22 0.5", rgb("#b83c38"), 0.85);
  pen.line("-0.21 0.56, 0.13 0.56", 0.025, rgb("#f0c050"), 1);
});
export const drawElephant = quadruped(ELEPHANT, (pen, coat) => {
  pen.soft(
    "0.14 0.88, 0.3 0.92, 0.4 0.8, 0.38 0.62, 0.28 0.46, 0.14 0.58",
    mix(coat, rgb("#b89498"), 0.3),
    0.85,
  );
  pen.line("0.56 0.5, 0.66 0.4, 0.76 0.42", 0.035, IVORY, 1);
});
export const drawCow = quadruped(COW, (pen) => {
  pen.soft("-0.5 0.88, -0.2 0.9, -0.16 0.66, -0.36 0.54, -0.54 0.66", rgb("#7c4a34"), 0.8);
  pen.soft("0.1 0.86, 0.3 0.86, 0.34 0.62, 0.16 0.56", rgb("#7c4a34"), 0.75);
  for (const du of [0, 0.08])
    pen.line(
      [
        [0.56 + du, 1.02],
        [0.6 + du, 1.1],
        [0.66 + du, 1.12],
      ],
      0.028,
      IVORY,
      0.9,
    );
});
export const drawLion = quadruped(LION, (pen) => {
  for (let i = 0; i < 14; i++) {
    const angle = 0.9 + (i / 14) * 4.6;
    pen.disc(
      0.4 + Math.cos(angle) * 0.2,
      0.78 + Math.sin(angle) * 0.24,
      0.1,
      0.1,
      i % 2 ? rgb("#8a4c28") : rgb("#a8632f"),
      0.75,
    );
  }
  pen.round("0.4 0.9, 0.52 0.96, 0.62 0.9, 0.74 0.8, 0.72 0.72, 0.56 0.68, 0.44 0.72", rgb("#d8a05c"));
  pen.disc(0.72, 0.8, 0.03, 0.025, DARK, 0.6);
});
export const drawTiger = quadruped(
  LION,
  (pen) => {
    for (let i = 0; i < 9; i++) {
      const u = -0.48 + i * 0.105;
      pen.line(
        [
          [u, 0.72],
          [u + 0.03, 0.62],
          [u + 0.01, 0.5],
        ],
        0.03,
        DARK,
        0.5,
      );
    }
    pen.soft("0.5 0.74, 0.62 0.72, 0.72 0.76, 0.66 0.8, 0.54 0.82", IVORY, 0.95);
  },
  rgb("#dc7f2a"),
);
export const drawBear = quadruped(BEAR, (pen) =>
  pen.soft("0.66 0.82, 0.82 0.76, 0.8 0.68, 0.64 0.7", rgb("#b08a64"), 0.8),
);

/** A whale at the surface: back, flukes and spout. */
export const drawWhale: Draw = (sketch, theme, x, base, h, depth) => {
  const facing = sketch.random() < 0.5 ? 1 : -1;
  const pen = penAt(sketch, theme, x, base, h, depth, facing);
  const hide = theme.accents[0] ?? rgb("#6480a8");
  for (let i = 0; i < 26; i++) {
    const up = i / 26;
    pen.disc(
      0.5 + Math.sin(i * 2.4) * 0.26 * up ** 1.6,
      0.44 + up * 0.62 - Math.abs(Math.sin(i * 2.4)) * 0.16 * up,
      0.02 + up * 0.045,
      0.03 + up * 0.04,
      rgb("#eef4f8"),
      1,
    );
  }
  pen.soft("-1.22 -0.02, -1.34 0.3, -1.42 0.52, -1.3 0.56, -1.14 0.34, -1 -0.02", hide, 0.7, { angle: 1.4 });
  pen.flat(
    "-1.38 0.48, -1.62 0.56, -1.84 0.74, -1.5 0.72, -1.36 0.62, -1.2 0.76, -0.86 0.8, -1.04 0.6, -1.26 0.5",
    hide,
    0.85,
    { angle: 0.2 },
  );
  pen.round("-0.98 -0.02, -0.76 0.2, -0.3 0.42, 0.2 0.5, 0.62 0.4, 0.9 0.2, 1.02 -0.02", hide, {
    angle: 0.1,
  });
  pen.soft("0.2 -0.02, 0.42 0.12, 0.7 0.15, 0.94 0.08, 1 -0.02", rgb("#d8dde4"), 0.85);
  pen.disc(0.6, 0.2, 0.022, 0.022, DARK, 0.5);
  for (const [u, w] of [
    [-1.12, 0.3],
    [0.02, 1.15],
  ] as const)
    for (let k = 0; k < 3; k++)
      pen.line(
        [
          [u - w + k * 0.1, -0.02 - k * 0.035],
          [u + w - k * 0.08, -0.02 - k * 0.035],
        ],
        0.025,
        rgb("#e9f0f4"),
        0.95,
      );
};
