import sharp from "sharp";
import { SpaceError, type SpaceFile } from "../builtin-space.ts";

/** Largest picture taken in; beyond it decoding alone would exhaust memory. */
const MAX_INPUT_PIXELS = 60_000_000;

/** Width per height of a picture. A `SpaceError` names a file that is not one. */
export async function aspectOf(file: SpaceFile): Promise<number> {
  try {
    const { width, height } = await sharp(file.bytes, { limitInputPixels: MAX_INPUT_PIXELS }).metadata();
    return width / height;
  } catch {
    throw new SpaceError(`${file.name} could not be read as a picture.`, "Unreadable picture");
  }
}

/** Full-size canvases beyond this many would make a gallery too heavy to open on a phone. */
const MOST_FULL_SIZE = 14;

/** Long edge of each canvas, in pixels, for this many pictures: a room full of them shares the weight. */
export function canvasEdgePx(count: number, largestPx: number): number {
  return count <= MOST_FULL_SIZE ? largestPx : Math.min(largestPx, count <= 26 ? 1536 : 1152);
}

/**
 * A picture cropped, never stretched, to a canvas's shape, with its long edge `longEdgePx`. Smaller pictures are
 * enlarged with Lanczos so that a visitor at nose length sees soft strokes instead of pixels.
 */
export async function cropToCanvas(
  file: SpaceFile,
  widthMetres: number,
  heightMetres: number,
  longEdgePx: number,
): Promise<Uint8Array> {
  const ratio = widthMetres / heightMetres;
  const [width, height] =
    ratio >= 1
      ? [longEdgePx, Math.max(16, Math.round(longEdgePx / ratio))]
      : [Math.max(16, Math.round(longEdgePx * ratio)), longEdgePx];
  try {
    return await sharp(file.bytes, { limitInputPixels: MAX_INPUT_PIXELS })
      .rotate()
      .flatten({ background: "#f4f1ea" })
      .resize(width, height, { fit: "cover", kernel: "lanczos3", fastShrinkOnLoad: true })
      .jpeg({ quality: 78 })
      .toBuffer();
  } catch {
    throw new SpaceError(`${file.name} could not be read as a picture.`, "Unreadable picture");
  }
}
