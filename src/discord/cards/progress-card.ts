import { ButtonStyle } from "discord.js";
import { billOf } from "../../core/ledger.ts";
import type { Run } from "../../core/run.ts";
import { type RunView, walkableScene } from "../../core/run-view.ts";
import { isEnd } from "../../core/transitions.ts";
import { formatDuration, quoteText } from "../text.ts";
import { ACCENT, button, buttons, type Card, card, linkButton, text } from "./card.ts";
import { billWords } from "./cost-words.ts";
import { type CallNews, noteLines, stageLines } from "./progress-stages.ts";

const HEADINGS: Readonly<Record<Run["request"]["kind"], string>> = {
  create: "Making",
  refine: "Changing",
  retry: "Trying again",
  retexture: "Re-texturing",
  restore: "Going back from",
};

/** The one message that is edited while a run works: each stage with what it has to show, and a way to stop. */
export function progressCard(options: {
  run: Run;
  galleryTitle: string;
  view: RunView;
  news: CallNews;
  nowMs: number;
  /** It has not begun: another run of the gallery is under way, or all workers are busy. */
  isWaiting: boolean;
  /** Where the gallery can be visited. */
  viewerUrl: string;
}): Card {
  const { run, galleryTitle, view, news, nowMs, isWaiting, viewerUrl } = options;
  const isRestored = run.request.kind === "restore";
  const words = isRestored ? galleryTitle : run.request.words || galleryTitle;
  const title = quoteText(view.planState?.plan.title ?? words, 80);
  const tookMs = (isEnd(view.state) ? view.stateSinceMs : nowMs) - run.createdAtMs;
  if (isEnd(view.state)) return endCard(run, view, title, tookMs);
  const heading = text(`### ${HEADINGS[run.request.kind]} “${title}”`);
  if (isWaiting) {
    const waiting = text("▫️ Waiting for its turn. It starts by itself.");
    return card(ACCENT.neutral, [heading, waiting, buttons(cancelButton(run))]);
  }
  return card(ACCENT.working, [
    heading,
    text(stageLines(view, news).join("\n")),
    text([...noteLines(view), `-# ${formatDuration(tookMs)} so far`].join("\n")),
    // Where there are versions the address leads to the newest of them.
    run.basedOn === undefined && walkableScene(view)
      ? buttons(linkButton("Look into the room", viewerUrl), cancelButton(run))
      : buttons(cancelButton(run)),
  ]);
}

function endCard(run: Run, view: RunView, title: string, tookMs: number): Card {
  const retry = buttons(
    button("Retry", "🔁", { kind: "retry", galleryId: run.galleryId }, ButtonStyle.Primary),
  );
  const bill = billWords(billOf(view));
  const spent = bill ? [text(`-# Spent: ${bill}`)] : [];
  switch (view.state) {
    case "published":
      if (run.request.kind === "restore")
        return card(ACCENT.done, [text(`↩️ Gone back from **“${title}”**.`)]);
      return card(ACCENT.done, [text(`✅ **“${title}”** is ready, made in ${formatDuration(tookMs)}.`)]);
    case "answered":
      return card(ACCENT.neutral, [text(view.ended?.text?.slice(0, 3500) ?? "")]);
    case "cancelled":
      return card(ACCENT.neutral, [
        text(`⏹️ Cancelled after ${formatDuration(tookMs)}. Nothing is lost; press Retry to start again.`),
        ...spent,
        retry,
      ]);
    default:
      return card(ACCENT.failed, [
        text(`### ⚠️ “${title}” could not be finished`),
        text((view.ended?.failure?.message ?? "Something went wrong.").slice(0, 3500)),
        ...spent,
        retry,
      ]);
  }
}

function cancelButton({ galleryId, id }: Run) {
  return button("Cancel", undefined, { kind: "cancel", galleryId, runId: id }, ButtonStyle.Danger);
}
