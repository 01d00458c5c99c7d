import type { Scene } from "@gltf-transform/core";
import { nodeExtras, SCENE_EXTRAS_KEY } from "../../core/scene.ts";
import { type MaterialSpec, type SceneDraft, surfaceFor } from "../geometry/scene-draft.ts";
import { type Placement, placementOnFloor, type Vec2 } from "../geometry/vector.ts";
import type { Standing } from "./plinths.ts";
import { addSoftQuad } from "./soft-quads.ts";

const LIFT_METRES = 0.008;
/** A bench's shadow: its width and length with the soft edge. */
const BENCH_SHADOW: Vec2 = [0.96, 2.16];
const PLINTH_EDGE_METRES = 0.5;

/** Soft shadows under plinths and benches, turned with them. */
export function addFloorShadows(
  draft: SceneDraft,
  scene: Scene,
  standing: readonly Standing[],
  material: MaterialSpec,
): void {
  const floor = surfaceFor(draft, "shadows", { role: "prop" }, material);
  const shade = (x: number, z: number, turn: number, [width, depth]: Vec2) => {
    const [c, s] = [Math.cos(turn), Math.sin(turn)];
    const at: Placement = { ...placementOnFloor(0), origin: [x, 0, z], right: [c, 0, -s], up: [-s, 0, -c] };
    addSoftQuad(floor, at, { left: -width / 2, bottom: -depth / 2, width, height: depth, lift: LIFT_METRES });
  };
  for (const { x, z, turnRadians, plinth } of standing) {
    const { widthMetres, depthMetres } = plinth;
    shade(x, z, turnRadians, [widthMetres + PLINTH_EDGE_METRES, depthMetres + PLINTH_EDGE_METRES]);
  }
  for (const node of scene.listChildren()) {
    const own = nodeExtras.safeParse(node.getExtras()[SCENE_EXTRAS_KEY]);
    if (!own.success || own.data.role !== "bench") continue;
    const [x, , z] = node.getTranslation();
    const [, sin, , cos] = node.getRotation();
    shade(x, z, 2 * Math.atan2(sin, cos), BENCH_SHADOW);
  }
}
