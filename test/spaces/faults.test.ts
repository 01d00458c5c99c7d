import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest";
import { type GradioConnection, openGradioConnection } from "../../src/spaces/gradio-connection.ts";
import { DEFAULT_TIMEOUTS } from "../../src/spaces/gradio-transport.ts";
import { type GradioServer, startGradioServer, type TestEvent } from "./gradio-server.ts";

const timeouts = {
  ...DEFAULT_TIMEOUTS,
  connectMs: 300,
  uploadMs: 300,
  joinMs: 300,
  cancelMs: 200,
  silenceMs: 300,
  idleMs: 600,
  callMs: 1_200,
};
const { signal } = new AbortController();
const unhandled: unknown[] = [];
const onUnhandled = (reason: unknown) => void unhandled.push(reason);
process.on("unhandledRejection", onUnhandled);
afterAll(() => void process.off("unhandledRejection", onUnhandled));

let play: (event: TestEvent) => unknown;
let server: GradioServer;
let connection: GradioConnection | undefined;

beforeEach(async () => {
  server = await startGradioServer({
    endpoints: [
      { name: "/work", play: (event) => play(event) },
      { name: "/direct", isQueued: false, play: (event) => play(event) },
    ],
  });
});
afterEach(async () => {
  await connection?.close();
  connection = undefined;
  await expect.poll(() => server.openConnections()).toBe(0);
  await server.close();
  expect(unhandled).toEqual([]);
});

async function open(headers: Record<string, string> = {}) {
  connection = await openGradioConnection({
    space: "test/space",
    address: new URL(server.url),
    headers,
    timeouts,
    signal,
  });
  return connection;
}

const call = async (endpoint = "/work") => (await open()).call(endpoint, {}, () => undefined);

const answer = (status: number, body: unknown, type = "application/json", headers = {}) =>
  ((_: unknown, response: { writeHead(status: number, headers: object): { end(body: string): void } }) =>
    response
      .writeHead(status, { "content-type": type, ...headers })
      .end(typeof body === "string" ? body : JSON.stringify(body))) as never;

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
    play = script;
    await expect(call()).rejects.toMatchObject({ name: "VernissageError", ...expected });
  });

  it("survives malformed events and goes on", async () => {
    play = ({ raw, complete }) => {
      raw("data: {not json\n\n");
      raw("event: ping\n\n");
      raw('data: {"msg":"brand_new_message","event_id":"x"}\n\n');
      raw("data: 42\n\n: comment\n\n");
      complete(["fine"]);
    };
    expect((await call()).data).toEqual(["fine"]);
  });

  it("cancels at the Space what it gave up, but not what the Space ended", async () => {
    play = () => undefined;
    await expect(call()).rejects.toMatchObject({ code: "space-silent" });
    await connection?.close();
    expect(server.cancelled).toHaveLength(1);
    play = ({ fail }) => fail({ error: "no" });
    await expect(call()).rejects.toMatchObject({ code: "space-error" });
    await connection?.close();
    expect(server.cancelled).toHaveLength(1);
  });

  it("does not poison the next call on the same connection", async () => {
    play = ({ endStream }) => endStream();
    const shared = await open();
    await expect(shared.call("/work", {}, () => undefined)).rejects.toMatchObject({
      code: "space-connection-lost",
    });
    play = ({ complete, sessionHash }) => complete([sessionHash]);
    const first = await shared.call("/work", {}, () => undefined);
    const second = await shared.call("/work", {}, () => undefined);
    expect(second.data).toEqual(first.data);
  });
});

