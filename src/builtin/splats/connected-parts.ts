/** Cells away from the middle that are looked at; what lies further out belongs to nothing. */
const REACH_CELLS = 512;
const ROW = REACH_CELLS * 2;

/**
 * Of points, three coordinates each, those that hang together: they share a cell, or lie in cells that touch, and make
 * up at least `leastShare` of all. Numbers of points go in and come out.
 */
export function connectedParts(
  points: ArrayLike<number>,
  among: Uint32Array,
  options: { middle: readonly [number, number, number]; cellSize: number; leastShare: number },
): Uint32Array {
  const { middle, cellSize, leastShare } = options;
  const counts = new Map<number, number>();
  const cells = Float64Array.from(among, (i) => {
    const [x, y, z] = middle.map((at, axis) => Math.floor((points[i * 3 + axis]! - at) / cellSize)) as [
      number,
      number,
      number,
    ];
    if (Math.max(...[x, y, z].map(Math.abs)) >= REACH_CELLS - 1) return Number.NaN;
    const cell = ((x + REACH_CELLS) * ROW + y + REACH_CELLS) * ROW + z + REACH_CELLS;
    counts.set(cell, (counts.get(cell) ?? 0) + 1);
    return cell;
  });
  const kept = new Set<number>();
  while (counts.size > 0) {
    const { part, count } = takePart(counts);
    if (count >= among.length * leastShare) for (const cell of part) kept.add(cell);
  }
  return among.filter((_, order) => kept.has(cells[order]!));
}

const STEPS = [-1, 0, 1];
const NEIGHBOURS = STEPS.flatMap((x) => STEPS.flatMap((y) => STEPS.map((z) => (x * ROW + y) * ROW + z)));

/** Takes some cell out and all that touch it, however far that leads. */
function takePart(counts: Map<number, number>): { part: number[]; count: number } {
  const [first] = counts.keys();
  const part = [first!];
  let count = counts.get(first!)!;
  counts.delete(first!);
  for (const cell of part)
    for (const step of NEIGHBOURS) {
      const found = counts.get(cell + step);
      if (found === undefined) continue;
      counts.delete(cell + step);
      part.push(cell + step);
      count += found;
    }
  return { part, count };
}
