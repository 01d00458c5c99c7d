import { type AssetVariant, VARIANT_NAMES, type VariantMaker, type VariantName } from "../core/asset.ts";
import { toError, VernissageError } from "../core/errors.ts";
import { createKillableThreads, type ThreadOptions } from "./killable-threads.ts";
import type { VariantTask } from "./variants/make-variant.ts";

/** Five times what the largest gallery took on two shared cores. */
const TIMEOUT_MS = 60_000;

/** Makes variants side by side in threads that can be ended at any moment. */
export function createVariantMaker(options: ThreadOptions = {}): VariantMaker {
  const threads = createKillableThreads<VariantTask, AssetVariant>(
    new URL("./variants/make-variant.ts", import.meta.url),
    { timeoutMs: TIMEOUT_MS, workers: 2, ...options },
  );
  return {
    async make(glb, { signal }) {
      const failed = new AbortController();
      const either = AbortSignal.any([signal, failed.signal]);
      try {
        const made = await Promise.all(
          VARIANT_NAMES.map((name) => threads.run({ name, glb }, { signal: either })),
        );
        return Object.fromEntries(VARIANT_NAMES.map((name, index) => [name, made[index]!])) as Record<
          VariantName,
          AssetVariant
        >;
      } catch (thrown) {
        signal.throwIfAborted();
        const cause = toError(thrown);
        // One variant that cannot be made makes the others pointless.
        failed.abort(cause);
        throw new VernissageError({
          code: "variants-failed",
          message: `Variants of a scene could not be made: ${cause.message}`,
          userMessage:
            "Smaller versions of this gallery for phones could not be made; the full one is there.",
          party: "us",
          isRetryable: true,
          cause,
        });
      }
    },
    close: () => threads.close(),
  };
}
