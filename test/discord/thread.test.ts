import { describe, expect, test } from "vitest";
import { completePlan } from "../../src/core/complete-plan.ts";
import type { RunEvent } from "../../src/core/events.ts";
import { ORDINARY, startEdge, textOf } from "./edge.ts";
import { FLUX } from "./known-spaces.ts";

const plan = completePlan(
  {
    title: "Two Seas",
    style: "haussmann",
    room: { kind: "salon" },
    exhibits: [{ kind: "painting", prompt: "a calm sea", style: "impressionist" }],
  },
  1,
);
const call = { callId: "c1", space: FLUX.id, makes: "e1" } as const;
const begin: RunEvent[] = [
  { type: "state-changed", from: "queued", to: "planning" },
  { type: "plan-set", state: { plan, made: {}, stale: ["base", "e1"] } },
  {
    type: "forecast-made",
    forecast: { lines: [{ space: FLUX.id, calls: 1, gpuSeconds: 60 }], gpuSeconds: 60 },
  },
  { type: "space-call-started", ...call, endpoint: "/infer" },
];

async function openRun() {
  const edge = await startEdge();
  const { run, thread } = await edge.openGallery();
  const append = async (...events: RunEvent[]) => {
    for (const event of events) await edge.log.append(run, event);
    await edge.presenter.settled();
  };
  const messages = () => edge.emulator.messages(thread.id);
  return { ...edge, run, thread, append, messages, texts: () => messages().map(textOf) };
}

describe("the thread of a run", () => {
  test("tells the forecast, the place in the queue, and who took over", async () => {
    const { run, log, append, texts, presenter, emulator } = await openRun();
    await append(...begin);
    expect(texts()).toEqual([expect.stringMatching(/Expected: 1 Space call, about 60 s of GPU time\./)]);
    log.progress({
      runId: run.id,
      galleryId: run.galleryId,
      ...call,
      phase: "waiting",
      queuePosition: 2,
      etaSeconds: 40,
    });
    await presenter.settled();
    expect(texts()[0]).toContain("0 of 1 · FLUX.1-schnell: 3rd in line, about 40 s");
    const reason = { code: "zerogpu-quota-exceeded", message: "No." };
    const fallBack = { from: FLUX.id, to: "builtin/painter", endpoint: "/paint", reason };
    await append(
      { type: "space-fell-back", callId: "c1", makes: "e1", fallBack },
      {
        type: "space-call-ended",
        ...call,
        endpoint: "/infer",
        durationMs: 900,
        waitedMs: 0,
        servedBy: { space: "builtin/painter", endpoint: "/paint" },
      },
    );
    expect(texts()[0]).toContain("Painter took over from FLUX.1-schnell: no GPU time left");
    expect(texts()[0]).not.toContain("in line");
    emulator.assertNoViolations();
  });

  test("says in the status what was planned and what each Space has cost", async () => {
    const { append, use, answerTo, thread } = await openRun();
    await append(...begin, {
      type: "space-call-ended",
      ...call,
      endpoint: "/infer",
      durationMs: 900,
      waitedMs: 0,
      gpuSeconds: 12,
    });
    const outcome = await use("status", {}, { channelId: thread.id });
    const status = textOf(await answerTo(outcome, /Under way/));
    expect(status).toContain("-# Expected: 1 Space call, about 60 s of GPU time.");
    expect(status).toContain("-# Spent so far: 1 Space call · 12 GPU s");
    expect(status).toContain("-# • FLUX.1-schnell 1 call, 12 GPU s");
  });

  test("says once why a guest's reaction has no effect, and pings nobody", async () => {
    const { emulator, append, messages, thread } = await openRun();
    await append(...begin);
    const [progress] = messages();
    const { id: guest } = emulator.addMember({ name: "Guest", permissions: ORDINARY });
    for (const emoji of ["❌", "🔁", "👍"]) {
      emulator.react({ channelId: thread.id, messageId: progress!.id, emoji, memberId: guest });
    }
    await expect.poll(() => messages().length, { timeout: 10_000 }).toBe(2);
    const hint = messages()[1]!;
    expect(hint.content).toMatch(
      new RegExp(`^<@${guest}> Only <@${emulator.memberId}>, whose gallery this is`),
    );
    expect(hint).toMatchObject({ message_reference: { message_id: progress!.id } });
    const sent = emulator.requests.findLast(({ method }) => method === "POST");
    expect(sent?.body).toMatchObject({ allowed_mentions: { parse: [], replied_user: false } });
    emulator.react({ channelId: thread.id, messageId: progress!.id, emoji: "🎨", memberId: guest });
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(messages()).toHaveLength(2);
    emulator.assertNoViolations();
  });

  test("keeps its cards when a press is refused after it was acknowledged", async () => {
    const { emulator, append, messages, press, answerTo } = await openRun();
    await append({ type: "run-ended", state: "cancelled" });
    const [ended] = messages();
    await press(ended!, "Retry");
    const refused = await press(ended!, "Retry");
    await answerTo(refused, /That is on its way already/);
    expect(textOf(messages()[0])).toContain("Cancelled after");
    emulator.assertNoViolations();
  });
});

test("every way to start a run says on which server it was asked for", async () => {
  const { emulator, records, run, thread, append, messages, press, use } = await openRun();
  await append({ type: "run-ended", state: "cancelled" });
  await records.updateRun(run.id, { state: "cancelled" });
  const runs = () => records.runsOf(run.galleryId);
  const until = (count: number) => expect.poll(async () => (await runs()).length).toBe(count);
  await press(messages()[0]!, "Retry");
  await until(2);
  emulator.react({ channelId: thread.id, messageId: messages()[0]!.id, emoji: "🎨" });
  await until(3);
  emulator.say({ channelId: thread.id, content: "a darker floor" });
  await until(4);
  expect((await runs()).map(({ request }) => request.kind)).toEqual([
    "refine",
    "retexture",
    "retry",
    "create",
  ]);
  expect(new Set((await runs()).map(({ request }) => request.community))).toEqual(
    new Set([emulator.guildId]),
  );
  for (const { id } of await runs()) await records.updateRun(id, { state: "cancelled" });
  await use("refine", { wish: "two benches" }, { channelId: thread.id });
  await until(5);
  expect((await runs())[0]?.request).toMatchObject({ kind: "refine", community: emulator.guildId });
});
