import { pino } from "pino";
import { afterAll, beforeAll, expect, it } from "vitest";
import { AbortReason } from "../../src/core/abort.ts";
import type { Artifact } from "../../src/core/artifact.ts";
import { systemClock } from "../../src/core/clock.ts";
import { digestOf } from "../../src/core/digest.ts";
import { VernissageError } from "../../src/core/errors.ts";
import { createRandom } from "../../src/core/random.ts";
import type { SpaceHistory, SpaceOutcome } from "../../src/core/space-records.ts";
import { createIntake } from "../../src/intake/intake-file.ts";
import { createMemoryCallRecords, withCache } from "../../src/spaces/cache.ts";
import { createSpaceDirectory } from "../../src/spaces/directory/space-directory.ts";
import { withFallback } from "../../src/spaces/fallback.ts";
import { withGpuTime } from "../../src/spaces/gpu-time.ts";
import { DEFAULT_TIMEOUTS } from "../../src/spaces/gradio/transport.ts";
import { withHealth } from "../../src/spaces/health.ts";
import { withLimits } from "../../src/spaces/limits.ts";
import { withRetry } from "../../src/spaces/retry.ts";
import { createSpaceClient } from "../../src/spaces/space-client.ts";
import { FAULT_NAMES, type FaultySpace, startFaultySpace } from "./faulty-space.ts";

const CALLS = 1_000;
/** Every tenth call is equal to an earlier one. */
const KEYS = 900;
const SPACES = 8;
const FAULT_RATE = 0.2;
const AT_ONCE = 24;

/** Short for a test, long enough that a busy machine does not miss them by itself. */
const TIMEOUTS = {
  ...DEFAULT_TIMEOUTS,
  connectMs: 6_000,
  joinMs: 6_000,
  cancelMs: 1_000,
  silenceMs: 6_000,
  idleMs: 7_000,
  callMs: 20_000,
  sessionMs: 30_000,
};

const logger = pino({ level: "silent" });
const unhandled: unknown[] = [];
const onUnhandled = (reason: unknown) => void unhandled.push(reason);
const records = createMemoryCallRecords();
const outcomesKept: SpaceOutcome[] = [];
const history: SpaceHistory = {
  add: async (outcome) => void outcomesKept.push(outcome),
  since: async (atMs) => outcomesKept.filter((outcome) => outcome.atMs >= atMs),
};
const artifacts = new Map<string, Artifact>();
let resourcesBefore: string[];
let spaces: FaultySpace[];

const resources = () =>
  process
    .getActiveResourcesInfo()
    .filter((name) => !name.startsWith("Pipe"))
    .sort();

beforeAll(async () => {
  process.on("unhandledRejection", onUnhandled);
  resourcesBefore = resources();
  spaces = await Promise.all(
    Array.from({ length: SPACES }, (_, index) => startFaultySpace(index + 1, FAULT_RATE)),
  );
});
afterAll(() => void process.off("unhandledRejection", onUnhandled));

/** The program's stack, as after a start. */
function createStack() {
  const entries = spaces.map((_, index) => ({
    id: `builtin/faulty-${index}`,
    title: "Faulty",
    description: "For tests",
    licence: "MIT",
    excludedTerritories: [],
    gpuSeconds: 0,
    endpoints: [{ name: "/make", capability: "text-to-3d" as const }],
  }));
  const origins = new Set(spaces.map(({ server }) => server.url));
  const intake = createIntake({
    store: {
      async put(bytes, about) {
        const artifact = { ...about, digest: digestOf(bytes), sizeBytes: bytes.byteLength };
        artifacts.set(artifact.digest, artifact);
        return artifact;
      },
      read: async () => undefined,
      find: async () => undefined,
    },
    logger,
    isBuiltinOrigin: (origin) => origins.has(origin),
  });
  const client = createSpaceClient({
    directory: createSpaceDirectory({ catalog: entries }),
    intake,
    readArtifact: async () => undefined,
    builtinUrl: (name) => spaces[Number(name.split("-")[1])]!.server.url,
    logger,
    timeouts: TIMEOUTS,
  });
  // Far more GPU time than all attempts can book: what is tested is that each booking ends.
  const booked = withGpuTime(client, {
    bookingOf: () => ({ gpuSeconds: 1, account: "ours" }),
    history,
    readQuota: async () => ({ secondsLeft: 1_000_000, runsLeft: 1_000_000 }),
    clock: systemClock,
    logger,
  });
  const limited = withLimits(booked, { perSpace: 4, overall: AT_ONCE });
  const retried = withRetry(limited, { firstDelayMs: 10, longestDelayMs: 500 });
  const watched = withHealth(retried, { history, clock: systemClock, logger });
  const hasArtifact = async (digest: string) => artifacts.has(digest);
  return withFallback(withCache(watched, { records, hasArtifact, logger }), { logger });
}

