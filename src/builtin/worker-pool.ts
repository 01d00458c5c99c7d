import { Worker } from "node:worker_threads";
import { SpaceError, type Work } from "./builtin-space.ts";
import type { ThreadReply, ThreadRequest } from "./work-thread.ts";

export type WorkOutput = Awaited<ReturnType<Work>>[number];

export interface WorkerPool {
  /**
   * Runs a module's `work` in a thread. Rejects with a `SpaceError` that `work` threw, with the signal's reason once
   * aborted (the thread is ended), or with an `Error` when `work` or its thread failed.
   */
  run(
    work: { workerUrl: URL; input: Record<string, unknown> },
    options: { signal: AbortSignal; onProgress: (fraction: number, description: string) => void },
  ): Promise<readonly WorkOutput[]>;
  /** Starts so many threads and has them load modules, in the order given, so that the first calls need not wait. */
  warm(threads: number, workerUrls: readonly URL[]): void;
  close(): Promise<void>;
}

/** A heap above this is a runaway: the largest scene needs about a tenth. Pixels and meshes live outside the heap. */
const MAX_HEAP_MB = 1024;

/**
 * Threads that are kept while they behave, so that a second call finds its modules loaded, and replaced when they
 * crash, run out of memory or are cancelled. How many run at once is the caller's business.
 */
export function createWorkerPool({ maxHeapMb = MAX_HEAP_MB } = {}): WorkerPool {
  const idle: Worker[] = [];
  const all = new Set<Worker>();

  function createThread(): Worker {
    const thread = new Worker(new URL("./work-thread.ts", import.meta.url), {
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: maxHeapMb },
    });
    all.add(thread);
    thread.on("exit", () => {
      all.delete(thread);
      const place = idle.indexOf(thread);
      if (place >= 0) idle.splice(place, 1);
    });
    return thread;
  }

  return {
    run({ workerUrl, input }, { signal, onProgress }) {
      if (signal.aborted) return Promise.reject(signal.reason);
      const thread = idle.pop() ?? createThread();
      thread.ref();
      return new Promise((resolve, reject) => {
        const settle = (finish: () => void, isReusable: boolean) => {
          signal.removeEventListener("abort", onAbort);
          thread.removeAllListeners("message");
          thread.off("error", onError);
          thread.off("exit", onExit);
          if (isReusable) {
            idle.push(thread);
            // A thread that waits for work does not keep the process alive.
            thread.unref();
          } else {
            thread.on("error", () => {});
            void thread.terminate();
          }
          finish();
        };
        const onAbort = () => settle(() => reject(signal.reason), false);
        const onError = (error: Error) => settle(() => reject(error), false);
        const onExit = (code: number) =>
          settle(() => reject(new Error(`The worker thread ended with code ${code}`)), false);
        thread.on("message", (reply: ThreadReply) => {
          if (reply.kind === "progress") onProgress(reply.fraction, reply.description);
          else if (reply.kind === "done") settle(() => resolve(reply.outputs), true);
          else settle(() => reject(errorFrom(reply)), true);
        });
        thread.on("error", onError);
        thread.on("exit", onExit);
        signal.addEventListener("abort", onAbort, { once: true });
        thread.postMessage({ kind: "work", workerUrl: workerUrl.href, input } satisfies ThreadRequest);
      });
    },
    warm(threads, workerUrls) {
      while (all.size < threads) {
        const thread = createThread();
        thread.postMessage({
          kind: "load",
          workerUrls: workerUrls.map(({ href }) => href),
        } satisfies ThreadRequest);
        thread.unref();
        idle.push(thread);
      }
    },
    async close() {
      await Promise.all([...all].map((thread) => thread.terminate()));
    },
  };
}

function errorFrom(reply: Extract<ThreadReply, { kind: "failed" }>): Error {
  if (reply.title !== undefined) return new SpaceError(reply.message, reply.title);
  const error = new Error(reply.message);
  if (reply.stack) error.stack = reply.stack;
  return error;
}
