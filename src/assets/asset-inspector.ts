import { Piscina } from "piscina";
import type { AssetInspector, AssetReport } from "../core/asset.ts";
import { toError, VernissageError } from "../core/errors.ts";
import { emptyReport } from "./empty-report.ts";

export interface AssetInspectorOptions {
  /** Heap of one thread; files that need more are bad files. */
  maxMemoryMb?: number;
  timeoutMs?: number;
  /** Threads at once; each stays warm for a while after its last file. */
  workers?: number;
}

/** How long an idle thread is kept: loading the parsers takes longer than most inspections. */
const IDLE_MS = 30_000;

/** Inspects GLBs in threads that are ended when a file takes too long, needs too much memory or is no longer wanted. */
export function createAssetInspector(options: AssetInspectorOptions = {}): AssetInspector {
  const { maxMemoryMb = 512, timeoutMs = 30_000, workers = 1 } = options;
  const pool = new Piscina({
    filename: new URL("./inspect-asset.ts", import.meta.url).href,
    minThreads: 0,
    maxThreads: workers,
    idleTimeout: IDLE_MS,
    resourceLimits: { maxOldGenerationSizeMb: maxMemoryMb },
  });

  // Whoever waits for a file is told by its own promise; a thread that dies idle concerns nobody.
  pool.on("error", () => undefined);
  let pending = 0;

  const refuse = (glb: Uint8Array, code: string, message: string): AssetReport => ({
    ...emptyReport(glb.byteLength),
    issues: [{ severity: "error", code, message }],
  });

  return {
    async inspect(glb, { signal }) {
      signal.throwIfAborted();
      const late = new AbortController();
      // A file that waits for a thread is given the time of those before it as well.
      const rounds = Math.ceil(++pending / workers);
      const timer = setTimeout(() => late.abort(), timeoutMs * rounds);
      try {
        return (await pool.run(glb, { signal: AbortSignal.any([signal, late.signal]) })) as AssetReport;
      } catch (thrown) {
        signal.throwIfAborted();
        if (late.signal.aborted)
          return refuse(
            glb,
            "asset-timeout",
            `Inspection took longer than ${Math.ceil(timeoutMs / 1000)} s.`,
          );
        const error = toError(thrown);
        if ("code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY")
          return refuse(glb, "asset-out-of-memory", "Inspection needs more memory than a file may take.");
        throw new VernissageError({
          code: "inspection-failed",
          message: `A GLB could not be inspected: ${error.message}`,
          userMessage: "A file could not be checked, so it is not used. Trying again may help.",
          party: "us",
          isRetryable: true,
          cause: error,
        });
      } finally {
        pending -= 1;
        clearTimeout(timer);
      }
    },
    close: () => pool.destroy(),
  };
}
