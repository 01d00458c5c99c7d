/**
 * A thumb ring for walking on touch screens. Tells how far it is pushed, from −1 to 1 each way; sideways turns,
 * because one thumb cannot do both and turning is wanted more often than stepping aside.
 */
export function listenToJoystick(ring: HTMLElement, steer: (forward: number, turn: number) => void): void {
  const knob = ring.querySelector("i")!;
  let pointerId: number | undefined;
  const push = (x: number, y: number) => {
    knob.style.translate = `${x * 26}px ${y * 26}px`;
    const [forward, turn] = [-y, -x];
    steer(Math.abs(forward) < 0.15 ? 0 : forward, Math.abs(turn) < 0.2 ? 0 : turn * 0.7);
  };
  const follow = (event: PointerEvent) => {
    if (event.pointerId !== pointerId) return;
    const box = ring.getBoundingClientRect();
    const x = (event.clientX - box.left - box.width / 2) / (box.width / 2);
    const y = (event.clientY - box.top - box.height / 2) / (box.height / 2);
    const length = Math.max(1, Math.hypot(x, y));
    push(x / length, y / length);
  };
  ring.addEventListener("pointerdown", (event) => {
    if (pointerId !== undefined) return;
    pointerId = event.pointerId;
    ring.setPointerCapture(pointerId);
    event.preventDefault();
    follow(event);
  });
  ring.addEventListener("pointermove", follow);
  const release = (event: PointerEvent) => {
    if (event.pointerId !== pointerId) return;
    pointerId = undefined;
    push(0, 0);
  };
  ring.addEventListener("pointerup", release);
  ring.addEventListener("pointercancel", release);
}
