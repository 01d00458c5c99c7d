import { describe, expect, test } from "vitest";
import type { AssetReport } from "../../src/core/asset.ts";
import { completePlan } from "../../src/core/complete-plan.ts";
import { digestOf } from "../../src/core/digest.ts";
import type { RunEvent, RunProgress, StoredEvent } from "../../src/core/events.ts";
import type { Version } from "../../src/core/gallery.ts";
import type { Run } from "../../src/core/run.ts";
import { foldRun, newRunView } from "../../src/core/run-view.ts";
import { progressCard } from "../../src/discord/cards/progress-card.ts";
import { answeredQuestionCard, questionCard } from "../../src/discord/cards/question-card.ts";
import { describeScene, resultCard } from "../../src/discord/cards/result-card.ts";
import { fitsCustomId, readCustomId, writeCustomId } from "../../src/discord/custom-id.ts";
import {
  formatBytes,
  formatDuration,
  formatOrdinal,
  formatPlural,
  quoteText,
  threadName,
} from "../../src/discord/text.ts";
import { readCard } from "./read-card.ts";

const plan = completePlan(
  {
    title: "Two *Seas*",
    style: "haussmann",
    room: { kind: "salon" },
    exhibits: [
      { kind: "painting", prompt: "a calm sea", style: "impressionist" },
      { kind: "sculpture", prompt: "a wave", style: "bronze" },
    ],
  },
  1,
);
const run: Run = {
  id: "run",
  galleryId: "gallery",
  request: {
    kind: "create",
    requesterId: "1",
    words: "two seas @everyone",
    pictures: [],
    locale: "en",
    seed: 1,
  },
  state: "planning",
  createdAtMs: 0,
};
const viewOf = (...events: RunEvent[]) =>
  events
    .map(
      (event, i): StoredEvent => ({
        runId: "run",
        galleryId: "gallery",
        sequence: i + 1,
        atMs: i * 1000,
        event,
      }),
    )
    .reduce(foldRun, newRunView(0));
const show = (view: ReturnType<typeof viewOf>, ...news: RunProgress[]) =>
  progressCard({
    run,
    galleryTitle: "Two Seas",
    view,
    news: new Map(news.map((one) => [one.callId, one])),
    nowMs: 9_000,
    isWaiting: view.state === "queued",
    viewerUrl: "https://galleries.example/g/gallery",
  }).components;
const planning: RunEvent = { type: "state-changed", from: "queued", to: "planning" };
const planned: RunEvent = { type: "plan-set", state: { plan, made: {}, stale: ["base", "e1", "e2"] } };
const started = (callId: string, makes: string, space = "black-forest-labs/FLUX.1-schnell"): RunEvent => ({
  type: "space-call-started",
  callId,
  space,
  endpoint: "/infer",
  makes,
});
const ended = (callId: string, makes: string, more: object = {}): RunEvent => ({
  type: "space-call-ended",
  callId,
  space: "black-forest-labs/FLUX.1-schnell",
  endpoint: "/infer",
  makes,
  durationMs: 4_000,
  waitedMs: 0,
  ...more,
});
const bill = { lines: [], gpuSeconds: 0, failedCalls: 0, inputTokens: 0, outputTokens: 0 };

