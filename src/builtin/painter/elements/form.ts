import { Path2D } from "@napi-rs/canvas";
import type { Point } from "../sketch.ts";

type Solid = readonly [x: number, y: number, z: number];

/** Where a form stands in the picture and how it is turned: positive `yaw` looks to the left. Angles in radians. */
export interface Stance {
  x: number;
  y: number;
  /** Height of one unit of the form. */
  scale: number;
  yaw: number;
  tilt: number;
}

/** Towards the light: from the left, above and before. */
const LIGHT: Solid = [-0.66, 0.45, 0.6];

/** A rounded form seen from the front: a grid of places on its surface, hidden ones drawn together at its edge. */
export interface Form {
  rows: number;
  columns: number;
  points: Point[];
  /** 0 turned away from the light to 1 facing it. */
  light: Float32Array;
  /** Height of each row, in units of the form. */
  heights: number[];
  /** Where the form ends to the left and to the right, from the first row to the last. */
  left: Point[];
  right: Point[];
  /** The picture's place for a place in space, and whether the form hides it. */
  see(solid: Solid): { point: Point; isHidden: boolean };
}

/**
 * Turns and lights what `surface` describes: horizontal rings, `v` 0 at the lowest to 1 at the highest, `theta` −π to π
 * round them with 0 to the front. Seen without perspective a ring can only hide itself, which makes this exact.
 */
export function createForm(
  surface: (theta: number, v: number) => Solid,
  { x, y, scale, yaw, tilt }: Stance,
  rows: number,
  columns: number,
): Form {
  const [cosYaw, sinYaw, cosTilt, sinTilt] = [Math.cos(yaw), Math.sin(yaw), Math.cos(tilt), Math.sin(tilt)];
  const turn = ([sx, sy, sz]: Solid): Solid => [sx * cosYaw - sz * sinYaw, sy, sx * sinYaw + sz * cosYaw];
  const place = (across: number, up: number): Point => [
    x + (across * cosTilt + up * sinTilt) * scale,
    y - (up * cosTilt - across * sinTilt) * scale,
  ];
  const wide = columns + 1;
  const solids: Solid[] = [];
  for (let i = 0; i <= rows; i++)
    for (let j = 0; j <= columns; j++) {
      solids.push(turn(surface(bearingOf(j, columns), i / rows)));
    }
  const light = Float32Array.from({ length: solids.length }, (_, k) => facing(solids, k, rows, columns));
  const points: Point[] = [];
  const [left, right]: [Point[], Point[]] = [[], []];
  const spans: (readonly [height: number, low: number, high: number])[] = [];
  for (let i = 0; i <= rows; i++) {
    const ring = solids.slice(i * wide, (i + 1) * wide);
    let front = 0;
    for (let j = 1; j < wide; j++) if (ring[j]![2] > ring[front]![2]) front = j;
    const across = ring.map(([rx]) => rx);
    for (let j = front + 1; j < wide; j++) across[j] = Math.max(across[j]!, across[j - 1]!);
    for (let j = front - 1; j >= 0; j--) across[j] = Math.min(across[j]!, across[j + 1]!);
    for (const [j, value] of across.entries()) points.push(place(value, ring[j]![1]));
    left.push(points[i * wide]!);
    right.push(points[i * wide + columns]!);
    spans.push([ring[0]![1], across[0]!, across[columns]!]);
  }
  const spanAt = (up: number) => {
    let i = 1;
    while (i < rows && spans[i]![0] < up) i++;
    const [a, b] = [spans[i - 1]!, spans[i]!];
    const t = Math.max(0, Math.min(1, (up - a[0]) / (b[0] - a[0] || 1)));
    return [a[1] + (b[1] - a[1]) * t, a[2] + (b[2] - a[2]) * t] as const;
  };
  return {
    ...{ rows, columns, points, light, left, right },
    heights: spans.map(([height]) => height),
    see(solid) {
      const [across, up, near] = turn(solid);
      const [low, high] = spanAt(up);
      const isHidden = near < 0 || across < low - 0.004 || across > high + 0.004;
      return { point: place(Math.max(low, Math.min(high, across)), up), isHidden };
    },
  };
}

