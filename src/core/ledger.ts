import type { RunView } from "./run-view.ts";
import { type GpuQuota, isBuiltin } from "./space.ts";

/** What one Space is expected to do, or did, in a run. */
export interface LedgerLine {
  space: string;
  calls: number;
  gpuSeconds: number;
}

/** What a run is expected to cost, told before its first Space call. */
export interface Forecast {
  lines: readonly LedgerLine[];
  gpuSeconds: number;
  /** How long it may take, from how long these Spaces took lately; absent if nobody knows yet. */
  durationMs?: number;
  quota?: GpuQuota;
}

/** What a run has cost so far. */
export interface Bill {
  lines: readonly LedgerLine[];
  gpuSeconds: number;
  failedCalls: number;
  inputTokens: number;
  outputTokens: number;
}

/**
 * The bill, from the record alone. A call that another Space took over counts for that one; GPU time that failed calls
 * cost stands with the Space it went to.
 */
export function billOf(view: RunView): Bill {
  const lines = new Map<string, LedgerLine>();
  const add = (space: string, calls: number, gpuSeconds: number) => {
    const line = lines.get(space) ?? { space, calls: 0, gpuSeconds: 0 };
    lines.set(space, { space, calls: line.calls + calls, gpuSeconds: line.gpuSeconds + gpuSeconds });
  };
  for (const { space, ended } of view.calls) {
    if (!ended) continue;
    const gpuSeconds = ended.gpuSeconds ?? 0;
    const by = ended.servedBy?.space ?? space;
    const charged = isBuiltin(by) ? space : by;
    if (!ended.error) add(by, 1, 0);
    if (gpuSeconds > 0) add(charged, 0, gpuSeconds);
  }
  return {
    lines: [...lines.values()],
    gpuSeconds: [...lines.values()].reduce((sum, line) => sum + line.gpuSeconds, 0),
    failedCalls: view.calls.filter(({ ended }) => ended?.error).length,
    inputTokens: view.tokens.input,
    outputTokens: view.tokens.output,
  };
}
