import type { Steering } from "../walk/walker.ts";

/** Keys by their place on the keyboard, so that W A S D lie together on every layout. */
const WALKING: Readonly<Record<string, Partial<Record<"forward" | "right" | "turn", number>>>> = {
  KeyW: { forward: 1 },
  KeyS: { forward: -1 },
  KeyA: { right: -1 },
  KeyD: { right: 1 },
  ArrowUp: { forward: 1 },
  ArrowDown: { forward: -1 },
  ArrowLeft: { turn: 1 },
  ArrowRight: { turn: -1 },
  KeyQ: { turn: 1 },
  KeyE: { turn: -1 },
};

export interface KeyboardActions {
  steer(steering: Steering): void;
  /** By the character typed: `n`, `?`, `Escape`, … */
  press(key: string): void;
}

/** Listens while no control of the page wants the keys for itself. */
export function listenToKeys(actions: KeyboardActions): void {
  const held = new Set<string>();
  let isHurrying = false;
  const tell = () => {
    const steering: Steering = { forward: 0, right: 0, turn: 0, isHurrying };
    for (const code of held) {
      const effect = WALKING[code]!;
      steering.forward += effect.forward ?? 0;
      steering.right += effect.right ?? 0;
      steering.turn += effect.turn ?? 0;
    }
    actions.steer(steering);
  };
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTakenByPage(event)) return;
    isHurrying = event.shiftKey;
    if (event.code in WALKING) {
      event.preventDefault();
      if (!event.repeat) held.add(event.code);
      tell();
    } else if (!event.repeat) {
      actions.press(event.key);
    }
  });
  addEventListener("keyup", (event) => {
    isHurrying = event.shiftKey;
    if (held.delete(event.code) || event.key === "Shift") tell();
  });
  addEventListener("blur", () => {
    held.clear();
    tell();
  });
}

function isTakenByPage(event: KeyboardEvent): boolean {
  if (document.querySelector("dialog[open]")) return true;
  const isOnButton = event.target instanceof Element && event.target.closest("button, a, input") !== null;
  return isOnButton && ["Enter", " ", "ArrowUp", "ArrowDown"].includes(event.key);
}
