import { expect, test } from "vitest";
import { createWorkerPool } from "../../src/builtin/worker-pool.ts";

const workerUrl = new URL("./fixtures/loaded-at.ts", import.meta.url);
const options = { signal: new AbortController().signal, onProgress: () => undefined };

async function loadedAtMs(pool: ReturnType<typeof createWorkerPool>): Promise<unknown> {
  const [output] = await pool.run({ workerUrl, input: {} }, options);
  return output && "value" in output && output.value;
}

test("warmed threads have loaded their modules before the first call", async () => {
  const pool = createWorkerPool();
  pool.warm(1, [new URL("./fixtures/nowhere.ts", import.meta.url), workerUrl]);
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  const calledAtMs = Date.now();
  expect(await loadedAtMs(pool)).toBeLessThan(calledAtMs);
  await pool.close();
});

test("a thread that is still loading takes calls, too, and stays warm for the next", async () => {
  const pool = createWorkerPool();
  pool.warm(1, [workerUrl]);
  const first = await loadedAtMs(pool);
  expect(await loadedAtMs(pool)).toBe(first);
  await pool.close();
});
