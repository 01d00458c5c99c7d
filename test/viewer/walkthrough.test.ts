import type { Browser, Page } from "puppeteer";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createVariantMaker } from "../../src/assets/make-variants.ts";
import type { AssetVariant } from "../../src/core/asset.ts";
import { digestOf } from "../../src/core/digest.ts";
import { findBrowser } from "../../src/render/find-browser.ts";
import { availableDrawings, launchBrowser } from "../../src/render/launch-browser.ts";
import { type RunningViewer, startViewer } from "../../src/viewer/start-viewer.ts";
import { createViewerApp } from "../../src/viewer/viewer-app.ts";
import type { ViewerGallery } from "../../src/viewer/viewer-gallery.ts";
import { buildPages } from "../web/built-pages.ts";
import { buildSmallGallery, SMALL_GALLERY_WORKS, SMALL_ROOM } from "../web/small-gallery.ts";

let pages: Awaited<ReturnType<typeof buildPages>>;
let viewer: RunningViewer;
let browser: Browser;
/** What the server does with the next requests for the scene. */
let sceneAnswers: ("missing" | "broken")[] = [];

beforeAll(async () => {
  pages = await buildPages();
  const glb = await buildSmallGallery();
  const maker = createVariantMaker();
  const made = await maker.make(glb, { signal: new AbortController().signal });
  await maker.close();
  const { desktop, phone, engine } = made;
  const stored = new Map([desktop, phone, engine].map(({ bytes }) => [digestOf(bytes), bytes]));
  const summary = ({ bytes, report }: AssetVariant) => ({ ...report, digest: digestOf(bytes) });
  const gallery: ViewerGallery = {
    id: "small",
    title: "A Small Show",
    prompt: "a small white room with two paintings and a stone",
    style: "white-cube",
    version: 1,
    versions: [{ number: 1, createdAtMs: 1_700_000_000_000 }],
    sceneDigest: digestOf(glb),
    variants: { desktop: summary(desktop), phone: summary(phone), engine: summary(engine) },
    works: SMALL_GALLERY_WORKS,
    credits: [{ part: "Room", source: "builtin/architect" }],
    triangles: 100,
    createdAtMs: 1_700_000_000_000,
  };
  const app = createViewerApp({
    pageDirectory: pages.pageDirectory,
    publicUrl: "http://127.0.0.1",
    findGallery: async () => gallery,
    async readArtifact(digest) {
      const answer = sceneAnswers.shift();
      const bytes = answer === "broken" ? Buffer.from("nonsense") : stored.get(digest);
      return answer === "missing" || !bytes ? undefined : { bytes, mediaType: "model/gltf-binary" };
    },
  });
  viewer = await startViewer({ app, port: 0, host: "127.0.0.1" });
  browser = await launchBrowser({ executablePath: findBrowser(), drawing: availableDrawings()[0]! });
});
afterAll(async () => {
  await browser.close();
  await viewer.close();
  await pages.remove();
});

describe.each([
  { size: "a desktop", viewport: { width: 800, height: 500 }, isPhone: false },
  { size: "a phone", viewport: { width: 390, height: 844, isMobile: true, hasTouch: true }, isPhone: true },
])("the gallery on $size", ({ viewport, isPhone }) => {
  it("opens, helps once, walks, stays inside, and shows a work with its label", async () => {
    const { page, problems } = await openPage("", viewport);
    expect(await page.$eval("#help", (help) => (help as HTMLDialogElement).open)).toBe(true);
    await page.keyboard.press("Escape");

    const start = await poseOf(page);
    const release = isPhone ? await pushJoystick(page) : await hold(page, "KeyW");
    await expect.poll(async () => start.at[1] - (await poseOf(page)).at[1]).toBeGreaterThan(0.3);
    await release();
    for (const key of ["KeyS", "KeyD"] as const) {
      const letGo = await hold(page, key);
      await comeToRest(page);
      await letGo();
    }
    const [x, z] = (await poseOf(page)).at;
    expect(Math.abs(x)).toBeLessThanOrEqual(SMALL_ROOM.widthMetres / 2 - 0.34);
    expect(Math.abs(z)).toBeLessThanOrEqual(SMALL_ROOM.lengthMetres / 2 - 0.34);

    await page.keyboard.press("KeyN");
    await expect.poll(async () => (await poseOf(page)).yaw, { timeout: 10_000 }).toBeCloseTo(Math.PI / 2, 1);
    expect(await visibleText(page, "#card")).toContain("Boats at Noon");
    expect(await visibleText(page, "#card")).toContain("The Painter, 2026");
    expect(await page.$eval("#announcer", (live) => live.textContent)).toContain("Boats at Noon");
    expect(page.url()).toContain("#work=e1");
    const { width, height } = viewport;
    const card = (await (await page.$("#card"))!.boundingBox())!;
    expect(card.x >= 0 && card.x + card.width <= width && card.y + card.height <= height).toBe(true);

    await page.click("#open-works");
    await page.click('.work[data-exhibit="e2"]');
    await expect.poll(async () => (await poseOf(page)).at[0], { timeout: 10_000 }).toBeCloseTo(1, 0);
    expect(await visibleText(page, "#card")).toContain("A Field, Twice");
    await page.click("#next-work");
    expect(await visibleText(page, "#card")).toContain("Standing Stone");
    await page.keyboard.press("Escape");
    expect(await page.$eval("#card", (card) => (card as HTMLElement).hidden)).toBe(true);
    expect(problems).toEqual([]);
    await page.close();
  });
});

