type Point = readonly [number, number, number];

/** Points closer than this are one, in metres: finer than any window is modelled. */
const TOLERANCE_METRES = 0.002;
/** A silhouette is sampled at no more places than this; a head of 512 segments is round enough. */
const MAX_PLACES = 512;

/**
 * How many different heights the upper outline of a window bends at, seen from the front: 1 for a straight head
 * however rich its mouldings, many for a curve. Only corners on the outline itself count, so glazing bars do not.
 */
export function countHeadSegments(triangles: readonly (readonly Point[])[]): number {
  const points = triangles.flat();
  if (points.length === 0) return 0;
  const spread = (axis: 0 | 2) => {
    let [low, high] = [Infinity, -Infinity];
    for (const point of points) {
      low = Math.min(low, point[axis]);
      high = Math.max(high, point[axis]);
    }
    return high - low;
  };
  // A window's own plane: across it runs the wider horizontal axis.
  const across = spread(0) >= spread(2) ? 0 : 2;
  const place = (value: number) => Math.round(value / TOLERANCE_METRES);

  const places = [...new Set(points.map((point) => place(point[across])))].sort((a, b) => a - b);
  const stride = Math.ceil(places.length / MAX_PLACES);
  const outline = new Map(places.filter((_, index) => index % stride === 0).map((at) => [at, -Infinity]));
  for (const triangle of triangles) raiseOutline(outline, triangle, across);

  let lowest = Infinity;
  for (const point of points) lowest = Math.min(lowest, point[1]);
  const top = Math.max(...outline.values());
  const heights = new Set<number>();
  for (const point of points) {
    const height = outline.get(place(point[across]));
    const isOnOutline = height !== undefined && point[1] >= height - TOLERANCE_METRES;
    // The outline's feet at sill height belong to no head.
    if (isOnOutline && point[1] > lowest + (top - lowest) * 0.1) heights.add(place(point[1]));
  }
  return heights.size;
}

/** Lifts the outline to one triangle's upper edge wherever it is sampled. */
function raiseOutline(outline: Map<number, number>, triangle: readonly Point[], across: 0 | 2): void {
  for (const [index, from] of triangle.entries()) {
    const to = triangle[(index + 1) % triangle.length]!;
    const [left, right] = from[across] <= to[across] ? [from, to] : [to, from];
    const width = right[across] - left[across];
    const first = Math.round(left[across] / TOLERANCE_METRES);
    const last = Math.round(right[across] / TOLERANCE_METRES);
    for (const [at, height] of outline) {
      if (at < first || at > last) continue;
      const share = width < TOLERANCE_METRES ? undefined : (at * TOLERANCE_METRES - left[across]) / width;
      const y =
        share === undefined
          ? Math.max(left[1], right[1])
          : left[1] + (right[1] - left[1]) * Math.min(1, Math.max(0, share));
      if (y > height) outline.set(at, y);
    }
  }
}
