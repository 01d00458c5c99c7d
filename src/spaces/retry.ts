import { delay } from "../core/abort.ts";
import { VernissageError } from "../core/errors.ts";
import type { SpaceClient } from "../core/space.ts";

/** Attempts at most, the first included, by code. */
const ATTEMPTS_BY_CODE: Readonly<Record<string, number>> = {
  // It hides its cause, which may be a passing one such as a refused GPU.
  "space-error-hidden": 2,
  "zerogpu-worker-error": 2,
  // It had all the time a call may take.
  "space-deadline": 1,
};
/** A call that had begun has probably cost GPU time: worth one more attempt, not a series. */
const ATTEMPTS_ONCE_BEGUN = 2;

export interface RetryOptions {
  /** All attempts of a call, the first included. */
  attempts?: number;
  /** Before the second attempt; doubled before each further one, with up to half of it added at random. */
  firstDelayMs?: number;
  /** A Space that wants more patience than this is given up for now. */
  longestDelayMs?: number;
  /** All pauses of a call together. */
  longestWaitMs?: number;
  random?: () => number;
}

/**
 * Repeats what can change by itself: lost connections, full queues, busy GPUs. Waits 1, 2, 4 s (hub-docs' example), or
 * what the Space states if that is bearable. Errors of the caller and refusals pass at once.
 */
export function withRetry(client: SpaceClient, options: RetryOptions = {}): SpaceClient {
  const { attempts = 3, firstDelayMs = 1_000, longestDelayMs = 30_000, random = Math.random } = options;
  const { longestWaitMs = 60_000 } = options;

  function pauseMsAfter(error: unknown, attempt: number, hasBegun: boolean): number | undefined {
    if (!(error instanceof VernissageError) || !error.isRetryable) return undefined;
    const most = Math.min(
      attempts,
      ATTEMPTS_BY_CODE[error.code] ?? attempts,
      hasBegun ? ATTEMPTS_ONCE_BEGUN : attempts,
    );
    if (attempt >= most) return undefined;
    const own = firstDelayMs * 2 ** (attempt - 1) * (1 + random() / 2);
    const wanted = Math.max(own, error.retryAfterMs ?? 0);
    return wanted <= longestDelayMs ? wanted : undefined;
  }

  async function repeat<T>(
    signal: AbortSignal,
    work: () => Promise<T>,
    hasBegun: () => boolean = () => false,
  ): Promise<T> {
    let waitedMs = 0;
    for (let attempt = 1; ; attempt++) {
      try {
        return await work();
      } catch (error) {
        signal.throwIfAborted();
        const pauseMs = pauseMsAfter(error, attempt, hasBegun());
        if (pauseMs === undefined || waitedMs + pauseMs > longestWaitMs) throw error;
        waitedMs += pauseMs;
        await delay(pauseMs, signal);
      }
    }
  }

  return {
    ...client,
    find: (query, options) => repeat(options.signal, () => client.find(query, options)),
    about: (space, options) => repeat(options.signal, () => client.about(space, options)),
    describe: (space, options) => repeat(options.signal, () => client.describe(space, options)),

    call(call, options) {
      let hasBegun = false;
      return repeat(
        options.signal,
        () =>
          client.call(call, {
            ...options,
            onProgress(progress) {
              if (progress.kind === "started") hasBegun = true;
              options.onProgress?.(progress);
            },
          }),
        () => hasBegun,
      );
    },
  };
}
