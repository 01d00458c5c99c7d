import { describe, expect, it } from "vitest";
import { AbortReason } from "../../src/core/abort.ts";
import type { VernissageError } from "../../src/core/errors.ts";
import type { SpaceResult, SpaceSummary } from "../../src/core/space.ts";
import type { SpaceHistory, SpaceOutcome } from "../../src/core/space-records.ts";
import { type HealthDeps, withHealth } from "../../src/spaces/health.ts";
import { jobError, spaceError } from "../../src/spaces/space-errors.ts";
import { callOf, fakeClient, RESULT } from "./fake-client.ts";

const MINUTE_MS = 60_000;
const START_MS = Date.UTC(2026, 0, 1);
const { signal } = new AbortController();
const crash = (space = "a/b") => spaceError(space, { code: "space-error", did: "failed" });

const summary = (id: string): SpaceSummary => ({
  id,
  title: id,
  description: "",
  capabilities: ["text-to-image"],
  standing: id.startsWith("builtin/") ? "builtin" : "catalog",
});

/** A client whose calls end as `next` says: a result, or an error by Space. */
function watched(outcomes: SpaceOutcome[] = [], spaces: readonly string[] = []) {
  const time = { nowMs: START_MS };
  const warnings: string[] = [];
  const next: Record<string, SpaceResult | Error | Promise<SpaceResult>> = {};
  const made: string[] = [];
  const history: SpaceHistory = {
    add: async (outcome) => void outcomes.push(outcome),
    since: async (atMs) => outcomes.filter((one) => one.atMs >= atMs),
  };
  const deps: HealthDeps = {
    history,
    clock: { now: () => time.nowMs },
    logger: { warn: (_: object, event: string) => void warnings.push(event) } as HealthDeps["logger"],
  };
  const client = withHealth(
    fakeClient(
      async ({ space }, { onCharge }) => {
        made.push(space);
        onCharge?.(3);
        time.nowMs += 1_000;
        const end = await (next[space] ?? RESULT);
        if (end instanceof Error) throw end;
        return end;
      },
      { find: async () => spaces.map(summary), about: async (id) => summary(id) },
    ),
    deps,
  );
  const call = (space = "a/b", options = { signal }) => client.call(callOf(space), options);
  const fail = async (times: number, space = "a/b") => {
    next[space] = crash(space);
    for (let n = 0; n < times; n++) await call(space).catch(() => undefined);
  };
  return { client, call, fail, time, next, made, outcomes, history, warnings };
}

describe("the book of health", () => {
  it("is filled by every call and told by find and about", async () => {
    const { client, call, fail, next, outcomes } = watched([], ["a/b", "c/d"]);
    for (const durationMs of [500, 100, 300, 200]) {
      next["a/b"] = { ...RESULT, durationMs, waitedMs: 50 };
      await call();
    }
    await fail(1);
    const [known, unknown] = await client.find({}, { signal });
    expect(known?.health).toEqual({ calls: 5, successRate: 0.8, p50Ms: 150, p95Ms: 450 });
    expect(unknown?.health).toBeUndefined();
    expect((await client.about("a/b", { signal })).health).toMatchObject({ calls: 5 });
    expect(outcomes.at(-1)).toEqual({
      atMs: START_MS + 5_000,
      space: "a/b",
      endpoint: "/x",
      outcome: "failed",
      code: "space-error",
      durationMs: 1_000,
      waitedMs: 0,
      gpuSeconds: 3,
    });
    expect(outcomes[0]).toMatchObject({ outcome: "succeeded", durationMs: 500, waitedMs: 50 });
  });

  it("comes back after a restart, without what is older than a week", async () => {
    const before = watched();
    await before.fail(1);
    before.next["a/b"] = RESULT;
    await before.call();
    const old: SpaceOutcome = { ...before.outcomes[0]!, atMs: START_MS - 8 * 24 * 60 * MINUTE_MS };
    const after = watched([old, ...before.outcomes]);
    after.time.nowMs = START_MS + MINUTE_MS;
    expect((await after.client.about("a/b", { signal })).health).toMatchObject({
      calls: 2,
      successRate: 0.5,
    });
  });

  it("looks at the last 50 calls", async () => {
    const { client, call, fail, next } = watched();
    await fail(2);
    next["a/b"] = RESULT;
    for (let n = 0; n < 49; n++) await call();
    expect((await client.about("a/b", { signal })).health).toMatchObject({
      calls: 50,
      successRate: 49 / 50,
    });
  });

  it("goes on in memory when the history cannot be read or written", async () => {
    const { client, call, history, warnings } = watched();
    history.since = () => Promise.reject(new Error("locked"));
    history.add = () => Promise.reject(new Error("disk full"));
    expect(await call()).toMatchObject({ values: [1] });
    expect((await client.about("a/b", { signal })).health?.calls).toBe(1);
    expect(warnings).toEqual(["space-history-unreadable", "space-history-unwritable"]);
  });

  it("adds up what all attempts of a call cost", async () => {
    const { call } = watched();
    expect(await call()).toMatchObject({ gpuSeconds: 3 });
  });
});

