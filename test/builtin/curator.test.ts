import { Document, NodeIO } from "@gltf-transform/core";
import { ALL_EXTENSIONS, KHRDracoMeshCompression } from "@gltf-transform/extensions";
import draco3d from "draco3dgltf";
import { validateBytes } from "gltf-validator";
import sharp from "sharp";
import { beforeAll, describe, expect, it } from "vitest";
import { deriveRoom } from "../../src/builtin/architect/derive-room.ts";
import { work as architect } from "../../src/builtin/architect/worker.ts";
import { SpaceError, type SpaceFile } from "../../src/builtin/builtin-space.ts";
import { work as curator } from "../../src/builtin/curator/worker.ts";
import type { ExhibitSpec, GalleryPlan } from "../../src/core/plan.ts";
import { nodeExtras, SCENE_EXTRAS_KEY, sceneExtras } from "../../src/core/scene.ts";

const context = { progress: () => undefined };
const io = new NodeIO().registerExtensions(ALL_EXTENSIONS);

function exhibit(id: string, kind: ExhibitSpec["kind"], widthCm: number, heightCm: number): ExhibitSpec {
  const label = { title: `Work ${id}`, artist: "Painter", year: "2026", medium: "Oil on canvas" };
  return { id, kind, prompt: "a work", style: "impressionist", widthCm, heightCm, seed: 1, label };
}

const plan: GalleryPlan = {
  title: "Test",
  style: "beaux-arts",
  seed: 5,
  room: { ...deriveRoom("salon", "beaux-arts"), lengthMetres: 9, widthMetres: 6 },
  exhibits: [
    exhibit("e1", "painting", 92, 73),
    exhibit("e2", "painting", 65, 81),
    exhibit("e3", "picture", 100, 50),
    exhibit("e4", "sculpture", 40, 70),
  ],
  promises: [],
};

async function picture(width: number, height: number): Promise<Uint8Array> {
  return sharp({ create: { width, height, channels: 3, background: "#4a7ba6" } })
    .jpeg()
    .toBuffer();
}

/** A box with six faces, standing off its origin: a statue nobody normalised, or a room nobody labelled. */
async function box(width: number, height: number, depth: number, offset: number): Promise<Uint8Array> {
  const document = new Document();
  const buffer = document.createBuffer();
  const positions: number[] = [];
  for (const x of [0, width])
    for (const y of [0, height]) for (const z of [0, depth]) positions.push(x, y, z);
  const faces = [
    0, 1, 3, 0, 3, 2, 4, 6, 7, 4, 7, 5, 0, 4, 5, 0, 5, 1, 2, 3, 7, 2, 7, 6, 0, 2, 6, 0, 6, 4, 1, 5, 7, 1, 7,
    3,
  ];
  const primitive = document
    .createPrimitive()
    .setAttribute(
      "POSITION",
      document.createAccessor().setType("VEC3").setArray(new Float32Array(positions)).setBuffer(buffer),
    )
    .setIndices(
      document.createAccessor().setType("SCALAR").setArray(new Uint16Array(faces)).setBuffer(buffer),
    );
  const node = document.createNode().setMesh(document.createMesh().addPrimitive(primitive));
  document.createScene().addChild(node.setTranslation([offset, offset, offset]));
  return new NodeIO().writeBinary(document);
}

