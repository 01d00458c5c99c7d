import type { Document, Primitive } from "@gltf-transform/core";
import { normals } from "@gltf-transform/functions";

/** A body of so many triangles is a scan or was made by a model; its makers left the normals to whoever shows it. */
const FACETED_TRIANGLES = 1_000;
/** Corners that share a vertex, in a closed skin of triangles; six where all do, one where none does. */
const SHARED_CORNERS = 3;

/**
 * Gives normals to surfaces without: smooth ones to fine bodies of one skin, else flat ones, as the format says. Fine
 * bodies would show their facets.
 */
export async function addNormals(document: Document): Promise<void> {
  const bare = document
    .getRoot()
    .listMeshes()
    .flatMap((mesh) => mesh.listPrimitives())
    .filter((primitive) => !primitive.getAttribute("NORMAL"));
  for (const primitive of bare) if (isFineSkin(primitive)) smooth(document, primitive);
  if (bare.some((primitive) => !primitive.getAttribute("NORMAL")))
    await document.transform(normals({ overwrite: false }));
}

function isFineSkin(primitive: Primitive): boolean {
  const corners = primitive.getIndices()?.getCount() ?? 0;
  const vertices = primitive.getAttribute("POSITION")!.getCount();
  return corners / 3 >= FACETED_TRIANGLES && corners / vertices >= SHARED_CORNERS;
}

/** Each vertex faces the mean of its triangles, large ones counting more. */
function smooth(document: Document, primitive: Primitive): void {
  const position = primitive.getAttribute("POSITION")!;
  const p = Float32Array.from(position.getArray()!);
  const indices = primitive.getIndices()!.getArray()!;
  const facing = new Float32Array(p.length);
  for (let i = 0; i + 2 < indices.length; i += 3) {
    const corners = [indices[i]! * 3, indices[i + 1]! * 3, indices[i + 2]! * 3] as const;
    const [a, b, c] = corners;
    const [ux, uy, uz] = [p[b]! - p[a]!, p[b + 1]! - p[a + 1]!, p[b + 2]! - p[a + 2]!];
    const [vx, vy, vz] = [p[c]! - p[a]!, p[c + 1]! - p[a + 1]!, p[c + 2]! - p[a + 2]!];
    for (const at of corners) {
      facing[at]! += uy * vz - uz * vy;
      facing[at + 1]! += uz * vx - ux * vz;
      facing[at + 2]! += ux * vy - uy * vx;
    }
  }
  for (let at = 0; at < facing.length; at += 3) {
    const length = Math.hypot(facing[at]!, facing[at + 1]!, facing[at + 2]!);
    if (length === 0) facing[at + 1] = 1;
    else for (let axis = 0; axis < 3; axis++) facing[at + axis]! /= length;
  }
  const normal = document.createAccessor().setType("VEC3").setArray(facing).setBuffer(position.getBuffer());
  primitive.setAttribute("NORMAL", normal);
}
