import type { Random } from "../../../core/random.ts";
import { lighten, mix, type Rgb, rgb } from "../colour.ts";
import { lit } from "../light.ts";
import { pick } from "../pick.ts";
import { blob, ellipse, type Point, polyline, type Sketch, smooth } from "../sketch.ts";
import type { Theme } from "../theme.ts";
import { penAt } from "./pen.ts";

/** Kinds by their colours; the outline is drawn in radii about the middle, y downwards. */
const KINDS = {
  apple: {
    skins: ["#c8352c", "#d8a03c", "#8fae48", "#b83048"],
    outline:
      "-1 0, -0.9 -0.7, -0.35 -0.95, 0 -0.8, 0.35 -0.95, 0.9 -0.7, 1 0, 0.72 0.82, 0.2 0.98, -0.2 0.98, -0.72 0.82",
    stem: true,
  },
  pear: {
    skins: ["#b8b44c", "#d8b050", "#98a848"],
    outline:
      "-0.9 0.4, -0.72 -0.3, -0.36 -1, -0.2 -1.55, 0.2 -1.55, 0.38 -1, 0.75 -0.3, 0.92 0.4, 0.6 0.95, 0 1.05, -0.6 0.95",
    stem: true,
  },
  orange: {
    skins: ["#e8872c", "#f09a34"],
    outline: "-0.98 0, -0.7 -0.7, 0 -0.98, 0.7 -0.7, 0.98 0, 0.7 0.7, 0 0.96, -0.7 0.7",
    stem: false,
  },
  lemon: {
    skins: ["#ecc83c", "#f4d858"],
    outline:
      "-1.3 0.1, -0.9 -0.5, -0.2 -0.78, 0.6 -0.62, 1.05 -0.15, 1.32 -0.02, 1.05 0.35, 0.5 0.72, -0.3 0.76, -0.95 0.5",
    stem: false,
  },
  plum: {
    skins: ["#5c3c78", "#78406c"],
    outline: "-0.8 0.05, -0.6 -0.62, 0 -0.84, 0.62 -0.6, 0.8 0.05, 0.55 0.7, 0 0.85, -0.55 0.7",
    stem: false,
  },
  peach: {
    skins: ["#f0a46c", "#e8885c"],
    outline: "-0.98 0, -0.75 -0.68, -0.1 -0.9, 0.1 -0.82, 0.72 -0.68, 0.98 0, 0.7 0.72, 0 0.94, -0.7 0.72",
    stem: false,
  },
} as const;

export type FruitKind = keyof typeof KINDS;
const FRUIT_KINDS = Object.keys(KINDS) as FruitKind[];

/** So many kinds of fruit: those the words name, else by chance. */
export function dealFruit({ moods }: Theme, random: Random, count: number): FruitKind[] {
  const named = FRUIT_KINDS.filter((kind) => moods.has(`${kind}s`));
  return Array.from({ length: count }, () => pick(named.length > 0 ? named : FRUIT_KINDS, random));
}

/** One fruit whose middle is at (x, y); with a cast shadow unless it lies on others. */
export function drawFruit(
  sketch: Sketch,
  { light }: Theme,
  kind: FruitKind,
  x: number,
  y: number,
  r: number,
  castsShadow = true,
): void {
  const { random } = sketch;
  const { skins, outline, stem } = KINDS[kind];
  const local = rgb(pick(skins, random));
  const turn = stem ? (random() - 0.5) * 0.7 : random() * 0.8 - 0.4;
  const [c, s] = [Math.cos(turn), Math.sin(turn)];
  const at = (u: number, v: number): Point => [x + (u * c - v * s) * r, y + (u * s + v * c) * r];
  if (castsShadow) {
    sketch.fill(
      ellipse(x + r * 0.95, y + r * 0.84, r * 1.35, r * 0.24),
      lit(light, rgb("#4c4880"), 0.4),
      { angle: 0.05, length: 0.4, detail: 0.7 },
      { alpha: 0.7, bare: true },
    );
    sketch.fill(
      ellipse(x + r * 0.15, y + r * 0.92, r * 0.8, r * 0.13),
      lit(light, rgb("#2c2850"), 0.3),
      { angle: 0.05, length: 0.3, detail: 0.8 },
      { bare: true },
    );
  }
  const points = outline.split(", ").map((pair) => pair.split(" ").map(Number) as [number, number]);
  sketch.fill(
    smooth(points.map(([u, v]) => at(u, v))),
    {
      stops: [
        lit(light, lighten(local, 0.3), 1.12),
        lit(light, local, 0.98),
        lit(light, mix(local, rgb("#4a2c6c"), 0.5), 0.65),
        lit(light, mix(local, rgb("#c89468"), 0.35), 0.7),
      ],
      from: [x - r * 0.7, y - r * 0.8],
      to: [x + r * 0.8, y + r * 0.95],
    },
    { angle: 0.9, length: 0.22, detail: 0.82 },
  );
  const blush: Rgb = kind === "peach" || kind === "apple" ? rgb("#c8302c") : mix(local, rgb("#fff0b0"), 0.4);
  sketch.fill(
    blob(random, x + r * 0.25, y + r * 0.12, r * 0.4, r * 0.46),
    lit(light, blush, 0.85),
    { length: 0.2, detail: 0.8 },
    { alpha: 0.35, bare: true },
  );
  sketch.fill(
    ellipse(x - r * 0.38, y - r * 0.4, r * 0.2, r * 0.12, -0.7),
    lighten(local, 0.82),
    { length: 0, detail: 1 },
    { bare: true },
  );
  if (!stem) return;
  const top = kind === "pear" ? -1.5 : -0.78;
  sketch.line(polyline([at(0, top + 0.12), at(0.14, top - 0.32)]), r * 0.1, lit(light, rgb("#5c4038"), 0.6), {
    angle: 1.4,
    detail: 1,
  });
  if (random() < 0.35)
    sketch.fill(
      smooth([at(0.1, top - 0.1), at(0.5, top - 0.45), at(0.95, top - 0.3), at(0.55, top - 0.05)]),
      lit(light, rgb("#5c8a48"), 0.8),
      { detail: 0.95 },
    );
}

