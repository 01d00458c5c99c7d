import { createId } from "../core/ids.ts";
import { SpaceError } from "./builtin-space.ts";
import type { HostLog } from "./host-log.ts";
import { createSessions, type SessionMessages } from "./session-messages.ts";

/** One call of an endpoint. */
export interface EventWork {
  /** The endpoint, for its average duration and the log. */
  name: string;
  run(options: {
    signal: AbortSignal;
    onProgress: (fraction: number, description: string) => void;
  }): Promise<readonly unknown[]>;
}

export interface EventQueue {
  /** Queues a call for a session and gives its event id; `undefined` when the queue is full. */
  join(session: string, work: EventWork): string | undefined;
  /** Ends a queued or running event as Gradio does: with a completion that has no data. Unknown ids change nothing. */
  cancel(eventId: string): void;
  /** The session of an event that still runs or whose result was not read yet. */
  sessionOf(eventId: string): string | undefined;
  /** Messages of a session, or of one event; ends when nothing is pending. Stopping early drops what was pending. */
  read(session: string, options: { eventId?: string; signal: AbortSignal }): SessionMessages;
  status(): { queueSize: number; isFull: boolean };
  close(): void;
}

interface QueuedEvent {
  id: string;
  session: string;
  work: EventWork;
  controller: AbortController;
}

/** A queue for all Spaces together: `concurrency` events run at once, `maxQueued` wait, first come first served. */
export function createEventQueue(options: {
  concurrency: number;
  maxQueued: number;
  heartbeatMs: number;
  log: HostLog;
}): EventQueue {
  const { concurrency, maxQueued, log } = options;
  const waiting: QueuedEvent[] = [];
  const running = new Set<QueuedEvent>();
  const averageSeconds = new Map<string, number>();
  const sessions = createSessions({ heartbeatMs: options.heartbeatMs, onAbandoned: drop });

  function startNext(): void {
    while (running.size < concurrency && waiting.length > 0) {
      void start(waiting.shift()!);
      for (const rank of waiting.keys()) postEstimation(rank);
    }
  }

  function postEstimation(rank: number): void {
    const { session, id, work } = waiting[rank]!;
    const average = averageSeconds.get(work.name);
    sessions.post(session, {
      msg: "estimation",
      event_id: id,
      rank,
      queue_size: waiting.length,
      rank_eta: average === undefined ? null : average * (1 + (rank + 1) / concurrency),
    });
  }

  async function start(event: QueuedEvent): Promise<void> {
    const { id, session, work, controller } = event;
    running.add(event);
    const startedMs = performance.now();
    sessions.post(session, {
      msg: "process_starts",
      event_id: id,
      eta: averageSeconds.get(work.name) ?? null,
    });
    try {
      const data = await work.run({
        signal: controller.signal,
        onProgress: (fraction, desc) => {
          if (controller.signal.aborted) return;
          sessions.postLatest(session, {
            msg: "progress",
            event_id: id,
            progress_data: [{ index: null, length: null, unit: "steps", progress: fraction, desc }],
          });
        },
      });
      const seconds = (performance.now() - startedMs) / 1000;
      averageSeconds.set(work.name, ((averageSeconds.get(work.name) ?? seconds) + seconds) / 2);
      const average = averageSeconds.get(work.name);
      complete(event, {
        success: true,
        output: { data, is_generating: false, duration: seconds, average_duration: average },
      });
    } catch (thrown) {
      complete(event, { success: false, ...failureOf(thrown) });
      if (!(thrown instanceof SpaceError) && !controller.signal.aborted) {
        log("error", "space-work-failed", { endpoint: work.name, err: thrown });
      }
    } finally {
      running.delete(event);
      startNext();
    }
  }

  /** The first completion counts; one that follows a cancellation is dropped. */
  function complete({ id, session, controller }: QueuedEvent, result: object): void {
    if (controller.signal.aborted) return;
    sessions.post(session, { msg: "process_completed", event_id: id, ...result });
  }

  function cancel(eventId: string): void {
    const event = [...running, ...waiting].find(({ id }) => id === eventId);
    if (!event) return;
    complete(event, { success: true, output: {} });
    drop(event.id);
  }

  function drop(eventId: string): void {
    const place = waiting.findIndex(({ id }) => id === eventId);
    if (place >= 0) {
      waiting.splice(place, 1)[0]!.controller.abort();
      for (let rank = place; rank < waiting.length; rank++) postEstimation(rank);
    }
    for (const event of running) if (event.id === eventId) event.controller.abort();
  }

  return {
    join(session, work) {
      if (waiting.length >= maxQueued) return undefined;
      const event = { id: createId(), session, work, controller: new AbortController() };
      sessions.open(session, event.id);
      waiting.push(event);
      postEstimation(waiting.length - 1);
      startNext();
      return event.id;
    },
    cancel,
    sessionOf: sessions.sessionOf,
    read: sessions.read,
    status: () => ({ queueSize: waiting.length, isFull: waiting.length >= maxQueued }),
    close() {
      for (const { id } of [...waiting, ...running]) drop(id);
      sessions.close();
    },
  };
}

/** `gr.Error` text goes to the caller; anything else is hidden, as Gradio does unless told otherwise. */
function failureOf(thrown: unknown): object {
  if (!(thrown instanceof SpaceError)) return { title: "Error", output: { error: null } };
  const { message, title } = thrown;
  return { title, output: { error: message, title, visible: true, duration: 10 } };
}
