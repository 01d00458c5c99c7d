import { describe, expect, it } from "vitest";
import { AbortReason } from "../../src/core/abort.ts";
import type { SpaceProgress } from "../../src/core/space.ts";
import { withLimits } from "../../src/spaces/limits.ts";
import { withRetry } from "../../src/spaces/retry.ts";
import { spaceError } from "../../src/spaces/space-errors.ts";
import { callOf, fakeClient, RESULT } from "./fake-client.ts";

const { signal } = new AbortController();

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
