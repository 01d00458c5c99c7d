import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createHub, spaceHostsOf } from "../../src/spaces/hub.ts";
import { type GradioServer, startGradioServer } from "./gradio-server.ts";
import { type HubServer, hubFaults, startHubServer } from "./hub-server.ts";

const { signal } = new AbortController();
let app: GradioServer;
let server: HubServer;

beforeEach(async () => {
  app = await startGradioServer({ endpoints: [] });
  server = await startHubServer({
    spaces: [{ id: "someone/painter", url: app.url, title: "Painter" }],
  });
});
afterEach(() => Promise.all([app.close(), server.close()]));

describe("where a Space is", () => {
  it("is what the Hub says, asked for once", async () => {
    const hub = createHub({ url: server.url });
    const [address, again] = await Promise.all([
      hub.addressOf("someone/painter", { signal }),
      hub.addressOf("someone/painter", { signal }),
    ]);
    expect(address.origin).toBe(app.url);
    expect(again.href).toBe(address.href);
    expect(server.requests.map(({ path }) => path)).toEqual(["/api/spaces/someone/painter/host"]);
    expect((await fetch(new URL("/config", address))).status).toBe(200);
  });

  it("is told to nobody who asks for a name that does not exist or is none", async () => {
    const hub = createHub({ url: server.url });
    const notFound = { code: "space-not-found", party: "requester" };
    await expect(hub.addressOf("no/one", { signal })).rejects.toMatchObject(notFound);
    for (const name of ["painter", "../../etc", "a/../b", "a/b/c", "a/b?x=1", "a/%2e%2e", "a b/c", ""])
      await expect(hub.addressOf(name, { signal })).rejects.toMatchObject(notFound);
    expect(server.requests).toHaveLength(1);
  });
});
