import { PerspectiveCamera, Plane, Raycaster, Vector2, Vector3 } from "three";
import type { PageData } from "../../src/viewer/page-data.ts";
import type { LoadedGlb } from "../stage/load-glb.ts";
import type { Stage } from "../stage/stage.ts";
import { listenToJoystick } from "./controls/joystick.ts";
import { listenToKeys } from "./controls/keyboard.ts";
import { listenToPointer } from "./controls/look.ts";
import { createFloorMarker } from "./floor-marker.ts";
import { startFrameLoop } from "./frame-loop.ts";
import { element, onClick } from "./page-elements.ts";
import type { Dialogs } from "./panels/dialogs.ts";
import { wireScreenButtons } from "./panels/screen-buttons.ts";
import { createWorksPanel } from "./panels/works-panel.ts";
import { createRoom, EYE_METRES } from "./room.ts";
import { createVisit, workInAddress } from "./visit.ts";
import type { FloorPoint } from "./walk/floor-plan.ts";
import { createWalker, type Pose } from "./walk/walker.ts";
import { findWorks, type WorkInRoom, workAlong } from "./works.ts";

/** Vertical, in degrees: tall screens need more to show a room at all. */
const fovFor = (aspect: number) => (aspect < 0.8 ? 72 : 62);
/** Further than this a click on the floor says little about where one wants to be. */
const REACH_METRES = 30;

/** What tests and the page's owner may ask: where the visitor stands. */
export interface Walkthrough {
  readonly pose: Readonly<Pose>;
}

/** Brings the room to life: walking, looking, works, panels. The stage must already show the GLB. */
export function startWalkthrough(
  stage: Stage,
  glb: LoadedGlb,
  data: PageData,
  dialogs: Dialogs,
): Walkthrough {
  const canvas = stage.renderer.domElement;
  const room = createRoom(glb);
  const works = findWorks(glb.root, data.works, room.plan);
  const isMotionReduced = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const walker = createWalker(room.plan, room.start, { isMotionReduced });
  const camera = new PerspectiveCamera(fovFor(1), 1, 0.05, 400);
  camera.rotation.order = "YXZ";
  const marker = createFloorMarker(stage.scene, room.floorMetres);
  let lensShift = 0;
  const panel = createWorksPanel((exhibit) => visit.focus(exhibit));

  function placeCamera() {
    camera.position.set(walker.pose.at[0], room.floorMetres + EYE_METRES, walker.pose.at[1]);
    camera.rotation.set(walker.pose.pitch, walker.pose.yaw, 0);
    camera.setViewOffset(camera.aspect, 1, 0, lensShift, camera.aspect, 1);
  }
  function shiftLens(seconds: number): boolean {
    const missing = visit.lensShift - lensShift;
    lensShift += missing * (isMotionReduced ? 1 : 1 - Math.exp(-3.5 * seconds));
    return Math.abs(missing) > 1e-3;
  }
  const loop = startFrameLoop({
    stage,
    camera,
    fovFor,
    advance(seconds) {
      const isWalking = walker.step(seconds);
      const isShifting = shiftLens(seconds);
      placeCamera();
      visit.lookAround();
      return isWalking || isShifting;
    },
  });
  const visit = createVisit({ works, walker, plan: room.plan, camera, panel, invalidate: loop.invalidate });
  placeCamera();

  const raycaster = new Raycaster();
  const floor = new Plane(new Vector3(0, 1, 0), -room.floorMetres);
  function pick(x: number, y: number): { work?: WorkInRoom; floor?: FloorPoint } {
    camera.updateMatrixWorld();
    raycaster.setFromCamera(new Vector2(x, y), camera);
    const work = workAlong(raycaster.ray, works);
    const hit = raycaster.ray.intersectPlane(floor, new Vector3());
    const metres = hit ? hit.distanceTo(raycaster.ray.origin) : Number.POSITIVE_INFINITY;
    if (work && work.metres < metres) return { work: work.work };
    return hit && metres < REACH_METRES ? { floor: room.plan.nearest([hit.x, hit.z]) } : {};
  }

  const walk = (steering: Parameters<typeof walker.steer>[0]) => {
    if (steering.forward || steering.right) visit.leave();
    marker.hide();
    walker.steer(steering);
    loop.invalidate();
  };
  listenToKeys({
    steer: walk,
    press(key) {
      const actions: Record<string, () => void> = {
        "]": () => visit.step(1),
        n: () => visit.step(1),
        "[": () => visit.step(-1),
        p: () => visit.step(-1),
        l: () => panel.toggle(),
        f: () => screen.toggleFullscreen(),
        "?": () => dialogs.openHelp(),
        enter: () => visit.focusNearby(),
        escape: () => {
          panel.close();
          visit.leave();
        },
      };
      actions[key.toLowerCase()]?.();
    },
  });
  listenToJoystick(element("joystick"), (forward, turn) => {
    walk({ forward, right: 0, turn, isHurrying: false });
  });
  listenToPointer(canvas, {
    look(yaw, pitch) {
      walker.look(yaw, pitch);
      loop.invalidate();
    },
    tap(x, y) {
      const picked = pick(x, y);
      if (picked.work) visit.focus(picked.work.work.exhibit);
      else if (picked.floor) {
        visit.leave();
        walker.walkTo(picked.floor);
        marker.show(picked.floor, 0.85);
      }
      loop.invalidate();
    },
    hover(x, y) {
      const picked = pick(x, y);
      canvas.style.cursor = picked.work ? "pointer" : "";
      if (picked.floor) marker.show(picked.floor, 0.4);
      else marker.hide();
      loop.invalidate();
    },
    leave() {
      marker.hide();
      loop.invalidate();
    },
  });
  const screen = wireScreenButtons(canvas);
  onClick("next-work", () => visit.step(1));
  onClick("previous-work", () => visit.step(-1));
  onClick("close-card", () => {
    visit.leave();
    canvas.focus();
  });
  onClick("nearby", () => visit.focusNearby());
  const followAddress = () => {
    const exhibit = workInAddress();
    if (exhibit) visit.focus(exhibit);
  };
  addEventListener("hashchange", followAddress);
  followAddress();
  return { pose: walker.pose };
}
