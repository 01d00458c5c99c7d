import type { Logger } from "pino";
import type { Clock } from "../core/clock.ts";
import { toError, type VernissageError } from "../core/errors.ts";
import type { GpuQuota } from "../core/space.ts";
import type { SpaceHistory } from "../core/space-records.ts";
import { createSharedAnswers } from "./shared-answers.ts";
import { spaceError } from "./space-errors.ts";
import { statedAmounts } from "./zero-gpu.ts";

/** The Hub gives new GPU time 24 h after the first use, not at midnight (hub-docs, spaces-zerogpu). */
const WINDOW_MS = 24 * 3600_000;
/** How far back the windows are followed, since each begins with the first use after the last. */
const HISTORY_MS = 7 * WINDOW_MS;
const QUOTA_FOR_MS = 60_000;
/** When to ask a Space again that stated no wait. */
const UNSTATED_WAIT_MS = 3600_000;
/** Calls under way may hold what a call needs; most end well before the time they book. */
const HELD_WAIT_MS = 15_000;

export interface GpuLedgerDeps {
  /** What the account has left, as the Hub sees it; rejects where it does not say. */
  readQuota?(options: { signal: AbortSignal }): Promise<GpuQuota | undefined>;
  history: SpaceHistory;
  clock: Clock;
  logger: Pick<Logger, "warn">;
  /** Of the account's GPU time and runs, what the operator lets the bot use within 24 h. */
  dailySeconds?: number | undefined;
  dailyRuns?: number | undefined;
}

/** GPU time of one account: what is left, reserved and spent. */
export interface GpuLedger {
  /** What no call has reserved yet; `undefined` if nobody knows of a limit. */
  left(signal: AbortSignal): Promise<GpuQuota | undefined>;
  /** Sets time aside. Rejects with `gpu-quota-exceeded` if there is not enough. */
  reserve(space: string, gpuSeconds: number, signal: AbortSignal): Promise<Reservation>;
  /** Takes a Space's refusal as news about the account. */
  learn(refusal: VernissageError): void;
}

export interface Reservation {
  /** Gives back what was set aside; `gpuSeconds` of it were spent. */
  settle(gpuSeconds: number): void;
}

/** What somebody said was left, and what we had spent when it was said. */
interface Statement {
  quota: GpuQuota;
  spentSeconds: number;
  spentRuns: number;
}

