import { gzipSync } from "node:zlib";
import { NodeIO } from "@gltf-transform/core";
import { sculpt } from "../../../src/builtin/sculptor/sculpt.ts";
import {
  emptyGaussians,
  type Gaussians,
  setRotation,
  turnUpright,
} from "../../../src/builtin/splats/gaussians.ts";
import { createRandom } from "../../../src/core/random.ts";

const SH_C0 = 0.28209479177387814;

/** One of our own busts as a splat: flat Gaussians over its surface, coloured by where their faces point. */
export async function bustAsGaussians(count: number, seed = 7): Promise<Gaussians> {
  const glb = await sculpt({ prompt: "a bust of a poet", style: "terracotta", seed });
  const [mesh] = (await new NodeIO().readBinary(glb)).getRoot().listMeshes();
  const primitive = mesh!.listPrimitives()[0]!;
  const positions = primitive.getAttribute("POSITION")!.getArray()!;
  const corners = primitive.getIndices()!.getArray()!;
  const random = createRandom(seed);
  const point = (corner: number) => [0, 1, 2].map((axis) => positions[corners[corner]! * 3 + axis]!) as Vec;
  const areas: number[] = [];
  let total = 0;
  for (let at = 0; at < corners.length; at += 3) {
    const normal = cross(minus(point(at + 1), point(at)), minus(point(at + 2), point(at)));
    total += Math.hypot(...normal) / 2;
    areas.push(total);
  }
  const size = Math.sqrt(total / count);
  const gaussians = emptyGaussians(count);
  for (let i = 0; i < count; i++) {
    const wanted = random() * total;
    let [low, high] = [0, areas.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (areas[middle]! < wanted) low = middle + 1;
      else high = middle;
    }
    const [a, b, c] = [point(low * 3), point(low * 3 + 1), point(low * 3 + 2)];
    let [u, v] = [random(), random()];
    if (u + v > 1) [u, v] = [1 - u, 1 - v];
    const normal = unit(cross(minus(b, a), minus(c, a)));
    gaussians.positions.set(
      a.map((value, axis) => value + (b[axis]! - value) * u + (c[axis]! - value) * v),
      i * 3,
    );
    gaussians.scales.set([size * 0.8, size * 0.8, size * 0.1], i * 3);
    // The short way from z to the normal.
    setRotation(gaussians, i, -normal[1], normal[0], 0, 1 + normal[2]);
    const lit = 0.45 + 0.35 * normal[1] + 0.2 * normal[2];
    gaussians.colours.set([0.85 * lit, 0.5 * lit, 0.35 * lit], i * 3);
    gaussians.opacities[i] = 0.9;
  }
  return gaussians;
}

/** As the reference implementation of 3D Gaussian splatting writes it, y down. */
export function toPly(upright: Gaussians): Uint8Array {
  const names = "x y z nx ny nz f_dc_0 f_dc_1 f_dc_2 opacity scale_0 scale_1 scale_2 rot_0 rot_1 rot_2 rot_3";
  const lines = names.split(" ").map((name) => `property float ${name}`);
  const header = `ply\nformat binary_little_endian 1.0\nelement vertex ${upright.count}\n${lines.join("\n")}\nend_header\n`;
  const { count, positions, colours, opacities, scales, rotations } = turnUpright(copy(upright));
  const rows = new Float32Array(count * lines.length);
  for (let i = 0; i < count; i++) {
    const [x, y, z, w] = rotations.subarray(i * 4, i * 4 + 4);
    rows.set(
      [
        ...positions.subarray(i * 3, i * 3 + 3),
        ...[0, 0, 0],
        ...colours.subarray(i * 3, i * 3 + 3).map((value) => (value - 0.5) / SH_C0),
        Math.log(opacities[i]! / (1 - opacities[i]!)),
        ...scales.subarray(i * 3, i * 3 + 3).map(Math.log),
        ...[w!, x!, y!, z!],
      ],
      i * lines.length,
    );
  }
  return Buffer.concat([Buffer.from(header), Buffer.from(rows.buffer)]);
}

/** As web viewers share it, y down. */
export function toSplat(upright: Gaussians): Uint8Array {
  const { count, positions, colours, opacities, scales, rotations } = turnUpright(copy(upright));
  const file = Buffer.alloc(count * 32);
  for (let i = 0; i < count; i++) {
    const at = i * 32;
    for (let axis = 0; axis < 3; axis++) {
      file.writeFloatLE(positions[i * 3 + axis]!, at + axis * 4);
      file.writeFloatLE(scales[i * 3 + axis]!, at + 12 + axis * 4);
      file[at + 24 + axis] = byte(colours[i * 3 + axis]!);
    }
    file[at + 27] = byte(opacities[i]!);
    const [x, y, z, w] = rotations.subarray(i * 4, i * 4 + 4);
    for (const [order, part] of [w!, x!, y!, z!].entries())
      file[at + 28 + order] = Math.max(0, Math.min(255, Math.round(part * 128 + 128)));
  }
  return file;
}

/** SPZ of version 2 or 3, y up, positions to 1/4096. */
export function toSpz(
  { count, positions, colours, opacities, scales, rotations }: Gaussians,
  version = 3,
): Uint8Array {
  const header = Buffer.alloc(16);
  header.write("NGSP", 0, "latin1");
  header.writeUInt32LE(version, 4);
  header.writeUInt32LE(count, 8);
  header.writeUInt8(12, 13);
  const places = Buffer.alloc(count * 9);
  for (let i = 0; i < count * 3; i++) places.writeIntLE(Math.round(positions[i]! * 4096), i * 3, 3);
  const turns = Buffer.alloc(count * (version === 3 ? 4 : 3));
  for (let i = 0; i < count; i++) {
    const parts = [...rotations.subarray(i * 4, i * 4 + 4)];
    const largest =
      version === 3
        ? parts.reduce((best, part, at) => (Math.abs(part) > Math.abs(parts[best]!) ? at : best), 0)
        : 3;
    const sign = parts[largest]! < 0 ? -1 : 1;
    const rest = parts.filter((_, at) => at !== largest).map((part) => part * sign);
    if (version === 3) {
      const packed = rest.reduce((bits, part) => {
        const size = Math.round((Math.min(Math.SQRT1_2, Math.abs(part)) / Math.SQRT1_2) * 511);
        return bits * 1024 + (part < 0 ? 512 : 0) + size;
      }, largest);
      turns.writeUInt32LE(packed, i * 4);
    } else for (const [axis, part] of rest.entries()) turns[i * 3 + axis] = Math.round((part + 1) * 127.5);
  }
  return gzipSync(
    Buffer.concat([
      header,
      places,
      Buffer.from(opacities.map((value) => byte(value))),
      Buffer.from(colours.map((value) => byte(((value - 0.5) / SH_C0) * 0.15 + 0.5))),
      Buffer.from(scales.map((value) => Math.max(0, Math.min(255, Math.round((Math.log(value) + 10) * 16))))),
      turns,
    ]),
  );
}

type Vec = [number, number, number];
const minus = (a: Vec, b: Vec): Vec => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
const cross = (a: Vec, b: Vec): Vec => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];
const unit = (a: Vec): Vec => a.map((value) => value / (Math.hypot(...a) || 1)) as Vec;
const byte = (share: number) => Math.round(Math.max(0, Math.min(1, share)) * 255);
const copy = (all: Gaussians): Gaussians => ({
  ...all,
  positions: all.positions.slice(),
  rotations: all.rotations.slice(),
});
