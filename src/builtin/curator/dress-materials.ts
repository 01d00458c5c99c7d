import type { Document, Material } from "@gltf-transform/core";
import { KHRMaterialsSpecular } from "@gltf-transform/extensions";
import { type Architecture, materialExtras } from "../geometry/architecture.ts";
import { paintExterior } from "../geometry/exterior-image.ts";
import { isMaterialName } from "../geometry/surface-textures.ts";
import { dressMaterial, type TextureSet } from "../geometry/write-scene.ts";
import { renderMaterial } from "../materials/index.ts";
import type { Scheme } from "./schemes.ts";

/** What visitors stand next to gets full-size maps; trim, seats and far ceilings are seen small. */
const MAIN = /^(floor-(?!border)|wall)/;
const MINOR_MAX_PX = 512;

/** Viewers reflect a made-up surrounding with bright lamps; at grazing angles a polished floor would show only those. */
const FLOOR_SPECULAR = 0.4;

function dampenReflections(document: Document, material: Material): void {
  const specular = document.createExtension(KHRMaterialsSpecular).createSpecular();
  material.setExtension("KHR_materials_specular", specular.setSpecularFactor(FLOOR_SPECULAR));
}

function recoloured(material: Material, { wall, floor }: Scheme): string | undefined {
  if (/^wall-/.test(material.getName())) return wall;
  return /^floor-(?!border)/.test(material.getName()) ? floor : undefined;
}

/** Replaces the basic maps of every material that says which surface it is by maps of the size asked for, in the scheme's colours. */
export async function dressMaterials(
  document: Document,
  options: { sizePx: number; seed: number; scheme: Scheme; progress: (fraction: number) => void },
): Promise<void> {
  const sets = new Map<string, TextureSet>();
  const materials = document.getRoot().listMaterials();
  const old = new Set(document.getRoot().listTextures());
  for (const [index, material] of materials.entries()) {
    options.progress(index / materials.length);
    const known = materialExtras.safeParse(material.getExtras());
    if (!known.success || !isMaterialName(known.data.surface)) continue;
    const { surface } = known.data;
    const colour = recoloured(material, options.scheme) ?? known.data.colour;
    if (colour && colour !== known.data.colour) material.setExtras({ ...known.data, colour });
    const sizePx = MAIN.test(material.getName()) ? options.sizePx : Math.min(options.sizePx, MINOR_MAX_PX);
    const key = `${surface} ${colour ?? ""} ${sizePx}`;
    let set = sets.get(key);
    if (!set) {
      set = await renderMaterial(surface, { seed: options.seed, sizePx, colour });
      sets.set(key, set);
    }
    dressMaterial(document, material, set);
    if (material.getName().startsWith("floor")) dampenReflections(document, material);
  }
  for (const texture of old) {
    const isUsed = texture.listParents().some((parent) => parent.propertyType === "Material");
    if (!isUsed) texture.dispose();
  }
}

/** Paints the world outside as sharp as the rest: all round, so twice as wide as a wall's map. */
export function dressExterior(document: Document, architecture: Architecture, sizePx: number): void {
  const outside = document
    .getRoot()
    .listTextures()
    .find((texture) => texture.getName() === "outside");
  outside?.setImage(paintExterior(architecture, 2 * sizePx));
}
