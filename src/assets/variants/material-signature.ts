import type { Material, Texture } from "@gltf-transform/core";
import type { EmissiveStrength, Specular } from "@gltf-transform/extensions";
import { digestOf } from "../../core/digest.ts";

/** The pictures a material may have, by slot. */
export const SLOTS = ["baseColor", "normal", "metallicRoughness", "emissive", "occlusion"] as const;
export type Slot = (typeof SLOTS)[number];

export function textureOf(material: Material, slot: Slot): Texture | null {
  switch (slot) {
    case "baseColor":
      return material.getBaseColorTexture();
    case "normal":
      return material.getNormalTexture();
    case "metallicRoughness":
      return material.getMetallicRoughnessTexture();
    case "emissive":
      return material.getEmissiveTexture();
    case "occlusion":
      return material.getOcclusionTexture();
  }
}

export function setTexture(material: Material, slot: Slot, texture: Texture | null): void {
  switch (slot) {
    case "baseColor":
      material.setBaseColorTexture(texture);
      break;
    case "normal":
      material.setNormalTexture(texture);
      break;
    case "metallicRoughness":
      material.setMetallicRoughnessTexture(texture);
      break;
    case "emissive":
      material.setEmissiveTexture(texture);
      break;
    case "occlusion":
      material.setOcclusionTexture(texture);
  }
}

/** The picture of occlusion baked for the places a material is in, on a second set of coordinates; null if none. */
export function bakedOcclusionOf(material: Material): Texture | null {
  return material.getOcclusionTextureInfo()?.getTexCoord() === 1 ? material.getOcclusionTexture() : null;
}

/** The slots whose pictures lie on the first set of coordinates: those that can move to an atlas or become a tone. */
export function surfaceSlotsOf(material: Material): readonly Slot[] {
  return bakedOcclusionOf(material) ? SLOTS.filter((slot) => slot !== "occlusion") : SLOTS;
}

/** Everything about a material but its pictures: materials that agree in it can share one picture. */
export function likenessOf(material: Material): string {
  const specular = material.getExtension<Specular>("KHR_materials_specular");
  const strength = material.getExtension<EmissiveStrength>("KHR_materials_emissive_strength");
  return JSON.stringify([
    material.getAlphaMode(),
    material.getAlphaMode() === "MASK" && material.getAlphaCutoff(),
    material.getDoubleSided(),
    material.getBaseColorFactor(),
    material.getEmissiveFactor(),
    strength?.getEmissiveStrength(),
    material.getRoughnessFactor(),
    material.getMetallicFactor(),
    material.getNormalScale(),
    material.getOcclusionStrength(),
    material.getOcclusionTextureInfo()?.getTexCoord(),
    material.listExtensions().map(({ extensionName }) => extensionName),
    specular && [specular.getSpecularFactor(), specular.getSpecularColorFactor()],
    SLOTS.map((slot) =>
      SLOTS.find(
        (other) => textureOf(material, slot) && textureOf(material, other) === textureOf(material, slot),
      ),
    ),
  ]);
}

/** A function that tells whether two materials look the same: equal strings do. Names and extras do not count. */
export function createSignature(): (material: Material) => string {
  const known = new Map<Texture, string>();
  const keyOf = (texture: Texture | null): string => {
    if (!texture) return "";
    let key = known.get(texture);
    if (key === undefined) {
      key = digestOf(texture.getImage() ?? "");
      known.set(texture, key);
    }
    return key;
  };
  return (material) =>
    `${likenessOf(material)} ${SLOTS.map((slot) => keyOf(textureOf(material, slot))).join(" ")}`;
}
