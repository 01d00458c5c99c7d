import type { Clock } from "../core/clock.ts";
import type { EventLog, RunProgress, StoredEvent } from "../core/events.ts";
import type { Records } from "../core/records.ts";

/** The event log over our records: an event is durable first, listeners hear of it afterwards. */
export function createEventLog(deps: {
  records: Pick<Records, "addEvent" | "eventsOf" | "updateRun">;
  clock: Clock;
  /** A listener that throws is reported here and nowhere else. */
  onListenerError(error: unknown): void;
}): EventLog {
  const eventListeners = new Set<(stored: StoredEvent) => void>();
  const progressListeners = new Set<(news: RunProgress) => void>();
  const tell = <T>(listeners: ReadonlySet<(news: T) => void>, news: T) => {
    for (const listener of listeners) {
      try {
        listener(news);
      } catch (error) {
        deps.onListenerError(error);
      }
    }
  };
  const add = <T>(listeners: Set<T>, listener: T) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };
  return {
    async append(run, event) {
      const stored = await deps.records.addEvent(run, event, deps.clock.now());
      if (event.type === "state-changed") await deps.records.updateRun(run.id, { state: event.to });
      tell(eventListeners, stored);
      return stored;
    },
    read: (runId) => deps.records.eventsOf(runId),
    progress: (news) => tell(progressListeners, news),
    onEvent: (listener) => add(eventListeners, listener),
    onProgress: (listener) => add(progressListeners, listener),
  };
}
