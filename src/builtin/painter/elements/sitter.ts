import { mix, type Rgb, rgb } from "../colour.ts";
import { type Light, lit } from "../light.ts";
import { pick } from "../pick.ts";
import { ellipse, type Point, polyline, type Sketch, smooth } from "../sketch.ts";
import type { Theme } from "../theme.ts";
import { drawClothes } from "./sitter-clothes.ts";
import { drawFace } from "./sitter-face.ts";

const HAIR = ["#c98a3c", "#b0603a", "#8c5a34", "#5a3a2c", "#3a2f3c"].map(rgb);
const SKIN = ["#f2c9a8", "#e3b08c", "#c98f6a", "#9a684e"].map(rgb);
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
  const complexion = Math.floor(random() * SKIN.length);
  const skin = SKIN[complexion]!;
  // The darker the skin the darker the hair.
  const hair = pick(HAIR.slice(complexion), random);
  const cloth = accents[0] ?? pick(CLOTH, random);
  const warm = lit(light, skin, 1.02);
  const cool = lit(light, mix(skin, rgb("#8a78b4"), 0.42), 0.75);
  const sitter: Sitter = { sketch, light, h, at, shape, isMan, skin, hair, cloth, warm, cool };
  drawClothes(sitter);
  drawFace(sitter);
  drawHair(sitter);
}

/** One mass, drawn over forehead, temple and ear, with a sheen where it faces the light. */
function drawHair(sitter: Sitter): void {
  const { sketch, light, h, at, shape, isMan, hair } = sitter;
  const { random } = sketch;
  const shine = lit(light, mix(hair, rgb("#ffd9a0"), 0.45), 1);
  const deep = lit(light, mix(hair, rgb("#281c30"), 0.45), 0.5);
  const isLoose = !isMan && random() < 0.45;
  const nape = isMan ? 0.6 : isLoose ? 0.3 : 0.52;
  if (!isMan && !isLoose)
    sketch.fill(ellipse(...at(0.2, 0.72), 0.085 * h, 0.1 * h, 0.3), deep, {
      angle: 0.8,
      length: 0.5,
      detail: 0.6,
    });
  sketch.fill(
    shape([
      [-0.132, 0.83],
      [-0.125, 0.93],
      [-0.04, 1.0],
      [0.09, 0.99],
      [0.185, 0.9],
      [0.2, 0.74],
      [isLoose ? 0.24 : 0.165, nape + 0.08],
      [isLoose ? 0.15 : 0.12, nape],
      [0.105, 0.6],
      [0.095, 0.69],
      [0.075, isMan ? 0.76 : 0.73],
      [0.062, 0.83],
      [0.0, isMan ? 0.885 : 0.86],
      [-0.07, 0.88],
    ]),
    { stops: [shine, lit(light, hair, 0.8), deep], from: at(-0.1, 0.97), to: at(0.19, 0.7) },
    { angle: 0.7, length: 0.7, detail: 0.6 },
  );
  for (let i = 0; i < 6; i++)
    sketch.line(
      polyline([
        at(-0.08 + i * 0.03, 0.9 + i * 0.012),
        at(0.02 + i * 0.025, 0.94 - i * 0.012),
        at(0.1 + i * 0.015, 0.8 - i * 0.015),
      ]),
      0.012 * h,
      i % 2 ? mix(deep, lit(light, hair, 0.7), 0.5) : mix(shine, lit(light, hair, 0.8), 0.35),
      { angle: 0.7, length: 0.8, detail: 0.7 },
      0.4,
    );
  if (isMan || isLoose)
    sketch.fill(ellipse(...at(0.1, 0.655), 0.02 * h, 0.04 * h), sitter.cool, { angle: 1.4, detail: 0.8 });
  if (isMan && random() < 0.6) drawBeard(sitter, deep);
  if (!isMan && random() < 0.4) drawHat(sitter);
}

function drawBeard({ sketch, light, shape, hair }: Sitter, deep: Rgb): void {
  sketch.fill(
    shape([
      [-0.125, 0.555],
      [-0.1, 0.575],
      [-0.035, 0.56],
      [0.04, 0.6],
      [0.1, 0.66],
      [0.1, 0.54],
      [0.03, 0.44],
      [-0.05, 0.385],
      [-0.115, 0.43],
      [-0.118, 0.515],
      [-0.045, 0.515],
      [-0.045, 0.538],
    ]),
    { stops: [lit(light, mix(hair, rgb("#d98a4c"), 0.35), 0.95), deep], from: [0, 0.4], to: [0.1, 0.6] },
    { angle: 1.3, length: 0.35, detail: 0.75 },
    { bare: true },
  );
}

function drawHat({ sketch, light, h, at, shape }: Sitter): void {
  const { random } = sketch;
  const straw = rgb("#ecd08c");
  sketch.fill(
    shape([
      [-0.12, 0.88],
      [-0.08, 1.02],
      [0.05, 1.07],
      [0.16, 1.01],
      [0.18, 0.9],
    ]),
    {
      stops: [lit(light, rgb("#f8e6b4"), 1), lit(light, mix(straw, rgb("#6a5a78"), 0.5), 0.7)],
      from: at(-0.1, 1.0),
      to: at(0.17, 0.95),
    },
    { angle: 0.3, length: 0.4, detail: 0.7 },
  );
  sketch.fill(ellipse(...at(0.02, 0.88), 0.27 * h, 0.06 * h, 0.12), lit(light, straw, 0.95), {
    angle: 0.1,
    length: 0.5,
    detail: 0.7,
  });
  for (let i = 0; i < 6; i++)
    sketch.fill(
      ellipse(...at(-0.08 + i * 0.042, 0.905 + random() * 0.02), 0.026 * h, 0.022 * h),
      lit(light, pick([rgb("#e0506a"), rgb("#f4b0a0"), rgb("#f0e0d0")], random), 1),
      { length: 0.05, detail: 0.9 },
    );
}
