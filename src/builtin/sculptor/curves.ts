import type { Solid } from "./solid.ts";

/** A cut across a form at one height: where its middle lies and how far it reaches to the side and to the front. */
export type Section = readonly [at: number, x: number, z: number, halfWidth: number, halfDepth: number];

/**
 * A smooth form through elliptical sections, from the lowest up. Where the first or last section has no width the
 * form closes in a round tip.
 */
export function loft(sections: readonly Section[]): Solid {
  const heights = sections.map(([at]) => at);
  const middleX = smoothThrough(
    heights,
    sections.map(([, x]) => x),
  );
  const middleZ = smoothThrough(
    heights,
    sections.map(([, , z]) => z),
  );
  // Squared widths run through zero at a tip instead of ending there, which keeps tips round and the field smooth.
  const width = smoothThrough(
    heights,
    sections.map(([, , , w]) => w * w),
  );
  const depth = smoothThrough(
    heights,
    sections
      .map(([, , , w, d]) => (w > 0 && d > 0 ? w / d : 0))
      .map((value, i, all) => value || nearest(all, i)),
  );
  const field: Solid = (x, y, z) => (x - middleX(y)) ** 2 + ((z - middleZ(y)) * depth(y)) ** 2 - width(y);
  const step = 1e-4;
  return (x, y, z) => {
    const value = field(x, y, z);
    const stretch = depth(y);
    const slope = Math.hypot(
      2 * (x - middleX(y)),
      (field(x, y + step, z) - value) / step,
      2 * (z - middleZ(y)) * stretch * stretch,
    );
    return value / Math.max(slope, 0.02);
  };
}

const nearest = (all: readonly number[], i: number) => (i === 0 ? all[1]! : all[i - 1]!) || 1;

/** A point of a tube and the tube's radius there. */
export type Knot = readonly [x: number, y: number, z: number, radius: number];

const SPANS_PER_KNOT = 7;
/** Farther than seams melt and hollows are felt for. */
const FAR_METRES = 0.08;

/** A rod bent smoothly through its knots, its radius running as smoothly; ends are round. */
export function tube(knots: readonly Knot[]): Solid {
  const along = knots.map((_, i) => i);
  const curves = [0, 1, 2, 3].map((axis) =>
    throughSpline(
      along,
      knots.map((knot) => knot[axis]!),
    ),
  );
  const count = (knots.length - 1) * SPANS_PER_KNOT;
  const points = Array.from({ length: count + 1 }, (_, i) =>
    curves.map((curve) => curve(i / SPANS_PER_KNOT)),
  ) as [number, number, number, number][];
  const reach = [0, 1, 2].map((axis) => [
    Math.min(...points.map((point) => point[axis]! - point[3])),
    Math.max(...points.map((point) => point[axis]! + point[3])),
  ]) as [[number, number], [number, number], [number, number]];
  const outside = (at: number, [low, high]: readonly [number, number]) => Math.max(low - at, 0, at - high);
  return (x, y, z) => {
    // Most questions come from far away, where the box around it is answer enough.
    const away = Math.hypot(outside(x, reach[0]), outside(y, reach[1]), outside(z, reach[2]));
    if (away > FAR_METRES) return away;
    let best = Number.POSITIVE_INFINITY;
    for (let i = 0; i < count; i++) {
      const [ax, ay, az, ra] = points[i]!;
      const [bx, by, bz, rb] = points[i + 1]!;
      const [dx, dy, dz] = [bx - ax, by - ay, bz - az];
      const [px, py, pz] = [x - ax, y - ay, z - az];
      const along = (px * dx + py * dy + pz * dz) / (dx * dx + dy * dy + dz * dz || 1e-12);
      const t = Math.max(0, Math.min(1, along));
      const away = Math.hypot(px - dx * t, py - dy * t, pz - dz * t) - ra - (rb - ra) * t;
      if (away < best) best = away;
    }
    return best;
  };
}

type Curve = (at: number) => number;

function hermite(at: readonly number[], values: readonly number[], slopes: readonly number[]): Curve {
  const last = at.length - 1;
  return (x) => {
    if (x <= at[0]!) return values[0]! + slopes[0]! * (x - at[0]!);
    if (x >= at[last]!) return values[last]! + slopes[last]! * (x - at[last]!);
    let i = 0;
    while (x > at[i + 1]!) i++;
    const span = at[i + 1]! - at[i]!;
    const t = (x - at[i]!) / span;
    const rest = 1 - t;
    return (
      values[i]! * (1 + 2 * t) * rest * rest +
      values[i + 1]! * t * t * (3 - 2 * t) +
      span * t * rest * (slopes[i]! * rest - slopes[i + 1]! * t)
    );
  };
}

/** Overshoots nowhere (Fritsch and Carlson 1980): a waist stays the narrowest place. */
function smoothThrough(at: readonly number[], values: readonly number[]): Curve {
  const rises = values.slice(1).map((value, i) => (value - values[i]!) / (at[i + 1]! - at[i]!));
  const slopes = values.map((_, i) => {
    const [before, after] = [rises[i - 1], rises[i]];
    if (before === undefined || after === undefined) return before ?? after ?? 0;
    return before * after <= 0 ? 0 : (2 * before * after) / (before + after);
  });
  return hermite(at, values, slopes);
}

/** Swings freely through its values (Catmull and Rom 1974). */
function throughSpline(at: readonly number[], values: readonly number[]): Curve {
  const last = values.length - 1;
  const slopes = values.map((_, i) => {
    const [from, to] = [Math.max(0, i - 1), Math.min(last, i + 1)];
    return (values[to]! - values[from]!) / (at[to]! - at[from]!);
  });
  return hermite(at, values, slopes);
}
