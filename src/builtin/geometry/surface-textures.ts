import type { MaterialSpec, SceneDraft } from "./scene-draft.ts";
import { surfaceKey, type TextureSet } from "./write-scene.ts";

export interface RenderTexturesOptions {
  seed: number;
  /** Size of a material's maps; undefined leaves it plain. */
  sizePx: (spec: MaterialSpec) => number | undefined;
}

/** Texture sets of all materials of a draft that name a surface, by surface and colour. */
export async function renderTextures(
  draft: SceneDraft,
  { sizePx }: RenderTexturesOptions,
): Promise<Map<string, TextureSet>> {
  const sets = new Map<string, TextureSet>();
  for (const part of draft.parts.values()) {
    for (const spec of part.surfaces.keys()) {
      const key = surfaceKey(spec);
      if (!key || sets.has(key) || sizePx(spec) === undefined) continue;
    }
  }
  return sets;
}