describe("the progress card", () => {
  test("says what is planned, what is made, and offers to cancel", () => {
    const state = { plan, made: { e1: "artifact:00000001" as const }, stale: ["base", "e2"] };
    const { text, buttons } = readCard(show(viewOf(planning, { type: "plan-set", state })));
    expect(text).toContain("haussmann salon with 1 painting and 1 sculpture");
    expect(text).toContain("1 of 2");
    expect(buttons).toEqual([{ label: "Cancel", id: "v1:cancel:gallery:run" }]);
  });

  test("says that a queued run waits", () => {
    expect(readCard(show(viewOf())).text).toContain("Waiting for its turn");
  });

  test("leads into the bare room as soon as it stands, unless there is a version to see", () => {
    const report = { isValid: true, scene: {}, issues: [] } as unknown as AssetReport;
    const about = { digest: digestOf("room"), makes: "base", isScene: false, promises: [], durationMs: 1 };
    const events: RunEvent[] = [planning, planned, { type: "asset-inspected", ...about, report }];
    const labels = (card: ReturnType<typeof show>) => readCard(card).buttons.map((button) => button.label);
    expect(labels(show(viewOf(...events.slice(0, 2))))).toEqual(["Cancel"]);
    expect(labels(show(viewOf(...events)))).toEqual(["Look into the room", "Cancel"]);
    const { components } = progressCard({
      run: { ...run, basedOn: "v1" },
      galleryTitle: "Two Seas",
      view: viewOf(...events),
      news: new Map(),
      nowMs: 1,
      isWaiting: false,
      viewerUrl: "",
    });
    expect(labels(components)).toEqual(["Cancel"]);
  });

  test("names the gallery when the run has no words of its own", () => {
    const retry = { ...run, request: { ...run.request, kind: "retry" as const, words: "" } };
    const view = viewOf();
    const card = progressCard({
      run: retry,
      galleryTitle: "Two Seas",
      view,
      news: new Map(),
      nowMs: 1,
      isWaiting: true,
      viewerUrl: "",
    });
    expect(readCard(card.components).text).toContain("Trying again “Two Seas”");
  });

  test("shows a failure with what to do next and a way to retry", () => {
    const failure = { code: "x", message: "The Space is down. Press Retry in a minute." };
    const { text, buttons } = readCard(show(viewOf({ type: "run-ended", state: "failed", failure })));
    expect(text).toContain("The Space is down. Press Retry in a minute.");
    expect(buttons.map((button) => button.label)).toEqual(["Retry"]);
  });

  test("shows the answer to words that asked for no gallery", () => {
    const card = show(viewOf({ type: "run-ended", state: "answered", text: "Canberra." }));
    expect(readCard(card)).toEqual({ text: "Canberra.", buttons: [] });
  });

  test("takes no formatting from what people wrote", () => {
    expect(readCard(show(viewOf(planning, planned))).text).toContain("Two \\*Seas\\*");
  });

  test.each([
    [0, 40, "FLUX.1-schnell: next in line, about 40 s"],
    [2, 90, "FLUX.1-schnell: 3rd in line, about 1 min 30 s"],
    [11, undefined, "FLUX.1-schnell: 12th in line"],
    [undefined, undefined, "FLUX.1-schnell: waiting for its turn"],
  ])("says who is at place %s of a queue how long it takes", (queuePosition, etaSeconds, words) => {
    const news: RunProgress = {
      runId: "run",
      galleryId: "gallery",
      callId: "c1",
      space: "black-forest-labs/FLUX.1-schnell",
      phase: "waiting",
      ...(queuePosition !== undefined && { queuePosition }),
      ...(etaSeconds !== undefined && { etaSeconds }),
    };
    const view = viewOf(planning, planned, started("c1", "e1"), started("c2", "e2"));
    const later = { ...news, callId: "c2", ...(queuePosition !== undefined && { queuePosition: 30 }) };
    expect(readCard(show(view, later, news)).text).toMatch(new RegExp(`0 of 2 · ${words}$`, "m"));
    const working = { ...later, phase: "progress" as const };
    expect(readCard(show(view, working, news)).text).not.toContain("line");
  });

  test("names who took over from whom, and why, once for all works", () => {
    const fellBack = (callId: string, code: string, message: string): RunEvent => ({
      type: "space-fell-back",
      callId,
      fallBack: {
        from: "black-forest-labs/FLUX.1-schnell",
        to: "builtin/painter",
        endpoint: "/paint",
        reason: { code, message },
      },
    });
    const view = viewOf(
      planning,
      planned,
      started("c1", "e1"),
      started("c2", "e2"),
      started("c3", "base"),
      fellBack("c1", "zerogpu-quota-exceeded", "The Space has no time left. Try again in 3 h."),
      fellBack("c2", "zerogpu-quota-exceeded", "The Space has no time left. Try again in 3 h."),
      fellBack("c3", "space-odd", "FLUX.1 [x] said **no**. Ask it again."),
    );
    const { text } = readCard(show(view));
    expect(text).toContain("Painter took over from FLUX.1-schnell for 2 works: no GPU time left\n");
    expect(text).toContain("Painter took over from FLUX.1-schnell: FLUX.1 [x] said \\*\\*no\\*\\*\n");
  });

  test.each([
    [
      {
        lines: [
          { space: "a/b", calls: 10, gpuSeconds: 240 },
          { space: "builtin/curator", calls: 3, gpuSeconds: 0 },
        ],
        gpuSeconds: 240,
        durationMs: 112_000,
        quota: { secondsLeft: 1800.7, resetsAtMs: 60_000 },
      },
      "Expected: 13 Space calls, about 240 s of GPU time (1,800 s left until <t:60:t>), about 2 min.",
    ],
    [
      { lines: [{ space: "a/b", calls: 1, gpuSeconds: 60 }], gpuSeconds: 60, quota: { runsLeft: 2 } },
      "Expected: 1 Space call, about 60 s of GPU time (2 runs left).",
    ],
    [
      { lines: [{ space: "builtin/painter", calls: 13, gpuSeconds: 0 }], gpuSeconds: 0, durationMs: 21_300 },
      "Expected: 13 calls to built-in Spaces, nothing to pay, about 20 s.",
    ],
  ])("tells what a run is expected to cost: %#", (forecast, words) => {
    const view = viewOf(planning, planned, { type: "forecast-made", forecast });
    expect(readCard(show(view)).text).toContain(`-# ${words}\n`);
  });

  test("says what a run that failed has cost", () => {
    const failure = { code: "x", message: "No." };
    const view = viewOf(
      planning,
      planned,
      started("c1", "e1"),
      ended("c1", "e1", { gpuSeconds: 12.4 }),
      started("c2", "e2"),
      ended("c2", "e2", { error: failure }),
      { type: "run-ended", state: "failed", failure },
    );
    expect(readCard(show(view)).text).toContain("-# Spent: 1 Space call · 12 GPU s · 1 call failed");
  });
});

