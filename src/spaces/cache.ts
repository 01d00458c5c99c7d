import type { Logger } from "pino";
import { canonicalJson, type Digest, digestOf } from "../core/digest.ts";
import { toError } from "../core/errors.ts";
import {
  ArtifactValue,
  isTrusted,
  type SpaceCall,
  type SpaceCallOptions,
  type SpaceClient,
  type SpaceOptions,
  type SpaceProgress,
  type SpaceResult,
} from "../core/space.ts";
import type { CallRecords } from "../core/space-records.ts";
import { isRecord } from "./gradio/schema.ts";

/**
 * What determines a call's result: the Space as deployed, the endpoint and the inputs, with files by their bytes. What
 * the call is for and who asks make no difference.
 */
export function keyOf({ space, endpoint, input }: SpaceCall, revision?: string): Digest {
  return digestOf(canonicalJson({ space, revision, endpoint, input: withDigests(input) }));
}

function withDigests(value: unknown): unknown {
  if (value instanceof ArtifactValue) return { artifact: value.artifact.digest, name: value.name };
  if (Array.isArray(value)) return value.map(withDigests);
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, withDigests(inner)]));
}

/** A call under way and everyone who waits for it. */
interface SharedCall {
  result: Promise<SpaceResult>;
  waiting: number;
  abort(reason: unknown): void;
  listeners: Set<(progress: SpaceProgress) => void>;
}

export interface CacheDeps {
  records: CallRecords;
  /** Results whose files are gone are made again. */
  hasArtifact(digest: Digest): Promise<boolean>;
  logger: Pick<Logger, "info" | "warn">;
}

/**
 * Makes equal calls once: one that was finished before is answered from the records, and one that is under way is
 * joined. It is aborted when the last who waits for it has aborted. A call is on record before it starts; one that a
 * crash cut off cannot be taken up again, since Gradio drops what nobody reads, so it is made anew and logged as
 * `space-call-lost`. Callers who may not call a Space get nothing made by it either.
 */
export function withCache(client: SpaceClient, { records, hasArtifact, logger }: CacheDeps): SpaceClient {
  const underWay = new Map<Digest, SharedCall>();

  /** The finished result, if its files are still there. */
  async function recall(key: Digest): Promise<SpaceResult | undefined> {
    const known = await records.find(key);
    if (!known) return undefined;
    const kept = await Promise.all(known.artifacts.map(({ digest }) => hasArtifact(digest)));
    // It was paid for when it was made.
    const { gpuSeconds: _, ...free } = known;
    return kept.every(Boolean) ? free : undefined;
  }

  async function perform(key: Digest, call: SpaceCall, shared: SharedCall, options: SpaceCallOptions) {
    const known = await recall(key);
    if (known) return known;
    options.signal.throwIfAborted();
    const about = { space: call.space, endpoint: call.endpoint };
    const { wasLost } = await records.start(key, about);
    if (wasLost) logger.info(about, "space-call-lost");
    // What was paid for is handed over even if it cannot be written down.
    const unrecorded = (thrown: unknown) =>
      logger.warn({ ...about, error: toError(thrown) }, "space-call-unrecorded");
    try {
      const onProgress = (progress: SpaceProgress) => {
        for (const listener of shared.listeners) listener(progress);
      };
      const result = await client.call(call, { ...options, onProgress });
      await records.finish(key, result).catch(unrecorded);
      return result;
    } catch (error) {
      await records.fail(key).catch(unrecorded);
      throw error;
    }
  }

  /** Where nobody can tell, the call itself finds out. */
  async function mayCall(space: string, options: SpaceOptions): Promise<boolean> {
    try {
      return isTrusted(await client.about(space, options));
    } catch {
      options.signal.throwIfAborted();
      return false;
    }
  }

  /** `undefined` if nobody can tell, or not now: the result is then reused whatever happens to the Space's code. */
  async function revisionOf(space: string, options: SpaceOptions): Promise<string | undefined> {
    try {
      return await client.revisionOf(space, options);
    } catch {
      options.signal.throwIfAborted();
      return undefined;
    }
  }

  /** Whoever begins a call pays for it; those who join it do not. */
  function begin(key: Digest, call: SpaceCall, { community, onCharge }: SpaceCallOptions): SharedCall {
    const controller = new AbortController();
    const started = Promise.withResolvers<SpaceResult>();
    const shared: SharedCall = {
      result: started.promise,
      waiting: 0,
      abort: (reason) => controller.abort(reason),
      listeners: new Set(),
    };
    // Everyone who waits may have left before it ends.
    shared.result.catch(() => undefined);
    underWay.set(key, shared);
    void perform(key, call, shared, { signal: controller.signal, community, ...(onCharge && { onCharge }) })
      .finally(() => {
        if (underWay.get(key) === shared) underWay.delete(key);
      })
      .then(started.resolve, started.reject);
    return shared;
  }

  return {
    ...client,

    async call(call, options) {
      const { signal, community, onProgress } = options;
      signal.throwIfAborted();
      const [mayReuse, revision] = await Promise.all([
        mayCall(call.space, { signal, community }),
        revisionOf(call.space, { signal, community }),
      ]);
      signal.throwIfAborted();
      if (!mayReuse) return client.call(call, options);
      const key = keyOf(call, revision);
      const shared = underWay.get(key) ?? begin(key, call, options);
      shared.waiting += 1;
      const aborted = Promise.withResolvers<never>();
      let isWaiting = true;
      const leave = () => {
        if (isWaiting) shared.waiting -= 1;
        isWaiting = false;
      };
      const onAbort = () => {
        leave();
        aborted.reject(signal.reason);
        if (shared.waiting > 0) return;
        // A newcomer must not join what is being given up.
        if (underWay.get(key) === shared) underWay.delete(key);
        shared.abort(signal.reason);
      };
      signal.addEventListener("abort", onAbort, { once: true });
      // Each caller gets its own listener, even where two share one function.
      const listener = (progress: SpaceProgress) => onProgress?.(progress);
      shared.listeners.add(listener);
      try {
        return await Promise.race([shared.result, aborted.promise]);
      } finally {
        leave();
        shared.listeners.delete(listener);
        signal.removeEventListener("abort", onAbort);
      }
    },
  };
}

/** Records that last as long as the process: for tests and for tools that make one gallery. */
export function createMemoryCallRecords(): CallRecords {
  const finished = new Map<Digest, SpaceResult>();
  return {
    find: async (key) => finished.get(key),
    start: async () => ({ wasLost: false }),
    finish: async (key, result) => void finished.set(key, result),
    fail: async () => undefined,
  };
}
