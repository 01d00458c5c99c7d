import Bottleneck from "bottleneck";
import { AbortReason } from "../core/abort.ts";
import type { SpaceCall, SpaceClient } from "../core/space.ts";

export interface CallLimits {
  /** Calls running at once on one Space. */
  perSpace?: number;
  /** By Space id, where it differs. */
  bySpace?: Readonly<Record<string, number>>;
  /** Calls running at once on one account: the Hub refuses many bookings of GPU time side by side. */
  perAccount?: number;
  /** The account a call is charged to; `undefined` if to none. */
  accountOf?(call: SpaceCall): string | undefined;
  /** Calls running at once on all Spaces. */
  overall?: number;
}

/** A call that has not begun by then is said to wait; starting one takes some milliseconds even when all is free. */
const NOTICE_MS = 100;

/** One thing calls are limited by, while there are any. */
interface Limit {
  limiter: Bottleneck;
  users: number;
}

/**
 * Lets only so many calls run at once: per Space, then per account, then overall, first come first served. A call that
 * has to wait says so and tells its position among those for the same Space (0 is next) as progress; an abort ends its
 * waiting at once. `close` aborts all calls.
 */
export function withLimits(client: SpaceClient, limits: CallLimits = {}): SpaceClient {
  const { perSpace = 2, bySpace = {}, perAccount = 2, accountOf, overall = 8 } = limits;
  const limitsByKey = new Map<string, Limit>();
  const waitingBySpace = new Map<string, Set<(position: number) => void>>();
  const underWay = new Set<AbortController>();

  /** Runs the work within one limit after the other, holding those passed before. */
  function pass<T>(
    [first, ...rest]: readonly [key: string, atOnce: number][],
    work: () => Promise<T>,
  ): Promise<T> {
    if (!first) return work();
    const [key, atOnce] = first;
    const limit = limitsByKey.get(key) ?? { limiter: new Bottleneck({ maxConcurrent: atOnce }), users: 0 };
    limitsByKey.set(key, limit);
    limit.users += 1;
    return limit.limiter
      .schedule(() => pass(rest, work))
      .finally(() => {
        limit.users -= 1;
        // Anybody may name a Space that does not exist; its limit is not kept.
        if (limit.users > 0) return;
        limitsByKey.delete(key);
        void limit.limiter.disconnect();
      });
  }

  /** Tells the position from now on whenever it changes, until `leave` is called. */
  function wait(space: string, tell: (position: number) => void): { leave(): void } {
    const waiting = waitingBySpace.get(space) ?? new Set();
    waitingBySpace.set(space, waiting);
    let isNoticed = false;
    let told: number | undefined;
    const move = (position: number) => {
      if (!isNoticed || position === told) return;
      told = position;
      tell(position);
    };
    const moveUp = () => {
      let position = 0;
      for (const one of waiting) one(position++);
    };
    // Not yet: most calls begin at once.
    const timer = setTimeout(() => {
      isNoticed = true;
      moveUp();
    }, NOTICE_MS);
    waiting.add(move);
    return {
      leave() {
        clearTimeout(timer);
        if (!waiting.delete(move)) return;
        if (waiting.size === 0) waitingBySpace.delete(space);
        moveUp();
      },
    };
  }

  return {
    ...client,

    async call(call, options) {
      options.signal.throwIfAborted();
      const controller = new AbortController();
      const { signal } = controller;
      const onAbort = () => controller.abort(options.signal.reason);
      options.signal.addEventListener("abort", onAbort, { once: true });
      underWay.add(controller);
      const place = wait(call.space, (position) => {
        try {
          options.onProgress?.({ kind: "waiting", reason: "limit", position });
        } catch {
          // Whoever listens cannot break the work.
        }
      });
      const aborted = Promise.withResolvers<never>();
      signal.addEventListener("abort", () => aborted.reject(signal.reason), { once: true });
      const account = accountOf?.(call);
      const toPass: [string, number][] = [
        [`space ${call.space}`, bySpace[call.space] ?? perSpace],
        ...(account === undefined ? [] : ([[`account ${account}`, perAccount]] as [string, number][])),
        ["overall", overall],
      ];
      try {
        // A waiting job cannot be taken out of the queue: after an abort it takes its turn and does nothing.
        const turn = pass(toPass, async () => {
          place.leave();
          signal.throwIfAborted();
          return client.call(call, { ...options, signal });
        });
        return await Promise.race([turn, aborted.promise]);
      } finally {
        place.leave();
        options.signal.removeEventListener("abort", onAbort);
        underWay.delete(controller);
      }
    },

    async close() {
      const reason = new AbortReason("shutdown", "No more calls of Spaces are made");
      for (const controller of underWay) controller.abort(reason);
      await client.close();
    },
  };
}
