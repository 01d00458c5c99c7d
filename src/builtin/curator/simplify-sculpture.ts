import type { Document, Primitive } from "@gltf-transform/core";
import { compactPrimitive, weld } from "@gltf-transform/functions";
import { MeshoptSimplifier } from "meshoptimizer";

/** How far surfaces may move, as shares of a piece's size: tried one after the other until it is light enough. */
const ERRORS = [0.005, 0.02, 0.1, 1] as const;
/** A normal turned by 60° weighs like a move of a twentieth of the size. */
const NORMAL_WEIGHT = 0.05;
/** A shift by a tenth of the texture weighs like a move of a twentieth of the size. */
const TEXTURE_WEIGHT = 0.5;

/** Triangles as they are drawn: those of a mesh count wherever it stands. */
export function countTriangles(document: Document): number {
  const meshes = document
    .getRoot()
    .listNodes()
    .map((node) => node.getMesh());
  return meshes
    .flatMap((mesh) => mesh?.listPrimitives() ?? [])
    .reduce((sum, primitive) => sum + cornersOf(primitive) / 3, 0);
}

/** Simplifies all surfaces by the same measure until they have no more than `most` triangles, or cannot have fewer. */
export async function simplifySculpture(document: Document, most: number): Promise<void> {
  await MeshoptSimplifier.ready;
  await document.transform(weld());
  const primitives = document
    .getRoot()
    .listMeshes()
    .flatMap((mesh) => mesh.listPrimitives());
  for (const error of ERRORS) {
    const ratio = most / countTriangles(document);
    if (ratio >= 1) break;
    for (const primitive of primitives) simplify(primitive, ratio, error);
  }
  for (const primitive of primitives) compactPrimitive(primitive);
}

function simplify(primitive: Primitive, ratio: number, error: number): void {
  const indices = primitive.getIndices()!;
  const before = Uint32Array.from(indices.getArray()!);
  const positions = floatsOf(primitive, "POSITION")!;
  const [normals, uvs] = [floatsOf(primitive, "NORMAL"), floatsOf(primitive, "TEXCOORD_0")];
  const weights = [
    ...(normals ? Array(3).fill(NORMAL_WEIGHT) : []),
    ...(uvs ? Array(2).fill(TEXTURE_WEIGHT) : []),
  ];
  const width = weights.length;
  const values = new Float32Array((positions.length / 3) * width);
  for (let vertex = 0; vertex * 3 < positions.length; vertex++) {
    if (normals) values.set(normals.subarray(vertex * 3, vertex * 3 + 3), vertex * width);
    if (uvs) values.set(uvs.subarray(vertex * 2, vertex * 2 + 2), vertex * width + width - 2);
  }
  // Permissive: in a model of flat faces every edge is a seam, and none could melt.
  const target = Math.floor((before.length / 3) * ratio) * 3;
  const [after] = MeshoptSimplifier.simplifyWithAttributes(
    before,
    positions,
    3,
    values,
    width,
    weights,
    null,
    target,
    error,
    ["Permissive", "Prune"],
  );
  if (after.length > 0) primitive.setIndices(indices.clone().setArray(new Uint32Array(after)));
}

function floatsOf(primitive: Primitive, semantic: string): Float32Array | undefined {
  const attribute = primitive.getAttribute(semantic);
  const array = attribute?.getArray();
  return attribute && array instanceof Float32Array ? array : undefined;
}

const cornersOf = (primitive: Primitive): number =>
  (primitive.getIndices() ?? primitive.getAttribute("POSITION"))!.getCount();
