import { element } from "../page-elements.ts";

/** Tells screen readers, without taking the focus. */
export function announce(text: string): void {
  element("announcer").textContent = text;
}
