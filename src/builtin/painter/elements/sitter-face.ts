import { lighten, mix, rgb } from "../colour.ts";
import { lit } from "../light.ts";
import type { Sitter } from "./sitter.ts";
import { drawFeatures, handOf } from "./sitter-features.ts";

/**
 * A head in three-quarter view, looking to the left where the light is: planes of light and shade first, then just
 * enough of the features to be read; the strokes of the movement say the rest.
 */
export function drawFace(sitter: Sitter): void {
  const { sketch, light, at, shape, skin, warm, cool, isMan } = sitter;
  const blush = lit(light, mix(skin, rgb("#d9583c"), 0.42), 0.98);
  const half = mix(warm, cool, 0.5);
  const dark = mix(cool, rgb("#4a2838"), 0.4);
  const { plane } = handOf(sitter);
  const jaw = isMan ? 0.012 : 0;
  sketch.fill(
    shape([
      [-0.12, 0.87],
      [-0.146, 0.77],
      [-0.132, 0.715],
      [-0.147, 0.655],
      [-0.128, 0.565],
      [-0.102 - jaw, 0.475],
      [-0.06 - jaw, 0.436 - jaw],
      [-0.005, 0.447 - jaw],
      [0.07 + jaw, 0.512 - jaw],
      [0.112 + jaw, 0.6],
      [0.13, 0.72],
      [0.11, 0.86],
      [0, 0.93],
    ]),
    { stops: [warm, warm, half, cool], from: at(-0.15, 0.74), to: at(0.14, 0.62) },
    { angle: 1.2, length: 0.3, detail: 0.75 },
  );
  // The side of the head turns from the light along temple, cheekbone and jaw.
  plane(
    [
      [0.035, 0.9],
      [0.05, 0.76],
      [0.035, 0.67],
      [0.06, 0.59],
      [0.01, 0.5],
      [-0.03, 0.445],
      [0.07, 0.508 - jaw],
      [0.114, 0.6],
      [0.128, 0.74],
      [0.1, 0.87],
    ],
    cool,
    1.3,
    0.6,
  );
  plane(
    [
      [-0.1, 0.86],
      [-0.125, 0.79],
      [-0.06, 0.775],
      [-0.01, 0.81],
      [-0.04, 0.88],
    ],
    lighten(warm, 0.22),
    0.3,
    0.4,
  );
  plane(
    [
      [-0.035, 0.665],
      [0.015, 0.675],
      [0.035, 0.63],
      [0.0, 0.575],
      [-0.04, 0.59],
    ],
    blush,
    0.8,
    0.4,
  );
  plane(
    [
      [-0.138, 0.65],
      [-0.122, 0.645],
      [-0.112, 0.6],
      [-0.125, 0.575],
    ],
    blush,
    1.4,
    0.5,
  );
  drawFeatures(sitter, { half, blush, dark });
}
