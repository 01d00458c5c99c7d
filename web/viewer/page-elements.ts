/** An element the server put into the page (`src/viewer/gallery-page.ts`). Throws if the two do not fit together. */
export function element<Kind extends HTMLElement = HTMLElement>(id: string): Kind {
  const found = document.getElementById(id);
  if (!found) throw new Error(`The page has no element "${id}".`);
  return found as Kind;
}

/** Calls back on clicks of a button that may be absent. */
export function onClick(id: string, listener: () => void): void {
  document.getElementById(id)?.addEventListener("click", listener);
}
