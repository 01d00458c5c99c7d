import type { Random } from "../../../core/random.ts";
import { breakColour } from "../broken-colour.ts";
import { luma, mix, type Rgb, rgb, saturate, tinge, turnHue } from "../colour.ts";
import { readField } from "../field.ts";
import { drawLinework } from "../linework.ts";
import { paintLayer } from "../stroke-layer.ts";
import type { Movement } from "./movement.ts";

const SHADOW = rgb("#4a54a8");
const SUN = rgb("#ffe6a4");

/** Three hues that mix to grey in the eye: rose-orange, blue-violet, green. */
const TRIAD = [0.35, 2.45, 4.5] as const;

/**
 * Divided colour: neighbours of the hue side by side, violet in the shade, warm in the light, never black. `breadth`
 * 1 divides as far as broad grounds bear, less keeps small things in one piece.
 */
function divide(breadth: number): (colour: Rgb, random: Random) => Rgb {
  return (colour, random) => {
    const bright = luma(colour);
    let divided = turnHue(saturate(colour, 1 + random() * 0.35), (random() + random() - 1) * 0.4 * breadth);
    divided = tinge(divided, TRIAD[Math.floor(random() * 3)]!, (8 + random() * 17) * breadth);
    const chance = random();
    if (bright < 95 && chance < 0.4) divided = mix(divided, SHADOW, 0.2 + random() * 0.25);
    else if (bright > 150 && chance < 0.2) divided = mix(divided, SUN, 0.2 + random() * 0.3);
    const shift = (random() + random() - 1) * 19;
    const floor = Math.max(0, 52 - luma(divided)) * 0.7;
    return [
      divided[0] + shift + floor * 0.75,
      divided[1] + shift + floor * 0.8,
      divided[2] + shift + floor * 1.35,
    ];
  };
}

/** Wet comma strokes over a broad lay-in, broken colour, soft canvas light. */
export const impressionist: Movement = {
  sketchScale: 0.45,
  ground: rgb("#d9cdb8"),
  manner: () => ({ keepsLines: true }),
  paint(painting, sketch, brushes, random) {
    const field = readField(sketch, { swirl: 0.15, slant: 0.9, edgeDetail: 0.5 });
    breakColour(field, sketch.noise, { chroma: 24, contrast: 0.3 });
    const unit = Math.max(painting.width, painting.height);
    const layer = { streak: 0.24, body: 0.8, tint: divide(1), tolerance: 110 };
    paintLayer(
      painting,
      field,
      {
        ...layer,
        marks: brushes.bristle,
        radius: unit / 40,
        spacing: 1.02,
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
        spacing: 1.12,
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
        spacing: 1.25,
        length: [2, 8],
        minimumDetail: 0.42,
        stray: 0.2,
        tolerance: 80,
        tint: divide(0.6),
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
        tint: divide(0.3),
        body: 0.9,
      },
      random,
    );
    drawLinework(
      painting,
      field,
      sketch.linework,
      {
        marks: brushes.liner,
        tint: divide(0.5),
        swell: 0.4,
        body: 0.8,
        streak: 0.2,
      },
      random,
    );
  },
  finish: { impasto: 0.13, weave: 0.5 },
};
