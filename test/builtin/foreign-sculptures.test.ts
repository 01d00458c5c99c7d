import {
  Document,
  getBounds,
  type Material,
  type Mesh,
  NodeIO,
  Primitive,
  type Scene,
} from "@gltf-transform/core";
import { ALL_EXTENSIONS, KHRLightsPunctual } from "@gltf-transform/extensions";
import { unpartition } from "@gltf-transform/functions";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import inspectAsset from "../../src/assets/inspect-asset.ts";
import { SpaceError } from "../../src/builtin/builtin-space.ts";
import { SCULPTURE_BUDGET } from "../../src/builtin/curator/normalise-sculpture.ts";
import { addSculpture, openSculptures } from "../../src/builtin/curator/sculptures.ts";
import { sculpt } from "../../src/builtin/sculptor/sculpt.ts";

type Point = [number, number, number];

/** A closed cone, its tip at `height` above a flat foot, so many segments around and up. */
function cone(
  document: Document,
  segments: number,
  height = 2,
  toWorld = (point: Point): Point => point,
): Mesh {
  const buffer = document.getRoot().listBuffers()[0] ?? document.createBuffer();
  const points: Point[] = [];
  const indices: number[] = [];
  for (let up = 0; up <= segments; up++)
    for (let around = 0; around < segments; around++) {
      const angle = (2 * Math.PI * around) / segments;
      const radius = 0.5 * (1 - (up / segments) * 0.98);
      points.push([radius * Math.cos(angle), (height * up) / segments, radius * Math.sin(angle)]);
    }
  const at = (up: number, around: number) => up * segments + (around % segments);
  for (let up = 0; up < segments; up++)
    for (let around = 0; around < segments; around++)
      indices.push(
        ...[at(up, around), at(up + 1, around), at(up, around + 1)],
        ...[at(up, around + 1), at(up + 1, around), at(up + 1, around + 1)],
      );
  for (let around = 1; around + 1 < segments; around++)
    indices.push(at(0, 0), at(0, around), at(0, around + 1));
  const accessor = (type: "VEC3" | "SCALAR", array: Float32Array<ArrayBuffer> | Uint32Array<ArrayBuffer>) =>
    document.createAccessor().setType(type).setArray(array).setBuffer(buffer);
  const primitive = document
    .createPrimitive()
    .setAttribute("POSITION", accessor("VEC3", Float32Array.from(points.flatMap(toWorld))))
    .setIndices(accessor("SCALAR", Uint32Array.from(indices)));
  return document.createMesh("cone").addPrimitive(primitive);
}

interface Made {
  document: Document;
  scene: Scene;
}

async function write(make: (made: Made) => void | Promise<void>): Promise<Uint8Array> {
  const document = new Document();
  const scene = document.createScene("shown");
  document.getRoot().setDefaultScene(scene);
  await make({ document, scene });
  return new NodeIO().registerExtensions(ALL_EXTENSIONS).writeBinary(document);
}

const EXHIBIT = {
  prompt: "a cone",
  label: { title: "Cone", artist: "", year: "", medium: "" },
  widthCm: 50,
  heightCm: 100,
};

/** The file as it stands in a gallery of its own. */
async function place(bytes: Uint8Array) {
  const notes: string[] = [];
  const exhibit = { ...EXHIBIT, id: "e1" };
  const [opened] = await openSculptures([{ exhibit, file: { name: "cone.glb", bytes } }], (note) =>
    notes.push(note),
  );
  const gallery = new Document();
  const scene = gallery.createScene();
  gallery.getRoot().setDefaultScene(scene);
  const plinth = { widthMetres: 0.5, depthMetres: 0.5, heightMetres: 1 };
  const standing = { x: 0, z: 0, turnRadians: 0, scale: 1 / opened!.size[1], heightMetres: 1, plinth };
  addSculpture(gallery, scene, { sculpture: opened!, ...standing });
  await gallery.transform(unpartition());
  const written = await new NodeIO().registerExtensions(ALL_EXTENSIONS).writeBinary(gallery);
  return { opened: opened!, notes, gallery, bounds: getBounds(scene), report: await inspectAsset(written) };
}

const picture = async (document: Document, widthPx: number, heightPx: number, material: Material) => {
  const image = await sharp({
    create: { width: widthPx, height: heightPx, channels: 3, background: "#884422" },
  })
    .png()
    .toBuffer();
  const texture = document.createTexture("skin").setImage(new Uint8Array(image)).setMimeType("image/png");
  material.setBaseColorTexture(texture);
};

