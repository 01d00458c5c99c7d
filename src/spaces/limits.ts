import Bottleneck from "bottleneck";
import type { SpaceClient } from "../core/space.ts";

export interface CallLimits {
  /** Calls running at once on one Space. */
  perSpace?: number;
  /** By Space id, where it differs. */
  bySpace?: Readonly<Record<string, number>>;
  /** Calls running at once on all Spaces. */
  overall?: number;
}

/** A call that has not begun by then is said to wait; starting one takes a few milliseconds even when all is free. */
const NOTICE_MS = 25;

/**
 * Lets only so many calls run at once, per Space and overall. A call that has to wait says so as progress, and an
 * abort ends its waiting at once.
 */
export function withLimits(client: SpaceClient, limits: CallLimits = {}): SpaceClient {
  const { perSpace = 2, bySpace = {}, overall = 8 } = limits;
  const everything = new Bottleneck({ maxConcurrent: overall });
  const bySpaceId = new Map<string, Bottleneck>();

  function limiterOf(space: string): Bottleneck {
    let limiter = bySpaceId.get(space);
    if (!limiter) {
      limiter = new Bottleneck({ maxConcurrent: bySpace[space] ?? perSpace }).chain(everything);
      bySpaceId.set(space, limiter);
    }
    return limiter;
  }

  return {
    ...client,

    async call(call, options) {
      const { signal, onProgress } = options;
      signal.throwIfAborted();
      const limiter = limiterOf(call.space);
      const noticeTimer = setTimeout(() => onProgress?.({ kind: "waiting", reason: "limit" }), NOTICE_MS);
      const aborted = Promise.withResolvers<never>();
      const onAbort = () => aborted.reject(signal.reason);
      signal.addEventListener("abort", onAbort, { once: true });
      if (signal.aborted) onAbort();
      try {
        // A waiting job cannot be taken out of the queue: after an abort it takes its turn and does nothing.
        const turn = limiter.schedule(async () => {
          clearTimeout(noticeTimer);
          signal.throwIfAborted();
          return client.call(call, options);
        });
        return await Promise.race([turn, aborted.promise]);
      } finally {
        clearTimeout(noticeTimer);
        signal.removeEventListener("abort", onAbort);
      }
    },

    async close() {
      await client.close();
      await Promise.all([everything, ...bySpaceId.values()].map((limiter) => limiter.disconnect()));
    },
  };
}
