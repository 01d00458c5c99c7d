import { createServer } from "node:net";
import { describe, expect, it } from "vitest";
import { useFaultServer } from "./fault-harness.ts";
import { startGradioServer } from "./gradio-server.ts";

const harness = useFaultServer();
const ignore = () => undefined;
const headers = { "x-hf-authorization": "Bearer secret" };

describe("a wrong root", () => {
  it("on another host ends the connection, and nothing is sent there", async () => {
    const thief = await startGradioServer({ endpoints: [] });
    const stolen = await startGradioServer({
      endpoints: [],
      config: { root: thief.url.replace("127.0.0.1", "localhost") },
    });
    await expect(harness.open(headers, stolen.url)).rejects.toMatchObject({ code: "space-root-mismatch" });
    expect(thief.requests).toEqual([]);
    await Promise.all([thief.close(), stolen.close()]);
  });

  it("on another port of the host leads back to the port we were given", async () => {
    const inner = await startGradioServer({ endpoints: [] });
    const config = { components: [], dependencies: [], api_prefix: "/gradio_api", protocol: "sse_v3" };
    harness.server.intercept("/config", (_, response) =>
      response.end(JSON.stringify({ ...config, root: `${inner.url}/` })),
    );
    await harness.open();
    expect(harness.connection?.apiBase).toBe(`${harness.server.url}/gradio_api`);
    expect(inner.requests).toEqual([]);
    await inner.close();
  });

  it("hidden in the prefix of its interface is not taken", async () => {
    const leading = await startGradioServer({ endpoints: [], config: { api_prefix: "@127.0.0.2/x" } });
    await expect(harness.open(headers, leading.url)).rejects.toMatchObject({ code: "space-not-gradio" });
    await leading.close();
  });
});

describe("trust", () => {
  it("sends its headers with each request to the Space's own origin", async () => {
    harness.play = ({ complete }) => complete([]);
    await (await harness.open(headers)).call("/work", {}, ignore);
    expect(harness.server.headers.every((sent) => sent["x-hf-authorization"] === "Bearer secret")).toBe(true);
  });

  it("keeps to the replica the root names", async () => {
    const replica = await startGradioServer({
      endpoints: [{ name: "/work", play: ({ complete }) => complete(["same"]) }],
    });
    replica.intercept("/config", (_, response) => {
      const dependency = { id: 0, api_name: "work", inputs: [], outputs: [50], queue: true };
      const config = {
        root: `${replica.url}/--replicas/r1x2z`,
        api_prefix: "/gradio_api",
        protocol: "sse_v3",
        components: [{ id: 50, type: "textbox", props: {} }],
        dependencies: [dependency],
      };
      response.end(JSON.stringify(config));
    });
    const held = await harness.open({}, replica.url);
    expect((await held.call("/work", {}, ignore)).data).toEqual(["same"]);
    expect(held.apiBase).toBe(`${replica.url}/--replicas/r1x2z/gradio_api`);
    const [config, ...rest] = replica.requests;
    expect(config).toBe("GET /config");
    expect(rest.every((request) => request.includes(" /--replicas/r1x2z/gradio_api/"))).toBe(true);
    await held.close();
    await replica.close();
  });

  it("ends at a host name that resolves to a private address, before anything is sent", async () => {
    let connections = 0;
    const inside = createServer((socket) => {
      connections += 1;
      socket.destroy();
    });
    await new Promise<void>((resolve) => inside.listen(0, "127.0.0.1", resolve));
    const { port } = inside.address() as { port: number };
    const named = harness.open(headers, `https://gallery.example:${port}`, {
      resolve: (_hostname, _options, callback) => callback(null, [{ address: "127.0.0.1", family: 4 }]),
    });
    await expect(named).rejects.toMatchObject({ code: "space-address-refused" });
    for (const host of ["127.0.0.1", "[::1]", "[::ffff:10.0.0.1]", "169.254.169.254"])
      await expect(harness.open(headers, `https://${host}:${port}`)).rejects.toMatchObject({
        code: "space-address-refused",
      });
    expect(connections).toBe(0);
    await new Promise((resolve) => inside.close(resolve));
  });

  it("closes the heartbeat with the connection, and not before", async () => {
    const beating = await startGradioServer({
      endpoints: [{ name: "/work", play: ({ complete }) => complete([1]) }],
      config: { connect_heartbeat: true },
    });
    const held = await harness.open({}, beating.url);
    await held.call("/work", {}, ignore);
    await held.call("/work", {}, ignore);
    await expect.poll(() => beating.openConnections()).toBe(1);
    await held.close();
    await expect.poll(() => beating.openConnections()).toBe(0);
    await beating.close();
  });
});
