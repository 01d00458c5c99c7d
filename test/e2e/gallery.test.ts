import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { DiscordMessage, Emulator } from "../../playground/emulator/types.ts";
import { type Playground, startPlayground } from "../../playground/start-playground.ts";

/** The whole program against the local Discord: real sockets, Spaces, browser and database. */
const RUN_MS = 180_000;
const PROMPT = "a tiny white cube with one suprematist painting, no windows";

let playground: Playground;
let emulator: Emulator;

beforeAll(async () => {
  playground = await startPlayground({ logger: pino({ level: "error" }, pino.destination(2)) });
  emulator = playground.emulator;
}, RUN_MS);
afterAll(() => playground.stop(), 60_000);

const use = (
  subcommand: string,
  options = {},
  channelId = emulator.channelId,
  memberId = emulator.memberId,
) => emulator.useCommand({ channelId, memberId, name: "gallery", subcommand, options });
const textOf = (message: DiscordMessage) => JSON.stringify([message.content, message.components]);
const thread = () => emulator.threads()[0]!;
const results = () => emulator.messages(thread().id).filter((message) => textOf(message).includes("Walk in"));
const customId = (message: DiscordMessage, label: string): string => {
  const button = JSON.stringify(message.components).match(
    new RegExp(`\\{[^{}]*"label":"${label}"[^{}]*(?:\\{[^{}]*\\}[^{}]*)*\\}`),
  )?.[0];
  return button?.match(/"custom_id":"([^"]+)"/)?.[1] ?? "";
};
const spaceCallsOf = async (run: number) => {
  const gallery = await playground.program.records.findGalleryByPlace("threadId", thread().id);
  const runs = (await playground.program.records.runsOf(gallery!.id)).toReversed();
  const events = await playground.program.log.read(runs[run]!.id);
  return events.flatMap(({ event }) =>
    event.type === "space-call-started" ? [event.space.replace("builtin/", "")] : [],
  );
};

