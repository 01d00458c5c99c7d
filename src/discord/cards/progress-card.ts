import { ButtonStyle } from "discord.js";
import type { RunProgress } from "../../core/events.ts";
import type { GalleryPlan } from "../../core/plan.ts";
import type { Run } from "../../core/run.ts";
import type { RunView, SpaceCallView } from "../../core/run-view.ts";
import { isEnd } from "../../core/transitions.ts";
import { formatDuration, quoteText } from "../text.ts";
import { ACCENT, button, buttons, type Card, card, text } from "./card.ts";

type Mark = "done" | "now" | "next" | "failed";
const MARKS: Readonly<Record<Mark, string>> = { done: "✅", now: "⏳", next: "▫️", failed: "⚠️" };

const HEADINGS: Readonly<Record<Run["request"]["kind"], string>> = {
  create: "Making",
  refine: "Changing",
  retry: "Trying again",
  retexture: "Re-texturing",
};

/** The one message that is edited while a run works: each stage with what it has to show, and a way to stop. */
export function progressCard(options: {
  run: Run;
  galleryTitle: string;
  view: RunView;
  latest: RunProgress | undefined;
  nowMs: number;
  /** Runs ahead of this one while it waits. */
  isWaiting: boolean;
}): Card {
  const { run, galleryTitle, view, latest, nowMs, isWaiting } = options;
  const plan = view.planState?.plan;
  const title = quoteText(plan?.title ?? (run.request.words || galleryTitle), 80);
  const tookMs = (isEnd(view.state) ? view.stateSinceMs : nowMs) - run.createdAtMs;
  if (isEnd(view.state)) return endCard(run, view, title, tookMs);
  if (isWaiting) {
    return card(ACCENT.neutral, [
      text(`### ${HEADINGS[run.request.kind]} “${title}”`),
      text("▫️ Waiting for its turn. It starts by itself."),
      buttons(
        button(
          "Cancel",
          undefined,
          { kind: "cancel", galleryId: run.galleryId, runId: run.id },
          ButtonStyle.Danger,
        ),
      ),
    ]);
  }
  return card(ACCENT.working, [
    text(`### ${HEADINGS[run.request.kind]} “${title}”`),
    text(stages(view, plan, latest).join("\n")),
    text(`-# ${formatDuration(tookMs)} so far`),
    buttons(
      button(
        "Cancel",
        undefined,
        { kind: "cancel", galleryId: run.galleryId, runId: run.id },
        ButtonStyle.Danger,
      ),
    ),
  ]);
}

function endCard(run: Run, view: RunView, title: string, tookMs: number): Card {
  const retry = buttons(
    button("Retry", "🔁", { kind: "retry", galleryId: run.galleryId }, ButtonStyle.Primary),
  );
  switch (view.state) {
    case "published":
      return card(ACCENT.done, [text(`✅ **“${title}”** is ready, made in ${formatDuration(tookMs)}.`)]);
    case "answered":
      return card(ACCENT.neutral, [text(view.ended?.text?.slice(0, 3500) ?? "")]);
    case "cancelled":
      return card(ACCENT.neutral, [
        text(`⏹️ Cancelled after ${formatDuration(tookMs)}. Nothing is lost; press Retry to start again.`),
        retry,
      ]);
    default:
      return card(ACCENT.failed, [
        text(`### ⚠️ “${title}” could not be finished`),
        text((view.ended?.failure?.message ?? "Something went wrong.").slice(0, 3500)),
        retry,
      ]);
  }
}

function stages(view: RunView, plan: GalleryPlan | undefined, latest: RunProgress | undefined): string[] {
  const inState = (...states: RunView["state"][]) => states.includes(view.state);
  const room = view.calls.filter((call) => call.makes === "base");
  const works = view.calls.filter((call) => call.makes?.startsWith("e"));
  const scene = view.calls.filter((call) => call.makes === "scene");
  const lines = [
    line(plan ? "done" : "now", plan ? `Planned: ${describePlan(plan)}` : "Reading the wish and planning"),
  ];
  if (!plan) return lines;
  const baseIsMade = view.planState?.made.base !== undefined;
  lines.push(stageLine(room, baseIsMade, "Building the room", "The room stands", latest));
  const total = plan.exhibits.length;
  if (total > 0) {
    const madeCount = plan.exhibits.filter((exhibit) => view.planState?.made[exhibit.id]).length;
    const failed = works.filter((call) => call.ended?.error).length;
    const mark: Mark = madeCount === total ? "done" : works.length > 0 ? "now" : "next";
    const note = failed > 0 ? ` · ${failed} to be tried again` : "";
    lines.push(line(mark, `Works ${bar(madeCount / total)} ${madeCount} of ${total}${note}`));
  }
  const hung = [...view.inspections.values()].some((asset) => asset.isScene && asset.report.isValid);
  lines.push(stageLine(scene, hung, "Hanging, materials and light", "Hung, textured and lit", latest));
  lines.push(
    line(inState("publishing") ? "now" : hung && inState("validating") ? "now" : "next", "Final checks"),
  );
  if (inState("waiting")) lines.push("", "❔ Waiting for your answer below.");
  return lines;
}

function stageLine(
  calls: readonly SpaceCallView[],
  isMade: boolean,
  doing: string,
  done: string,
  latest: RunProgress | undefined,
): string {
  const last = calls.at(-1);
  if (isMade) return line("done", last?.ended ? `${done} · ${formatDuration(last.ended.durationMs)}` : done);
  if (!last) return line("next", doing);
  if (last.ended?.error) return line("failed", `${doing}: ${quoteText(last.ended.error.message, 160)}`);
  const news = latest?.callId === last.callId ? latest : undefined;
  const detail =
    news?.phase === "waiting"
      ? ` · in the Space's queue${news.queuePosition ? `, ${news.queuePosition} ahead` : ""}`
      : news?.fraction !== undefined
        ? ` ${bar(news.fraction)}${news.description ? ` ${quoteText(news.description, 60)}` : ""}`
        : "";
  return line("now", `${doing}${last.ended ? " · checking what came back" : detail}`);
}

/** "a beaux-arts hall with 12 paintings and 1 sculpture" */
export function describePlan(plan: GalleryPlan): string {
  const count = (kind: "painting" | "sculpture") =>
    plan.exhibits.filter((exhibit) => (kind === "sculpture") === (exhibit.kind === "sculpture")).length;
  const works = [plural(count("painting"), "painting"), plural(count("sculpture"), "sculpture")].filter(
    Boolean,
  );
  const room = `${plan.style.replace("-", " ")} ${plan.room.kind.replace("-", " ")}`;
  return works.length > 0 ? `${room} with ${works.join(" and ")}` : room;
}

function plural(count: number, word: string): string {
  return count === 0 ? "" : `${count} ${word}${count === 1 ? "" : "s"}`;
}

function line(mark: Mark, words: string): string {
  return `${MARKS[mark]} ${words}`;
}

function bar(fraction: number): string {
  const filled = Math.round(Math.min(1, Math.max(0, fraction)) * 10);
  return `\`${"▰".repeat(filled)}${"▱".repeat(10 - filled)}\``;
}
