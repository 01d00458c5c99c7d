import type { Client, TextBasedChannel, ThreadChannel } from "discord.js";
import type { Logger } from "pino";
import type { ArtifactStore } from "../core/artifact.ts";
import type { Clock } from "../core/clock.ts";
import { digestOf, hexOf } from "../core/digest.ts";
import type { EventLog, RunProgress, StoredEvent } from "../core/events.ts";
import type { Gallery } from "../core/gallery.ts";
import { billOf } from "../core/ledger.ts";
import type { Records } from "../core/records.ts";
import type { Run } from "../core/run.ts";
import { foldRun, newRunView, type RunView } from "../core/run-view.ts";
import { isEnd } from "../core/transitions.ts";
import { type Card, toMessage } from "./cards/card.ts";
import { consentCard } from "./cards/consent-card.ts";
import { progressCard } from "./cards/progress-card.ts";
import { answeredQuestionCard, questionCard } from "./cards/question-card.ts";
import { resultCard } from "./cards/result-card.ts";
import { thumbnailCard } from "./cards/thumbnail-card.ts";
import { type CoalescedEdit, createCoalescedEdit } from "./coalesced-edit.ts";
import { quoteText } from "./text.ts";

export interface ThreadPresenterDeps {
  client: Client;
  records: Records;
  store: Pick<ArtifactStore, "read">;
  log: EventLog;
  clock: Clock;
  logger: Logger;
  viewerUrl(galleryId: string): string;
  /** Discord takes about 5 edits in 5 s per channel; one message gets at most one in this time. */
  editIntervalMs?: number;
}

/** Shows runs in their threads, from their events. */
export interface ThreadPresenter {
  /** Shows a run from now on, e.g. one that was just queued. */
  watch(run: Run): void;
  /** Resolves when everything known so far has been posted. */
  settled(): Promise<void>;
  close(): void;
}

interface Shown {
  run: Run;
  gallery: Gallery;
  thread: ThreadChannel;
  view: RunView;
  /** The newest of each Space call that is under way. */
  news: Map<string, RunProgress>;
  progress: CoalescedEdit<Card>;
}

