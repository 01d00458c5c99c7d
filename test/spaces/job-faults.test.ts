import { describe, expect, it } from "vitest";
import { useFaultServer } from "./fault-harness.ts";
import type { TestEvent } from "./gradio-app.ts";

const harness = useFaultServer();

describe("a job that fails", () => {
  const cases: [string, (event: TestEvent) => unknown, object][] = [
    [
      "an error with text",
      ({ fail }) => fail({ error: "No <b>face</b> found", title: "Error" }),
      { code: "space-error", message: expect.stringContaining("No face found"), isRetryable: false },
    ],
    ["an error the app hides", ({ fail }) => fail({ error: null }), { code: "space-error-hidden" }],
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
    [
      "an empty completion",
      ({ send }) => send({ msg: "process_completed", success: true, output: null }),
      {
        code: "space-output-unreadable",
      },
    ],
    [
      "a completion without data",
      ({ send }) => send({ msg: "process_completed", success: true, output: {} }),
      {
        code: "space-output-unreadable",
      },
    ],
    ["a completion as after a cancel", ({ fail }) => fail({}), { code: "space-error-hidden" }],
    [
      "an unexpected error with a lost session",
      ({ raw }) =>
        raw('data: {"msg":"unexpected_error","event_id":null,"session_not_found":true,"message":"gone"}\n\n'),
      { code: "space-session-lost", isRetryable: true },
    ],
    [
      "a server that stops",
      ({ raw }) => raw('data: {"msg":"server_stopped"}\n\n'),
      { code: "space-session-lost" },
    ],
    ["a stream that ends cleanly", ({ endStream }) => endStream(), { code: "space-connection-lost" }],
    [
      "a stream that is reset",
      ({ resetStream }) => resetStream(),
      { code: "space-connection-lost", isRetryable: true },
    ],
    ["a silent stream", () => undefined, { code: "space-silent", isRetryable: true }],
    [
      "a job that only beats its heart",
      ({ raw }) => {
        const timer = setInterval(() => raw('data: {"msg":"heartbeat"}\n\n'), 50);
        setTimeout(() => clearInterval(timer), 1_000);
      },
      { code: "space-stalled" },
    ],
    [
      "a job that goes on for ever",
      ({ send }) => {
        const timer = setInterval(() => send({ msg: "progress", progress_data: [{ progress: 0.1 }] }), 50);
        setTimeout(() => clearInterval(timer), 1_600);
      },
      { code: "space-deadline" },
    ],
  ];

  it.each(cases)("ends in a named error: %s", async (_name, script, expected) => {
    harness.play = script;
    await expect(harness.call()).rejects.toMatchObject({ name: "VernissageError", ...expected });
  });

  it("survives malformed events and goes on", async () => {
    harness.play = ({ raw, complete }) => {
      raw("data: {not json\n\n");
      raw("event: ping\n\n");
      raw('data: {"msg":"brand_new_message","event_id":"x"}\n\n');
      raw("data: 42\n\n: comment\n\n");
      complete(["fine"]);
    };
    expect((await harness.call()).data).toEqual(["fine"]);
  });

  it("cancels at the Space what it gave up, but not what the Space ended", async () => {
    harness.play = () => undefined;
    await expect(harness.call()).rejects.toMatchObject({ code: "space-silent" });
    await harness.connection?.close();
    expect(harness.server.cancelled).toHaveLength(1);
    harness.play = ({ fail }) => fail({ error: "no" });
    await expect(harness.call()).rejects.toMatchObject({ code: "space-error" });
    await harness.connection?.close();
    expect(harness.server.cancelled).toHaveLength(1);
  });

  it("does not poison the next call on the same connection", async () => {
    harness.play = ({ endStream }) => endStream();
    const shared = await harness.open();
    await expect(shared.call("/work", {}, () => undefined)).rejects.toMatchObject({
      code: "space-connection-lost",
    });
    harness.play = ({ complete, sessionHash }) => complete([sessionHash]);
    const first = await shared.call("/work", {}, () => undefined);
    const second = await shared.call("/work", {}, () => undefined);
    expect(second.data).toEqual(first.data);
  });
});
