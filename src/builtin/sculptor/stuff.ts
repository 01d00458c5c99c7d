import { createNoise3D } from "simplex-noise";
import type { Random } from "../../core/random.ts";
import type { Mesh } from "./mesh.ts";

type Linear = readonly [number, number, number];

/** What a sculpture is made of. Colours are linear; `veil` settles in hollows or on ridges, `vein` runs through. */
export interface Stuff {
  name: string;
  base: Linear;
  veil: Linear;
  vein: Linear;
  roughness: number;
  metallic: number;
  /** How much of the veil and of the vein shows, 0 to 1. */
  veilAmount: number;
  veinAmount: number;
  /** Veins per metre; rings for wood. */
  grain: number;
  isRinged?: boolean;
}

const linear = (hex: string): Linear => {
  const value = Number.parseInt(hex.slice(1), 16);
  const channel = (shift: number) => (((value >> shift) & 255) / 255) ** 2.2;
  return [channel(16), channel(8), channel(0)];
};

const STUFFS: readonly (readonly [RegExp, Stuff])[] = [
  [
    /gold|gilt|gilded|dore|oro\b|vergoldet|brass|laiton/,
    {
      name: "gold",
      base: linear("#f6c76a"),
      veil: linear("#8a5a24"),
      vein: linear("#ffe0a0"),
      roughness: 0.28,
      metallic: 1,
      veilAmount: 0.55,
      veinAmount: 0.1,
      grain: 3,
    },
  ],
  [
    /obsidian|onyx|black|noir|schwarz|negro|nero|basalt|granit/,
    {
      name: "obsidian",
      base: linear("#34343c"),
      veil: linear("#4c4f5c"),
      vein: linear("#6a6e80"),
      roughness: 0.16,
      metallic: 0,
      veilAmount: 0.2,
      veinAmount: 0.25,
      grain: 5,
    },
  ],
  [
    /terracott|terre ?cuite|terrakott|clay|ton\b|argile|barro|ceramic|keramik|brick/,
    {
      name: "terracotta",
      base: linear("#a8694d"),
      veil: linear("#744030"),
      vein: linear("#bd8a6c"),
      roughness: 0.85,
      metallic: 0,
      veilAmount: 0.6,
      veinAmount: 0.35,
      grain: 7,
    },
  ],
  [
    /wood|bois|holz|madera|legno|oak|walnut|eiche/,
    {
      name: "wood",
      base: linear("#9a6a42"),
      veil: linear("#5c3a24"),
      vein: linear("#6f4628"),
      roughness: 0.5,
      metallic: 0,
      veilAmount: 0.4,
      veinAmount: 0.75,
      grain: 26,
      isRinged: true,
    },
  ],
  [
    /plaster|gips|platre|yeso|gesso|chalk|white stone/,
    {
      name: "plaster",
      base: linear("#d9d3c7"),
      veil: linear("#a39a8a"),
      vein: linear("#f4f1ea"),
      roughness: 0.92,
      metallic: 0,
      veilAmount: 0.5,
      veinAmount: 0.15,
      grain: 4,
    },
  ],
  [
    /marble|marmor|marbre|marmol|marmo|alabast|stone|pierre|stein|piedra|pietra|classic|roman|greek|renaissance|neoclass/,
    {
      name: "marble",
      base: linear("#d6cfc2"),
      veil: linear("#9f917c"),
      vein: linear("#8f94a0"),
      roughness: 0.32,
      metallic: 0,
      veilAmount: 0.4,
      veinAmount: 0.5,
      grain: 4.5,
    },
  ],
  [
    /bronze|bronce|bronzo|copper|metal|iron|steel|verdigris|patina/,
    {
      name: "bronze",
      base: linear("#8c6238"),
      veil: linear("#3f6a5c"),
      vein: linear("#5a3c26"),
      roughness: 0.42,
      metallic: 0.9,
      veilAmount: 0.65,
      veinAmount: 0.4,
      grain: 5,
    },
  ],
];

/** The stuff a style (or the prompt) names; marble, bronze or plaster by chance otherwise. */
export function chooseStuff(style: string, prompt: string, random: Random): Stuff {
  const chance = [5, 6, 5, 6, 4][Math.floor(random() * 5)]!;
  const plain = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const named = (text: string) => STUFFS.find(([pattern]) => pattern.test(plain(text)))?.[1];
  return named(style) ?? named(prompt) ?? STUFFS[chance]![1];
}

/** A colour for each vertex, RGB in [0, 1], linear: veil in hollows and on undersides, veins by bent noise. */
export function colourVertices(
  { positions, normals }: Mesh,
  stuff: Stuff,
  hollows: Float32Array,
  random: Random,
): Float32Array<ArrayBuffer> {
  const noise = createNoise3D(random);
  const colours = new Float32Array(positions.length);
  for (let i = 0; i < positions.length; i += 3) {
    const [x, y, z] = [positions[i]!, positions[i + 1]!, positions[i + 2]!];
    const g = stuff.grain;
    const bend = noise(x * g, y * g, z * g) + 0.5 * noise(x * g * 2.3, y * g * 2.3, z * g * 2.3);
    const run = stuff.isRinged
      ? Math.hypot(x + 0.3, z - 0.2) * g * 6 + bend * 0.8
      : (x + y * 0.7 + z * 0.4) * g + bend * 1.6;
    const vein = stuff.isRinged ? 0.5 + 0.5 * Math.sin(run) : (1 - Math.abs(Math.sin(run))) ** 5;
    const hollow = hollows[i / 3]!;
    const rest = Math.max(0, -normals[i + 1]!) * 0.35 + Math.max(0, noise(x * 3, y * 3 + 9, z * 3)) * 0.35;
    const veil = Math.max(0, Math.min(1, (hollow * 1.4 + rest) * stuff.veilAmount));
    for (let c = 0; c < 3; c++) {
      const veined = stuff.base[c]! + (stuff.vein[c]! - stuff.base[c]!) * vein * stuff.veinAmount;
      const shaded = veined + (stuff.veil[c]! - veined) * veil;
      colours[i + c] = Math.max(0, Math.min(1, shaded * (1 + 0.05 * bend) * (1 - 0.3 * hollow)));
    }
  }
  return colours;
}
