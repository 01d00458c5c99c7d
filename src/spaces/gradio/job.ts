import type { VernissageError } from "../../core/errors.ts";
import type { SpaceProgress } from "../../core/space.ts";
import { type JobError, jobError, spaceError } from "../space-errors.ts";
import { quoteText } from "../untrusted-text.ts";
import type { GradioTransport } from "./transport.ts";

/** What we read of the Gradio client's events. */
export interface GradioEvent {
  type: string;
  stage?: string;
  data?: unknown;
  position?: unknown;
  size?: unknown;
  /** Of a completion: how long it ran, in seconds (`messages.ts`). */
  avg_time?: unknown;
  eta?: unknown;
  original_msg?: unknown;
  progress_data?: unknown;
  log?: unknown;
  title?: unknown;
  message?: unknown;
  broken?: boolean;
}

/** The Gradio client's handle on one submitted call. */
export interface GradioJob {
  next(): Promise<IteratorResult<unknown, unknown>>;
  cancel(): Promise<void>;
  /** Empty until the Space has answered the join. */
  event_id(): string;
  wait_for_id(): Promise<string | null>;
}

export interface JobResult {
  /** Outputs as Gradio sent them, hidden state left out. */
  data: readonly unknown[];
  /** From submitting until the Space began, in ms. */
  waitedMs: number;
  /** How long it ran: as the Space says, if that can be true, else from its beginning to its answer. */
  runMs: number;
}

export interface JobOptions {
  space: string;
  transport: GradioTransport;
  timeouts: { idleMs: number; callMs: number };
  signal: AbortSignal;
  onProgress(progress: SpaceProgress): void;
  /** Opens the queue's stream again, to which the Space sends what came of the call meanwhile. */
  reopenStream(): void;
  /** Is handed the promise that the call has been cancelled at the Space; the connection stays open for it. */
  onCancel(ending: Promise<void>): void;
}

/** Before the queue's stream is opened again. A Space that needs it more often does not mean to answer. */
const REOPEN_AFTER_MS = [200, 1_000, 3_000];

/**
 * Follows a submitted call to its end. Rejects with the signal's reason, or a named error when the Space fails,
 * stalls or vanishes; unless the Space itself ended the call, it is cancelled there, as soon as its id is known.
 */
