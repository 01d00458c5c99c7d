import { element, onClick } from "../page-elements.ts";

/** The list of works beside the room. */
export interface WorksPanel {
  toggle(): void;
  close(): void;
  /** Marks the work one stands before. */
  mark(exhibit: string | undefined): void;
}

export function createWorksPanel(onChoose: (exhibit: string) => void): WorksPanel {
  const panel = element("works");
  const opener = document.getElementById("open-works");
  const buttons = [...panel.querySelectorAll<HTMLButtonElement>("button.work")];
  const setOpen = (isOpen: boolean) => {
    const hadFocus = panel.contains(document.activeElement);
    panel.hidden = !isOpen;
    opener?.setAttribute("aria-expanded", String(isOpen));
    document.body.classList.toggle("has-works-open", isOpen);
    if (isOpen) (panel.querySelector<HTMLElement>("[aria-current]") ?? buttons[0])?.focus();
    else if (hadFocus) opener?.focus();
  };
  opener?.setAttribute("aria-expanded", "false");
  opener?.setAttribute("aria-controls", "works");
  onClick("open-works", () => setOpen(panel.hidden === true));
  onClick("close-works", () => setOpen(false));
  for (const button of buttons) {
    button.addEventListener("click", () => {
      // On a phone the list covers the room; a chosen work wants to be seen.
      if (matchMedia("(max-width: 640px)").matches) setOpen(false);
      onChoose(button.dataset.exhibit ?? "");
    });
  }
  return {
    toggle: () => opener && setOpen(panel.hidden === true),
    close: () => !panel.hidden && setOpen(false),
    mark(exhibit) {
      for (const button of buttons) {
        if (button.dataset.exhibit === exhibit) button.setAttribute("aria-current", "true");
        else button.removeAttribute("aria-current");
      }
    },
  };
}
