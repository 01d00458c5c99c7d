import type { ViewerWork } from "../../../src/viewer/viewer-gallery.ts";
import { element } from "../page-elements.ts";

/** The label beside a work, set like a museum's: artist and year, title, medium. */
export interface LabelCard {
  show(work: ViewerWork, place: string): void;
  hide(): void;
}

export function createLabelCard(): LabelCard {
  const card = element("card");
  return {
    show(work, place) {
      element("card-artist").textContent = artistLine(work);
      element("card-title").textContent = work.title;
      element("card-medium").textContent = work.medium;
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
