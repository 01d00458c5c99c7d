import type { SpaceProgress } from "../core/space.ts";
import type { GradioTransport } from "./gradio-transport.ts";
import { type JobError, jobError, spaceError } from "./space-errors.ts";
import { quoteText } from "./untrusted-text.ts";

/** What we read of the Gradio client's events. */
export interface GradioEvent {
  type: string;
  stage?: string;
  data?: unknown;
  position?: unknown;
  size?: unknown;
  /** Of a completion: how long it ran, in seconds (`gradio-messages.ts`). */
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

/** A Space that closes the stream of a running call more often than this does not mean to answer. */
const MAX_REOPENINGS = 3;

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
  const late = (code: string, did: string) => () => stop(spaceError(space, { code, did, isRetryable: true }));

  const onAbort = () => stop(signal.reason);
  signal.addEventListener("abort", onAbort, { once: true });
  if (signal.aborted) onAbort();
  let reopenings = 0;
  // Announced by a `close_stream` that crossed our join: the Space keeps what it has to say for the next stream.
  transport.onQueueEnd = (error) => {
    const eventId = job.event_id();
    if (error) stop(error);
    else if (!eventId || transport.hasEnded(eventId)) return;
    else if (reopenings++ < MAX_REOPENINGS) options.reopenStream();
    else stop(jobError(space, { broken: true }));
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
    signal.removeEventListener("abort", onAbort);
    transport.onQueueEnd = undefined;
    if (!isOver) options.onCancel(cancelAtSpace(job));
  }
}

/** Never rejects. The id comes with the join's answer, which has its own deadline. */
async function cancelAtSpace(job: GradioJob): Promise<void> {
  try {
    if (await job.wait_for_id()) await job.cancel();
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