describe("the gallery's page", () => {
  it("leads straight to the work its address names, with names for every control", async () => {
    const { page, problems } = await openPage("#work=e2", { width: 800, height: 500 });
    await expect.poll(() => visibleText(page, "#card")).toContain("A Field, Twice");
    const nameless = await page.$$eval("button, a[href], canvas, dialog, [role=progressbar]", (elements) =>
      elements
        .filter(
          (one) =>
            !(
              one.getAttribute("aria-label") ||
              one.getAttribute("aria-labelledby") ||
              one.textContent?.trim()
            ),
        )
        .map((one) => one.outerHTML),
    );
    expect(nameless).toEqual([]);
    const ids = await page.$$eval("[id]", (elements) => elements.map(({ id }) => id));
    expect(new Set(ids).size).toBe(ids.length);
    expect(await page.$$eval("h1", (headings) => headings.length)).toBe(1);
    expect(problems).toEqual([]);
    await page.close();
  });

  it("walks to where the floor is clicked", async () => {
    const { page } = await openPage("", { width: 800, height: 500 });
    await page.keyboard.press("Escape");
    await page.mouse.click(560, 470);
    const before = await poseOf(page);
    await expect
      .poll(async () => (await poseOf(page)).at[0], { timeout: 8_000 })
      .toBeGreaterThan(before.at[0] + 0.3);
    await page.close();
  });

  it("says what failed and tries again when asked", async () => {
    sceneAnswers = ["missing", "broken"];
    const page = await browser.newPage();
    await page.goto(`${viewer.url}/g/small`);
    await page.waitForSelector("body[data-state=failed]");
    expect(await visibleText(page, "#loading-text")).toContain("no longer stored");
    await page.click("#retry");
    await page.waitForFunction(() =>
      document.querySelector("#loading-text")?.textContent?.includes("damaged"),
    );
    await page.click("#retry");
    await page.waitForSelector("body[data-state=open]");
    await page.close();
  });

  it("becomes a catalogue where WebGL is missing", async () => {
    const page = await browser.newPage();
    await page.evaluateOnNewDocument(() => {
      HTMLCanvasElement.prototype.getContext = () => null;
    });
    await page.goto(`${viewer.url}/g/small`);
    await page.waitForSelector("body[data-state=catalogue]");
    expect(await visibleText(page, "#loading-text")).toContain("WebGL");
    expect(await visibleText(page, "#works")).toContain("Standing Stone");
    await page.close();
  });
});

async function openPage(hash: string, viewport: { width: number; height: number }) {
  // A context of its own, so that the first visit is one.
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  await page.setViewport(viewport);
  const problems: string[] = [];
  page.on("console", (message) => {
    if (["error", "warn"].includes(message.type())) problems.push(message.text());
  });
  page.on("pageerror", (error) => problems.push(String(error)));
  page.on("requestfailed", (request) => problems.push(`${request.url()} failed`));
  await page.goto(`${viewer.url}/g/small${hash}`);
  await page.waitForSelector("body[data-state=open]");
  await page.waitForSelector("#curtain", { hidden: true });
  return { page, problems };
}

async function poseOf(page: Page): Promise<{ at: [number, number]; yaw: number }> {
  return JSON.parse((await page.evaluate("JSON.stringify(walkthrough.pose)")) as string);
}

async function hold(page: Page, key: "KeyW" | "KeyS" | "KeyD"): Promise<() => Promise<void>> {
  await page.keyboard.down(key);
  return () => page.keyboard.up(key);
}

async function pushJoystick(page: Page): Promise<() => Promise<void>> {
  const box = (await (await page.$("#joystick"))!.boundingBox())!;
  const touch = await page.touchscreen.touchStart(box.x + box.width / 2, box.y + 8);
  return () => touch.end();
}

/** Waits until a wall stops the walk, however slowly this machine draws. */
async function comeToRest(page: Page) {
  let last = "";
  await expect
    .poll(
      async () => {
        const now = JSON.stringify((await poseOf(page)).at);
        const isResting = now === last;
        last = now;
        return isResting;
      },
      { interval: 600, timeout: 15_000 },
    )
    .toBe(true);
}

function visibleText(page: Page, selector: string): Promise<string> {
  return page.$eval(selector, (found) =>
    // biome-ignore lint/performance/useDomNodeTextContent: text that is not shown must not count.
    (found as HTMLElement).hidden ? "" : (found as HTMLElement).innerText,
  );
}
