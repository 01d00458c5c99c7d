import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { AbortReason } from "../../src/core/abort.ts";
import { createHub, PUBLIC_HUB, spaceHostsOf } from "../../src/spaces/hub/hub.ts";
import { type GradioServer, startGradioServer } from "./gradio-server.ts";
import { type HubServer, hubFaults, startHubServer } from "./hub-server.ts";

const { signal } = new AbortController();
let app: GradioServer;
let server: HubServer;

beforeEach(async () => {
  app = await startGradioServer({ endpoints: [] });
  server = await startHubServer({
    spaces: [
      {
        id: "someone/painter",
        url: app.url,
        title: "Painter <b>of</b> pictures",
        description: "Oil paintings from words",
        hardware: "zero-a10g",
        likes: 41.5,
        licence: "mit",
        revision: "abc123",
      },
      { id: "someone/statue", description: "Statues from words", stage: "SLEEPING" },
      { id: "someone/page", description: "Oil paintings to look at", sdk: "static" },
    ],
  });
});
afterEach(() => Promise.all([app.close(), server.close()]));

const pathsAsked = () => server.requests.map(({ path }) => path);

describe("where a Space is", () => {
  it("is what the Hub says, asked for once", async () => {
    const hub = createHub({ url: server.url });
    const [address, again] = await Promise.all([
      hub.addressOf("someone/painter", { signal }),
      hub.addressOf("someone/painter", { signal }),
    ]);
    expect(address.origin).toBe(app.url);
    expect(again.href).toBe(address.href);
    expect(pathsAsked()).toEqual(["/api/spaces/someone/painter/host"]);
    expect(hub.isAddressOf("someone/painter", address)).toBe(true);
    expect(hub.isAddressOf("someone/statue", address)).toBe(false);
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

  it("is refused where it is not a host of the Hub's", async () => {
    const isSpaceHost = spaceHostsOf(PUBLIC_HUB);
    const own = spaceHostsOf("https://hub.example.org");
    for (const host of [
      "http://x.hf.space",
      "https://hf.space",
      "https://evil-hf.space",
      "https://x.hf.space.evil.com",
      "https://x.hf.space@evil.com",
      "https://x.hf.space.",
      "https://x.hf.space:8443",
      "https://a.x.hf.space",
      "https://evil.com/x.hf.space",
      "https://huggingface.co",
    ])
      expect(isSpaceHost(new URL(host)), host).toBe(false);
    expect(isSpaceHost(new URL("https://Someone-Painter.HF.space/"))).toBe(true);
    expect(own(new URL("https://painter.hub.example.org"))).toBe(true);
    expect(own(new URL("http://painter.hub.example.org"))).toBe(false);
    expect(own(new URL("https://painter.example.org"))).toBe(false);

    const hub = createHub({ url: server.url, isSpaceHost });
    await expect(hub.addressOf("someone/painter", { signal })).rejects.toMatchObject({
      code: "space-host-refused",
    });
    server.setSpace({ id: "someone/painter", url: app.url.replace("//", "//user:word@") });
    await expect(
      createHub({ url: server.url }).addressOf("someone/painter", { signal }),
    ).rejects.toMatchObject({ code: "space-host-refused" });
  });
});

describe("what the Hub says of a Space", () => {
  it("is read leniently, and its owner's words are quoted", async () => {
    const hub = createHub({ url: server.url });
    expect(await hub.facts("someone/painter", { signal })).toEqual({
      id: "someone/painter",
      title: "Painter of pictures",
      description: "Oil paintings from words",
      sdk: "gradio",
      facts: {
        stage: "RUNNING",
        hardware: "zero-a10g",
        likes: 42,
        createdAt: "2026-01-01T00:00:00.000Z",
        lastModified: "2026-06-01T00:00:00.000Z",
        licence: "mit",
        revision: "abc123",
      },
    });
  });

  it("may leave out or garble whatever it likes", async () => {
    const raw = { runtime: null, cardData: "?", likes: "many", createdAt: "soon", lastModified: null };
    server.setSpace({ id: "someone/odd", raw });
    expect(await createHub({ url: server.url }).facts("someone/odd", { signal })).toEqual({
      id: "someone/odd",
      title: "odd",
      description: "",
      sdk: "gradio",
      facts: { stage: "UNKNOWN", likes: 0 },
    });
  });

  it("is kept for a while and then asked for anew", async () => {
    let nowMs = 0;
    const hub = createHub({ url: server.url, clock: { now: () => nowMs } });
    await hub.facts("someone/painter", { signal });
    nowMs = 30_000;
    await hub.facts("someone/painter", { signal });
    expect(server.requests).toHaveLength(1);
    nowMs = 61_000;
    server.setSpace({ id: "someone/painter", revision: "def456" });
    expect((await hub.facts("someone/painter", { signal })).facts.revision).toBe("def456");
  });
});

describe("search", () => {
  it("is by meaning, and brings running Gradio Spaces", async () => {
    const hub = createHub({ url: server.url });
    const found = await hub.search({ text: "oil paintings from words", limit: 5 }, { signal });
    expect(found.map(({ id }) => id)).toEqual(["someone/painter"]);
    expect(found[0]!.facts.relevance).toBe(1);
    const { path, query } = server.requests[0]!;
    expect(path).toBe("/api/spaces/semantic-search");
    expect(Object.fromEntries(query)).toEqual({ q: "oil paintings from words", sdk: "gradio" });
  });

  it("asks in 250 characters at most, in the capability's words where there are no others", async () => {
    const hub = createHub({ url: server.url });
    await hub.search({ text: "x".repeat(400), limit: 5 }, { signal });
    await hub.search({ capability: "upscale", limit: 5 }, { signal });
    expect(server.requests[0]!.query.get("q")).toHaveLength(250);
    expect(server.requests[1]!.query.get("q")).toContain("upscale");
  });

  it("falls back to names where the Hub cannot search by meaning", async () => {
    for (const fault of [hubFaults.status(500), hubFaults.status(404), hubFaults.garbage()]) {
      server.intercept("/semantic-search", fault);
      const found = await createHub({ url: server.url }).search({ text: "painter", limit: 5 }, { signal });
      expect(found.map(({ id }) => id)).toEqual(["someone/painter"]);
    }
    expect(pathsAsked().filter((path) => path === "/api/spaces")).toHaveLength(3);
  });

  it("leaves out entries that make no sense", async () => {
    server.intercept("/semantic-search", (_, response) =>
      response.end(JSON.stringify([null, {}, 7, { id: "a/b", semanticRelevancyScore: 3.5, likes: null }])),
    );
    const found = await createHub({ url: server.url }).search({ text: "anything", limit: 5 }, { signal });
    expect(found).toMatchObject([{ id: "a/b", facts: { relevance: 1, likes: 0, stage: "UNKNOWN" } }]);
  });
});

describe("quota", () => {
  it("is asked for with the token, which nothing else is", async () => {
    server.setQuota({
      base: 300,
      current: 120,
      resetsAt: "2026-06-01T12:00:00.000Z",
      runs: { used: 3, limit: 8, remaining: 5 },
    });
    const hub = createHub({ url: server.url, token: "hf_secret" });
    await hub.addressOf("someone/painter", { signal });
    await hub.facts("someone/painter", { signal });
    await hub.search({ text: "painter", limit: 1 }, { signal });
    await hub.agentsMd("someone/painter", { signal });
    expect(server.requests.some(({ headers }) => headers.authorization)).toBe(false);
    expect(await hub.quota({ signal })).toEqual({
      secondsLeft: 120,
      runsLeft: 5,
      resetsAtMs: Date.UTC(2026, 5, 1, 12),
    });
    expect(server.requests.at(-1)!.headers.authorization).toBe("Bearer hf_secret");
  });

  it("is unknown without a token, and of an unused account it has no end", async () => {
    server.setQuota({ base: 300, current: 300, resetsAt: null });
    expect(await createHub({ url: server.url }).quota({ signal })).toBeUndefined();
    expect(await createHub({ url: server.url, token: "hf_x" }).quota({ signal })).toEqual({
      secondsLeft: 300,
    });
  });
});

describe("a Hub that wants a pause", () => {
  it("gets it in silence if it is short", async () => {
    server.setRateLimit({ remaining: 1, resetSeconds: 1 });
    const hub = createHub({ url: server.url });
    await hub.facts("someone/painter", { signal });
    const startedAtMs = performance.now();
    const later = hub.facts("someone/statue", { signal });
    expect(server.requests).toHaveLength(1);
    server.setRateLimit(undefined);
    await later;
    expect(performance.now() - startedAtMs).toBeGreaterThan(900);
  });

  it("is not asked again before it is over, if it is long", async () => {
    let nowMs = 0;
    server.setRateLimit({ remaining: 1, resetSeconds: 200 });
    const hub = createHub({ url: server.url, clock: { now: () => nowMs } });
    await hub.facts("someone/painter", { signal });
    await expect(hub.facts("someone/statue", { signal })).rejects.toMatchObject({
      code: "hub-rate-limited",
      isRetryable: true,
      retryAfterMs: 200_000,
      userMessage: expect.stringContaining("200 s"),
    });
    expect(server.requests).toHaveLength(1);
    server.setRateLimit(undefined);
    nowMs = 200_001;
    await hub.facts("someone/statue", { signal });
  });

  it("is understood from a plain 429 as well, and pages are counted apart", async () => {
    server.intercept("/host", hubFaults.status(429, { "retry-after": "90" }));
    const hub = createHub({ url: server.url });
    for (let attempt = 0; attempt < 2; attempt += 1)
      await expect(hub.addressOf("someone/painter", { signal })).rejects.toMatchObject({
        code: "hub-rate-limited",
      });
    expect(server.requests).toHaveLength(1);
    expect(await hub.agentsMd("someone/painter", { signal })).toBeUndefined();
  });
});

describe("a Hub out of order", () => {
  const ask = (timeoutMs = 500) =>
    createHub({ url: server.url, timeoutMs }).facts("someone/painter", { signal });
  const faults = {
    "hub-unreachable": hubFaults.status(503),
    "hub-refused": hubFaults.status(400),
    "space-moved": hubFaults.redirect("http://127.0.0.1:9/"),
    "hub-answer-unreadable": hubFaults.garbage(),
    "hub-answer-too-large": hubFaults.endless(),
    "hub-timeout": hubFaults.silence(),
  };

  it.each(Object.entries(faults))("is named %s", async (code, fault) => {
    server.intercept("/someone/painter", fault);
    await expect(ask(code === "hub-timeout" ? 200 : 5_000)).rejects.toMatchObject({ code });
  });

  it("is unreachable when nobody listens, and asked again next time", async () => {
    const hub = createHub({ url: "http://127.0.0.1:9" });
    for (let attempt = 0; attempt < 2; attempt += 1)
      await expect(hub.facts("a/b", { signal })).rejects.toMatchObject({ code: "hub-unreachable" });
  });

  it("keeps nobody who has stopped waiting, and goes on for the others", async () => {
    let answer = () => {};
    server.intercept("/someone/painter", (_, response) => {
      answer = () => response.end(JSON.stringify({ id: "someone/painter" }));
    });
    const hub = createHub({ url: server.url });
    const leaving = new AbortController();
    const reason = new AbortReason("requester", "cancelled");
    const left = hub.facts("someone/painter", { signal: leaving.signal });
    const stayed = hub.facts("someone/painter", { signal });
    await expect.poll(() => server.requests.length).toBe(1);
    leaving.abort(reason);
    await expect(left).rejects.toBe(reason);
    answer();
    expect((await stayed).id).toBe("someone/painter");
    expect(server.requests).toHaveLength(1);
  });
});
