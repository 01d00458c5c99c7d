import { BufferAttribute, BufferGeometry, DoubleSide, Ray } from "three";
import { MeshBVH, SAH } from "three-mesh-bvh";

/** One chart as the bake sees it; see `charts.ts` and `atlas.ts`. */
export interface BakeChart {
  positions: Float32Array;
  normals: Float32Array;
  places: Float32Array;
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface BakeTask {
  sizePx: number;
  pxPerMetre: number;
  charts: BakeChart[];
  /** World corners of everything that takes light away, nine numbers a triangle. */
  occluders: Float32Array;
}

/** Ambient light from further away comes by in any case. */
const REACH_METRES = 1.8;
const RAYS = 24;
/** Off the surface, so that it does not meet itself. */
const LIFT_METRES = 0.012;
/** Every fourth pixel is looked at first; those between only where something is near: not all corners equally open. */
const COARSE_PX = 4;
const DISAGREE = 0.05;
const OPEN = 0.7;
const UNKNOWN = -1;
/** The padding round each chart repeats its edge. */
const EDGE_PX = 4;

/**
 * How open every pixel of an atlas is to light from all around, 0…255: cosine-weighted rays (Lambert's law), those
 * that meet something near counting most.
 */
export function bakeOcclusion({ sizePx, pxPerMetre, charts, occluders }: BakeTask): Uint8Array {
  const open = new Float32Array(sizePx * sizePx).fill(1);
  const geometry = new BufferGeometry().setAttribute("position", new BufferAttribute(occluders, 3));
  const bvh = new MeshBVH(geometry, { strategy: SAH });
  for (const chart of charts) bakeChart(bvh, chart, { open, sizePx, pxPerMetre });
  return Uint8Array.from(open, (value) => Math.round(value * 255));
}

function bakeChart(
  bvh: MeshBVH,
  chart: BakeChart,
  { open, sizePx, pxPerMetre }: { open: Float32Array; sizePx: number; pxPerMetre: number },
): void {
  const { width, height } = chart;
  const surface = rasterise(chart, pxPerMetre);
  const values = new Float32Array(width * height).fill(UNKNOWN);
  const known = (x: number, y: number): number => {
    const at = y * width + x;
    if (values[at] === UNKNOWN && surface.isCovered[at])
      values[at] = openness(bvh, surface.positions, surface.normals, at * 3, x, y);
    return values[at]!;
  };
  for (let y = 0; y < height; y += COARSE_PX) {
    for (let x = 0; x < width; x += COARSE_PX) {
      const [x1, y1] = [Math.min(x + COARSE_PX, width - 1), Math.min(y + COARSE_PX, height - 1)];
      const corners = [known(x, y), known(x1, y), known(x, y1), known(x1, y1)] as const;
      const least = Math.min(...corners);
      const isEven = least > OPEN && Math.max(...corners) - least < DISAGREE;
      for (let py = y; py <= y1; py++) {
        for (let px = x; px <= x1; px++) {
          if (!isEven) known(px, py);
          else if (values[py * width + px] === UNKNOWN) {
            const [u, v] = [(px - x) / Math.max(1, x1 - x), (py - y) / Math.max(1, y1 - y)];
            const [top, bottom] = [
              corners[0] + (corners[1] - corners[0]) * u,
              corners[2] + (corners[3] - corners[2]) * u,
            ];
            values[py * width + px] = top + (bottom - top) * v;
          }
        }
      }
    }
  }
  write(soften(values, width, height), chart, open, sizePx);
}

/** Where each pixel of a chart lies in the room, and which way it faces. */
function rasterise({ positions, normals, places, width, height }: BakeChart, pxPerMetre: number) {
  const surface = {
    positions: new Float32Array(width * height * 3),
    normals: new Float32Array(width * height * 3),
    isCovered: new Uint8Array(width * height),
  };
  for (let i = 0; i < places.length; i += 6) {
    const [ax, ay, bx, by, cx, cy] = Array.from(
      places.subarray(i, i + 6),
      (metres) => metres * pxPerMetre,
    ) as [number, number, number, number, number, number];
    const twice = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
    if (Math.abs(twice) < 1e-6) continue;
    const within = (low: number, high: number, most: number): [number, number] => [
      Math.max(0, Math.floor(low)),
      Math.min(most - 1, Math.ceil(high)),
    ];
    const [left, right] = within(Math.min(ax, bx, cx), Math.max(ax, bx, cx), width);
    const [top, bottom] = within(Math.min(ay, by, cy), Math.max(ay, by, cy), height);
    const corner = (i / 6) * 9;
    for (let y = top; y <= bottom; y++) {
      for (let x = left; x <= right; x++) {
        const b = ((x - ax) * (cy - ay) - (y - ay) * (cx - ax)) / twice;
        const c = ((bx - ax) * (y - ay) - (by - ay) * (x - ax)) / twice;
        const a = 1 - b - c;
        if (Math.min(a, b, c) < -1e-4) continue;
        const at = y * width + x;
        surface.isCovered[at] = 1;
        for (let axis = 0; axis < 3; axis++) {
          const between = (list: Float32Array) =>
            a * list[corner + axis]! + b * list[corner + 3 + axis]! + c * list[corner + 6 + axis]!;
          surface.positions[at * 3 + axis] = between(positions);
          surface.normals[at * 3 + axis] = between(normals);
        }
      }
    }
  }
  return surface;
}

const ray = new Ray();

function openness(
  bvh: MeshBVH,
  positions: Float32Array,
  normals: Float32Array,
  at: number,
  x: number,
  y: number,
): number {
  const length = Math.hypot(normals[at]!, normals[at + 1]!, normals[at + 2]!) || 1;
  const [nx, ny, nz] = [normals[at]! / length, normals[at + 1]! / length, normals[at + 2]! / length];
  // Two directions across the normal (Duff et al., "Building an orthonormal basis, revisited", 2017).
  const sign = nz >= 0 ? 1 : -1;
  const [p, q] = [-1 / (sign + nz), (nx * ny * -1) / (sign + nz)];
  const [tx, ty, tz] = [1 + sign * nx * nx * p, sign * q, -sign * nx];
  const [sx, sy, sz] = [q, sign + ny * ny * p, -ny];
  ray.origin.set(
    positions[at]! + nx * LIFT_METRES,
    positions[at + 1]! + ny * LIFT_METRES,
    positions[at + 2]! + nz * LIFT_METRES,
  );
  // Each pixel turns the same set of rays by its own angle: noise that a small blur takes away, instead of bands.
  const turn = ((x * 0.7548776662 + y * 0.5698402909) % 1) * 2 * Math.PI;
  let taken = 0;
  for (let i = 0; i < RAYS; i++) {
    // Vogel's spiral over the disc is even, and lifted to the hemisphere cosine-weighted.
    const [radius, angle] = [Math.sqrt((i + 0.5) / RAYS), i * 2.399963229728653 + turn];
    const [u, v, w] = [radius * Math.cos(angle), radius * Math.sin(angle), Math.sqrt(1 - radius * radius)];
    ray.direction.set(tx * u + sx * v + nx * w, ty * u + sy * v + ny * w, tz * u + sz * v + nz * w);
    const hit = bvh.raycastFirst(ray, DoubleSide, 0, REACH_METRES);
    if (hit) taken += 1 - hit.distance / REACH_METRES;
    // Behind a skirting or a frame nothing is seen, and more rays would tell nothing new.
    if (i === 7 && taken > 7.7) return 1 - taken / 8;
  }
  return 1 - taken / RAYS;
}

/** A small tent filter over what is known. */
function soften(values: Float32Array, width: number, height: number): Float32Array {
  const result = new Float32Array(values.length).fill(UNKNOWN);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let [sum, weight] = [0, 0];
      for (let dy = -1; dy <= 1; dy++) {
        for (let dx = -1; dx <= 1; dx++) {
          const [px, py] = [x + dx, y + dy];
          if (px < 0 || py < 0 || px >= width || py >= height) continue;
          const value = values[py * width + px]!;
          if (value === UNKNOWN) continue;
          const share = (2 - Math.abs(dx)) * (2 - Math.abs(dy));
          sum += value * share;
          weight += share;
        }
      }
      // Pixels just off the surface take its edge's light along, as filtering will read them.
      if (weight > 0) result[y * width + x] = sum / weight;
    }
  }
  return result;
}

/** Copies a chart into the atlas, its edge repeated into the padding. */
function write(
  values: Float32Array,
  { x, y, width, height }: BakeChart,
  open: Float32Array,
  sizePx: number,
): void {
  for (let py = -EDGE_PX; py < height + EDGE_PX; py++) {
    for (let px = -EDGE_PX; px < width + EDGE_PX; px++) {
      const [fromX, fromY] = [Math.min(width - 1, Math.max(0, px)), Math.min(height - 1, Math.max(0, py))];
      const value = values[fromY * width + fromX]!;
      if (value !== UNKNOWN) open[(y + py) * sizePx + x + px] = value;
    }
  }
}