describe("a gallery, from the command to the walk", () => {
  test(
    "a command is answered at once, opens a thread, and ends in a picture, numbers and a link",
    async () => {
      const outcome = await use("create", { prompt: PROMPT });
      expect(outcome.kind).toBe("deferred");
      expect(outcome.answeredAfterMs).toBeLessThan(1_000);
      await expect.poll(() => emulator.threads().length, { timeout: 5_000 }).toBe(1);
      const [starter] = emulator.messages(emulator.channelId).filter((message) => message.author.bot);
      expect(starter?.content).toContain("suprematist");
      expect(thread().id).toBe(starter?.id);

      await expect.poll(() => results().length, { timeout: RUN_MS, interval: 500 }).toBe(1);
      const [result] = results();
      expect(result?.attachments[0]?.filename).toBe("contact-sheet.png");
      expect(result?.attachments[0]?.description).toMatch(/Four views of a white cube/);
      expect(textOf(result!)).toMatch(/triangles/);
      const thumbnails = emulator
        .messages(thread().id)
        .filter((message) => textOf(message).includes("0 validator errors"));
      expect(thumbnails.map((message) => message.attachments.length)).toEqual([1, 1]);
      await expect
        .poll(() => emulator.messages(emulator.channelId)[0]?.content)
        .toMatch(/http:\/\/127\.0\.0\.1:\d+\/g\//);
    },
    RUN_MS,
  );

  test("the record shows the chain: room, inspection, hanging, validation, viewer", async () => {
    const gallery = await playground.program.records.findGalleryByPlace("threadId", thread().id);
    const [run] = (await playground.program.records.runsOf(gallery!.id)).toReversed();
    const events = (await playground.program.log.read(run!.id)).map(({ event }) => event);
    const calls = events.flatMap((event) =>
      event.type === "model-responded"
        ? event.toolCalls.flatMap(({ name, input }) =>
            name === "call_space" ? [input as { makes: string; input: Record<string, unknown> }] : [],
          )
        : [],
    );
    const madeBy = (makes: string) => calls.find((call) => call.makes === makes)!.input;
    expect(madeBy("base")).toMatchObject({
      scene: expect.stringContaining("white cube"),
      style: "white-cube",
      resolution: "high",
    });
    expect(madeBy("scene")).toMatchObject({
      input_mesh: expect.stringMatching(/^artifact:/),
      texture_style: "suprematist",
      add_paintings: true,
    });
    const steps = events.flatMap((event) => {
      if (event.type === "space-call-started") return [`${event.makes} called`];
      if (event.type === "asset-inspected") return [`${event.makes} inspected`];
      return event.type === "version-published" ? ["published"] : [];
    });
    const order = ["base called", "base inspected", "scene called", "scene inspected", "published"];
    expect(steps.filter((step) => order.includes(step))).toEqual(order);
    const scene = events.findLast((event) => event.type === "asset-inspected");
    expect(scene).toMatchObject({ isScene: true, report: { isValid: true, validator: { errors: 0 } } });
    expect(scene?.report.triangles).toBeGreaterThan(1_000);
    expect(scene?.report.triangles).toBeLessThan(200_000);
    expect(Math.max(...(scene?.report.textures ?? []).map(({ widthPx }) => widthPx))).toBeGreaterThanOrEqual(
      1024,
    );
  });

  test("the link shows a page that unfurls with the picture", async () => {
    const url = JSON.stringify(results()[0]?.components).match(/http:\/\/127[^"]+\/g\/[0-9a-z]+\/v\/1/)?.[0];
    const page = await fetch(url!);
    expect(page.status).toBe(200);
    const html = await page.text();
    const picture = html.match(/property="og:image" content="([^"]+)"/)?.[1];
    const image = await fetch(picture!);
    expect(image.headers.get("content-type")).toBe("image/png");
    expect((await image.arrayBuffer()).byteLength).toBeGreaterThan(10_000);
  });

  test(
    "the Re-texture button calls the curator again, and nothing else",
    async () => {
      const [result] = results();
      const outcome = await emulator.press({
        messageId: result!.id,
        customId: customId(result!, "Re-texture"),
      });
      expect(outcome.kind).toBe("deferred-update");
      await expect.poll(() => results().length, { timeout: RUN_MS, interval: 500 }).toBe(2);
      expect(await spaceCallsOf(1)).toEqual(["curator"]);
      const gallery = await playground.program.records.findGalleryByPlace("threadId", thread().id);
      const [first, second] = await playground.program.records.versionsOf(gallery!.id);
      expect(second?.scene).not.toBe(first?.scene);
      expect(second?.made).toEqual(first?.made);
    },
    RUN_MS,
  );

  test(
    "a message in the thread changes what it names, and only that is made again",
    async () => {
      emulator.say({ channelId: thread().id, content: "make the painting cubist" });
      await expect.poll(() => results().length, { timeout: RUN_MS, interval: 500 }).toBe(3);
      expect(await spaceCallsOf(2)).toEqual(["painter", "curator"]);
    },
    RUN_MS,
  );

  test("a reaction makes the gallery again, and ❌ stops it", async () => {
    const last = results().at(-1)!;
    emulator.react({ channelId: thread().id, messageId: last.id, emoji: "🔁" });
    const progress = () => emulator.messages(thread().id).at(-1)!;
    await expect.poll(() => textOf(progress()), { timeout: 20_000 }).toMatch(/Trying again/);
    emulator.react({ channelId: thread().id, messageId: progress().id, emoji: "❌" });
    await expect.poll(() => textOf(progress()), { timeout: 20_000 }).toMatch(/Cancelled after/);
  }, 60_000);

  test("the word cancel, written in the thread, stops what is under way", async () => {
    const last = results().at(-1)!;
    emulator.react({ channelId: thread().id, messageId: last.id, emoji: "🎨" });
    const messages = () => emulator.messages(thread().id).map(textOf);
    await expect.poll(() => messages().at(-1), { timeout: 20_000 }).toMatch(/Re-texturing/);
    const word = emulator.say({ channelId: thread().id, content: "Cancel" });
    await expect
      .poll(() => messages().filter((text) => /Cancelled after/.test(text)).length, { timeout: 20_000 })
      .toBe(2);
    const said = emulator.messages(thread().id).find((message) => message.id === word.id);
    expect(JSON.stringify(said?.reactions)).toContain("⏹");
  }, 60_000);

  test("the Change… button opens a form", async () => {
    const [result] = results();
    const outcome = await emulator.press({ messageId: result!.id, customId: customId(result!, "Change…") });
    expect(outcome).toMatchObject({ kind: "modal", data: { title: "Change the gallery" } });
  });

  test("somebody else may look but not change", async () => {
    const other = emulator.addMember({ name: "Another visitor", permissions: "1024" });
    const [result] = results();
    const outcome = await emulator.press({
      messageId: result!.id,
      customId: customId(result!, "Retry"),
      memberId: other.id,
    });
    expect(outcome.kind).toBe("message");
    expect(JSON.stringify(outcome.message ?? outcome.data)).toContain("Only <@");
    const before = emulator.messages(thread().id).length;
    emulator.say({ channelId: thread().id, content: "make it gothic", memberId: other.id });
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(emulator.messages(thread().id)).toHaveLength(before + 1);
  });
});

describe("bad input", () => {
  const answerTo = async (interactionId: string) => {
    const answers: string[] = [];
    const stop = emulator.on((event) => {
      if (event.type === "interaction-answered" && event.interactionId === interactionId && event.message)
        answers.push(event.message.content);
    });
    await expect.poll(() => answers.at(-1), { timeout: 5_000 }).toMatch(/⚠️/);
    stop();
    return answers.at(-1);
  };

  test("an empty wish, which a form would let through, is refused with an example", async () => {
    const outcome = await use("create", { prompt: "   " });
    expect(await answerTo(outcome.id)).toMatch(/Your wish is empty.*for example/);
  });

  test("a channel where the bot may not open threads is refused, naming what is missing", async () => {
    const channel = emulator.addChannel({
      name: "closed",
      botPermissions: String(0x400 | 0x800 | 0x4000 | 0x8000 | 0x10000 | 0x40),
    });
    const outcome = await use("create", { prompt: PROMPT }, channel.id);
    expect(await answerTo(outcome.id)).toMatch(/Create Public Threads/);
    expect(emulator.messages(channel.id)).toEqual([]);
  });

  test("a question gets an answer and no gallery", async () => {
    await use("create", { prompt: "What is the capital of Australia?" });
    const last = () => emulator.messages(emulator.threads().at(-1)!.id).at(-1);
    await expect
      .poll(() => last() && textOf(last()!), { timeout: 30_000 })
      .toMatch(/galleries from a sentence.*Australia/);
  }, 40_000);

  test("status outside a gallery says where it works", async () => {
    const outcome = await use("status");
    expect(JSON.stringify(outcome.message ?? outcome.data)).toContain("no gallery in this channel");
  });
});

test("every request was one that Discord's own description allows", () => {
  emulator.assertNoViolations();
  expect(emulator.requests.length).toBeGreaterThan(30);
});
