import { connectedParts } from "./connected-parts.ts";
import { emptyGaussians, type Gaussians } from "./gaussians.ts";

/** A splat without strays, its most important Gaussians first, and where it is. */
export interface TidySplat {
  gaussians: Gaussians;
  /** Gaussians worth showing, of which some may have been too many. */
  foundCount: number;
  min: readonly [number, number, number];
  max: readonly [number, number, number];
}

/** Fainter ones are what training left over. */
const LEAST_OPACITY = 0.02;
/** A twentieth on each side may be astray when the size is guessed. */
const STRAY_SHARE = 0.05;
/** Less than this share of all that is by itself is astray. */
const LEAST_PART = 0.02;
/** Cells along the longest side: few enough that the surface has some Gaussians in each. */
const [FEWEST_CELLS, MOST_CELLS, GAUSSIANS_PER_CELL] = [4, 32, 32];
/** Larger ones, measured by the longest side, are background. */
const LARGEST_SHARE = 0.2;
/** A foot or a finger is more than a two-hundredth of a splat. */
const EDGE_SHARE = 0.005;
const MOST_SAMPLES = 20_000;
const AXES = [0, 1, 2] as const;

/**
 * Leaves out what is invisible, astray or background, and of the rest keeps the `most` that cover most: opacity times
 * the area of the two longer axes. Those grow to cover what the others did. Throws a `RangeError` if nothing is left.
 */
export function tidySplat(all: Gaussians, most: number): TidySplat {
  const seen = indices(all.count).filter((i) => isVisible(all, i));
  if (seen.length === 0) throw new RangeError("no visible Gaussians");
  const core = boundsOf(all, seen, STRAY_SHARE);
  const longest = Math.max(...AXES.map((axis) => core.max[axis] - core.min[axis]), 1e-9);
  const small = seen.filter((i) =>
    AXES.every((axis) => all.scales[i * 3 + axis]! <= longest * LARGEST_SHARE),
  );
  const cells = Math.sqrt(small.length / GAUSSIANS_PER_CELL);
  const found = connectedParts(all.positions, small, {
    middle: AXES.map((axis) => (core.min[axis] + core.max[axis]) / 2) as [number, number, number],
    cellSize: longest / Math.min(MOST_CELLS, Math.max(FEWEST_CELLS, cells)),
    leastShare: LEAST_PART,
  });
  if (found.length === 0) throw new RangeError("no Gaussians that belong together");
  const cover = Float32Array.from({ length: all.count }, (_, i) => coverOf(all, i));
  const kept = found.toSorted((a, b) => cover[b]! - cover[a]! || a - b).slice(0, most);
  const sum = (list: Uint32Array) => list.reduce((total, i) => total + cover[i]!, 0);
  return {
    gaussians: take(all, kept, Math.sqrt(sum(found) / Math.max(1e-30, sum(kept)))),
    foundCount: found.length,
    ...boundsOf(all, found, EDGE_SHARE),
  };
}

function indices(count: number): Uint32Array {
  return Uint32Array.from({ length: count }, (_, i) => i);
}

function isVisible({ positions, scales, colours, opacities }: Gaussians, i: number): boolean {
  const isMeasured = AXES.every(
    (axis) =>
      Number.isFinite(positions[i * 3 + axis]) &&
      Number.isFinite(colours[i * 3 + axis]) &&
      scales[i * 3 + axis]! >= 0 &&
      scales[i * 3 + axis]! < Number.POSITIVE_INFINITY,
  );
  return isMeasured && opacities[i]! >= LEAST_OPACITY && opacities[i]! <= 1;
}

function coverOf({ scales, opacities }: Gaussians, i: number): number {
  const [a, b, c] = [scales[i * 3]!, scales[i * 3 + 1]!, scales[i * 3 + 2]!];
  return opacities[i]! * Math.max(a * b, b * c, c * a);
}

/** Where all but a share on either side of each axis lie, told from a sample. */
function boundsOf({ positions }: Gaussians, among: Uint32Array, share: number) {
  const step = Math.max(1, Math.floor(among.length / MOST_SAMPLES));
  const sample = among.filter((_, order) => order % step === 0);
  const sorted = AXES.map((axis) => Float32Array.from(sample, (i) => positions[i * 3 + axis]!).sort());
  const skip = Math.floor(sample.length * share);
  const at = (order: number) => sorted.map((values) => values[order]!) as [number, number, number];
  return { min: at(skip), max: at(sample.length - 1 - skip) };
}

function take(all: Gaussians, kept: Uint32Array, growth: number): Gaussians {
  const taken = emptyGaussians(kept.length);
  for (const [to, from] of kept.entries()) {
    taken.positions.set(all.positions.subarray(from * 3, from * 3 + 3), to * 3);
    taken.colours.set(all.colours.subarray(from * 3, from * 3 + 3), to * 3);
    taken.rotations.set(all.rotations.subarray(from * 4, from * 4 + 4), to * 4);
    taken.opacities[to] = all.opacities[from]!;
    for (const axis of AXES) taken.scales[to * 3 + axis] = all.scales[from * 3 + axis]! * growth;
  }
  return taken;
}
