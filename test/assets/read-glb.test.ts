import { type Document, Logger, NodeIO } from "@gltf-transform/core";
import {
  ALL_EXTENSIONS,
  EXTMeshoptCompression,
  EXTTextureWebP,
  KHRDracoMeshCompression,
} from "@gltf-transform/extensions";
import { quantize } from "@gltf-transform/functions";
import draco3d from "draco3dgltf";
import { MeshoptEncoder } from "meshoptimizer";
import sharp from "sharp";
import { afterAll, describe, expect, it } from "vitest";
import { createAssetInspector } from "../../src/assets/asset-inspector.ts";
import { createVariantMaker } from "../../src/assets/make-variants.ts";
import { createSampleScene, SQUARE } from "./sample-glb.ts";

const inspector = createAssetInspector();
const maker = createVariantMaker();
afterAll(async () => {
  await inspector.close();
  await maker.close();
});
const { signal } = new AbortController();

async function packed(prepare: (document: Document) => void | Promise<void>): Promise<Uint8Array> {
  const sample = createSampleScene();
  sample.addPolygon(SQUARE, { role: "painting", exhibit: "e1" }, { texturePx: 64 });
  sample.document.setLogger(new Logger(Logger.Verbosity.SILENT));
  await prepare(sample.document);
  await MeshoptEncoder.ready;
  const io = new NodeIO().registerExtensions(ALL_EXTENSIONS).registerDependencies({
    "meshopt.encoder": MeshoptEncoder,
    "draco3d.encoder": await draco3d.createEncoderModule(),
  });
  return io.writeBinary(sample.document);
}

const withMeshopt = async (document: Document) => {
  await document.transform(quantize());
  document.createExtension(EXTMeshoptCompression).setRequired(true);
};
const withDraco = (document: Document) => {
  document.createExtension(KHRDracoMeshCompression).setRequired(true);
};
const withWebp = async (document: Document) => {
  document.createExtension(EXTTextureWebP).setRequired(true);
  for (const texture of document.getRoot().listTextures())
    texture
      .setImage(new Uint8Array(await sharp(texture.getImage()!).webp().toBuffer()))
      .setMimeType("image/webp");
};

describe.each([
  { how: "meshopt", prepare: withMeshopt, extension: "EXT_meshopt_compression" },
  { how: "Draco", prepare: withDraco, extension: "KHR_draco_mesh_compression" },
  { how: "WebP", prepare: withWebp, extension: "EXT_texture_webp" },
])("a file packed with $how", ({ prepare, extension }) => {
  it("is inspected as what it unpacks to", async () => {
    const report = await inspector.inspect(await packed(prepare), { signal });
    expect(report).toMatchObject({ isValid: true, issues: [], triangles: 2 });
    expect(report.extensions).toContain(extension);
    expect(report.bounds.max[0]).toBeCloseTo(2, 3);
    expect(report.parts).toMatchObject([{ role: "painting", triangles: 2, texturePx: 64 }]);
  });

  it("reaches engines plain, and the web within its own packing", async () => {
    const { engine, phone } = await maker.make(await packed(prepare), { signal });
    expect(engine.report.extensions).toEqual([]);
    expect(engine.report.textures.map(({ mediaType }) => mediaType)).not.toContain("image/webp");
    expect(engine.report.bounds.max[0]).toBeCloseTo(2, 3);
    expect(phone.report.extensions).toContain("EXT_meshopt_compression");
    expect(phone.report.extensions).not.toContain("KHR_draco_mesh_compression");
  });
});

describe("a packed view", () => {
  it("may not promise more than fits into memory", async () => {
    const glb = Buffer.from(await packed(withMeshopt));
    const jsonBytes = glb.readUInt32LE(12);
    const json = JSON.parse(glb.subarray(20, 20 + jsonBytes).toString());
    for (const { extensions } of json.bufferViews)
      if (extensions) extensions.EXT_meshopt_compression.count = 1e9;
    const chunk = Buffer.from(JSON.stringify(json));
    const body = Buffer.concat([chunk, Buffer.alloc((4 - (chunk.length % 4)) % 4, " ")]);
    const header = Buffer.from(glb.subarray(0, 20));
    const rest = glb.subarray(20 + jsonBytes);
    header.writeUInt32LE(20 + body.length + rest.length, 8);
    header.writeUInt32LE(body.length, 12);
    const report = await inspector.inspect(Buffer.concat([header, body, rest]), { signal });
    expect(report.issues.map(({ code }) => code)).toEqual(["glb-geometry-size"]);
  });
});
