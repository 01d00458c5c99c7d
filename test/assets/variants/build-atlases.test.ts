import type { Document } from "@gltf-transform/core";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import type { AtlasSizes } from "../../../src/assets/variants/budgets.ts";
import { buildAtlases } from "../../../src/assets/variants/build-atlases.ts";
import { type Piece, takePieces } from "../../../src/assets/variants/pieces.ts";
import { colourOf } from "../sample-gallery.ts";
import { createSampleScene } from "../sample-glb.ts";

const UNIT: [number, number][] = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
];

/** Squares that each show one picture of one colour, lit by it as well. */
async function hangPictures(
  sizes: readonly (readonly [number, number])[],
): Promise<{ document: Document; pieces: Piece[] }> {
  const { document, addPolygon } = createSampleScene();
  for (const [index, [width, height]] of sizes.entries()) {
    const node = addPolygon(UNIT, { role: "painting", exhibit: `e${index}` }, { texturePx: 8 });
    const primitive = node.getMesh()!.listPrimitives()[0]!;
    primitive.setAttribute("NORMAL", primitive.getAttribute("POSITION"));
    const [r, g, b] = colourOf(index);
    const image = await sharp({ create: { width, height, channels: 3, background: { r, g, b } } })
      .png()
      .toBuffer();
    const texture = document.createTexture().setImage(new Uint8Array(image)).setMimeType("image/png");
    primitive.getMaterial()!.setBaseColorTexture(texture).setEmissiveTexture(texture);
  }
  return { document, pieces: takePieces(document) };
}

/** The texture a piece shows, and the pixels its coordinates span. */
async function shownBy({ material, uvs }: Piece) {
  const texture = material.getBaseColorTexture()!;
  const { data, info } = await sharp(texture.getImage()!).raw().toBuffer({ resolveWithObject: true });
  const [us, vs] = [uvs.filter((_, i) => i % 2 === 0), uvs.filter((_, i) => i % 2 === 1)];
  const [left, right] = [Math.min(...us) * info.width, Math.max(...us) * info.width];
  const [top, bottom] = [Math.min(...vs) * info.height, Math.max(...vs) * info.height];
  const pixel = (x: number, y: number) => {
    const at = (Math.floor(y) * info.width + Math.floor(x)) * info.channels;
    return [...data.subarray(at, at + 3)];
  };
  return { left, right, top, bottom, pixel, info };
}

const SIZES: AtlasSizes = { wantedPx: 1440, leastPx: 1024, sidePx: 4096, sheets: 2 };
const CANVASES = [
  [1600, 1200],
  [1200, 1600],
  [1600, 1000],
  [700, 500],
  [1600, 1600],
] as const;

describe("an atlas", () => {
  it("makes one material of many pictures, which keep their lighting", async () => {
    const { document, pieces } = await hangPictures(CANVASES);
    await buildAtlases(document, pieces, SIZES);
    const materials = new Set(pieces.map(({ material }) => material));
    expect(materials.size).toBe(1);
    const [shared] = materials;
    expect(shared!.getEmissiveTexture()).toBe(shared!.getBaseColorTexture());
  });

  it("shows each picture's own colours up to its edges and a few pixels beyond", async () => {
    const { document, pieces } = await hangPictures(CANVASES);
    await buildAtlases(document, pieces, SIZES);
    for (const [index, piece] of pieces.entries()) {
      const { left, right, top, bottom, pixel } = await shownBy(piece);
      for (const beyondPx of [-1, 4])
        for (const x of [left - beyondPx, right + beyondPx])
          for (const y of [top - beyondPx, bottom + beyondPx])
            for (const [channel, value] of pixel(x, y).entries())
              expect(Math.abs(value - colourOf(index)[channel]!), `picture ${index}`).toBeLessThan(6);
    }
  });

  it("keeps the long edge of a canvas at 1,024 pixels and never enlarges a picture", async () => {
    const { document, pieces } = await hangPictures(Array.from({ length: 18 }, () => [1300, 1200] as const));
    await buildAtlases(document, pieces, SIZES);
    for (const piece of [pieces[0]!, pieces.at(-1)!]) {
      const { left, right, info } = await shownBy(piece);
      expect(right - left).toBeGreaterThanOrEqual(1023.5);
      expect(right - left).toBeLessThanOrEqual(1300.5);
      expect(Math.max(info.width, info.height)).toBeLessThanOrEqual(4096);
    }
    expect(new Set(pieces.map(({ material }) => material)).size).toBeLessThanOrEqual(3);
  });

  it("leaves out what repeats its picture", async () => {
    const { document, pieces } = await hangPictures([
      [64, 64],
      [64, 64],
      [64, 64],
    ]);
    pieces[0]!.uvs = pieces[0]!.uvs.map((value) => value * 3);
    const tiled = pieces[0]!.material;
    await buildAtlases(document, pieces, SIZES);
    expect(pieces[0]!.material).toBe(tiled);
    expect(pieces[1]!.material).toBe(pieces[2]!.material);
  });
});
