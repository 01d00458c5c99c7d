import type { Point3, Solid } from "./solid.ts";

export interface Mesh {
  positions: number[];
  normals: number[];
  indices: number[];
}

export interface Block {
  solid: Solid;
  low: Point3;
  high: Point3;
  /** Where the chisel works finer: [from y, to y, factor], and across the middle 22 cm. */
  focus?: readonly [number, number, number];
  /** Carved so many times finer than others before it is thinned. */
  finer?: number;
}

/** A sculpture stays within this many triangles: eleven of them are what a gallery gives to sculptures. */
export const MOST_TRIANGLES = 9_000;
/** Carved so much finer than it stays. */
const FINER = 1.9;
const ROUGH_CELL_METRES = 0.03;

/** Cuts the solid out of its block: once roughly, to see how large its surface is, then more finely than it stays. */
export function carveMesh(block: Block): Mesh {
  const roughly = surfaceNets(block, ROUGH_CELL_METRES).indices.length / 3;
  const wanted = MOST_TRIANGLES * FINER * (block.finer ?? 1);
  return surfaceNets(block, ROUGH_CELL_METRES * Math.sqrt(Math.max(1, roughly) / wanted));
}

function ticks(low: number, high: number, stepAt: (at: number) => number): Float64Array {
  const list = [low];
  for (let at = low; at < high; ) {
    at += stepAt(at);
    list.push(at);
  }
  return Float64Array.from(list);
}

/**
 * Naive surface nets (Gibson 1998): one vertex in each cell the surface crosses, at the mean of its crossings, and a
 * quad round each crossed edge. Evener triangles than marching cubes, and half as many.
 */
function surfaceNets({ solid, low, high, focus }: Block, cell: number): Mesh {
  const pad = cell * 1.5;
  const middle = focus ? 1 / focus[2] : 1;
  const fineness = (y: number) => (focus && y > focus[0] && y < focus[1] ? 1 / focus[2] : 1);
  const xs = ticks(low[0] - pad, high[0] + pad, (x) => (Math.abs(x) < 0.11 ? cell * middle : cell));
  const ys = ticks(low[1] - pad, high[1] + pad, (y) => cell * fineness(y));
  const zs = ticks(low[2] - pad, high[2] + pad, () => cell);
  const [nx, ny, nz] = [xs.length, ys.length, zs.length];
  const values = new Float32Array(nx * ny * nz);
  for (let k = 0, at = 0; k < nz; k++)
    for (let j = 0; j < ny; j++)
      for (let i = 0; i < nx; i++, at++) values[at] = solid(xs[i]!, ys[j]!, zs[k]!);
  const strides = [1, nx, nx * ny] as const;
  const vertexOf = new Int32Array(values.length).fill(-1);
  const mesh: Mesh = { positions: [], normals: [], indices: [] };
  for (let k = 0; k < nz - 1; k++) {
    for (let j = 0; j < ny - 1; j++) {
      for (let i = 0; i < nx - 1; i++) {
        const at = i + j * nx + k * nx * ny;
        const spot = crossing(values, at, strides);
        if (!spot) continue;
        vertexOf[at] = mesh.positions.length / 3;
        const x = xs[i]! + (xs[i + 1]! - xs[i]!) * spot[0];
        const y = ys[j]! + (ys[j + 1]! - ys[j]!) * spot[1];
        const z = zs[k]! + (zs[k + 1]! - zs[k]!) * spot[2];
        addVertex(mesh, solid, x, Math.max(0, y), z, cell * 0.3);
      }
    }
  }
  stitch(mesh, values, vertexOf, [nx, ny, nz], strides);
  return mesh;
}

function crossing(
  values: Float32Array,
  at: number,
  [sx, sy, sz]: readonly [number, number, number],
): Point3 | undefined {
  let [x, y, z, count] = [0, 0, 0, 0];
  for (let corner = 0; corner < 8; corner++) {
    const [cx, cy, cz] = [corner & 1, (corner >> 1) & 1, corner >> 2];
    const here = values[at + cx * sx + cy * sy + cz * sz]!;
    for (let axis = 0; axis < 3; axis++) {
      if ((corner >> axis) & 1) continue;
      const there =
        values[
          at +
            (cx | (axis === 0 ? 1 : 0)) * sx +
            (cy | (axis === 1 ? 1 : 0)) * sy +
            (cz | (axis === 2 ? 1 : 0)) * sz
        ]!;
      if (here < 0 === there < 0) continue;
      const t = here / (here - there);
      x += cx + (axis === 0 ? t : 0);
      y += cy + (axis === 1 ? t : 0);
      z += cz + (axis === 2 ? t : 0);
      count++;
    }
  }
  return count === 0 ? undefined : [x / count, y / count, z / count];
}

/** Pulls the vertex onto the surface and asks the solid itself for the normal. */
function addVertex(mesh: Mesh, solid: Solid, x: number, y: number, z: number, step: number): void {
  const gx = solid(x + step, y, z) - solid(x - step, y, z);
  const gy = solid(x, y + step, z) - solid(x, y - step, z);
  const gz = solid(x, y, z + step) - solid(x, y, z - step);
  const size = Math.hypot(gx, gy, gz);
  const [ux, uy, uz] = size > 1e-9 ? [gx / size, gy / size, gz / size] : [0, 1, 0];
  mesh.positions.push(x, y, z);
  mesh.normals.push(ux, uy, uz);
}

function stitch(
  mesh: Mesh,
  values: Float32Array,
  vertexOf: Int32Array,
  [nx, ny, nz]: Point3,
  strides: readonly [number, number, number],
): void {
  for (let k = 1; k < nz - 1; k++) {
    for (let j = 1; j < ny - 1; j++) {
      for (let i = 1; i < nx - 1; i++) {
        const at = i + j * nx + k * nx * ny;
        const isInside = values[at]! < 0;
        for (let axis = 0; axis < 3; axis++) {
          if (isInside === values[at + strides[axis]!]! < 0) continue;
          const [u, v] = [strides[(axis + 1) % 3]!, strides[(axis + 2) % 3]!];
          const quad = [vertexOf[at]!, vertexOf[at - u]!, vertexOf[at - u - v]!, vertexOf[at - v]!] as const;
          const [a, b, c, d] = isInside ? quad : [quad[3], quad[2], quad[1], quad[0]];
          mesh.indices.push(a, b, c, a, c, d);
        }
      }
    }
  }
}