describe("a Space that failed three times in a row", () => {
  const resting = { code: "space-resting", party: "space" };

  it("rests two minutes and then gets one trial call", async () => {
    const { call, fail, time, next, made } = watched();
    await fail(3);
    await expect(call()).rejects.toMatchObject({ ...resting, retryAfterMs: 2 * MINUTE_MS });
    expect(made).toHaveLength(3);
    time.nowMs += 2 * MINUTE_MS;
    const trial = Promise.withResolvers<SpaceResult>();
    next["a/b"] = trial.promise;
    const first = call();
    await expect(call()).rejects.toMatchObject(resting);
    trial.resolve(RESULT);
    await first;
    await call();
    expect(made).toHaveLength(5);
  });

  it("rests twice as long after each trial that fails, up to half an hour", async () => {
    const { call, fail, time } = watched();
    await fail(3);
    const rests: number[] = [];
    for (let n = 0; n < 6; n++) {
      const error = await call().catch((thrown: VernissageError) => thrown);
      rests.push((error as VernissageError).retryAfterMs! / MINUTE_MS);
      time.nowMs += (error as VernissageError).retryAfterMs!;
      await fail(1);
    }
    expect(rests).toEqual([2, 4, 8, 16, 30, 30]);
  });

  it("rests no longer because of calls that were under way already", async () => {
    const { call, next, time } = watched();
    const gate = Promise.withResolvers<SpaceResult>();
    next["a/b"] = gate.promise;
    const ends = Promise.allSettled(Array.from({ length: 6 }, () => call()));
    await new Promise((resolve) => setImmediate(resolve));
    gate.reject(crash());
    await ends;
    await expect(call()).rejects.toMatchObject({ retryAfterMs: 2 * MINUTE_MS });
    time.nowMs += 2 * MINUTE_MS;
    next["a/b"] = RESULT;
    await call();
  });

  it("still rests after a restart", async () => {
    const before = watched();
    await before.fail(3);
    const after = watched(before.outcomes);
    after.time.nowMs = before.time.nowMs + MINUTE_MS;
    await expect(after.call()).rejects.toMatchObject({ ...resting, retryAfterMs: MINUTE_MS });
  });

  it("goes behind the others, before the built-in one, and says why", async () => {
    const { client, fail } = watched([], ["a/b", "c/d", "builtin/painter"]);
    await fail(3);
    await fail(5, "builtin/painter");
    const found = await client.find({ capability: "text-to-image" }, { signal });
    expect(found.map(({ id, hindrance }) => [id, hindrance])).toEqual([
      ["c/d", undefined],
      ["a/b", "It failed several times in a row and rests for about 2 min."],
      ["builtin/painter", undefined],
    ]);
  });

  it("does not rest if it is built in", async () => {
    const { call, fail, next } = watched();
    await fail(5, "builtin/painter");
    next["builtin/painter"] = RESULT;
    await call("builtin/painter");
  });

  it.each([
    ["a quota refusal", jobError("a/b", { message: "You have exceeded your ZeroGPU quota" }), "refused"],
    ["a busy GPU", jobError("a/b", { message: "No GPU was available after 60s" }), "refused"],
    [
      "inputs it does not take",
      spaceError("a/b", { code: "space-input-refused", did: "no", party: "model" }),
    ],
    ["the Hub's trouble", spaceError("a/b", { code: "hub-unreachable", did: "no" })],
    ["a bug of ours", new Error("a bug")],
  ])("is not one that suffered %s", async (_, error, outcome = "stopped") => {
    const { call, next, outcomes } = watched();
    for (let n = 0; n < 4; n++) {
      next["a/b"] = error;
      await expect(call()).rejects.toBe(error);
    }
    expect(new Set(outcomes.map((one) => one.outcome))).toEqual(new Set([outcome]));
    next["a/b"] = RESULT;
    await call();
  });

  it("is not one whose calls were cancelled", async () => {
    const { call, next } = watched();
    for (let n = 0; n < 4; n++) {
      const controller = new AbortController();
      next["a/b"] = Promise.reject(crash());
      (next["a/b"] as Promise<unknown>).catch(() => undefined);
      const cancelled = call("a/b", { signal: controller.signal });
      controller.abort(new AbortReason("requester", "cancelled"));
      await expect(cancelled).rejects.toBeInstanceOf(Error);
    }
    next["a/b"] = RESULT;
    await call();
  });
});
