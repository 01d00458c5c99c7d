import { mix, type Rgb, rgb } from "../colour.ts";
import { type Light, lit } from "../light.ts";
import { pick } from "../pick.ts";
import { ellipse, type Point, polygon, polyline, type Sketch, smooth } from "../sketch.ts";
import type { Theme } from "../theme.ts";
import { drawFace } from "./sitter-face.ts";

const HAIR = ["#5a3a2c", "#8c5a34", "#c98a3c", "#3a2f3c", "#b0603a"].map(rgb);
const CLOTH = ["#33508c", "#a83c3c", "#4f7a60", "#7a5a94", "#e3d6c4", "#c98a3c", "#3f4468"].map(rgb);

/** Someone before the easel: where they are and the colours they are painted with. */
export interface Sitter {
  sketch: Sketch;
  light: Light;
  /** Height of the figure; `at` turns its own measures into the picture's. */
  h: number;
  at: (across: number, up: number) => Point;
  shape: (points: readonly (readonly [number, number])[]) => ReturnType<typeof smooth>;
  isMan: boolean;
  skin: Rgb;
  hair: Rgb;
  cloth: Rgb;
  /** Skin in the light and in the shade. */
  warm: Rgb;
  cool: Rgb;
}

/** Paints head and shoulders, the chest at `base`. */
export function drawSitter(
  sketch: Sketch,
  { light, accents }: Theme,
  x: number,
  base: number,
  h: number,
  isMan: boolean,
): void {
  const { random } = sketch;
  const at = (u: number, v: number): Point => [x + u * h, base - v * h];
  const shape = (points: readonly (readonly [number, number])[]) => smooth(points.map(([u, v]) => at(u, v)));
  const skin = pick([rgb("#f2c9a8"), rgb("#e3b08c"), rgb("#c98f6a"), rgb("#8f5f48")], random);
  const hair = pick(HAIR, random);
  const cloth = accents[1] ?? pick(CLOTH, random);
  const warm = lit(light, skin, 1.02);
  const cool = lit(light, mix(skin, rgb("#8a78b4"), 0.42), 0.75);
  const sitter: Sitter = { sketch, light, h, at, shape, isMan, skin, hair, cloth, warm, cool };
  if (!isMan)
    sketch.fill(
      shape([
        [-0.2, 0.42],
        [-0.24, 0.7],
        [-0.18, 0.92],
        [0, 1.0],
        [0.18, 0.93],
        [0.23, 0.7],
        [0.2, 0.4],
        [0.08, 0.36],
        [-0.1, 0.36],
      ]),
      lit(light, hair, 0.6),
      { angle: 1.4, length: 0.5, detail: 0.6 },
    );
  drawClothes(sitter);
  drawFace(sitter);
  drawHair(sitter);
}

function drawClothes(sitter: Sitter): void {
  const { sketch, light, at, shape, isMan, cloth, cool } = sitter;
  const { random } = sketch;
  const broad = isMan ? 0.54 : 0.46;
  sketch.fill(
    shape([
      [-broad - 0.1, -0.2],
      [-broad, 0.14],
      [-broad * 0.62, 0.27],
      [-0.1, 0.34],
      [0.12, 0.34],
      [broad * 0.62, 0.27],
      [broad, 0.12],
      [broad + 0.1, -0.2],
    ]),
    {
      stops: [lit(light, cloth, 1), lit(light, mix(cloth, rgb("#2a2c58"), 0.4), 0.6)],
      from: at(-broad, 0.3),
      to: at(broad, 0),
    },
    { angle: 1.1, length: 0.6, detail: 0.45 },
  );
  for (let i = 0; i < 7; i++)
    sketch.line(
      polyline([at(-0.3 + i * 0.1, 0.24 + random() * 0.04), at(-0.36 + i * 0.12, -0.05)]),
      0.008,
      lit(light, mix(cloth, rgb(i % 2 ? "#2a2c58" : "#fff0d8"), 0.3), 0.8),
      { angle: 1.4, length: 0.6, detail: 0.6 },
      0.6,
    );
  sketch.fill(
    shape([
      [-0.085, 0.54],
      [-0.095, 0.36],
      [-0.03, 0.27],
      [0.06, 0.27],
      [0.11, 0.36],
      [0.09, 0.54],
    ]),
    cool,
    { angle: 1.4, length: 0.3, detail: 0.7 },
  );
  sketch.fill(
    polygon([
      at(-0.13, 0.36),
      at(-0.01, 0.2),
      at(0.13, 0.35),
      at(0.16, 0.31),
      at(0.0, 0.13),
      at(-0.17, 0.32),
    ]),
    lit(light, isMan ? rgb("#f2eee4") : mix(cloth, rgb("#fff4e8"), 0.65), 1),
    { angle: 0.8, length: 0.3, detail: 0.8 },
  );
}

function drawHair(sitter: Sitter): void {
  const { sketch, light, h, at, shape, isMan, hair } = sitter;
  const { random } = sketch;
  const fringe = isMan ? 0.8 : 0.77;
  sketch.fill(
    shape([
      [-0.19, 0.66],
      [-0.2, 0.85],
      [-0.12, 0.98],
      [0.04, 1.01],
      [0.17, 0.93],
      [0.2, 0.76],
      [0.175, 0.62],
      [0.15, 0.74],
      [0.1, 0.84],
      [-0.02, fringe + 0.05],
      [-0.12, fringe],
      [-0.16, 0.72],
    ]),
    {
      stops: [lit(light, mix(hair, rgb("#ffd9a0"), 0.25), 1), lit(light, hair, 0.5)],
      from: at(-0.15, 1),
      to: at(0.2, 0.75),
    },
    { angle: 0.5, length: 0.6, detail: 0.65 },
  );
  if (isMan && random() < 0.55)
    sketch.fill(
      shape([
        [-0.15, 0.58],
        [-0.08, 0.56],
        [-0.01, 0.565],
        [0.06, 0.56],
        [0.15, 0.6],
        [0.11, 0.46],
        [0, 0.39],
        [-0.1, 0.45],
      ]),
      lit(light, mix(hair, rgb("#d98a4c"), 0.3), 0.75),
      { angle: 1.4, length: 0.3, detail: 0.8 },
      { alpha: 0.85, bare: true },
    );
  if (!isMan && random() < 0.5) {
    sketch.fill(ellipse(...at(0, 0.89), 0.33 * h, 0.075 * h, -0.08), lit(light, rgb("#ecd08c"), 0.95), {
      angle: 0.1,
      length: 0.5,
      detail: 0.7,
    });
    sketch.fill(
      shape([
        [-0.16, 0.9],
        [-0.13, 1.02],
        [0.02, 1.05],
        [0.15, 1],
        [0.17, 0.9],
        [0, 0.87],
      ]),
      lit(light, rgb("#f4e0a8"), 1),
      { angle: 0.2, length: 0.4, detail: 0.7 },
    );
    for (let i = 0; i < 6; i++)
      sketch.fill(
        ellipse(...at(-0.14 + i * 0.055, 0.905 + random() * 0.02), 0.026 * h, 0.022 * h),
        lit(light, pick([rgb("#e0506a"), rgb("#f4b0a0"), rgb("#f0e0d0")], random), 1),
        { length: 0.05, detail: 0.9 },
      );
  }
}
