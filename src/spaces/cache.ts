import { canonicalJson, type Digest, digestOf } from "../core/digest.ts";
import {
  ArtifactValue,
  type SpaceCall,
  type SpaceClient,
  type SpaceProgress,
  type SpaceResult,
} from "../core/space.ts";
import type { CallRecords } from "../core/space-records.ts";
import { isRecord } from "./gradio-schema.ts";

/** What determines a call's result: Space, endpoint and inputs, with files by their bytes. */
export function keyOf({ space, endpoint, input }: SpaceCall): Digest {
  return digestOf(canonicalJson({ space, endpoint, input: withDigests(input) }));
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

/**
 * Makes equal calls once: one that was finished before is answered from the records, and one that is under way is
 * joined. It is aborted when the last who waits for it has aborted.
 */
export function withCache(client: SpaceClient, records: CallRecords): SpaceClient {
  const underWay = new Map<Digest, SharedCall>();

  async function perform(key: Digest, call: SpaceCall, shared: SharedCall, signal: AbortSignal) {
    const known = await records.find(key);
    if (known) return known;
    signal.throwIfAborted();
    await records.start(key, { space: call.space, endpoint: call.endpoint });
    try {
      const onProgress = (progress: SpaceProgress) => {
        for (const listener of shared.listeners) listener(progress);
      };
      const result = await client.call(call, { signal, onProgress });
      await records.finish(key, result);
      return result;
    } catch (error) {
      await records.fail(key);
      throw error;
    }
  }

  function begin(key: Digest, call: SpaceCall): SharedCall {
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
    void perform(key, call, shared, controller.signal)
      .finally(() => {
        if (underWay.get(key) === shared) underWay.delete(key);
      })
      .then(started.resolve, started.reject);
    return shared;
  }

  return {
    ...client,

    async call(call, { signal, onProgress }) {
      signal.throwIfAborted();
      const key = keyOf(call);
      const shared = underWay.get(key) ?? begin(key, call);
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
    start: async () => undefined,
    finish: async (key, result) => void finished.set(key, result),
    fail: async () => undefined,
  };
}
