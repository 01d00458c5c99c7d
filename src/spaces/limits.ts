import { AbortReason } from "../core/abort.ts";
import type { SpaceCall, SpaceClient } from "../core/space.ts";
import { createWaitingLine, type WaitingLine } from "./waiting-line.ts";

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

/**
 * Lets only so many calls run at once: per Space, then per account, then overall, first come first served. A call that
 * has to wait says so and tells its position (0 is next) as progress; an abort ends its waiting at once. `close` aborts
 * all calls.
 */
export function withLimits(client: SpaceClient, limits: CallLimits = {}): SpaceClient {
  const { perSpace = 2, bySpace = {}, perAccount = 2, accountOf, overall = 8 } = limits;
  const lines = new Map<string, WaitingLine>();
  const underWay = new Set<AbortController>();

  /** The lines a call has to pass, with their places. */
  function linesOf(call: SpaceCall): [key: string, places: number][] {
    const account = accountOf?.(call);
    return [
      [`space ${call.space}`, bySpace[call.space] ?? perSpace],
      ...(account === undefined ? [] : ([[`account ${account}`, perAccount]] as [string, number][])),
      ["overall", overall],
    ];
  }

  /** Takes a place in each line after the other, holding those taken before. */
  async function pass<T>(
    [stop, ...rest]: readonly [key: string, places: number][],
    signal: AbortSignal,
    onPosition: (position: number) => void,
    work: () => Promise<T>,
  ): Promise<T> {
    if (!stop) return work();
    const [key, places] = stop;
    const line = lines.get(key) ?? createWaitingLine(places);
    lines.set(key, line);
    await line.enter(signal, onPosition);
    try {
      signal.throwIfAborted();
      return await pass(rest, signal, onPosition, work);
    } finally {
      line.leave();
      // Anybody may name a Space that does not exist; its line is not kept.
      if (line.isEmpty()) lines.delete(key);
    }
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
      const onPosition = (position: number) => {
        try {
          options.onProgress?.({ kind: "waiting", reason: "limit", position });
        } catch {
          // Whoever listens cannot break the work.
        }
      };
      try {
        return await pass(linesOf(call), signal, onPosition, () => client.call(call, { ...options, signal }));
      } finally {
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
