import { luma, type Rgb, tinge, turnHue } from "./colour.ts";
import type { Field } from "./field.ts";
import type { Sketch } from "./sketch.ts";

export interface BrokenColour {
  /** Chroma of the warm and cool patches that a plain ground breaks into, 0 to 255. */
  chroma: number;
  /** How far light and shade of a plain ground are driven apart; 0 leaves them. */
  contrast: number;
  /** Radians by which the hue of a plain ground is turned away from that of the things before it. */
  turn?: number;
}

/** Grounds plainer than this break up, and wholly so at half of it. */
const PLAIN = 0.4 * 255;
/** Pixels of a sketch that share one patch. */
const PATCH = 4;

/**
 * Walls, skies and floors get the life a painter gives them: warm and cool patches that drift into each other, warmer
 * where it is light and cooler where it is dark, the light lighter and the dark darker. Finely drawn things stay.
 */
export function breakColour(
  field: Field,
  noise: Sketch["noise"],
  { chroma, contrast, turn = 0 }: BrokenColour,
): void {
  const { width, height, colour, detail } = field;
  const mean = meanOfGround(field);
  const scale = 1 / height;
  for (let y = 0; y < height; y += PATCH)
    for (let x = 0; x < width; x += PATCH) {
      const middle = Math.min(height - 1, y + 2) * width + Math.min(width - 1, x + 2);
      const wish = Math.min(1, ((PLAIN - detail[middle]!) / PLAIN) * 2);
      if (wish <= 0) continue;
      const own: Rgb = [colour[middle * 4]!, colour[middle * 4 + 1]!, colour[middle * 4 + 2]!];
      const [u, v] = [x * scale, y * scale];
      const off = luma(own) - mean;
      const drift = noise(u * 2.6 + 7, v * 2.6);
      const patch = noise(u * 9, v * 9 + 31);
      // From blue-violet through rose to orange as the ground grows lighter, and about that as patches will.
      const hue = 1.6 - Math.max(-1, Math.min(1, off / 50)) * 1.3 + drift * 2.2 + patch * 1.1;
      const value = off * contrast + patch * chroma * 0.4;
      const changed = tinge(
        turn === 0 ? own : turnHue(own, turn),
        hue,
        chroma * (0.55 + 0.45 * Math.abs(patch)),
      );
      for (let c = 0; c < 3; c++) {
        const shift = (changed[c]! - own[c]! + value) * wish;
        for (let py = y; py < Math.min(y + PATCH, height); py++)
          for (let px = x, i = (py * width + x) * 4 + c; px < Math.min(x + PATCH, width); px++, i += 4)
            colour[i] = colour[i]! + shift;
      }
    }
}

function meanOfGround({ colour, detail }: Field): number {
  let [sum, count] = [0, 0];
  for (let i = 0; i < detail.length; i += 17) {
    if (detail[i]! >= PLAIN) continue;
    sum += luma([colour[i * 4]!, colour[i * 4 + 1]!, colour[i * 4 + 2]!]);
    count++;
  }
  return count > 0 ? sum / count : 128;
}
