import { describe, expect, it } from "vitest";
import { AbortReason } from "../../src/core/abort.ts";
import type { GpuQuota, SpaceCallOptions, SpaceClient, SpaceResult } from "../../src/core/space.ts";
import type { SpaceOutcome } from "../../src/core/space-records.ts";
import { type GpuTimeDeps, withGpuTime } from "../../src/spaces/gpu-time.ts";
import { jobError, spaceError } from "../../src/spaces/space-errors.ts";
import { openDatabase } from "../../src/store/database.ts";
import { createSpaceHistory } from "../../src/store/space-history.ts";
import { callOf, fakeClient, RESULT } from "./fake-client.ts";

const HOUR_MS = 3600_000;
const START_MS = Date.UTC(2026, 0, 1);
const { signal } = new AbortController();

const ran = (seconds: number): SpaceResult => ({
  ...RESULT,
  durationMs: seconds * 1000 + 500,
  waitedMs: 500,
});
const refusal = (message: string, title = "ZeroGPU quota exceeded") => jobError("a/b", { title, message });

/** A client with a clock, a log and a history of its own; each call books 60 s on our account. */
function metered(
  call: SpaceClient["call"],
  more: Partial<GpuTimeDeps> & { outcomes?: readonly SpaceOutcome[] } = {},
) {
  const time = { nowMs: START_MS };
  const warnings: string[] = [];
  const { outcomes = [], ...deps } = more;
  const client = withGpuTime(fakeClient(call), {
    bookingOf: () => ({ gpuSeconds: 60, account: "ours" }),
    history: {
      add: async () => undefined,
      since: async (atMs) => outcomes.filter((one) => one.atMs >= atMs),
    },
    clock: { now: () => time.nowMs },
    logger: { warn: (_: object, event: string) => void warnings.push(event) } as GpuTimeDeps["logger"],
    ...deps,
  });
  return {
    time,
    warnings,
    call: (options: Partial<SpaceCallOptions> = {}, space = "a/b") =>
      client.call(callOf(space), { signal, ...options }),
    quota: () => client.quota({ signal }),
    find: () => client.find({}, { signal }),
  };
}

/** Calls that end when told to. */
function held() {
  const ends: ((result: SpaceResult) => void)[] = [];
  return { ends, call: () => new Promise<SpaceResult>((resolve) => ends.push(resolve)) };
}

async function settled() {
  for (let turns = 0; turns < 50; turns++) await Promise.resolve();
}

