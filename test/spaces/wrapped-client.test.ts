import type { Kysely } from "kysely";
import { pino } from "pino";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { SpaceClient, SpaceProgress, SpaceResult, SpaceSummary } from "../../src/core/space.ts";
import { withCache } from "../../src/spaces/cache.ts";
import { withFallback } from "../../src/spaces/fallback.ts";
import { withGpuTime } from "../../src/spaces/gpu-time.ts";
import { withHealth } from "../../src/spaces/health.ts";
import { withLimits } from "../../src/spaces/limits.ts";
import { withRetry } from "../../src/spaces/retry.ts";
import { spaceError } from "../../src/spaces/space-errors.ts";
import { openDatabase } from "../../src/store/database.ts";
import type { Tables } from "../../src/store/schema.ts";
import { createCallRecords } from "../../src/store/space-call-records.ts";
import { createSpaceHistory } from "../../src/store/space-history.ts";
import { fakeClient, RESULT } from "./fake-client.ts";

const { signal } = new AbortController();
const FLUX = "owner/flux";
const PAINTER = "builtin/painter";
const summary = (id: string): SpaceSummary => ({
  id,
  title: id,
  description: "",
  capabilities: ["text-to-image"],
  standing: id === PAINTER ? "builtin" : "catalog",
  endpoint: "/make",
});

let database: Kysely<Tables>;
let nowMs: number;
let made: string[];
let flux: () => Promise<SpaceResult>;
/** Tells that the call under way has begun. */
let started: () => void;

beforeEach(() => {
  database = openDatabase(":memory:");
  nowMs = Date.UTC(2026, 0, 1);
  made = [];
  flux = async () => ({ ...RESULT, durationMs: 50_000 });
});
afterEach(() => database.destroy());

/** All wrappers in the program's order, over two Spaces and a database that outlasts them. */
function start(dailySeconds = 1000): SpaceClient {
  const clock = { now: () => nowMs };
  const logger = pino({ level: "silent" });
  const history = createSpaceHistory(database, clock);
  const input = { type: "object", properties: { prompt: { type: "string" } }, required: ["prompt"] };
  const client = fakeClient(
    async ({ space }, { onProgress }) => {
      made.push(space);
      started = () => onProgress?.({ kind: "started" });
      nowMs += 1_000;
      return space === FLUX ? flux() : RESULT;
    },
    {
      find: async () => [FLUX, PAINTER].map(summary),
      about: async (id) => summary(id),
      describe: async (id) => ({
        id,
        endpoints: [{ name: "/make", description: "", input, returns: [] }],
        schemaDigest: "",
      }),
    },
  );
  const bookingOf = ({ space }: { space: string }) =>
    space === FLUX ? { gpuSeconds: 60, account: "ours" } : undefined;
  const metered = withGpuTime(client, { bookingOf, history, clock, logger, dailySeconds });
  const limited = withLimits(metered, { accountOf: (call) => bookingOf(call)?.account });
  const healthy = withHealth(withRetry(limited, { firstDelayMs: 1 }), { history, clock, logger });
  const records = createCallRecords(database, clock);
  return withFallback(withCache(healthy, { records, hasArtifact: async () => true, logger }), { logger });
}

const paint = (client: SpaceClient, prompt: string, heard?: SpaceProgress[]) =>
  client.call(
    { space: FLUX, endpoint: "/make", input: { prompt }, capability: "text-to-image" },
    { signal, onProgress: (news) => heard?.push(news) },
  );

describe("the client with everything around it", () => {
  it("spends what there is and then goes on with the built-in Space, without asking in vain", async () => {
    const client = start(100);
    expect(await paint(client, "one")).toMatchObject({ gpuSeconds: 50 });
    const heard: SpaceProgress[] = [];
    expect((await paint(client, "two", heard)).servedBy?.space).toBe(PAINTER);
    expect(made).toEqual([FLUX, PAINTER]);
    expect(heard).toContainEqual(
      expect.objectContaining({
        kind: "fell-back",
        reason: expect.objectContaining({ code: "gpu-quota-exceeded" }),
      }),
    );
    expect(await client.quota({ signal })).toMatchObject({ secondsLeft: 50 });
    expect((await paint(client, "one")).gpuSeconds).toBeUndefined();
    expect(made).toHaveLength(2);
  });

  it("gives a Space that keeps failing a rest, after every retry it was worth", async () => {
    flux = () =>
      Promise.reject(spaceError(FLUX, { code: "space-silent", did: "is silent", isRetryable: true }));
    const client = start();
    for (const prompt of ["one", "two", "three", "four"])
      expect((await paint(client, prompt)).servedBy?.space).toBe(PAINTER);
    expect(made.filter((space) => space === FLUX)).toHaveLength(3 * 3);
    const [first, second] = await client.find({ capability: "text-to-image" }, { signal });
    expect([first?.id, first?.hindrance]).toEqual([FLUX, expect.stringContaining("rests")]);
    expect(second).toMatchObject({ id: PAINTER, health: { successRate: 1 } });
  });

  it("tells what a failed call cost, even if another Space made the thing in the end", async () => {
    const client = start();
    flux = async () => {
      started();
      nowMs += 20_000;
      throw spaceError(FLUX, { code: "space-error", did: "failed" });
    };
    const charges: number[] = [];
    const call = {
      space: FLUX,
      endpoint: "/make",
      input: { prompt: "one" },
      capability: "text-to-image",
    } as const;
    const result = await client.call(call, { signal, onCharge: (seconds) => charges.push(seconds) });
    expect(result.servedBy?.space).toBe(PAINTER);
    expect(charges).toEqual([20]);
  });

  it("remembers across a restart what was made, spent and broken", async () => {
    const before = start(100);
    await paint(before, "one");
    flux = () => Promise.reject(spaceError(FLUX, { code: "space-error", did: "failed" }));
    await before.close();
    made.length = 0;

    const after = start(120);
    expect(await after.quota({ signal })).toMatchObject({ secondsLeft: 70 });
    expect((await paint(after, "one")).servedBy).toBeUndefined();
    expect(made).toEqual([]);
    for (const prompt of ["two", "three", "four"]) await paint(after, prompt);
    made.length = 0;
    await paint(start(120), "five");
    expect(made).toEqual([PAINTER]);
  });
});
