import type { Document, Texture } from "@gltf-transform/core";
import sharp from "sharp";
import type { VariantBudget } from "./budgets.ts";
import { encodeMap } from "./encode-map.ts";
import { fitMap } from "./fit-map.ts";
import { SLOTS, type Slot, textureOf } from "./material-signature.ts";

/** Smaller pictures, the palette among them, gain nothing and lose their exact tones. */
const SMALLEST_PX = 64;

/** Makes every picture as large as its use needs and encodes it as WebP, unless that is what it is already. */
export async function shrinkTextures(document: Document, maps: VariantBudget["maps"]): Promise<void> {
  const slots = new Map<Texture, Slot>();
  for (const material of document.getRoot().listMaterials())
    for (const slot of SLOTS) {
      const texture = textureOf(material, slot);
      if (texture && !slots.has(texture)) slots.set(texture, slot);
    }
  for (const [texture, slot] of slots) {
    const image = texture.getImage();
    const size = texture.getSize();
    if (!image || !size || texture.getMimeType() === "image/webp" || Math.max(...size) < SMALLEST_PX)
      continue;
    const isPanorama = Math.max(...size) / Math.min(...size) > 2;
    const edgePx = isPanorama ? maps.panoramaPx : edgeOf(slot, maps);
    const picture = sharp(image).resize(edgePx, edgePx, {
      fit: "inside",
      withoutEnlargement: true,
      kernel: "lanczos3",
    });
    // Its islands would run into each other if it were halved by what is seen of it.
    const fitting = slot === "occlusion" ? picture : await fitMap(picture, slot);
    texture.setImage(await encodeMap(fitting, slot)).setMimeType("image/webp");
  }
}

function edgeOf(slot: Slot, maps: VariantBudget["maps"]): number {
  if (slot === "normal") return maps.normalPx;
  if (slot === "occlusion") return maps.occlusionPx;
  return slot === "metallicRoughness" ? maps.roughnessPx : maps.colourPx;
}
