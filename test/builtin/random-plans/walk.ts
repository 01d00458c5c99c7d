import type { SceneExtras } from "../../../src/core/scene.ts";

const STEP_METRES = 0.3;
/** Half a visitor's breadth: what the viewer keeps from walls and furniture. */
const BODY_METRES = 0.25;

/** Whether a visitor can stand there; the outline of joined rooms is concave. */
export function canStand(
  [x, z]: readonly [number, number],
  { walkable, obstacles }: Pick<SceneExtras, "walkable" | "obstacles">,
): boolean {
  const edges = walkable.map((a, index) => [a, walkable[(index + 1) % walkable.length]!] as const);
  // A ray towards +x leaves the floor an odd number of times.
  const crossed = edges.filter(
    ([[ax, az], [bx, bz]]) => az > z !== bz > z && x < ax + ((bx - ax) * (z - az)) / (bz - az),
  );
  return (
    crossed.length % 2 === 1 &&
    edges.every(([[ax, az], [bx, bz]]) => {
      const [dx, dz] = [bx - ax, bz - az];
      const share = ((x - ax) * dx + (z - az) * dz) / (dx * dx + dz * dz);
      const t = Math.min(1, Math.max(0, share));
      return Math.hypot(x - ax - dx * t, z - az - dz * t) >= BODY_METRES;
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
