import { describe, expect, it } from "vitest";
import { openPageForEach } from "./open-page.ts";
import { createScriptedEmulator } from "./scripted-emulator.ts";

describe("the chat page", () => {
  const opened = openPageForEach(createScriptedEmulator);
  const { see, createGallery } = opened;
  const lastAsked = (action: string) =>
    opened.emulator.asked.findLast((one) => one.action === action)?.details;

  async function openThread() {
    await createGallery();
    // A locator waits until the chip no longer moves.
    await opened.page.locator(".thread-chip").click();
    await see("Hanging the paintings");
  }

  it("shows a live edit in place", async () => {
    const { emulator, page } = opened;
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
    const { page } = opened;
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
    const { emulator, page } = opened;
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
    const { page } = opened;
    await openThread();
    await page.click(".button.danger");
    await see("This interaction failed.");
  });

  it("sends a choice from a select", async () => {
    const { page } = opened;
    await openThread();
    await page.click(".select-face");
    await page.waitForSelector(".select-list");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() =>
      document.querySelector(".select-face")?.textContent?.includes("Evening"),
    );
    await expect.poll(() => lastAsked("choose")).toMatchObject({ customId: "light", values: ["evening"] });
  });

  it("fills in a modal, keeping it open until what is needed is there", async () => {
    const { page } = opened;
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
    const { emulator, page } = opened;
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
    const { emulator, page } = opened;
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

  it("stays at the end while tall messages arrive, and goes there for one's own", async () => {
    const { emulator, page } = opened;
    await openThread();
    const distance = () =>
      page.$eval(".message-list", (list) => list.scrollHeight - list.scrollTop - list.clientHeight);
    const [first] = emulator.messages(emulator.threads()[0]!.id);
    for (let index = 0; index < 6; index++) {
      const message = { ...first!, id: `14000000000000000${index}0`, content: "line\n".repeat(15) };
      emulator.emit({ type: "message-created", message });
      emulator.emit({ type: "message-updated", message: { ...message, content: "line\n".repeat(40) } });
    }
    await expect.poll(distance).toBeLessThan(2);
    await page.$eval(".message-list", (list) => list.scrollTo({ top: 0 }));
    await expect.poll(distance).toBeGreaterThan(1_000);
    await page.type(".composer-box textarea", "A darker floor");
    await page.keyboard.press("Enter");
    await expect.poll(distance).toBeLessThan(2);
  });

  it("keeps what is written while a message is on its way", async () => {
    const { page } = opened;
    await openThread();
    await page.type(".composer-box textarea", "first");
    await page.$eval(".composer-box textarea", (field) => {
      const input = field as HTMLTextAreaElement;
      input.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
      input.value = "second";
      input.dispatchEvent(new InputEvent("input", { bubbles: true }));
    });
    await see("first");
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(await page.$eval(".composer-box textarea", (field) => (field as HTMLTextAreaElement).value)).toBe(
      "second",
    );
  });

  it("fits a phone without scrolling sideways, and opens its drawer", async () => {
    const { page } = opened;
    await page.setViewport({ width: 390, height: 844, isMobile: true, hasTouch: true });
    const measure = () => page.evaluate(() => document.documentElement.scrollWidth);
    expect(await measure()).toBe(390);
    await openThread();
    await page.waitForFunction(() => [...document.images].every((image) => image.complete));
    expect(await measure()).toBe(390);
    await page.locator(".menu-button").click();
    await page.waitForSelector(".sidebar.open");
    await page.keyboard.press("Escape");
    await page.waitForSelector(".sidebar:not(.open)");
  });

  it("follows the system's light and keeps a theme chosen by hand", async () => {
    const { page } = opened;
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
