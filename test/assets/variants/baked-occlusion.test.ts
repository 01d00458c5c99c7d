import type { Document, Primitive } from "@gltf-transform/core";
import sharp from "sharp";
import { beforeAll, describe, expect, it } from "vitest";
import inspectAsset from "../../../src/assets/inspect-asset.ts";
import { readGlb } from "../../../src/assets/read-glb.ts";
import { BUDGETS } from "../../../src/assets/variants/budgets.ts";
import { shrinkScene } from "../../../src/assets/variants/shrink-scene.ts";
import { createSampleScene, SQUARE } from "../sample-glb.ts";

const BAKE_PX = 256;
/** Which corner of the bake each square reads; all squares of a set share one bake. */
const CORNERS = [
  [0, 0],
  [0.5, 0],
  [0, 0.5],
  [0.5, 0.5],
] as const;

/** Four squares of different make that read one bake on their second coordinates, and one that reads none. */
async function bakedScene(): Promise<Uint8Array> {
  const { document, addPolygon, toGlb } = createSampleScene();
  const image = await sharp({
    create: { width: BAKE_PX, height: BAKE_PX, channels: 3, background: "#808080" },
  })
    .png()
    .toBuffer();
  const bake = document.createTexture("bake").setImage(new Uint8Array(image)).setMimeType("image/png");
  const buffer = document.getRoot().listBuffers()[0]!;
  const add = (index: number, texturePx?: number) => {
    const node = addPolygon(SQUARE, undefined, {
      at: [index * 3, 0, 0],
      ...(texturePx !== undefined && { texturePx }),
    });
    const primitive = node.getMesh()!.listPrimitives()[0]!;
    primitive
      .getMaterial()!
      .setName(`material ${index}`)
      .setRoughnessFactor(0.2 + index / 10);
    return primitive;
  };
  for (const [index, [u, v]] of CORNERS.entries()) {
    // Two with a pattern, two of one tone: those become one palette.
    const primitive = add(index, index < 2 ? 128 : undefined);
    const spots = SQUARE.flatMap(([x, y]) => [u + x / 8, v + y / 8]);
    const uvs = document
      .createAccessor()
      .setType("VEC2")
      .setArray(Float32Array.from(spots))
      .setBuffer(buffer);
    if (!primitive.getAttribute("TEXCOORD_0")) primitive.setAttribute("TEXCOORD_0", uvs.clone());
    primitive.setAttribute("TEXCOORD_1", uvs);
    const material = primitive.getMaterial()!.setOcclusionTexture(bake).setOcclusionStrength(0.8);
    material.getOcclusionTextureInfo()!.setTexCoord(1);
  }
  add(CORNERS.length);
  return toGlb();
}

const primitivesOf = (document: Document): Primitive[] =>
  document
    .getRoot()
    .listMeshes()
    .flatMap((mesh) => mesh.listPrimitives());

describe.each(["desktop", "phone"] as const)("occlusion baked for a room, in its %s variant", (name) => {
  let bytes: Uint8Array;
  let document: Document;
  beforeAll(async () => {
    bytes = await shrinkScene(await readGlb(await bakedScene()), { ...BUDGETS[name], materials: 3 });
    document = await readGlb(bytes);
  });

  it("is one picture, as large as before, read on the second coordinates", () => {
    const baked = primitivesOf(document).filter((primitive) =>
      primitive.getMaterial()!.getOcclusionTexture(),
    );
    expect(baked.length).toBeGreaterThan(1);
    const pictures = new Set(baked.map((primitive) => primitive.getMaterial()!.getOcclusionTexture()));
    expect(pictures.size).toBe(1);
    expect([...pictures][0]!.getSize()).toEqual([BAKE_PX, BAKE_PX]);
    for (const primitive of baked) {
      expect(primitive.getMaterial()!.getOcclusionTextureInfo()!.getTexCoord()).toBe(1);
      expect(primitive.getMaterial()!.getOcclusionStrength()).toBeCloseTo(0.8);
      expect(primitive.getAttribute("TEXCOORD_1")).not.toBeNull();
    }
  });

  it("still lies where it lay, also for what became a palette", () => {
    const seen = new Set<string>();
    for (const primitive of primitivesOf(document)) {
      const position = primitive.getAttribute("POSITION")!;
      const uvs = primitive.getAttribute("TEXCOORD_1");
      const node = document
        .getRoot()
        .listNodes()
        .find((one) => one.getMesh()?.listPrimitives().includes(primitive))!;
      const m = node.getWorldMatrix();
      for (let i = 0; uvs && i < position.getCount(); i++) {
        const [px, py] = position.getElement(i, [0, 0, 0]) as [number, number, number];
        const [x, y] = [m[0] * px + m[12], m[5] * py + m[13]];
        const square = Math.floor((x + 0.01) / 3);
        const [cornerU, cornerV] = CORNERS[square]!;
        const [u, v] = uvs.getElement(i, [0, 0]) as [number, number];
        expect(u).toBeCloseTo(cornerU + (x - square * 3) / 8, 3);
        expect(v).toBeCloseTo(cornerV + y / 8, 3);
        seen.add(`${square}`);
      }
    }
    expect([...seen].sort()).toEqual(["0", "1", "2", "3"]);
  });

  it("takes no material more than it needs, and the file is valid", async () => {
    const { validator, issues, materials } = await inspectAsset(bytes);
    expect(issues).toEqual([]);
    expect(validator.errors).toBe(0);
    expect(materials).toBeLessThanOrEqual(4);
  });
});
