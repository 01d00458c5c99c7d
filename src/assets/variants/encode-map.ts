import type { Sharp } from "sharp";
import type { Slot } from "./material-signature.ts";

/**
 * WebP was measured against JPEG at equal error: a quarter smaller for brush strokes, a third of the size for marble
 * and plaster. KTX2 would take an eighth to a quarter of the graphics memory, but ten paintings take a minute to
 * encode (ETC1S) or more bytes than a whole gallery may have (UASTC).
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

/** Encodes pixels as WebP, as finely as the slot they are for needs. */
export async function encodeMap(image: Sharp, slot: Slot): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await image.webp({ quality: QUALITY[slot], effort: EFFORT }).toBuffer());
}
