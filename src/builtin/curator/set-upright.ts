import { type Document, getBounds, type Scene } from "@gltf-transform/core";

/** A foot lies within this share of the height. */
const FOOT_DEPTH = 0.02;
/** What faces the floor in a foot covers at least so much of what the whole piece covers, seen from above. */
const FOOT_SHARE = 0.12;
/** So much taller is a piece along z than along y if y is not its height. */
const TALLER = 1.2;

/**
 * Sets a piece up that lies on its back: a file whose maker counted z as height, which the format does not. It is
 * taken for one only if it is taller along z, has a flat foot at that end and none where its foot should be.
 */
export function setUpright(document: Document, scene: Scene): boolean {
  const { min, max } = getBounds(scene);
  const [, height, depth] = [0, 1, 2].map((axis) => max[axis]! - min[axis]!) as [number, number, number];
  if (depth < height * TALLER) return false;
  if (footShare(scene, 1, min, max) >= FOOT_SHARE || footShare(scene, 2, min, max) < FOOT_SHARE) return false;
  const turn = document.createNode("upright").setRotation([-Math.SQRT1_2, 0, 0, Math.SQRT1_2]);
  for (const child of scene.listChildren()) {
    scene.removeChild(child);
    turn.addChild(child);
  }
  scene.addChild(turn);
  return true;
}

/** Area of the triangles that lie at the low end of an axis and face out of it, as a share of the bounds there. */
function footShare(scene: Scene, axis: 1 | 2, min: readonly number[], max: readonly number[]): number {
  const [u, v] = axis === 1 ? [2, 0] : [0, 1];
  const reach = min[axis]! + (max[axis]! - min[axis]!) * FOOT_DEPTH;
  let area = 0;
  scene.traverse((node) => {
    const m = node.getWorldMatrix();
    for (const primitive of node.getMesh()?.listPrimitives() ?? []) {
      const points = primitive.getAttribute("POSITION")!;
      const indices = primitive.getIndices()?.getArray();
      const count = indices?.length ?? points.getCount();
      const at = (index: number) => {
        const [x, y, z] = points.getElement(indices?.[index] ?? index, [0, 0, 0]) as [number, number, number];
        return [0, 1, 2].map((row) => m[row]! * x + m[4 + row]! * y + m[8 + row]! * z + m[12 + row]!);
      };
      for (let index = 0; index + 2 < count; index += 3) {
        const [a, b, c] = [at(index), at(index + 1), at(index + 2)] as [number[], number[], number[]];
        if (Math.max(a[axis]!, b[axis]!, c[axis]!) > reach) continue;
        // Twice the area on the plane across the axis; negative if it faces along it.
        const turned = (b[u]! - a[u]!) * (c[v]! - a[v]!) - (b[v]! - a[v]!) * (c[u]! - a[u]!);
        area += Math.max(0, -turned) / 2;
      }
    }
  });
  const across = (max[u]! - min[u]!) * (max[v]! - min[v]!);
  return across > 0 ? area / across : 0;
}
