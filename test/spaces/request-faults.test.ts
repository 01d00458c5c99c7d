import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it } from "vitest";
import { useFaultServer } from "./fault-harness.ts";
import type { Handler } from "./gradio-server.ts";

const harness = useFaultServer();
const ignore = () => undefined;

function answer(status: number, body: unknown, type = "application/json", headers = {}): Handler {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return (_, response) => response.writeHead(status, { "content-type": type, ...headers }).end(text);
}

/** Writes without end, `sizeBytes` at a time. */
const pour =
  (sizeBytes: number, everyMs: number): Handler =>
  (_, response) => {
    const piece = Buffer.alloc(sizeBytes, 32);
    const timer = setInterval(() => response.write(piece), everyMs);
    response.once("close", () => clearInterval(timer));
  };
const endless = pour(4_000_000, 1);
const slowLoris = pour(1, 20);

const artifact = {
  digest: "sha256:x" as const,
  mediaType: "image/png" as const,
  sizeBytes: 1,
  provenance: { source: "member", name: "a" },
};
const upload = async () => (await harness.open()).upload({ artifact, name: "a.png" }, Buffer.from("x"));

describe("a request that fails", () => {
  const cases: [string, string, Handler, object][] = [
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
    [
      "an old protocol",
      "/config",
      answer(200, { components: [], dependencies: [], protocol: "ws" }),
      { code: "space-protocol-unknown" },
    ],
    ["info fails", "/info", answer(500, "x"), { code: "space-unavailable" }],
    ["info as page", "/info", answer(200, "<html>"), { code: "space-answer-unreadable" }],
    ["a Space that answers after the deadline", "/info", ignore, { code: "space-timeout" }],
  ];

  it.each(cases)("ends in a named error: %s", async (_name, route, handler, expected) => {
    harness.server.intercept(route, handler);
    await expect(harness.call()).rejects.toMatchObject({ name: "VernissageError", ...expected });
  });

  it("tells an error of a function without queue", async () => {
    harness.server.intercept("/run/direct", answer(500, { error: "not today" }));
    await expect(harness.call("/direct")).rejects.toMatchObject({
      code: "space-error",
      message: expect.stringContaining("not today"),
    });
    await harness.connection?.close();
    harness.server.intercept("/run/direct", answer(200, { nothing: true }));
    await expect(harness.call("/direct")).rejects.toMatchObject({ code: "space-output-unreadable" });
  });

  it("notices a failed upload", async () => {
    const failures: [Handler, string][] = [
      [answer(413, "too large", "text/plain"), "space-upload-too-large"],
      [answer(400, "no", "text/plain"), "space-upload-failed"],
      [answer(200, []), "space-upload-failed"],
      [answer(200, [{}]), "space-upload-failed"],
      [answer(200, "fine", "text/plain"), "space-answer-unreadable"],
      [(_, response) => response.destroy(), "space-unreachable"],
    ];
    for (const [handler, code] of failures) {
      harness.server.intercept("/upload", handler);
      await expect(upload()).rejects.toMatchObject({ code });
      await harness.connection?.close();
    }
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

describe.each(["/config", "/info", "/queue/join", "/upload"])("a hostile answer on %s", (route) => {
  const call = () => (route === "/upload" ? upload() : harness.call());

  it("with an endless body ends in a named error", async () => {
    harness.server.intercept(route, endless);
    // On a slow machine the deadline may come before the cap.
    await expect(call()).rejects.toMatchObject({
      code: expect.stringMatching(/^space-(answer-too-large|timeout)$/),
    });
  });

  it("that drips like a slow loris ends at the deadline", async () => {
    harness.server.intercept(route, slowLoris);
    await expect(call()).rejects.toMatchObject({ code: "space-timeout", isRetryable: true });
  });

  it("with a redirect to a private address is not followed", async () => {
    harness.server.intercept(
      route,
      answer(307, "", "text/plain", { location: "http://169.254.169.254/latest/meta-data" }),
    );
    await expect(call()).rejects.toMatchObject({ code: "space-redirected" });
  });
});
