import { Piscina } from "piscina";
import { toError } from "../core/errors.ts";

export interface ThreadOptions {
  /** Heap of one thread; files that need more are bad files. */
  maxMemoryMb?: number;
  timeoutMs?: number;
  /** Threads at once. */
  workers?: number;
  /** How long an idle thread is kept: loading the parsers takes longer than most of the work. */
  idleMs?: number;
}

/** Threads for work on strangers' files, ended when it takes too long, needs too much memory or is no longer wanted. */
export interface KillableThreads<Task, Result> {
  /** Rejects with the signal's reason, with a `ThreadKilled`, or with what the work threw. */
  run(task: Task, options: { signal: AbortSignal }): Promise<Result>;
  close(): Promise<void>;
}

/** The work was ended because it exceeded a limit. */
export class ThreadKilled extends Error {
  readonly limit: "time" | "memory";

  constructor(limit: "time" | "memory", options?: ErrorOptions) {
    super(`the work needs more ${limit} than it may take`, options);
    this.limit = limit;
  }
}

/** Runs the default export of a module in threads. */
export function createKillableThreads<Task, Result>(
  module: URL,
  { maxMemoryMb = 512, timeoutMs = 30_000, workers = 1, idleMs = 30_000 }: ThreadOptions,
): KillableThreads<Task, Result> {
  const pool = new Piscina({
    filename: module.href,
    minThreads: 0,
    maxThreads: workers,
    idleTimeout: idleMs,
    resourceLimits: { maxOldGenerationSizeMb: maxMemoryMb },
  });
  // Whoever waits for a result is told by its own promise; a thread that dies idle concerns nobody.
  pool.on("error", () => undefined);
  let pending = 0;
  return {
    async run(task, { signal }) {
      signal.throwIfAborted();
      const late = new AbortController();
      // What waits for a thread is given the time of those before it as well.
      const rounds = Math.ceil(++pending / workers);
      const timer = setTimeout(() => late.abort(), timeoutMs * rounds);
      try {
        return (await pool.run(task, { signal: AbortSignal.any([signal, late.signal]) })) as Result;
      } catch (thrown) {
        signal.throwIfAborted();
        const cause = toError(thrown);
        if (late.signal.aborted) throw new ThreadKilled("time", { cause });
        if ("code" in cause && cause.code === "ERR_WORKER_OUT_OF_MEMORY")
          throw new ThreadKilled("memory", { cause });
        throw cause;
      } finally {
        pending -= 1;
        clearTimeout(timer);
      }
    },
    close: () => pool.destroy(),
  };
}
