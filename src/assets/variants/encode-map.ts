import type { Sharp } from "sharp";
import type { Slot } from "./material-signature.ts";

/**
 * WebP was measured against JPEG at equal error: a quarter smaller for brush strokes, a third of the size for marble
 * and plaster; against KTX2 in docs/adr/0006-webp-in-maps-that-fit.md.
 */
const QUALITY: Readonly<Record<Slot, number>> = {
  baseColor: 78,
  emissive: 78,
  normal: 88,
  metallicRoughness: 80,
  occlusion: 80,
};
/** Above 1, pictures cost more time than they save bytes. */
const EFFORT = 1;

/** Maps this small are enlarged so much that blocks would show. */
const LOSSLESS_PX = 256;

/** Encodes raw pixels as WebP, as finely as the slot they are for needs. */
export async function encodeMap(image: Sharp, slot: Slot): Promise<Uint8Array<ArrayBuffer>> {
  const { width, height } = await image.metadata();
  const lossless = Math.max(width, height) <= LOSSLESS_PX;
  return new Uint8Array(await image.webp({ quality: QUALITY[slot], effort: EFFORT, lossless }).toBuffer());
}
