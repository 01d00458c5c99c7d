import { rgb } from "../colour.ts";
import type { Point } from "../sketch.ts";
import type { Draw } from "./draw.ts";
import { penAt } from "./pen.ts";

const _DARK = rgb("#2c2a44");
const _BRASS = rgb("#d9a94c");

/** A striped balloon with its basket. */
export const drawBalloon: Draw = (sketch, theme, x, base, h, depth) => {
  const { random } = sketch;
  const pen = penAt(sketch, theme, x, base, h, depth);
  const sets = [
    ["#d8432f", "#f6e6c0", "#e8a52c"],
    ["#2f6ab0", "#f4ead8", "#e86a3c"],
    ["#e8b42c", "#c8385c", "#f7efdc"],
    ["#3f9a74", "#f6e8c8", "#e0702f"],
  ].map((set) => set.map(rgb));
  const dealt = sets[Math.floor(random() * sets.length)]!;
  const colours =
    theme.accents.length > 0 ? [theme.accents[0]!, rgb("#f6ead4"), theme.accents[1] ?? dealt[0]!] : dealt;
  const half = (v: number) =>
    v > 0.64
      ? 0.36 * Math.sqrt(Math.max(0, 1 - ((v - 0.64) / 0.36) ** 2))
      : 0.36 * Math.sin(((v - 0.2) / 0.44) * 0.62 * Math.PI * 0.5 + 0.6) ** 1.15;
  const levels = [0.24, 0.32, 0.4, 0.5, 0.6, 0.7, 0.8, 0.88, 0.95, 0.985];
  const edge = (side: number): Point[] => levels.map((v) => [side * half(v), v]);
  pen.round([...edge(-1), [0, 1.005], ...edge(1).reverse()], colours[0]!, { angle: 1.5 });
  const gores = 9;
  for (let i = 0; i < gores; i++) {
    const [a, b] = [Math.sin(((i / gores) * 2 - 1) * 1.45), Math.sin((((i + 1) / gores) * 2 - 1) * 1.45)];
    const shade = 1.08 - Math.max(0, (a + b) / 2 + 0.15) * 0.6;
    pen.mark(
      [
        ...levels.map((v): Point => [a * half(v), v]),
        [0, 1],
        ...[...levels].reverse().map((v): Point => [b * half(v), v]),
      ],
      colours[i % colours.length]!,
      shade,
    );
  }
  pen.mark(
    [
      ...[0.46, 0.5, 0.54].map((v): Point => [-half(v), v]),
      ...[0.54, 0.5, 0.46].map((v): Point => [half(v), v]),
    ],
    colours[2]!,
    0.75,
  );
  for (const u of [-0.1, -0.035, 0.035, 0.1])
    pen.line(
      [
        [u * 1.2, 0.25],
        [u * 0.62, 0.1],
      ],
      0.008,
      rgb("#5c4436"),
      0.6,
    );
  pen.flat("-0.07 0.1, -0.055 0, 0.055 0, 0.07 0.1", rgb("#a8743c"), 0.8);
  pen.line("-0.075 0.1, 0.075 0.1", 0.016, rgb("#6c4428"), 0.8);
  if (theme.light.isNight) pen.glow(0, 0.2, 0.03, rgb("#ffb84c"));
};

/** A rocket on its flame. */
export const drawRocket: Draw = (sketch, theme, x, base, h, depth) => {
  const pen = penAt(sketch, theme, x, base, h, depth);
  const trim = theme.accents[0] ?? rgb("#d8432f");
  for (const [w, foot, colour] of [
    [0.12, -0.55, "#f0862c"],
    [0.08, -0.34, "#ffd35c"],
    [0.04, -0.18, "#fff3c4"],
  ] as const)
    pen.soft(
      [
        [-w, 0.1],
        [-w * 0.9, foot * 0.4],
        [0, foot],
        [w * 0.9, foot * 0.4],
        [w, 0.1],
      ],
      rgb(colour),
      1.5,
      { angle: 1.55 },
    );
  for (const side of [-1, 1])
    pen.flat(
      [
        [side * 0.1, 0.1],
        [side * 0.11, 0.34],
        [side * 0.25, 0.12],
        [side * 0.25, 0.02],
      ],
      trim,
      side < 0 ? 0.95 : 0.6,
    );
  pen.round(
    "-0.1 0.08, -0.14 0.4, -0.12 0.68, -0.06 0.88, 0 1.03, 0.06 0.88, 0.12 0.68, 0.14 0.4, 0.1 0.08",
    rgb("#eceaf0"),
    { angle: 1.55 },
  );
  pen.soft("-0.085 0.8, -0.045 0.92, 0 1.03, 0.045 0.92, 0.085 0.8", trim, 0.9);
  pen.disc(0, 0.6, 0.055, 0.055, trim, 0.8);
  pen.disc(0, 0.6, 0.036, 0.036, rgb("#6fb0d8"), 1);
};
