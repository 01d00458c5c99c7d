import { pino } from "pino";
import type { Browser } from "puppeteer";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createGallery } from "../../playground/finished-run.ts";
import { type Playground, startPlayground } from "../../playground/start-playground.ts";
import type { RunView } from "../../src/core/run-view.ts";
import { findBrowser } from "../../src/render/find-browser.ts";
import { availableDrawings, launchBrowser } from "../../src/render/launch-browser.ts";
import { bustAsGaussians, toPly } from "../builtin/splats/sample-splat.ts";
import { parameter } from "../spaces/gradio-app.ts";
import { type GradioServer, startGradioServer } from "../spaces/gradio-server.ts";
import { type HubServer, startHubServer } from "../spaces/hub-server.ts";

/** A Space that makes nothing but splats. */
const SPACE = "stranger/clouds";
const RUN_MS = 150_000;

let playground: Playground;
let app: GradioServer;
let hub: HubServer;
let browser: Browser;
let view: RunView;
let galleryUrl: string;

beforeAll(async () => {
  const splat = toPly(await bustAsGaussians(5_000));
  app = await startGradioServer({
    endpoints: [
      {
        name: "/generate",
        parameters: [
          parameter("prompt", { type: "string" }, { label: "Prompt" }),
          parameter("output_format", { type: "string", enum: ["ply", "splat"] }, { component: "Radio" }),
        ],
        returns: [
          { label: "3D splat", component: "Model3D" },
          { label: "Status", component: "Textbox" },
        ],
        play: (event) => event.complete([app.addFile("cloud.ply", splat), "5000 Gaussians"]),
      },
    ],
  });
  hub = await startHubServer({
    spaces: [{ id: SPACE, url: app.url, title: "Clouds", description: "Splats from words.", likes: 3 }],
  });
  playground = await startPlayground({
    logger: pino({ level: "error" }, pino.destination(2)),
    spaceOrigins: [app.url],
    change: (config) => ({
      ...config,
      remoteSpaces: { hubUrl: hub.url, allowed: [SPACE], isNonCommercialAllowed: false },
    }),
  });
  browser = await launchBrowser({ executablePath: findBrowser(), drawing: availableDrawings()[0]! });
  const prompt = "a tiny white cube with one terracotta sculpture of a poet, no paintings, no windows";
  const created = await createGallery(playground, prompt, { withinMs: RUN_MS });
  view = created.view;
  const gallery = await playground.program.records.findGalleryByPlace("threadId", created.threadId);
  galleryUrl = playground.program.viewerUrl(gallery!.id);
}, RUN_MS * 1.5);
afterAll(async () => {
  await browser?.close();
  await playground?.stop();
  await Promise.all([app?.close(), hub?.close()]);
});

describe("a splat a Space made", () => {
  test("is the sculpture that was planned, and stands in the published gallery", () => {
    expect(view.published).toBeDefined();
    const made = [...view.artifacts.values()].filter(({ source }) => source === SPACE);
    expect(made).toMatchObject([{ makes: "e1", artifact: { mediaType: "model/x-gaussian-ply" } }]);
    const { report, promises } = [...view.inspections.values()].at(-1)!;
    expect(report).toMatchObject({ isValid: true, gaussians: 5_000 });
    expect(report.parts.filter(({ role }) => role === "sculpture")).toHaveLength(1);
    expect(promises.every(({ kept }) => kept)).toBe(true);
    playground.emulator.assertNoViolations();
  });

  test.each([
    ["a desktop", { width: 900, height: 600 }],
    ["a phone", { width: 390, height: 844, isMobile: true, hasTouch: true }],
  ])("is seen in the page on %s, upright and in its colours", async (_device, viewport) => {
    const page = await browser.newPage();
    await page.setViewport(viewport);
    const problems: string[] = [];
    const scripts: string[] = [];
    page.on("console", (message) => {
      if (["error", "warn"].includes(message.type())) problems.push(message.text());
    });
    page.on("request", (request) => scripts.push(new URL(request.url()).pathname));
    await page.goto(`${galleryUrl}#work=e1`);
    await page.waitForSelector("body[data-state=open]");
    await page.waitForSelector("#curtain", { hidden: true });
    await page.keyboard.press("Escape");
    await page.goto(`${galleryUrl}#work=e1`);
    await expect
      .poll(async () => terracotta(Buffer.from(await page.screenshot())), {
        timeout: 20_000,
        interval: 1_000,
      })
      .toMatchObject({ isSeen: true, isUpright: true });
    expect(scripts.some((path) => path.includes("splat-plugin"))).toBe(true);
    expect(problems).toEqual([]);
    await page.close();
  });
});

/** Looks for the bust: a head above shoulders, so more of it below the middle than above. */
async function terracotta(png: Buffer) {
  const { data, info } = await sharp(png).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const rows: number[] = [];
  for (let y = 0; y < info.height; y++) {
    let count = 0;
    for (let x = 0; x < info.width; x++) {
      const at = (y * info.width + x) * 3;
      const [red, green, blue] = [data[at]!, data[at + 1]!, data[at + 2]!];
      if (red > 90 && red > green * 1.35 && green > blue) count += 1;
    }
    rows.push(count);
  }
  const found = rows.flatMap((count, y) => (count > 3 ? [y] : []));
  const [top, bottom] = [found[0] ?? 0, found.at(-1) ?? 0];
  const quarter = (from: number) =>
    Math.max(...rows.slice(top + ((bottom - top) * from) / 4, top + ((bottom - top) * (from + 1)) / 4));
  const pixels = rows.reduce((sum, count) => sum + count, 0);
  return { isSeen: pixels > 2_000, isUpright: quarter(2) > quarter(0) * 1.1, pixels };
}
