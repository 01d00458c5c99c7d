import { lighten, mix, rgb } from "../colour.ts";
import type { Point } from "../sketch.ts";
import type { Draw } from "./draw.ts";
import { penAt } from "./pen.ts";

const DARK = rgb("#2c2a48");
const SUIT = rgb("#f0eef2");

/** An astronaut in a white suit, the sky in the visor. */
export const drawAstronaut: Draw = (sketch, theme, x, base, h, depth) => {
  const pen = penAt(sketch, theme, x, base, h, depth, sketch.random() < 0.5 ? 1 : -1);
  pen.shadow(0.45);
  pen.soft("-0.26 0.36, -0.27 0.72, -0.1 0.76, -0.08 0.36", rgb("#b8bccc"), 0.7);
  for (const [u, lean] of [
    [-0.08, -0.03],
    [0.09, 0.05],
  ] as const) {
    pen.line(
      [
        [u, 0.4],
        [u + lean * 0.4, 0.22],
        [u + lean, 0.05],
      ],
      0.13,
      SUIT,
      u < 0 ? 0.95 : 0.65,
    );
    pen.soft(
      [
        [u + lean - 0.09, 0],
        [u + lean - 0.08, 0.09],
        [u + lean + 0.06, 0.1],
        [u + lean + 0.13, 0.03],
        [u + lean + 0.1, -0.01],
      ],
      rgb("#8f94a8"),
      0.8,
    );
  }
  pen.line("0.14 0.64, 0.27 0.54, 0.3 0.4", 0.1, SUIT, 0.65);
  pen.round("-0.18 0.38, -0.2 0.56, -0.17 0.72, 0 0.77, 0.17 0.72, 0.2 0.56, 0.17 0.38, 0 0.34", SUIT, {
    angle: 1.5,
  });
  pen.line("-0.15 0.66, -0.28 0.7, -0.33 0.88", 0.1, SUIT, 1);
  pen.disc(-0.34, 0.92, 0.05, 0.05, rgb("#c8ccd8"), 0.95);
  pen.disc(0.3, 0.38, 0.05, 0.05, rgb("#a8acbc"), 0.7);
  pen.mark("-0.09 0.5, -0.09 0.6, 0.08 0.6, 0.08 0.5", rgb("#7f88a4"), 0.8);
  for (const [u, colour] of [
    [-0.05, "#d8432f"],
    [0, "#f0c040"],
    [0.05, "#4a9ad0"],
  ] as const)
    pen.disc(u, 0.55, 0.016, 0.016, rgb(colour), 1.3);
  pen.disc(0, 0.87, 0.165, 0.16, SUIT, 0.95);
  pen.soft("-0.09 0.88, -0.04 0.96, 0.08 0.96, 0.14 0.88, 0.09 0.79, -0.04 0.79", rgb("#c8862c"), 0.85);
  pen.soft("-0.06 0.89, -0.02 0.94, 0.06 0.94, 0.08 0.89", rgb("#ffe6a8"), 1.3);
};

