import { describe, expect, it } from "vitest";
import { AbortReason } from "../../src/core/abort.ts";
import { digestOf } from "../../src/core/digest.ts";
import { VernissageError } from "../../src/core/errors.ts";
import { ArtifactValue, type SpaceCall, type SpaceProgress, type SpaceResult } from "../../src/core/space.ts";
import { createMemoryCallRecords, keyOf, withCache } from "../../src/spaces/cache.ts";
import { withLimits } from "../../src/spaces/limits.ts";
import { withRetry } from "../../src/spaces/retry.ts";
import { spaceError } from "../../src/spaces/space-errors.ts";
import { fakeClient } from "./fake-client.ts";

const RESULT: SpaceResult = { artifacts: [], values: [1], durationMs: 1, waitedMs: 0 };
const { signal } = new AbortController();
const callOf = (space: string, input = {}): SpaceCall => ({ space, endpoint: "/x", input });

const failure = (code: string, more: { isRetryable?: boolean; retryAfterMs?: number } = {}) =>
  spaceError("a/b", { code, did: "failed", ...more });

describe("retry", () => {
  const attemptsOf = async (error: unknown, succeedAt = 99) => {
    let attempts = 0;
    const client = withRetry(
      fakeClient(async () => {
        if (++attempts >= succeedAt) return RESULT;
        throw error;
      }),
      { firstDelayMs: 2, longestDelayMs: 50, random: () => 0 },
    );
    const outcome = await client.call(callOf("a/b"), { signal }).catch((thrown: unknown) => thrown);
    return { attempts, outcome };
  };

  it("repeats what can change and passes on what cannot", async () => {
    expect(await attemptsOf(failure("space-connection-lost", { isRetryable: true }), 3)).toEqual({
      attempts: 3,
      outcome: RESULT,
    });
    expect((await attemptsOf(failure("space-queue-full", { isRetryable: true }))).attempts).toBe(3);
    expect((await attemptsOf(failure("space-error"))).attempts).toBe(1);
    expect((await attemptsOf(new Error("a bug"))).attempts).toBe(1);
  });

  it("repeats once what may have cost GPU time", async () => {
    expect((await attemptsOf(failure("zerogpu-worker-error", { isRetryable: true }))).attempts).toBe(2);
  });

  it("waits as long as the Space says, within bounds", async () => {
    const beganMs = performance.now();
    await attemptsOf(failure("space-rate-limited", { isRetryable: true, retryAfterMs: 40 }), 2);
    expect(performance.now() - beganMs).toBeGreaterThanOrEqual(38);
    const impatient = await attemptsOf(
      failure("space-rate-limited", { isRetryable: true, retryAfterMs: 9_999 }),
    );
    expect(impatient.attempts).toBe(1);
  });

  it("stops waiting on abort", async () => {
    const controller = new AbortController();
    const reason = new AbortReason("requester", "cancelled");
    const client = withRetry(
      fakeClient(() => Promise.reject(failure("space-silent", { isRetryable: true }))),
    );
    setTimeout(() => controller.abort(reason), 20);
    await expect(client.call(callOf("a/b"), { signal: controller.signal })).rejects.toBe(reason);
  });
});

