import { Document, type Node as GltfNode, type Material, NodeIO } from "@gltf-transform/core";
import { KHRLightsPunctual, Light } from "@gltf-transform/extensions";
import sharp from "sharp";
import type { NodeExtras, SceneExtras } from "../../src/core/scene.ts";

/** Eight metres long, six wide, with two paintings and a sculpture in the middle. */
export const SMALL_ROOM = { lengthMetres: 8, widthMetres: 6, heightMetres: 4 };

const sceneExtras: SceneExtras = {
  style: "white-cube",
  room: { kind: "hall", ...SMALL_ROOM },
  spawn: { position: [0, 1.6, 3.2], target: [0, 1.5, -4] },
  walkable: [
    [-3, -4],
    [-3, 4],
    [3, 4],
    [3, -4],
  ],
  obstacles: [{ centre: [0, -0.5], radiusMetres: 0.4 }],
  views: [
    { name: "entrance", position: [0, 1.6, 3.6], target: [0, 1.5, -4] },
    { name: "left", position: [2.4, 1.6, 1.5], target: [-3, 1.4, -1] },
    { name: "right", position: [-2.4, 1.6, 1.5], target: [3, 1.4, -1] },
    { name: "back", position: [0, 1.9, -3.4], target: [0, 1.2, 4] },
  ],
  light: { time: "noon", sky: "#bcd3ea", ambient: 0.4, exposure: 0 },
  isFinished: true,
};

const labels = {
  e1: { title: "Boats at Noon", artist: "The Painter", year: "2026", medium: "Oil on canvas" },
  e2: { title: "A Field, Twice", artist: "The Painter", year: "2026", medium: "Oil on canvas" },
  e3: { title: "Standing Stone", artist: "The Sculptor", year: "2026", medium: "Marble" },
} as const;

export const SMALL_GALLERY_WORKS = [
  { exhibit: "e1", kind: "painting", ...labels.e1 },
  { exhibit: "e2", kind: "painting", ...labels.e2 },
  { exhibit: "e3", kind: "sculpture", ...labels.e3 },
] as const;

/** A room that follows `src/core/scene.ts`, as a GLB of a few hundred kilobytes. */
export async function buildSmallGallery(): Promise<Uint8Array> {
  const document = new Document();
  document.createBuffer();
  const scene = document.createScene("gallery").setExtras({ vernissage: sceneExtras });
  const { lengthMetres: length, widthMetres: width, heightMetres: height } = SMALL_ROOM;
  const material = (name: string, colour: [number, number, number], roughness: number) =>
    document
      .createMaterial(name)
      .setBaseColorFactor([...colour, 1])
      .setRoughnessFactor(roughness)
      .setMetallicFactor(0);
  const wall = material("wall", [0.82, 0.79, 0.73], 0.9);
  const add = (node: GltfNode, extras: NodeExtras) => {
    scene.addChild(node.setExtras({ vernissage: extras }));
    return node;
  };
  const box = (size: [number, number, number], at: [number, number, number], surface: Material) =>
    document
      .createNode()
      .setMesh(boxMesh(document, size, surface))
      .setTranslation(at);
  add(box([width, 0.1, length], [0, -0.05, 0], material("floor", [0.42, 0.3, 0.2], 0.35)), { role: "floor" });
  add(box([width, 0.1, length], [0, height + 0.05, 0], material("ceiling", [0.9, 0.9, 0.88], 0.9)), {
    role: "ceiling",
  });
  for (const side of [-1, 1]) {
    add(box([0.1, height, length], [side * (width / 2 + 0.05), height / 2, 0], wall), { role: "wall" });
    add(box([width, height, 0.1], [0, height / 2, side * (length / 2 + 0.05)], wall), { role: "wall" });
  }
  const paint = async (hue: number) => {
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1024" height="768"><rect width="1024" height="768" fill="hsl(${hue} 45% 70%)"/><rect y="430" width="1024" height="338" fill="hsl(${hue + 160} 40% 45%)"/><circle cx="700" cy="250" r="110" fill="hsl(40 90% 70%)"/><path d="M150 520l220-260 90 260z" fill="hsl(${hue + 40} 30% 92%)"/></svg>`;
    const texture = document
      .createTexture()
      .setImage(await sharp(Buffer.from(svg)).jpeg().toBuffer())
      .setMimeType("image/jpeg");
    return document
      .createMaterial("canvas")
      .setBaseColorTexture(texture)
      .setRoughnessFactor(0.7)
      .setMetallicFactor(0);
  };
  const hang = async (exhibit: "e1" | "e2", side: number, hue: number) => {
    add(box([0.05, 0.9, 1.2], [side * (width / 2 - 0.03), 1.52, -1], await paint(hue)), {
      role: "painting",
      exhibit,
      label: labels[exhibit],
      viewpoint: {
        position: [side * (width / 2 - 2), 1.6, -1],
        target: [side * (width / 2 - 0.03), 1.52, -1],
      },
    });
  };
  await hang("e1", -1, 205);
  await hang("e2", 1, 80);
  add(box([0.4, 1.5, 0.4], [0, 0.75, -0.5], material("marble", [0.9, 0.89, 0.86], 0.3)), {
    role: "sculpture",
    exhibit: "e3",
    label: labels.e3,
    viewpoint: { position: [0, 1.6, 2], target: [0, 1, -0.5] },
  });
  const lights = document.createExtension(KHRLightsPunctual);
  for (const z of [-2, 2]) {
    const lamp = lights.createLight().setType(Light.Type.POINT!).setIntensity(2.5).setColor([1, 0.93, 0.82]);
    scene.addChild(
      document
        .createNode("lamp")
        .setTranslation([0, height - 0.4, z])
        .setExtension("KHR_lights_punctual", lamp),
    );
  }
  return new NodeIO().registerExtensions([KHRLightsPunctual]).writeBinary(document);
}

