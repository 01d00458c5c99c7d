import earcut from "earcut";
import { addTriangle, addVertex, type Surface } from "./surface.ts";
import { distance2, mix, normalise, type Placement, place, turn, type Vec2, type Vec3 } from "./vector.ts";

export interface SweepOptions {
  /** In the plane of the placement; the moulding grows to its left. */
  path: readonly Vec2[];
  isClosed: boolean;
  /** Points (offset to the left of the path, height above the plane), with the body on the left. */
  profile: readonly Vec2[];
  placement: Placement;
}

/** Bends below this read as a curve and are shaded smoothly; sharper ones are mitred edges. */
const SMOOTH_BELOW_COSINE = Math.cos((34 * Math.PI) / 180);

function direction(a: Vec2, b: Vec2): Vec2 {
  const length = distance2(a, b) || 1;
  return [(b[0] - a[0]) / length, (b[1] - a[1]) / length];
}

const leftOf = (d: Vec2): Vec2 => [-d[1], d[0]];

/** Where the offset lines of two edges meet, per metre of offset. Very sharp corners are cut at 4 m per metre. */
function mitre(before: Vec2, after: Vec2): Vec2 {
  const sum: Vec2 = [before[0] + after[0], before[1] + after[1]];
  const factor = Math.min(1 / Math.max((sum[0] ** 2 + sum[1] ** 2) / 2, 0.12), 4);
  return [sum[0] * factor, sum[1] * factor];
}

/** Sweeps a profile along a flat path with mitred corners; open ends are capped. */
export function sweep(surface: Surface, { path, isClosed, profile, placement }: SweepOptions): void {
  const edgeCount = isClosed ? path.length : path.length - 1;
  const at = (index: number): Vec2 => path[(index + path.length) % path.length]!;
  const edges = Array.from({ length: edgeCount }, (_, i) => direction(at(i), at(i + 1)));
  const hasEdge = (index: number) => isClosed || (index >= 0 && index < edgeCount);
  const edge = (index: number): Vec2 => edges[(index + edgeCount) % edgeCount]!;
  const steps = profile.slice(1).map((p, k) => direction(profile[k]!, p));
  /** Normals in (offset, height) at the start and end of each step of the profile. */
  const stepNormals = steps.map((step, k) => {
    const own: Vec2 = [step[1], -step[0]];
    const blend = (other: Vec2 | undefined): Vec2 => {
      if (!other || step[0] * other[0] + step[1] * other[1] < SMOOTH_BELOW_COSINE) return own;
      return direction([0, 0], [own[0] + other[1], own[1] - other[0]]);
    };
    return [blend(steps[k - 1]), blend(steps[k + 1])] as const;
  });
  const heights = profile.map((_, k) =>
    profile.slice(1, k + 1).reduce((sum, p, i) => sum + distance2(profile[i]!, p), 0),
  );
  let along = 0;
  for (let i = 0; i < edgeCount; i++) {
    const own = edge(i);
    const ends = [i, i + 1].map((vertex, end) => {
      const neighbour = end === 0 ? i - 1 : i + 1;
      const other = hasEdge(neighbour) ? edge(neighbour) : own;
      const isSmooth = own[0] * other[0] + own[1] * other[1] > SMOOTH_BELOW_COSINE;
      const corner = mitre(leftOf(own), leftOf(other));
      const shading = isSmooth ? direction([0, 0], corner) : leftOf(own);
      return { base: at(vertex), corner, shading };
    });
    const length = distance2(at(i), at(i + 1));
    for (let k = 0; k < steps.length; k++) {
      const corners = [
        [0, 0],
        [0, 1],
        [1, 1],
        [1, 0],
      ].map(([end, step]) => {
        const { base, corner, shading } = ends[end!]!;
        const [offset, height] = profile[k + step!]!;
        const normal = stepNormals[k]![step!]!;
        const position = place(placement, base[0] + corner[0] * offset, base[1] + corner[1] * offset, height);
        const facing = turn(placement, [shading[0] * normal[0], shading[1] * normal[0], normal[1]]);
        return addVertex(surface, position, normalise(facing), [along + end! * length, heights[k + step!]!]);
      });
      surface.indices.push(corners[0]!, corners[1]!, corners[2]!, corners[0]!, corners[2]!, corners[3]!);
    }
    along += length;
  }
  if (!isClosed) addCaps(surface, { path, isClosed, profile, placement });
}

function addCaps(surface: Surface, { path, profile, placement }: SweepOptions): void {
  const triangles = earcut(profile.flatMap((p) => [p[0], p[1]]));
  const ends: [Vec2, Vec2, boolean][] = [
    [path[0]!, leftOf(direction(path[0]!, path[1]!)), true],
    [path.at(-1)!, leftOf(direction(path.at(-2)!, path.at(-1)!)), false],
  ];
  for (const [base, left, isStart] of ends) {
    const points = profile.map(
      ([o, h]): Vec3 => place(placement, base[0] + left[0] * o, base[1] + left[1] * o, h),
    );
    for (let i = 0; i < triangles.length; i += 3) {
      const [a, b, c] = [points[triangles[i]!]!, points[triangles[i + 1]!]!, points[triangles[i + 2]!]!];
      // Earcut keeps no winding promise; the sign of the flat area decides which way the cap faces.
      const [p, q, r] = [profile[triangles[i]!]!, profile[triangles[i + 1]!]!, profile[triangles[i + 2]!]!];
      const isPositive = (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]) > 0;
      if (isPositive === isStart) addTriangle(surface, a, c, b);
      else addTriangle(surface, a, b, c);
    }
  }
}

/** The same path with no edge longer than asked, so that baked light can vary along it. */
export function subdividePath(path: readonly Vec2[], isClosed: boolean, maxMetres: number): Vec2[] {
  const result: Vec2[] = [];
  path.forEach((a, index) => {
    result.push(a);
    if (!isClosed && index === path.length - 1) return;
    const b = path[(index + 1) % path.length]!;
    const parts = Math.ceil(distance2(a, b) / maxMetres - 1e-6);
    for (let i = 1; i < parts; i++) result.push([mix(a[0], b[0], i / parts), mix(a[1], b[1], i / parts)]);
  });
  return result;
}

/** A strip between a path at two heights of its placement: reveals, curbs, shafts. Faces the path's left. */
export function extrude(
  surface: Surface,
  path: readonly Vec2[],
  isClosed: boolean,
  from: number,
  to: number,
  placement: Placement,
): void {
  const profile: Vec2[] = [
    [0, Math.min(from, to)],
    [0, Math.max(from, to)],
  ];
  sweep(surface, { path, isClosed, profile, placement });
}

/**
 * A moulding around an outline that runs counter-clockwise seen from the front (open: right foot, over, left foot).
 * The profile gives (distance from the moulding's outer edge inwards, height); the moulding lies inside the
 * outline, or outside it with its inner edge on the outline.
 */
export function sweepAround(surface: Surface, options: SweepOptions & { lies: "inside" | "outside" }): void {
  const { path, isClosed, profile, placement, lies } = options;
  const width = Math.max(...profile.map((p) => p[0]));
  sweep(surface, {
    path: [...path].reverse(),
    isClosed,
    profile: profile.map(([o, h]): Vec2 => [lies === "inside" ? -o : width - o, h]),
    placement,
  });
}
