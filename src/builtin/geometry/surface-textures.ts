import { MATERIALS, type MaterialName, renderMaterial } from "../materials/index.ts";
import type { MaterialSpec, SceneDraft } from "./scene-draft.ts";
import { surfaceKey, type TextureSet } from "./write-scene.ts";

export interface RenderTexturesOptions {
  seed: number;
  /** Size of a material's maps, a power of two. */
  sizePx: (spec: MaterialSpec) => number;
}

export function isMaterialName(name: string): name is MaterialName {
  return (MATERIALS as readonly string[]).includes(name);
}

/** Texture sets of all materials of a draft that name a known surface, by surface and colour. */
export async function renderTextures(
  draft: SceneDraft,
  { seed, sizePx }: RenderTexturesOptions,
): Promise<Map<string, TextureSet>> {
  const sets = new Map<string, TextureSet>();
  for (const part of draft.parts.values()) {
    for (const spec of part.surfaces.keys()) {
      const key = surfaceKey(spec);
      if (!key || sets.has(key) || !spec.surface || !isMaterialName(spec.surface)) continue;
      sets.set(key, await renderMaterial(spec.surface, { seed, sizePx: sizePx(spec), colour: spec.colour }));
    }
  }
  return sets;
}
