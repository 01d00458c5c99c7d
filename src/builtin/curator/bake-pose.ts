import type { Document, Mesh, Node, Primitive, Scene, Skin } from "@gltf-transform/core";

type Matrix = readonly number[];
type Values = Float32Array<ArrayBuffer>;

/**
 * Freezes figures in the pose they are in: what skins and morph targets do to vertices is done to them for good, and
 * animations end. A gallery's sculptures stand still, and importers differ in how they take skins.
 */
export function bakePose(document: Document, scene: Scene): void {
  for (const animation of document.getRoot().listAnimations()) animation.dispose();
  const nodes: Node[] = [];
  scene.traverse((node) => nodes.push(node));
  for (const node of nodes) {
    const [mesh, skin] = [node.getMesh(), node.getSkin()];
    if (!mesh || (!skin && mesh.listPrimitives().every((one) => one.listTargets().length === 0))) continue;
    const weights = node.getWeights().length > 0 ? node.getWeights() : mesh.getWeights();
    const still = freeze(document, mesh, weights, skin && jointMatrices(skin));
    if (!skin) {
      node.setMesh(still);
      continue;
    }
    // Joints say where a skin is; the node it hangs on has no say.
    node.setMesh(null).setSkin(null);
    scene.addChild(document.createNode(node.getName()).setMesh(still));
  }
  for (const skin of document.getRoot().listSkins()) skin.dispose();
}

function freeze(document: Document, mesh: Mesh, weights: readonly number[], joints: Matrix[] | null): Mesh {
  const still = document.createMesh(mesh.getName());
  for (const primitive of mesh.listPrimitives()) {
    const own = primitive.clone();
    for (const semantic of ["POSITION", "NORMAL"] as const) {
      const before = primitive.getAttribute(semantic);
      if (!before) continue;
      const values: Values = Float32Array.from(before.getArray() ?? []);
      for (const [index, target] of primitive.listTargets().entries()) {
        const [moves, weight] = [target.getAttribute(semantic)?.getArray(), weights[index] ?? 0];
        if (moves && weight !== 0) for (const [at, move] of moves.entries()) values[at]! += move * weight;
      }
      if (joints) bend(values, primitive, joints, semantic === "POSITION" ? 1 : 0);
      own.setAttribute(semantic, before.clone().setArray(values));
    }
    for (const target of own.listTargets()) own.removeTarget(target);
    for (const semantic of own.listSemantics())
      if (/^(JOINTS|WEIGHTS|TANGENT)/.test(semantic)) own.setAttribute(semantic, null);
    still.addPrimitive(own);
  }
  return still;
}

function jointMatrices(skin: Skin): Matrix[] {
  const inverse = skin.getInverseBindMatrices();
  return skin.listJoints().map((joint, index) => {
    const world = joint.getWorldMatrix();
    return inverse ? multiply(world, inverse.getElement(index, [])) : world;
  });
}

/** Moves points (`w` 1) or turns directions (`w` 0) by the joints that hold each vertex. */
function bend(values: Values, primitive: Primitive, joints: readonly Matrix[], w: 0 | 1): void {
  const sets = [0, 1].flatMap((set) => {
    const [held, share] = [primitive.getAttribute(`JOINTS_${set}`), primitive.getAttribute(`WEIGHTS_${set}`)];
    return held && share ? [{ held, share }] : [];
  });
  for (let vertex = 0; vertex * 3 < values.length; vertex++) {
    const [x, y, z] = [values[vertex * 3]!, values[vertex * 3 + 1]!, values[vertex * 3 + 2]!];
    const sum = [0, 0, 0];
    for (const { held, share } of sets) {
      const [by, weights] = [held.getElement(vertex, []), share.getElement(vertex, [])];
      for (const [slot, weight] of weights.entries()) {
        const m = joints[by[slot]!];
        if (!m || weight === 0) continue;
        for (let row = 0; row < 3; row++)
          sum[row]! += weight * (m[row]! * x + m[4 + row]! * y + m[8 + row]! * z + m[12 + row]! * w);
      }
    }
    const length = w === 0 ? Math.hypot(...sum) || 1 : 1;
    for (let row = 0; row < 3; row++) values[vertex * 3 + row] = sum[row]! / length;
  }
}

/** Column-major, as in the format. */
function multiply(a: Matrix, b: Matrix): Matrix {
  return Array.from({ length: 16 }, (_, at) => {
    const [row, column] = [at % 4, at - (at % 4)];
    return [0, 1, 2, 3].reduce((sum, k) => sum + a[k * 4 + row]! * b[column + k]!, 0);
  });
}
