import type { Logger } from "pino";
import { abortReasonOf, withDeadline } from "../core/abort.ts";
import type { Thumbnail, Thumbnailer } from "../core/asset.ts";
import { toError, VernissageError } from "../core/errors.ts";
import { findBrowser } from "./find-browser.ts";
import type { PagePicture, PictureRequest } from "./page-protocol.ts";
import { type PageServer, startPageServer } from "./page-server.ts";
import { openRenderPage, type RenderPage } from "./render-page.ts";

export interface ThumbnailerOptions {
  /** The built pages: `dist/web`. */
  pageDirectory: string;
  /** A browser to use instead of looking for one. */
  browserPath?: string;
  logger?: Logger;
  /** Time for one GLB, from when its turn comes; starting the browser included. */
  pictureTimeoutMs?: number;
  /** The browser is replaced after this many, so that nothing it leaks can add up. */
  picturesPerBrowser?: number;
}

const DEFAULTS = { pictureTimeoutMs: 60_000, picturesPerBrowser: 200 };

/**
 * Sizes in pixels: a contact sheet of 1280×856 that fills a chat message, and single views for a page. Textures are
 * decoded to what a view can show: at 640 lines a metre of wall 1 m away covers about 600 px. Supersampling costs time
 * by its square and is as low as edges allow; a run waits for its sheets, which a thread shows at half their size.
 */
const SHEET_SIZES = {
  ...{ viewWidthPx: 636, viewHeightPx: 424, sheetGapPx: 8 },
  ...{ supersampling: 1.25, maxTexturePx: 512 },
};
const VIEW_SIZES = { viewWidthPx: 960, viewHeightPx: 640, supersampling: 1.5, maxTexturePx: 768 };

/**
 * A thumbnailer that keeps one page warm in one headless browser, started with the first picture. Pictures are made
 * one after another. Whatever goes wrong with one (a crash, a deadline, an abort) ends that browser, and the next
 * picture starts a fresh one.
 */
export function createThumbnailer(options: ThumbnailerOptions): Thumbnailer {
  const { pictureTimeoutMs, picturesPerBrowser } = { ...DEFAULTS, ...options };
  let server: Promise<PageServer> | undefined;
  let page: RenderPage | undefined;
  let picturesMade = 0;
  let isClosed = false;
  let queue: Promise<unknown> = Promise.resolve();

  async function endPage() {
    const ending = page;
    page = undefined;
    picturesMade = 0;
    await ending?.close();
  }

  async function warmPage(): Promise<RenderPage> {
    if (picturesMade >= picturesPerBrowser) await endPage();
    if (page) return page;
    const executablePath = findBrowser(
      options.browserPath === undefined ? {} : { browserPath: options.browserPath },
    );
    server ??= startPageServer(options.pageDirectory);
    page = await openRenderPage({ executablePath, server: await server });
    options.logger?.info({ renderer: page.renderer }, "thumbnail-browser-started");
    return page;
  }

  async function pictureNow(glb: Uint8Array, request: Omit<PictureRequest, "glbUrl">, signal: AbortSignal) {
    signal.throwIfAborted();
    const opened = await warmPage();
    // Nothing inside the page can be cancelled, but the page can be ended.
    const onAbort = () => void endPage();
    signal.addEventListener("abort", onAbort, { once: true });
    try {
      signal.throwIfAborted();
      const glbUrl = (await server!).offer(glb);
      const response = await opened.picture({ ...request, glbUrl });
      signal.throwIfAborted();
      if ("failure" in response) throw renderFailed(response.failure, undefined);
      picturesMade += 1;
      options.logger?.info({ sizeBytes: glb.byteLength, ...response.timingsMs }, "thumbnails-made");
      return response.pictures.map(toThumbnail);
    } catch (thrown) {
      if (!(thrown instanceof VernissageError)) await endPage();
      throw thrown;
    } finally {
      signal.removeEventListener("abort", onAbort);
    }
  }

  function picture(glb: Uint8Array, request: Omit<PictureRequest, "glbUrl">, signal: AbortSignal) {
    const turn = queue.then(async () => {
      if (isClosed) throw renderFailed("the thumbnailer is closed", undefined);
      const deadline = withDeadline(pictureTimeoutMs, "Making pictures", signal);
      try {
        return await pictureNow(glb, request, deadline.signal);
      } catch (thrown) {
        if (signal.aborted) throw signal.reason;
        if (thrown instanceof VernissageError) throw thrown;
        const reason = abortReasonOf(thrown, deadline.signal);
        throw renderFailed(reason?.message ?? toError(thrown).message, thrown);
      } finally {
        deadline.clear();
      }
    });
    queue = turn.catch(() => undefined);
    return orAborted(turn, signal);
  }

  return {
    sheet: async (glb, { signal }) => (await picture(glb, SHEET_SIZES, signal))[0]!,
    views: (glb, { signal, views }) => picture(glb, { ...VIEW_SIZES, ...(views && { views }) }, signal),
    async warmUp() {
      queue = queue.then(() => (isClosed ? undefined : warmPage())).catch(() => undefined);
      await queue;
    },
    async close() {
      isClosed = true;
      await endPage();
      await queue;
      await endPage();
      await (await server)?.close();
    },
  };
}

/** Whoever waits for a turn need not wait for it to give up. */
function orAborted<Result>(work: Promise<Result>, signal: AbortSignal): Promise<Result> {
  return new Promise((resolve, reject) => {
    const onAbort = () => reject(signal.reason);
    if (signal.aborted) onAbort();
    signal.addEventListener("abort", onAbort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener("abort", onAbort));
  });
}

function toThumbnail({ pngBase64, ...picture }: PagePicture): Thumbnail {
  return { ...picture, png: Buffer.from(pngBase64, "base64") };
}

function renderFailed(message: string, cause: unknown): VernissageError {
  return new VernissageError({
    code: "render-failed",
    message: `No pictures: ${message}`,
    userMessage: "No pictures could be made of this 3D file. It may be damaged, or too heavy to draw.",
    party: "space",
    cause,
  });
}
