import { mkdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { pino } from "pino";
import type { Page } from "puppeteer";
import sharp from "sharp";
import { createPlaygroundServer } from "../playground/page-server.ts";
import { startPlayground } from "../playground/start-playground.ts";
import { findBrowser } from "../src/render/find-browser.ts";
import { availableDrawings, launchBrowser } from "../src/render/launch-browser.ts";

/** Makes the README's pictures from the running program: the thread, the gallery, the viewer on a phone. */
const PROMPT =
  "Create a 3D Paris art gallery with arched windows, marble floors, and impressionist paintings";
const IMAGES = fileURLToPath(new URL("../docs/images/", import.meta.url));
const PLAYGROUND_PAGE = fileURLToPath(new URL("../dist/playground", import.meta.url));

await mkdir(IMAGES, { recursive: true });
const playground = await startPlayground({ logger: pino({ level: "warn" }, pino.destination(2)) });
const { emulator, program } = playground;
const server = await createPlaygroundServer({ emulator, pageDirectory: PLAYGROUND_PAGE, port: 0 });
const browser = await launchBrowser({ executablePath: findBrowser(), drawing: availableDrawings()[0]! });
try {
  const ended = new Promise<string>((resolve) => {
    program.log.onEvent(({ event, galleryId }) => event.type === "run-ended" && resolve(galleryId));
  });
  await emulator.useCommand({
    channelId: emulator.channelId,
    name: "gallery",
    subcommand: "create",
    options: { prompt: PROMPT },
  });
  const galleryId = await ended;
  await program.settled();

  const thread = await open(server.url, 1280, 860);
  await thread.waitForSelector(".thread-chip", { timeout: 10_000 });
  await thread.click(".thread-chip");
  await pause(2_000);
  await save(thread, "thread");

  const desktop = await open(program.viewerUrl(galleryId), 1280, 760);
  await desktop.waitForSelector("[data-state=open]", { timeout: 120_000 });
  await desktop.keyboard.press("Escape");
  await pause(2_500);
  await save(desktop, "viewer");
  const phone = await open(program.viewerUrl(galleryId), 390, 844, true);
  await phone.waitForSelector("[data-state=open]", { timeout: 120_000 });
  await pause(2_500);
  await save(phone, "phone");
} finally {
  await browser.close();
  await server.close();
  await playground.stop();
}
process.exit(0);

async function open(url: string, width: number, height: number, isMobile = false): Promise<Page> {
  const page = await browser.newPage();
  await page.setViewport({ width, height, isMobile, hasTouch: isMobile });
  await page.goto(url, { waitUntil: "load" });
  return page;
}

async function save(page: Page, name: string): Promise<void> {
  const png = await page.screenshot({ type: "png" });
  await sharp(png).jpeg({ quality: 86, mozjpeg: true }).toFile(`${IMAGES}${name}.jpg`);
  console.log(`docs/images/${name}.jpg`);
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
