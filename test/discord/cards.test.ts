import { ComponentType } from "discord.js";
import { describe, expect, test } from "vitest";
import { completePlan } from "../../src/core/complete-plan.ts";
import type { RunEvent, StoredEvent } from "../../src/core/events.ts";
import type { Version } from "../../src/core/gallery.ts";
import type { Run } from "../../src/core/run.ts";
import { foldRun, newRunView } from "../../src/core/run-view.ts";
import type { Card } from "../../src/discord/cards/card.ts";
import { progressCard } from "../../src/discord/cards/progress-card.ts";
import { answeredQuestionCard, questionCard } from "../../src/discord/cards/question-card.ts";
import { describeScene, resultCard } from "../../src/discord/cards/result-card.ts";
import { readCustomId, writeCustomId } from "../../src/discord/custom-id.ts";
import { formatBytes, formatDuration, formatPlural, quoteText, threadName } from "../../src/discord/text.ts";

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
const show = (view: ReturnType<typeof viewOf>) =>
  progressCard({
    run,
    galleryTitle: "Two Seas",
    view,
    latest: undefined,
    nowMs: 9_000,
    isWaiting: view.state === "queued",
  });

/** All text and buttons of a card. */
function readCard(card: Card): { text: string; buttons: { label: string; id?: string; url?: string }[] } {
  const parts = card.components.flatMap((container) => container.components);
  return {
    text: parts.flatMap((part) => (part.type === ComponentType.TextDisplay ? [part.content] : [])).join("\n"),
    buttons: parts.flatMap((part) =>
      part.type === ComponentType.ActionRow
        ? part.components.flatMap((inner) =>
            inner.type === ComponentType.Button
              ? [
                  {
                    label: "label" in inner ? (inner.label ?? "") : "",
                    ...("custom_id" in inner && { id: inner.custom_id }),
                    ...("url" in inner && { url: inner.url }),
                  },
                ]
              : [],
          )
        : [],
    ),
  };
}

describe("the progress card", () => {
  test("says what is planned, what is made, and offers to cancel", () => {
    const planned: RunEvent = {
      type: "plan-set",
      state: { plan, made: { e1: "artifact:00000001" }, stale: ["base", "e2"] },
    };
    const { text, buttons } = readCard(
      show(viewOf({ type: "state-changed", from: "queued", to: "planning" }, planned)),
    );
    expect(text).toContain("haussmann salon with 1 painting and 1 sculpture");
    expect(text).toContain("1 of 2");
    expect(buttons).toEqual([{ label: "Cancel", id: "v1:cancel:gallery:run" }]);
  });

  test("says that a queued run waits", () => {
    expect(readCard(show(viewOf())).text).toContain("Waiting for its turn");
  });

  test("names the gallery when the run has no words of its own", () => {
    const retry = { ...run, request: { ...run.request, kind: "retry" as const, words: "" } };
    const view = viewOf();
    const card = progressCard({
      run: retry,
      galleryTitle: "Two Seas",
      view,
      latest: undefined,
      nowMs: 1,
      isWaiting: true,
    });
    expect(readCard(card).text).toContain("Trying again “Two Seas”");
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
    const planned: RunEvent = { type: "plan-set", state: { plan, made: {}, stale: [] } };
    expect(
      readCard(show(viewOf({ type: "state-changed", from: "queued", to: "planning" }, planned))).text,
    ).toContain("Two \\*Seas\\*");
  });
});

describe("the result card", () => {
  const version = {
    galleryId: "gallery",
    number: 2,
    plan,
    triangles: 143_210,
    sizeBytes: 12_400_000,
    promises: [
      { text: "a salon", check: "style=haussmann", kept: true, found: "haussmann" },
      { text: "three works", check: "paintings=3", kept: false, found: "1 painting" },
    ],
  } as unknown as Version;

  test("shows numbers, kept and broken promises, the link and what can be done", () => {
    const card = resultCard({
      version,
      sheet: new Uint8Array(1),
      note: "Enjoy.",
      viewerUrl: "https://x.example/g/1",
      tookMs: 31_000,
    });
    const { text, buttons } = readCard(card);
    for (const part of [
      "Enjoy.",
      "version 2",
      "143,210 triangles",
      "12.4 MB",
      "31 s",
      "Checked in the scene: a salon",
      "Not kept: three works",
    ]) {
      expect(text).toContain(part);
    }
    expect(buttons.map((button) => button.label)).toEqual(["Walk in", "Retry", "Re-texture", "Change…"]);
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
  const { text, buttons } = readCard(questionCard(question));
  expect(text).toContain("Without an answer I take “Night” <t:60:R>");
  expect(buttons.map((button) => button.id)).toEqual(["v1:answer:q1:0", "v1:answer:q1:1"]);
  expect(readCard(answeredQuestionCard(question, "Night", "default")).text).toContain("No answer came");
});

describe("custom ids", () => {
  test.each([
    { kind: "retry", galleryId: "0123456789abcdef" },
    { kind: "cancel", galleryId: "0123456789abcdef", runId: "fedcba9876543210" },
    { kind: "answer", questionId: "0123456789abcdef", option: 4 },
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
    expect([formatDuration(31_400), formatDuration(95_000)]).toEqual(["31 s", "1 min 35 s"]);
    expect([formatBytes(950), formatBytes(15_300_000)]).toEqual(["1 kB", "15.3 MB"]);
  });
});
