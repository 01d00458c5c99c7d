/** What a pointer on the room means. Positions are in the canvas, from −1 to 1, y up. */
export interface LookActions {
  /** Radians to turn by. */
  look(yaw: number, pitch: number): void;
  tap(x: number, y: number): void;
  /** A mouse passes over without pressing. */
  hover(x: number, y: number): void;
  leave(): void;
}

/** A press that travels less than this is a tap, not a drag. */
const TAP_PX = 7;
const TAP_MS = 400;
/** Dragging across the shorter side of the screen turns by this much; fingers have less room than mice. */
const MOUSE_RADIANS = 1.5;
const TOUCH_RADIANS = 2.4;
const LOCKED_RADIANS_PER_PX = 0.0022;

/** Drag to look (the room follows the hand), tap to act, and look without pressing while the pointer is locked. */
export function listenToPointer(canvas: HTMLCanvasElement, actions: LookActions): void {
  let drag: { id: number; x: number; y: number; travelled: number; startedMs: number } | undefined;
  const isLocked = () => document.pointerLockElement === canvas;
  const place = (event: PointerEvent): [number, number] => {
    const box = canvas.getBoundingClientRect();
    if (isLocked()) return [0, 0];
    return [
      ((event.clientX - box.left) / box.width) * 2 - 1,
      1 - ((event.clientY - box.top) / box.height) * 2,
    ];
  };
  canvas.addEventListener("pointerdown", (event) => {
    if (drag || event.button !== 0) return;
    if (!isLocked()) canvas.setPointerCapture(event.pointerId);
    drag = {
      id: event.pointerId,
      x: event.clientX,
      y: event.clientY,
      travelled: 0,
      startedMs: event.timeStamp,
    };
  });
  canvas.addEventListener("pointermove", (event) => {
    if (isLocked()) {
      actions.look(-event.movementX * LOCKED_RADIANS_PER_PX, -event.movementY * LOCKED_RADIANS_PER_PX);
      return;
    }
    if (drag?.id !== event.pointerId) {
      if (!drag && event.pointerType === "mouse") actions.hover(...place(event));
      return;
    }
    const [dx, dy] = [event.clientX - drag.x, event.clientY - drag.y];
    drag.travelled += Math.hypot(dx, dy);
    [drag.x, drag.y] = [event.clientX, event.clientY];
    if (drag.travelled < TAP_PX) return;
    const reach = event.pointerType === "mouse" ? MOUSE_RADIANS : TOUCH_RADIANS;
    const radiansPerPx = reach / Math.min(canvas.clientWidth, canvas.clientHeight);
    actions.look(dx * radiansPerPx, dy * radiansPerPx);
  });
  const release = (event: PointerEvent) => {
    if (drag?.id !== event.pointerId) return;
    const isTap = drag.travelled < TAP_PX && event.timeStamp - drag.startedMs < TAP_MS;
    drag = undefined;
    if (isTap && event.type === "pointerup") actions.tap(...place(event));
  };
  canvas.addEventListener("pointerup", release);
  canvas.addEventListener("pointercancel", release);
  canvas.addEventListener("pointerleave", () => actions.leave());
}
