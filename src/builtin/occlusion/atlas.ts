import type { Accessor, Document, Material, Primitive, Texture } from "@gltf-transform/core";
import potpack from "potpack";
import type { Chart, Piece } from "./charts.ts";

const FINEST_PX_PER_METRE = 12;
const LARGEST_PX = 1024;
/** Between charts, so that filtering and two levels of mip map stay within one. */
const PADDING_PX = 4;

/** Where a chart lies in the picture, in pixels. */
export interface Rectangle {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Charts side by side in one square picture; `white` is a spot that stays so. */
export interface Atlas {
  sizePx: number;
  pxPerMetre: number;
  rectangles: ReadonlyMap<Chart, Rectangle>;
  white: Rectangle;
}

/** Packs charts as finely as the largest picture can hold them, 8 cm a pixel at best. */
export function packAtlas(charts: readonly Chart[]): Atlas {
  for (let pxPerMetre = FINEST_PX_PER_METRE; ; pxPerMetre *= 0.9) {
    const padded = (metres: number) => Math.ceil(metres * pxPerMetre) + 1 + PADDING_PX * 2;
    const box = (w: number, h: number) => ({ w, h, x: 0, y: 0 });
    const boxes = charts.map(({ widthMetres, heightMetres }) =>
      box(padded(widthMetres), padded(heightMetres)),
    );
    const white = box(padded(0), padded(0));
    const { w, h } = potpack([white, ...boxes]);
    if (Math.max(w, h) > LARGEST_PX) continue;
    const inner = (outer: ReturnType<typeof box>): Rectangle => ({
      x: outer.x + PADDING_PX,
      y: outer.y + PADDING_PX,
      width: outer.w - PADDING_PX * 2,
      height: outer.h - PADDING_PX * 2,
    });
    return {
      sizePx: Math.max(w, h) > LARGEST_PX / 2 ? LARGEST_PX : LARGEST_PX / 2,
      pxPerMetre,
      rectangles: new Map(charts.map((chart, index) => [chart, inner(boxes[index]!)])),
      white: inner(white),
    };
  }
}

/** Writes the second texture coordinates of every primitive that shares a material with a chart, and the texture. */
export function applyAtlas(
  document: Document,
  pieces: readonly Piece[],
  atlas: Atlas,
  texture: Texture,
): void {
  const charted = pieces.filter(({ chart }) => chart);
  const materials = new Set(charted.map(({ primitive }) => primitive.getMaterial()!));
  const byPrimitive = Map.groupBy(pieces, ({ primitive }) => primitive);
  for (const mesh of document.getRoot().listMeshes()) {
    for (const primitive of mesh.listPrimitives()) {
      const material = primitive.getMaterial();
      if (material && materials.has(material))
        writeCoordinates(document, primitive, byPrimitive.get(primitive) ?? [], atlas);
    }
  }
  for (const material of materials) occlude(material, texture);
}

function occlude(material: Material, texture: Texture): void {
  material.setOcclusionTexture(texture).getOcclusionTextureInfo()!.setTexCoord(1);
}

function writeCoordinates(
  document: Document,
  primitive: Primitive,
  pieces: readonly Piece[],
  atlas: Atlas,
): void {
  const { sizePx, pxPerMetre, white } = atlas;
  const count = primitive.getAttribute("POSITION")!.getCount();
  const middle = (white.x + white.width / 2) / sizePx;
  const level = (white.y + white.height / 2) / sizePx;
  const coordinates = Array.from({ length: count }, () => [middle, level]).flat();
  const owners = new Array<Piece | undefined>(count);
  const copies: number[] = [];
  const indices = pieces.length > 0 ? ([] as number[]) : undefined;
  for (const piece of pieces) {
    const moved = new Map<number, number>();
    piece.vertices.forEach((vertex, corner) => {
      let to = moved.get(vertex);
      if (to === undefined) {
        // A vertex where charts meet lies in each of them.
        to = owners[vertex] ? count + copies.push(vertex) - 1 : vertex;
        owners[vertex] ??= piece;
        moved.set(vertex, to);
        const rectangle = piece.chart && atlas.rectangles.get(piece.chart)!;
        if (rectangle) {
          const [u, v] = [0, 1].map(
            (axis) => piece.chart!.places[(piece.first + corner) * 2 + axis]! * pxPerMetre + 0.5,
          );
          coordinates[to * 2] = (rectangle.x + u!) / sizePx;
          coordinates[to * 2 + 1] = (rectangle.y + v!) / sizePx;
        } else [coordinates[to * 2], coordinates[to * 2 + 1]] = [middle, level];
      }
      indices?.push(to);
    });
  }
  const total = count + copies.length;
  if (copies.length > 0)
    for (const semantic of primitive.listSemantics()) extend(primitive.getAttribute(semantic)!, copies);
  if (indices)
    primitive.getIndices()!.setArray(total > 65_535 ? new Uint32Array(indices) : new Uint16Array(indices));
  const accessor = document
    .createAccessor()
    .setType("VEC2")
    .setArray(new Float32Array(coordinates))
    .setBuffer(document.getRoot().listBuffers()[0]!);
  primitive.setAttribute("TEXCOORD_1", accessor);
  // A second set without a first is not valid glTF.
  if (!primitive.getAttribute("TEXCOORD_0")) primitive.setAttribute("TEXCOORD_0", accessor);
}

function extend(accessor: Accessor, copies: readonly number[]): void {
  const [old, width] = [accessor.getArray()!, accessor.getElementSize()];
  const longer = new (old.constructor as { new (length: number): typeof old })(
    old.length + copies.length * width,
  );
  longer.set(old);
  copies.forEach((vertex, index) => {
    longer.set(old.subarray(vertex * width, (vertex + 1) * width), old.length + index * width);
  });
  accessor.setArray(longer as typeof old & ReturnType<typeof accessor.getArray> & object);
}
