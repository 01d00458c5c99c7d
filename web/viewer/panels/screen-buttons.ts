import { onClick } from "../page-elements.ts";
import { announce } from "./announcer.ts";

/** Full screen, pointer lock and link copying; buttons for what the browser cannot do disappear. */
export function wireScreenButtons(canvas: HTMLCanvasElement): { toggleFullscreen(): void } {
  const toggleFullscreen = () => {
    // Refused for instance in a frame without permission; the page stays as it is.
    const change = document.fullscreenElement
      ? document.exitFullscreen()
      : document.documentElement.requestFullscreen?.();
    change?.catch(() => announce("The browser does not allow full screen here."));
  };
  if (!document.fullscreenEnabled) document.getElementById("fullscreen")?.remove();
  if (!("requestPointerLock" in canvas) || matchMedia("(pointer: coarse)").matches) {
    document.getElementById("lock-pointer")?.remove();
  }
  onClick("fullscreen", toggleFullscreen);
  onClick("lock-pointer", () => {
    canvas.focus();
    // Older browsers return nothing, newer ones a promise that rejects when refused.
    Promise.resolve(canvas.requestPointerLock()).catch(() =>
      announce("The browser does not hand over the mouse here."),
    );
  });
  onClick("copy-link", () => void copyLink());
  return { toggleFullscreen };
}

async function copyLink(): Promise<void> {
  const button = document.getElementById("copy-link")!;
  try {
    await navigator.clipboard.writeText(location.href);
    announce("Link copied.");
    button.dataset.note = "Link copied";
  } catch {
    announce("The link could not be copied; it is in the address bar.");
    button.dataset.note = "See the address bar";
  }
  setTimeout(() => delete button.dataset.note, 1_800);
}
