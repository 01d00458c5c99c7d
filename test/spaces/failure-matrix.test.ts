import { describe, expect, it } from "vitest";
import { useFaultServer } from "./fault-harness.ts";
import type { TestEvent } from "./gradio-app.ts";
import type { Handler } from "./gradio-server.ts";

const harness = useFaultServer();
const ignore = () => undefined;

function answer(status: number, body: unknown, type = "application/json", headers = {}): Handler {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return (_, response) => response.writeHead(status, { "content-type": type, ...headers }).end(text);
}

interface Fault {
  /** What the Space says when asked on this route … */
  route?: string;
  handler?: Handler;
  /** … or what the job does. */
  play?: (event: TestEvent) => unknown;
  expected: object;
}

/** Rows of the table of what can happen during a call, each with the named error it ends in. */
const ROWS: Record<string, Fault[]> = {
  "`gr.Error` / function error with text": [
    {
      play: ({ fail }) =>
        fail({ error: "No <b>face</b> found", title: "Error", visible: true, duration: 10 }),
      expected: {
        code: "space-error",
        message: expect.stringContaining("No face found"),
        isRetryable: false,
      },
    },
  ],
  "function error, server hides errors (`error: null`)": [
    { play: ({ fail }) => fail({ error: null }), expected: { code: "space-error-hidden" } },
  ],
  "join 503 (queue full)": [
    {
      route: "/queue/join",
      handler: answer(503, { detail: "Queue is full. Max size is 1" }),
      expected: {
        code: "space-queue-full",
        message: expect.stringContaining("Max size is 1"),
        isRetryable: true,
      },
    },
  ],
  "join 422 (validator)": [
    {
      route: "/queue/join",
      handler: answer(422, { detail: [{ is_valid: false, message: "too dark", parameter_name: "image" }] }),
      expected: {
        code: "space-input-refused",
        party: "model",
        message: expect.stringContaining("too dark"),
      },
    },
  ],
  "join 400 (or other JSON error)": [
    {
      route: "/queue/join",
      handler: answer(400, { detail: "bad fn_index" }),
      expected: { code: "space-request-refused", message: expect.stringContaining("bad fn_index") },
    },
    {
      route: "/queue/join",
      handler: answer(500, { detail: "oops" }),
      expected: { code: "space-unavailable", isRetryable: true },
    },
  ],
  "join 429 or any HTML body": [
    {
      route: "/queue/join",
      handler: answer(429, "slow down", "text/html", { "retry-after": "7" }),
      expected: { code: "space-rate-limited", retryAfterMs: 7_000 },
    },
    {
      route: "/queue/join",
      handler: answer(200, "<html>oops", "text/html"),
      expected: { code: "space-answer-unreadable" },
    },
    {
      route: "/queue/join",
      handler: answer(200, { event_id: null }),
      expected: { code: "space-answer-unreadable" },
    },
  ],
  "join connection reset": [
    {
      route: "/queue/join",
      handler: (_, response) => response.destroy(),
      expected: { code: "space-unreachable", isRetryable: true },
    },
  ],
  "SSE connection reset mid-run": [
    {
      play: ({ send, resetStream }) => {
        send({ msg: "process_starts" });
        resetStream();
      },
      expected: { code: "space-connection-lost", isRetryable: true },
    },
  ],
  "SSE ends cleanly mid-run without `close_stream`": [
    {
      play: ({ send, endStream }) => {
        send({ msg: "process_starts" });
        endStream();
      },
      expected: { code: "space-connection-lost", isRetryable: true },
    },
  ],
  "SSE endpoint answers 500": [
    {
      route: "/queue/data",
      handler: answer(500, "boom"),
      expected: { code: "space-unavailable", isRetryable: true },
    },
  ],
  "`unexpected_error` with `session_not_found`": [
    {
      play: ({ raw }) =>
        raw('data: {"msg":"unexpected_error","event_id":null,"session_not_found":true,"message":"gone"}\n\n'),
      expected: { code: "space-session-lost", isRetryable: true },
    },
  ],
  "`output: null` or without `data`": [
    {
      play: ({ send }) => send({ msg: "process_completed", success: true, output: null }),
      expected: { code: "space-output-unreadable" },
    },
    {
      play: ({ send }) => send({ msg: "process_completed", success: true, output: {} }),
      expected: { code: "space-output-unreadable" },
    },
  ],
  "silent SSE (no bytes, no heartbeat)": [
    { play: ignore, expected: { code: "space-silent", isRetryable: true } },
  ],
  "silent join or config": [
    { route: "/queue/join", handler: ignore, expected: { code: "space-timeout", isRetryable: true } },
  ],
};

describe.each(Object.entries(ROWS))("failure matrix (%s)", (_row, faults) => {
  it.each(faults)("ends in $expected.code and leaves the connection fit for the next call", async (fault) => {
    const session = await harness.open();
    harness.play = fault.play ?? (({ complete }) => complete([]));
    if (fault.route && fault.handler) harness.server.intercept(fault.route, fault.handler);
    const failing = session.call("/work", {}, ignore);
    await expect(failing).rejects.toMatchObject({ name: "VernissageError", ...fault.expected });
    if (fault.route) harness.server.restore(fault.route);
    harness.play = ({ complete }) => complete(["fine"]);
    expect((await session.call("/work", {}, ignore)).data).toEqual(["fine"]);
  });
});

describe("failure matrix (silent join or config)", () => {
  it.each(["/config", "/info"])("gives up connecting when %s is never answered", async (route) => {
    harness.server.intercept(route, ignore);
    await expect(harness.open()).rejects.toMatchObject({ code: "space-timeout", isRetryable: true });
  });
});

describe("failure matrix (malformed JSON line, or an SSE event without `data`)", () => {
  it("drops what no client could read and goes on", async () => {
    harness.play = ({ raw, complete }) => {
      raw("data: {not json\n\n");
      raw("event: ping\n\n");
      raw('data: {"msg":"brand_new_message","event_id":"x"}\n\n');
      raw("data: 42\n\n: comment\n\n");
      complete(["fine"]);
    };
    expect((await harness.call()).data).toEqual(["fine"]);
  });
});

describe("failure matrix (`close_stream` handled after the next join was accepted)", () => {
  it("opens the stream again and gets the answer that waits there", async () => {
    const session = await harness.open();
    let beating: NodeJS.Timeout | undefined;
    harness.play = ({ send, raw }) => {
      send({ msg: "process_completed", success: true, output: { data: ["first"] } });
      beating = setInterval(() => raw('data: {"msg":"heartbeat"}\n\n'), 50);
    };
    expect((await session.call("/work", {}, ignore)).data).toEqual(["first"]);
    harness.play = async ({ raw, endStream, complete }) => {
      // By now the client has the answer to its join and takes the old stream for its own.
      await new Promise((resolve) => setTimeout(resolve, 60));
      clearInterval(beating);
      raw('data: {"msg":"close_stream"}\n\n');
      endStream();
      complete(["second"]);
    };
    expect((await session.call("/work", {}, ignore)).data).toEqual(["second"]);
    expect(harness.server.requests.filter((one) => one.endsWith("/queue/data"))).toHaveLength(2);
  });

  it("does not go on for ever with a Space that closes each stream", async () => {
    harness.server.intercept("/queue/data", (_, response) =>
      setTimeout(() => response.end('data: {"msg":"close_stream"}\n\n'), 10),
    );
    await expect(harness.call()).rejects.toMatchObject({ code: "space-connection-lost", isRetryable: true });
    expect(harness.server.requests.filter((one) => one.endsWith("/queue/data"))).toHaveLength(4);
  });
});
