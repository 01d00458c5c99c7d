import { fileURLToPath } from "node:url";
import type { ElementHandle } from "puppeteer";
import { describe, expect, it } from "vitest";
import { openPageForEach, PROMPT } from "./open-page.ts";
import { createScriptedEmulator } from "./scripted-emulator.ts";

describe("commands on the chat page", () => {
  const opened = openPageForEach(createScriptedEmulator);
  const { see, createGallery } = opened;
  const lastAsked = (action: string) =>
    opened.emulator.asked.findLast((one) => one.action === action)?.details;

  it("sends a slash command typed by keyboard alone", async () => {
    const { emulator } = opened;
    await createGallery();
    expect(lastAsked("useCommand")).toMatchObject({
      name: "gallery",
      subcommand: "create",
      options: { prompt: PROMPT },
      memberId: emulator.memberId,
    });
  });

  it("sends a picked choice, a number and a file with a command", async () => {
    const { page } = opened;
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
    await (input as ElementHandle<HTMLInputElement>).uploadFile(
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
    const { emulator, page } = opened;
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
    const { page } = opened;
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

  it("sends a subcommand that is in a group", async () => {
    const { page } = opened;
    await page.type("textarea", "/gallery spa");
    await see("/gallery spaces inspect");
    await page.keyboard.press("Enter");
    await page.waitForSelector(".command-form textarea");
    await page.keyboard.type("owner/name");
    await page.keyboard.press("Enter");
    await see("The application did not respond to /gallery spaces inspect.");
    expect(lastAsked("useCommand")).toMatchObject({
      name: "gallery",
      subcommand: "spaces inspect",
      options: { space: "owner/name" },
    });
  });

  it("begins a command from an example on the empty wall", async () => {
    const { page } = opened;
    await page.click(".welcome li button");
    await page.waitForSelector(".command-form");
    await page.keyboard.press("Enter");
    await see("A new gallery");
    expect(lastAsked("useCommand")?.options).toMatchObject({ prompt: expect.stringContaining("Paris") });
  });
});
