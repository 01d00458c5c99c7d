import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import puppeteer, { type Browser, type Page } from "puppeteer";
import { build } from "vite";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createPlaygroundServer, type PlaygroundServer } from "../../playground/page-server.ts";
import { createScriptedEmulator, type ScriptedEmulator } from "./scripted-emulator.ts";

const PROMPT = "A red salon with two sculptures";
/** Debian's; elsewhere Puppeteer's own. */
const CHROMIUM = "/usr/bin/chromium-headless-shell";

let browser: Browser;
let pageDirectory: string;

beforeAll(async () => {
  pageDirectory = await mkdtemp(join(tmpdir(), "vernissage-page-"));
  await build({
    configFile: fileURLToPath(new URL("../../playground/page/vite.config.ts", import.meta.url)),
    build: { outDir: pageDirectory },
    logLevel: "error",
  });
  browser = await puppeteer.launch({ executablePath: await findChromium(), args: ["--no-sandbox"] });
});

afterAll(async () => {
  await browser?.close();
  await rm(pageDirectory, { recursive: true, force: true });
});

describe("the chat page", () => {
  let emulator: ScriptedEmulator;
  let server: PlaygroundServer;
  let page: Page;
  /** Content policy violations arrive here too. */
  let consoleErrors: string[];

  beforeEach(async () => {
    emulator = await createScriptedEmulator();
    server = await createPlaygroundServer({ emulator, pageDirectory, port: 0 });
    page = await browser.newPage();
    await page.setViewport({ width: 1280, height: 800 });
    consoleErrors = [];
    page.on("console", (message) => message.type() === "error" && consoleErrors.push(message.text()));
    page.on("pageerror", (error) => consoleErrors.push(String(error)));
    await page.goto(server.url);
    await page.waitForSelector(".welcome");
  });

  afterEach(async () => {
    await page.close();
    await server.close();
    expect(consoleErrors).toEqual([]);
  });

  const see = (text: string) => page.waitForSelector(`::-p-text(${text})`, { timeout: 5_000 });
  const lastAsked = (action: string) => emulator.asked.findLast((one) => one.action === action)?.details;

  async function createGallery() {
    await page.type("textarea", "/gal");
    await see("/gallery create");
    await page.keyboard.press("Enter");
    await page.waitForSelector(".command-form textarea");
    await page.keyboard.type(PROMPT);
    await page.keyboard.press("Enter");
    await see("A new gallery");
  }

  async function openThread() {
    await createGallery();
    await page.click(".thread-chip");
    await see("Hanging the paintings");
  }

  it("sends a slash command typed by keyboard alone", async () => {
    await createGallery();
    expect(lastAsked("useCommand")).toMatchObject({
      name: "gallery",
      subcommand: "create",
      options: { prompt: PROMPT },
      memberId: emulator.memberId,
    });
  });

  it("sends a picked choice, a number and a file with a command", async () => {
    await page.type("textarea", "/");
    await page.keyboard.press("Enter");
    await page.waitForSelector(".command-form textarea");
    await page.keyboard.type(PROMPT);
    await page.locator("::-p-text(+ style)").click();
    await page.keyboard.type("cub");
    await page.keyboard.press("Tab");
    await page.locator("::-p-text(+ artworks)").click();
    await page.keyboard.type("3");
    await page.locator("::-p-text(+ pictures)").click();
    const input = await page.waitForSelector(".file-field input");
    await (input as unknown as { uploadFile(path: string): Promise<void> }).uploadFile(
      fileURLToPath(new URL("../../playground/page/icon.svg", import.meta.url)),
    );
    await see("icon.svg");
    await page.click(".command-form .send");
    await see("A new gallery");
    expect(lastAsked("useCommand")?.options).toMatchObject({
      prompt: PROMPT,
      style: "cubist",
      artworks: 3,
      pictures: { filename: "icon.svg", contentType: "image/svg+xml" },
    });
  });

  it("says what is missing or out of range and sends nothing", async () => {
    await page.type("textarea", "/");
    await page.keyboard.press("Enter");
    await page.waitForSelector(".command-form textarea");
    await page.keyboard.press("Enter");
    await see("Fill in prompt; the command needs it.");
    await page.keyboard.type(PROMPT);
    await page.locator("::-p-text(+ artworks)").click();
    await page.keyboard.type("99");
    await page.keyboard.press("Enter");
    await see("Artworks is at most 24.");
    expect(emulator.asked).toEqual([]);
    await page.keyboard.press("Escape");
    await page.waitForSelector(".command-form", { hidden: true });
  });

  it("offers the bot's own suggestions while an option is typed", async () => {
    await page.type("textarea", "/show");
    await page.keyboard.press("Enter");
    await page.waitForSelector(".command-form input");
    await page.keyboard.type("bru");
    await page.waitForSelector(".suggestions ::-p-text(Brutalist hall)");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Enter");
    await see("The application did not respond to /gallery show.");
    expect(lastAsked("useCommand")?.options).toEqual({ gallery: "Brutalist hall" });
  });

  it("begins a command from an example on the empty wall", async () => {
    await page.click(".welcome li button");
    await page.waitForSelector(".command-form");
    await page.keyboard.press("Enter");
    await see("A new gallery");
    expect(lastAsked("useCommand")?.options).toMatchObject({ prompt: expect.stringContaining("Paris") });
  });

  it("shows a live edit in place", async () => {
    await openThread();
    const [progress] = emulator.messages(emulator.threads()[0]!.id);
    emulator.emit({
      type: "message-updated",
      message: { ...progress!, content: "All **twelve** hang.", edited_timestamp: "2026-01-01T00:00:00Z" },
    });
    await see("twelve");
    expect(await page.$$("::-p-text(Hanging the paintings)")).toEqual([]);
  });

  it("opens a picture large with its alt text and closes it with Escape", async () => {
    await openThread();
    await page.click(".picture");
    await page.waitForSelector("dialog.lightbox[open]");
    await page.keyboard.press("ArrowRight");
    expect(await page.$eval(".lightbox figcaption", (caption) => caption.textContent)).toContain(
      "arched windows",
    );
    await page.waitForFunction(
      () => document.querySelector<HTMLImageElement>(".lightbox img")!.naturalWidth > 0,
    );
    await page.keyboard.press("Escape");
    await page.waitForSelector("dialog.lightbox", { hidden: true });
  });

  it("shows what only this member may see until it is dismissed", async () => {
    await openThread();
    await page.click(".button.success");
    await see("Marked as a favourite of yours.");
    await page.select(".member-switch select", emulator.members()[1]!.id);
    await page.waitForSelector(".ephemeral", { hidden: true });
    await page.select(".member-switch select", emulator.memberId);
    await page.locator(".ephemeral .text-button").click();
    await page.waitForSelector(".ephemeral", { hidden: true });
  });

  it("says under the message when a button fails", async () => {
    await openThread();
    await page.click(".button.danger");
    await see("This interaction failed.");
  });

  it("sends a choice from a select", async () => {
    await openThread();
    await page.click(".select-face");
    await page.waitForSelector(".select-list");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() =>
      document.querySelector(".select-face")?.textContent?.includes("Evening"),
    );
    expect(lastAsked("choose")).toMatchObject({ customId: "light", values: ["evening"] });
  });

  it("fills in a modal, keeping it open until what is needed is there", async () => {
    await openThread();
    await page.click(".button.primary");
    await page.waitForSelector("dialog.modal[open]");
    await page.click(".modal [type=submit]");
    await see("This is needed.");
    await page.type(".modal textarea", "A darker floor");
    await page.click(".modal [type=submit]");
    await page.waitForSelector("dialog.modal", { hidden: true });
    await see("Thank you, the room is being changed.");
    expect(lastAsked("submitModal")).toMatchObject({
      customId: "refine-form",
      fields: { wish: "A darker floor", reach: "all", keep: ["paintings"] },
    });
  });

  it("adds a reaction and takes it back", async () => {
    await createGallery();
    await page.hover(".message");
    await page.click("[aria-label='Add reaction']");
    await page.click("[aria-label^='🎨']");
    await page.waitForSelector(".reaction[aria-pressed=true]");
    await page.click(".reaction");
    await page.waitForSelector(".reaction", { hidden: true });
    expect(
      emulator.asked.filter(({ action }) => action === "react").map(({ details }) => details.remove),
    ).toEqual([false, true]);
  });

  it("writes in a thread, as a reply, and sees the bot typing", async () => {
    await openThread();
    await page.hover(".message:nth-child(2)");
    await page.click(".message:nth-child(2) [aria-label^='Reply']");
    await page.type("textarea", "Could the floor be <b>darker</b>?");
    await page.keyboard.press("Enter");
    await see("Could the floor be <b>darker</b>?");
    await see("Vernissage is typing…");
    expect(lastAsked("say")).toMatchObject({
      channelId: emulator.threads()[0]!.id,
      replyTo: emulator.messages(emulator.threads()[0]!.id)[0]!.id,
    });
  });

  it("fits a phone without scrolling sideways, and opens its drawer", async () => {
    await page.setViewport({ width: 390, height: 844, isMobile: true, hasTouch: true });
    const measure = () => page.evaluate(() => document.documentElement.scrollWidth);
    expect(await measure()).toBe(390);
    await openThread();
    await page.waitForFunction(() => [...document.images].every((image) => image.complete));
    expect(await measure()).toBe(390);
    await page.click(".menu-button");
    await page.waitForSelector(".sidebar.open");
    await page.keyboard.press("Escape");
    await page.waitForSelector(".sidebar:not(.open)");
  });

  it("follows the system's light and keeps a theme chosen by hand", async () => {
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: "dark" }]);
    await page.reload();
    const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const dark = await background();
    await page.click("[aria-label='Switch to light']");
    const light = await background();
    expect(light).not.toBe(dark);
    await page.reload();
    expect(await background()).toBe(light);
  });
});

async function findChromium(): Promise<string> {
  const { existsSync } = await import("node:fs");
  return existsSync(CHROMIUM) ? CHROMIUM : puppeteer.executablePath();
}
