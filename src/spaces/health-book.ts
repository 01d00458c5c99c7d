import type { SpaceHealth } from "../core/space.ts";
import type { SpaceOutcome } from "../core/space-records.ts";

/** What is kept and counted of each Space. */
const PAGE_CALLS = 50;
export const PAGE_MS = 7 * 24 * 3600_000;
const FAILURES_IN_A_ROW = 3;
const FIRST_REST_MS = 120_000;
const LONGEST_REST_MS = 30 * 60_000;

/** How Spaces have done lately, from how their calls ended. */
export interface HealthBook {
  /** Outcomes come in the order they happened. */
  add(outcome: SpaceOutcome): void;
  /** `undefined` if nothing is known. */
  healthOf(space: string, nowMs: number): SpaceHealth | undefined;
  /** Until when a Space rests; in the past if it may be tried once; `undefined` if nothing is held against it. */
  restOf(space: string): number | undefined;
}

/**
 * A Space that failed three times in a row rests for 2 min. If the next call fails as well it rests twice as long, up
 * to 30 min; a success clears it. Calls that were under way when the rest began do not lengthen it. All of this follows
 * from the outcomes alone, so a restart changes nothing.
 */
export function createHealthBook(): HealthBook {
  const pages = new Map<string, readonly SpaceOutcome[]>();

  function restOf(space: string): number | undefined {
    let inARow = 0;
    let rest: { beganMs: number; lengthMs: number } | undefined;
    for (const { outcome, atMs, durationMs } of pages.get(space) ?? []) {
      inARow = outcome === "succeeded" ? 0 : inARow + 1;
      if (inARow === 0) rest = undefined;
      if (inARow < FAILURES_IN_A_ROW || (rest && atMs - durationMs < rest.beganMs)) continue;
      rest = {
        beganMs: atMs,
        lengthMs: rest ? Math.min(LONGEST_REST_MS, rest.lengthMs * 2) : FIRST_REST_MS,
      };
    }
    return rest && rest.beganMs + rest.lengthMs;
  }

  return {
    restOf,

    add(outcome) {
      if (outcome.outcome !== "succeeded" && outcome.outcome !== "failed") return;
      const page = pages.get(outcome.space) ?? [];
      pages.set(outcome.space, [...page.slice(1 - PAGE_CALLS), outcome]);
    },

    healthOf(space, nowMs) {
      const page = (pages.get(space) ?? []).filter(({ atMs }) => atMs > nowMs - PAGE_MS);
      if (page.length === 0) return undefined;
      const runs = page
        .filter(({ outcome }) => outcome === "succeeded")
        .map(({ durationMs, waitedMs }) => Math.max(0, durationMs - waitedMs))
        .sort((a, b) => a - b);
      const restsUntilMs = restOf(space);
      return {
        calls: page.length,
        successRate: runs.length / page.length,
        p50Ms: percentile(runs, 0.5),
        p95Ms: percentile(runs, 0.95),
        ...(restsUntilMs !== undefined && restsUntilMs > nowMs && { restsUntilMs }),
      };
    },
  };
}

/** Nearest rank; 0 of nothing. */
function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
}
