import type { Wall } from "../geometry/architecture.ts";
import type { Work } from "./hang.ts";

/** Works above each other; one as a rule. */
export interface Column {
  works: (Work & { frameMetres: number })[];
  widthMetres: number;
}

/** A piece of wall free to hang on, and what hangs there so far; metres from the left floor corner. */
export interface Stretch {
  wall: number;
  from: number;
  to: number;
  columns: Column[];
}

/** Free stretches of each wall at picture height. */
export function stretchesOf(walls: readonly Wall[], marginMetres: number): Stretch[] {
  return walls.flatMap((wall, index) => {
    const corner = Math.min(marginMetres, isManySided(walls, wall) ? 0.08 : 0.5);
    const taken = [
      ...wall.openings
        .filter((o) => o.bottom < wall.heightMetres && o.bottom + o.height > 0.3)
        .map((o) => [o.left - marginMetres, o.left + o.width + marginMetres] as const),
      ...wall.blocked.map(([from, to]) => [from - marginMetres * 0.8, to + marginMetres * 0.8] as const),
      [wall.widthMetres - corner, wall.widthMetres] as const,
    ].sort((a, b) => a[0] - b[0]);
    const free: Stretch[] = [];
    let from = corner;
    for (const [start, end] of taken) {
      if (start - from > 0.2) free.push({ wall: index, from, to: start, columns: [] });
      from = Math.max(from, end);
    }
    return free;
  });
}

/** Rotundas: their corners are blunt enough to hang close to. */
function isManySided(walls: readonly Wall[], { room }: Wall): boolean {
  return walls.filter((other) => other.room === room).length > 4;
}

/** How full the room of a stretch is already: of joined rooms each gets its share of the works. */
export function crowding(stretch: Stretch, stretches: readonly Stretch[], walls: readonly Wall[]): number {
  const roomOf = (one: Stretch) => walls[one.wall]!.room;
  if (walls.every((wall) => wall.room === walls[0]!.room)) return 0;
  const inRoom = stretches.filter((one) => roomOf(one) === roomOf(stretch));
  const filled = inRoom.flatMap((one) => one.columns).reduce((sum, column) => sum + column.widthMetres, 0);
  return (filled / inRoom.reduce((sum, one) => sum + one.to - one.from, 0)) * 6;
}

/** How much a stretch is looked at: walls without openings first, those with windows or the door last. */
export function appealOf({ wall, from, to }: Stretch, walls: readonly Wall[]): number {
  const { openings, widthMetres } = walls[wall]!;
  const rank = openings.some((o) => o.kind === "door") ? 0.45 : openings.length > 0 ? 0.6 : 1;
  return rank * (1 - 0.3 * Math.abs((from + to) / 2 / widthMetres - 0.5));
}

/** The middle stretch of the wall a visitor faces on entering: the one furthest towards −z. */
export function farthest(walls: readonly Wall[], stretches: readonly Stretch[]): Stretch | undefined {
  const depth = (s: Stretch) => walls[s.wall]!.left[1] + walls[s.wall]!.right[1];
  return [...stretches].sort((a, b) => depth(a) - depth(b) || b.to - b.from - (a.to - a.from))[0];
}
