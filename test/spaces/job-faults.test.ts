import { describe, expect, it } from "vitest";
import { AbortReason } from "../../src/core/abort.ts";
import type { SpaceProgress } from "../../src/core/space.ts";
import { QUICK_TIMEOUTS, useFaultServer } from "./fault-harness.ts";
import type { TestEvent } from "./gradio-app.ts";

const harness = useFaultServer();
const ignore = () => undefined;

function repeat(everyMs: number, forMs: number, act: () => void): void {
  const timer = setInterval(act, everyMs);
  setTimeout(() => clearInterval(timer), forMs);
}

describe("a job that fails", () => {
  const cases: [string, (event: TestEvent) => unknown, object][] = [
    [
      "a ZeroGPU refusal",
      ({ fail }) =>
        fail({
          title: "ZeroGPU quota exceeded",
          error:
            "'You have exceeded your free ZeroGPU quota (60s requested vs. 12s left). Try again in 1:02:03'",
        }),
      { code: "zerogpu-quota-exceeded", retryAfterMs: 3_723_000, isRetryable: false },
    ],
    ["a completion as after a cancel", ({ fail }) => fail({}), { code: "space-error-hidden" }],
    ["a result in the wrong form", ({ fail }) => fail([] as never), { code: "space-error-hidden" }],
    [
      "an unexpected error of the server",
      ({ raw }) => raw('data: {"msg":"unexpected_error","event_id":null,"message":"<i>boom</i>"}\n\n'),
      { code: "space-error", message: expect.stringContaining("boom") },
    ],
    [
      "a server that stops",
      ({ raw }) => raw('data: {"msg":"server_stopped"}\n\n'),
      { code: "space-session-lost", isRetryable: true },
    ],
    [
      "a job that only beats its heart",
      ({ raw }) => repeat(50, 1_000, () => raw('data: {"msg":"heartbeat"}\n\n')),
      { code: "space-stalled", isRetryable: true },
    ],
    [
      "a slow loris on the stream",
      ({ raw }) => repeat(50, 1_000, () => raw("x")),
      { code: "space-stalled", isRetryable: true },
    ],
    [
      "a job that goes on for ever",
      ({ send }) => repeat(50, 1_600, () => send({ msg: "progress", progress_data: [{ progress: 0.1 }] })),
      { code: "space-deadline" },
    ],
    [
      "an endless body: one event without an end",
      ({ raw, signal }) => {
        const piece = "x".repeat(2_000_000);
        raw("data: ");
        const timer = setInterval(() => raw(piece), 1);
        signal.addEventListener("abort", () => clearInterval(timer), { once: true });
      },
      { code: "space-answer-too-large", isRetryable: false },
    ],
  ];

  it.each(cases)("ends in a named error: %s", async (_name, script, expected) => {
    harness.play = script;
    await expect(harness.call()).rejects.toMatchObject({ name: "VernissageError", ...expected });
  });

  it("is cancelled at the Space if we gave it up, and not if the Space ended it", async () => {
    harness.play = ignore;
    await expect(harness.call()).rejects.toMatchObject({ code: "space-silent" });
    await harness.connection?.close();
    expect(harness.server.cancelled).toHaveLength(1);
    harness.play = ({ fail }) => fail({ error: "no" });
    await expect(harness.call()).rejects.toMatchObject({ code: "space-error" });
    await harness.connection?.close();
    expect(harness.server.cancelled).toHaveLength(1);
  });

  it("is cancelled with the headers a private Space wants", async () => {
    const controller = new AbortController();
    const reason = new AbortReason("requester", "cancelled");
    const headers = { "x-hf-authorization": "Bearer secret" };
    const session = await harness.open(headers, undefined, { signal: controller.signal });
    harness.play = () => controller.abort(reason);
    await expect(session.call("/work", {}, ignore)).rejects.toBe(reason);
    await session.close();
    const at = harness.server.requests.findIndex((one) => one.endsWith("/cancel"));
    expect(harness.server.headers[at]).toMatchObject(headers);
    expect(harness.server.cancelled).toHaveLength(1);
  });

  it("ends with the session, however lively the calls in it are", async () => {
    const timeouts = { ...QUICK_TIMEOUTS, sessionMs: 250 };
    const session = await harness.open({}, undefined, { timeouts });
    harness.play = ({ send }) => repeat(30, 600, () => send({ msg: "estimation", rank: Math.random() }));
    await expect(session.call("/work", {}, ignore)).rejects.toMatchObject({ code: "space-deadline" });
    expect(session.signal.aborted).toBe(true);
  });
});

