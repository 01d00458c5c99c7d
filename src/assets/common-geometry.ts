import type { Node, Primitive } from "@gltf-transform/core";
import type { NodeExtras } from "../core/scene.ts";
import { type Bounds, emptyBounds, extend, forEachVertex, trianglesOf } from "./world-geometry.ts";

/** Quantised vertices and rounded extents miss each other by less. */
const SLACK_METRES = 0.005;

type Point = [number, number, number];

/** What of the scene's common meshes lies within a part's extent. */
export interface Share {
  triangles: number;
  bounds: Bounds;
  /** Primitives it was found in. */
  primitives: readonly Primitive[];
  /** World-space corners, up to the number asked for. */
  corners: Point[][];
}

/**
 * Meshes that belong to no part: variants draw everything of one material at once and leave each part's extent. Finds
 * the triangles that lie wholly within one, so that a claim still needs evidence.
 */
export function createCommonGeometry(nodes: readonly Node[]) {
  let known: { primitive: Primitive; points: Float32Array; indices: ArrayLike<number> }[] | undefined;
  const meshes = () => {
    known ??= nodes.flatMap((node) =>
      (node.getMesh()?.listPrimitives() ?? []).map((primitive) => ({
        primitive,
        points: worldPoints(node, primitive),
        indices: primitive.getIndices()?.getArray() ?? { length: 0 },
      })),
    );
    return known;
  };
  return (extent: NonNullable<NodeExtras["extent"]>, maxCorners: number): Share => {
    const share: Share & { primitives: Primitive[] } = {
      triangles: 0,
      bounds: emptyBounds(),
      primitives: [],
      corners: [],
    };
    for (const { primitive, points, indices } of meshes()) {
      let found = 0;
      for (let i = 0; i + 2 < indices.length && i < trianglesOf(primitive) * 3; i += 3) {
        const corners = [indices[i]! * 3, indices[i + 1]! * 3, indices[i + 2]! * 3];
        if (!corners.every((at) => isWithin(points, at, extent))) continue;
        found += 1;
        const triangle = corners.map((at): Point => [points[at]!, points[at + 1]!, points[at + 2]!]);
        for (const corner of triangle) extend(share.bounds, corner);
        if (share.corners.length < maxCorners) share.corners.push(triangle);
      }
      if (found > 0) share.primitives.push(primitive);
      share.triangles += found;
    }
    return share;
  };
}

function worldPoints(node: Node, primitive: Primitive): Float32Array {
  const points = new Float32Array((primitive.getAttribute("POSITION")?.getCount() ?? 0) * 3);
  let at = 0;
  forEachVertex(node, primitive, (point) => {
    points.set(point, at);
    at += 3;
  });
  return points;
}

function isWithin(points: Float32Array, at: number, [min, max]: NonNullable<NodeExtras["extent"]>): boolean {
  for (const axis of [0, 1, 2] as const) {
    const value = points[at + axis]!;
    if (!(value >= min[axis] - SLACK_METRES && value <= max[axis] + SLACK_METRES)) return false;
  }
  return true;
}
