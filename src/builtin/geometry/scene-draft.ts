import type { NodeExtras } from "../../core/scene.ts";
import { createSurface, type Surface } from "./surface.ts";
import type { Placement } from "./vector.ts";

/** How a material looks; `surface` names a texture set of `materials`, the rest is plain glTF. */
export interface MaterialSpec {
  name: string;
  surface?: string;
  /** sRGB `#rrggbb`. */
  colour?: string;
  roughness?: number;
  metallic?: number;
  /** sRGB glow and its strength. */
  emissive?: string;
  emissiveStrength?: number;
  opacity?: number;
  image?: { bytes: Uint8Array; mimeType: "image/png" | "image/jpeg" };
  isEmissiveImage?: boolean;
  isUnlit?: boolean;
  isDoubleSided?: boolean;
  /** Light is baked into vertex colours unless switched off. */
  isBaked?: boolean;
}

/** One node of the scene: a surface per material, placed once or several times. */
export interface ScenePart {
  name: string;
  extras: NodeExtras | undefined;
  surfaces: Map<MaterialSpec, Surface>;
  /** Copies sharing one mesh, each with the origin and turn of its place; without any the part stays as built. */
  instances: { placement: Placement; extras?: NodeExtras }[];
}

export interface SceneDraft {
  parts: Map<string, ScenePart>;
}

export function createSceneDraft(): SceneDraft {
  return { parts: new Map() };
}

/** The surface to build on for this part and material, made on first use. */
export function surfaceFor(
  draft: SceneDraft,
  name: string,
  extras: NodeExtras | undefined,
  material: MaterialSpec,
): Surface {
  let part = draft.parts.get(name);
  if (!part) {
    part = { name, extras, surfaces: new Map(), instances: [] };
    draft.parts.set(name, part);
  }
  let surface = part.surfaces.get(material);
  if (!surface) {
    surface = createSurface();
    part.surfaces.set(material, surface);
  }
  return surface;
}

/** Places the part once more; extras of a copy override the part's own. */
export function addInstance(
  draft: SceneDraft,
  name: string,
  placement: Placement,
  extras?: NodeExtras,
): void {
  draft.parts.get(name)?.instances.push(extras ? { placement, extras } : { placement });
}
