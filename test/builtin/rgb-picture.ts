import * as painter from "../../src/builtin/painter/paint.ts";
import type { Painting } from "../../src/builtin/painter/painting.ts";

/** What one sees of a painting: rows of red, green and blue. */
export interface RgbPicture {
  width: number;
  height: number;
  colour: Uint8Array;
}

export function colourOf({ width, height, bytes }: Painting): RgbPicture {
  return { width, height, colour: Uint8Array.from(bytes.filter((_, i) => i % 4 < 3)) };
}

/** A picture as the painter paints it, before light is laid on its relief. */
export const paint = (order: painter.PaintOrder): RgbPicture => colourOf(painter.paint(order));
