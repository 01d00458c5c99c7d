import { createRandom, seedFrom } from "../../core/random.ts";
import { fractalNoise } from "./noise.ts";
import { layRectangles } from "./pieces.ts";
import { mixColour, putColour, type Recipe, type Rgb, smoothstep } from "./surface.ts";

/** Wall cloth: linen ground with a damask in the same colour that shows by its sheen. */
export const fabric: Recipe = {
  coversMetres: 0.96,
  metalness: 0,
  paint(surface, seed) {
    const { sizePx } = surface;
    const noise = noiseOf(sizePx, seed);
    const warp = noise("warp", [128, 6], 3);
    const weft = noise("weft", [6, 128], 3);
    const clouds = noise("clouds", 3, 5);
    // Two repeats side by side are the same.
    const repeat = new Float32Array(sizePx / 2);
    for (let y = 0, i = 0; y < sizePx; y++) {
      const v = (y + 0.5) / sizePx;
      for (let x = 0; x < repeat.length; x++) repeat[x] = damask((x + 0.5) / repeat.length, v);
      for (let x = 0; x < sizePx; x++, i++) {
        const u = (x + 0.5) / sizePx;
        const figure = repeat[x % repeat.length]!;
        const thread = warp[i]! * (1 - figure) + weft[i]! * (0.35 + figure * 0.5);
        // Threads of 1 mm: the weave alternates over and under.
        const weave = Math.sin(u * 2 * Math.PI * 240) * Math.sin(v * 2 * Math.PI * 240);
        putColour(
          surface,
          i,
          [142, 48, 46],
          1 + figure * 0.15 + thread * 0.055 + clouds[i]! * 0.02 + weave * 0.025 * (1 - figure),
        );
        surface.roughness[i] = 0.88 - figure * 0.26 + thread * 0.03;
        surface.height[i] = figure * 0.00025 + thread * 0.00007 + weave * 0.00004 * (1 - figure);
      }
    }
  },
};

/** Pointed leaves of the flower's right half, in metres from its heart: centre, lean from upright, half length, half width. */
const LEAVES = [
  [0, 0, 0, 0.1, 0.056],
  [0.03, 0.128, 12, 0.05, 0.019],
  [0.078, 0.1, 42, 0.056, 0.021],
  [0.105, 0.04, 74, 0.056, 0.021],
  [0.1, -0.03, 108, 0.05, 0.019],
  [0.062, -0.155, 152, 0.085, 0.03],
  [0.034, -0.255, 162, 0.06, 0.018],
  [0, 0.255, 0, 0.07, 0.018],
].map(([x, y, lean, length, width]) => {
  const angle = (lean! * Math.PI) / 180;
  return { x: x!, y: y!, sine: Math.sin(angle), cosine: Math.cos(angle), length: length!, width: width! };
});

/**
 * An ogee damask, 0 ground to 1 figure: flowers on a lattice of 48 × 96 cm whose columns are moved by half, in a net
 * of two swinging ribbons. `u` and `v` count lattice cells.
 */
function damask(u: number, v: number): number {
  // Of the nearest flowers in the columns to the left and right, the one whose diamond this place is in.
  let x = 0;
  let y = 0;
  let nearest = 2;
  for (let column = Math.floor(u * 2); column <= Math.floor(u * 2) + 1; column++) {
    const toSide = Math.abs(u - column / 2) * 0.48;
    const row = v + (column % 2 === 0 ? 0.5 : 0);
    const up = (Math.round(row) - row) * 0.96;
    const distance = toSide / 0.24 + Math.abs(up) / 0.48;
    if (distance >= nearest) continue;
    x = toSide;
    y = up;
    nearest = distance;
  }
  const soft = 0.0012;
  let figure = y < -0.1 && y > -0.36 ? smoothstep(0.005 + soft, 0.005 - soft, x) : 0;
  for (const leaf of LEAVES) {
    const dx = x - leaf.x;
    const dy = y - leaf.y;
    const along = (dx * leaf.sine + dy * leaf.cosine) / leaf.length;
    if (along < -1 || along > 1) continue;
    const across = Math.abs(dx * leaf.cosine - dy * leaf.sine);
    const reach = leaf.width * (1 - along * along);
    // Each leaf has a vein of ground and, if broad, a ring.
    const vein =
      leaf.x === 0
        ? smoothstep(0, 0.1, Math.abs(across / reach - 0.62) - 0.1)
        : smoothstep(0.0012, 0.0032, across);
    figure = Math.max(figure, smoothstep(soft, -soft, across - reach) * vein);
  }
  const swing = 0.125 + 0.097 * Math.cos(v * 2 * Math.PI);
  const ribbon = Math.abs(Math.abs(u - Math.round(u)) * 0.48 - swing);
  const band = smoothstep(0.0165, 0.0145, ribbon) * smoothstep(0.003, 0.005, Math.abs(ribbon - 0.0085));
  return Math.max(figure, band);
}