export async function followJob(job: GradioJob, options: JobOptions): Promise<JobResult> {
  const { space, transport, timeouts, signal } = options;
  const startedAtMs = performance.now();
  const stopped = Promise.withResolvers<never>();
  stopped.promise.catch(() => undefined);
  const stop = (reason: unknown) => stopped.reject(reason);
  const late = (code: string, did: string) => () =>
    stop(loss ?? spaceError(space, { code, did, isRetryable: true }));

  const onAbort = () => stop(signal.reason);
  signal.addEventListener("abort", onAbort, { once: true });
  if (signal.aborted) onAbort();
  let loss: VernissageError | undefined;
  let reopenings = 0;
  let reopenTimer: NodeJS.Timeout | undefined;
  transport.onQueueEnd = ({ error, isResumable }) => {
    const eventId = job.event_id();
    // An announced end is right once the call has ended; before its join was answered, the client opens another.
    if (!error && (!eventId || transport.hasEnded(eventId))) return;
    loss = error;
    const pauseMs = REOPEN_AFTER_MS[reopenings++];
    if (!isResumable || pauseMs === undefined) return stop(error ?? jobError(space, { broken: true }));
    reopenTimer = setTimeout(options.reopenStream, error ? pauseMs : 0);
  };
  const wholeMinutes = Math.ceil(timeouts.callMs / 60_000);
  const hardTimer = setTimeout(
    late("space-deadline", `did not finish within ${wholeMinutes} min`),
    timeouts.callMs,
  );
  const idleTimer = setTimeout(
    late("space-stalled", `gave no news for ${Math.ceil(timeouts.idleMs / 1000)} s`),
    timeouts.idleMs,
  );

  const isNews = createNewsFilter();
  let data: readonly unknown[] | undefined;
  let waitedMs: number | undefined;
  let isOver = false;
  try {
    for (;;) {
      const step = await Promise.race([job.next(), stopped.promise]);
      if (step.done) {
        isOver = true;
        throw transport.takeFailure() ?? jobError(space, { broken: true });
      }
      idleTimer.refresh();
      loss = undefined;
      const event = step.value as GradioEvent;
      if (event.type === "data" && Array.isArray(event.data)) data = event.data;
      if (event.type === "status" && event.stage === "error") {
        isOver = !event.broken;
        throw transport.takeFailure() ?? jobError(space, event as JobError);
      }
      if (event.type === "status" && event.stage === "complete") {
        isOver = true;
        const sinceStartMs = performance.now() - startedAtMs - (waitedMs ?? 0);
        const statedMs = typeof event.avg_time === "number" ? event.avg_time * 1000 : Number.NaN;
        const runMs = statedMs >= 0 && statedMs <= sinceStartMs ? statedMs : sinceStartMs;
        return { data: data ?? [], waitedMs: waitedMs ?? 0, runMs };
      }
      const progress = progressOf(event);
      if (progress?.kind === "started") waitedMs ??= performance.now() - startedAtMs;
      if (progress && isNews(progress)) options.onProgress(progress);
    }
  } finally {
    clearTimeout(hardTimer);
    clearTimeout(idleTimer);
    clearTimeout(reopenTimer);
    signal.removeEventListener("abort", onAbort);
    transport.onQueueEnd = undefined;
    if (!isOver) options.onCancel(cancelAtSpace(job, transport));
  }
}

/**
 * Never rejects. The id comes with the join's answer, which has its own deadline. The stream is left first: before
 * Gradio 6 that alone drops a call that still waits; a cancellation would end the stream and let the call run later,
 * with nobody listening.
 */
async function cancelAtSpace(job: GradioJob, transport: GradioTransport): Promise<void> {
  try {
    if (!(await job.wait_for_id())) return;
    await transport.leaveQueue();
    await job.cancel();
  } catch {
    // Nothing was submitted, so there is nothing to cancel.
  }
}

/** Tells progress from repetition: the same place in the queue is no news, even where the guessed time differs. */
function createNewsFilter(): (progress: SpaceProgress) => boolean {
  let last = "";
  return (progress) => {
    const { etaSeconds: _, ...rest } = { etaSeconds: undefined, ...progress };
    const told = JSON.stringify(rest);
    if (told === last) return false;
    last = told;
    return true;
  };
}

/** The client's event as progress; `undefined` where it says nothing new. */
export function progressOf(event: GradioEvent): SpaceProgress | undefined {
  if (event.type === "log") return described(undefined, event.log);
  if (event.type !== "status") return undefined;
  if (event.original_msg === "process_starts") return { kind: "started" };
  if (Array.isArray(event.progress_data)) {
    const unit = (event.progress_data.at(-1) ?? {}) as Record<string, unknown>;
    const { index, length, progress } = unit;
    if (typeof progress === "number") return described(progress, unit.desc);
    if (typeof index === "number" && typeof length === "number" && length > 0)
      return described(index / length, unit.desc);
    return described(undefined, unit.desc);
  }
  if (typeof event.position === "number")
    return {
      kind: "waiting",
      reason: "queue",
      position: event.position,
      ...(typeof event.size === "number" && { queueSize: event.size }),
      ...(typeof event.eta === "number" && { etaSeconds: event.eta }),
    };
  return event.stage === "generating" ? { kind: "progress" } : undefined;
}

function described(fraction: number | undefined, description: unknown): SpaceProgress {
  const text = quoteText(description, 120);
  return {
    kind: "progress",
    ...(fraction !== undefined && { fraction: Math.min(1, Math.max(0, fraction)) }),
    ...(text && { description: text }),
  };
}