export function createGpuLedger(deps: GpuLedgerDeps): GpuLedger {
  const { readQuota, history, clock, logger, dailySeconds, dailyRuns } = deps;
  const quotas = createSharedAnswers<Statement>({ keepMs: QUOTA_FOR_MS, maxEntries: 1, clock });
  const reserved = new Set<{ gpuSeconds: number }>();
  /** Since the process began. */
  const spent = { seconds: 0, runs: 0 };
  let day: { sinceMs: number; seconds: number; runs: number } | undefined;
  let loading: Promise<void> | undefined;
  let refusals: Statement[] = [];
  let readings = 0;
  let isUnreadable = false;

  function spend(atMs: number, gpuSeconds: number): void {
    if (gpuSeconds <= 0) return;
    if (!day || atMs >= day.sinceMs + WINDOW_MS) day = { sinceMs: atMs, seconds: 0, runs: 0 };
    day.seconds += gpuSeconds;
    day.runs += 1;
  }

  async function load(): Promise<void> {
    try {
      const outcomes = await history.since(clock.now() - HISTORY_MS);
      for (const { atMs, durationMs, gpuSeconds } of outcomes) spend(atMs - durationMs, gpuSeconds);
    } catch (thrown) {
      logger.warn({ error: toError(thrown) }, "space-history-unreadable");
    }
  }

  const stated = (quota: GpuQuota): Statement => ({
    quota,
    spentSeconds: spent.seconds,
    spentRuns: spent.runs,
  });

  async function readHub(signal: AbortSignal): Promise<Statement | undefined> {
    if (!readQuota) return undefined;
    return quotas.get(String(readings), signal, async (asking) => {
      const now = stated({});
      try {
        const quota = (await readQuota({ signal: asking })) ?? {};
        isUnreadable = false;
        return { ...now, quota };
      } catch (thrown) {
        asking.throwIfAborted();
        // Calls go on: a Space that has no time for us will say so.
        if (!isUnreadable) logger.warn({ error: toError(thrown) }, "gpu-quota-unreadable");
        isUnreadable = true;
        return now;
      }
    });
  }

  /** Every limit there is, what is reserved not yet taken off. */
  async function limits(signal: AbortSignal): Promise<readonly GpuQuota[]> {
    loading ??= load();
    await loading;
    const hub = await readHub(signal);
    const nowMs = clock.now();
    refusals = refusals.filter(({ quota }) => quota.resetsAtMs! > nowMs);
    if (day && nowMs >= day.sinceMs + WINDOW_MS) day = undefined;
    const statements = [...(hub ? [hub] : []), ...refusals].map(({ quota, spentSeconds, spentRuns }) => ({
      ...quota,
      ...(quota.secondsLeft !== undefined && {
        secondsLeft: quota.secondsLeft - (spent.seconds - spentSeconds),
      }),
      ...(quota.runsLeft !== undefined && { runsLeft: quota.runsLeft - (spent.runs - spentRuns) }),
    }));
    const own: GpuQuota = {
      ...(dailySeconds !== undefined && { secondsLeft: dailySeconds - (day?.seconds ?? 0) }),
      ...(dailyRuns !== undefined && { runsLeft: dailyRuns - (day?.runs ?? 0) }),
      ...(day && { resetsAtMs: day.sinceMs + WINDOW_MS }),
    };
    return [own, ...statements];
  }

  const heldSeconds = () => [...reserved].reduce((sum, { gpuSeconds }) => sum + gpuSeconds, 0);

  function refuse(space: string, wantedSeconds: number, short: readonly GpuQuota[]): VernissageError {
    const hasTime = (quota: GpuQuota, held: number) =>
      (quota.secondsLeft ?? Infinity) - held >= wantedSeconds;
    const hasRuns = (quota: GpuQuota, held: number) => (quota.runsLeft ?? Infinity) - held >= 1;
    const isHeld = short.every((quota) => hasTime(quota, 0) && hasRuns(quota, 0));
    const secondsLeft = Math.min(...short.map((quota) => quota.secondsLeft ?? Infinity)) - heldSeconds();
    const isOutOfRuns = short.every((quota) => hasTime(quota, heldSeconds()));
    const resets = short.flatMap(({ resetsAtMs }) => resetsAtMs ?? []);
    const waitMs = resets.length > 0 ? Math.max(0, Math.max(...resets) - clock.now()) : undefined;
    const more = waitMs === undefined ? "" : `More comes in ${inWords(waitMs)}. `;
    return spaceError(space, {
      code: "gpu-quota-exceeded",
      did: isOutOfRuns
        ? "needs a GPU, and this bot has used up its GPU runs for today"
        : `books ${wantedSeconds} s of GPU time, and this bot has ${Math.max(0, Math.floor(secondsLeft))} s left today`,
      next: `${isHeld ? "Calls under way hold some that may come back soon. " : more}Another Space may do instead.`,
      party: "operator",
      isRetryable: isHeld,
      ...(isHeld ? { retryAfterMs: HELD_WAIT_MS } : waitMs !== undefined && { retryAfterMs: waitMs }),
    });
  }

  return {
    async left(signal) {
      const all = await limits(signal);
      const [seconds, runs] = [all.map((one) => one.secondsLeft), all.map((one) => one.runsLeft)].map(
        (values) => Math.min(...values.map((value) => value ?? Infinity)),
      );
      if (seconds === Infinity && runs === Infinity) return undefined;
      const resets = all.flatMap((one) =>
        one.resetsAtMs && (one.secondsLeft === seconds || one.runsLeft === runs) ? one.resetsAtMs : [],
      );
      return {
        ...(seconds !== Infinity && { secondsLeft: Math.max(0, Math.floor(seconds! - heldSeconds())) }),
        ...(runs !== Infinity && { runsLeft: Math.max(0, runs! - reserved.size) }),
        ...(resets.length > 0 && { resetsAtMs: Math.max(...resets) }),
      };
    },

    async reserve(space, gpuSeconds, signal) {
      const short = (await limits(signal)).filter(
        ({ secondsLeft = Infinity, runsLeft = Infinity }) =>
          secondsLeft - heldSeconds() < gpuSeconds || runsLeft - reserved.size < 1,
      );
      if (short.length > 0) throw refuse(space, gpuSeconds, short);
      const entry = { gpuSeconds };
      reserved.add(entry);
      const startedAtMs = clock.now();
      return {
        settle(spentSeconds) {
          if (!reserved.delete(entry) || spentSeconds <= 0) return;
          spent.seconds += spentSeconds;
          spent.runs += 1;
          spend(startedAtMs, spentSeconds);
        },
      };
    },

    learn(refusal) {
      const { code, retryAfterMs } = refusal;
      const nowMs = clock.now();
      if (code === "zerogpu-quota-exceeded") {
        const secondsLeft = statedAmounts(refusal)?.leftSeconds ?? 0;
        const resetsAtMs = nowMs + (retryAfterMs ?? UNSTATED_WAIT_MS);
        refusals.push(stated({ secondsLeft, resetsAtMs }));
      } else if (code === "zerogpu-runs-exceeded") {
        refusals.push(stated({ runsLeft: 0, resetsAtMs: (day?.sinceMs ?? nowMs) + WINDOW_MS }));
      } else return;
      readings += 1;
    },
  };
}

function inWords(ms: number): string {
  const minutes = Math.max(1, Math.ceil(ms / 60_000));
  return minutes < 90 ? `about ${minutes} min` : `about ${Math.round(minutes / 60)} h`;
}
