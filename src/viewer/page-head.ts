import { html } from "hono/html";
import type { HtmlEscapedString } from "hono/utils/html";
import { picturePath } from "./page-data.ts";
import type { ViewerGallery, ViewerPicture } from "./viewer-gallery.ts";

export type Markup = HtmlEscapedString | Promise<HtmlEscapedString>;

const THEME_COLOUR = "#191714";

/** What every page's head holds. */
export function pageHead(options: { title: string; styleUrl: string; extra?: Markup }): Markup {
  return html`<meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
    <meta name="robots" content="noindex, nofollow" />
    <meta name="referrer" content="no-referrer" />
    <meta name="theme-color" content="${THEME_COLOUR}" />
    <meta name="color-scheme" content="dark" />
    <title>${options.title}</title>
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="${options.styleUrl}" />
    ${options.extra ?? ""}`;
}

/** One sentence about a gallery, for link previews. */
export function describeGallery(gallery: ViewerGallery): string {
  const count = gallery.works.length;
  const works = count === 0 ? "" : ` with ${count} ${count === 1 ? "work" : "works"}`;
  return `A walkable gallery${works}, made from the words “${shorten(gallery.prompt, 180)}”`;
}

/** Tags by which a chat program unfurls the link with a large picture. */
export function previewTags(gallery: ViewerGallery, options: { publicUrl: string; path: string }): Markup {
  const description = describeGallery(gallery);
  const picture = gallery.poster ?? gallery.sheet;
  return html`<meta name="description" content="${description}" />
    <link rel="canonical" href="${options.publicUrl}${options.path}" />
    <meta property="og:type" content="website" />
    <meta property="og:site_name" content="Vernissage" />
    <meta property="og:title" content="${gallery.title}" />
    <meta property="og:description" content="${description}" />
    <meta property="og:url" content="${options.publicUrl}${options.path}" />
    ${picture ? pictureTags(picture, gallery.title, options.publicUrl) : ""}`;
}

function pictureTags(picture: ViewerPicture, title: string, publicUrl: string): Markup {
  return html`<meta property="og:image" content="${publicUrl}${picturePath(picture)}" />
    <meta property="og:image:type" content="${picture.mediaType}" />
    <meta property="og:image:width" content="${picture.widthPx}" />
    <meta property="og:image:height" content="${picture.heightPx}" />
    <meta property="og:image:alt" content="A view into the gallery “${title}”" />
    <meta name="twitter:card" content="summary_large_image" />`;
}

function shorten(text: string, length: number): string {
  const characters = [...text.replace(/\s+/g, " ").trim()];
  return characters.length <= length ? characters.join("") : `${characters.slice(0, length - 1).join("")}…`;
}