describe("GPU time", () => {
  it("is set aside while a call runs and charged by what ran", async () => {
    const gate = held();
    const meter = metered(gate.call, { dailySeconds: 200 });
    const charged: number[] = [];
    const first = meter.call({ onCharge: (seconds) => charged.push(seconds) });
    const second = meter.call();
    await settled();
    expect(await meter.quota()).toEqual({ secondsLeft: 80 });
    gate.ends[0]!(ran(20));
    expect(await first).toMatchObject({ gpuSeconds: 20 });
    expect(charged).toEqual([20]);
    expect(await meter.quota()).toEqual({ secondsLeft: 120, resetsAtMs: START_MS + 24 * HOUR_MS });
    gate.ends[1]!({ ...ran(20), gpuSeconds: 5 });
    expect(await second).toMatchObject({ gpuSeconds: 5 });
    expect(await meter.quota()).toMatchObject({ secondsLeft: 175 });
  });

  it("that is not there is refused at once, with what is left, when more comes, and what else may do", async () => {
    let asked = 0;
    const meter = metered(
      async () => {
        asked += 1;
        return ran(50);
      },
      { dailySeconds: 100 },
    );
    await meter.call();
    meter.time.nowMs += 3 * HOUR_MS;
    const refused = await meter.call().catch((error: unknown) => error);
    expect(refused).toMatchObject({
      code: "gpu-quota-exceeded",
      party: "operator",
      isRetryable: false,
      retryAfterMs: 21 * HOUR_MS,
    });
    expect((refused as { userMessage: string }).userMessage).toBe(
      "The Space a/b books 60 s of GPU time, and this bot has 50 s left today. More comes in about 21 h. Another Space may do instead.",
    );
    expect(asked).toBe(1);
    meter.time.nowMs += 21 * HOUR_MS;
    await meter.call();
    expect(asked).toBe(2);
  });

  it("held by calls under way may be asked for again soon", async () => {
    const gate = held();
    const meter = metered(gate.call, { dailySeconds: 100 });
    const first = meter.call();
    await settled();
    await expect(meter.call()).rejects.toMatchObject({
      code: "gpu-quota-exceeded",
      isRetryable: true,
      retryAfterMs: 15_000,
    });
    gate.ends[0]!(ran(10));
    await first;
    const second = meter.call();
    await settled();
    gate.ends[1]!(ran(10));
    await second;
  });

  it("counts the runs of a day too", async () => {
    const meter = metered(async () => ran(1), { dailyRuns: 2 });
    await meter.call();
    await meter.call();
    expect(await meter.quota()).toMatchObject({ runsLeft: 0 });
    await expect(meter.call()).rejects.toMatchObject({
      code: "gpu-quota-exceeded",
      retryAfterMs: 24 * HOUR_MS,
      message: expect.stringContaining("used up its GPU runs for today"),
    });
    meter.time.nowMs += 24 * HOUR_MS;
    await meter.call();
  });

  it("follows the Hub's quota where that is less, read once a minute and again after a refusal", async () => {
    let asked = 0;
    const quota: GpuQuota = { secondsLeft: 130, runsLeft: 9, resetsAtMs: START_MS + HOUR_MS };
    let next: SpaceResult | Error = ran(40);
    const meter = metered(
      async () => {
        if (next instanceof Error) throw next;
        return next;
      },
      {
        dailySeconds: 1000,
        async readQuota() {
          asked += 1;
          return quota;
        },
      },
    );
    await meter.call();
    expect(await meter.quota()).toEqual({ secondsLeft: 90, runsLeft: 8, resetsAtMs: START_MS + HOUR_MS });
    await meter.call();
    await expect(meter.call()).rejects.toMatchObject({
      code: "gpu-quota-exceeded",
      retryAfterMs: HOUR_MS,
      message: expect.stringContaining("50 s left"),
    });
    expect(asked).toBe(1);
    quota.secondsLeft = 500;
    meter.time.nowMs += 61_000;
    await meter.call();
    expect(asked).toBe(2);
    next = refusal("You have exceeded your ZeroGPU quota (60s requested vs. 12s left). Try again in 0:30:00");
    await expect(meter.call()).rejects.toBe(next);
    expect(await meter.quota()).toMatchObject({ secondsLeft: 12 });
    expect(asked).toBe(3);
  });

  it("goes on, with one word in the log, while the quota cannot be read", async () => {
    const meter = metered(async () => ran(1), {
      readQuota: () => Promise.reject(new Error("the Hub is down")),
    });
    await meter.call();
    meter.time.nowMs += 61_000;
    await meter.call();
    expect(await meter.quota()).toBeUndefined();
    expect(meter.warnings).toEqual(["gpu-quota-unreadable"]);
  });

  it("survives a restart through the history, the day beginning with the first use", async () => {
    const database = openDatabase(":memory:");
    const clock = { now: () => START_MS };
    const history = createSpaceHistory(database, clock);
    const outcome = (hoursAgo: number, gpuSeconds: number): SpaceOutcome => ({
      atMs: START_MS - hoursAgo * HOUR_MS,
      space: "a/b",
      endpoint: "/x",
      outcome: "succeeded",
      durationMs: 0,
      waitedMs: 0,
      gpuSeconds,
    });
    for (const one of [outcome(40, 500), outcome(15, 0), outcome(10, 30), outcome(1, 20)])
      await history.add(one);
    const meter = metered(async () => ran(1), { history, clock, dailySeconds: 100 });
    expect(await meter.quota()).toEqual({ secondsLeft: 50, resetsAtMs: START_MS + 14 * HOUR_MS });
    await database.destroy();
  });

  it("of failed calls is charged if they ran, and not if they never got a GPU", async () => {
    let error: Error;
    const meter = metered(
      async (_, { onProgress }) => {
        onProgress?.({ kind: "started" });
        meter.time.nowMs += 25_000;
        throw error;
      },
      { dailySeconds: 1000 },
    );
    const charged: number[] = [];
    const fail = async (with_: Error) => {
      error = with_;
      await expect(meter.call({ onCharge: (seconds) => charged.push(seconds) })).rejects.toBe(with_);
    };
    await fail(spaceError("a/b", { code: "space-error", did: "failed" }));
    await fail(refusal("GPU task aborted", "ZeroGPU worker error"));
    await fail(refusal("No GPU was available after 60s"));
    expect(charged).toEqual([25, 25]);
    expect(await meter.quota()).toMatchObject({ secondsLeft: 950 });
  });

  it("is never booked where no account pays", async () => {
    const meter = metered(async () => ran(100), { bookingOf: () => ({ gpuSeconds: 60 }), dailySeconds: 10 });
    expect((await meter.call()).gpuSeconds).toBeUndefined();
    const free = metered(async () => ran(100), { bookingOf: async () => undefined, dailySeconds: 10 });
    await free.call();
    expect(await free.quota()).toEqual({ secondsLeft: 10 });
  });
});

