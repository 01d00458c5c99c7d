import type { Accessor, Document, Mesh, Node, Primitive, TypedArray } from "@gltf-transform/core";
import { SPLAT_ATTRIBUTES } from "../../core/gaussian-splats.ts";
import { GaussianSplatting } from "../gaussian-splatting.ts";
import { gaussiansOf } from "../world-geometry.ts";
import { shownScene } from "./pieces.ts";

/** Bits a float keeps behind its first: an eighth of a millimetre in a metre; no eye tells sizes and colours closer. */
const KEPT_BITS: Readonly<Record<string, number>> = {
  POSITION: 13,
  [SPLAT_ATTRIBUTES.scale]: 7,
  [SPLAT_ATTRIBUTES.colour]: 8,
};
const MANTISSA_BITS = 23;

interface Splat {
  node: Node;
  count: number;
  mode: ReturnType<Primitive["getMode"]>;
  attributes: ReadonlyMap<string, Attribute>;
}

interface Attribute {
  type: ReturnType<Accessor["getType"]>;
  isNormalized: boolean;
  width: number;
  values: TypedArray;
}

/** Splats out of the way while all else of a scene is shrunk: what suits triangles would spoil them. */
export interface SplatsAside {
  /**
   * Puts them back, all together with at most `most` Gaussians: of each the first, which are its most important, grown
   * to cover what is left out. Numbers are rounded, so that they pack well.
   */
  putBack(most: number): void;
}

export function takeSplats(document: Document): SplatsAside {
  const splats: Splat[] = [];
  const meshes = new Set<Mesh>();
  shownScene(document)?.traverse((node) => {
    const mesh = node.getMesh();
    const primitives = mesh?.listPrimitives() ?? [];
    if (!mesh || !primitives.every((primitive) => gaussiansOf(primitive) > 0)) return;
    meshes.add(mesh);
    for (const primitive of primitives)
      splats.push({
        node,
        count: gaussiansOf(primitive),
        mode: primitive.getMode(),
        attributes: new Map(
          primitive.listSemantics().map((semantic) => [semantic, readAttribute(primitive, semantic)]),
        ),
      });
  });
  for (const mesh of meshes) mesh.dispose();
  return {
    putBack(most) {
      if (splats.length > 0) document.createExtension(GaussianSplatting);
      const share = Math.min(1, most / splats.reduce((sum, { count }) => sum + count, 0));
      for (const splat of splats) putBack(document, splat, Math.max(1, Math.floor(splat.count * share)));
    },
  };
}

function readAttribute(primitive: Primitive, semantic: string): Attribute {
  const accessor = primitive.getAttribute(semantic)!;
  return {
    type: accessor.getType(),
    isNormalized: accessor.getNormalized(),
    width: accessor.getElementSize(),
    values: accessor.getArray()!,
  };
}

function putBack(document: Document, { node, count, mode, attributes }: Splat, kept: number): void {
  const buffer = document.getRoot().listBuffers()[0] ?? document.createBuffer();
  const growth = growthOf(attributes, count, kept);
  const primitive = document.createPrimitive().setMode(mode);
  for (const [semantic, { type, isNormalized, width, values }] of attributes) {
    const first = values.slice(0, kept * width);
    if (semantic === SPLAT_ATTRIBUTES.scale) for (const i of first.keys()) first[i]! *= growth;
    const bits = KEPT_BITS[semantic];
    primitive.setAttribute(
      semantic,
      document
        .createAccessor()
        .setType(type)
        .setNormalized(isNormalized)
        .setArray(first instanceof Float32Array && bits ? rounded(first, bits) : first)
        .setBuffer(buffer),
    );
  }
  const mesh = node.getMesh() ?? document.createMesh("splat");
  node.setMesh(mesh.addPrimitive(primitive));
}

/** By how much the first `kept` have to grow to cover the area of all: opacity times the two longer axes of each. */
function growthOf(attributes: Splat["attributes"], count: number, kept: number): number {
  const scales = attributes.get(SPLAT_ATTRIBUTES.scale)!.values;
  const opacities = attributes.get(SPLAT_ATTRIBUTES.opacity)?.values;
  let [all, first] = [0, 0];
  for (let i = 0; i < count; i++) {
    const [a, b, c] = [scales[i * 3]!, scales[i * 3 + 1]!, scales[i * 3 + 2]!];
    all += (opacities?.[i] ?? 1) * Math.max(a * b, b * c, c * a);
    if (i < kept) first = all;
  }
  return first > 0 ? Math.sqrt(all / first) : 1;
}

function rounded(values: Float32Array<ArrayBuffer>, bits: number): Float32Array<ArrayBuffer> {
  const step = 1 << (MANTISSA_BITS - bits);
  const words = new Uint32Array(values.buffer, values.byteOffset, values.length);
  for (const i of words.keys()) words[i] = (words[i]! + step / 2) & -step;
  return values;
}
