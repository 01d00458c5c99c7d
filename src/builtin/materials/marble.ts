import { createRandom, seedFrom } from "../../core/random.ts";
import { type Field, fractalNoise, warpField } from "./noise.ts";
import { jointShare, layRectangles } from "./pieces.ts";
import { clamp01, mixColour, putColour, type Recipe, type Rgb, type Surface } from "./surface.ts";

interface MarbleKind {
  base: Rgb;
  vein: Rgb;
  /** Rust or ochre that stains some veins. */
  stain: Rgb;
  /** How much of the vein colour a bold and a hair vein take on. */
  boldShare: number;
  hairShare: number;
  /** Share of lightness the clouds move. */
  clouds: number;
  roughness: number;
  joint: Rgb;
}

/** Carrara: near white, grey veins. Base 225 to 238 and veins 150 to 180 are the range of photographs of polished slabs. */
export const marble = marbleRecipe({
  base: [234, 231, 226],
  vein: [142, 145, 150],
  stain: [196, 178, 150],
  boldShare: 0.8,
  hairShare: 0.42,
  clouds: 0.06,
  roughness: 0.15,
  joint: [168, 163, 155],
});

/** Nero Marquina: black with few white threads. */
export const darkMarble = marbleRecipe({
  base: [41, 40, 42],
  vein: [206, 200, 192],
  stain: [150, 120, 86],
  boldShare: 0.62,
  hairShare: 0.3,
  clouds: 0.16,
  roughness: 0.12,
  joint: [28, 27, 28],
});

const SLABS_PER_EDGE = 4;
const JOINT_METRES = 0.002;

/** Slabs of 60 cm, each cut from another place of the block and turned by quarters. */
function marbleRecipe(kind: MarbleKind): Recipe {
  return {
    coversMetres: 2.4,
    metalness: 0,
    paint(surface, seed) {
      const { sizePx, coversMetres } = surface;
      const block = veinBlock(sizePx, seed);
      const edge = coversMetres / SLABS_PER_EDGE;
      const slabs = layRectangles(
        sizePx,
        coversMetres,
        Array.from({ length: SLABS_PER_EDGE ** 2 }, (_, slab) => ({
          x: (slab % SLABS_PER_EDGE) * edge,
          y: Math.floor(slab / SLABS_PER_EDGE) * edge,
          width: edge,
          height: edge,
        })),
      );
      const cuts = slabCuts(slabs.count, sizePx, seed);
      const mask = sizePx - 1;
      const pixelMetres = coversMetres / sizePx;
      for (let y = 0, i = 0; y < sizePx; y++) {
        for (let x = 0; x < sizePx; x++, i++) {
          const cut = cuts[slabs.index[i]!]!;
          const u = cut.turn & 1 ? y : x;
          const v = cut.turn & 1 ? x : y;
          const from =
            (((cut.turn & 2 ? -v : v) + cut.offsetY) & mask) * sizePx +
            (((cut.turn & 4 ? -u : u) + cut.offsetX) & mask);
          paintStone(surface, i, kind, block, from, cut.tone);
          const joint = jointShare(slabs.edge[i]!, JOINT_METRES, pixelMetres);
          mixColour(surface, i, kind.joint, joint * 0.85);
          surface.roughness[i]! += joint * 0.5;
          surface.height[i] = -0.0006 * joint - cut.lip * Math.max(0, 1 - slabs.edge[i]! / 0.004) * 0.0002;
        }
      }
    },
  };
}

interface VeinBlock {
  bold: Field;
  hair: Field;
  clouds: Field;
  stain: Field;
  grain: Field;
}

/** A block of stone the slabs are cut from. */
function veinBlock(sizePx: number, seed: number): VeinBlock {
  const noise = (part: string, cells: number, octaves: number, gain = 0.5) =>
    fractalNoise({ sizePx, seed: seedFrom(seed, part), cells, octaves, gain });
  const dx = noise("dx", 3, 6, 0.55);
  const dy = noise("dy", 3, 6, 0.55);
  const presence = noise("presence", 6, 3);
  const threads = warpField(noise("threads", 7, 4), dy, dx, sizePx, sizePx * 0.09);
  const clouds = warpField(noise("clouds", 4, 7), dx, dy, sizePx, sizePx * 0.12);
  const bold = new Float32Array(dx.length);
  const hair = new Float32Array(dx.length);
  for (let y = 0, i = 0; y < sizePx; y++) {
    for (let x = 0; x < sizePx; x++, i++) {
      const phase = ((x * 4 + y * 3) / sizePx) * Math.PI + dx[i]! * 2.6 + dy[i]! * 0.8;
      const ridge = 1 - Math.abs(Math.sin(phase));
      const strength = clamp01(0.55 + presence[i]! * 0.9);
      // Powers by hand: `**` alone would take a third of the time.
      const halo = ridge * ridge * ridge * ridge * ridge;
      const cube = halo * halo * halo;
      bold[i] = (cube * cube * 0.7 + halo * 0.42) * strength;
      const distance = Math.abs(threads[i]!);
      hair[i] = Math.exp(-distance * 26) * clamp01(0.5 - presence[i]! + dx[i]! * 0.6);
    }
  }
  return { bold, hair, clouds, stain: noise("stain", 5, 3), grain: noise("grain", sizePx / 4, 2) };
}

function slabCuts(count: number, sizePx: number, seed: number) {
  const random = createRandom(seedFrom(seed, "slabs"));
  return Array.from({ length: count }, () => ({
    offsetX: Math.floor(random() * sizePx),
    offsetY: Math.floor(random() * sizePx),
    turn: Math.floor(random() * 8),
    tone: 1 + (random() - 0.5) * 0.045,
    lip: random(),
  }));
}

function paintStone(
  surface: Surface,
  i: number,
  kind: MarbleKind,
  block: VeinBlock,
  from: number,
  tone: number,
) {
  const cloud = block.clouds[from]!;
  const bold = block.bold[from]!;
  const hair = block.hair[from]!;
  putColour(surface, i, kind.base, tone * (1 + cloud * kind.clouds + block.grain[from]! * 0.012));
  const share = clamp01(bold * kind.boldShare + hair * kind.hairShare + clamp01(-cloud - 0.1) * 0.2);
  mixColour(surface, i, kind.vein, share);
  mixColour(surface, i, kind.stain, clamp01(block.stain[from]! * 0.8) * clamp01(bold + hair) * 0.45);
  surface.roughness[i] = kind.roughness + share * 0.08 + clamp01(cloud) * 0.03;
}

/** Marble in one piece, for plinths and statues: the block without joints. */
export const marbleBlock: Recipe = {
  coversMetres: 1.2,
  metalness: 0,
  paint(surface, seed) {
    const { sizePx } = surface;
    const block = veinBlock(sizePx, seed);
    for (let i = 0; i < surface.roughness.length; i++) {
      putColour(surface, i, [232, 229, 223], 1 + block.clouds[i]! * 0.035 + block.grain[i]! * 0.012);
      const share = clamp01(block.bold[i]! * 0.4 + block.hair[i]! * 0.25);
      mixColour(surface, i, [158, 158, 160], share);
      surface.roughness[i] = 0.34 + share * 0.08;
      surface.height[i] = block.grain[i]! * 0.00002;
    }
  },
};