describe("the result card", () => {
  const version = {
    galleryId: "gallery",
    number: 2,
    plan,
    triangles: 143_210,
    sizeBytes: 12_400_000,
    credits: [
      { part: "Architecture", source: "builtin/architect" },
      { part: "A calm sea", source: "black-forest-labs/FLUX.1-schnell" },
      { part: "A wave", source: "black-forest-labs/FLUX.1-schnell" },
      { part: "A picture", source: "member" },
    ],
    promises: [
      { text: "a salon", check: "style=haussmann", kept: true, found: "haussmann" },
      { text: "three works", check: "paintings=3", kept: false, found: "1 painting" },
    ],
    remarks: ["“A wave” is hidden behind a column"],
  } as unknown as Version;

  test("shows numbers, kept and broken promises, the link and what can be done", () => {
    const card = resultCard({
      version,
      sheet: new Uint8Array(1),
      note: "Enjoy.",
      viewerUrl: "https://x.example/g/1",
      tookMs: 31_000,
      bill: {
        ...bill,
        lines: [
          { space: "black-forest-labs/FLUX.1-schnell", calls: 12, gpuSeconds: 0 },
          { space: "builtin/curator", calls: 3, gpuSeconds: 0 },
        ],
        inputTokens: 12_000,
        outputTokens: 400,
      },
    });
    const { text, buttons } = readCard(card.components);
    for (const part of [
      "Enjoy.",
      "version 2",
      "143,210 triangles",
      "12.4 MB",
      "31 s",
      "Checked in the scene: a salon",
      "Not kept: three works",
      "⚠️ “A wave” is hidden behind a column",
      "-# Made by Architect, FLUX.1-schnell (2 parts)",
      "-# 15 Space calls · 0 GPU s · 12,400 tokens",
    ]) {
      expect(text).toContain(part);
    }
    expect(buttons.map((button) => button.label)).toEqual([
      "Walk in",
      "Retry",
      "Re-texture",
      "Change…",
      "Undo",
    ]);
    expect(buttons[0]?.url).toBe("https://x.example/g/1");
    expect(card.files[0]?.description).toBe(describeScene(version));
  });

  test("has an alt text that says what is to be seen", () => {
    expect(describeScene(version)).toMatch(/^Four views of a haussmann salon.*parquet floor.*“A calm sea”/);
  });
});

