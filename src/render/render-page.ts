import type { Browser, Page } from "puppeteer";
import { VernissageError } from "../core/errors.ts";
import { availableDrawings, type Drawing, launchBrowser } from "./launch-browser.ts";
import type { PictureRequest, PictureResponse } from "./page-protocol.ts";
import type { PageServer } from "./page-server.ts";

const START_TIMEOUT_MS = 30_000;

/** A browser with the thumbnail page open and WebGL running. */
export interface RenderPage {
  /** Which software draws, as WebGL names it. */
  readonly renderer: string;
  picture(request: PictureRequest): Promise<PictureResponse>;
  /** Ends the browser at once, also in the middle of a picture. Never rejects. */
  close(): Promise<void>;
}

/**
 * Opens the page with the fastest drawing this machine offers, or the next one if WebGL does not start with it.
 * Rejects with `render-failed` if none works or the page has not been built.
 */
export async function openRenderPage(options: {
  executablePath: string;
  server: PageServer;
  drawings?: readonly Drawing[];
}): Promise<RenderPage> {
  let failure: unknown;
  for (const drawing of options.drawings ?? availableDrawings()) {
    const browser = await launchBrowser({ executablePath: options.executablePath, drawing }).catch(
      (error: unknown) => {
        failure = error;
      },
    );
    if (!browser) continue;
    try {
      const page = await openPage(browser, options.server);
      const ready = await page.evaluate(() => globalThis.thumbnailPage!.ready);
      if ("renderer" in ready) return renderPageOf(browser, page, ready.renderer);
      failure = ready.failure;
    } catch (error) {
      failure = error;
    }
    await end(browser);
  }
  throw new VernissageError({
    code: "render-failed",
    message: `The thumbnail page did not start: ${String(failure)}`,
    userMessage:
      "The pictures could not be made: the browser that draws them did not start. Trying again may help.",
    party: "operator",
    isRetryable: true,
    cause: failure,
  });
}

async function openPage(browser: Browser, server: PageServer): Promise<Page> {
  const page = (await browser.pages())[0] ?? (await browser.newPage());
  await page.setRequestInterception(true);
  page.on("request", (request) => {
    const isOwn = request.url().startsWith(`${server.origin}/`) || /^(blob|data):/.test(request.url());
    void (isOwn ? request.continue() : request.abort("accessdenied")).catch(() => undefined);
  });
  const answer = await page.goto(`${server.origin}/thumbnail/index.html`, { timeout: START_TIMEOUT_MS });
  if (!answer?.ok()) throw new Error("the page has not been built; run `npm run build`");
  await page.waitForFunction("globalThis.thumbnailPage !== undefined", { timeout: START_TIMEOUT_MS });
  return page;
}

function renderPageOf(browser: Browser, page: Page, renderer: string): RenderPage {
  return {
    renderer,
    picture: (request) => page.evaluate((inner) => globalThis.thumbnailPage!.picture(inner), request),
    close: () => end(browser),
  };
}

async function end(browser: Browser): Promise<void> {
  const child = browser.process();
  child?.kill("SIGKILL");
  await browser.close().catch(() => undefined);
}
