import { once } from "node:events";
import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { Proved } from "./prove-plan.ts";

/** Makes and proves the galleries of the random plans from seed 1 to `count`, as many at once as there are cores. */
export async function provePlans(count: number, onProved: (proved: Proved) => void): Promise<void> {
  let next = 1;
  const work = async () => {
    const thread = new Worker(new URL("./prove-plan.ts", import.meta.url));
    while (next <= count) {
      thread.postMessage(next++);
      onProved(((await once(thread, "message")) as [Proved])[0]);
    }
    await thread.terminate();
  };
  await Promise.all(Array.from({ length: Math.min(count, availableParallelism()) }, work));
}
