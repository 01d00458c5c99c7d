import { describe, expect, it } from "vitest";
import { useFaultServer } from "./fault-harness.ts";
import { startGradioServer } from "./gradio-server.ts";

const harness = useFaultServer();

describe("trust", () => {
  it("sends its headers to the Space's own origin and nowhere else", async () => {
    const thief = await startGradioServer({ endpoints: [] });
    const stolen = await startGradioServer({
      endpoints: [],
      config: { root: thief.url.replace("127.0.0.1", "localhost") },
    });
    const headers = { "x-hf-authorization": "Bearer secret" };
    await expect(harness.open(headers, stolen.url)).rejects.toMatchObject({ code: "space-root-mismatch" });
    expect(thief.requests).toEqual([]);
    harness.play = ({ complete }) => complete([]);
    await (await harness.open(headers)).call("/work", {}, () => undefined);
    expect(harness.server.headers.every((sent) => sent["x-hf-authorization"] === "Bearer secret")).toBe(true);
    await Promise.all([thief.close(), stolen.close()]);
  });

  it("keeps to the port it was given when an app names an inner one", async () => {
    const inner = await startGradioServer({ endpoints: [] });
    harness.server.intercept("/config", async (_, response) => {
      const config = {
        root: `${inner.url}/`,
        components: [],
        dependencies: [],
        api_prefix: "/gradio_api",
        protocol: "sse_v3",
      };
      response.end(JSON.stringify(config));
    });
    await harness.open();
    expect(harness.connection?.apiBase).toBe(`${harness.server.url}/gradio_api`);
    expect(inner.requests).toEqual([]);
    await inner.close();
  });

  it("closes the heartbeat with the connection", async () => {
    const beating = await startGradioServer({
      endpoints: [{ name: "/work", play: ({ complete }) => complete([1]) }],
      config: { connect_heartbeat: true },
    });
    const held = await harness.open({}, beating.url);
    await held.call("/work", {}, () => undefined);
    await expect.poll(() => beating.openConnections()).toBe(1);
    await held.close();
    await expect.poll(() => beating.openConnections()).toBe(0);
    await beating.close();
  });
});