describe("curator", () => {
  let input: Record<string, unknown>;
  beforeAll(async () => {
    const [room] = await architect({ scene: "", style: "", resolution: "low", plan, seed: 5 }, context);
    const paintings = await Promise.all(
      ["e1", "e2", "e3"].map(async (caption) => ({
        image: { name: `${caption}.jpg`, bytes: await picture(640, 480) },
        caption,
      })),
    );
    input = {
      input_mesh: room as SpaceFile,
      texture_style: "beaux-arts",
      add_paintings: true,
      paintings,
      sculptures: [{ name: "e4.glb", bytes: await box(30, 90, 20, 7) }],
      plan,
      texture_size: 512,
      seed: 5,
    };
  }, 30_000);

  it("hangs every picture and stands every sculpture in a valid, finished scene", async () => {
    const [file] = (await curator(input, context)) as SpaceFile[];
    const report = await validateBytes(file!.bytes, { maxIssues: 20 });
    expect(report.issues.messages.filter((message) => message.severity === 0)).toEqual([]);
    const document = await io.readBinary(file!.bytes);
    const scene = document.getRoot().getDefaultScene()!;
    const extras = sceneExtras.parse(scene.getExtras()[SCENE_EXTRAS_KEY]);
    expect(extras.isFinished).toBe(true);
    const nodes = document
      .getRoot()
      .listNodes()
      .map((node) => ({ node, own: nodeExtras.safeParse(node.getExtras()[SCENE_EXTRAS_KEY]).data }));
    const paintings = nodes.filter(({ own }) => own?.role === "painting");
    expect(paintings.map(({ own }) => own!.exhibit).sort()).toEqual(["e1", "e2", "e3"]);
    for (const { node, own } of paintings) {
      expect(own!.label!.title).toBe(`Work ${own!.exhibit}`);
      expect(own!.viewpoint!.position[1]).toBeCloseTo(1.6);
      const texture = node.getMesh()!.listPrimitives()[0]!.getMaterial()!.getBaseColorTexture()!;
      const [width, height] = texture.getSize()!;
      const planned = plan.exhibits.find((e) => e.id === own!.exhibit)!;
      expect(Math.max(width, height)).toBe(512);
      expect(width / height).toBeCloseTo(planned.widthCm / planned.heightCm, 1);
    }
    const sculpture = nodes.find(({ own }) => own?.role === "sculpture")!;
    expect(sculpture.own!.exhibit).toBe("e4");
    expect(sculpture.node.getScale()[1] * 90).toBeCloseTo(0.7, 1);
    expect(nodes.filter(({ own }) => own?.role === "plinth")).toHaveLength(1);
  }, 30_000);

  it("unpacks a compressed sculpture, so that any program opens the gallery", async () => {
    const source = await io.readBinary(await box(30, 90, 20, 7));
    source.createExtension(KHRDracoMeshCompression).setRequired(true);
    const encoder = { "draco3d.encoder": await draco3d.createEncoderModule() };
    const bytes = await new NodeIO()
      .registerExtensions(ALL_EXTENSIONS)
      .registerDependencies(encoder)
      .writeBinary(source);
    const [file] = (await curator(
      { ...input, sculptures: [{ name: "e4.glb", bytes }] },
      context,
    )) as SpaceFile[];
    const names = (await io.readBinary(file!.bytes)).getRoot().listExtensionsUsed();
    expect(names.map(({ extensionName }) => extensionName)).not.toContain("KHR_draco_mesh_compression");
  }, 30_000);

  it("keeps the planned colours with the plan's seed and shows others with another", async () => {
    const tones = async (seed: number) => {
      const [file] = (await curator({ ...input, seed }, context)) as SpaceFile[];
      const materials = (await io.readBinary(file!.bytes)).getRoot().listMaterials();
      const toneOf = (name: RegExp) => {
        const material = materials.find((one) => name.test(one.getName()))!;
        return [material.getExtras().colour, material.getBaseColorTexture()!.getImage()!.length];
      };
      return [toneOf(/^wall-/), toneOf(/^floor-(?!border)/)];
    };
    const [planned, again, other] = [await tones(5), await tones(5), await tones(77)];
    expect(again).toEqual(planned);
    expect(other[0]![0]).not.toBe(planned[0]![0]);
    expect(other[1]![0]).not.toBe(planned[1]![0]);
    expect(await tones(77)).toEqual(other);
  }, 30_000);

  it("takes pictures from free spots with nothing close before the camera", async () => {
    const [file] = (await curator(input, context)) as SpaceFile[];
    const scene = (await io.readBinary(file!.bytes)).getRoot().getDefaultScene()!;
    const { views, obstacles, spawn } = sceneExtras.parse(scene.getExtras()[SCENE_EXTRAS_KEY]);
    expect(views).toHaveLength(4);
    expect(views[0]!.position).toEqual(spawn.position);
    for (const { position, target } of views) {
      const [dx, dz] = [target[0] - position[0], target[2] - position[2]];
      for (const { centre, radiusMetres } of obstacles) {
        const [ox, oz] = [centre[0] - position[0], centre[1] - position[2]];
        const ahead = (ox * dx + oz * dz) / Math.hypot(dx, dz);
        if (ahead > Math.hypot(ox, oz) * 0.8) expect(ahead - radiusMetres).toBeGreaterThan(1.3);
      }
    }
  }, 30_000);

  it("hangs the planned aspect in a room that is not ours and invents no openings", async () => {
    const foreign = { name: "other.glb", bytes: await box(600, 300, 900, 50) };
    const [file] = (await curator(
      { ...input, input_mesh: foreign, sculptures: null },
      context,
    )) as SpaceFile[];
    const scene = (await io.readBinary(file!.bytes)).getRoot().getDefaultScene()!;
    const extras = sceneExtras.parse(scene.getExtras()[SCENE_EXTRAS_KEY]);
    expect(extras.room.heightMetres).toBeCloseTo(4);
    expect(extras.isFinished).toBe(true);
  }, 30_000);

  it("refuses a flat thing that has no walls", async () => {
    const flat = { name: "flat.glb", bytes: await box(0.2, 3, 0.2, 0) };
    await expect(curator({ ...input, input_mesh: flat }, context)).rejects.toThrow(/no flat upright walls/i);
  });

  it("invents no pictures when none are given", async () => {
    await expect(curator({ ...input, paintings: null }, context)).rejects.toThrow(SpaceError);
  });

  it("names a picture it cannot read", async () => {
    const broken = [{ image: { name: "e1.jpg", bytes: new Uint8Array([1, 2, 3]) }, caption: "e1" }];
    await expect(curator({ ...input, paintings: broken }, context)).rejects.toThrow(
      /e1\.jpg could not be read/,
    );
  });
});
