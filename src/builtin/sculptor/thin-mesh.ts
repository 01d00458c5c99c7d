import { MeshoptSimplifier } from "meshoptimizer";
import type { Mesh } from "./mesh.ts";

/**
 * A normal turned by 60° weighs like a move of 6 mm, a tone changed by a tenth like 3 mm: cheeks may be coarse, the edge
 * of a nostril not.
 */
const NORMAL_WEIGHT = 0.006;
const COLOUR_WEIGHT = 0.03;

/** Leaves so many triangles where they are needed most: many where a form bends or darkens, few where it is even. */
export async function thinMesh(
  { positions, normals, indices }: Mesh,
  colours: Float32Array,
  mostTriangles: number,
): Promise<{ mesh: Mesh; colours: Float32Array<ArrayBuffer> }> {
  await MeshoptSimplifier.ready;
  const values = new Float32Array(positions.length * 2);
  for (let at = 0; at < positions.length; at += 3) {
    values.set(normals.slice(at, at + 3), at * 2);
    values.set(colours.subarray(at, at + 3), at * 2 + 3);
  }
  const weight = (each: number) => [each, each, each];
  const [simplified] = MeshoptSimplifier.simplifyWithAttributes(
    Uint32Array.from(indices),
    Float32Array.from(positions),
    3,
    values,
    6,
    [...weight(NORMAL_WEIGHT), ...weight(COLOUR_WEIGHT)],
    null,
    mostTriangles * 3,
    1,
    ["ErrorAbsolute"],
  );
  const kept = new Uint32Array(simplified);
  const [remap, count] = MeshoptSimplifier.compactMesh(kept);
  const mesh: Mesh = {
    positions: new Array<number>(count * 3),
    normals: new Array<number>(count * 3),
    indices: [...kept],
  };
  const tones = new Float32Array(count * 3);
  for (const [from, to] of remap.entries()) {
    if (to === 0xffffffff) continue;
    for (let axis = 0; axis < 3; axis++) {
      mesh.positions[to * 3 + axis] = positions[from * 3 + axis]!;
      mesh.normals[to * 3 + axis] = normals[from * 3 + axis]!;
      tones[to * 3 + axis] = colours[from * 3 + axis]!;
    }
  }
  return { mesh, colours: tones };
}
