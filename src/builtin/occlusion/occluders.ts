import type { Node, Scene } from "@gltf-transform/core";
import { nodeExtras, SCENE_EXTRAS_KEY } from "../../core/scene.ts";
import { chamferedBox } from "../geometry/solids.ts";
import { addPiece, createSurface } from "../geometry/surface.ts";
import type { Placement } from "../geometry/vector.ts";

/** A solid thing that is yet to come into the room: what it covers, from its placement's origin outwards and up. */
export interface Block {
  at: Placement;
  widthMetres: number;
  heightMetres: number;
  depthMetres: number;
}

/** Light passes through or comes from these, or they are too thin to matter. */
const OPEN_ROLES = new Set(["window", "skylight", "outside", "lamp", "prop", "label"]);
/** Ornament of many triangles that stands no further out than what carries it. */
const FINE_PARTS = new Set(["rosettes", "wall-mouldings"]);

/** World corners of everything that keeps light from its surroundings, nine numbers a triangle. */
export function occludersOf(scene: Scene, blocks: readonly Block[]): Float32Array {
  const corners: number[] = [];
  for (const node of scene.listChildren()) addNode(node, corners);
  for (const { at, widthMetres, heightMetres, depthMetres } of blocks) {
    const surface = createSurface();
    addPiece(surface, chamferedBox([widthMetres, heightMetres, depthMetres], 0.004, true), at);
    for (const index of surface.indices) corners.push(...surface.positions.slice(index * 3, index * 3 + 3));
  }
  return new Float32Array(corners);
}

function addNode(node: Node, corners: number[]): void {
  const role = nodeExtras.safeParse(node.getExtras()[SCENE_EXTRAS_KEY]).data?.role;
  if ((role && OPEN_ROLES.has(role)) || FINE_PARTS.has(node.getName())) return;
  const m = node.getWorldMatrix();
  for (const primitive of node.getMesh()?.listPrimitives() ?? []) {
    const positions = primitive.getAttribute("POSITION")!.getArray()!;
    for (const index of primitive.getIndices()!.getArray()!) {
      const [x, y, z] = [positions[index * 3]!, positions[index * 3 + 1]!, positions[index * 3 + 2]!];
      corners.push(
        m[0] * x + m[4] * y + m[8] * z + m[12],
        m[1] * x + m[5] * y + m[9] * z + m[13],
        m[2] * x + m[6] * y + m[10] * z + m[14],
      );
    }
  }
}
