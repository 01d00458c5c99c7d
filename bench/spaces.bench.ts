import { fork } from "node:child_process";
import { once } from "node:events";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { Client } from "@gradio/client";
import { createRandom } from "../src/core/random.ts";
import type { SpaceClient } from "../src/core/space.ts";
import type { ServedCounts } from "./spaces/serve.ts";
import { createStack } from "./spaces/stack.ts";

/**
 * What our client costs beside the bare `@gradio/client`, both making the same calls; then two hundred calls at once
 * over twenty Spaces, against the ideal of the limits. The Spaces run in a process of their own and take a set time for
 * each call.
 */
const SPACES = 20;
const CALLS = 200;
const LIMITS = { perSpace: 2, overall: 40 };
/** About what the fastest public Spaces take for a picture. */
const COMPARED_JOB_MS = 1_000;
const SHORTEST_JOB_MS = 1_000;
const LONGEST_JOB_MS = 3_000;
const ROUNDS = 9;
/** A call that has not ended by then hangs. */
const HANG_MS = 60_000;

const unhandled: unknown[] = [];
process.on("unhandledRejection", (reason) => unhandled.push(reason));
const resources = () => process.getActiveResourcesInfo();

const spaces = fork(new URL("./spaces/serve.ts", import.meta.url), [String(SPACES)]);
const [addresses] = (await once(spaces, "message")) as [string[]];
const served = async () => {
  spaces.send("count");
  return ((await once(spaces, "message")) as [ServedCounts])[0];
};
const { signal } = new AbortController();
let calls = 0;
let hangs = 0;
const failures: unknown[] = [];

async function callOurs(stack: SpaceClient, at: number, jobMs: number): Promise<void> {
  const input = { key: `ours-${calls++}`, job_ms: jobMs };
  const call = stack.call({ space: `builtin/${at % SPACES}`, endpoint: "/make", input }, { signal });
  const late = Promise.withResolvers<void>();
  const timer = setTimeout(() => late.resolve(void hangs++), HANG_MS);
  await Promise.race([
    call.then(
      () => undefined,
      (error) => void failures.push(error),
    ),
    late.promise,
  ]);
  clearTimeout(timer);
}

/** The least anybody would do with the official client: connect, call, fetch the file. */
async function callBare(at: number, jobMs: number): Promise<void> {
  const client = await Client.connect(addresses[at % SPACES]!, { events: ["data", "status"] });
  const input = { key: `bare-${calls++}`, job_ms: jobMs };
  const { data } = await client.predict<[{ url: string }, string]>("/make", input);
  await (await fetch(data[0].url)).arrayBuffer();
  client.close();
}

interface Round {
  tookMs: number;
  /** Processor time of this process. */
  cpuMs: number;
}

/** As many calls at once as the limits let run. */
async function measure(work: (at: number) => Promise<void>): Promise<Round> {
  const startedAtMs = performance.now();
  const cpuBefore = process.cpuUsage();
  await Promise.all(Array.from({ length: LIMITS.overall }, (_, at) => work(at)));
  const { user, system } = process.cpuUsage(cpuBefore);
  return { tookMs: performance.now() - startedAtMs, cpuMs: (user + system) / 1000 };
}

/** When all would be done if calls cost nothing but their jobs: each Space takes the next as soon as one ends. */
function idealMsOf(jobs: readonly number[]): number {
  const freeAtMs = Array.from({ length: SPACES }, () => Array.from({ length: LIMITS.perSpace }, () => 0));
  for (const [at, jobMs] of jobs.entries()) {
    const slots = freeAtMs[at % SPACES]!;
    slots[slots.indexOf(Math.min(...slots))]! += jobMs;
  }
  return Math.max(...freeAtMs.flat());
}

/** What is open now and was not before. */
function newSince(before: readonly string[]): string[] {
  const left = resources();
  for (const name of before) if (left.includes(name)) left.splice(left.indexOf(name), 1);
  return left;
}

