import type { Document, Material, Primitive } from "@gltf-transform/core";
import { nodeExtras, SCENE_EXTRAS_KEY } from "../../core/scene.ts";
import { type Bounds, emptyBounds, extend } from "../world-geometry.ts";
import { type Piece, shownScene } from "./pieces.ts";

/**
 * Puts the pieces back as one mesh a material, on nodes of their own. The nodes they came from stay as what says which
 * part of the room is where: their extras, with the extent of what was theirs.
 */
export function mergePieces(document: Document, pieces: readonly Piece[]): void {
  const scene = shownScene(document);
  if (!scene) return;
  noteExtents(pieces);
  const byMaterial = new Map<Material, Piece[]>();
  for (const piece of pieces) {
    if (piece.indices.length === 0) continue;
    byMaterial.set(piece.material, [...(byMaterial.get(piece.material) ?? []), piece]);
  }
  for (const [material, group] of byMaterial) {
    const mesh = document.createMesh().addPrimitive(mergeGroup(document, group).setMaterial(material));
    scene.addChild(document.createNode(material.getName()).setMesh(mesh));
  }
}

function noteExtents(pieces: readonly Piece[]): void {
  const extents = new Map<Piece["part"], Bounds>();
  for (const { part, positions, indices } of pieces) {
    const bounds = extents.get(part) ?? emptyBounds();
    for (const index of indices)
      extend(bounds, positions.subarray(index * 3, index * 3 + 3) as unknown as Bounds["min"]);
    extents.set(part, bounds);
  }
  for (const [part, { min, max }] of extents) {
    const claim = nodeExtras.safeParse(part.getExtras()[SCENE_EXTRAS_KEY]);
    if (!claim.success || !min.every(Number.isFinite)) continue;
    const round = (value: number) => Number(value.toFixed(4));
    part.setExtras({
      ...part.getExtras(),
      [SCENE_EXTRAS_KEY]: { ...claim.data, extent: [min.map(round), max.map(round)] },
    });
  }
}

function mergeGroup(document: Document, pieces: readonly Piece[]): Primitive {
  const buffer = document.getRoot().listBuffers()[0] ?? document.createBuffer();
  const count = pieces.reduce((sum, { positions }) => sum + positions.length / 3, 0);
  const join = (width: number, arrayOf: (piece: Piece) => Float32Array) => {
    const joined = new Float32Array(count * width);
    let at = 0;
    for (const piece of pieces) {
      const array = arrayOf(piece);
      joined.set(array, at);
      at += array.length;
    }
    return joined;
  };
  const indices = new Uint32Array(pieces.reduce((sum, piece) => sum + piece.indices.length, 0));
  let [at, base] = [0, 0];
  for (const piece of pieces) {
    for (const index of piece.indices) indices[at++] = index + base;
    base += piece.positions.length / 3;
  }
  const accessor = (
    type: "VEC2" | "VEC3" | "VEC4" | "SCALAR",
    array: Float32Array | Uint8Array | Uint16Array | Uint32Array,
  ) =>
    document
      .createAccessor()
      .setType(type)
      .setArray(array as Float32Array<ArrayBuffer>)
      .setBuffer(buffer);
  const primitive = document
    .createPrimitive()
    .setIndices(accessor("SCALAR", count > 65_535 ? indices : Uint16Array.from(indices)))
    .setAttribute(
      "POSITION",
      accessor(
        "VEC3",
        join(3, ({ positions }) => positions),
      ),
    )
    .setAttribute(
      "NORMAL",
      accessor(
        "VEC3",
        join(3, ({ normals }) => normals),
      ),
    );
  const { material } = pieces[0]!;
  const hasPicture =
    material.getBaseColorTexture() ??
    material.getNormalTexture() ??
    material.getMetallicRoughnessTexture() ??
    material.getEmissiveTexture() ??
    material.getOcclusionTexture();
  const isOccluded = pieces.some(({ occlusionUvs }) => occlusionUvs);
  // The format counts sets of coordinates from zero.
  if (hasPicture || isOccluded)
    primitive.setAttribute("TEXCOORD_0", accessor("VEC2", join(2, ({ uvs }) => uvs).map(tidyCoordinate)));
  if (isOccluded)
    primitive.setAttribute(
      "TEXCOORD_1",
      accessor(
        "VEC2",
        join(2, ({ occlusionUvs, uvs }) => occlusionUvs ?? new Float32Array(uvs.length)),
      ),
    );
  if (pieces.some(({ colours }) => colours)) {
    const rgba = join(
      4,
      ({ colours, positions }) => colours ?? new Float32Array((positions.length / 3) * 4).fill(1),
    );
    const bytes = Uint8Array.from(rgba, (value) => Math.round(Math.min(1, Math.max(0, value)) * 255));
    primitive.setAttribute("COLOR_0", accessor("VEC4", bytes).setNormalized(true));
  }
  return primitive;
}

/** Coordinates of tiles need no more than a sixteenth of a pixel of 1,024; even numbers compress better. */
const tidyCoordinate = (value: number) => Math.round(value * 16_384) / 16_384;