/** A robot of boxes and joints with lamps for eyes. */
export const drawRobot: Draw = (sketch, theme, x, base, h, depth) => {
  const pen = penAt(sketch, theme, x, base, h, depth);
  const metal = theme.accents[0] ?? rgb("#8fa0ac");
  pen.shadow(0.4);
  for (const side of [-1, 1]) {
    pen.line(
      [
        [side * 0.1, 0.4],
        [side * 0.11, 0.06],
      ],
      0.085,
      mix(metal, DARK, 0.3),
      side < 0 ? 0.85 : 0.55,
    );
    pen.flat(
      [
        [side * 0.1 - 0.09, 0],
        [side * 0.1 - 0.07, 0.08],
        [side * 0.1 + 0.07, 0.08],
        [side * 0.1 + 0.09, 0],
      ],
      metal,
      0.7,
    );
    pen.line(
      [
        [side * 0.2, 0.64],
        [side * 0.29, 0.5],
        [side * 0.27, 0.34],
      ],
      0.07,
      mix(metal, DARK, 0.2),
      side < 0 ? 0.95 : 0.6,
    );
    pen.disc(side * 0.2, 0.65, 0.055, 0.055, metal, 0.9);
    for (const du of [-0.03, 0.03])
      pen.line(
        [
          [side * 0.27 + du, 0.35],
          [side * 0.27 + du * 0.7, 0.27],
        ],
        0.025,
        metal,
        0.8,
      );
  }
  pen.flat("-0.2 0.36, -0.22 0.68, 0.22 0.68, 0.2 0.36", metal, 0.95, { angle: 1.55 });
  pen.mark("0.06 0.36, 0.07 0.68, 0.22 0.68, 0.2 0.36", mix(metal, DARK, 0.35), 0.55);
  pen.mark("-0.13 0.46, -0.13 0.62, 0.1 0.62, 0.1 0.46", rgb("#34405c"), 0.7);
  for (const [i, colour] of ["#e8503c", "#f0c040", "#5cc89a"].entries())
    pen.glow(-0.08 + i * 0.065, 0.54, 0.016, rgb(colour));
  pen.flat("-0.06 0.67, -0.06 0.72, 0.06 0.72, 0.06 0.67", DARK, 0.6);
  pen.flat("-0.15 0.71, -0.16 0.92, 0.16 0.92, 0.15 0.71", metal, 1, { angle: 1.5 });
  pen.mark("0.05 0.71, 0.05 0.92, 0.16 0.92, 0.15 0.71", mix(metal, DARK, 0.3), 0.6);
  for (const u of [-0.075, 0.065]) pen.glow(u, 0.84, 0.03, rgb("#ffe08a"));
  pen.line("-0.07 0.755, 0.07 0.755", 0.02, DARK, 0.5);
  pen.line("0 0.92, 0 1", 0.014, DARK, 0.6);
  pen.glow(0, 1.01, 0.02, rgb("#ff7a5c"));
};

/** A ringed or a banded planet; (x, base) is its foot, `h` its height. */
export const drawPlanet: Draw = (sketch, theme, x, base, h) => {
  const { random } = sketch;
  const pen = penAt(
    sketch,
    { light: { ...theme.light, sun: rgb("#fff2dc"), shade: rgb("#4a4478") } },
    x,
    base,
    h,
  );
  const local =
    theme.accents[0] ??
    [rgb("#c86c44"), rgb("#d8a860"), rgb("#5a84b8"), rgb("#a878a4")][Math.floor(random() * 4)]!;
  const circle = (r: number, squash = 1, from = 0, to = Math.PI * 2): Point[] =>
    Array.from({ length: 33 }, (_, i) => {
      const angle = from + ((to - from) * i) / 32;
      const [c, s] = [Math.cos(angle) * r, Math.sin(angle) * r * squash];
      return [c + s * 0.2, 0.5 + s - c * 0.22];
    });
  const hasRing = random() < 0.6;
  const ring = (from: number, to: number) => {
    if (!hasRing) return;
    for (const [r, colour] of [
      [0.86, lighten(local, 0.55)],
      [0.76, mix(local, rgb("#6a5470"), 0.4)],
      [0.68, lighten(local, 0.35)],
    ] as const)
      pen.line(circle(r, 0.2, from, to), 0.045, colour, 0.95);
  };
  ring(0, Math.PI);
  pen.round(circle(0.5).slice(1), local);
  for (const v of [-0.28, -0.12, 0.06, 0.22, 0.34]) {
    const half = Math.sqrt(0.25 - v * v) * 0.96;
    pen.line(
      [
        [-half, 0.5 + v + half * 0.22],
        [0, 0.5 + v],
        [half * 0.55, 0.5 + v - half * 0.13],
      ],
      0.03 + random() * 0.04,
      mix(local, v > 0 ? SUIT : DARK, 0.25),
      0.85,
    );
  }
  ring(Math.PI, Math.PI * 2);
};
