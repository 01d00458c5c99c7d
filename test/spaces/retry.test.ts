import { describe, expect, it } from "vitest";
import { AbortReason } from "../../src/core/abort.ts";
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
