import { html } from "hono/html";
import type { Markup } from "./page-head.ts";

const icon = (shapes: Markup) =>
  html`<svg viewBox="0 0 24 24" width="20" height="20" fill="none" stroke="currentColor" stroke-width="1.6"
    stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">${shapes}</svg>`;

/** Line drawings on a 24-unit grid. */
export const ICONS = {
  works: icon(html`<path d="M4 6h4v5H4zM4 14h4v5H4zM12 7h8M12 10h5M12 15h8M12 18h5" />`),
  about: icon(html`<circle cx="12" cy="12" r="8.5" /><path d="M12 11v5M12 8h.01" />`),
  link: icon(
    html`<path d="M10 14a4 4 0 0 0 6 .4l2.6-2.6a4 4 0 0 0-5.7-5.7L11.6 7.4M14 10a4 4 0 0 0-6-.4l-2.6 2.6a4 4 0 0 0 5.7 5.7l1.3-1.3" />`,
  ),
  mouse: icon(html`<rect x="7" y="3.5" width="10" height="17" rx="5" /><path d="M12 7v3.5" />`),
  fullscreen: icon(html`<path d="M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5" />`),
  help: icon(
    html`<circle cx="12" cy="12" r="8.5" /><path d="M9.6 9.4a2.5 2.5 0 1 1 3.5 2.3c-.7.3-1.1.8-1.1 1.6M12 16.3h.01" />`,
  ),
  previous: icon(html`<path d="M14.5 6 8.5 12l6 6" />`),
  next: icon(html`<path d="m9.5 6 6 6-6 6" />`),
  close: icon(html`<path d="m6.5 6.5 11 11M17.5 6.5l-11 11" />`),
} as const;
