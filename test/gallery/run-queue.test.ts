import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createRunQueue } from "../../src/gallery/run-queue.ts";

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "vernissage-queue-"));
});
afterEach(() => rm(directory, { recursive: true, force: true }));

const open = (work: (runId: string) => Promise<void>, concurrency = 1) =>
  createRunQueue({ databasePath: join(directory, "queue.db"), concurrency, work });

test("a run is worked on once, however often it is queued", async () => {
  const worked: string[] = [];
  const queue = open(async (id) => void worked.push(id));
  await queue.start();
  await queue.enqueue("a");
  await queue.enqueue("a");
  await queue.enqueue("b");
  await expect.poll(() => worked.length, { timeout: 5_000 }).toBe(2);
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(worked).toEqual(["a", "b"]);
  await queue.stop();
});

test("an attempt cut short is made again after the next start", async () => {
  let fail: () => void = () => {};
  const first = open(() => new Promise((_, reject) => (fail = () => reject(new Error("shutdown")))));
  await first.start();
  await first.enqueue("a");
  await new Promise((resolve) => setTimeout(resolve, 50));
  const stopping = first.stop();
  fail();
  await stopping;

  const worked: string[] = [];
  const second = open(async (id) => void worked.push(id));
  await second.start();
  await expect.poll(() => worked, { timeout: 8_000 }).toEqual(["a"]);
  await second.stop();
});

test("only so many runs are worked on at once", async () => {
  let underWay = 0;
  let most = 0;
  let done = 0;
  const queue = open(async () => {
    most = Math.max(most, ++underWay);
    await new Promise((resolve) => setTimeout(resolve, 40));
    underWay--;
    done++;
  }, 2);
  await queue.start();
  await Promise.all(["a", "b", "c", "d", "e"].map((id) => queue.enqueue(id)));
  await expect.poll(() => done, { timeout: 8_000 }).toBe(5);
  expect(most).toBe(2);
  await queue.stop();
});
