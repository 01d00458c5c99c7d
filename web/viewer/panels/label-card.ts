import type { ViewerWork } from "../../../src/viewer/viewer-gallery.ts";
import { element } from "../page-elements.ts";
import type { WorkInRoom } from "../works.ts";

/** The label beside a work, set like a museum's: artist and year, title, medium, who made it, why it hangs here. */
export interface LabelCard {
  show(work: WorkInRoom, place: string): void;
  hide(): void;
}

export function createLabelCard(): LabelCard {
  const card = element("card");
  return {
    show({ work, credit, reason }, place) {
      element("card-artist").textContent = artistLine(work);
      element("card-title").textContent = work.title;
      element("card-medium").textContent = work.medium;
      element("card-credit").textContent = credit && `Made by ${credit}`;
      element("card-reason").textContent = reason;
      element("card-place").textContent = place;
      card.hidden = false;
    },
    hide() {
      card.hidden = true;
    },
  };
}

export function artistLine(work: ViewerWork): string {
  return [work.artist, work.year].filter(Boolean).join(", ");
}
