import type { Document, Material, Node, Primitive, Scene } from "@gltf-transform/core";
import { SCENE_EXTRAS_KEY } from "../../core/scene.ts";
import { bakedOcclusionOf } from "./material-signature.ts";

/** Triangles of one node with one material, in world space: what all shrinking works on. */
export interface Piece {
  /** The node that says what it is part of, or else the node it was on. */
  part: Node;
  material: Material;
  /** Metres, three numbers a vertex. */
  positions: Float32Array;
  normals: Float32Array;
  /** Two numbers a vertex. */
  uvs: Float32Array;
  /** Where the material's baked occlusion is read, two numbers a vertex; absent where nothing reads a second set. */
  occlusionUvs: Float32Array | undefined;
  /** Linear RGBA, four numbers a vertex: the light baked into it. Absent for white. */
  colours: Float32Array | undefined;
  indices: Uint32Array;
}

const TRIANGLES = 4;
const KNOWN = new Set(["POSITION", "NORMAL", "TANGENT", "TEXCOORD_0", "TEXCOORD_1", "COLOR_0"]);

/** The scene people see. */
export function shownScene(document: Document): Scene | undefined {
  return document.getRoot().getDefaultScene() ?? document.getRoot().listScenes()[0];
}

/**
 * Takes the plain triangles out of a scene, leaving the nodes. What moves, is instanced, or reads a second set of texture
 * coordinates for more than occlusion stays on its node as it is.
 */
export function takePieces(document: Document): Piece[] {
  const pieces: Piece[] = [];
  const moving = new Set(
    document
      .getRoot()
      .listAnimations()
      .flatMap((animation) => animation.listChannels().map((channel) => channel.getTargetNode())),
  );
  const visit = (node: Node, isMoved: boolean, around: Node | undefined) => {
    const moves = isMoved || moving.has(node);
    const part = node.getExtras()[SCENE_EXTRAS_KEY] ? node : around;
    const mesh = node.getMesh();
    const primitives = mesh?.listPrimitives() ?? [];
    const isPlain = !moves && !node.getSkin() && node.listExtensions().every(isLight);
    if (isPlain && primitives.length > 0 && primitives.every(isPlainPrimitive)) {
      for (const primitive of primitives) pieces.push(readPiece(node, part ?? node, primitive));
      node.setMesh(null);
    }
    for (const child of node.listChildren()) visit(child, moves, part);
  };
  for (const node of shownScene(document)?.listChildren() ?? []) visit(node, false, undefined);
  return pieces;
}

const isLight = ({ extensionName }: { extensionName: string }) => extensionName === "KHR_lights_punctual";

function isPlainPrimitive(primitive: Primitive): boolean {
  return (
    primitive.getMode() === TRIANGLES &&
    primitive.listTargets().length === 0 &&
    primitive.listExtensions().length === 0 &&
    primitive.getAttribute("NORMAL") !== null &&
    primitive.listSemantics().every((semantic) => KNOWN.has(semantic)) &&
    isPlainMaterial(primitive.getMaterial())
  );
}

/** Coated, see-through and other special materials keep their own ways; these extensions are understood here. */
const KNOWN_EXTENSIONS = new Set([
  "KHR_materials_unlit",
  "KHR_materials_specular",
  "KHR_materials_emissive_strength",
]);

function isPlainMaterial(material: Material | null): boolean {
  if (!material) return false;
  const infos = [
    material.getBaseColorTextureInfo(),
    material.getNormalTextureInfo(),
    material.getMetallicRoughnessTextureInfo(),
    material.getEmissiveTextureInfo(),
  ];
  const occlusion = material.getOcclusionTextureInfo();
  return (
    material.listExtensions().every(({ extensionName }) => KNOWN_EXTENSIONS.has(extensionName)) &&
    infos.every((info) => !info || (info.getTexCoord() === 0 && info.listExtensions().length === 0)) &&
    (!occlusion || (occlusion.getTexCoord() <= 1 && occlusion.listExtensions().length === 0))
  );
}

