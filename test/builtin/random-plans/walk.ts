import type { SceneExtras } from "../../../src/core/scene.ts";

const STEP_METRES = 0.3;
/** Half a visitor's breadth: what the viewer keeps from walls and furniture. */
const BODY_METRES = 0.25;

/** Whether a visitor can stand there; the outline of a room is convex. */
export function canStand(
  [x, z]: readonly [number, number],
  { walkable, obstacles }: Pick<SceneExtras, "walkable" | "obstacles">,
): boolean {
  return (
    walkable.every(([ax, az], index) => {
      const [bx, bz] = walkable[(index + 1) % walkable.length]!;
      const left = (bx - ax) * (az - z) + (bz - az) * (x - ax);
      return left >= BODY_METRES * Math.hypot(bx - ax, bz - az);
    }) &&
    obstacles.every(
      ({ centre, radiusMetres }) => Math.hypot(centre[0] - x, centre[1] - z) >= radiusMetres + BODY_METRES,
    )
  );
}

/** Every spot of a grid that a visitor can walk to from where they start, nearest first. */
export function reachableSpots(scene: SceneExtras): (readonly [number, number])[] {
  const [startX, , startZ] = scene.spawn.position;
  const seen = new Set(["0 0"]);
  const found: (readonly [number, number])[] = [];
  const cells: [number, number][] = [[0, 0]];
  for (const [i, j] of cells) {
    const spot = [startX + i * STEP_METRES, startZ + j * STEP_METRES] as const;
    if (!canStand(spot, scene)) continue;
    found.push(spot);
    for (const [di, dj] of [
      [1, 0],
      [-1, 0],
      [0, 1],
      [0, -1],
    ] as const) {
      const key = `${i + di} ${j + dj}`;
      if (seen.has(key)) continue;
      seen.add(key);
      cells.push([i + di, j + dj]);
    }
  }
  return found;
}
