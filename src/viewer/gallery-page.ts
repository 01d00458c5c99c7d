import { html, raw } from "hono/html";
import type { Digest } from "../core/digest.ts";
import type { BuiltPages } from "./built-pages.ts";
import { galleryDialogs } from "./gallery-dialogs.ts";
import { ICONS } from "./icons.ts";
import { pageDataOf, picturePath, scriptJson } from "./page-data.ts";
import { describeGallery, type Markup, pageHead, previewTags } from "./page-head.ts";
import type { ViewerGallery, ViewerWork } from "./viewer-gallery.ts";

/**
 * The page to walk in. Everything that can be read is in the markup, so that it is complete without WebGL, and
 * without scripts; `web/viewer` brings it to life by the ids used here.
 */
export function galleryPage(
  gallery: ViewerGallery & { sceneDigest: Digest },
  options: { pages: BuiltPages; publicUrl: string; path: string },
): Markup {
  const { pages } = options;
  return html`<!doctype html>
    <html lang="en">
      <head>
        ${pageHead({
          title: `${gallery.title} · Vernissage`,
          styleUrl: pages.styleUrl,
          extra: html`${previewTags(gallery, options)}
            ${pages.preloadUrls.map((url) => html`<link rel="modulepreload" href="${url}" />`)}
            <script type="module" src="${pages.scriptUrl}"></script>`,
        })}
      </head>
      <body class="gallery" data-state="loading">
        <canvas id="room" tabindex="0" role="application" aria-label="${gallery.title}, a room to walk in"
          aria-describedby="keys"></canvas>
        <p id="keys" class="unseen">
          Arrow keys or W A S D walk, Q and E turn, N and P go to the next and previous work, question mark opens help.
        </p>
        ${toolbar(gallery, options.path)} ${worksPanel(gallery.works)} ${card()} ${curtain(gallery)}
        <p id="nearby" class="glass" hidden></p>
        <div id="joystick" aria-hidden="true"><i></i></div>
        <div id="announcer" class="unseen" role="status" aria-live="polite"></div>
        ${galleryDialogs(gallery, options.path)}
        <script type="application/json" id="gallery-data">${raw(scriptJson(pageDataOf(gallery)))}</script>
      </body>
    </html>`;
}

function toolbar(gallery: ViewerGallery, path: string): Markup {
  const button = (id: string, label: string, icon: Markup, keys?: string) =>
    html`<button type="button" id="${id}" class="icon" aria-label="${label}"
      title="${label}${keys ? ` (${keys})` : ""}">${icon}</button>`;
  return html`<header id="toolbar">
    <div class="heading">
      <p class="eyebrow">
        ${gallery.version > 0 ? "Vernissage" : html`Still being made. <a href="${path}">Look again</a>`}
      </p>
      <h1>${gallery.title}</h1>
    </div>
    <div class="glass buttons" role="toolbar" aria-label="Gallery">
      ${gallery.works.length > 0 ? button("open-works", "List of works", ICONS.works, "L") : ""}
      ${button("open-about", "About this gallery", ICONS.about)}
      ${button("copy-link", "Copy a link to this spot", ICONS.link)}
      ${button("lock-pointer", "Look around with the mouse", ICONS.mouse)}
      ${button("fullscreen", "Fill the screen", ICONS.fullscreen, "F")} ${button("open-help", "Help", ICONS.help, "?")}
    </div>
  </header>`;
}

function worksPanel(works: readonly ViewerWork[]): Markup {
  return html`<nav id="works" class="glass" aria-label="Works" hidden>
    <div class="panel-head">
      <h2>Works</h2>
      <button type="button" id="close-works" class="icon" aria-label="Close the list">${ICONS.close}</button>
    </div>
    <ol>
      ${works.map(
        (work) => html`<li>
          <button type="button" class="work" data-exhibit="${work.exhibit}">
            <span class="work-title">${work.title}</span>
            <span class="work-line">${[work.artist, work.year].filter(Boolean).join(", ")}</span>
            <span class="work-line">${work.medium}</span>
          </button>
        </li>`,
      )}
    </ol>
  </nav>`;
}

function card(): Markup {
  return html`<aside id="card" class="glass" aria-label="Label" hidden>
    <button type="button" id="close-card" class="icon" aria-label="Close the label">${ICONS.close}</button>
    <p id="card-artist"></p>
    <h2 id="card-title"></h2>
    <p id="card-medium"></p>
    <p id="card-credit"></p>
    <p id="card-reason"></p>
    <div class="steps">
      <button type="button" id="previous-work" class="icon" aria-label="Previous work" title="Previous work (P)">
        ${ICONS.previous}
      </button>
      <span id="card-place"></span>
      <button type="button" id="next-work" class="icon" aria-label="Next work" title="Next work (N)">
        ${ICONS.next}
      </button>
    </div>
  </aside>`;
}

function curtain(gallery: ViewerGallery): Markup {
  const picture = gallery.poster ?? gallery.sheet;
  return html`<section id="curtain" aria-label="Opening the gallery">
    ${
      picture
        ? html`<img id="poster" src="${picturePath(picture)}" width="${picture.widthPx}" height="${picture.heightPx}"
            alt="A view into the gallery “${gallery.title}”" />`
        : ""
    }
    <div class="curtain-text">
      <p class="eyebrow">Vernissage</p>
      <p class="curtain-title">${gallery.title}</p>
      <p class="curtain-words">${describeGallery(gallery)}</p>
      <div class="progress" id="progress" role="progressbar" aria-label="Loading" aria-valuemin="0"
        aria-valuemax="100" aria-valuenow="0"><i></i></div>
      <p id="loading-text">Opening the doors…</p>
      <button type="button" id="retry" class="text" hidden>Try again</button>
      <noscript>
        <p>Walking through the room needs JavaScript. Here is what hangs in it.</p>
      </noscript>
    </div>
  </section>`;
}
