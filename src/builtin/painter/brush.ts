import { createRandom, type Random } from "../../core/random.ts";

/** Texels along and across a brush mark. */
export const MARK_LENGTH = 128;
export const MARK_WIDTH = 64;

/** The print of a brush, a word a texel: cover 0–255, thickness of paint 0–255 and tone −127–127 plus 128, lowest byte first. */
export interface Mark {
  texels: Uint32Array;
}

interface MarkDraft {
  cover: Uint8Array;
  height: Uint8Array;
  tone: Int8Array;
}

function smoothNoise(random: Random, count: number, step: number): Float32Array {
  const knots = Float32Array.from({ length: Math.ceil(count / step) + 2 }, () => random() * 2 - 1);
  return Float32Array.from({ length: count }, (_, i) => {
    const at = i / step;
    const k = Math.floor(at);
    const t = at - k;
    return knots[k]! + (knots[k + 1]! - knots[k]!) * t * t * (3 - 2 * t);
  });
}

/** A bristle brush: ragged ends, ridges of paint at the edges, hairs that run dry. `dryness` 0 to 1. */
function bristleMark(random: Random, dryness: number): MarkDraft {
  const [cover, height, tone] = [
    new Uint8Array(MARK_LENGTH * MARK_WIDTH),
    new Uint8Array(MARK_LENGTH * MARK_WIDTH),
    new Int8Array(MARK_LENGTH * MARK_WIDTH),
  ];
  const hairs = smoothNoise(random, MARK_WIDTH, 2.4);
  const locks = smoothNoise(random, MARK_WIDTH, 7);
  const edge = smoothNoise(random, MARK_LENGTH, 9);
  for (let v = 0; v < MARK_WIDTH; v++) {
    const across = Math.abs((v + 0.5) / MARK_WIDTH - 0.5) * 2;
    const round = 1 - Math.sqrt(Math.max(0, 1 - across * across));
    const start = 4 + round * 16 + (hairs[v]! + 1) * 3;
    const end = MARK_LENGTH - 4 - round * 18 - (locks[v]! + 1) * (4 + 14 * dryness) - (hairs[v]! + 1) * 5;
    for (let u = 0; u < MARK_LENGTH; u++) {
      const side = Math.max(0, Math.min(1, (0.93 + 0.05 * edge[u]! - across) * 9));
      const ends = Math.max(0, Math.min(1, (u - start) / 5)) * Math.max(0, Math.min(1, (end - u) / 7));
      const dry = 1 - dryness * Math.max(0, u / MARK_LENGTH - 0.35) * Math.max(0, hairs[v]! + 0.35) * 2.2;
      const texel = v * MARK_LENGTH + u;
      cover[texel] = 255 * Math.max(0, side * ends * Math.min(1, dry));
      const ridge = Math.exp(-(((across - 0.8) / 0.13) ** 2)) + 0.9 * Math.exp(-(((end - u - 8) / 9) ** 2));
      height[texel] = Math.max(
        0,
        Math.min(255, (110 + hairs[v]! * 62 + locks[v]! * 28 + ridge * 70) * Math.min(1, ends + 0.1)),
      );
      tone[texel] = Math.max(-127, Math.min(127, hairs[v]! * 66 + locks[v]! * 46));
    }
  }
  return { cover, height, tone };
}

/** A long-haired brush for lines: soft sides, blunt ends, a few hairs that part. */
function linerMark(random: Random): MarkDraft {
  const mark = bristleMark(random, 0);
  const gaps = smoothNoise(random, MARK_LENGTH, 14);
  const hairs = smoothNoise(random, MARK_WIDTH, 9);
  for (let v = 0; v < MARK_WIDTH; v++) {
    const across = Math.abs((v + 0.5) / MARK_WIDTH - 0.5) * 2;
    const side = Math.max(0, Math.min(1, (1 - across) * 2.6));
    for (let u = 0; u < MARK_LENGTH; u++) {
      const texel = v * MARK_LENGTH + u;
      const ends = Math.min(1, (u + 1) / 3, (MARK_LENGTH - u) / 3);
      const thin = Math.max(0, gaps[u]! - 0.55) * Math.max(0, hairs[v]! + 0.2);
      mark.cover[texel] = 255 * side * ends * (1 - Math.min(0.45, thin));
      mark.height[texel] = 190 * side;
    }
  }
  return mark;
}

/** A round touch of a loaded brush tip, domed. */
function dotMark(random: Random): MarkDraft {
  const mark = bristleMark(random, 0);
  const wobble = Array.from({ length: 3 }, () => [random() * Math.PI * 2, (random() - 0.5) * 0.12] as const);
  for (let v = 0; v < MARK_WIDTH; v++) {
    for (let u = 0; u < MARK_LENGTH; u++) {
      const [x, y] = [(u / MARK_LENGTH) * 2 - 1, (v / MARK_WIDTH) * 2 - 1];
      const angle = Math.atan2(y, x);
      const limit =
        0.86 + wobble.reduce((sum, [phase, size], k) => sum + size * Math.sin(angle * (k + 2) + phase), 0);
      const reach = Math.hypot(x, y) / limit;
      const texel = v * MARK_LENGTH + u;
      mark.cover[texel] = 255 * Math.max(0, Math.min(1, (1 - reach) * 6));
      mark.height[texel] = 215 * Math.sqrt(Math.max(0, 1 - reach * reach));
      mark.tone[texel] = Math.round((mark.tone[texel] ?? 0) * 0.25);
    }
  }
  return mark;
}

function pack({ cover, height, tone }: MarkDraft): Mark {
  return { texels: Uint32Array.from(cover, (c, i) => c | (height[i]! << 8) | ((tone[i]! + 128) << 16)) };
}

export interface BrushSet {
  bristle: readonly Mark[];
  dry: readonly Mark[];
  dot: readonly Mark[];
  liner: readonly Mark[];
}

/** The studio's brushes: always the same ones. */
export function createBrushes(): BrushSet {
  const random = createRandom(1874);
  const make = (count: number, mark: () => MarkDraft) => Array.from({ length: count }, () => pack(mark()));
  return {
    bristle: make(6, () => bristleMark(random, 0.25)),
    dry: make(4, () => bristleMark(random, 0.9)),
    dot: make(5, () => dotMark(random)),
    liner: make(4, () => linerMark(random)),
  };
}
