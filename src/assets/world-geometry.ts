import type { Node, Primitive, vec3 } from "@gltf-transform/core";
import type { InstancedMesh } from "@gltf-transform/extensions";
import { SPLAT_ATTRIBUTES } from "../core/gaussian-splats.ts";

const TRIANGLES = 4;
const TRIANGLE_STRIP = 5;
const TRIANGLE_FAN = 6;

/** Triangles one drawing of a primitive takes. */
export function trianglesOf(primitive: Primitive): number {
  const count = primitive.getIndices()?.getCount() ?? primitive.getAttribute("POSITION")?.getCount() ?? 0;
  const mode = primitive.getMode();
  if (mode === TRIANGLES) return Math.floor(count / 3);
  return mode === TRIANGLE_STRIP || mode === TRIANGLE_FAN ? Math.max(0, count - 2) : 0;
}

/** Gaussians of a primitive that is a splat, else 0. */
export function gaussiansOf(primitive: Primitive): number {
  return primitive.getAttribute(SPLAT_ATTRIBUTES.scale)?.getCount() ?? 0;
}

/** How often a node draws its mesh: once, or as often as `EXT_mesh_gpu_instancing` says. */
export function instancesOf(node: Node): number {
  const batch = node.getExtension<InstancedMesh>("EXT_mesh_gpu_instancing");
  return batch?.listAttributes()[0]?.getCount() ?? 1;
}

export interface Bounds {
  min: [number, number, number];
  max: [number, number, number];
}

export function emptyBounds(): Bounds {
  return { min: [Infinity, Infinity, Infinity], max: [-Infinity, -Infinity, -Infinity] };
}

/** Visits a primitive's vertices in world space; the array is reused. Instances are seen at the node's own place. */
export function forEachVertex(
  node: Node,
  primitive: Primitive,
  visit: (point: readonly [number, number, number]) => void,
): void {
  const position = primitive.getAttribute("POSITION");
  if (!position) return;
  const m = node.getWorldMatrix();
  const local: vec3 = [0, 0, 0];
  const world: [number, number, number] = [0, 0, 0];
  for (let index = 0; index < position.getCount(); index++) {
    position.getElement(index, local);
    const [x, y, z] = local;
    world[0] = m[0] * x + m[4] * y + m[8] * z + m[12];
    world[1] = m[1] * x + m[5] * y + m[9] * z + m[13];
    world[2] = m[2] * x + m[6] * y + m[10] * z + m[14];
    visit(world);
  }
}

/** World-space triangles as corner triples; only for primitives drawn as plain triangles. */
export function worldTriangles(node: Node, primitive: Primitive): [number, number, number][][] {
  if (primitive.getMode() !== TRIANGLES) return [];
  const points: [number, number, number][] = [];
  forEachVertex(node, primitive, ([x, y, z]) => points.push([x, y, z]));
  const indices = primitive.getIndices()?.getArray() ?? points.map((_, index) => index);
  const triangles: [number, number, number][][] = [];
  for (let index = 0; index + 2 < indices.length; index += 3) {
    const corners = [points[indices[index]!], points[indices[index + 1]!], points[indices[index + 2]!]];
    if (corners.every((corner) => corner !== undefined))
      triangles.push(corners as [number, number, number][]);
  }
  return triangles;
}

export function extend({ min, max }: Bounds, point: readonly [number, number, number]): void {
  for (const axis of [0, 1, 2] as const) {
    const value = point[axis];
    if (value < min[axis]) min[axis] = value;
    if (value > max[axis]) max[axis] = value;
  }
}
