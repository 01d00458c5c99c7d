import sharp from "sharp";
import type { Painting } from "./painting.ts";

export interface Finish {
  /** How strongly raking light from the upper left shows the paint's thickness; 0 is a flat print. */
  impasto: number;
  /** How much the weave of the canvas shows where paint is thin, 0 to 1. */
  weave: number;
}

/** Lights the relief into the colour. */
export function lightRelief({ width, height, bytes }: Painting, { impasto, weave }: Finish): void {
  const pitch = Math.max(2.2, width / 620);
  const [wx, wy] = [new Int8Array(width), new Int8Array(height)];
  for (let x = 0; x < width; x++) wx[x] = Math.round(Math.sin((x / pitch) * Math.PI) * 64);
  for (let y = 0; y < height; y++) wy[y] = Math.round(Math.sin((y / pitch) * Math.PI) * 64);
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1, i = y * width + 1; x < width - 1; x++, i++) {
      const thread = (wx[x]! * wy[y]!) >> 6;
      const at = i * 4;
      const thick = bytes[at + 3]!;
      const slope = thick + bytes[at - 1]! - bytes[at + 7]! - bytes[at + 3 + width * 4]!;
      const thin = 255 - thick;
      const light = slope * impasto + thread * weave * thin * 0.0013;
      const clipped = light > 34 ? 34 : Math.max(light, -30);
      bytes[at]! += clipped;
      bytes[at + 1]! += clipped;
      bytes[at + 2]! += clipped;
    }
  }
}

/** JPEG at quality 90 with full colour resolution: brush strokes live from small differences in colour. */
export async function encode({ width, height, bytes }: Painting): Promise<Uint8Array> {
  return sharp(bytes, { raw: { width, height, channels: 4 } })
    .removeAlpha()
    .jpeg({ quality: 90, chromaSubsampling: "4:4:4" })
    .toBuffer();
}
