import type { Document, Material, Texture } from "@gltf-transform/core";
import potpack from "potpack";
import sharp, { type Sharp } from "sharp";
import type { AtlasSizes } from "./budgets.ts";
import { encodeMap } from "./encode-map.ts";
import { bakedOcclusionOf, likenessOf, setTexture, surfaceSlotsOf, textureOf } from "./material-signature.ts";
import { isWithinPicture, type Piece } from "./pieces.ts";

/** Pixels round each picture that repeat its edge, so that nothing of a neighbour shows at the first three mip levels. */
const GUTTER_PX = 8;
/** Each step towards smaller pictures until all fit. */
const STEP = 0.95;

interface Box {
  material: Material;
  /** Of the picture, without its gutter. */
  widthPx: number;
  heightPx: number;
  x: number;
  y: number;
}

interface Sheet {
  boxes: Box[];
  widthPx: number;
  heightPx: number;
}

/**
 * Lays the pictures of alike materials side by side on common sheets, so that many canvases are one material. Only
 * pictures that are used within their edges can share; what tiles cannot.
 */
export async function buildAtlases(
  document: Document,
  pieces: readonly Piece[],
  sizes: AtlasSizes,
): Promise<void> {
  const groups = new Map<string, Set<Material>>();
  const textures = document.getRoot().listTextures();
  const tiling = new Set(pieces.filter((piece) => !isWithinPicture(piece)).map(({ material }) => material));
  for (const { material } of pieces) {
    if (
      tiling.has(material) ||
      !material.getBaseColorTexture()?.getSize() ||
      material.getAlphaMode() !== "OPAQUE"
    )
      continue;
    const baked = bakedOcclusionOf(material);
    const likeness = `${likenessOf(material)} ${baked && textures.indexOf(baked)}`;
    groups.set(likeness, (groups.get(likeness) ?? new Set()).add(material));
  }
  for (const materials of groups.values()) {
    if (materials.size < 2) continue;
    for (const sheet of arrange([...materials], sizes)) await drawSheet(document, pieces, sheet);
  }
}

/** As few sheets as take the pictures in the wanted size; when those are too many, smaller pictures. */
function arrange(materials: readonly Material[], sizes: AtlasSizes): Sheet[] {
  for (let count = 1; count <= materials.length; count++) {
    const isLast = count >= sizes.sheets;
    for (let edgePx = sizes.wantedPx; edgePx >= sizes.leastPx || count === materials.length; edgePx *= STEP) {
      const sheets = pack(materials, count, Math.round(edgePx));
      if (sheets.every(({ widthPx, heightPx }) => Math.max(widthPx, heightPx) <= sizes.sidePx)) return sheets;
      if (!isLast) break;
    }
  }
  return [];
}

/** Neighbours in the scene come on one sheet. */
function pack(materials: readonly Material[], count: number, edgePx: number): Sheet[] {
  const each = Math.ceil(materials.length / count);
  return Array.from({ length: Math.ceil(materials.length / each) }, (_, index) => {
    const boxes = materials.slice(index * each, (index + 1) * each).map((material) => {
      const [width, height] = material.getBaseColorTexture()!.getSize()!;
      const scale = Math.min(1, edgePx / Math.max(width, height));
      const box = { material, widthPx: Math.round(width * scale), heightPx: Math.round(height * scale) };
      return { ...box, w: box.widthPx + 2 * GUTTER_PX, h: box.heightPx + 2 * GUTTER_PX, x: 0, y: 0 };
    });
    const { w, h } = potpack(boxes);
    return { boxes, widthPx: w, heightPx: h };
  });
}

async function drawSheet(document: Document, pieces: readonly Piece[], sheet: Sheet): Promise<void> {
  const shared = document.createMaterial().copy(sheet.boxes[0]!.material);
  const drawn = new Map<Texture, Texture>();
  for (const slot of surfaceSlotsOf(shared)) {
    const first = textureOf(shared, slot);
    if (!first) continue;
    let texture = drawn.get(first);
    if (!texture) {
      const pictures = sheet.boxes.map((box) => ({ box, image: textureOf(box.material, slot)!.getImage()! }));
      texture = document
        .createTexture()
        .setImage(await encodeMap(await compose(sheet, pictures), slot))
        .setMimeType("image/webp");
      drawn.set(first, texture);
    }
    setTexture(shared, slot, texture);
  }
  const boxes = new Map(sheet.boxes.map((box) => [box.material, box]));
  for (const piece of pieces) {
    const box = boxes.get(piece.material);
    if (!box) continue;
    piece.material = shared;
    piece.uvs = piece.uvs.map((value, index) => {
      const share = Math.min(1, Math.max(0, value));
      return index % 2 === 0
        ? (box.x + GUTTER_PX + share * box.widthPx) / sheet.widthPx
        : (box.y + GUTTER_PX + share * box.heightPx) / sheet.heightPx;
    });
  }
}

async function compose(sheet: Sheet, pictures: readonly { box: Box; image: Uint8Array }[]): Promise<Sharp> {
  const { widthPx, heightPx } = sheet;
  const canvas = Buffer.alloc(widthPx * heightPx * 3);
  for (const { box, image } of pictures) {
    const { data, info } = await sharp(image)
      .removeAlpha()
      .toColourspace("srgb")
      .resize(box.widthPx, box.heightPx, { fit: "fill", kernel: "lanczos3" })
      .extend({ top: GUTTER_PX, bottom: GUTTER_PX, left: GUTTER_PX, right: GUTTER_PX, extendWith: "copy" })
      .raw()
      .toBuffer({ resolveWithObject: true });
    const rowBytes = info.width * 3;
    for (let row = 0; row < info.height; row++)
      data.copy(canvas, ((box.y + row) * widthPx + box.x) * 3, row * rowBytes, (row + 1) * rowBytes);
  }
  return sharp(canvas, { raw: { width: widthPx, height: heightPx, channels: 3 } });
}
