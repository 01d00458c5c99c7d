import type { Path2D } from "@napi-rs/canvas";
import { type Point, smooth } from "../sketch.ts";

/** Across and up, in heights of the figure; the feet at 0, the crown at 1. */
export type Place = readonly [across: number, up: number];

/** A limb from where it is hung to its tip, by its three joints. */
export type Limb = readonly [root: Place, joint: Place, end: Place, tip: Place];

/** How a body stands: a spine and four limbs. `far` ones are drawn first. */
export interface Pose {
  pelvis: Place;
  chest: Place;
  head: Place;
  far: { arm: Limb; leg: Limb };
  near: { arm: Limb; leg: Limb };
  /** How far the face is turned from the viewer: 0 full, 1 profile. Seen from behind there is none. */
  turn: number;
  isFromBehind?: boolean;
}

/** Half widths along a limb, as shares of the figure's height: muscles swell between the joints. */
type Girth = readonly (readonly [segment: number, along: number, half: number])[];
export const ARM: Girth = [
  [0, 0, 0.023],
  [0, 0.45, 0.021],
  [0, 1, 0.0155],
  [1, 0.3, 0.0165],
  [1, 0.95, 0.0095],
  [2, 0.4, 0.011],
  [2, 1, 0.004],
];
export const LEG: Girth = [
  [0, 0, 0.046],
  [0, 0.4, 0.041],
  [0, 0.95, 0.026],
  [1, 0.1, 0.025],
  [1, 0.35, 0.031],
  [1, 0.7, 0.02],
  [1, 1, 0.0145],
  [2, 0.35, 0.0165],
  [2, 1, 0.006],
];

/** The outline of a limb, and across it from the side that faces the light, above to the left, to the other. */
export interface LimbShape {
  path: Path2D;
  from: Point;
  to: Point;
  /** Which way it lies, for the strokes. */
  angle: number;
}

/** `at` turns places of the figure into points of the picture, `scale` is the figure's height there. */
export function limbShape(
  limb: Limb,
  girth: Girth,
  at: (place: Place) => Point,
  scale: number,
  fullness = 1,
): LimbShape {
  const joints = limb.map(at) as [Point, Point, Point, Point];
  const spine = girth.map(([segment, along, half]) => {
    const [a, b] = [joints[segment]!, joints[segment + 1]!];
    return {
      x: a[0] + (b[0] - a[0]) * along,
      y: a[1] + (b[1] - a[1]) * along,
      half: half * scale * fullness,
    };
  });
  const sides = spine.map(({ x, y, half }, index) => {
    const [before, after] = [spine[Math.max(0, index - 1)]!, spine[Math.min(spine.length - 1, index + 1)]!];
    const [dx, dy] = [after.x - before.x, after.y - before.y];
    const length = Math.hypot(dx, dy) || 1;
    const [nx, ny] = [(-dy / length) * half, (dx / length) * half];
    return [
      [x + nx, y + ny],
      [x - nx, y - ny],
    ] as const;
  });
  const path = smooth([...sides.map(([left]) => left), ...sides.map(([, right]) => right).reverse()]);
  const [one, other] = sides[1]!;
  const isLit = one[0] + one[1] < other[0] + other[1];
  const [root, end] = [joints[0], joints[2]];
  return {
    path,
    from: isLit ? one : other,
    to: isLit ? other : one,
    angle: Math.atan2(end[1] - root[1], end[0] - root[0]),
  };
}

/** The trunk between two shares of the way from pelvis to chest, as wide as a slender body there. */
export function trunkShape(
  { pelvis, chest, turn }: Pose,
  at: (place: Place) => Point,
  low: number,
  high: number,
): Path2D {
  const [dx, dy] = [chest[0] - pelvis[0], chest[1] - pelvis[1]];
  const length = Math.hypot(dx, dy) || 1;
  const [nx, ny] = [-dy / length, dx / length];
  const narrow = 1 - 0.22 * turn;
  const widths: readonly (readonly [number, number])[] = [
    [0, 0.068],
    [0.34, 0.045],
    [0.5, 0.048],
    [0.76, 0.066],
    [0.9, 0.07],
    [1, 0.074],
    [1.08, 0.05],
  ];
  const within = widths.filter(([t]) => t >= low && t <= high);
  const side = (sign: number) =>
    within.map(([t, half]) => {
      const reach = sign * half * narrow;
      return at([pelvis[0] + dx * t + nx * reach, pelvis[1] + dy * t + ny * reach]);
    });
  return smooth([...side(1), ...side(-1).reverse()]);
}
