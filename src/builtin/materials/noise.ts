import { createRandom, type Random, seedFrom } from "../../core/random.ts";

/** A square of `sizePx` × `sizePx` numbers, row by row, that continues without a seam over its edges. */
export type Field = Float32Array;

export interface NoiseOptions {
  /** A power of two. */
  sizePx: number;
  seed: number;
  /** Lattice cells per tile in the first octave: one number, or [across, down] for streaks. */
  cells: number | readonly [number, number];
  octaves: number;
  /** Amplitude of an octave against the one before; 0.5 unless told. */
  gain?: number;
}

/** Standard deviation of one octave: uniform values in ±1 (1/√3), smoothed by the B-spline in both directions (0.479). */
const OCTAVE_DEVIATION = 0.479 / Math.sqrt(3);

/**
 * Seamless fractal noise with mean 0 and standard deviation 0.5, so nearly always within ±1.5. Each octave is a
 * random lattice smoothed by a cubic B-spline, which costs a quarter of gradient noise and shows no grid. The same
 * seed gives the same pattern at every size, only with more or fewer fine octaves.
 */
export function fractalNoise({ sizePx, seed, cells, octaves, gain = 0.5 }: NoiseOptions): Field {
  const field = new Float32Array(sizePx * sizePx);
  const [across, down] = typeof cells === "number" ? [cells, cells] : cells;
  const layers: Octave[] = [];
  let power = 0;
  let amplitude = 1;
  for (let octave = 0; octave < octaves; octave++) {
    const cellsX = across << octave;
    const cellsY = down << octave;
    if (cellsX <= sizePx && cellsY <= sizePx) {
      layers.push(createOctave(sizePx, cellsX, cellsY, amplitude, createRandom(seedFrom(seed, octave))));
    }
    power += amplitude * amplitude;
    amplitude *= gain;
  }
  const scale = 0.5 / (OCTAVE_DEVIATION * Math.sqrt(power));
  // Row by row through all octaves: what is summed up stays in the processor's nearest cache.
  const sum = new Float32Array(sizePx);
  for (let y = 0; y < sizePx; y++) {
    sum.fill(0);
    for (const layer of layers) addRow(sum, layer, y);
    const start = y * sizePx;
    for (let x = 0; x < sizePx; x++) field[start + x] = sum[x]! * scale;
  }
  return field;
}

interface Octave {
  lattice: Float32Array;
  cellsX: number;
  cellsY: number;
  columns: SplineWeights;
  rows: SplineWeights;
  /** The last four rows of the lattice, stretched to the width of the tile; row `n` is at `n & 3`. */
  stretched: readonly [Float32Array, Float32Array, Float32Array, Float32Array];
  /** How many rows have been stretched. */
  done: number;
}

function createOctave(
  sizePx: number,
  cellsX: number,
  cellsY: number,
  amplitude: number,
  random: Random,
): Octave {
  const lattice = new Float32Array(cellsX * cellsY);
  for (let i = 0; i < lattice.length; i++) lattice[i] = (random() * 2 - 1) * amplitude;
  const row = () => new Float32Array(sizePx);
  return {
    lattice,
    cellsX,
    cellsY,
    columns: splineWeights(sizePx, cellsX),
    rows: splineWeights(sizePx, cellsY),
    stretched: [row(), row(), row(), row()],
    done: 0,
  };
}

/** Adds row `y` of an octave; rows come in order, from 0. */
function addRow(sum: Float32Array, octave: Octave, y: number): void {
  const { rows, stretched } = octave;
  const first = rows.cells[y]!;
  for (; octave.done < first + 4; octave.done++) stretch(octave, octave.done);
  const row = (tap: number) => stretched[(first + tap) & 3]!;
  const weight = (tap: number) => rows.weights[y * 4 + tap]!;
  const [a, b, c, d] = [row(0), row(1), row(2), row(3)];
  const [wa, wb, wc, wd] = [weight(0), weight(1), weight(2), weight(3)];
  for (let x = 0; x < sum.length; x++) {
    sum[x]! += a[x]! * wa + b[x]! * wb + c[x]! * wc + d[x]! * wd;
  }
}

