import { Box3, Raycaster, Vector3 } from "three";
import type { LoadedGlb } from "../stage/load-glb.ts";
import { createFloorPlan, type FloorPlan, type FloorPoint } from "./walk/floor-plan.ts";
import { type Pose, poseTowards } from "./walk/walker.ts";

export const EYE_METRES = 1.6;

/** The loaded GLB as a place to be in. */
export interface Room {
  plan: FloorPlan;
  /** Height of the floor, in metres. */
  floorMetres: number;
  start: Pose;
}

/** The room as the scene describes it, or one made up around a GLB from elsewhere. */
export function createRoom(glb: LoadedGlb): Room {
  const { extras } = glb;
  if (!extras) return createForeignRoom(glb);
  const { position, target } = extras.spawn;
  return {
    plan: createFloorPlan(extras),
    floorMetres: 0,
    start: poseTowards([position[0], position[2]], target, EYE_METRES),
  };
}

/** Smaller than this on the floor it is an object to walk around, not a room to walk in. */
const ROOM_METRES = 3;
const STEP_BACK_METRES = 2.5;

function createForeignRoom(glb: LoadedGlb): Room {
  const bounds = glb.bounds.isEmpty()
    ? new Box3(new Vector3(-2, 0, -2), new Vector3(2, 2, 2))
    : glb.bounds.clone();
  const size = bounds.getSize(new Vector3());
  const isRoom = Math.min(size.x, size.z) > ROOM_METRES && size.y > 2;
  const centre = bounds.getCenter(new Vector3());
  const margin = isRoom ? 0 : STEP_BACK_METRES + size.length() / 2;
  const [minX, maxX] = [bounds.min.x - margin, bounds.max.x + margin];
  const [minZ, maxZ] = [bounds.min.z - margin, bounds.max.z + margin];
  const box = createFloorPlan({
    walkable: [
      [minX, minZ],
      [minX, maxZ],
      [maxX, maxZ],
      [maxX, minZ],
    ],
    obstacles: isRoom ? [] : [{ centre: [centre.x, centre.z], radiusMetres: Math.hypot(size.x, size.z) / 2 }],
  });
  const floorMetres = isRoom ? floorUnder(glb, centre) : Math.min(bounds.min.y, centre.y - EYE_METRES);
  const start: FloorPoint = isRoom ? [centre.x, centre.z] : [centre.x, bounds.max.z + margin];
  const target = isRoom ? new Vector3(centre.x, floorMetres + EYE_METRES, minZ) : centre;
  return {
    plan: isRoom ? blockedByWalls(box, glb, floorMetres + EYE_METRES * 0.6) : box,
    floorMetres,
    start: poseTowards(start, target.toArray(), floorMetres + EYE_METRES),
  };
}

function floorUnder(glb: LoadedGlb, centre: Vector3): number {
  const down = new Raycaster(centre, new Vector3(0, -1, 0));
  return down.intersectObject(glb.root, true)[0]?.point.y ?? glb.bounds.min.y;
}

/** Adds the walls that are only geometry: a ray at hip height must be free for as far as the step goes. */
function blockedByWalls(plan: FloorPlan, glb: LoadedGlb, heightMetres: number): FloorPlan {
  const ray = new Raycaster();
  return {
    ...plan,
    move(from, to) {
      const step = new Vector3(to[0] - from[0], 0, to[1] - from[1]);
      ray.set(new Vector3(from[0], heightMetres, from[1]), step.clone().normalize());
      ray.far = step.length() + 0.35;
      return ray.intersectObject(glb.root, true).length > 0 ? from : plan.move(from, to);
    },
  };
}
