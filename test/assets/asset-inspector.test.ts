import { afterAll, describe, expect, it } from "vitest";
import { createAssetInspector } from "../../src/assets/asset-inspector.ts";
import { AbortReason } from "../../src/core/abort.ts";
import { archOutline, createSampleScene, SQUARE } from "./sample-glb.ts";

const inspector = createAssetInspector();
afterAll(() => inspector.close());
const { signal } = new AbortController();

/** A GLB of this JSON alone, with true lengths. */
function glbOf(json: string): Uint8Array {
  const body = Buffer.from(json.padEnd(Math.ceil(json.length / 4) * 4));
  const header = Buffer.alloc(20);
  header.write("glTF", "latin1");
  header.writeUInt32LE(2, 4);
  header.writeUInt32LE(20 + body.length, 8);
  header.writeUInt32LE(body.length, 12);
  header.write("JSON", 16, "latin1");
  return Buffer.concat([header, body]);
}

const gltf = (more: object) => glbOf(JSON.stringify({ asset: { version: "2.0" }, ...more }));

async function codesOf(glb: Uint8Array): Promise<string[]> {
  const report = await inspector.inspect(glb, { signal });
  expect(report.isValid).toBe(false);
  return report.issues.map(({ code }) => code);
}

describe("asset inspector", () => {
  it("measures what a scene holds", async () => {
    const sample = createSampleScene();
    const wall = sample.addPolygon(SQUARE, { role: "wall", material: "plaster" });
    sample.addPolygon(archOutline(24), { role: "window", shape: "arched" }, { parent: wall, at: [5, 0, 1] });
    sample.addPolygon(
      SQUARE,
      { role: "painting", exhibit: "e1", movement: "cubist" },
      { texturePx: 256, at: [0, 1, 2] },
    );
    sample.addPolygon(SQUARE, { role: "throne" });
    sample.setSceneExtras({ style: 7 });
    const report = await inspector.inspect(await sample.toGlb(), { signal });

    expect(report).toMatchObject({
      isValid: true,
      issues: [],
      triangles: 31,
      vertices: 39,
      drawCalls: 4,
      materials: 4,
      validator: { errors: 0 },
      textures: [{ widthPx: 256, heightPx: 256, mediaType: "image/png", slots: ["baseColorTexture"] }],
      bounds: { min: [0, 0, 0], max: [6, 3, 2] },
    });
    expect(report.gpuBytes).toBe(((4 ** 9 - 1) / 3) * 4);
    expect(report.scene).toBeUndefined();
    expect(report.parts.map(({ role, triangles, texturePx }) => [role, triangles, texturePx])).toEqual([
      ["wall", 2, 0],
      ["window", 25, 0],
      ["painting", 2, 256],
    ]);
    expect(report.parts[1]!.headSegments).toBeGreaterThanOrEqual(8);
    expect(report.parts[2]!.bounds).toEqual([
      [0, 1, 2],
      [2, 3, 2],
    ]);
  });

  it("refuses what is not a true container", async () => {
    const good = Buffer.from(gltf({}));
    const changed = (change: (bytes: Buffer) => void) => {
      const bytes = Buffer.from(good);
      change(bytes);
      return bytes;
    };
    expect(await codesOf(Buffer.from("not a glb at all, but long enough"))).toEqual(["glb-not-a-glb"]);
    expect(await codesOf(new Uint8Array())).toEqual(["glb-not-a-glb"]);
    expect(await codesOf(changed((bytes) => bytes.writeUInt32LE(1, 4)))).toEqual(["glb-version"]);
    expect(await codesOf(changed((bytes) => bytes.writeUInt32LE(9_999, 8)))).toEqual(["glb-length"]);
    expect(await codesOf(changed((bytes) => bytes.writeUInt32LE(0x7fffffff, 12)))).toEqual(["glb-chunk"]);
    expect(await codesOf(glbOf("{ no json"))).toEqual(["glb-json"]);
  });

  it("refuses files that reach outside or ask for too much", async () => {
    expect(await codesOf(gltf({ images: [{ uri: "http://127.0.0.1/x.png" }] }))).toEqual([
      "glb-external-uri",
    ]);
    expect(await codesOf(gltf({ buffers: [{ uri: "../../etc/passwd", byteLength: 4 }] }))).toEqual([
      "glb-external-uri",
    ]);
    expect(await codesOf(glbOf(`${"[".repeat(100_000)}`))).toEqual(["glb-json-size"]);
    expect(await codesOf(glbOf(`{"extras":[${"[],".repeat(2_000_000)}[]]}`))).toEqual(["glb-json-size"]);
    expect(await codesOf(gltf({ materials: Array(20_001).fill({}) }))).toEqual(["glb-too-many-entries"]);
    expect(await codesOf(gltf({ nodes: [{ children: [1] }, { children: [0] }] }))).toEqual([
      "glb-node-depth",
    ]);
    expect(await codesOf(gltf({ accessors: [{ count: 4e9, type: "VEC3", componentType: 5126 }] }))).toEqual([
      "glb-geometry-size",
    ]);
  });

  it("reports empty scenes, validator errors and positions that are not numbers", async () => {
    expect(await codesOf(gltf({ scenes: [{}], scene: 0 }))).toContain("asset-empty");
    expect(await codesOf(gltf({ scene: 3 }))).toContain("validator-unresolved-reference");
    const sample = createSampleScene();
    sample.addPolygon([
      [0, 0],
      [1, 0],
      [Number.NaN, 1],
    ]);
    expect(await codesOf(await sample.toGlb())).toContain("asset-not-finite");
  });

  it("refuses textures beyond the limit by their header", async () => {
    const sample = createSampleScene();
    sample.addPolygon(SQUARE, undefined, { texturePx: 64 });
    const [texture] = sample.document.getRoot().listTextures();
    const image = Buffer.from(texture!.getImage()!);
    image.writeUInt32BE(50_000, 16);
    texture!.setImage(new Uint8Array(image));
    expect(await codesOf(await sample.toGlb())).toContain("texture-too-large");
  });

  it("ends the thread when a file takes too long, and goes on with the next", async () => {
    const hasty = createAssetInspector({ timeoutMs: 1 });
    const report = await hasty.inspect(gltf({}), { signal });
    expect(report).toMatchObject({ isValid: false, issues: [{ code: "asset-timeout" }] });
    await hasty.close();
  });

  it("rejects with the abort's reason", async () => {
    const controller = new AbortController();
    const reason = new AbortReason("requester", "cancelled");
    const inspection = inspector.inspect(gltf({}), { signal: controller.signal });
    controller.abort(reason);
    await expect(inspection).rejects.toBe(reason);
    await expect(inspector.inspect(gltf({}), { signal })).resolves.toMatchObject({ isValid: false });
  });
});
