import { seedFrom } from "../../core/random.ts";
import { fractalNoise } from "./noise.ts";
import { clamp01, mixColour, putColour, type Recipe, type Rgb } from "./surface.ts";

interface MetalKind {
  base: Rgb;
  /** Where it is worn or oxidised, and how much of it there is, 0 to 1. */
  worn: Rgb;
  wear: number;
  roughness: number;
  /** Relief of the dents, metres. */
  dents: number;
  /** Lengthwise polish marks, as a share of roughness. */
  brushing: number;
}

/** Water gilding: leaf burnished over red bole, which shows where it is rubbed. */
export const gilt = metalRecipe({
  base: [250, 200, 112],
  worn: [206, 142, 78],
  wear: 0.5,
  roughness: 0.34,
  dents: 0.00025,
  brushing: 0.03,
});

/** Polished brass, for rails and lamps. */
export const brass = metalRecipe({
  base: [230, 190, 110],
  worn: [172, 132, 70],
  wear: 0.28,
  roughness: 0.27,
  dents: 0.00006,
  brushing: 0.1,
});

/** Statuary bronze: brown patina, brighter where hands have been. */
export const bronze = metalRecipe({
  base: [134, 96, 62],
  worn: [72, 60, 46],
  wear: 0.75,
  roughness: 0.42,
  dents: 0.0003,
  brushing: 0.02,
});

function metalRecipe(kind: MetalKind): Recipe {
  return {
    coversMetres: 0.5,
    metalness: 1,
    paint(surface, seed) {
      const { sizePx } = surface;
      const noise = (part: string, cells: number | readonly [number, number], octaves: number, gain = 0.5) =>
        fractalNoise({ sizePx, seed: seedFrom(seed, part), cells, octaves, gain });
      const clouds = noise("clouds", 7, 7, 0.72);
      const dents = noise("dents", 18, 3);
      const fine = noise("fine", 128, 3);
      const brushing = noise("brushing", [4, 200], 2);
      for (let i = 0; i < clouds.length; i++) {
        const worn = clamp01(0.2 + clouds[i]! * 0.42 - dents[i]! * 0.3 + fine[i]! * 0.15) * kind.wear;
        putColour(surface, i, kind.base, 1 + clouds[i]! * 0.03 + fine[i]! * 0.02);
        mixColour(surface, i, kind.worn, worn);
        surface.roughness[i] =
          kind.roughness +
          worn * 0.25 +
          clouds[i]! * 0.05 +
          fine[i]! * 0.03 +
          brushing[i]! * kind.brushing * 0.6;
        surface.height[i] =
          dents[i]! * kind.dents + fine[i]! * 0.00001 + brushing[i]! * kind.brushing * 0.00004;
      }
    },
  };
}