describe("a stranger's stream", () => {
  it("cannot reach into our program through the differences of a generator's steps", async () => {
    harness.play = ({ send, complete }) => {
      const step = (data: unknown) => send({ msg: "process_generating", success: true, output: { data } });
      step([{ a: 1 }]);
      step([[["add", ["__proto__", "isPolluted"], true]]]);
      step([[["replace", ["no", "such", "path"], 1]]]);
      complete([{ a: 2 }]);
    };
    expect((await harness.call()).data).toEqual([{ a: 2 }]);
    expect(({} as Record<string, unknown>).isPolluted).toBeUndefined();
  });

  it("cannot change what we know of the app", async () => {
    harness.play = ({ send }) => {
      const render_config = { render_id: 1, components: 7, dependencies: "x" };
      send({ msg: "process_completed", success: true, output: { data: ["fine"], render_config } });
    };
    expect((await harness.call()).data).toEqual(["fine"]);
  });

  it("is not listened to about events that are not ours", async () => {
    harness.play = ({ raw, complete }) => {
      for (const event_id of ["other", "__proto__", "toString"])
        raw(
          `data: ${JSON.stringify({ msg: "process_completed", event_id, success: false, output: { error: "not yours" } })}\n\n`,
        );
      complete(["fine"]);
    };
    expect((await harness.call()).data).toEqual(["fine"]);
  });
});

describe("a job that goes well", () => {
  it("passes on its place in the queue with the time it may take, and each piece of news once", async () => {
    harness.play = ({ send, complete }) => {
      const place = (rank: number, rank_eta: number | null) =>
        send({ msg: "estimation", rank, queue_size: 3, rank_eta });
      place(2, 9.5);
      place(2, 8.1);
      place(1, 4.5);
      send({ msg: "process_starts" });
      const progress_data = [{ index: 1, length: 4, desc: "painting" }];
      send({ msg: "progress", progress_data });
      send({ msg: "progress", progress_data });
      complete([]);
    };
    const news: SpaceProgress[] = [];
    await (await harness.open()).call("/work", {}, (progress) => news.push(progress));
    expect(news).toEqual([
      { kind: "waiting", reason: "queue", position: 2, queueSize: 3, etaSeconds: 9.5 },
      { kind: "waiting", reason: "queue", position: 1, queueSize: 3, etaSeconds: 4.5 },
      { kind: "started" },
      { kind: "progress", fraction: 0.25, description: "painting" },
    ]);
  });

  it("tells how long it ran: as the Space says, where that can be true", async () => {
    const complete = (duration: unknown) => (event: TestEvent) => {
      event.send({ msg: "process_starts" });
      const output = { data: [], duration };
      setTimeout(() => event.send({ msg: "process_completed", success: true, output }), 40);
    };
    harness.play = complete(0.02);
    const session = await harness.open();
    expect((await session.call("/work", {}, ignore)).runMs).toBe(20);
    for (const lie of [3_600, -1, "long"]) {
      harness.play = complete(lie);
      const { runMs } = await session.call("/work", {}, ignore);
      expect(runMs).toBeGreaterThan(20);
      expect(runMs).toBeLessThan(1_000);
    }
  });
});
