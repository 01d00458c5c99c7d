import { parentPort } from "node:worker_threads";
import { SpaceError, type Work } from "./builtin-space.ts";
import type { WorkOutput } from "./worker-pool.ts";

/** What runs in each thread of the pool: loads a module, when it is first asked for at the latest, and calls its `work`. */

export type ThreadRequest =
  | { kind: "work"; workerUrl: string; input: Record<string, unknown> }
  /** Modules that will be wanted. */
  | { kind: "load"; workerUrls: readonly string[] };

export type ThreadReply =
  | { kind: "progress"; fraction: number; description: string }
  | { kind: "done"; outputs: readonly WorkOutput[] }
  /** With a `title` it is for the caller, else for the log. */
  | { kind: "failed"; message: string; title?: string; stack?: string | undefined };

parentPort?.on("message", async (request: ThreadRequest) => {
  const reply = (message: ThreadReply) => parentPort?.postMessage(message);
  if (request.kind === "load") {
    // What cannot be loaded is told to whoever asks for its work.
    for (const workerUrl of request.workerUrls) await import(workerUrl).catch(() => undefined);
    return;
  }
  const { workerUrl, input } = request;
  try {
    const { work } = (await import(workerUrl)) as { work: Work };
    const outputs = await work(input, {
      progress: (fraction, description) => reply({ kind: "progress", fraction, description }),
    });
    reply({ kind: "done", outputs });
  } catch (thrown) {
    if (thrown instanceof SpaceError) {
      reply({ kind: "failed", message: thrown.message, title: thrown.title });
    } else {
      const error = thrown instanceof Error ? thrown : new Error(String(thrown));
      reply({ kind: "failed", message: error.message, stack: error.stack });
    }
  }
});