describe("ZeroGPU refusals and the account", () => {
  const failing = (error: Error, more: Partial<GpuTimeDeps> = {}) => {
    const made = { times: 0 };
    const meter = metered(async () => {
      made.times += 1;
      throw error;
    }, more);
    return Object.assign(meter, { made });
  };

  it("say how much is left and until when", async () => {
    const meter = failing(
      refusal("You have exceeded your ZeroGPU quota (60s requested vs. 12s left). Try again in 1:00:00"),
    );
    await expect(meter.call()).rejects.toMatchObject({ code: "zerogpu-quota-exceeded" });
    await expect(meter.call()).rejects.toMatchObject({
      code: "gpu-quota-exceeded",
      retryAfterMs: HOUR_MS,
      message: expect.stringContaining("12 s left"),
    });
    expect(meter.made.times).toBe(1);
    meter.time.nowMs += HOUR_MS;
    await expect(meter.call()).rejects.toMatchObject({ code: "zerogpu-quota-exceeded" });
  });

  it("teach what a Space really books", async () => {
    const meter = failing(
      refusal("You have exceeded your ZeroGPU quota (90s requested vs. 80s left). Try again in 1:00:00"),
    );
    await meter.call().catch(() => undefined);
    await expect(meter.call()).rejects.toMatchObject({ message: expect.stringContaining("books 90 s") });
    // Another Space still fits.
    await expect(meter.call({}, "c/d")).rejects.toMatchObject({ code: "zerogpu-quota-exceeded" });
  });

  it("for want of runs hold until tomorrow", async () => {
    const meter = failing(refusal("You have exceeded your ZeroGPU runs limit"));
    await meter.call().catch(() => undefined);
    await expect(meter.call()).rejects.toMatchObject({
      code: "gpu-quota-exceeded",
      retryAfterMs: 24 * HOUR_MS,
    });
    meter.time.nowMs += 24 * HOUR_MS;
    await expect(meter.call()).rejects.toMatchObject({ code: "zerogpu-runs-exceeded" });
  });

  it("for an illegal duration hold for good, and finding says so", async () => {
    let times = 0;
    const inner = fakeClient(
      async () => {
        times += 1;
        throw refusal(
          "The requested GPU duration (270s) is larger than the maximum allowed",
          "ZeroGPU illegal duration",
        );
      },
      {
        find: async () =>
          ["/x", "/other"].map((endpoint) => ({
            id: "a/b",
            title: "",
            description: "",
            capabilities: [],
            standing: "catalog",
            endpoint,
          })),
      },
    );
    const client = withGpuTime(inner, {
      bookingOf: () => ({ gpuSeconds: 60 }),
      history: { add: async () => undefined, since: async () => [] },
      clock: { now: () => START_MS },
      logger: { warn: () => undefined } as unknown as GpuTimeDeps["logger"],
    });
    for (let attempt = 0; attempt < 3; attempt++)
      await expect(client.call(callOf("a/b"), { signal })).rejects.toMatchObject({
        code: "zerogpu-duration-refused",
      });
    expect(times).toBe(1);
    const [tooLong, other] = await client.find({}, { signal });
    expect(tooLong?.hindrance).toMatch(/more GPU time in one call/);
    expect(other?.hindrance).toBeUndefined();
  });

  it("for pending credits let new calls wait until one of ours has ended", async () => {
    const gate = held();
    let isRefusing = false;
    const meter = metered(async () => {
      if (isRefusing) throw refusal("too many ZeroGPU credits", "ZeroGPU pending credits exceeded");
      return gate.call();
    });
    const first = meter.call();
    await settled();
    isRefusing = true;
    await expect(meter.call()).rejects.toMatchObject({ code: "zerogpu-credits-pending" });
    isRefusing = false;
    const heard: string[] = [];
    const second = meter.call({ onProgress: ({ kind }) => heard.push(kind) });
    const controller = new AbortController();
    const reason = new AbortReason("requester", "cancelled");
    const aborted = meter.call({ signal: controller.signal });
    await settled();
    expect(gate.ends).toHaveLength(1);
    expect(heard).toEqual(["waiting"]);
    controller.abort(reason);
    await expect(aborted).rejects.toBe(reason);
    gate.ends[0]!(ran(1));
    await first;
    await settled();
    expect(gate.ends).toHaveLength(2);
    gate.ends[1]!(ran(1));
    await second;
  });
});