const median = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
const round = (value: number, digits = 3) => Number(value.toFixed(digits));
const megabytes = () => Math.round(process.memoryUsage().rss / 1_048_576);

// Compiled and connected once, so that neither side pays for the first use.
const unlimited = createStack(addresses, { perSpace: CALLS, overall: CALLS });
await measure((at) => callBare(at, 1));
await measure((at) => callOurs(unlimited, at, 1));
const resourcesBefore = resources();

const ours: Round[] = [];
const bare: Round[] = [];
for (let index = 0; index < ROUNDS; index += 1) {
  const measureOurs = async () => ours.push(await measure((at) => callOurs(unlimited, at, COMPARED_JOB_MS)));
  const measureBare = async () => bare.push(await measure((at) => callBare(at, COMPARED_JOB_MS)));
  // Who goes first alternates, so that neither always finds the machine warmer.
  for (const next of index % 2 ? [measureOurs, measureBare] : [measureBare, measureOurs]) await next();
}
const ratio = median(ours.map(({ tookMs }, index) => tookMs / bare[index]!.tookMs));
const told = (rounds: Round[]) =>
  `${round(median(rounds.map(({ tookMs }) => tookMs)), 0)} ms ` +
  `(${round(median(rounds.map(({ cpuMs }) => cpuMs)) / LIMITS.overall, 1)} ms of processor time per call)`;
console.log(
  `${LIMITS.overall} calls at once with jobs of ${COMPARED_JOB_MS} ms, median of ${ROUNDS} interleaved rounds: ` +
    `ours (connect, describe, check, call, fetch, intake, record) ${told(ours)}, ` +
    `bare client (connect, predict, fetch) ${told(bare)}`,
);

const limited = createStack(addresses, LIMITS);
const delay = monitorEventLoopDelay({ resolution: 10 });
const memoryBefore = megabytes();
let memoryPeak = memoryBefore;
const watch = setInterval(() => {
  memoryPeak = Math.max(memoryPeak, megabytes());
}, 50);
delay.enable();
const random = createRandom(1);
const jobs = Array.from({ length: CALLS }, () =>
  Math.round(SHORTEST_JOB_MS + random() * (LONGEST_JOB_MS - SHORTEST_JOB_MS)),
);
const startedAtMs = performance.now();
await Promise.all(jobs.map((jobMs, at) => callOurs(limited, at, jobMs)));
const tookMs = performance.now() - startedAtMs;
delay.disable();
clearInterval(watch);
const idealMs = idealMsOf(jobs);
console.log(
  `${CALLS} calls over ${SPACES} Spaces, ${LIMITS.perSpace} per Space and ${LIMITS.overall} at once, ` +
    `jobs of ${SHORTEST_JOB_MS} to ${LONGEST_JOB_MS} ms: ` +
    `${round(tookMs / 1000, 2)} s; if calls cost nothing but their jobs ${round(idealMs / 1000, 2)} s`,
);
console.log(
  `memory ${memoryBefore} MB before, ${memoryPeak} MB at most; event loop delay p50 ${round(delay.percentile(50) / 1e6, 1)} ms, ` +
    `p99 ${round(delay.percentile(99) / 1e6, 1)} ms, at most ${round(delay.max / 1e6, 1)} ms`,
);

await Promise.all([unlimited.close(), limited.close()]);
// Streams end a moment after the calls that used them.
await new Promise((resolve) => setTimeout(resolve, 500));
const { made, openRequests } = await served();
const leftOpen = newSince(resourcesBefore);
if (leftOpen.length > 0) console.log(`left open: ${leftOpen.join(", ")}`);
if (failures.length > 0) console.log(`${failures.length} calls failed, first with: ${failures[0]}`);
spaces.kill();
console.log(
  JSON.stringify({
    calls,
    hangs: hangs + failures.length,
    unhandled: unhandled.length,
    leaks: openRequests + leftOpen.length,
    duplicatePaid: made.filter(([, times]) => times > 1).length,
    overheadRatio: round(ratio),
    throughputOfIdeal: round(idealMs / tookMs),
  }),
);
