import { describe, expect, it } from "vitest";
import { AbortReason } from "../../src/core/abort.ts";
import { useFaultServer } from "./fault-harness.ts";

const harness = useFaultServer();
const ignore = () => undefined;
const artifact = {
  digest: "sha256:x" as const,
  mediaType: "image/png" as const,
  sizeBytes: 1,
  provenance: { source: "member", name: "a" },
};

describe("a connection", () => {
  it.each([
    ["connecting", "/config"],
    ["reading what the app offers", "/info"],
    ["uploading", "/upload"],
    ["joining the queue", "/queue/join"],
    ["opening the stream", "/queue/data"],
    ["calling without a queue", "/run/direct"],
  ])("ends %s at once with the reason of the abort", async (_name, route) => {
    const controller = new AbortController();
    const reason = new AbortReason("requester", "cancelled");
    harness.server.intercept(route, () => controller.abort(reason));
    const work = async () => {
      const session = await harness.open({}, undefined, { signal: controller.signal });
      if (route === "/upload") return session.upload({ artifact, name: "a.png" }, Buffer.from("x"));
      return session.call(route.startsWith("/run") ? "/direct" : "/work", {}, ignore);
    };
    await expect(work()).rejects.toBe(reason);
  });

  it("does not begin with a signal that has aborted", async () => {
    const reason = new AbortReason("shutdown", "stopping");
    await expect(harness.open({}, undefined, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    expect(harness.server.requests).toEqual([]);
  });

  it("asks for what it needs once, and never how the Space is", async () => {
    harness.play = ({ complete }) => complete([]);
    const session = await harness.open();
    await session.call("/work", {}, ignore);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(harness.server.requests).toEqual([
      "GET /config",
      "GET /gradio_api/info",
      "POST /gradio_api/queue/join",
      "GET /gradio_api/queue/data",
    ]);
  });
});
