import { distance2, type Vec2 } from "./vector.ts";

/** Whether a point [x, z] is inside an outline; the outline may be concave. */
export function isWithin([x, z]: Vec2, outline: readonly Vec2[]): boolean {
  let isInside = false;
  outline.forEach(([ax, az], i) => {
    const [bx, bz] = outline[(i + 1) % outline.length]!;
    if (az > z !== bz > z && x < ((bx - ax) * (z - az)) / (bz - az) + ax) isInside = !isInside;
  });
  return isInside;
}

/** Metres from a point to the nearest edge of an outline. */
export function distanceToEdge(point: Vec2, outline: readonly Vec2[]): number {
  return Math.min(
    ...outline.map((a, i) => {
      const b = outline[(i + 1) % outline.length]!;
      const [dx, dz] = [b[0] - a[0], b[1] - a[1]];
      const along = (point[0] - a[0]) * dx + (point[1] - a[1]) * dz;
      const share = Math.min(1, Math.max(0, along / (dx * dx + dz * dz || 1)));
      return distance2(point, [a[0] + dx * share, a[1] + dz * share]);
    }),
  );
}

/** Whether the straight way between two points inside an outline crosses none of its edges. */
export function isOpenBetween(from: Vec2, to: Vec2, outline: readonly Vec2[]): boolean {
  const side = (a: Vec2, b: Vec2, p: Vec2) => (b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0]);
  return outline.every((a, i) => {
    const b = outline[(i + 1) % outline.length]!;
    return side(from, to, a) * side(from, to, b) >= 0 || side(a, b, from) * side(a, b, to) >= 0;
  });
}