interface Outcome {
  key: string;
  /** `succeeded`, `aborted`, or the code of a named error. */
  end: string;
}

/** Makes the calls, so many at once. One in fifty is given up by its caller. */
async function callAll(keys: readonly string[], isAbortedSometimes: boolean): Promise<Outcome[]> {
  const stack = createStack();
  const random = createRandom(7);
  const waiting = [...keys];
  const outcomes: Outcome[] = [];
  const work = async () => {
    for (let key = waiting.shift(); key !== undefined; key = waiting.shift()) {
      const controller = new AbortController();
      const reason = new AbortReason("requester", "cancelled");
      const timer =
        isAbortedSometimes && random() < 0.02
          ? setTimeout(() => controller.abort(reason), random() * 60)
          : undefined;
      const space = `builtin/faulty-${Number(key) % SPACES}`;
      try {
        const call = { space, endpoint: "/make", input: { key } };
        const result = await stack.call(call, { signal: controller.signal });
        expect(result.values).toEqual([null, key]);
        expect(result.artifacts).toHaveLength(1);
        outcomes.push({ key, end: "succeeded" });
      } catch (thrown) {
        const end =
          thrown === reason ? "aborted" : thrown instanceof VernissageError ? thrown.code : `? ${thrown}`;
        outcomes.push({ key, end });
      } finally {
        clearTimeout(timer);
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  await stack.close();
  return outcomes;
}

const sum = (counts: (space: FaultySpace) => Map<string, number>) =>
  spaces.flatMap((space) => [...counts(space).values()]).reduce((total, count) => total + count, 0);

it("1,000 calls with 20% injected faults end, each by name, and none is paid for twice", {
  timeout: 120_000,
  retry: 0,
}, async () => {
  const keys = Array.from({ length: CALLS }, (_, index) => String(index % KEYS));
  const outcomes = await callAll(keys, true);

  expect(outcomes).toHaveLength(CALLS);
  expect(outcomes.filter(({ end }) => end.startsWith("?") || end === "unexpected")).toEqual([]);
  const finished = new Set(outcomes.filter(({ end }) => end === "succeeded").map(({ key }) => key));
  expect(finished.size).toBeGreaterThan(KEYS * 0.8);

  const visits = spaces.reduce((total, space) => total + space.visits, 0);
  const share = sum(({ injected }) => injected) / visits;
  expect(share).toBeGreaterThan(FAULT_RATE * 0.8);
  expect(share).toBeLessThan(FAULT_RATE * 1.2);
  expect(FAULT_NAMES.filter((name) => !spaces.some(({ injected }) => injected.has(name)))).toEqual([]);

  // Who gave a call up may have done so too late to save its price.
  const givenUp = new Set(outcomes.filter(({ end }) => end === "aborted").map(({ key }) => key));
  const paidTwice = spaces.flatMap(({ succeeded }) =>
    [...succeeded].filter(([key, times]) => times > 1 && !givenUp.has(key)),
  );
  expect(paidTwice).toEqual([]);

  // As after a crash: nothing in memory, the same records, and Spaces that are well again.
  for (const space of spaces) space.faultRate = 0;
  const begunBefore = spaces.map(({ begun }) => new Map(begun));
  const again = await callAll(keys, false);
  expect(again.filter(({ key, end }) => finished.has(key) && end !== "succeeded")).toEqual([]);
  const calledAgain = [...finished].filter((key) => {
    const at = Number(key) % SPACES;
    return spaces[at]!.begun.get(key) !== begunBefore[at]!.get(key);
  });
  expect(calledAgain).toEqual([]);

  await expect.poll(() => spaces.map(({ server }) => server.openConnections())).toEqual(spaces.map(() => 0));
  await Promise.all(spaces.map(({ server }) => server.close()));
  await expect.poll(resources, { timeout: 5_000 }).toEqual(resourcesBefore);
  expect(unhandled).toEqual([]);
  expect(({} as Record<string, unknown>).isPolluted).toBeUndefined();
});
