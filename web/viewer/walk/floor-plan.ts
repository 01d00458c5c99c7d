import type { SceneExtras } from "../../../src/core/scene.ts";

/** On the floor, in metres: [x, z]. */
export type FloorPoint = readonly [x: number, z: number];

/** Where a visitor may stand. */
export interface FloorPlan {
  contains(point: FloorPoint): boolean;
  /** Where one gets to on the way from an allowed point towards another: sliding along walls, never beyond them. */
  move(from: FloorPoint, to: FloorPoint): FloorPoint;
  /** The allowed point closest to any point at all. */
  nearest(point: FloorPoint): FloorPoint;
}

/** How near the eye comes to a wall: closer, and the wall is all one sees. */
export const WALL_DISTANCE_METRES = 0.35;
const STEP_METRES = 0.1;
const TOLERANCE_METRES = 1e-4;

/** A floor plan from the scene's walkable outline (either winding, also concave) and the things standing on it. */
export function createFloorPlan(room: Pick<SceneExtras, "walkable" | "obstacles">): FloorPlan {
  const outline: readonly FloorPoint[] = room.walkable;
  const { obstacles } = room;

  function contains(point: FloorPoint): boolean {
    return (
      isInside(point, outline) &&
      distance(point, closestOnOutline(point, outline)) >= WALL_DISTANCE_METRES - TOLERANCE_METRES &&
      obstacles.every(
        ({ centre, radiusMetres }) =>
          distance(point, centre) >= radiusMetres + WALL_DISTANCE_METRES - TOLERANCE_METRES,
      )
    );
  }

  /** Pushes a point away from whatever it is too close to; several rounds, as a corner has two walls. */
  function pushFree(point: FloorPoint): FloorPoint {
    let free = point;
    for (let round = 0; round < 6 && !contains(free); round++) {
      const edge = closestOnOutline(free, outline);
      if (!isInside(free, outline)) free = along(free, edge, distance(free, edge) + WALL_DISTANCE_METRES);
      else if (distance(free, edge) < WALL_DISTANCE_METRES) free = along(edge, free, WALL_DISTANCE_METRES);
      for (const { centre, radiusMetres } of obstacles) {
        const clear = radiusMetres + WALL_DISTANCE_METRES;
        if (distance(free, centre) < clear) free = along(centre, free, clear);
      }
    }
    return free;
  }

  function move(from: FloorPoint, to: FloorPoint): FloorPoint {
    const length = distance(from, to);
    const steps = Math.ceil(length / STEP_METRES);
    const stepX = (to[0] - from[0]) / steps;
    const stepZ = (to[1] - from[1]) / steps;
    let current = from;
    for (let step = 0; step < steps; step++) {
      const next = pushFree([current[0] + stepX, current[1] + stepZ]);
      // A push that leads far away would be a jump through a wall or around an object.
      if (!contains(next) || distance(next, current) > STEP_METRES * 2) break;
      current = next;
    }
    return current;
  }

  function nearest(point: FloorPoint): FloorPoint {
    const pushed = pushFree(point);
    if (contains(pushed)) return pushed;
    const xs = outline.map(([x]) => x);
    const zs = outline.map(([, z]) => z);
    let best: FloorPoint = [mean(xs), mean(zs)];
    let bestDistance = contains(best) ? distance(point, best) : Number.POSITIVE_INFINITY;
    for (let x = Math.min(...xs); x <= Math.max(...xs); x += 0.25) {
      for (let z = Math.min(...zs); z <= Math.max(...zs); z += 0.25) {
        const away = distance(point, [x, z]);
        if (away < bestDistance && contains([x, z])) [best, bestDistance] = [[x, z], away];
      }
    }
    return best;
  }

  return { contains, move, nearest };
}

function isInside([x, z]: FloorPoint, outline: readonly FloorPoint[]): boolean {
  let inside = false;
  outline.forEach(([ax, az], index) => {
    const [bx, bz] = outline[(index + 1) % outline.length]!;
    if (az > z !== bz > z && x < ((bx - ax) * (z - az)) / (bz - az) + ax) inside = !inside;
  });
  return inside;
}

function closestOnOutline(point: FloorPoint, outline: readonly FloorPoint[]): FloorPoint {
  let closest = outline[0]!;
  outline.forEach((a, index) => {
    const candidate = closestOnSegment(point, a, outline[(index + 1) % outline.length]!);
    if (distance(point, candidate) < distance(point, closest)) closest = candidate;
  });
  return closest;
}

function closestOnSegment([x, z]: FloorPoint, [ax, az]: FloorPoint, [bx, bz]: FloorPoint): FloorPoint {
  const [dx, dz] = [bx - ax, bz - az];
  const lengthSquared = dx * dx + dz * dz;
  const share = lengthSquared === 0 ? 0 : ((x - ax) * dx + (z - az) * dz) / lengthSquared;
  const clamped = Math.min(1, Math.max(0, share));
  return [ax + dx * clamped, az + dz * clamped];
}

/** The point `metres` from `from` in the direction of `to`; east if both are the same. */
function along(from: FloorPoint, to: FloorPoint, metres: number): FloorPoint {
  const length = distance(from, to);
  if (length < 1e-9) return [from[0] + metres, from[1]];
  return [from[0] + ((to[0] - from[0]) / length) * metres, from[1] + ((to[1] - from[1]) / length) * metres];
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

export function distance(a: FloorPoint, b: FloorPoint): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1]);
}
