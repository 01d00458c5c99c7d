import { Document, type Node, NodeIO } from "@gltf-transform/core";
import { createCanvas } from "@napi-rs/canvas";

type Point = [number, number];

/** A small scene made for tests. */
export interface SampleScene {
  document: Document;
  /** A flat polygon facing +z (a fan around its first corner), with extras, optionally with a square texture. */
  addPolygon(
    points: Point[],
    extras?: Record<string, unknown>,
    options?: { texturePx?: number; parent?: Node; at?: [number, number, number] },
  ): Node;
  setSceneExtras(extras: Record<string, unknown>): void;
  toGlb(): Promise<Uint8Array>;
}

const ORIGIN: [number, number, number] = [0, 0, 0];

export function createSampleScene(): SampleScene {
  const document = new Document();
  const buffer = document.createBuffer();
  const scene = document.createScene();
  document.getRoot().setDefaultScene(scene);
  return {
    document,
    addPolygon(points, extras, { texturePx, parent, at = ORIGIN } = {}) {
      const positions = Float32Array.from(points.flatMap(([x, y]) => [x, y, 0]));
      const indices = new Uint16Array(points.slice(2).flatMap((_, index) => [0, index + 1, index + 2]));
      const accessor = (
        type: "VEC3" | "VEC2" | "SCALAR",
        array: Float32Array<ArrayBuffer> | Uint16Array<ArrayBuffer>,
      ) => document.createAccessor().setType(type).setArray(array).setBuffer(buffer);
      const material = document.createMaterial();
      const primitive = document
        .createPrimitive()
        .setAttribute("POSITION", accessor("VEC3", positions))
        .setIndices(accessor("SCALAR", indices))
        .setMaterial(material);
      if (texturePx) {
        const uvs = new Float32Array(points.flat());
        primitive.setAttribute("TEXCOORD_0", accessor("VEC2", uvs));
        const image = new Uint8Array(createCanvas(texturePx, texturePx).toBuffer("image/png"));
        material.setBaseColorTexture(document.createTexture("t").setImage(image).setMimeType("image/png"));
      }
      const node = document
        .createNode()
        .setMesh(document.createMesh().addPrimitive(primitive))
        .setTranslation(at);
      if (extras) node.setExtras({ vernissage: extras });
      if (parent) parent.addChild(node);
      else scene.addChild(node);
      return node;
    },
    setSceneExtras: (extras) => void scene.setExtras({ vernissage: extras }),
    toGlb: () => new NodeIO().writeBinary(document),
  };
}

export const SQUARE: Point[] = [
  [0, 0],
  [2, 0],
  [2, 2],
  [0, 2],
];

/** Two jambs and a half circle of so many pieces. */
export function archOutline(segments: number): Point[] {
  const head = Array.from({ length: segments + 1 }, (_, index): Point => {
    const angle = (Math.PI * index) / segments;
    return [Math.cos(angle), 2 + Math.sin(angle)];
  });
  return [[-1, 0], [1, 0], ...head];
}