/** A dish on a foot, heaped. `h` is the height of the dish. */
export function drawFruitBowl(sketch: Sketch, theme: Theme, x: number, y: number, h: number): void {
  const { random } = sketch;
  const pen = penAt(sketch, theme, x, y, h);
  const china = pick(["#e8e2d6", "#5c80b0", "#b8763c", "#c8b4a0"].map(rgb), random);
  pen.shadow(1.4);
  pen.round("-0.5 0, -0.42 0.1, -0.14 0.2, -0.12 0.4, 0.12 0.4, 0.14 0.2, 0.42 0.1, 0.5 0", china, {
    angle: 1.4,
  });
  const kinds = dealFruit(theme, random, 3);
  for (const [row, count, v] of [
    [0, 4, 0.98],
    [1, 3, 1.3],
    [2, 1, 1.6],
  ] as const)
    for (let i = 0; i < count; i++) {
      if (row === 2 && random() < 0.4) continue;
      const u = (i - (count - 1) / 2) * 0.52 + (random() - 0.5) * 0.1;
      drawFruit(
        sketch,
        theme,
        kinds[(i + row) % 3]!,
        x + u * h,
        y - v * h,
        h * (0.3 + random() * 0.05),
        false,
      );
    }
  if (random() < 0.6) drawGrapes(sketch, theme, x + h * 1.0, y - h * 0.86, h * 0.1);
  pen.round(
    "-1.22 0.92, -1.1 0.62, -0.6 0.4, 0 0.34, 0.6 0.4, 1.1 0.62, 1.22 0.92, 0.6 0.82, 0 0.79, -0.6 0.82",
    china,
    { angle: 0.1 },
  );
  pen.line("-1.2 0.9, -0.6 0.8, 0 0.77, 0.6 0.8, 1.2 0.9", 0.04, lighten(china, 0.5), 1);
}

/** A bunch of grapes that hangs from (x, y); `r` is a grape's radius. */
export function drawGrapes(sketch: Sketch, { light }: Theme, x: number, y: number, r: number): void {
  const { random } = sketch;
  const local = pick(["#5c3470", "#8aa848", "#3c3c78"].map(rgb), random);
  for (let row = 0; row < 5; row++)
    for (let i = 0; i < 5 - row; i++) {
      const [gx, gy] = [
        x + (i - (4 - row) / 2) * r * 1.7 + (random() - 0.5) * r * 0.5,
        y + row * r * 1.5 + (random() - 0.5) * r * 0.4,
      ];
      sketch.fill(
        ellipse(gx, gy, r, r * 1.05),
        {
          stops: [lit(light, lighten(local, 0.35), 1.05), lit(light, mix(local, rgb("#241c48"), 0.4), 0.7)],
          from: [gx - r, gy - r],
          to: [gx + r, gy + r],
        },
        { length: 0.1, detail: 0.95 },
      );
      sketch.fill(
        ellipse(gx - r * 0.35, gy - r * 0.4, r * 0.22, r * 0.18),
        lighten(local, 0.8),
        { detail: 1 },
        { bare: true },
      );
    }
}

/** A lemon cut open, its peel hanging in a curl. */
export function drawCutLemon(sketch: Sketch, theme: Theme, x: number, y: number, r: number): void {
  const pen = penAt(sketch, theme, x, y + r, r);
  pen.shadow(1.3);
  pen.line("0.7 0.3, 1.4 0.15, 1.9 -0.3, 1.5 -0.9, 1.9 -1.5, 1.6 -2", 0.36, rgb("#e8c038"), 0.95);
  pen.line("0.8 0.4, 1.5 0.2, 2 -0.3, 1.65 -0.9", 0.1, rgb("#faf0c8"), 1);
  pen.round("-1 0.9, -0.8 0.3, 0 0, 0.8 0.3, 1 0.9, 0.7 1.5, 0 1.8, -0.7 1.5", rgb("#ecc83c"));
  pen.disc(-0.15, 1.05, 0.78, 0.7, rgb("#faf2d0"), 1.05);
  pen.disc(-0.15, 1.05, 0.66, 0.58, rgb("#f4dc70"), 1.05);
  for (let i = 0; i < 8; i++)
    pen.line(
      [
        [-0.15, 1.05],
        [-0.15 + Math.cos(i * 0.785) * 0.64, 1.05 + Math.sin(i * 0.785) * 0.56],
      ],
      0.05,
      rgb("#fdf8e0"),
      1.05,
    );
}
