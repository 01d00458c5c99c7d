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
  [0, 0, 0.024],
  [0, 0.2, 0.025],
  [0, 0.6, 0.019],
  [0, 1, 0.0155],
  [1, 0.3, 0.0168],
  [1, 0.95, 0.0092],
  [2, 0.35, 0.0125],
  [2, 0.75, 0.008],
  [2, 1, 0.003],
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

/** Half widths of the trunk from the pelvis (0) to the shoulders (1). */
const TRUNK: readonly (readonly [share: number, half: number])[] = [
  [0, 0.072],
  [0.16, 0.062],
  [0.34, 0.047],
  [0.5, 0.053],
  [0.72, 0.07],
  [0.88, 0.078],
  [0.98, 0.094],
  [1.05, 0.07],
  [1.1, 0.03],
];

/** A place on the trunk: its share of the way from pelvis to chest, and of its half width to either side. */
export function trunkPlace({ pelvis, chest, turn }: Pose, share: number, across: number): Place {
  const [dx, dy] = [chest[0] - pelvis[0], chest[1] - pelvis[1]];
  const length = Math.hypot(dx, dy) || 1;
  const next = Math.max(
    1,
    TRUNK.findIndex(([t]) => t >= share),
  );
  const [a, b] = [TRUNK[next - 1]!, TRUNK[next] ?? TRUNK.at(-1)!];
  const half = a[1] + ((b[1] - a[1]) * (share - a[0])) / (b[0] - a[0] || 1);
  const reach = across * half * (1 - 0.3 * turn);
  return [pelvis[0] + dx * share + (dy / length) * reach, pelvis[1] + dy * share - (dx / length) * reach];
}

/** The trunk between two shares of the way from pelvis to shoulders; its upper edge dips by `dip` in the middle. */
export function trunkShape(
  pose: Pose,
  at: (place: Place) => Point,
  low: number,
  high: number,
  dip = 0,
): Path2D {
  const within = [low, ...TRUNK.map(([t]) => t).filter((t) => t > low && t < high), high];
  const side = (sign: number) => within.map((share) => at(trunkPlace(pose, share, sign)));
  const edge =
    dip > 0 ? [0.45, 0, -0.45].map((u) => at(trunkPlace(pose, high - dip * (u === 0 ? 0.7 : 1), u))) : [];
  return smooth([...side(1), ...edge, ...side(-1).reverse()]);
}
