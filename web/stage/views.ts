import { type Box3, Vector3 } from "three";
import type { CameraView } from "../../src/core/asset.ts";
import type { LoadedGlb } from "./load-glb.ts";

/** Vertical field of view in degrees: wide indoors (field practice is 55 to 65), long for a single object. */
const ROOM_FOV = 56;
const OBJECT_FOV = 32;

/** A view with the lens it is meant for. */
export interface FramedView extends CameraView {
  fovDegrees: number;
}

/** Four views: the scene's own, or around the bounds for a GLB from elsewhere. */
export function viewsOf(glb: LoadedGlb, given?: readonly CameraView[]): FramedView[] {
  const own = given ?? glb.extras?.views;
  const fovDegrees = glb.extras || given ? ROOM_FOV : OBJECT_FOV;
  const views = own?.length ? own : around(glb.bounds);
  return views.slice(0, 4).map((view) => ({ ...view, fovDegrees }));
}

/** Three-quarter, front, side and from above, each far enough to hold the bounding sphere. */
function around(bounds: Box3): CameraView[] {
  const isEmpty = bounds.isEmpty();
  const centre = isEmpty ? new Vector3() : bounds.getCenter(new Vector3());
  const radius = isEmpty ? 1 : Math.max(bounds.getSize(new Vector3()).length() / 2, 1e-3);
  const distance = (radius / Math.sin(((OBJECT_FOV / 2) * Math.PI) / 180)) * 1.02;
  const from = (name: string, x: number, y: number, z: number): CameraView => ({
    name,
    position: new Vector3(x, y, z).setLength(distance).add(centre).toArray(),
    target: centre.toArray(),
  });
  return [
    from("three-quarter", 0.8, 0.45, 1),
    from("front", 0, 0.12, 1),
    from("side", 1, 0.12, 0.05),
    from("above", -0.6, 1.1, 0.8),
  ];
}
