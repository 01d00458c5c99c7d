import { delay } from "../core/abort.ts";
import { VernissageError } from "../core/errors.ts";
import type { SpaceClient } from "../core/space.ts";

/** Failures that may have cost GPU time or hide their cause: worth one more attempt, not a series. */
const ATTEMPTS_BY_CODE: Readonly<Record<string, number>> = {
  "space-error-hidden": 2,
  "zerogpu-worker-error": 2,
  "space-stalled": 2,
  "space-deadline": 1,
};

export interface RetryOptions {
  /** All attempts of a call, the first included. */
  attempts?: number;
  /** Before the second attempt; doubled before each further one, with up to half of it added at random. */
  firstDelayMs?: number;
  /** A Space that wants more patience than this is given up for now. */
  longestDelayMs?: number;
  random?: () => number;
}

/**
 * Repeats what can change by itself: lost connections, full queues, busy GPUs. Waits 1, 2, 4 s (hub-docs' example), or
 * what the Space states if that is bearable. Errors of the caller and refusals pass at once.
 */
export function withRetry(client: SpaceClient, options: RetryOptions = {}): SpaceClient {
  const { attempts = 3, firstDelayMs = 1_000, longestDelayMs = 30_000, random = Math.random } = options;

  function waitMs(error: unknown, attempt: number): number | undefined {
    if (!(error instanceof VernissageError) || !error.isRetryable) return undefined;
    if (attempt >= Math.min(attempts, ATTEMPTS_BY_CODE[error.code] ?? attempts)) return undefined;
    const own = firstDelayMs * 2 ** (attempt - 1) * (1 + random() / 2);
    const wanted = Math.max(own, error.retryAfterMs ?? 0);
    return wanted <= longestDelayMs ? wanted : undefined;
  }

  async function repeat<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await work();
      } catch (error) {
        signal.throwIfAborted();
        const pauseMs = waitMs(error, attempt);
        if (pauseMs === undefined) throw error;
        await delay(pauseMs, signal);
      }
    }
  }

  return {
    ...client,
    find: (query, options) => repeat(options.signal, () => client.find(query, options)),
    describe: (space, options) => repeat(options.signal, () => client.describe(space, options)),
    call: (call, options) => repeat(options.signal, () => client.call(call, options)),
  };
}