describe("limits", () => {
  function gated() {
    const running: Record<string, number> = {};
    let [most, all] = [0, 0];
    const mostBySpace: Record<string, number> = {};
    const client = fakeClient(async ({ space }) => {
      running[space] = (running[space] ?? 0) + 1;
      most = Math.max(most, ++all);
      mostBySpace[space] = Math.max(mostBySpace[space] ?? 0, running[space]);
      await new Promise((resolve) => setTimeout(resolve, 40));
      running[space] -= 1;
      all -= 1;
      return RESULT;
    });
    return { client, most: () => most, mostBySpace };
  }

  it("hold per Space and overall, and say that a call waits", async () => {
    const gate = gated();
    const limited = withLimits(gate.client, { perSpace: 2, bySpace: { "c/d": 1 }, overall: 3 });
    const progress: SpaceProgress[] = [];
    const options = { signal, onProgress: (news: SpaceProgress) => progress.push(news) };
    const calls = ["a/b", "a/b", "a/b", "c/d", "c/d", "e/f", "e/f", "e/f"].map((space) =>
      limited.call(callOf(space), options),
    );
    await Promise.all(calls);
    expect(gate.most()).toBe(3);
    expect(gate.mostBySpace).toMatchObject({ "a/b": 2, "c/d": 1 });
    expect(progress).toContainEqual({ kind: "waiting", reason: "limit" });
    await limited.close();
  });

  it("let go of a call that is aborted while it waits, and never make it", async () => {
    const made: string[] = [];
    const limited = withLimits(
      fakeClient(async ({ input }) => {
        made.push(String(input.name));
        await new Promise((resolve) => setTimeout(resolve, 30));
        return RESULT;
      }),
      { perSpace: 1 },
    );
    const controller = new AbortController();
    const reason = new AbortReason("shutdown", "stop");
    const first = limited.call(callOf("a/b", { name: "first" }), { signal });
    const second = limited.call(callOf("a/b", { name: "second" }), { signal: controller.signal });
    setTimeout(() => controller.abort(reason), 5);
    await expect(second).rejects.toBe(reason);
    await first;
    await limited.call(callOf("a/b", { name: "third" }), { signal });
    expect(made).toEqual(["first", "third"]);
    await limited.close();
  });
});

describe("cache", () => {
  it("keys by Space, endpoint and inputs, with files by their bytes", () => {
    const file = (name: string, bytes: string) =>
      new ArtifactValue(
        {
          digest: digestOf(bytes),
          mediaType: "image/png",
          sizeBytes: 1,
          provenance: { source: "member", name: `${Math.random()}` },
        },
        name,
      );
    const key = (input: object) => keyOf(callOf("a/b", input));
    expect(key({ a: 1, b: [file("x.png", "x")] })).toBe(key({ b: [file("x.png", "x")], a: 1 }));
    expect(key({ b: file("x.png", "x") })).not.toBe(key({ b: file("x.png", "y") }));
    expect(keyOf(callOf("a/b"))).not.toBe(keyOf(callOf("a/c")));
  });

  it("writes a call down before it starts and makes an equal one only once", async () => {
    const log: string[] = [];
    const records = createMemoryCallRecords();
    const client = withCache(
      fakeClient(async (_, { onProgress }) => {
        log.push("call");
        await new Promise((resolve) => setTimeout(resolve, 10));
        onProgress?.({ kind: "started" });
        return RESULT;
      }),
      { ...records, start: async () => void log.push("start") },
    );
    const heard: number[] = [];
    const call = (who: number) => client.call(callOf("a/b"), { signal, onProgress: () => heard.push(who) });
    expect(await Promise.all([call(1), call(2)])).toEqual([RESULT, RESULT]);
    expect(await call(3)).toEqual(RESULT);
    expect(log).toEqual(["start", "call"]);
    expect(heard).toEqual([1, 2]);
  });

  it("forgets failures", async () => {
    let attempts = 0;
    const client = withCache(
      fakeClient(async () => {
        if (++attempts === 1) throw failure("space-error");
        return RESULT;
      }),
      createMemoryCallRecords(),
    );
    await expect(client.call(callOf("a/b"), { signal })).rejects.toBeInstanceOf(VernissageError);
    expect(await client.call(callOf("a/b"), { signal })).toEqual(RESULT);
  });

  it("ends a shared call only when the last who waits has left", async () => {
    let aborted: unknown;
    const inner = fakeClient(
      (_, options) =>
        new Promise((_resolve, reject) => {
          options.signal.addEventListener("abort", () => {
            aborted = options.signal.reason;
            reject(aborted);
          });
        }),
    );
    const client = withCache(inner, createMemoryCallRecords());
    const [one, two] = [new AbortController(), new AbortController()];
    const first = client.call(callOf("a/b"), { signal: one.signal });
    const second = client.call(callOf("a/b"), { signal: two.signal });
    first.catch(() => undefined);
    second.catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, 5));
    const reason = new AbortReason("requester", "cancelled");
    one.abort(new AbortReason("requester", "first"));
    await expect(first).rejects.toMatchObject({ message: "first" });
    expect(aborted).toBeUndefined();
    two.abort(reason);
    await expect(second).rejects.toBe(reason);
    expect(aborted).toBe(reason);
  });
});