/** A box around its own centre with flat normals and one picture per side. */
export function boxMesh(document: Document, size: readonly [number, number, number], material: Material) {
  const positions: number[] = [];
  const normals: number[] = [];
  const coordinates: number[] = [];
  const indices: number[] = [];
  for (const axis of [0, 1, 2]) {
    for (const sign of [-1, 1]) {
      const start = positions.length / 3;
      for (const [u, v] of [
        [0, 0],
        [1, 0],
        [1, 1],
        [0, 1],
      ] as const) {
        const corner = [0, 0, 0];
        // On upright sides the second direction is up, so that pictures stand upright.
        const [across, up] = axis === 0 ? [2, 1] : axis === 1 ? [0, 2] : [0, 1];
        corner[axis] = (sign * size[axis]!) / 2;
        corner[across] = (u - 0.5) * size[across]!;
        corner[up] = (v - 0.5) * size[up]!;
        const normal = [0, 0, 0];
        normal[axis] = sign;
        positions.push(...corner);
        normals.push(...normal);
        coordinates.push(u, 1 - v);
      }
      const facesForward = axis === 2 ? sign > 0 : sign < 0;
      indices.push(...(facesForward ? [0, 1, 2, 0, 2, 3] : [0, 2, 1, 0, 3, 2]).map((index) => start + index));
    }
  }
  const buffer = document.getRoot().listBuffers()[0]!;
  const accessor = (
    type: "VEC3" | "VEC2" | "SCALAR",
    array: Float32Array<ArrayBuffer> | Uint16Array<ArrayBuffer>,
  ) => document.createAccessor().setType(type).setArray(array).setBuffer(buffer);
  const primitive = document
    .createPrimitive()
    .setAttribute("POSITION", accessor("VEC3", new Float32Array(positions)))
    .setAttribute("NORMAL", accessor("VEC3", new Float32Array(normals)))
    .setAttribute("TEXCOORD_0", accessor("VEC2", new Float32Array(coordinates)))
    .setIndices(accessor("SCALAR", new Uint16Array(indices)))
    .setMaterial(material);
  return document.createMesh().addPrimitive(primitive);
}
