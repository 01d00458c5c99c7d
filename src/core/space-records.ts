import type { Digest } from "./digest.ts";
import type { SpaceResult } from "./space.ts";

/**
 * Calls written down under a key made from what determines them, so that none is paid for twice: `start` is durable
 * before the call goes out, and whoever resumes asks `find` first.
 */
export interface CallRecords {
  find(key: Digest): Promise<SpaceResult | undefined>;
  /** `wasLost`: it had been started before, and what became of it was never written down. */
  start(key: Digest, call: { space: string; endpoint: string }): Promise<{ wasLost: boolean }>;
  finish(key: Digest, result: SpaceResult): Promise<void>;
  fail(key: Digest): Promise<void>;
}

/** How one call of one Space ended. */
export interface SpaceOutcome {
  atMs: number;
  space: string;
  endpoint: string;
  /**
   * `failed`: by the Space's own fault. The others say nothing about its health; `refused`: for lack of quota;
   * `stopped`: aborted, or by somebody else's fault, when it had cost something already.
   */
  outcome: "succeeded" | "failed" | "refused" | "stopped";
  code?: string;
  durationMs: number;
  waitedMs: number;
  /** GPU time charged to our account. */
  gpuSeconds: number;
}

/** How Spaces have done and what they have cost; the book of health and the ledger are read from it. */
export interface SpaceHistory {
  add(outcome: SpaceOutcome): Promise<void>;
  /** Oldest first. */
  since(atMs: number): Promise<readonly SpaceOutcome[]>;
}

/** Spaces somebody with the right allowed for one community. */
export interface SpaceConsents {
  allow(consent: { community: string; space: string; by: string; atMs: number }): Promise<void>;
  /** False if it was not allowed. */
  withdraw(community: string, space: string): Promise<boolean>;
  of(community: string): Promise<readonly string[]>;
}
