import { COLOUR_COEFFICIENT } from "../../core/gaussian-splats.ts";
import { emptyGaussians, type Gaussians, setRotation } from "./gaussians.ts";

const MAX_HEADER_BYTES = 64 * 1024;

const TYPES: Readonly<
  Record<string, readonly [bytes: number, read: (view: DataView, at: number) => number]>
> = {
  char: [1, (view, at) => view.getInt8(at)],
  uchar: [1, (view, at) => view.getUint8(at)],
  short: [2, (view, at) => view.getInt16(at, true)],
  ushort: [2, (view, at) => view.getUint16(at, true)],
  int: [4, (view, at) => view.getInt32(at, true)],
  uint: [4, (view, at) => view.getUint32(at, true)],
  float: [4, (view, at) => view.getFloat32(at, true)],
  double: [8, (view, at) => view.getFloat64(at, true)],
};
const ALIASES: Readonly<Record<string, string>> = {
  int8: "char",
  uint8: "uchar",
  int16: "short",
  uint16: "ushort",
  int32: "int",
  uint32: "uint",
  float32: "float",
  float64: "double",
};

/**
 * Reads a PLY as the reference implementation of 3D Gaussian splatting writes it: logarithms of sizes, opacity before
 * the sigmoid, colour as a coefficient, quaternions w x y z. Harmonics of higher degrees are left out: a work in a room
 * is seen from all sides in the room's light. Throws a `RangeError` for anything else.
 */
export function readPly(bytes: Uint8Array): Gaussians {
  const text = new TextDecoder("latin1").decode(bytes.subarray(0, MAX_HEADER_BYTES));
  const header = /^ply\r?\n[\s\S]*?\nend_header\r?\n/.exec(text)?.[0];
  if (!header?.includes("\nformat binary_little_endian 1.0")) throw new RangeError("not a binary PLY");
  const { count, strideBytes, readers } = layoutOf(header);
  if (header.length + count * strideBytes > bytes.length) throw new RangeError("the PLY is cut off");
  const view = new DataView(bytes.buffer, bytes.byteOffset + header.length);
  const columns = Object.fromEntries(
    COLUMNS.map((name) => {
      const reader = readers.get(name);
      if (!reader) throw new RangeError(`the PLY has no ${name}`);
      return [name, (index: number) => reader.read(view, index * strideBytes + reader.offset)];
    }),
  ) as Record<(typeof COLUMNS)[number], (index: number) => number>;
  const gaussians = emptyGaussians(count);
  for (let i = 0; i < count; i++) {
    gaussians.positions.set([columns.x(i), columns.y(i), columns.z(i)], i * 3);
    gaussians.scales.set(
      [Math.exp(columns.scale_0(i)), Math.exp(columns.scale_1(i)), Math.exp(columns.scale_2(i))],
      i * 3,
    );
    setRotation(gaussians, i, columns.rot_1(i), columns.rot_2(i), columns.rot_3(i), columns.rot_0(i));
    const colour = (coefficient: number) => 0.5 + COLOUR_COEFFICIENT * coefficient;
    gaussians.colours.set(
      [colour(columns.f_dc_0(i)), colour(columns.f_dc_1(i)), colour(columns.f_dc_2(i))],
      i * 3,
    );
    gaussians.opacities[i] = 1 / (1 + Math.exp(-columns.opacity(i)));
  }
  return gaussians;
}

const COLUMNS = [
  ...(["x", "y", "z", "opacity", "f_dc_0", "f_dc_1", "f_dc_2"] as const),
  ...(["scale_0", "scale_1", "scale_2", "rot_0", "rot_1", "rot_2", "rot_3"] as const),
];

function layoutOf(header: string) {
  const words = header.split(/\r?\n/).map((line) => line.trim().split(/\s+/));
  const elements = words.filter(([keyword]) => keyword === "element");
  const count = Number(elements[0]?.[2]);
  if (elements.length !== 1 || !Number.isSafeInteger(count) || count < 0)
    throw new RangeError("the PLY holds more than Gaussians");
  const readers = new Map<string, { offset: number; read: (view: DataView, at: number) => number }>();
  let strideBytes = 0;
  for (const [keyword, type = "", name = ""] of words) {
    if (keyword !== "property") continue;
    const known = TYPES[ALIASES[type] ?? type];
    if (!known) throw new RangeError("the PLY has lists");
    readers.set(name, { offset: strideBytes, read: known[1] });
    strideBytes += known[0];
  }
  return { count, strideBytes, readers };
}
