import { pino } from "pino";
import { startPlayground } from "../playground/start-playground.ts";
import { foldRun, newRunView, publishableScene, type RunView } from "../src/core/run-view.ts";
import { isEnd } from "../src/core/transitions.ts";
import { startChatCompletionsServer } from "../test/llm/chat-completions-server.ts";
import { answerLikePlanner } from "../test/llm/planner-behind-wire.ts";
import { measureChains } from "./agent/chains.ts";
import { WISHES } from "./agent/wishes.ts";

/**
 * The agent over recorded wishes, in the whole program: Discord's socket, a model behind the Chat Completions wire
 * (the rules of the offline planner, so that the figures are the loop's and not a model's mood), the built-in Spaces,
 * every check and picture. Then how near chains of slow Spaces come to their critical path.
 *
 * `npm run bench -- agent [--only N]` takes the first N wishes; all of them take some ten minutes.
 */
const only = Number(process.argv[process.argv.indexOf("--only") + 1]) || WISHES.length;

interface Outcome {
  words: string;
  view: RunView;
  isRefinement: boolean;
}

const model = await startChatCompletionsServer(answerLikePlanner);
const playground = await startPlayground({
  logger: pino({ level: "fatal" }, pino.destination(2)),
  change: (config) => ({
    ...config,
    openAi: { baseUrl: model.baseUrl, apiKey: "none", model: "rules", canSee: true },
    limits: { ...config.limits, runsPerMember: 50 },
  }),
});
const { emulator, program } = playground;
const outcomes: Outcome[] = [];
let retextureSpaceACalls = 0;

async function startedThread(index: number) {
  for (;;) {
    const thread = emulator.threads()[index];
    if (thread) return thread;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function finishedRun(threadId: string, number: number): Promise<RunView> {
  for (;;) {
    const gallery = await program.records.findGalleryByPlace("threadId", threadId);
    const run = gallery && (await program.records.runsOf(gallery.id)).toReversed()[number];
    if (run && isEnd(run.state)) {
      return (await program.log.read(run.id)).reduce(foldRun, newRunView(run.createdAtMs));
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

function report({ words, view, isRefinement }: Outcome): void {
  const scene = publishableScene(view);
  const kept = scene?.promises.filter((promise) => promise.kept).length ?? 0;
  const state = view.published ? "published" : view.state;
  console.log(
    `${isRefinement ? "  ↳ " : ""}${words.slice(0, 60)} · ${state} · ${kept}/${scene?.promises.length ?? 0} promises · ` +
      `${view.turns} turns · ${view.calls.length} calls · ${view.tokens.input} input tokens`,
  );
}

for (const [index, wish] of WISHES.slice(0, only).entries()) {
  const member = emulator.addMember({
    name: `member ${index + 1}`,
    ...(wish.locale && { locale: wish.locale }),
  });
  await emulator.useCommand({
    channelId: emulator.channelId,
    memberId: member.id,
    name: "gallery",
    subcommand: "create",
    options: { prompt: wish.words },
  });
  const thread = await startedThread(index);
  const words = [wish.words, ...(wish.change ? [wish.change] : [])];
  for (const [number, said] of words.entries()) {
    if (number > 0) emulator.say({ channelId: thread.id, memberId: member.id, content: said });
    const outcome = { words: said, view: await finishedRun(thread.id, number), isRefinement: number > 0 };
    outcomes.push(outcome);
    report(outcome);
  }
  if (index === 0) {
    const gallery = await program.records.findGalleryByPlace("threadId", thread.id);
    const result = emulator
      .messages(thread.id)
      .findLast((one) => JSON.stringify(one).includes("Re-texture"))!;
    const button =
      /"label":"Re-texture"[^{}]*?"custom_id":"([^"]+)"|"custom_id":"([^"]+)"[^{}]*?"label":"Re-texture"/.exec(
        JSON.stringify(result.components),
      );
    const runsBefore = (await program.records.runsOf(gallery!.id)).length;
    await emulator.press({
      messageId: result.id,
      memberId: member.id,
      customId: button?.[1] ?? button?.[2] ?? "",
    });
    const view = await finishedRun(thread.id, runsBefore);
    retextureSpaceACalls = view.calls.filter(({ space }) => space === "builtin/architect").length;
    outcomes.push({ words: "(re-texture)", view, isRefinement: true });
    report(outcomes.at(-1)!);
  }
}
await playground.stop();
await model.close();

const chainOverCriticalPath = await measureChains();

const published = outcomes.filter(({ view }) => view.published);
const promises = published.flatMap(({ view }) => publishableScene(view)?.promises ?? []);
const share = (part: number, whole: number) => Math.round((part / Math.max(1, whole)) * 1000) / 1000;
const sorted = (values: number[]) => values.toSorted((a, b) => a - b);
const turns = sorted(outcomes.map(({ view }) => view.turns));
const tokens = sorted(outcomes.map(({ view }) => view.tokens.input));
const wasted = outcomes.flatMap(({ view }) => {
  const made = view.calls.filter(({ ended }) => ended && !ended.error).map(({ makes }) => makes);
  return view.calls.filter(
    ({ ended, makes }, at) =>
      ended?.error || (makes && made.indexOf(makes) < at && made.filter((part) => part === makes).length > 1),
  );
});
console.log(
  `${outcomes.length} runs, ${outcomes.reduce((sum, { view }) => sum + view.calls.length, 0)} Space calls, ${wasted.length} of them wasted`,
);
console.log(
  JSON.stringify({
    wishes: outcomes.length,
    published: share(published.length, outcomes.length),
    promisesKept: share(promises.filter(({ kept }) => kept).length, promises.length),
    turnsMedian: turns[Math.floor(turns.length / 2)],
    inputTokensP95: tokens[Math.min(tokens.length - 1, Math.floor(tokens.length * 0.95))],
    chainOverCriticalPath,
    retextureSpaceACalls,
    invalidPublished: published.filter(({ view }) => !publishableScene(view)?.report.isValid).length,
  }),
);
