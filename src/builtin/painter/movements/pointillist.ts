import type { Random } from "../../../core/random.ts";
import { luma, mix, type Rgb, rgb, saturate, turnHue } from "../colour.ts";
import { readField } from "../field.ts";
import { paintLayer } from "../stroke-layer.ts";
import type { Movement } from "./movement.ts";

const ORANGE = rgb("#f7a83c");
const BLUE = rgb("#4058b8");

/** The colour itself, its two neighbours, a little of its complement, and the orange or blue of the light. */
function part(colour: Rgb, random: Random): Rgb {
  const pure = saturate(mix(colour, BLUE, Math.max(0, 70 - luma(colour)) / 160), 1.4);
  const chance = random();
  if (chance < 0.4) return saturate(pure, 1.1);
  if (chance < 0.58) return turnHue(pure, 0.55);
  if (chance < 0.76) return turnHue(pure, -0.55);
  if (chance < 0.86) return mix(pure, rgb("#fff6e0"), 0.34);
  if (chance < 0.94) return mix(pure, luma(colour) > 120 ? ORANGE : BLUE, 0.6);
  return mix(turnHue(pure, Math.PI), colour, 0.45);
}

/** Dots of unmixed colour over a pale lay-in; the eye does the mixing. */
export const pointillist: Movement = {
  sketchScale: 0.45,
  ground: rgb("#e9dcc4"),
  manner: () => ({}),
  paint(painting, sketch, brushes, random) {
    const field = readField(sketch, { swirl: 0 });
    const unit = Math.max(painting.width, painting.height);
    const ground = (colour: Rgb) => mix(saturate(colour, 0.85), rgb("#f6ecd6"), 0.18);
    paintLayer(
      painting,
      field,
      {
        marks: brushes.bristle,
        radius: unit / 60,
        spacing: 0.95,
        length: [3, 4],
        minimumDetail: 0,
        stray: 1,
        tolerance: 120,
        body: 0.3,
        streak: 0.1,
        tint: ground,
      },
      random,
    );
    const dots = {
      marks: brushes.dot,
      length: [2, 2] as const,
      tolerance: 1000,
      body: 0.9,
      streak: 0.08,
      tint: part,
      wander: 3,
    };
    paintLayer(
      painting,
      field,
      { ...dots, radius: unit / 210, spacing: 1.5, minimumDetail: 0, stray: 1 },
      random,
    );
    paintLayer(
      painting,
      field,
      { ...dots, radius: unit / 290, spacing: 1.7, minimumDetail: 0, stray: 1 },
      random,
    );
    paintLayer(
      painting,
      field,
      {
        ...dots,
        radius: unit / 420,
        spacing: 1.8,
        minimumDetail: 0.6,
        stray: 0.1,
        tint: (colour, chance) => mix(colour, part(colour, chance), 0.55),
      },
      random,
    );
  },
  finish: { impasto: 0.11, weave: 0.35 },
};
