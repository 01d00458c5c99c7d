import { gunzipSync } from "node:zlib";
import { COLOUR_COEFFICIENT } from "../../core/gaussian-splats.ts";
import { emptyGaussians, type Gaussians, setRotation } from "./gaussians.ts";

const HEADER_BYTES = 16;
/** What 3 million Gaussians take with all their harmonics. */
const MAX_UNPACKED_BYTES = 256 * 1024 * 1024;
/** Colours are stored so that all but the strongest coefficients fit a byte. */
const COLOUR_SCALE = 0.15;

/**
 * Reads an SPZ of version 1 to 3, laid out as in `load-spz.cc` of nianticlabs/spz: one block per attribute behind the
 * header. Harmonics, which come last, are left out. Throws a `RangeError` or zlib's error for anything else.
 */
export function readSpz(packed: Uint8Array): Gaussians {
  const bytes = gunzipSync(packed, { maxOutputLength: MAX_UNPACKED_BYTES });
  if (bytes.length < HEADER_BYTES || bytes.toString("latin1", 0, 4) !== "NGSP")
    throw new RangeError("not an SPZ");
  const version = bytes.readUInt32LE(4);
  if (version < 1 || version > 3) throw new RangeError(`an SPZ of version ${version}`);
  const count = bytes.readUInt32LE(8);
  const unit = 1 / 2 ** bytes.readUInt8(13);
  let at = HEADER_BYTES;
  const block = (bytesEach: number) => {
    const part = bytes.subarray(at, at + count * bytesEach);
    if (part.length < count * bytesEach) throw new RangeError("the SPZ is cut off");
    at += count * bytesEach;
    return part;
  };
  const positions = block(version === 1 ? 6 : 9);
  const [opacities, colours, scales] = [block(1), block(3), block(3)];
  const rotations = block(version === 3 ? 4 : 3);

  const gaussians = emptyGaussians(count);
  for (let i = 0; i < count * 3; i++) {
    gaussians.positions[i] =
      version === 1 ? halfToNumber(positions.readUInt16LE(i * 2)) : positions.readIntLE(i * 3, 3) * unit;
    gaussians.scales[i] = Math.exp(scales[i]! / 16 - 10);
    gaussians.colours[i] = 0.5 + (COLOUR_COEFFICIENT * (colours[i]! / 255 - 0.5)) / COLOUR_SCALE;
  }
  for (let i = 0; i < count; i++) {
    gaussians.opacities[i] = opacities[i]! / 255;
    if (version === 3) setPackedRotation(gaussians, i, rotations.readUInt32LE(i * 4));
    else {
      const [x, y, z] = [0, 1, 2].map((axis) => rotations[i * 3 + axis]! / 127.5 - 1) as [
        number,
        number,
        number,
      ];
      setRotation(gaussians, i, x, y, z, Math.sqrt(Math.max(0, 1 - x * x - y * y - z * z)));
    }
  }
  return gaussians;
}

/** Two bits name the largest part, which is left out; the others follow with a sign and nine bits each, last first. */
function setPackedRotation(gaussians: Gaussians, index: number, packed: number): void {
  const largest = packed >>> 30;
  const parts = [0, 0, 0, 0];
  let rest = packed;
  let squares = 0;
  for (let part = 3; part >= 0; part--) {
    if (part === largest) continue;
    const size = (Math.SQRT1_2 * (rest & 0x1ff)) / 0x1ff;
    parts[part] = rest & 0x200 ? -size : size;
    squares += size * size;
    rest >>>= 10;
  }
  parts[largest] = Math.sqrt(Math.max(0, 1 - squares));
  setRotation(gaussians, index, parts[0]!, parts[1]!, parts[2]!, parts[3]!);
}

/** IEEE 754 binary16. */
function halfToNumber(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 0x1f) return fraction ? Number.NaN : sign * Number.POSITIVE_INFINITY;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}
