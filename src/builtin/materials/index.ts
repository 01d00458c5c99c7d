import { encodeMaps } from "./encode-maps.ts";
import { darkMarble, marble, marbleBlock } from "./marble.ts";
import { brick, stone } from "./masonry.ts";
import { brass, bronze, gilt } from "./metals.ts";
import { concrete, concreteFloor, plaster, terrazzo } from "./mineral.ts";
import { createSurface, type Recipe } from "./surface.ts";
import { canvasBack, fabric, tatami } from "./textiles.ts";
import { darkWood, paintedWood, parquet, wood } from "./timber.ts";

const RECIPES = {
  marble,
  "marble-dark": darkMarble,
  "marble-block": marbleBlock,
  parquet,
  wood,
  stone,
  concrete,
  "concrete-floor": concreteFloor,
  terrazzo,
  tatami,
  plaster,
  brick,
  fabric,
  gilt,
  brass,
  bronze,
  "painted-wood": paintedWood,
  "dark-wood": darkWood,
  "canvas-back": canvasBack,
} as const satisfies Record<string, Recipe>;

export type MaterialName = keyof typeof RECIPES;
export const MATERIALS = Object.keys(RECIPES) as readonly MaterialName[];

/** Maps for a glTF metal-rough material, all JPEG, all tiling without a seam. */
export interface MaterialMaps {
  /** sRGB. */
  baseColour: Uint8Array;
  /** Tangent space, +y up as glTF wants it. */
  normal: Uint8Array;
  /** R occlusion, G roughness, B metalness. */
  occlusionRoughnessMetallic: Uint8Array;
  /** Edge of one tile in world metres: texture coordinates are metres divided by it. */
  coversMetres: number;
  /** Mean of the base colour, sRGB `#rrggbb`: what the room's bounce light takes its hue from. */
  averageColour: string;
}

/**
 * Makes a material's maps. `sizePx` is a power of two; `colour` (`#rrggbb`) becomes the average colour. The same
 * arguments give the same bytes. Throws a `RangeError` for another size.
 */
export async function renderMaterial(
  name: MaterialName,
  options: { seed: number; sizePx: number; colour?: string | undefined },
): Promise<MaterialMaps> {
  const { seed, sizePx, colour } = options;
  if (sizePx < 64 || sizePx > 4096 || !Number.isInteger(Math.log2(sizePx))) {
    throw new RangeError(`A texture of ${sizePx} px was asked for; it takes a power of two from 64 to 4096`);
  }
  const recipe: Recipe = RECIPES[name];
  const surface = createSurface(sizePx, recipe.coversMetres);
  recipe.paint(surface, seed);
  const maps = await encodeMaps(surface, recipe.metalness, colour);
  return { ...maps, coversMetres: recipe.coversMetres };
}
