import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { DiscordMessage, Emulator } from "../../playground/emulator/types.ts";
import { type Playground, startPlayground } from "../../playground/start-playground.ts";

/** The whole program against the local Discord: going on, back, and on from somewhere else. */
const RUN_MS = 180_000;
const PROMPT = "a tiny white cube with two suprematist paintings and one window";

let playground: Playground;
let emulator: Emulator;

beforeAll(async () => {
  playground = await startPlayground({ logger: pino({ level: "error" }, pino.destination(2)) });
  emulator = playground.emulator;
}, RUN_MS);
afterAll(() => playground.stop(), 60_000);

const textOf = (message: DiscordMessage) => JSON.stringify([message.content, message.components]);
const thread = () => emulator.threads()[0]!;
const results = () => emulator.messages(thread().id).filter((message) => textOf(message).includes("Walk in"));
const galleryHere = async () =>
  (await playground.program.records.findGalleryByPlace("threadId", thread().id))!;
const versions = async () => playground.program.records.versionsOf((await galleryHere()).id);
/** What the newest run called. */
const newestCalls = async () => {
  const [run] = await playground.program.records.runsOf((await galleryHere()).id);
  const events = await playground.program.log.read(run!.id);
  return events.flatMap(({ event }) =>
    event.type === "space-call-started" ? [event.space.replace("builtin/", "")] : [],
  );
};
const say = async (content: string, expected: number) => {
  emulator.say({ channelId: thread().id, content });
  await expect.poll(() => results().length, { timeout: RUN_MS, interval: 250 }).toBe(expected);
};

describe("a gallery that goes on, and back", () => {
  test(
    "“the one by the window” is the one that hangs nearest to it, and nothing else is made again",
    async () => {
      const { channelId, memberId } = emulator;
      const options = { prompt: PROMPT };
      await emulator.useCommand({ channelId, memberId, name: "gallery", subcommand: "create", options });
      await expect.poll(() => emulator.threads().length, { timeout: 5_000 }).toBe(1);
      await expect.poll(() => results().length, { timeout: RUN_MS, interval: 250 }).toBe(1);
      const [first] = await versions();
      const metres = ({ id }: { id: string }) => first!.placements?.[id]?.windowMetres ?? Number.NaN;
      const [nearest] = first!.plan.exhibits.toSorted((one, other) => metres(one) - metres(other));
      await say("make the one by the window cubist", 2);
      expect(await newestCalls()).toEqual(["painter", "curator"]);
      const second = (await versions())[1]!;
      const cubist = second.plan.exhibits.filter(({ style }) => style === "cubist");
      expect(cubist.map(({ id }) => id)).toEqual([nearest!.id]);
      expect(second.plan.room.windows).toEqual(first!.plan.room.windows);
    },
    RUN_MS,
  );

  test("undo shows the former version at once, with its picture and link, and calls nothing", async () => {
    const beganAtMs = Date.now();
    await say("undo", 3);
    expect(Date.now() - beganAtMs).toBeLessThan(20_000);
    expect(await newestCalls()).toEqual([]);
    const [first, , third] = await versions();
    expect(third?.scene).toBe(first?.scene);
    const result = results().at(-1)!;
    expect(textOf(result)).toMatch(/Back to version 1/);
    expect(textOf(result)).toMatch(/\/g\/[0-9a-z]+\/v\/3/);
    expect(result.attachments[0]?.filename).toBe("contact-sheet.png");
    const url = textOf(result).match(/http:\/\/127[^"\\]+\/v\/3/)?.[0];
    expect((await fetch(url!)).status).toBe(200);
  }, 60_000);

  test("the Undo button takes back the undo", async () => {
    const result = results().at(-1)!;
    const customId = `v1:restore:${(await galleryHere()).id}`;
    expect(textOf(result)).toContain(customId);
    await emulator.press({ messageId: result.id, customId });
    await expect.poll(() => results().length, { timeout: 20_000 }).toBe(4);
    const [, second, , fourth] = await versions();
    expect(fourth?.scene).toBe(second?.scene);
    expect(await newestCalls()).toEqual([]);
  }, 30_000);

  test(
    "a wish from version 2 starts from its paintings, which are not painted again",
    async () => {
      await say("from version 2, blue walls", 5);
      expect(await newestCalls()).toEqual(["architect", "curator"]);
      const all = await versions();
      expect(all.at(-1)?.plan.exhibits.map(({ style }) => style)).toEqual(
        all[1]?.plan.exhibits.map(({ style }) => style),
      );
    },
    RUN_MS,
  );

  test("the history shows all five with pictures, and a wrong number is told what there is", async () => {
    const { memberId } = emulator;
    const shown: DiscordMessage[] = [];
    const stop = emulator.on((event) => {
      if (event.type === "interaction-answered" && event.message) shown.push(event.message);
    });
    const command = { channelId: thread().id, memberId, name: "gallery", options: {} };
    await emulator.useCommand({ ...command, subcommand: "history" });
    await expect
      .poll(() => shown.at(-1) && textOf(shown.at(-1)!), { timeout: 10_000 })
      .toMatch(/Versions of/);
    stop();
    expect(shown.at(-1)?.attachments).toHaveLength(5);
    expect(textOf(shown.at(-1)!)).toMatch(
      /“blue walls”, from v2.*back to v2.*back to v1.*“make the one by the window/,
    );
    emulator.say({ channelId: thread().id, content: "go back to version 9" });
    const last = () => emulator.messages(thread().id).at(-1)?.content;
    await expect.poll(last, { timeout: 5_000 }).toMatch(/There is no version 9.*v1 · .* · 2 works/s);
    emulator.assertNoViolations();
  }, 30_000);
});
