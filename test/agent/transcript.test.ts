import { expect, test } from "vitest";
import { DRAFT, scriptRun, WELL_BEHAVED } from "./scripted-run.ts";

test("a plan is told once, as it was completed, and a superseded one not at all", async () => {
  const [plan, ...rest] = WELL_BEHAVED;
  const changed = { ...DRAFT, exhibits: DRAFT.exhibits.map((one, at) => ({ ...one, id: `e${at + 1}` })) };
  const turns = [
    plan!,
    () => [["set_plan", { ...changed, room: { kind: "throne room" } }] as const],
    () => [["set_plan", { ...changed, title: "Two Seas at Night" }] as const],
    ...rest,
  ].map((turn) => turn as (typeof WELL_BEHAVED)[number]);
  const run = scriptRun({ turns });
  await expect(run.start()).resolves.toEqual({ kind: "published" });

  const { messages } = run.requests[3]!;
  const calls = messages.flatMap((message) => (message.role === "assistant" ? message.toolCalls : []));
  expect(calls.map(({ input }) => input)).toEqual([
    { title: "Two Seas", plan: "completed in the result" },
    // What was refused is needed to see why.
    { ...changed, room: { kind: "throne room" } },
    { title: "Two Seas at Night", plan: "completed in the result" },
  ]);
  const results = messages.flatMap((message) => (message.role === "tool" ? [message] : []));
  const texts = results.map(({ content }) => (content[0]?.type === "text" ? content[0].text : ""));
  expect(texts.map((text) => text.slice(0, 30))).toEqual([
    '{"superseded":"by a later plan',
    '{"error":{"code":"invalid-inpu',
    '{"plan":{"title":"Two Seas at ',
  ]);
});
