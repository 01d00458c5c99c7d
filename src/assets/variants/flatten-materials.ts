import type { Document, Material, Texture } from "@gltf-transform/core";
import type { Specular } from "@gltf-transform/extensions";
import sharp from "sharp";
import { nodeExtras, SCENE_EXTRAS_KEY } from "../../core/scene.ts";
import { bakedOcclusionOf, surfaceSlotsOf, textureOf } from "./material-signature.ts";
import { areaOf, type Piece } from "./pieces.ts";

/** Each tone is a block of so many pixels, read in its middle. */
const BLOCK_PX = 4;
/** glTF's number for a filter that mixes no neighbours. */
const NEAREST = 9728;
/** What people come to see, or what is far too large to be one tone. */
const NEVER = new Set(["painting", "sculpture", "label", "outside"]);

/**
 * Puts materials of one tone each on a common palette, one for each picture of baked occlusion; then, until no more
 * than `most` materials are left, also those whose pattern covers the least. Baked light and shadows stay.
 */
export async function flattenMaterials(
  document: Document,
  pieces: readonly Piece[],
  most: number,
): Promise<void> {
  const used = new Map<Material, number>();
  for (const piece of pieces) used.set(piece.material, (used.get(piece.material) ?? 0) + areaOf(piece));
  const shown = new Set(pieces.filter(isShown).map(({ material }) => material));
  const candidates = [...used.keys()].filter((material) => canBeFlat(material));
  const flat = candidates.filter((material) =>
    surfaceSlotsOf(material).every((slot) => !textureOf(material, slot)),
  );
  const patterned = candidates
    .filter((material) => !flat.includes(material) && !shown.has(material))
    .sort((a, b) => used.get(a)! - used.get(b)!);
  const left = () => used.size - flat.length + new Set(flat.map(bakedOcclusionOf)).size;
  while (left() > most && patterned.length > 0) flat.push(patterned.shift()!);
  for (const alike of Map.groupBy(flat, bakedOcclusionOf).values())
    if (alike.length > 1) await paintPalette(document, pieces, alike);
}

function isShown({ part }: Piece): boolean {
  const claim = nodeExtras.safeParse(part.getExtras()[SCENE_EXTRAS_KEY]);
  return claim.success && NEVER.has(claim.data.role);
}

function canBeFlat(material: Material): boolean {
  return (
    material.getAlphaMode() === "OPAQUE" &&
    material.listExtensions().every(({ extensionName }) => extensionName === "KHR_materials_specular")
  );
}

async function paintPalette(
  document: Document,
  pieces: readonly Piece[],
  flat: readonly Material[],
): Promise<void> {
  const tones = await Promise.all(flat.map(toneOf));
  const picture = async (pick: (tone: Tone) => readonly number[]) => {
    const row = tones.flatMap((tone) => Array.from({ length: BLOCK_PX }, () => pick(tone)).flat());
    const pixels = Uint8Array.from(Array.from({ length: BLOCK_PX }, () => row).flat(), (value) =>
      Math.round(value * 255),
    );
    const image = sharp(pixels, { raw: { width: tones.length * BLOCK_PX, height: BLOCK_PX, channels: 3 } });
    return document
      .createTexture("palette")
      .setImage(new Uint8Array(await image.png().toBuffer()))
      .setMimeType("image/png");
  };
  const palette = document
    .createMaterial("palette")
    .setBaseColorTexture(await picture(({ colour }) => colour.map(toSrgb)))
    .setMetallicRoughnessTexture(await picture(({ roughness, metallic }) => [1, roughness, metallic]))
    .setRoughnessFactor(1)
    .setMetallicFactor(1)
    .setDoubleSided(flat.some((material) => material.getDoubleSided()));
  if (tones.some(({ glow }) => glow.some((value) => value > 0)))
    palette.setEmissiveTexture(await picture(({ glow }) => glow.map(toSrgb))).setEmissiveFactor([1, 1, 1]);
  const baked = bakedOcclusionOf(flat[0]!);
  if (baked) {
    palette.setOcclusionTexture(baked).setOcclusionStrength(flat[0]!.getOcclusionStrength());
    palette.getOcclusionTextureInfo()!.setTexCoord(1);
  }
  for (const info of [
    palette.getBaseColorTextureInfo(),
    palette.getMetallicRoughnessTextureInfo(),
    palette.getEmissiveTextureInfo(),
  ])
    info?.setMinFilter(NEAREST).setMagFilter(NEAREST);
  for (const piece of pieces) {
    const index = flat.indexOf(piece.material);
    if (index < 0) continue;
    piece.material = palette;
    piece.uvs = piece.uvs.map((_, axis) => (axis % 2 === 0 ? (index + 0.5) / flat.length : 0.5));
  }
}

/** A material as one tone; linear. */
interface Tone {
  colour: number[];
  glow: number[];
  roughness: number;
  metallic: number;
}

async function toneOf(material: Material): Promise<Tone> {
  const colour = await meanOf(material.getBaseColorTexture(), toLinear);
  const glow = await meanOf(material.getEmissiveTexture(), toLinear);
  const surface = await meanOf(material.getMetallicRoughnessTexture(), (value) => value);
  const factor = material.getBaseColorFactor();
  const specular = material.getExtension<Specular>("KHR_materials_specular");
  return {
    colour: colour.map((value, channel) => Math.min(1, value * factor[channel]!)),
    glow: material.getEmissiveFactor().map((value, channel) => Math.min(1, value * glow[channel]!)),
    // Dampened reflections look like those of a rougher surface.
    roughness: 1 - (1 - material.getRoughnessFactor() * surface[1]!) * (specular?.getSpecularFactor() ?? 1),
    metallic: material.getMetallicFactor() * surface[2]!,
  };
}

/** Mean of a picture after `decode`, by channel; white if there is none. */
async function meanOf(
  texture: Texture | null,
  decode: (value: number) => number,
): Promise<[number, number, number]> {
  const image = texture?.getImage();
  if (!image) return [1, 1, 1];
  const pixels = await sharp(image)
    .removeAlpha()
    .toColourspace("srgb")
    .resize(64, 64, { fit: "fill" })
    .raw()
    .toBuffer();
  const sum: [number, number, number] = [0, 0, 0];
  for (const [index, value] of pixels.entries()) sum[(index % 3) as 0 | 1 | 2] += decode(value / 255);
  return sum.map((value) => value / (pixels.length / 3)) as [number, number, number];
}

function toLinear(value: number): number {
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}

function toSrgb(value: number): number {
  return value <= 0.0031308 ? value * 12.92 : 1.055 * value ** (1 / 2.4) - 0.055;
}
