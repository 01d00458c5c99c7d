import { MeshoptSimplifier } from "meshoptimizer";
import { countTriangles, isWithinPicture, type Piece } from "./pieces.ts";

/** How far surfaces may move, in metres: a little at first, a quarter more with each step until the scene is light enough. */
const FIRST_ERROR_METRES = 0.002;
const ERROR_STEP = 1.25;
/** Beyond a hand's breadth a room is no longer the same. */
const LAST_ERROR_METRES = 0.1;
/**
 * A normal turned by 60° weighs like a move of 1 cm, light that differs by a tenth like 3 cm, a tile's shift like 1 cm,
 * ten pixels on a baked map of 1,024 like 1 cm: no wall takes the shadows of another.
 */
const NORMAL_WEIGHT = 0.01;
const LIGHT_WEIGHT = 0.3;
const TILE_WEIGHT = 0.01;
const OCCLUSION_WEIGHT = 1;

/**
 * Simplifies all pieces by the same measure until they have no more than `most` triangles. Open edges keep to their
 * places, so that walls still meet; sharp ones may melt, except where a picture would be torn.
 */
export async function simplifyPieces(pieces: readonly Piece[], most: number): Promise<void> {
  await MeshoptSimplifier.ready;
  if (countTriangles(pieces) <= most) return;
  const attributes = new Map(pieces.map((piece) => [piece, attributesOf(piece)]));
  for (let error = FIRST_ERROR_METRES; error < LAST_ERROR_METRES; error *= ERROR_STEP) {
    for (const [piece, known] of attributes) simplify(piece, known, error);
    if (countTriangles(pieces) <= most) break;
  }
  for (const piece of pieces) compact(piece);
}

function simplify(piece: Piece, { values, weights }: Attributes, errorMetres: number): void {
  const [simplified] = MeshoptSimplifier.simplifyWithAttributes(
    piece.indices,
    piece.positions,
    3,
    values,
    weights.length,
    weights,
    null,
    0,
    errorMetres,
    ["LockBorder", "ErrorAbsolute", "Prune", ...(isWithinPicture(piece) ? [] : ["Permissive" as const])],
  );
  piece.indices = new Uint32Array(simplified);
}

/** What may not change unseen: normals, texture coordinates, baked shadows and light. */
interface Attributes {
  values: Float32Array;
  weights: number[];
}

function attributesOf({ positions, normals, uvs, occlusionUvs, colours }: Piece): Attributes {
  const fill = (count: number, weight: number) => Array<number>(count).fill(weight);
  const weights = [
    ...fill(3, NORMAL_WEIGHT),
    ...fill(2, TILE_WEIGHT),
    ...(occlusionUvs ? fill(2, OCCLUSION_WEIGHT) : []),
    ...(colours ? fill(3, LIGHT_WEIGHT) : []),
  ];
  const count = positions.length / 3;
  const values = new Float32Array(count * weights.length);
  for (let i = 0; i < count; i++) {
    const at = i * weights.length;
    values.set(normals.subarray(i * 3, i * 3 + 3), at);
    values.set(uvs.subarray(i * 2, i * 2 + 2), at + 3);
    if (occlusionUvs) values.set(occlusionUvs.subarray(i * 2, i * 2 + 2), at + 5);
    if (colours) values.set(colours.subarray(i * 4, i * 4 + 3), at + (occlusionUvs ? 7 : 5));
  }
  return { values, weights };
}

/** Drops vertices no triangle uses. */
function compact(piece: Piece): void {
  const [remap, count] = MeshoptSimplifier.compactMesh(piece.indices);
  const take = (array: Float32Array, width: number) => {
    const kept = new Float32Array(count * width);
    for (const [from, to] of remap.entries())
      if (to !== 0xffffffff) kept.set(array.subarray(from * width, (from + 1) * width), to * width);
    return kept;
  };
  piece.positions = take(piece.positions, 3);
  piece.normals = take(piece.normals, 3);
  piece.uvs = take(piece.uvs, 2);
  if (piece.occlusionUvs) piece.occlusionUvs = take(piece.occlusionUvs, 2);
  if (piece.colours) piece.colours = take(piece.colours, 4);
}
