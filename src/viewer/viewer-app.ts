import { readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { Hono } from "hono";
import type { Digest } from "../core/digest.ts";
import { toVernissageError } from "../core/errors.ts";
import { artifactResponse, parseArtifactName } from "./artifact-response.ts";
import { type BuiltPages, readBuiltPages } from "./built-pages.ts";
import { galleryPage } from "./gallery-page.ts";
import { beingMadePage, messagePage } from "./message-page.ts";
import { securityHeaders } from "./security-headers.ts";
import type { ViewerGallery } from "./viewer-gallery.ts";

export interface ViewerDependencies {
  /** The newest version, or the one asked for. `undefined` if there is no such gallery or version. */
  findGallery(galleryId: string, version?: number): Promise<ViewerGallery | undefined>;
  readArtifact(digest: Digest): Promise<{ bytes: Uint8Array; mediaType: string } | undefined>;
  /** The built pages: `dist/web`. */
  pageDirectory: string;
  /** Where visitors reach this server, for link previews; with or without a slash at the end. Asked at each request. */
  publicUrl: string | (() => string);
  /** Told about answers of 500. */
  onError?: (error: Error) => void;
}

const ASSET_TYPES: Readonly<Record<string, string>> = {
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".wasm": "application/wasm",
};

/** The web server behind a gallery's link, as a function from request to response. */
export function createViewerApp(dependencies: ViewerDependencies): Hono {
  const { findGallery, readArtifact, pageDirectory } = dependencies;
  const publicUrl = () => {
    const { publicUrl: given } = dependencies;
    return (typeof given === "string" ? given : given()).replace(/\/+$/, "");
  };
  let builtPages: BuiltPages | undefined;
  const pages = async () => {
    builtPages ??= await readBuiltPages(pageDirectory);
    return builtPages;
  };
  const app = new Hono();
  app.use(securityHeaders);

  app.get("/healthz", (context) => context.json({ ok: true }));

  app.get("/g/:id/v/:number{[1-9][0-9]{0,5}}", (context) =>
    showGallery(context.req.param("id"), Number(context.req.param("number"))),
  );
  app.get("/g/:id", (context) => showGallery(context.req.param("id")));

  async function showGallery(id: string, version?: number): Promise<Response> {
    const gallery = await findGallery(id, version);
    if (!gallery) return notFound();
    const path = `/g/${encodeURIComponent(id)}${version === undefined ? "" : `/v/${version}`}`;
    const options = { pages: await pages(), publicUrl: publicUrl(), path };
    const { sceneDigest } = gallery;
    const page = sceneDigest
      ? galleryPage({ ...gallery, sceneDigest }, options)
      : beingMadePage(gallery, { ...options, styleUrl: options.pages.styleUrl });
    return htmlResponse(await page, 200);
  }

  app.get("/artifacts/:name", async (context) => {
    const named = parseArtifactName(context.req.param("name"));
    const found = named && (await readArtifact(named.digest));
    // The type must be the stored one: nobody gets to call a picture something else.
    if (!named || !found || found.mediaType !== named.mediaType) return notFound();
    return artifactResponse(
      { ...named, bytes: found.bytes },
      { range: context.req.header("range"), ifNoneMatch: context.req.header("if-none-match") },
    );
  });

  app.get("/assets/:name{[A-Za-z0-9_][A-Za-z0-9_.-]*}", async (context) => {
    const name = context.req.param("name");
    const mediaType = ASSET_TYPES[extname(name)];
    const bytes = mediaType && (await readFile(join(pageDirectory, "assets", name)).catch(() => undefined));
    if (!bytes) return notFound();
    return new Response(new Uint8Array(bytes), {
      headers: { "content-type": mediaType, "cache-control": "public, max-age=31536000, immutable" },
    });
  });

  async function notFound(): Promise<Response> {
    const { styleUrl } = await pages();
    const page = messagePage({
      title: "Nothing hangs here",
      text: "There is no gallery at this address. Check the link, or ask for a new one where you found it.",
      styleUrl,
    });
    return htmlResponse(await page, 404);
  }

  app.notFound(notFound);
  app.onError((error, context) => {
    dependencies.onError?.(error);
    return context.text(toVernissageError(error).userMessage, 500);
  });
  return app;
}

function htmlResponse(page: { toString(): string }, status: number): Response {
  return new Response(page.toString(), {
    status,
    headers: { "content-type": "text/html; charset=utf-8", "cache-control": "no-cache" },
  });
}
