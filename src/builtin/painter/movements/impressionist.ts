import type { Random } from "../../../core/random.ts";
import { luma, mix, type Rgb, rgb, saturate, turnHue } from "../colour.ts";
import { readField } from "../field.ts";
import { paintLayer } from "../stroke-layer.ts";
import type { Movement } from "./movement.ts";

const SHADOW = rgb("#4a54a8");
const SUN = rgb("#ffe6a4");

/** Divided colour: neighbours of the hue side by side, violet in the shade, warm in the light, never black. */
function divide(colour: Rgb, random: Random): Rgb {
  const bright = luma(colour);
  let divided = turnHue(saturate(colour, 1 + random() * 0.35), (random() + random() - 1) * 0.36);
  const chance = random();
  if (bright < 95 && chance < 0.4) divided = mix(divided, SHADOW, 0.2 + random() * 0.25);
  else if (bright > 150 && chance < 0.2) divided = mix(divided, SUN, 0.2 + random() * 0.3);
  else if (chance > 0.965) divided = mix(divided, turnHue(divided, Math.PI * 0.8), 0.7);
  const shift = (random() + random() - 1) * 19;
  const floor = Math.max(0, 52 - luma(divided)) * 0.7;
  return [
    divided[0] + shift + floor * 0.75,
    divided[1] + shift + floor * 0.8,
    divided[2] + shift + floor * 1.35,
  ];
}

/** Wet comma strokes over a broad lay-in, broken colour, soft canvas light. */
export const impressionist: Movement = {
  sketchScale: 0.45,
  manner: () => ({}),
  paint(painting, sketch, brushes, random) {
    const field = readField(sketch, 0.15);
    const unit = Math.max(painting.width, painting.height);
    const layer = { streak: 0.24, body: 0.8, tint: divide, tolerance: 110 };
    paintLayer(
      painting,
      field,
      {
        ...layer,
        marks: brushes.bristle,
        radius: unit / 40,
        spacing: 0.95,
        length: [2.5, 6],
        minimumDetail: 0,
        stray: 1,
      },
      random,
    );
    paintLayer(
      painting,
      field,
      {
        ...layer,
        marks: brushes.bristle,
        radius: unit / 88,
        spacing: 1,
        length: [2.2, 8],
        minimumDetail: 0.15,
        stray: 0.7,
        body: 0.95,
      },
      random,
    );
    paintLayer(
      painting,
      field,
      {
        ...layer,
        marks: [...brushes.bristle, ...brushes.dry],
        radius: unit / 170,
        spacing: 1.2,
        length: [2, 8],
        minimumDetail: 0.42,
        stray: 0.2,
        tolerance: 80,
        body: 1,
      },
      random,
    );
    paintLayer(
      painting,
      field,
      {
        ...layer,
        marks: brushes.bristle,
        radius: unit / 360,
        spacing: 1.4,
        length: [2, 6],
        minimumDetail: 0.8,
        stray: 0.012,
        tolerance: 60,
        body: 0.9,
      },
      random,
    );
  },
  finish: { impasto: 0.13, weave: 0.5 },
};
