import { html } from "hono/html";
import { type Markup, pageHead, previewTags } from "./page-head.ts";
import type { ViewerGallery } from "./viewer-gallery.ts";

/** A page with nothing but a few words on it. */
export function messagePage(options: {
  title: string;
  text: string;
  styleUrl: string;
  extraHead?: Markup;
  isBusy?: boolean;
}): Markup {
  return html`<!doctype html>
    <html lang="en">
      <head>
        ${pageHead({
          title: `${options.title} · Vernissage`,
          styleUrl: options.styleUrl,
          ...(options.extraHead && { extra: options.extraHead }),
        })}
      </head>
      <body class="message">
        <main>
          <p class="eyebrow">Vernissage</p>
          <h1>${options.title}</h1>
          <p>${options.text}</p>
          ${options.isBusy ? html`<div class="progress is-endless" role="presentation"><i></i></div>` : ""}
        </main>
      </body>
    </html>`;
}

/** Shown until a gallery has a version; looks again by itself, also without scripts. */
export function beingMadePage(
  gallery: ViewerGallery,
  options: { styleUrl: string; publicUrl: string; path: string },
): Markup {
  return messagePage({
    title: gallery.title || "A gallery",
    text: gallery.status ?? "This gallery is still being made. The page opens by itself when it is ready.",
    styleUrl: options.styleUrl,
    extraHead: html`<meta http-equiv="refresh" content="10" />${previewTags(gallery, options)}`,
    isBusy: true,
  });
}
