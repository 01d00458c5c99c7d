import { describe, expect, test } from "vitest";
import { completePlan } from "../../src/core/complete-plan.ts";
import type { Version } from "../../src/core/gallery.ts";
import type { RunRequest } from "../../src/core/run.ts";
import { startEdge, textOf } from "./edge.ts";

/** A gallery with a version for each request, each from the one before unless it says otherwise. */
async function openHistory(...requests: (Partial<RunRequest> & { from?: number })[]) {
  const edge = await startEdge();
  const { run: first, thread } = await edge.openGallery();
  const { records } = edge;
  await records.updateRun(first.id, { state: "published" });
  for (const [index, { from, ...request }] of requests.entries()) {
    const number = index + 1;
    const works = Array.from({ length: number }, () => ({
      kind: "painting" as const,
      prompt: "a calm sea",
      style: "impressionist",
    }));
    const plan = completePlan(
      { title: `Seas ${number}`, style: "haussmann", room: { kind: "salon" }, exhibits: works },
      1,
    );
    const runId = `run${number}`;
    await records.addRun({
      ...first,
      id: runId,
      state: "published",
      request: { ...first.request, ...request },
      ...(number > 1 && { basedOn: `version${from ?? number - 1}` }),
    });
    const digest = `sha256:${number}`;
    await records.addVersion({
      ...{ id: `version${number}`, galleryId: first.galleryId, number, runId, plan, scene: digest },
      ...{ sheet: digest, views: [], made: {}, promises: [], credits: [], triangles: 1, sizeBytes: 1 },
      createdAtMs: 1_700_000_000_000 + number,
    } as unknown as Version);
  }
  return { ...edge, gallery: first.galleryId, thread };
}

describe("the history of a gallery", () => {
  test("lists its versions with what asked for them, their age, a link and a picture", async () => {
    const { use, answerTo, thread, gallery, emulator } = await openHistory(
      { kind: "create", words: "two seas" },
      { kind: "refine", words: "red walls" },
      { kind: "retexture", words: "" },
      { kind: "refine", words: "a bench", from: 1 },
      { kind: "restore", words: "undo", from: 3 },
    );
    const outcome = await use("history", {}, { channelId: thread.id });
    const message = await answerTo(outcome, /Versions of/);
    const text = textOf(message);
    expect(text).toMatch(/\*\*v5\*\* · Seas 5 · 5 works\nback to v3/);
    expect(text).toMatch(/\*\*v4\*\* · Seas 4 · 4 works\n“a bench”, from v1/);
    expect(text).toMatch(/\*\*v3\*\*.*\nre-textured\n/);
    expect(text).toMatch(/\*\*v2\*\*.*\n“red walls”\n-# <t:1700000000:R> · \[Walk in\]\(http:/);
    expect(text).toContain(`/g/${gallery}/v/1)`);
    expect(message.attachments.map(({ filename }) => filename)).toEqual([
      "v5.jpg",
      "v4.jpg",
      "v3.jpg",
      "v2.jpg",
      "v1.jpg",
    ]);
    emulator.assertNoViolations();
  });

  test("of a long one the newest are shown and the others counted", async () => {
    const many = Array.from({ length: 11 }, (): Partial<RunRequest> => ({ kind: "retry", words: "" }));
    const { use, answerTo, thread, emulator } = await openHistory(...many);
    const outcome = await use("history", {}, { channelId: thread.id });
    const text = textOf(await answerTo(outcome, /Versions of/));
    expect(text).toContain("**v11**");
    expect(text).not.toContain("**v3**");
    expect(text).toContain("and 3 older versions");
    emulator.assertNoViolations();
  });

  test("is offered while the version to start from is typed", async () => {
    const { emulator, thread } = await openHistory({ kind: "create" }, { kind: "refine", words: "red" });
    const typed = (channelId: string, version: string) =>
      emulator.autocomplete({
        ...{ channelId, name: "gallery", subcommand: "refine", focused: "version" },
        options: { wish: "x", version },
      });
    expect(await typed(thread.id, "")).toEqual([
      { name: "v2 · Seas 2 · 2 works", value: 2 },
      { name: "v1 · Seas 1 · 1 work", value: 1 },
    ]);
    expect(await typed(emulator.channelId, "")).toEqual([]);
    emulator.assertNoViolations();
  });

  test("a wish may start from an older version, and a wrong number is told what there is", async () => {
    const { use, answerTo, thread, gallery, records } = await openHistory(
      { kind: "create" },
      { kind: "refine", words: "red" },
    );
    const refine = (options: Record<string, string | number>) =>
      use("refine", options, { channelId: thread.id });
    await answerTo(
      await refine({ wish: "a bench", version: 1 }),
      /Changing the gallery from version 1: a bench/,
    );
    const [run] = await records.runsOf(gallery);
    expect(run).toMatchObject({ basedOn: "version1", request: { kind: "refine", words: "a bench" } });
    await answerTo(
      await refine({ wish: "a bench", version: 7 }),
      /There is no version 7\. This gallery has:\n• v1 · Seas 1 · 1 work\n• v2 · Seas 2 · 2 works/,
    );
  });

  test.each(["undo", "zurück", "↩️"])("%s asks for the version before", async (way) => {
    const { emulator, thread, gallery, records, client } = await openHistory(
      { kind: "create" },
      { kind: "refine", words: "red" },
    );
    if (way === "↩️") {
      const channel = await client.channels.fetch(thread.id);
      const message = channel?.isSendable() ? await channel.send("Ready.") : undefined;
      emulator.react({ channelId: thread.id, messageId: message!.id, emoji: way });
    } else emulator.say({ channelId: thread.id, content: way });
    await expect
      .poll(async () => (await records.runsOf(gallery))[0]?.request.kind, { timeout: 5_000 })
      .toBe("restore");
  });
});
