import { html } from "hono/html";
import type { Digest } from "../core/digest.ts";
import { ICONS } from "./icons.ts";
import { artifactPath } from "./page-data.ts";
import type { Markup } from "./page-head.ts";
import type { ViewerGallery } from "./viewer-gallery.ts";

/** The two dialogs of the page: how to walk, and where everything comes from. */
export function galleryDialogs(gallery: ShownGallery, path: string): Markup {
  return html`${helpDialog()} ${aboutDialog(gallery, path)}`;
}

type ShownGallery = ViewerGallery & { sceneDigest: Digest };

function dialog(id: string, title: string, content: Markup): Markup {
  return html`<dialog id="${id}" class="glass" aria-labelledby="${id}-title">
    <div class="panel-head">
      <h2 id="${id}-title">${title}</h2>
      <form method="dialog"><button class="icon" aria-label="Close">${ICONS.close}</button></form>
    </div>
    ${content}
  </dialog>`;
}

function helpDialog(): Markup {
  const row = (keys: Markup, what: string) => html`<div><dt>${keys}</dt><dd>${what}</dd></div>`;
  const keys = (...names: string[]) => html`${names.map((name) => html`<kbd>${name}</kbd> `)}`;
  return dialog(
    "help",
    "Walking around",
    html`<dl class="with-mouse">
        ${row(keys("W", "A", "S", "D"), "or the arrow keys: walk. Hold Shift to hurry")}
        ${row(html`Drag`, "look around")} ${row(html`Click the floor`, "walk there")}
        ${row(html`Click a work`, "stand in front of it and read its label")}
        ${row(keys("N", "P"), "next and previous work")} ${row(keys("L"), "list of works")}
        ${row(keys("Esc"), "step back")} ${row(keys("?"), "this help")}
      </dl>
      <dl class="with-touch">
        ${row(html`Drag`, "look around")} ${row(html`Tap the floor`, "walk there")}
        ${row(html`Tap a work`, "stand in front of it and read its label")}
        ${row(html`The ring, bottom right`, "walk freely")}
      </dl>
      <form method="dialog"><button class="text" autofocus>Start walking</button></form>`,
  );
}

/** The file to take home, and the same room in more or less detail than one's device was given. */
function files({ title, sceneDigest, variants }: ShownGallery, path: string): Markup {
  const size = (bytes: number) => `${(bytes / 1_000_000).toFixed(1)} MB`;
  const name =
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, "-")
      .replace(/^-|-$/g, "") || "gallery";
  const digest = variants?.engine.digest ?? sceneDigest;
  const row = (link: Markup, bytes: number | undefined) =>
    html`<li>${link}${bytes === undefined ? "" : html`<span class="quiet">${size(bytes)}</span>`}</li>`;
  return html`<h3>Files</h3>
    <ul class="files">
      ${row(
        html`<a href="${artifactPath(digest, "model/gltf-binary")}" download="${name}.glb"
          >GLB for Blender and game engines</a
        >`,
        variants?.engine.sizeBytes,
      )}
      ${
        variants
          ? html`${row(html`<a href="${path}?variant=desktop">Show in full detail</a>`, variants.desktop.sizeBytes)}
            ${row(html`<a href="${path}?variant=phone">Show the light version</a>`, variants.phone.sizeBytes)}`
          : ""
      }
    </ul>`;
}

function aboutDialog(gallery: ShownGallery, path: string): Markup {
  const date = (atMs: number) =>
    html`<time datetime="${new Date(atMs).toISOString()}"
      >${new Date(atMs).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" })}</time
    >`;
  return dialog(
    "about",
    "About this gallery",
    html`<blockquote>${gallery.prompt}</blockquote>
      <p class="quiet">
        ${gallery.version > 0 ? `Version ${gallery.version}` : "Being made"} · ${date(gallery.createdAtMs)} ·${gallery.style && ` ${gallery.style} ·`}
        ${gallery.triangles.toLocaleString("en-GB")} triangles
      </p>
      ${
        gallery.credits.length > 0
          ? html`<h3>Made by</h3>
              <ul class="credits">
                ${gallery.credits.map(
                  (credit) =>
                    html`<li><span>${credit.part}</span><span class="quiet">${credit.source}</span></li>`,
                )}
              </ul>`
          : ""
      }
      ${
        gallery.versions.length > 1
          ? html`<h3>Versions</h3>
              <ul class="versions">
                ${gallery.versions.map(
                  (version) => html`<li>
                    <a href="/g/${gallery.id}/v/${version.number}"
                      ${version.number === gallery.version ? html`aria-current="page"` : ""}
                      >Version ${version.number}</a
                    >
                    <span class="quiet">${date(version.createdAtMs)}</span>
                  </li>`,
                )}
              </ul>`
          : ""
      }
      ${files(gallery, path)}
      <p class="quiet">
        Pictures and objects were made by machines from these words; names on the labels are part of the work.
      </p>`,
  );
}
