import { describe, expect, it } from "vitest";
import { AbortReason } from "../../src/core/abort.ts";
import type { SpaceCallOptions } from "../../src/core/space.ts";
import { withRetry } from "../../src/spaces/retry.ts";
import { httpError, jobError, spaceError } from "../../src/spaces/space-errors.ts";
import { callOf, fakeClient, RESULT } from "./fake-client.ts";

const { signal } = new AbortController();

const failure = (code: string, more: { isRetryable?: boolean; retryAfterMs?: number } = {}) =>
  spaceError("a/b", { code, did: "failed", ...more });

describe("retry", () => {
  const attemptsOf = async (
    error: unknown,
    { succeedAt = 99, before }: { succeedAt?: number; before?: (options: SpaceCallOptions) => void } = {},
  ) => {
    let attempts = 0;
    const client = withRetry(
      fakeClient(async (_, options) => {
        before?.(options);
        if (++attempts >= succeedAt) return RESULT;
        throw error;
      }),
      { firstDelayMs: 2, longestDelayMs: 50, random: () => 0 },
    );
    const outcome = await client.call(callOf("a/b"), { signal }).catch((thrown: unknown) => thrown);
    return { attempts, outcome };
  };
  const http = (phase: "config" | "join" | "upload", status: number, body: unknown) =>
    httpError("a/b", phase, { status, headers: new Headers() }, body);

  it("repeats what can change until it succeeds", async () => {
    const lost = jobError("a/b", { broken: true });
    expect(await attemptsOf(lost, { succeedAt: 3 })).toEqual({ attempts: 3, outcome: RESULT });
  });

  it.each([
    ["a lost connection", jobError("a/b", { broken: true }), 3],
    ["a lost session", failure("space-session-lost", { isRetryable: true }), 3],
    ["a full queue", http("join", 503, { detail: "Queue is full" }), 3],
    ["too many requests", http("join", 429, ""), 3],
    ["a sleeping Space", http("config", 503, "<html>"), 3],
    ["an upload that failed on the way", http("upload", 502, ""), 3],
    ["a Space that does not answer", failure("space-timeout", { isRetryable: true }), 3],
    ["an expired pass to the GPU", jobError("a/b", { message: "Expired ZeroGPU proxy token" }), 3],
    ["a hidden error", jobError("a/b", { message: "An error occurred" }), 2],
    ["a crashed GPU", jobError("a/b", { title: "ZeroGPU worker error", message: "GPU task aborted" }), 2],
    ["a call that took too long", failure("space-deadline", { isRetryable: true }), 1],
    ["what a Space says of the input", jobError("a/b", { message: "No face found" }), 1],
    ["refused inputs", http("join", 422, { detail: [] }), 1],
    ["a login", http("config", 401, ""), 1],
    ["an address without an app", http("config", 404, ""), 1],
    ["an empty quota", jobError("a/b", { message: "You have exceeded your ZeroGPU quota" }), 1],
    ["a drifted Space", failure("space-drifted"), 1],
    ["a bug of ours", new Error("a bug"), 1],
  ])("after %s", async (_, error, attempts) => {
    expect((await attemptsOf(error)).attempts).toBe(attempts);
  });

  it("repeats once what had begun and may have cost GPU time", async () => {
    const lost = jobError("a/b", { broken: true });
    const before = ({ onProgress }: SpaceCallOptions) => onProgress?.({ kind: "started" });
    expect((await attemptsOf(lost, { before })).attempts).toBe(2);
  });

  it("waits as long as the Space says, within bounds", async () => {
    const beganMs = performance.now();
    await attemptsOf(failure("space-rate-limited", { isRetryable: true, retryAfterMs: 40 }), {
      succeedAt: 2,
    });
    expect(performance.now() - beganMs).toBeGreaterThanOrEqual(38);
    const impatient = await attemptsOf(
      failure("space-rate-limited", { isRetryable: true, retryAfterMs: 9_999 }),
    );
    expect(impatient.attempts).toBe(1);
  });

  it("bounds all its pauses together", async () => {
    let attempts = 0;
    const client = withRetry(
      fakeClient(async () => {
        attempts += 1;
        throw failure("space-queue-full", { isRetryable: true, retryAfterMs: 20 });
      }),
      { attempts: 99, firstDelayMs: 1, longestDelayMs: 20, longestWaitMs: 70, random: () => 0 },
    );
    await expect(client.call(callOf("a/b"), { signal })).rejects.toMatchObject({ code: "space-queue-full" });
    expect(attempts).toBe(4);
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
