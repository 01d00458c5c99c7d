import type { RunProgress } from "../../core/events.ts";
import type { GalleryPlan } from "../../core/plan.ts";
import type { RunView, SpaceCallView } from "../../core/run-view.ts";
import type { FallBack } from "../../core/space.ts";
import { spaceLabel } from "../space-id.ts";
import { formatDuration, formatOrdinal, formatPlural, quoteText } from "../text.ts";
import { forecastWords } from "./cost-words.ts";

/** The newest passing news of each Space call, by its id. */
export type CallNews = ReadonlyMap<string, RunProgress>;

type Mark = "done" | "now" | "next" | "failed";
const MARKS: Readonly<Record<Mark, string>> = { done: "✅", now: "⏳", next: "▫️", failed: "⚠️" };

/** Newest falls to another Space that are named. */
const MAX_FALL_BACKS = 4;

/** Sorts calls behind all others that know their place. */
const MAX_PLACE = Number.MAX_SAFE_INTEGER;

/** Why a Space was left, where a few words say it better than its error. */
const REASONS: Readonly<Record<string, string>> = {
  "gpu-quota-exceeded": "no GPU time left",
  "zerogpu-quota-exceeded": "no GPU time left",
  "zerogpu-runs-exceeded": "no GPU runs left",
  "zerogpu-space-exhausted": "no GPU time left",
  "zerogpu-busy": "no GPU was free",
  "space-resting": "it failed too often in a row",
  "space-queue-full": "its queue is full",
  "space-timeout": "no answer in time",
  "space-silent": "it fell silent",
  "space-connection-lost": "the connection was lost",
  "space-unreachable": "it cannot be reached",
  "space-unavailable": "it is down",
};

/** What is done, what is under way and what is to come, line by line. */
export function stageLines(view: RunView, news: CallNews): string[] {
  const plan = view.planState?.plan;
  const inState = (...states: RunView["state"][]) => states.includes(view.state);
  const room = view.calls.filter((call) => call.makes === "base");
  const works = view.calls.filter((call) => call.makes?.startsWith("e"));
  const scene = view.calls.filter((call) => call.makes === "scene");
  const lines = [
    line(plan ? "done" : "now", plan ? `Planned: ${describePlan(plan)}` : "Reading the wish and planning"),
  ];
  if (!plan) return lines;
  const baseIsMade = view.planState?.made.base !== undefined;
  lines.push(stageLine(room, baseIsMade, "Building the room", "The room stands", news));
  if (plan.exhibits.length > 0) lines.push(worksLine(view, plan, works, news));
  const hung = [...view.inspections.values()].some((asset) => asset.isScene && asset.report.isValid);
  lines.push(stageLine(scene, hung, "Hanging, materials and light", "Hung, textured and lit", news));
  const isChecking = inState("publishing") || (hung && inState("validating"));
  lines.push(line(isChecking ? "now" : "next", "Final checks"));
  if (inState("waiting")) lines.push("", "❔ Waiting for your answer below.");
  return lines;
}

/** What the run is expected to cost, and who took over from whom: small print below the stages. */
export function noteLines(view: RunView): string[] {
  const { forecast, calls } = view;
  return [
    ...(forecast && forecast.lines.length > 0 ? [`-# ${forecastWords(forecast)}`] : []),
    ...fallBackLines(calls).map((words) => `-# ↪️ ${words}`),
  ];
}

/** "a beaux-arts hall with 12 paintings and 1 sculpture" */
export function describePlan(plan: GalleryPlan): string {
  const count = (kind: "painting" | "sculpture") =>
    plan.exhibits.filter((exhibit) => (kind === "sculpture") === (exhibit.kind === "sculpture")).length;
  const works = (["painting", "sculpture"] as const)
    .filter((kind) => count(kind) > 0)
    .map((kind) => formatPlural(count(kind), kind));
  const room = `${plan.style.replace("-", " ")} ${plan.room.kind.replace("-", " ")}`;
  return works.length > 0 ? `${room} with ${works.join(" and ")}` : room;
}