function stretch({ lattice, cellsX, cellsY, columns, stretched }: Octave, row: number): void {
  const to = stretched[row & 3]!;
  const start = (row % cellsY) * cellsX;
  // Three extra cells repeat the first ones, so that the inner loop never wraps.
  const line = new Float32Array(cellsX + 3);
  for (let x = 0; x < line.length; x++) line[x] = lattice[start + (x % cellsX)]!;
  const { cells, weights } = columns;
  for (let x = 0, w = 0; x < to.length; x++, w += 4) {
    const cell = cells[x]!;
    to[x] =
      line[cell]! * weights[w]! +
      line[cell + 1]! * weights[w + 1]! +
      line[cell + 2]! * weights[w + 2]! +
      line[cell + 3]! * weights[w + 3]!;
  }
}

interface SplineWeights {
  cells: Uint16Array;
  weights: Float32Array;
}

/** Per pixel: the first of four lattice cells and the four uniform cubic B-spline weights. */
function splineWeights(sizePx: number, cells: number): SplineWeights {
  const first = new Uint16Array(sizePx);
  const weights = new Float32Array(sizePx * 4);
  for (let i = 0; i < sizePx; i++) {
    const position = (i * cells) / sizePx;
    const t = position - Math.floor(position);
    first[i] = Math.floor(position);
    weights[i * 4] = (1 - t) ** 3 / 6;
    weights[i * 4 + 1] = (3 * t ** 3 - 6 * t ** 2 + 4) / 6;
    weights[i * 4 + 2] = (-3 * t ** 3 + 3 * t ** 2 + 3 * t + 1) / 6;
    weights[i * 4 + 3] = t ** 3 / 6;
  }
  return { cells: first, weights };
}

/** The field at any position in pixels, between its samples and over its edges. */
export function sampleField(field: Field, sizePx: number, x: number, y: number): number {
  const mask = sizePx - 1;
  const x0 = Math.floor(x);
  const y0 = Math.floor(y);
  const u = x - x0;
  const v = y - y0;
  const left = x0 & mask;
  const right = (x0 + 1) & mask;
  const upper = (y0 & mask) * sizePx;
  const lower = ((y0 + 1) & mask) * sizePx;
  const above = field[upper + left]! * (1 - u) + field[upper + right]! * u;
  const below = field[lower + left]! * (1 - u) + field[lower + right]! * u;
  return above * (1 - v) + below * v;
}

/** The field read at places displaced by two others, times `amountPx`: domain warping. */
export function warpField(field: Field, dx: Field, dy: Field, sizePx: number, amountPx: number): Field {
  const warped = new Float32Array(field.length);
  for (let y = 0, i = 0; y < sizePx; y++) {
    for (let x = 0; x < sizePx; x++, i++) {
      warped[i] = sampleField(field, sizePx, x + dx[i]! * amountPx, y + dy[i]! * amountPx);
    }
  }
  return warped;
}

/** The mean of a square of 2 × `radiusPx` + 1 around each sample, over the edges. */
export function blurField(field: Field, sizePx: number, radiusPx: number): Field {
  const once = new Float32Array(field.length);
  const twice = new Float32Array(field.length);
  const mask = sizePx - 1;
  const share = 1 / (2 * radiusPx + 1);
  const pass = (from: Field, to: Field, step: number, lineStep: number) => {
    for (let line = 0; line < sizePx; line++) {
      const start = line * lineStep;
      let sum = 0;
      for (let i = -radiusPx; i <= radiusPx; i++) sum += from[start + (i & mask) * step]!;
      for (let i = 0; i < sizePx; i++) {
        to[start + i * step] = sum * share;
        sum += from[start + ((i + radiusPx + 1) & mask) * step]!;
        sum -= from[start + ((i - radiusPx) & mask) * step]!;
      }
    }
  };
  pass(field, once, 1, sizePx);
  pass(once, twice, sizePx, 1);
  return twice;
}
