import sharp, { type Sharp } from "sharp";
import type { Slot } from "./material-signature.ts";

/**
 * How far a map may be off (root mean square, of 255) where it is off most: no more than WebP itself leaves, which is
 * 1 to 2 for colours and normals and 2 to 3 for roughness.
 */
const MOST_ERROR: Readonly<Record<Exclude<Slot, "occlusion">, number>> = {
  baseColor: 1,
  emissive: 1,
  normal: 2,
  metallicRoughness: 3,
};
/** Shorter edges gain nothing. */
const SMALLEST_PX = 64;
/** Edge of the squares that are compared one by one, so that slabs do not outvote the joints between them. */
const SQUARE_PX = 64;

/**
 * Halves a map for as long as nobody misses what goes: enlarged again it is the same in every part. Much of what is
 * drawn at 2,048 px says no more than at 256.
 */
export async function fitMap(image: Sharp, slot: keyof typeof MOST_ERROR): Promise<Sharp> {
  const { data: full, info } = await image.raw().toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  const open = (pixels: Buffer, widthPx: number, heightPx: number) =>
    sharp(pixels, { raw: { width: widthPx, height: heightPx, channels } });
  let fitting = open(full, width, height);
  for (let share = 2; Math.min(width, height) / share >= SMALLEST_PX; share *= 2) {
    const [w, h] = [Math.round(width / share), Math.round(height / share)];
    const small = await open(full, width, height).resize(w, h, { fit: "fill" }).raw().toBuffer();
    const again = await open(small, w, h)
      .resize(width, height, { fit: "fill", kernel: "linear" })
      .raw()
      .toBuffer();
    if (worstError(full, again, width, channels) > MOST_ERROR[slot]) break;
    fitting = open(small, w, h);
  }
  return fitting;
}

function worstError(a: Buffer, b: Buffer, width: number, channels: number): number {
  const rowBytes = width * channels;
  const squareBytes = SQUARE_PX * channels;
  const across = Math.ceil(width / SQUARE_PX);
  let worst = 0;
  let sums = new Float64Array(across);
  for (let at = 0, y = 1; at < a.length; y++) {
    for (let square = 0; square < across; square++) {
      let sum = 0;
      for (const end = at + Math.min(squareBytes, rowBytes - square * squareBytes); at < end; at++) {
        const error = a[at]! - b[at]!;
        sum += error * error;
      }
      sums[square]! += sum;
    }
    if (y % SQUARE_PX > 0 && at < a.length) continue;
    worst = Math.max(worst, ...sums);
    sums = new Float64Array(across);
  }
  return Math.sqrt(worst / (squareBytes * SQUARE_PX));
}