function worksLine(
  { planState }: RunView,
  plan: GalleryPlan,
  calls: readonly SpaceCallView[],
  news: CallNews,
): string {
  const total = plan.exhibits.length;
  const madeCount = plan.exhibits.filter((exhibit) => planState?.made[exhibit.id]).length;
  const failed = calls.filter((call) => call.ended?.error).length;
  const mark: Mark = madeCount === total ? "done" : calls.length > 0 ? "now" : "next";
  const again = failed > 0 ? ` · ${failed} to be tried again` : "";
  const queue = mark === "now" ? firstInLine(calls, news) : "";
  return line(mark, `Works ${bar(madeCount / total)} ${madeCount} of ${total}${again}${queue}`);
}

function stageLine(
  calls: readonly SpaceCallView[],
  isMade: boolean,
  doing: string,
  done: string,
  news: CallNews,
): string {
  const last = calls.at(-1);
  if (isMade) return line("done", last?.ended ? `${done} · ${formatDuration(last.ended.durationMs)}` : done);
  if (!last) return line("next", doing);
  if (last.ended?.error) return line("failed", `${doing}: ${quoteText(last.ended.error.message, 160)}`);
  return line(
    "now",
    `${doing}${last.ended ? " · checking what came back" : detailOf(last, news.get(last.callId))}`,
  );
}

function detailOf(call: SpaceCallView, news: RunProgress | undefined): string {
  if (news?.phase === "waiting") return queueWords(call, news);
  if (news?.fraction === undefined) return "";
  return ` ${bar(news.fraction)}${news.description ? ` ${quoteText(news.description, 60)}` : ""}`;
}

/** Of several calls that all wait, the words for the one whose turn comes first. */
function firstInLine(calls: readonly SpaceCallView[], news: CallNews): string {
  const under = calls.flatMap((call) => {
    const latest = call.ended ? undefined : news.get(call.callId);
    return latest ? [{ call, latest }] : [];
  });
  if (under.some(({ latest }) => latest.phase !== "waiting")) return "";
  const placeOf = ({ latest }: (typeof under)[number]) => latest.queuePosition ?? MAX_PLACE;
  const [first] = under.toSorted((one, other) => placeOf(one) - placeOf(other));
  return first ? queueWords(first.call, first.latest) : "";
}

/** " · FLUX.1-schnell: 3rd in line, about 40 s" */
function queueWords({ fallBack }: SpaceCallView, news: RunProgress): string {
  const { queuePosition, etaSeconds } = news;
  const place =
    queuePosition === undefined
      ? "waiting for its turn"
      : queuePosition === 0
        ? "next in line"
        : `${formatOrdinal(queuePosition + 1)} in line`;
  const eta = etaSeconds === undefined ? "" : `, about ${formatDuration(etaSeconds * 1000)}`;
  return ` · ${quoteText(spaceLabel(fallBack?.to ?? news.space), 40)}: ${place}${eta}`;
}

/** "Painter took over from FLUX.1-schnell for 9 works: no GPU time left" */
function fallBackLines(calls: readonly SpaceCallView[]): string[] {
  const groups = Map.groupBy(
    calls.filter(({ fallBack }) => fallBack),
    ({ fallBack }) => `${fallBack!.from} ${fallBack!.to} ${fallBack!.reason.code}`,
  );
  return [...groups.values()].slice(-MAX_FALL_BACKS).map((group) => {
    const { from, to, reason } = group[0]!.fallBack!;
    const works = group.length > 1 ? ` for ${group.length} works` : "";
    return `${quoteText(spaceLabel(to), 40)} took over from ${quoteText(spaceLabel(from), 40)}${works}: ${reasonWords(reason)}`;
  });
}

function reasonWords({ code, message }: FallBack["reason"]): string {
  const [sentence = message] = message.split(/\.\s+(?=\p{Lu})/u);
  return REASONS[code] ?? quoteText(sentence.replace(/\.$/, ""), 120);
}

function line(mark: Mark, words: string): string {
  return `${MARKS[mark]} ${words}`;
}

function bar(fraction: number): string {
  const filled = Math.round(Math.min(1, Math.max(0, fraction)) * 10);
  return `\`${"▰".repeat(filled)}${"▱".repeat(10 - filled)}\``;
}
