import type { PerspectiveCamera } from "three";
import type { Stage } from "../stage/stage.ts";

/** Draws only while something changes: a still room costs no battery. */
export interface FrameLoop {
  /** Something changed; draw at least once more. */
  invalidate(): void;
  stop(): void;
}

/** Above this a screen's density is not seen any more but costs a quarter more per step. */
const MAX_PIXEL_RATIO = 2;
const MIN_PIXEL_RATIO = 0.4;
/** Slower than 28 frames a second on average: draw fewer pixels. */
const SLOW_FRAME_MS = 36;
const FRAMES_AVERAGED = 8;
/** No graphics chip at all: act after two frames. */
const HOPELESS_FRAME_MS = 150;
/** After standing still this long, one frame is drawn with all pixels. */
const SETTLE_MS = 350;

/** `advance` moves everything by the seconds passed and says whether it still moves. */
export function startFrameLoop(options: {
  stage: Stage;
  camera: PerspectiveCamera;
  /** Vertical field of view in degrees for a picture of the given width by height. */
  fovFor(aspect: number): number;
  advance(seconds: number): boolean;
}): FrameLoop {
  const { stage, camera } = options;
  const { renderer, scene } = stage;
  let movingRatio = fullPixelRatio();
  let pending = 0;
  let lastAtMs = 0;
  let slowMs = 0;
  let frames = 0;
  let settleTimer: ReturnType<typeof setTimeout> | undefined;

  function fitCanvas(pixelRatio: number) {
    const { clientWidth, clientHeight } = renderer.domElement;
    renderer.setPixelRatio(pixelRatio);
    renderer.setSize(clientWidth, clientHeight, false);
    camera.aspect = clientWidth / Math.max(1, clientHeight);
    camera.fov = options.fovFor(camera.aspect);
    camera.updateProjectionMatrix();
  }

  function watchSpeed(frameMs: number) {
    slowMs += Math.min(frameMs, 500);
    frames += 1;
    const isHopeless = frames === 2 && slowMs / frames > HOPELESS_FRAME_MS;
    if (frames < FRAMES_AVERAGED && !isHopeless) return;
    if (slowMs / frames > SLOW_FRAME_MS && movingRatio > MIN_PIXEL_RATIO) {
      movingRatio = Math.max(MIN_PIXEL_RATIO, movingRatio * (isHopeless ? 0.5 : 0.75));
      fitCanvas(movingRatio);
    }
    slowMs = 0;
    frames = 0;
  }

  function settle() {
    if (renderer.getPixelRatio() >= fullPixelRatio()) return;
    fitCanvas(fullPixelRatio());
    renderer.render(scene, camera);
  }

  function frame(atMs: number) {
    pending = 0;
    const frameMs = atMs - lastAtMs;
    const isContinuing = lastAtMs > 0;
    // A pause, or one very slow frame, must not become a leap.
    const isMoving = options.advance(isContinuing ? Math.min(frameMs / 1000, 0.2) : 1 / 60);
    if (isMoving && isContinuing) watchSpeed(frameMs);
    if (isMoving && renderer.getPixelRatio() !== movingRatio) fitCanvas(movingRatio);
    renderer.render(scene, camera);
    clearTimeout(settleTimer);
    if (isMoving) {
      lastAtMs = atMs;
      request();
    } else {
      lastAtMs = 0;
      settleTimer = setTimeout(settle, SETTLE_MS);
    }
  }

  function request() {
    if (pending === 0) pending = requestAnimationFrame(frame);
  }

  const resizing = new ResizeObserver(() => {
    fitCanvas(movingRatio);
    request();
  });
  resizing.observe(renderer.domElement);
  fitCanvas(movingRatio);
  request();
  return {
    invalidate: request,
    stop() {
      resizing.disconnect();
      cancelAnimationFrame(pending);
      clearTimeout(settleTimer);
    },
  };
}

function fullPixelRatio(): number {
  return Math.min(devicePixelRatio, MAX_PIXEL_RATIO);
}
