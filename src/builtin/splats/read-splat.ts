import { emptyGaussians, type Gaussians, setRotation } from "./gaussians.ts";

const SPLAT_BYTES = 32;

/**
 * Reads a `.splat`: position and size as three floats each, then colour with opacity and rotation (w x y z) as four
 * bytes each, without a header. Throws a `RangeError` for a file of another length.
 */
export function readSplat(bytes: Uint8Array): Gaussians {
  const count = bytes.length / SPLAT_BYTES;
  if (!Number.isInteger(count)) throw new RangeError("not a whole number of Gaussians");
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const gaussians = emptyGaussians(count);
  for (let i = 0; i < count; i++) {
    const at = i * SPLAT_BYTES;
    for (let axis = 0; axis < 3; axis++) {
      gaussians.positions[i * 3 + axis] = view.getFloat32(at + axis * 4, true);
      gaussians.scales[i * 3 + axis] = view.getFloat32(at + 12 + axis * 4, true);
      gaussians.colours[i * 3 + axis] = view.getUint8(at + 24 + axis) / 255;
    }
    gaussians.opacities[i] = view.getUint8(at + 27) / 255;
    const [w, x, y, z] = [28, 29, 30, 31].map((byte) => (view.getUint8(at + byte) - 128) / 128);
    setRotation(gaussians, i, x!, y!, z!, w!);
  }
  return gaussians;
}
