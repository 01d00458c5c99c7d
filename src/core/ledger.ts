import type { RunView } from "./run-view.ts";
import type { GpuQuota } from "./space.ts";

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

/** The bill, from the record alone. A call that another Space took over is charged to that one. */
export function billOf(view: RunView): Bill {
  const lines = new Map<string, LedgerLine>();
  for (const { space, ended } of view.calls) {
    if (!ended || ended.error) continue;
    const by = ended.servedBy?.space ?? space;
    const line = lines.get(by) ?? { space: by, calls: 0, gpuSeconds: 0 };
    lines.set(by, {
      ...line,
      calls: line.calls + 1,
      gpuSeconds: line.gpuSeconds + (ended.gpuSeconds ?? 0),
    });
  }
  return {
    lines: [...lines.values()],
    gpuSeconds: [...lines.values()].reduce((sum, line) => sum + line.gpuSeconds, 0),
    failedCalls: view.calls.filter(({ ended }) => ended?.error).length,
    inputTokens: view.tokens.input,
    outputTokens: view.tokens.output,
  };
}
