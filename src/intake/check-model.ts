import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import type { GaussianSplatType, MediaType, Provenance } from "../core/artifact.ts";
import { toError } from "../core/errors.ts";
import { refusal } from "./intake-errors.ts";

type ModelType = "model/gltf-binary" | GaussianSplatType;

/** More Gaussians than this no page could draw; ten times what public Spaces make. */
const MAX_GAUSSIANS = 3_000_000;
/** What 3 million Gaussians take in an SPZ with all their harmonics. Bytes. */
const MAX_UNPACKED_BYTES = 256 * 1024 * 1024;
const MAX_PLY_HEADER_BYTES = 64 * 1024;

export function isModel(mediaType: MediaType): mediaType is ModelType {
  return mediaType.startsWith("model/");
}

/**
 * Whether a model is what it seems and as long as it says. Rejects with `file-broken`, or with `file-type-refused` for
 * what only begins like a splat. What is inside a GLB, the inspection of assets looks at.
 */
export async function checkModel(bytes: Uint8Array, mediaType: ModelType, provenance: Provenance) {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    await CHECKS[mediaType](file);
  } catch (thrown) {
    if (thrown instanceof NotASplat)
      throw refusal(provenance, { code: "file-type-refused", did: thrown.message });
    throw refusal(provenance, {
      code: "file-broken",
      did: `is damaged: ${thrown instanceof Damage ? thrown.message : "it cannot be read"}`,
      cause: toError(thrown),
    });
  }
}

/** Follows "is damaged: ". */
class Damage extends Error {}
/** Follows "A file from x ". */
class NotASplat extends Error {}

const CHECKS: Readonly<Record<ModelType, (file: Buffer) => void | Promise<void>>> = {
  "model/gltf-binary": checkGlb,
  "model/x-gaussian-ply": checkGaussianPly,
  "model/x-spz": checkSpz,
  "model/x-splat": checkSplat,
};

/** glTF 2.0, binary container: magic, version, and the length of the whole. */
function checkGlb(file: Buffer): void {
  expectLength(file, file.readUInt32LE(8));
}

const PLY_SIZES: Readonly<Record<string, number>> = {
  char: 1,
  uchar: 1,
  int8: 1,
  uint8: 1,
  short: 2,
  ushort: 2,
  int16: 2,
  uint16: 2,
  int: 4,
  uint: 4,
  int32: 4,
  uint32: 4,
  float: 4,
  float32: 4,
  double: 8,
  float64: 8,
};

/** What makes a vertex a Gaussian, as the reference implementation of 3D Gaussian splatting names it. */
const GAUSSIAN_PROPERTIES = ["x", "y", "z", "f_dc_0", "opacity", "scale_0", "rot_0"];

function checkGaussianPly(file: Buffer): void {
  const header = /^[\s\S]*?\nend_header\r?\n/.exec(file.toString("latin1", 0, MAX_PLY_HEADER_BYTES))?.[0];
  if (!header) throw new Damage("its header has no end");
  const words = header.split(/\r?\n/).map((line) => line.trim().split(/\s+/));
  const elements = words.filter(([keyword]) => keyword === "element");
  const properties = words.filter(([keyword]) => keyword === "property");
  const names = new Set(properties.map((property) => property.at(-1)));
  if (!GAUSSIAN_PROPERTIES.every((name) => names.has(name)))
    throw new NotASplat("is a mesh or a cloud of points in PLY, not a GLB");
  if (elements.length !== 1 || !header.includes("\nformat binary_little_endian 1.0"))
    throw new NotASplat("is a Gaussian splat in a form of PLY that is not understood");
  const stride = properties.reduce((sum, [, type = ""]) => sum + (PLY_SIZES[type] ?? Number.NaN), 0);
  const count = expectCount(Number(elements[0]?.[2]));
  expectLength(file, header.length + count * stride);
}

const SPZ_HEADER_BYTES = 16;
const SPZ_HAS_EXTENSIONS = 0x2;
/** Coefficients of colour per degree of harmonics. */
const HARMONICS = [0, 3, 8, 15, 24];

/** Layout as in nianticlabs/spz, `load-spz.cc`: a header, then one block per attribute. */
async function checkSpz(file: Buffer): Promise<void> {
  const inner = await promisify(gunzip)(file, { maxOutputLength: MAX_UNPACKED_BYTES });
  if (inner.toString("latin1", 0, 4) !== "NGSP" || inner.length < SPZ_HEADER_BYTES)
    throw new NotASplat("is packed, and what is inside is not a Gaussian splat");
  const version = inner.readUInt32LE(4);
  const harmonics = HARMONICS[inner.readUInt8(12)];
  if (version < 1 || version > 3 || harmonics === undefined)
    throw new NotASplat(`is an SPZ of version ${version}, which is not understood`);
  const count = expectCount(inner.readUInt32LE(8));
  const position = version === 1 ? 6 : 9;
  const rotation = version === 3 ? 4 : 3;
  const gaussianBytes = position + 1 + 3 + 3 + rotation + harmonics * 3;
  const needed = SPZ_HEADER_BYTES + count * gaussianBytes;
  if (inner.readUInt8(14) & SPZ_HAS_EXTENSIONS && inner.length > needed) return;
  expectLength(inner, needed);
}

const SPLAT_BYTES = 32;
const SPLAT_SAMPLES = 1_000;

/** Position and scale as three floats each, then colour and rotation as four bytes each; no header. */
function checkSplat(file: Buffer): void {
  const count = file.length / SPLAT_BYTES;
  if (!Number.isInteger(count)) throw new NotASplat("calls itself a splat, but is none");
  expectCount(count);
  const step = Math.max(1, Math.floor(count / SPLAT_SAMPLES));
  for (let index = 0; index < count; index += step) {
    const floats = Array.from({ length: 6 }, (_, at) => file.readFloatLE(index * SPLAT_BYTES + at * 4));
    const isSane =
      floats.every((value) => Math.abs(value) < 1e6) && floats.slice(3).every((size) => size >= 0);
    if (!isSane) throw new NotASplat("calls itself a splat, but its numbers make no sense");
  }
}

function expectCount(count: number): number {
  if (Number.isInteger(count) && count > 0 && count <= MAX_GAUSSIANS) return count;
  throw new Damage(`it cannot have ${count} Gaussians`);
}

function expectLength(file: Buffer, statedBytes: number): void {
  if (file.length === statedBytes) return;
  throw new Damage(`it should have ${statedBytes} bytes and has ${file.length}`);
}