function readPiece(node: Node, part: Node, primitive: Primitive): Piece {
  const position = primitive.getAttribute("POSITION")!;
  const normal = primitive.getAttribute("NORMAL")!;
  const uv = primitive.getAttribute("TEXCOORD_0");
  const occlusionUv = bakedOcclusionOf(primitive.getMaterial()!)
    ? primitive.getAttribute("TEXCOORD_1")
    : null;
  const colour = primitive.getAttribute("COLOR_0");
  const count = position.getCount();
  const m = node.getWorldMatrix();
  const turn = normalMatrix(m);
  const piece: Piece = {
    part,
    material: primitive.getMaterial()!,
    positions: new Float32Array(count * 3),
    normals: new Float32Array(count * 3),
    uvs: new Float32Array(count * 2),
    occlusionUvs: occlusionUv ? new Float32Array(count * 2) : undefined,
    colours: colour ? new Float32Array(count * 4).fill(1) : undefined,
    indices: Uint32Array.from(primitive.getIndices()?.getArray() ?? new Uint32Array(count).map((_, i) => i)),
  };
  const at: number[] = [0, 0, 0, 1];
  for (let i = 0; i < count; i++) {
    const [x, y, z] = position.getElement(i, at) as [number, number, number];
    for (let row = 0; row < 3; row++)
      piece.positions[i * 3 + row] = m[row]! * x + m[4 + row]! * y + m[8 + row]! * z + m[12 + row]!;
    const [nx, ny, nz] = normal.getElement(i, at) as [number, number, number];
    const turned = [0, 3, 6].map((k) => turn[k]! * nx + turn[k + 1]! * ny + turn[k + 2]! * nz);
    const length = Math.hypot(...turned) || 1;
    for (let row = 0; row < 3; row++) piece.normals[i * 3 + row] = turned[row]! / length;
    if (uv) piece.uvs.set(uv.getElement(i, at).slice(0, 2), i * 2);
    if (occlusionUv) piece.occlusionUvs!.set(occlusionUv.getElement(i, at).slice(0, 2), i * 2);
    if (colour && piece.colours) {
      const rgba = colour.getElement(i, [1, 1, 1, 1]);
      piece.colours.set(rgba.slice(0, 4), i * 4);
    }
  }
  if (turn.isMirrored) flip(piece.indices);
  return piece;
}

/** Rows of the cofactor matrix: turns normals, also under uneven scale. */
function normalMatrix(m: readonly number[]): number[] & { isMirrored: boolean } {
  const [a, b, c, d, e, f, g, h, i] = [m[0]!, m[4]!, m[8]!, m[1]!, m[5]!, m[9]!, m[2]!, m[6]!, m[10]!];
  const rows = [
    e * i - f * h,
    f * g - d * i,
    d * h - e * g,
    c * h - b * i,
    a * i - c * g,
    b * g - a * h,
    b * f - c * e,
    c * d - a * f,
    a * e - b * d,
  ];
  const determinant = a * rows[0]! + b * rows[1]! + c * rows[2]!;
  const sign = determinant < 0 ? -1 : 1;
  return Object.assign(
    rows.map((value) => value * sign),
    { isMirrored: determinant < 0 },
  );
}

function flip(indices: Uint32Array): void {
  for (let i = 0; i + 2 < indices.length; i += 3) {
    const first = indices[i]!;
    indices[i] = indices[i + 1]!;
    indices[i + 1] = first;
  }
}

/** Triangles of several pieces. */
export function countTriangles(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, { indices }) => sum + indices.length / 3, 0);
}

/** Area in square metres. */
export function areaOf({ positions: p, indices }: Piece): number {
  let area = 0;
  for (let i = 0; i + 2 < indices.length; i += 3) {
    const [a, b, c] = [indices[i]! * 3, indices[i + 1]! * 3, indices[i + 2]! * 3];
    const [ux, uy, uz] = [p[b]! - p[a]!, p[b + 1]! - p[a + 1]!, p[b + 2]! - p[a + 2]!];
    const [vx, vy, vz] = [p[c]! - p[a]!, p[c + 1]! - p[a + 1]!, p[c + 2]! - p[a + 2]!];
    area += Math.hypot(uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx) / 2;
  }
  return area;
}

/** Coordinates this far outside a picture are rounding. */
const SLACK = 0.002;

/** Whether a piece shows its pictures within their edges, instead of repeating them. */
export function isWithinPicture({ material, uvs }: Piece): boolean {
  return (
    material.getBaseColorTexture() !== null && uvs.every((value) => value >= -SLACK && value <= 1 + SLACK)
  );
}