export function createThreadPresenter(deps: ThreadPresenterDeps): ThreadPresenter {
  const { records, store, log, clock, logger } = deps;
  const shown = new Map<string, Promise<Shown | undefined>>();
  /** One task after another per run, so that messages appear in the order of events. */
  const lines = new Map<string, Promise<void>>();

  const post = async (shownRun: Shown, purpose: string, card: Card): Promise<void> => {
    // The nonce makes posting idempotent for some minutes: a retried request never shows twice.
    const nonce = hexOf(digestOf(`${shownRun.run.id} ${purpose}`)).slice(0, 24);
    if (await records.readNote(`message:${shownRun.run.id}:${purpose}`)) return;
    const message = await shownRun.thread.send({ ...toMessage(card), nonce, enforceNonce: true });
    await records.writeNote(`message:${shownRun.run.id}:${purpose}`, message.id);
  };
  const edit = async (shownRun: Shown, purpose: string, card: Card) => {
    const id = await records.readNote(`message:${shownRun.run.id}:${purpose}`);
    if (id) await shownRun.thread.messages.edit(id, toMessage(card));
    else await post(shownRun, purpose, card);
  };

  const open = async (runId: string): Promise<Shown | undefined> => {
    const run = await records.findRun(runId);
    const gallery = run && (await records.findGallery(run.galleryId));
    const channel = gallery?.place.threadId && (await deps.client.channels.fetch(gallery.place.threadId));
    if (!run || !gallery || !channel || !isThread(channel)) return undefined;
    const shownRun: Shown = {
      run,
      gallery,
      thread: channel,
      view: newRunView(run.createdAtMs),
      news: new Map(),
      progress: createCoalescedEdit<Card>({
        send: (card) => edit(shownRun, "progress", card),
        minIntervalMs: deps.editIntervalMs ?? 1_500,
        onError: (error) => logger.warn({ error, runId }, "progress-edit-failed"),
      }),
    };
    return shownRun;
  };
  const shownRun = (runId: string) => {
    const known = shown.get(runId) ?? open(runId);
    shown.set(runId, known);
    return known;
  };
  const inLine = (runId: string, task: (run: Shown) => Promise<void>) => {
    const next = (lines.get(runId) ?? Promise.resolve())
      .then(() => shownRun(runId))
      .then((run) => (run ? task(run) : undefined))
      .catch((error: unknown) => logger.error({ error, runId }, "present-failed"));
    lines.set(runId, next);
    return next;
  };
  const showProgress = (run: Shown) => {
    const { view, news, gallery } = run;
    const isWaiting = view.state === "queued";
    const nowMs = clock.now();
    const viewerUrl = deps.viewerUrl(gallery.id);
    run.progress.show(
      progressCard({ run: run.run, galleryTitle: gallery.title, view, news, nowMs, isWaiting, viewerUrl }),
    );
  };

  const present = async (run: Shown, stored: StoredEvent) => {
    const { event } = stored;
    // After a restart the first event seen is not the first of the run.
    if (stored.sequence > 1 && run.view.turns === 0 && run.view.state === "queued") {
      const before = (await log.read(stored.runId)).filter((other) => other.sequence < stored.sequence);
      run.view = before.reduce(foldRun, newRunView(run.run.createdAtMs));
    }
    run.view = foldRun(run.view, stored);
    if (event.type === "asset-pictured" && event.sheet) {
      const sheet = await store.read(event.sheet);
      const asset = run.view.inspections.get(event.digest);
      const card = sheet && asset?.report.isValid && thumbnailCard(asset, run.view.planState?.plan, sheet);
      if (card) await post(run, `thumbnail:${hexOf(event.digest).slice(0, 16)}`, card);
    } else if (event.type === "question-asked") {
      await post(run, `question:${event.questionId}`, questionCard(event));
    } else if (event.type === "question-answered") {
      const asked = (await log.read(stored.runId)).find(
        (other) => other.event.type === "question-asked" && other.event.questionId === event.questionId,
      )?.event;
      if (asked?.type === "question-asked") {
        await edit(
          run,
          `question:${event.questionId}`,
          answeredQuestionCard(asked, event.answer, event.answeredBy),
        );
      }
    } else if (event.type === "consent-wanted") {
      const purpose = `consent:${hexOf(digestOf(event.space)).slice(0, 16)}`;
      await post(run, purpose, consentCard(event, run.run.id));
    } else if (event.type === "space-call-ended" || event.type === "space-fell-back") {
      run.news.delete(event.callId);
    }
    showProgress(run);
    if (isEnd(run.view.state)) await finish(run);
  };

  const finish = async (run: Shown) => {
    await run.progress.settled();
    const { published } = run.view;
    if (published && run.view.state === "published") {
      const version = await records.findVersion(published.versionId);
      const sheet = version && (await store.read(version.sheet));
      if (version && sheet) {
        const viewerUrl = deps.viewerUrl(run.gallery.id);
        const tookMs = run.view.stateSinceMs - run.run.createdAtMs;
        // A card keeps showing the version it is about; the channel's link leads to the newest.
        const walkInUrl = `${viewerUrl}/v/${version.number}`;
        const { note } = published;
        const bill = billOf(run.view);
        await post(run, "result", resultCard({ version, sheet, note, viewerUrl: walkInUrl, tookMs, bill }));
        await announce(run, version.plan.title, `${viewerUrl}?v=${version.number}`);
      }
    }
    shown.delete(run.run.id);
  };

  /** The starter message in the channel becomes the link, which unfurls with the picture. */
  const announce = async ({ gallery, thread }: Shown, title: string, url: string) => {
    const { channelId, starterId } = gallery.place;
    const channel = channelId && (await deps.client.channels.fetch(channelId));
    if (!channel || !starterId || !isText(channel)) return;
    await channel.messages
      .edit(starterId, { content: `🖼️ **${quoteText(title, 100)}** for <@${gallery.ownerId}>\n${url}` })
      .catch((error: unknown) => logger.warn({ error, threadId: thread.id }, "starter-edit-failed"));
  };

  const stopEvents = log.onEvent((stored) => void inLine(stored.runId, (run) => present(run, stored)));
  const stopProgress = log.onProgress((news) => {
    void inLine(news.runId, async (run) => {
      if (isEnd(run.view.state)) return;
      run.news.set(news.callId, news);
      showProgress(run);
    });
  });
  return {
    watch: (run) => void inLine(run.id, async (shownRun) => showProgress(shownRun)),
    async settled() {
      await Promise.all(lines.values());
      for (const run of await Promise.all(shown.values())) await run?.progress.settled();
    },
    close() {
      stopEvents();
      stopProgress();
    },
  };
}

function isThread(channel: unknown): channel is ThreadChannel {
  return (channel as { isThread?: () => boolean }).isThread?.() === true;
}

function isText(channel: unknown): channel is TextBasedChannel {
  return (channel as { isTextBased?: () => boolean }).isTextBased?.() === true;
}
