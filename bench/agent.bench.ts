import { pino } from "pino";
import { createGallery, finishedRun } from "../playground/finished-run.ts";
import { startPlayground } from "../playground/start-playground.ts";
import { publishableScene, type RunView } from "../src/core/run-view.ts";
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
  const { threadId, view } = await createGallery(playground, wish.words, { memberId: member.id });
  outcomes.push({ words: wish.words, view, isRefinement: false });
  report(outcomes.at(-1)!);
  if (wish.change) {
    emulator.say({ channelId: threadId, memberId: member.id, content: wish.change });
    const changed = await finishedRun(playground, threadId, 1);
    outcomes.push({ words: wish.change, view: changed, isRefinement: true });
    report(outcomes.at(-1)!);
  }
  if (index === 0) {
    const gallery = await program.records.findGalleryByPlace("threadId", threadId);
    const result = emulator.messages(threadId).findLast((one) => JSON.stringify(one).includes("Re-texture"))!;
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
    const view = await finishedRun(playground, threadId, runsBefore);
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