/** Angle of a column: they stand closer to the front, where features are. */
function bearingOf(column: number, columns: number): number {
  const t = (column / columns) * 2 - 1;
  return Math.PI * Math.sign(t) * Math.abs(t) ** 1.4;
}

/** A number for each place of a form's grid. */
export function fieldOf(
  { rows, columns }: Form,
  of: (theta: number, v: number, index: number) => number,
): Float32Array {
  const wide = columns + 1;
  return Float32Array.from({ length: (rows + 1) * wide }, (_, k) =>
    of(bearingOf(k % wide, columns), Math.floor(k / wide) / rows, k),
  );
}

/** How much a place of the grid faces the light. */
function facing(solids: readonly Solid[], k: number, rows: number, columns: number): number {
  const wide = columns + 1;
  const [i, j] = [Math.floor(k / wide), k % wide];
  const [a, b] = [solids[k - (j > 0 ? 1 : 0)]!, solids[k + (j < columns ? 1 : 0)]!];
  const [c, d] = [solids[k - (i > 0 ? wide : 0)]!, solids[k + (i < rows ? wide : 0)]!];
  const [ux, uy, uz] = [b[0] - a[0], b[1] - a[1], b[2] - a[2]];
  const [vx, vy, vz] = [d[0] - c[0], d[1] - c[1], d[2] - c[2]];
  const [nx, ny, nz] = [uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx];
  const size = Math.hypot(nx, ny, nz) || 1;
  return 0.5 + (0.5 * (nx * LIGHT[0] + ny * LIGHT[1] + nz * LIGHT[2])) / size;
}

/** The outline of all that is seen of a form. */
export function silhouette({ left, right }: Form): Path2D {
  const path = new Path2D();
  for (const [i, point] of [...left, ...[...right].reverse()].entries())
    i === 0 ? path.moveTo(...point) : path.lineTo(...point);
  path.closePath();
  return path;
}

/** The part of a form where `value`, one number for each place of the grid, is at least `least`: its edge runs smoothly between places. */
export function region({ rows, columns, points }: Form, value: Float32Array, least: number): Path2D {
  const path = new Path2D();
  const wide = columns + 1;
  const add = (corners: readonly Point[]) => {
    for (const [n, point] of corners.entries()) n === 0 ? path.moveTo(...point) : path.lineTo(...point);
    path.closePath();
  };
  for (let i = 0; i < rows; i++) {
    let start = -1;
    const end = (j: number) => {
      if (start < 0) return;
      const [upper, lower] = [
        points.slice((i + 1) * wide + start, (i + 1) * wide + j + 1),
        points.slice(i * wide + start, i * wide + j + 1),
      ];
      add([...lower, ...upper.reverse()]);
      start = -1;
    };
    for (let j = 0; j < columns; j++) {
      const corners = [i * wide + j, i * wide + j + 1, (i + 1) * wide + j + 1, (i + 1) * wide + j];
      const within = corners.reduce((sum, k) => (value[k]! >= least ? sum + 1 : sum), 0);
      const isThin =
        points[corners[0]!]![0] === points[corners[1]!]![0] &&
        points[corners[2]!]![0] === points[corners[3]!]![0];
      if (isThin) {
        end(j);
        continue;
      }
      if (within === 4) {
        if (start < 0) start = j;
        continue;
      }
      end(j);
      if (within > 0) add(clip(corners, points, value, least));
    }
    end(columns);
  }
  return path;
}

/** What is left of a cell after Sutherland and Hodgman. */
function clip(
  corners: readonly number[],
  points: readonly Point[],
  value: Float32Array,
  least: number,
): Point[] {
  const kept: Point[] = [];
  for (const [n, k] of corners.entries()) {
    const next = corners[(n + 1) % 4]!;
    const [a, b] = [value[k]! - least, value[next]! - least];
    const [from, to] = [points[k]!, points[next]!];
    if (a >= 0) kept.push(from);
    if (a >= 0 === b >= 0) continue;
    const t = a / (a - b);
    kept.push([from[0] + (to[0] - from[0]) * t, from[1] + (to[1] - from[1]) * t]);
  }
  return kept;
}
