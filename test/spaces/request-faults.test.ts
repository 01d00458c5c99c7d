import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it } from "vitest";
import { useFaultServer } from "./fault-harness.ts";

const harness = useFaultServer();

const answer = (status: number, body: unknown, type = "application/json", headers = {}) =>
  ((_: unknown, response: { writeHead(status: number, headers: object): { end(body: string): void } }) =>
    response
      .writeHead(status, { "content-type": type, ...headers })
      .end(typeof body === "string" ? body : JSON.stringify(body))) as never;

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
    harness.play = ({ complete }) => complete([]);
    harness.server.intercept(route, handler);
    await expect(harness.call()).rejects.toMatchObject({ name: "VernissageError", ...expected });
  });

  it("tells an error of a function without queue", async () => {
    harness.server.intercept("/run/direct", answer(500, { error: "not today" }));
    await expect(harness.call("/direct")).rejects.toMatchObject({
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
    const upload = async () => (await harness.open()).upload({ artifact, name: "a.png" }, Buffer.from("x"));
    harness.server.intercept("/upload", answer(413, "too large", "text/plain"));
    await expect(upload()).rejects.toMatchObject({ code: "space-upload-too-large" });
    await harness.connection?.close();
    harness.server.intercept("/upload", answer(200, []));
    await expect(upload()).rejects.toMatchObject({ code: "space-upload-failed" });
  });

  it("says that nobody answers at an address", async () => {
    const free = createServer();
    await new Promise<void>((resolve) => free.listen(0, "127.0.0.1", resolve));
    const { port } = free.address() as AddressInfo;
    await new Promise((resolve) => free.close(resolve));
    const address = `http://127.0.0.1:${port}`;
    await expect(harness.open({}, address)).rejects.toMatchObject({
      code: "space-unreachable",
      isRetryable: true,
    });
  });
});