test("a question shows its options, its default and when it expires", () => {
  const question = {
    type: "question-asked",
    questionId: "q1",
    question: "Day or night?",
    options: ["Day", "Night"],
    defaultOption: 1,
    expiresAtMs: 60_000,
  } as const;
  const { text, buttons } = readCard(questionCard(question).components);
  expect(text).toContain("Without an answer I take “Night” <t:60:R>");
  expect(buttons.map((button) => button.id)).toEqual(["v1:answer:q1:0", "v1:answer:q1:1"]);
  expect(readCard(answeredQuestionCard(question, "Night", "default").components).text).toContain(
    "No answer came",
  );
});

describe("custom ids", () => {
  test.each([
    { kind: "retry", galleryId: "0123456789abcdef" },
    { kind: "cancel", galleryId: "0123456789abcdef", runId: "fedcba9876543210" },
    { kind: "answer", questionId: "0123456789abcdef", option: 4 },
    { kind: "allow", space: "black-forest-labs/FLUX.1-schnell" },
    { kind: "withdraw", space: `${"o".repeat(40)}/${"n".repeat(46)}` },
    { kind: "consent", space: "a/b" },
    { kind: "not-now", runId: "0123456789abcdef" },
  ] as const)("come back as they were: %o", (action) => {
    expect(readCustomId(writeCustomId(action))).toEqual(action);
    expect(writeCustomId(action).length).toBeLessThanOrEqual(100);
  });

  test.each([
    "",
    "v0:retry:x",
    "v1:destroy:x",
    "v1:retry",
    "v1:answer:q",
    "v1:answer:q:-1",
    "v1:answer:q:x",
    "v1:cancel:g",
  ])("that are not ours are refused: %s", (id) => {
    expect(readCustomId(id)).toBeUndefined();
  });
});

test("a Space's name can be too long for a custom id", () => {
  const space = `${"o".repeat(48)}/${"n".repeat(47)}`;
  expect(fitsCustomId({ kind: "allow", space })).toBe(false);
  expect(fitsCustomId({ kind: "allow", space: space.slice(5) })).toBe(true);
});

describe("text", () => {
  test("of others is one line, cut between characters, without formatting or mentions", () => {
    expect(quoteText("a\n**b** <@1> [x](https://y)", 100)).not.toMatch(/\n|(?<!\\)\*\*|(?<!\\)<@/);
    expect(quoteText("🌊".repeat(50), 10)).toBe(`${"🌊".repeat(9)}…`);
  });

  test("of others can neither turn our words around nor tower over them", () => {
    expect(quoteText("a\u202eb\u2066c", 100)).toBe("abc");
    expect(quoteText(`z${"\u0335".repeat(40)}`, 100)).toBe(`z${"\u0335".repeat(3)}`);
    expect(quoteText("👩‍🎨 é", 100)).toBe("👩‍🎨 é");
  });

  test("of a thread's name is never empty or too long", () => {
    expect(threadName(" \u200b\n ")).toBe("Gallery");
    expect(threadName("x".repeat(4000)).length).toBeLessThanOrEqual(100);
    expect([...threadName("🌊".repeat(300))].length).toBeLessThanOrEqual(80);
  });

  test("of numbers reads well", () => {
    expect([0, 1, 2000].map((count) => formatPlural(count, "texture"))).toEqual([
      "no textures",
      "1 texture",
      "2,000 textures",
    ]);
    expect(formatDuration(210)).toBe("under 1 s");
    expect([31_400, 95_000, 120_000].map(formatDuration)).toEqual(["31 s", "1 min 35 s", "2 min"]);
    expect([1, 2, 3, 4, 11, 22].map(formatOrdinal)).toEqual(["1st", "2nd", "3rd", "4th", "11th", "22nd"]);
    expect([formatBytes(950), formatBytes(15_300_000)]).toEqual(["1 kB", "15.3 MB"]);
  });
});
