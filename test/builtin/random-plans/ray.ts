import type { Document, Node } from "@gltf-transform/core";
import { worldTriangles } from "../../../src/assets/world-geometry.ts";
import { nodeExtras, SCENE_EXTRAS_KEY } from "../../../src/core/scene.ts";

export type Point = readonly [number, number, number];

/** Everything solid in a scene, for rays to hit: nine coordinates a triangle, in world space. */
export interface Solids {
  corners: Float64Array;
  /** By triangle: the exhibit it is the canvas or body of. */
  exhibits: readonly (string | undefined)[];
}

/** Triangles of all that is not see-through: shadows and sunbeams are, and the panes of windows may be. */
export function solidsOf(document: Document): Solids {
  const corners: number[] = [];
  const exhibits: (string | undefined)[] = [];
  const visit = (node: Node, above: string | undefined) => {
    const own = nodeExtras.safeParse(node.getExtras()[SCENE_EXTRAS_KEY]).data;
    const exhibit = own?.role === "painting" || own?.role === "sculpture" ? own.exhibit : above;
    for (const primitive of node.getMesh()?.listPrimitives() ?? []) {
      if (primitive.getMaterial()?.getAlphaMode() === "BLEND") continue;
      for (const triangle of worldTriangles(node, primitive)) {
        corners.push(...triangle.flat());
        exhibits.push(exhibit);
      }
    }
    for (const child of node.listChildren()) visit(child, exhibit);
  };
  for (const node of document.getRoot().getDefaultScene()!.listChildren()) visit(node, undefined);
  return { corners: new Float64Array(corners), exhibits };
}

/**
 * How far along from → to, as a share of it, the first thing stands that the ray meets before its end; 1 if nothing
 * does. Both sides of a triangle count; what belongs to the exhibit `except` does not.
 */
export function firstHit({ corners, exhibits }: Solids, from: Point, to: Point, except?: string): number {
  const [dx, dy, dz] = [to[0] - from[0], to[1] - from[1], to[2] - from[2]];
  let nearest = 1;
  for (let triangle = 0, at = 0; triangle < exhibits.length; triangle += 1, at += 9) {
    const [ax, ay, az] = [corners[at]!, corners[at + 1]!, corners[at + 2]!];
    const [ux, uy, uz] = [corners[at + 3]! - ax, corners[at + 4]! - ay, corners[at + 5]! - az];
    const [vx, vy, vz] = [corners[at + 6]! - ax, corners[at + 7]! - ay, corners[at + 8]! - az];
    const [px, py, pz] = [dy * vz - dz * vy, dz * vx - dx * vz, dx * vy - dy * vx];
    const determinant = ux * px + uy * py + uz * pz;
    if (Math.abs(determinant) < 1e-12) continue;
    const [sx, sy, sz] = [from[0] - ax, from[1] - ay, from[2] - az];
    const u = (sx * px + sy * py + sz * pz) / determinant;
    if (u < -1e-6 || u > 1 + 1e-6) continue;
    const [qx, qy, qz] = [sy * uz - sz * uy, sz * ux - sx * uz, sx * uy - sy * ux];
    const v = (dx * qx + dy * qy + dz * qz) / determinant;
    if (v < -1e-6 || u + v > 1 + 1e-6) continue;
    const share = (vx * qx + vy * qy + vz * qz) / determinant;
    if (share > 1e-6 && share < nearest && (except === undefined || exhibits[triangle] !== except))
      nearest = share;
  }
  return nearest;
}