/** Rush mats in the classic four-and-a-half-mat room, 2.7 m square, with dark cloth borders. */
export const tatami: Recipe = {
  coversMetres: 2.7,
  metalness: 0,
  paint(surface, seed) {
    const { sizePx, coversMetres } = surface;
    const noise = noiseOf(sizePx, seed);
    const strands = [noise("strands", [256, 16], 2), noise("strands", [16, 256], 2)] as const;
    const clouds = noise("clouds", 5, 6, 0.6);
    const mats = layRectangles(sizePx, coversMetres, [
      { x: 0, y: 0, width: 1.8, height: 0.9 },
      { x: 1.8, y: 0, width: 0.9, height: 1.8 },
      { x: 0.9, y: 1.8, width: 1.8, height: 0.9 },
      { x: 0, y: 0.9, width: 0.9, height: 1.8 },
      { x: 0.9, y: 0.9, width: 0.9, height: 0.9 },
    ]);
    const random = createRandom(seedFrom(seed, "mats"));
    const tones = Array.from({ length: mats.count }, () => 1 + (random() - 0.5) * 0.07);
    for (let i = 0; i < clouds.length; i++) {
      const mat = mats.index[i]!;
      const across = mats.across[i]!;
      const isUpright = mat === 1 || mat === 3;
      const strand = strands[isUpright ? 1 : 0][i]!;
      // Ribs every 15 mm where the rush rides over the warp.
      const rib = Math.abs(Math.sin((across / 0.015) * Math.PI));
      const seam = Math.min(across, 0.9 - across);
      const border = smoothstep(0.031, 0.028, seam);
      const gap = smoothstep(0.003, 0.0005, mats.edge[i]!);
      putColour(
        surface,
        i,
        [194, 180, 138],
        tones[mat]! * (1 + strand * 0.07 + clouds[i]! * 0.045) * (0.9 + rib * 0.12),
      );
      const weave = 1 + strand * 0.1 + (Math.sin(mats.along[i]! * 1400) * 0.5 + 0.5) * 0.14;
      mixColour(surface, i, [38 * weave, 50 * weave, 44 * weave], border);
      mixColour(surface, i, [44, 38, 28], gap * 0.8);
      surface.roughness[i] = 0.74 + strand * 0.04 + border * 0.12;
      surface.height[i] = (rib * 0.0006 + strand * 0.00025) * (1 - border) + border * 0.0007 - gap * 0.003;
    }
  },
};

/** Raw linen as seen on the back of a painting: 9 threads per centimetre, slubs. */
export const canvasBack: Recipe = {
  coversMetres: 0.25,
  metalness: 0,
  paint(surface, seed) {
    const { sizePx } = surface;
    const noise = noiseOf(sizePx, seed);
    const warp = noise("warp", [225, 5], 2);
    const weft = noise("weft", [5, 225], 2);
    const clouds = noise("clouds", 4, 4);
    const light: Rgb = [186, 165, 132];
    const threads = 226;
    for (let y = 0, i = 0; y < sizePx; y++) {
      const down = (y / sizePx) * threads;
      for (let x = 0; x < sizePx; x++, i++) {
        const right = (x / sizePx) * threads;
        const isOver = (Math.floor(right) + Math.floor(down)) % 2 === 0;
        const crown = Math.sin(Math.PI * (right % 1)) * Math.sin(Math.PI * (down % 1));
        const slub = isOver ? warp[i]! : weft[i]!;
        putColour(surface, i, light, 0.8 + crown * 0.26 + slub * 0.08 + clouds[i]! * 0.03);
        surface.roughness[i] = 0.9;
        surface.height[i] = (crown + slub * 0.3) * 0.00018 + (isOver ? 0.00004 : 0);
      }
    }
  },
};

function noiseOf(sizePx: number, seed: number) {
  return (part: string, cells: number | readonly [number, number], octaves: number, gain = 0.5) =>
    fractalNoise({ sizePx, seed: seedFrom(seed, part), cells, octaves, gain });
}