describe("a request that fails", () => {
  const cases: [string, string, never, object][] = [
    [
      "full queue",
      "/queue/join",
      answer(503, { detail: "Queue is full" }),
      { code: "space-queue-full", isRetryable: true },
    ],
    [
      "inputs refused",
      "/queue/join",
      answer(422, { detail: [{ is_valid: false, message: "too dark", parameter_name: "image" }] }),
      { code: "space-input-refused", message: expect.stringContaining("too dark") },
    ],
    [
      "other refusal",
      "/queue/join",
      answer(400, { detail: "bad fn_index" }),
      {
        code: "space-request-refused",
        message: expect.stringContaining("bad fn_index"),
      },
    ],
    [
      "too many requests",
      "/queue/join",
      answer(429, "slow down", "text/html", { "retry-after": "7" }),
      {
        code: "space-rate-limited",
        retryAfterMs: 7_000,
      },
    ],
    [
      "error page",
      "/queue/join",
      answer(200, "<html>oops", "text/html"),
      { code: "space-answer-unreadable" },
    ],
    ["stream answered with 500", "/queue/data", answer(500, "boom"), { code: "space-unavailable" }],
    [
      "asleep",
      "/config",
      answer(503, "<html>asleep", "text/html"),
      { code: "space-unavailable", isRetryable: true },
    ],
    ["no app", "/config", answer(404, "nothing"), { code: "space-not-found" }],
    ["private", "/config", answer(401, "<html>", "text/html"), { code: "space-private", party: "operator" }],
    ["config as page", "/config", answer(200, "<html>", "text/html"), { code: "space-not-gradio" }],
    ["config rate limit", "/config", answer(429, "x"), { code: "space-rate-limited" }],
    ["info fails", "/info", answer(500, "x"), { code: "space-unavailable" }],
    ["info as page", "/info", answer(200, "<html>"), { code: "space-answer-unreadable" }],
    [
      "config never answered",
      "/config",
      (() => undefined) as never,
      { code: "space-timeout", isRetryable: true },
    ],
    ["info never answered", "/info", (() => undefined) as never, { code: "space-timeout" }],
    ["join never answered", "/queue/join", (() => undefined) as never, { code: "space-timeout" }],
    [
      "join reset",
      "/queue/join",
      ((_: unknown, response: { destroy(): void }) => response.destroy()) as never,
      { code: "space-unreachable", isRetryable: true },
    ],
    [
      "redirect",
      "/config",
      answer(302, "", "text/plain", { location: "http://169.254.169.254/" }),
      {
        code: "space-redirected",
      },
    ],
    [
      "endless body",
      "/config",
      ((
        _: unknown,
        response: { write(bytes: Buffer): void; once(event: "close", end: () => void): void },
      ) => {
        const timer = setInterval(() => response.write(Buffer.alloc(4_000_000, 32)), 1);
        response.once("close", () => clearInterval(timer));
      }) as never,
      { code: expect.stringMatching(/space-(answer-too-large|timeout)/) },
    ],
    [
      "slow loris",
      "/info",
      ((_: unknown, response: { write(text: string): void; once(event: "close", end: () => void): void }) => {
        const timer = setInterval(() => response.write(" "), 20);
        response.once("close", () => clearInterval(timer));
      }) as never,
      { code: "space-timeout" },
    ],
  ];

  it.each(cases)("ends in a named error: %s", async (_name, route, handler, expected) => {
    play = ({ complete }) => complete([]);
    server.intercept(route, handler);
    await expect(call()).rejects.toMatchObject({ name: "VernissageError", ...expected });
  });

  it("tells an error of a function without queue", async () => {
    server.intercept("/run/direct", answer(500, { error: "not today" }));
    await expect(call("/direct")).rejects.toMatchObject({
      code: "space-error",
      message: expect.stringContaining("not today"),
    });
  });

  it("notices a failed upload", async () => {
    const artifact = {
      digest: "sha256:x" as const,
      mediaType: "image/png" as const,
      sizeBytes: 1,
      provenance: { source: "member", name: "a" },
    };
    const upload = async () => (await open()).upload({ artifact, name: "a.png" }, Buffer.from("x"));
    server.intercept("/upload", answer(413, "too large", "text/plain"));
    await expect(upload()).rejects.toMatchObject({ code: "space-upload-too-large" });
    await connection?.close();
    server.intercept("/upload", answer(200, []));
    await expect(upload()).rejects.toMatchObject({ code: "space-upload-failed" });
  });

  it("says that nobody answers at an address", async () => {
    const free = createServer();
    await new Promise<void>((resolve) => free.listen(0, "127.0.0.1", resolve));
    const { port } = free.address() as AddressInfo;
    await new Promise((resolve) => free.close(resolve));
    const address = new URL(`http://127.0.0.1:${port}`);
    await expect(
      openGradioConnection({ space: "test/space", address, timeouts, signal }),
    ).rejects.toMatchObject({
      code: "space-unreachable",
      isRetryable: true,
    });
  });
});

describe("trust", () => {
  it("sends its headers to the Space's own origin and nowhere else", async () => {
    const thief = await startGradioServer({ endpoints: [] });
    const stolen = await startGradioServer({
      endpoints: [],
      config: { root: thief.url.replace("127.0.0.1", "localhost") },
    });
    const headers = { "x-hf-authorization": "Bearer secret" };
    await expect(
      openGradioConnection({ space: "test/space", address: new URL(stolen.url), headers, timeouts, signal }),
    ).rejects.toMatchObject({ code: "space-root-mismatch" });
    expect(thief.requests).toEqual([]);
    play = ({ complete }) => complete([]);
    await (await open(headers)).call("/work", {}, () => undefined);
    expect(server.headers.every((sent) => sent["x-hf-authorization"] === "Bearer secret")).toBe(true);
    await Promise.all([thief.close(), stolen.close()]);
  });

  it("keeps to the port it was given when an app names an inner one", async () => {
    const inner = await startGradioServer({ endpoints: [] });
    server.intercept("/config", async (_, response) => {
      const config = { root: `${inner.url}/`, components: [], dependencies: [], api_prefix: "/gradio_api" };
      response.end(JSON.stringify(config));
    });
    await open();
    expect(connection?.apiBase).toBe(`${server.url}/gradio_api`);
    expect(inner.requests).toEqual([]);
    await inner.close();
  });

  it("closes the heartbeat with the connection", async () => {
    const beating = await startGradioServer({
      endpoints: [{ name: "/work", play: ({ complete }) => complete([1]) }],
      config: { connect_heartbeat: true },
    });
    const held = await openGradioConnection({
      space: "x/y",
      address: new URL(beating.url),
      timeouts,
      signal,
    });
    await held.call("/work", {}, () => undefined);
    await expect.poll(() => beating.openConnections()).toBe(1);
    await held.close();
    await expect.poll(() => beating.openConnections()).toBe(0);
    await beating.close();
  });
});