/** A metre high, on a plinth of a metre, over the middle. */
function expectStanding({ min, max }: { min: readonly number[]; max: readonly number[] }): void {
  expect(min[1]).toBeCloseTo(1, 2);
  expect(max[1]).toBeCloseTo(2, 2);
  for (const axis of [0, 2] as const) expect(min[axis]! + max[axis]!).toBeCloseTo(0, 1);
}

describe("a sculpture from elsewhere", () => {
  it.each([
    { what: "in centimetres", scale: 100, at: [0, 0, 0] },
    { what: "in millimetres, far from the origin", scale: 1000, at: [50_000, -3_000, 9_000] },
    { what: "a millimetre high", scale: 0.0005, at: [1, 1, 1] },
  ] as const)("stands on its plinth as it is to be when it came $what", async ({ scale, at }) => {
    const { bounds, report, notes } = await place(
      await write(({ document, scene }) => {
        const node = document.createNode().setMesh(cone(document, 16));
        scene.addChild(node.setScale([scale, scale, scale]).setTranslation([...at]));
      }),
    );
    expectStanding(bounds);
    expect(report.issues).toEqual([]);
    expect(notes).toEqual([]);
  });

  it("is set upright when its maker took z for the height", async () => {
    const { bounds, notes, gallery } = await place(
      await write(({ document, scene }) => {
        const lying = cone(document, 24, 2, ([x, y, z]) => [x, -z, y]);
        scene.addChild(document.createNode().setMesh(lying));
      }),
    );
    expectStanding(bounds);
    expect(notes).toEqual(["e1 was set upright"]);
    expect(
      gallery
        .getRoot()
        .listNodes()
        .map((node) => node.getName()),
    ).toContain("upright");
  });

  it("stays as it lies when it has a foot below", async () => {
    const { opened, notes } = await place(
      await write(({ document, scene }) => {
        scene.addChild(
          document
            .createNode()
            .setMesh(cone(document, 24, 0.3))
            .setScale([1, 1, 3]),
        );
      }),
    );
    expect(opened.size[2]).toBeGreaterThan(opened.size[1]);
    expect(notes).toEqual([]);
  });

  it("of half a million triangles is brought within its budget and keeps its form", async () => {
    const { bounds, report, notes } = await place(
      await write(({ document, scene }) => {
        scene.addChild(document.createNode().setMesh(cone(document, 500)));
      }),
    );
    expect(report.triangles).toBeLessThanOrEqual(SCULPTURE_BUDGET.triangles);
    expect(report.triangles).toBeGreaterThan(300);
    expectStanding(bounds);
    expect(notes[0]).toMatch(/^e1 is shown with [\d,]+ of its 500,498 triangles$/);
  });

  it("shares what a gallery may show with the others", async () => {
    const bytes = await write(({ document, scene }) => {
      scene.addChild(document.createNode().setMesh(cone(document, 120)));
    });
    const many = Array.from({ length: 8 }, (_, index) => ({
      exhibit: { ...EXHIBIT, id: `e${index}` },
      file: { name: "cone.glb", bytes },
    }));
    const opened = await openSculptures(many, () => undefined);
    const triangles = opened.reduce((sum, { source }) => sum + trianglesOf(source), 0);
    expect(triangles).toBeLessThanOrEqual(SCULPTURE_BUDGET.galleryTriangles);
  });

  it("brings no texture larger than a visitor sees, and loses one that cannot be read", async () => {
    const { report, notes } = await place(
      await write(async ({ document, scene }) => {
        const [large, broken] = [document.createMaterial("large"), document.createMaterial("broken")];
        await picture(document, 8192, 4096, large);
        const texture = document.createTexture("broken").setMimeType("image/png");
        broken.setBaseColorTexture(texture.setImage(new Uint8Array([137, 80, 78, 71, 1, 2, 3])));
        for (const [index, material] of [large, broken].entries()) {
          const mesh = cone(document, 16);
          const primitive = mesh.listPrimitives()[0]!.setMaterial(material);
          const count = primitive.getAttribute("POSITION")!.getCount();
          const uvs = document
            .createAccessor()
            .setType("VEC2")
            .setArray(new Float32Array(count * 2));
          primitive.setAttribute("TEXCOORD_0", uvs.setBuffer(document.getRoot().listBuffers()[0]!));
          scene.addChild(document.createNode().setMesh(mesh).setTranslation([index, 0, 0]));
        }
      }),
    );
    expect(report.textures.map(({ widthPx, heightPx }) => [widthPx, heightPx])).toEqual([[1024, 512]]);
    expect(notes).toEqual(["e1 is shown without 1 of its textures, which cannot be read"]);
    expect(report.issues).toEqual([]);
  });

  it("stands still in the pose its joints hold it in", async () => {
    const { bounds, gallery, report } = await place(
      await write(({ document, scene }) => {
        const mesh = cone(document, 12);
        const primitive = mesh.listPrimitives()[0]!;
        const count = primitive.getAttribute("POSITION")!.getCount();
        const buffer = document.getRoot().listBuffers()[0]!;
        const [held, share] = [new Uint8Array(count * 4), new Float32Array(count * 4)];
        for (let vertex = 0; vertex < count; vertex++) share[vertex * 4] = 1;
        primitive
          .setAttribute(
            "JOINTS_0",
            document.createAccessor().setType("VEC4").setArray(held).setBuffer(buffer),
          )
          .setAttribute(
            "WEIGHTS_0",
            document.createAccessor().setType("VEC4").setArray(share).setBuffer(buffer),
          );
        // The joint makes it three times as high; the node, which has no say, would make it ten times as wide.
        const joint = document.createNode("joint").setScale([1, 3, 1]);
        const node = document.createNode("figure").setMesh(mesh).setScale([10, 1, 10]);
        scene.addChild(joint).addChild(node.setSkin(document.createSkin().addJoint(joint)));
        const times = document
          .createAccessor()
          .setType("SCALAR")
          .setArray(Float32Array.from([0, 1]));
        const moves = document
          .createAccessor()
          .setType("VEC3")
          .setArray(Float32Array.from([0, 0, 0, 9, 9, 9]));
        const sampler = document
          .createAnimationSampler()
          .setInput(times.setBuffer(buffer))
          .setOutput(moves.setBuffer(buffer));
        const channel = document
          .createAnimationChannel()
          .setTargetNode(joint)
          .setTargetPath("translation")
          .setSampler(sampler);
        document.createAnimation().addSampler(sampler).addChannel(channel);
      }),
    );
    expectStanding(bounds);
    expect(bounds.max[0]! - bounds.min[0]!).toBeCloseTo(1 / 6, 1);
    expect(gallery.getRoot().listSkins()).toEqual([]);
    expect(gallery.getRoot().listAnimations()).toEqual([]);
    expect(report.issues).toEqual([]);
  });

  it("comes alone: without its other scenes, its lamps and its claims", async () => {
    const { gallery, report } = await place(
      await write(({ document, scene }) => {
        scene.addChild(
          document
            .createNode("claims to be a wall")
            .setMesh(cone(document, 16))
            .setExtras({ vernissage: { role: "wall" } }),
        );
        const lamp = document.createExtension(KHRLightsPunctual).createLight("sun").setIntensity(9_000);
        scene.addChild(document.createNode("lamp").setExtension("KHR_lights_punctual", lamp));
        const other = document.createScene("other");
        other.addChild(document.createNode("elsewhere").setMesh(cone(document, 40)));
      }),
    );
    expect(gallery.getRoot().listScenes()).toHaveLength(1);
    expect(gallery.getRoot().listMeshes()).toHaveLength(1);
    expect(report.extensions).toEqual([]);
    expect(report.parts).toEqual([]);
  });

  it("that names no material is of plaster", async () => {
    const { gallery } = await place(
      await write(({ document, scene }) => {
        scene.addChild(document.createNode().setMesh(cone(document, 16)));
      }),
    );
    expect(gallery.getRoot().listMaterials()[0]!.getMetallicFactor()).toBe(0);
  });

  it("that is empty, or of lines only, is refused by its name", async () => {
    const empty = await write(() => undefined);
    const lines = await write(({ document, scene }) => {
      const mesh = cone(document, 16);
      mesh.listPrimitives()[0]!.setMode(Primitive.Mode.LINES!);
      scene.addChild(document.createNode().setMesh(mesh));
    });
    for (const bytes of [empty, lines]) {
      const placed = place(bytes);
      await expect(placed).rejects.toThrow(SpaceError);
      await expect(placed).rejects.toThrow("cone.glb has no surfaces that could be shown.");
    }
    await expect(place(new Uint8Array([1, 2, 3]))).rejects.toThrow("cone.glb could not be read as a GLB.");
  });

  it("carved by our own sculptor stays as it was carved", async () => {
    const bytes = await sculpt({ prompt: "vase", style: "bronze", seed: 1 });
    const before = (await new NodeIO().readBinary(bytes)).getRoot().listAccessors();
    const { opened, notes } = await place(bytes);
    expect(notes).toEqual([]);
    const after = opened.source.getRoot().listAccessors();
    expect(after.map((one) => one.getArray())).toEqual(before.map((one) => one.getArray()));
  });
});

function trianglesOf(document: Document): number {
  return document
    .getRoot()
    .listMeshes()
    .flatMap((mesh) => mesh.listPrimitives())
    .reduce((sum, primitive) => sum + primitive.getIndices()!.getCount() / 3, 0);
}
