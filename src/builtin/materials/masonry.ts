import { createRandom, seedFrom } from "../../core/random.ts";
import { fractalNoise } from "./noise.ts";
import { courses, layRectangles, type Pieces } from "./pieces.ts";
import { clamp01, mixColour, putColour, type Recipe, type Rgb, type Surface, smoothstep } from "./surface.ts";

interface MasonryKind {
  /** Each block takes a colour between two neighbours of this list. */
  blocks: readonly Rgb[];
  mortar: Rgb;
  jointMetres: number;
  jointDepthMetres: number;
  /** Rounding of the blocks' edges. */
  arrisMetres: number;
  /** Relief of a block's face, metres. */
  faceMetres: number;
  /** Fossils and holes in limestone, chips in brick; 0 to 1. */
  pits: number;
  /** Lightness moved by the clouds inside a block and by streaks of dirt over several. */
  clouds: number;
  roughness: number;
}

/** Ashlar in Paris limestone, courses of 40 cm with fine joints. */
export const stone: Recipe = {
  coversMetres: 2.4,
  metalness: 0,
  paint(surface, seed) {
    const blocks = courses({
      coversMetres: 2.4,
      rows: 6,
      perRow: 3,
      jitter: 0.16,
      shift: (row) => (row % 2) * 0.5,
      seed: seedFrom(seed, "ashlar"),
    });
    paintMasonry(surface, layRectangles(surface.sizePx, 2.4, blocks), seed, {
      blocks: [
        [212, 200, 176],
        [200, 186, 160],
        [220, 211, 192],
        [206, 196, 178],
      ],
      mortar: [188, 178, 160],
      jointMetres: 0.006,
      jointDepthMetres: 0.0025,
      arrisMetres: 0.003,
      faceMetres: 0.00035,
      pits: 0.8,
      clouds: 0.05,
      roughness: 0.82,
    });
  },
};

/** Red brick, 225 × 75 mm with the joint, in stretcher bond. */
export const brick: Recipe = {
  coversMetres: 1.8,
  metalness: 0,
  paint(surface, seed) {
    const bricks = courses({
      coversMetres: 1.8,
      rows: 24,
      perRow: 8,
      jitter: 0.018,
      shift: (row, random) => (row % 2) * 0.5 + (random() - 0.5) * 0.05,
      seed: seedFrom(seed, "bond"),
    });
    paintMasonry(surface, layRectangles(surface.sizePx, 1.8, bricks), seed, {
      blocks: [
        [158, 84, 62],
        [142, 70, 52],
        [172, 98, 72],
        [118, 62, 52],
        [165, 92, 76],
      ],
      mortar: [172, 164, 152],
      jointMetres: 0.011,
      jointDepthMetres: 0.005,
      arrisMetres: 0.004,
      faceMetres: 0.0008,
      pits: 0.55,
      clouds: 0.09,
      roughness: 0.86,
    });
  },
};

function paintMasonry(surface: Surface, pieces: Pieces, seed: number, kind: MasonryKind): void {
  const { sizePx, coversMetres } = surface;
  const noise = (part: string, cells: number, octaves: number, gain = 0.5) =>
    fractalNoise({ sizePx, seed: seedFrom(seed, part), cells, octaves, gain });
  const face = noise("face", 24, 6, 0.6);
  const clouds = noise("clouds", 5, 6, 0.6);
  const pits = noise("pits", 150, 2);
  const sand = noise("sand", sizePx / 4, 2);
  const random = createRandom(seedFrom(seed, "blocks"));
  const blocks = Array.from({ length: pieces.count }, () => ({
    colour: pickColour(kind.blocks, random()),
    tone: 1 + (random() - 0.5) * 0.1,
    slopeX: (random() - 0.5) * 0.006,
    slopeY: (random() - 0.5) * 0.012,
    proud: (random() - 0.5) * 0.0008,
  }));
  const half = kind.jointMetres / 2;
  const soft = Math.max(kind.arrisMetres, coversMetres / sizePx);
  for (let i = 0; i < pieces.index.length; i++) {
    const block = blocks[pieces.index[i]!]!;
    // The edge of a block is worn: noise eats into it.
    const edge = pieces.edge[i]! - half + face[i]! * kind.arrisMetres * 0.45;
    const body = smoothstep(-soft * 0.4, soft, edge);
    const pit = smoothstep(0.8, 1.15, pits[i]! + face[i]! * 0.3) * kind.pits;
    const cloud = 1 + clouds[i]! * kind.clouds;
    putColour(surface, i, kind.mortar, cloud * (1 + sand[i]! * 0.07));
    mixColour(surface, i, block.colour, body);
    const tone = 1 + body * (block.tone * cloud * (1 + face[i]! * 0.06 + sand[i]! * 0.035 - pit * 0.2) - 1);
    const at = i * 3;
    surface.colour[at]! *= tone;
    surface.colour[at + 1]! *= tone;
    surface.colour[at + 2]! *= tone;
    surface.roughness[i] = clamp01(kind.roughness + (1 - body) * 0.08 + face[i]! * 0.03 + pit * 0.06);
    const relief =
      block.proud +
      block.slopeX * (pieces.along[i]! - 0.2) * 0.3 +
      block.slopeY * (pieces.across[i]! - 0.03) * 0.3 +
      face[i]! * kind.faceMetres -
      pit * 0.0009;
    surface.height[i] = body * relief - (1 - body) * (kind.jointDepthMetres - sand[i]! * 0.0003);
  }
}

function pickColour(colours: readonly Rgb[], share: number): Rgb {
  const place = share * (colours.length - 1);
  const from = colours[Math.floor(place)]!;
  const to = colours[Math.min(colours.length - 1, Math.floor(place) + 1)]!;
  const between = place - Math.floor(place);
  return [
    from[0] + (to[0] - from[0]) * between,
    from[1] + (to[1] - from[1]) * between,
    from[2] + (to[2] - from[2]) * between,
  ];
}
