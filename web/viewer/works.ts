import { Box3, type Object3D, type PerspectiveCamera, type Ray, Vector3 } from "three";
import { type NodeExtras, nodeExtras, SCENE_EXTRAS_KEY } from "../../src/core/scene.ts";
import type { ViewerWork } from "../../src/viewer/viewer-gallery.ts";
import { EYE_METRES } from "./room.ts";
import type { FloorPlan, FloorPoint } from "./walk/floor-plan.ts";
import { type Pose, poseTowards } from "./walk/walker.ts";

/** A work that hangs or stands in the room. */
export interface WorkInRoom {
  work: ViewerWork;
  /** Who made it and why it hangs here, as the scene says; empty if it does not. */
  credit: string;
  reason: string;
  /** World bounds with the frame, in metres. */
  box: Box3;
  centre: Vector3;
  /** Where to see it from. */
  standAt: FloorPoint;
}

/** The works of the list that the scene really holds, in the order of the list. */
export function findWorks(root: Object3D, listed: readonly ViewerWork[], plan: FloorPlan): WorkInRoom[] {
  const found = new Map<string, WorkInRoom>();
  const frames = new Map<string, Box3>();
  root.traverse((object) => {
    const extras = nodeExtras.safeParse(object.userData[SCENE_EXTRAS_KEY]).data;
    if (extras?.exhibit && extras.role === "frame") frames.set(extras.exhibit, boxOf(object, extras));
    if (!extras?.exhibit || (extras.role !== "painting" && extras.role !== "sculpture")) return;
    const work = listed.find(({ exhibit }) => exhibit === extras.exhibit);
    if (!work || found.has(work.exhibit)) return;
    const box = boxOf(object, extras);
    const centre = box.getCenter(new Vector3());
    const position = extras.viewpoint?.position;
    const standAt: FloorPoint = position ? [position[0], position[2]] : plan.nearest([centre.x, centre.z]);
    const { label, reason = "" } = extras;
    found.set(work.exhibit, { work, credit: label?.credit ?? "", reason, box, centre, standAt });
  });
  for (const [exhibit, frame] of frames) found.get(exhibit)?.box.union(frame);
  return listed.flatMap(({ exhibit }) => found.get(exhibit) ?? []);
}

/** World bounds of a part, also of one drawn together with others. */
function boxOf(object: Object3D, { extent }: NodeExtras): Box3 {
  const box = new Box3().setFromObject(object);
  return extent ? box.union(new Box3(new Vector3(...extent[0]), new Vector3(...extent[1]))) : box;
}

/** The work a ray meets first, with the distance. */
export function workAlong(
  ray: Ray,
  works: readonly WorkInRoom[],
): { work: WorkInRoom; metres: number } | undefined {
  const point = new Vector3();
  let nearest: { work: WorkInRoom; metres: number } | undefined;
  for (const work of works) {
    if (!ray.intersectBox(work.box, point)) continue;
    const metres = ray.origin.distanceTo(point);
    if (!nearest || metres < nearest.metres) nearest = { work, metres };
  }
  return nearest;
}

/** The work a visitor has come close to and looks at: within 2.8 m of its edge and 30° of the gaze. */
export function workNearby(pose: Pose, works: readonly WorkInRoom[]): WorkInRoom | undefined {
  const eye = new Vector3(pose.at[0], EYE_METRES, pose.at[1]);
  let best: WorkInRoom | undefined;
  let bestAngle = Math.PI / 6;
  for (const work of works) {
    if (work.box.distanceToPoint(eye) > 2.8) continue;
    const bearing = Math.atan2(pose.at[0] - work.centre.x, pose.at[1] - work.centre.z);
    const angle = Math.abs(Math.atan2(Math.sin(bearing - pose.yaw), Math.cos(bearing - pose.yaw)));
    if (angle < bestAngle) [best, bestAngle] = [work, angle];
  }
  return best;
}

/** Share of the picture's height the label covers at the bottom of a tall screen. */
const CARD_SHARE = 0.26;

/** Where to stand and how far to shift the lens, in picture heights; positive shows more of what is below. */
export interface Framing {
  pose: Pose;
  lensShift: number;
}

/**
 * Square-on in front of a work, far enough to see all of it. Like an architectural photographer the camera stays
 * level and its lens is shifted, so that frames keep their right angles; on a tall screen the shift also puts the
 * work above its label.
 */
export function frameWork(
  { centre, standAt, box }: WorkInRoom,
  camera: PerspectiveCamera,
  plan: FloorPlan,
): Framing {
  const size = box.getSize(new Vector3());
  const isTall = camera.aspect < 0.8;
  const halfHeight = Math.tan(((camera.fov / 2) * Math.PI) / 180);
  const usedHeight = halfHeight * (isTall ? 1 - CARD_SHARE : 0.86);
  const away = new Vector3(standAt[0] - centre.x, 0, standAt[1] - centre.z);
  const metres = Math.max(
    away.length(),
    (Math.max(size.x, size.z) / 2 / (halfHeight * camera.aspect)) * 1.2,
    size.y / 2 / usedHeight,
  );
  if (away.lengthSq() < 1e-6) away.set(0, 0, 1);
  away.setLength(metres).add(centre);
  const at = plan.move(plan.nearest(standAt), [away.x, away.z]);
  const pose = poseTowards(at, centre.toArray(), EYE_METRES);
  const levelShift = -Math.tan(pose.pitch) / (2 * halfHeight);
  return { pose: { ...pose, pitch: 0 }, lensShift: levelShift + (isTall ? CARD_SHARE / 2 : 0) };
}
