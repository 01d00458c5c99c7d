import type { Version } from "../core/gallery.ts";

/** Something versions are given after they were published: in the background, one version after the other. */
export interface VersionWork {
  /**
   * Begins to work on a version, unless it is done or under way. For a version just published, and for one that is
   * looked at and lacks something: from before there was such a thing, or from before a crash.
   */
  begin(version: Version): void;
  /** Resolves when everything begun has ended. */
  settled(): Promise<void>;
  /** Ends what is under way; it is begun again when its version is next looked at. */
  close(): Promise<void>;
}

export function createVersionWork(deps: {
  isDone(version: Version): boolean;
  work(version: Version, signal: AbortSignal): Promise<void>;
  onError(error: unknown, version: Version): void;
}): VersionWork {
  const closing = new AbortController();
  // What could not be made once is not tried again with every visitor.
  const begun = new Set<string>();
  let queue = Promise.resolve();

  const workOn = async (version: Version) => {
    try {
      closing.signal.throwIfAborted();
      await deps.work(version, closing.signal);
    } catch (error) {
      if (!closing.signal.aborted) deps.onError(error, version);
    }
  };

  return {
    begin(version) {
      if (deps.isDone(version) || begun.has(version.id)) return;
      begun.add(version.id);
      queue = queue.then(() => workOn(version));
    },
    settled: () => queue,
    async close() {
      closing.abort();
      await queue;
    },
  };
}
