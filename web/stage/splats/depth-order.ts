const LEVELS = 65_536;

/** Numbers of points, farthest first. */
export interface DepthOrder {
  readonly order: Uint32Array<ArrayBuffer>;
  /** Sorts along a direction towards the camera; false if the order could stay. */
  sort(x: number, y: number, z: number): boolean;
}

/** Cosine of 1.8°: turned by less, neighbours change places nobody tells apart. */
const SAME_DIRECTION = 0.9995;

/** Orders points, three coordinates each, by counting: in time that grows as their number does. */
export function createDepthOrder(points: ArrayLike<number>, size = points.length / 3): DepthOrder {
  const count = points.length / 3;
  const order = Uint32Array.from({ length: size }, (_, i) => i);
  const depths = new Float32Array(count);
  const levels = new Uint16Array(count);
  const ends = new Uint32Array(LEVELS);
  let last: readonly [number, number, number] = [0, 0, 0];
  return {
    order,
    sort(x, y, z) {
      const length = Math.hypot(x, y, z) || 1;
      const [dx, dy, dz] = [x / length, y / length, z / length];
      if (dx * last[0] + dy * last[1] + dz * last[2] > SAME_DIRECTION) return false;
      last = [dx, dy, dz];
      let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
      for (let i = 0; i < count; i++) {
        const depth = points[i * 3]! * dx + points[i * 3 + 1]! * dy + points[i * 3 + 2]! * dz;
        depths[i] = depth;
        if (depth < least) least = depth;
        if (depth > most) most = depth;
      }
      const scale = (LEVELS - 1) / Math.max(most - least, 1e-12);
      ends.fill(0);
      for (let i = 0; i < count; i++) {
        const level = Math.floor((depths[i]! - least) * scale);
        levels[i] = level;
        ends[level]!++;
      }
      for (let level = 1; level < LEVELS; level++) ends[level]! += ends[level - 1]!;
      for (let i = count - 1; i >= 0; i--) order[--ends[levels[i]!]!] = i;
      return true;
    },
  };
}
