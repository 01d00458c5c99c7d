import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import puppeteer, { type Browser, type Page } from "puppeteer";
import { build } from "vite";
import { afterAll, afterEach, beforeAll, beforeEach, expect } from "vitest";
import type { PageEmulator } from "../../playground/page-bridge.ts";
import { createPlaygroundServer, type PlaygroundServer } from "../../playground/page-server.ts";

/** Debian's; elsewhere Puppeteer's own. */
const CHROMIUM = "/usr/bin/chromium-headless-shell";
export const PROMPT = "A red salon with two sculptures";

export interface OpenedPage<E> {
  emulator: E;
  page: Page;
  /** Waits until this text stands somewhere on the page. */
  see(text: string): Promise<unknown>;
  /** Types `/gallery create` with a prompt, by keyboard alone, and waits for the bot's first message. */
  createGallery(): Promise<void>;
}

/** Builds the page once, and opens it anew for each test; anything on its console but silence fails the test. */
export function openPageForEach<E extends PageEmulator>(createEmulator: () => Promise<E>): OpenedPage<E> {
  const opened = {} as OpenedPage<E>;
  let browser: Browser;
  let pageDirectory: string;
  let server: PlaygroundServer;
  /** Content policy violations arrive here too. */
  let consoleErrors: string[];

  beforeAll(async () => {
    pageDirectory = await mkdtemp(join(tmpdir(), "vernissage-page-"));
    await build({
      configFile: fileURLToPath(new URL("../../playground/page/vite.config.ts", import.meta.url)),
      build: { outDir: pageDirectory },
      logLevel: "error",
    });
    const executablePath = existsSync(CHROMIUM) ? CHROMIUM : puppeteer.executablePath();
    browser = await puppeteer.launch({ executablePath, args: ["--no-sandbox"] });
  });

  beforeEach(async () => {
    opened.emulator = await createEmulator();
    server = await createPlaygroundServer({ emulator: opened.emulator, pageDirectory, port: 0 });
    const page = await browser.newPage();
    opened.page = page;
    await page.setViewport({ width: 1280, height: 800 });
    consoleErrors = [];
    page.on("console", (message) => message.type() === "error" && consoleErrors.push(message.text()));
    page.on("pageerror", (error) => consoleErrors.push(String(error)));
    await page.goto(server.url);
    await page.waitForSelector(".welcome");
  });

  afterEach(async () => {
    await opened.page.close();
    await server.close();
    expect(consoleErrors).toEqual([]);
  });

  afterAll(async () => {
    await browser?.close();
    await rm(pageDirectory, { recursive: true, force: true });
  });

  opened.see = (text) => opened.page.waitForSelector(`::-p-text(${text})`, { timeout: 5_000 });
  opened.createGallery = async () => {
    const { page, see } = opened;
    await page.type("textarea", "/gal");
    await see("/gallery create");
    await page.keyboard.press("Enter");
    await page.waitForSelector(".command-form textarea");
    await page.keyboard.type(PROMPT);
    await page.keyboard.press("Enter");
    await see("A new gallery");
  };
  return opened;
}
