export type Vec2 = readonly [number, number];
export type Vec3 = readonly [number, number, number];

export const UP: Vec3 = [0, 1, 0];

export function add(a: Vec3, b: Vec3): Vec3 {
  return [a[0] + b[0], a[1] + b[1], a[2] + b[2]];
}

export function subtract(a: Vec3, b: Vec3): Vec3 {
  return [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
}

export function scale(a: Vec3, factor: number): Vec3 {
  return [a[0] * factor, a[1] * factor, a[2] * factor];
}

export function dot(a: Vec3, b: Vec3): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

export function cross(a: Vec3, b: Vec3): Vec3 {
  return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
}

/** The same direction with length 1; a zero vector becomes `UP`. */
export function normalise(a: Vec3): Vec3 {
  const length = Math.hypot(a[0], a[1], a[2]);
  return length < 1e-12 ? UP : scale(a, 1 / length);
}

export function distance2(a: Vec2, b: Vec2): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1]);
}

export function mix(a: number, b: number, amount: number): number {
  return a + (b - a) * amount;
}

export function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}

/** A right-handed place to build in: local (u, v, w) is `origin + u·right + v·up + w·out`. */
export interface Placement {
  origin: Vec3;
  right: Vec3;
  up: Vec3;
  out: Vec3;
}

/** Local axes along x, y, z. */
export function placementAt(origin: Vec3): Placement {
  return { origin, right: [1, 0, 0], up: UP, out: [0, 0, 1] };
}

/** Upright, turned about the vertical so that local `out` faces the horizontal direction given. */
export function placementFacing(origin: Vec3, out: Vec3): Placement {
  const flat = normalise([out[0], 0, out[2]]);
  return { origin, right: cross(UP, flat), up: UP, out: flat };
}

/** Lying on a horizontal plane: local u is x, v is −z, w is up. Outlines seen from above keep their turn. */
export function placementOnFloor(heightMetres: number): Placement {
  return { origin: [0, heightMetres, 0], right: [1, 0, 0], up: [0, 0, -1], out: UP };
}

export function place(placement: Placement, u: number, v: number, w: number): Vec3 {
  const { origin, right, up, out } = placement;
  return [
    origin[0] + right[0] * u + up[0] * v + out[0] * w,
    origin[1] + right[1] * u + up[1] * v + out[1] * w,
    origin[2] + right[2] * u + up[2] * v + out[2] * w,
  ];
}

export function turn(placement: Placement, direction: Vec3): Vec3 {
  return place({ ...placement, origin: [0, 0, 0] }, direction[0], direction[1], direction[2]);
}
