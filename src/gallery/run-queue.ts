import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { OpenWorkflow } from "openworkflow";
import { BackendSqlite } from "openworkflow/sqlite";

/** Runs wait here until a worker takes them; what a dead worker held is taken over by another. */
export interface RunQueue {
  /** Queues a run; the same id is queued once. */
  enqueue(runId: string): Promise<void>;
  start(): Promise<void>;
  /** Waits for runs under way: abort them first. */
  stop(): Promise<void>;
}

/**
 * The queue over openworkflow: leases, takeover after a crash (30 s after the worker's last sign of life) and
 * concurrency are the engine's. One workflow step is one attempt at a run; what happens inside is kept as events,
 * from which the next attempt goes on.
 */
export function createRunQueue(options: {
  databasePath: string;
  concurrency: number;
  /** Works on a run until it ends. Throws only if the attempt was cut short and should be made again. */
  work(runId: string): Promise<void>;
}): RunQueue {
  mkdirSync(dirname(options.databasePath), { recursive: true });
  const backend = BackendSqlite.connect(options.databasePath);
  const engine = new OpenWorkflow({ backend });
  const workflow = engine.defineWorkflow<{ runId: string }, null>(
    {
      name: "gallery-run",
      // A shutdown cuts attempts short; they are made again by whoever starts next.
      retryPolicy: {
        initialInterval: "1s",
        backoffCoefficient: 2,
        maximumInterval: "30s",
        maximumAttempts: 20,
      },
    },
    async ({ input }) => {
      await options.work(input.runId);
      return null;
    },
  );
  const worker = engine.newWorker({ concurrency: options.concurrency });
  return {
    // An idle worker notices within a second. Asking it to look at once would race with its own look for free places.
    async enqueue(runId) {
      await workflow.run({ runId }, { idempotencyKey: runId });
    },
    start: () => worker.start(),
    async stop() {
      await worker.stop();
      await backend.stop();
    },
  };
}
