import type { AssetInspector, AssetReport } from "../core/asset.ts";
import { toError, VernissageError } from "../core/errors.ts";
import { emptyReport } from "./empty-report.ts";
import { createKillableThreads, ThreadKilled, type ThreadOptions } from "./killable-threads.ts";

/** A Space may take minutes from one GLB to the next. */
const DEFAULTS = { timeoutMs: 30_000, idleMs: 10 * 60_000 };

/** Inspects GLBs in threads that are ended when a file takes too long, needs too much memory or is no longer wanted. */
export function createAssetInspector(options: ThreadOptions = {}): AssetInspector {
  const { timeoutMs, idleMs } = { ...DEFAULTS, ...options };
  const threads = createKillableThreads<Uint8Array, AssetReport>(
    new URL("./inspect-asset.ts", import.meta.url),
    { ...options, timeoutMs, idleMs },
  );
  const refuse = (glb: Uint8Array, code: string, message: string): AssetReport => ({
    ...emptyReport(glb.byteLength),
    issues: [{ severity: "error", code, message }],
  });
  return {
    async inspect(glb, { signal }) {
      try {
        return await threads.run(glb, { signal });
      } catch (thrown) {
        signal.throwIfAborted();
        if (thrown instanceof ThreadKilled)
          return thrown.limit === "time"
            ? refuse(glb, "asset-timeout", `Inspection took longer than ${Math.ceil(timeoutMs / 1000)} s.`)
            : refuse(glb, "asset-out-of-memory", "Inspection needs more memory than a file may take.");
        const error = toError(thrown);
        throw new VernissageError({
          code: "inspection-failed",
          message: `A GLB could not be inspected: ${error.message}`,
          userMessage: "A file could not be checked, so it is not used. Trying again may help.",
          party: "us",
          isRetryable: true,
          cause: error,
        });
      }
    },
    async warmUp() {
      // An empty file is refused at once, by a thread that has then loaded its parsers.
      await threads.run(new Uint8Array(), { signal: new AbortController().signal }).catch(() => undefined);
    },
    close: () => threads.close(),
  };
}
