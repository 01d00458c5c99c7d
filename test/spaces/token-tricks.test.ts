import { inspect } from "node:util";
import { pino } from "pino";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Artifact, ArtifactStore } from "../../src/core/artifact.ts";
import { type Digest, digestOf } from "../../src/core/digest.ts";
import { ArtifactValue, type SpaceProgress } from "../../src/core/space.ts";
import { createIntake } from "../../src/intake/intake-file.ts";
import type { CatalogEntry } from "../../src/spaces/catalog/catalog.ts";
import { createSpaceDirectory } from "../../src/spaces/directory/space-directory.ts";
import { createHub, PUBLIC_HUB, spaceHostsOf } from "../../src/spaces/hub/hub.ts";
import { createSpaceClient } from "../../src/spaces/space-client.ts";
import { createTokenPolicy } from "../../src/spaces/token-policy.ts";
import { FILE_SCHEMA, parameter, type TestEvent } from "./gradio-app.ts";
import { type GradioServer, startGradioServer } from "./gradio-server.ts";
import { type HubServer, hubFaults, startHubServer } from "./hub-server.ts";
import { startDetour, startThief, type Thief } from "./thief.ts";
import { PNG } from "./tiny-files.ts";

const TOKEN = "hf_TheOperatorsOwnToken";
const CATALOGUED = "maker/catalogued";
const ALLOWED = "maker/allowed";
const STRANGER = "maker/stranger";

function entry(id: string, gpuSeconds: number): CatalogEntry {
  return {
    id,
    title: "Catalogued",
    description: "For tests",
    licence: "MIT",
    excludedTerritories: [],
    gpuSeconds,
    endpoints: [{ name: "/work", capability: "text-to-image" }],
  };
}

let thief: Thief;
let app: GradioServer;
let hub: HubServer;
let play: (event: TestEvent) => unknown;
let config: Record<string, unknown>;
let told: unknown[];

beforeEach(async () => {
  told = [];
  config = { connect_heartbeat: true };
  play = ({ send, complete }) => {
    send({ msg: "process_starts" });
    complete([app.addFile("picture.png", PNG), "done"]);
  };
  thief = await startThief();
  app = await startGradioServer({
    endpoints: [
      {
        name: "/work",
        parameters: [
          parameter("prompt", { type: "string" }),
          parameter("image", FILE_SCHEMA, { component: "Image" }),
        ],
        returns: [
          { label: "picture", component: "Image" },
          { label: "words", component: "Textbox" },
        ],
        play: (event) => play(event),
      },
    ],
    config,
  });
  hub = await startHubServer({ spaces: [CATALOGUED, ALLOWED, STRANGER].map((id) => ({ id, url: app.url })) });
});
afterEach(() => Promise.all([thief.close(), app.close(), hub.close()]));

function createClient({
  isSpaceHost,
  gpuSeconds = 60,
}: {
  isSpaceHost?: (url: URL) => boolean;
  gpuSeconds?: number;
}) {
  const logger = pino({ level: "trace" }, { write: (line: string) => void told.push(line) });
  const bytes = new Map<Digest, Uint8Array>([[digestOf(PNG), PNG]]);
  const store: ArtifactStore = {
    put: async (content, about) => ({ ...about, digest: digestOf(content), sizeBytes: content.byteLength }),
    read: async (digest) => bytes.get(digest),
    find: async () => undefined,
  };
  const ownHub = createHub({ url: hub.url, token: TOKEN, ...(isSpaceHost && { isSpaceHost }) });
  return createSpaceClient({
    directory: createSpaceDirectory({
      catalog: [entry(CATALOGUED, gpuSeconds)],
      remote: { hub: ownHub, allowedSpaces: [ALLOWED] },
    }),
    intake: createIntake({ store, logger, isBuiltinOrigin: () => true }),
    readArtifact: (digest) => store.read(digest),
    builtinUrl: () => thief.url,
    logger,
    remote: { hub: ownHub, hubToken: TOKEN },
    timeouts: {
      connectMs: 2_000,
      uploadMs: 2_000,
      joinMs: 2_000,
      cancelMs: 1_000,
      silenceMs: 2_000,
      idleMs: 2_000,
    },
  });
}

const picture: Artifact = {
  digest: digestOf(PNG),
  mediaType: "image/png",
  sizeBytes: PNG.byteLength,
  provenance: { source: "member", name: "picture.png" },
};

/** Does all a client can do with a Space; what it is told on the way is written down. */
async function use(
  space: string,
  options: Parameters<typeof createClient>[0] & { cancelled?: boolean } = {},
): Promise<void> {
  const client = createClient(options);
  const controller = new AbortController();
  const { signal } = controller;
  const note = (what: unknown) => void told.push(what);
  const onProgress = (progress: SpaceProgress) => {
    note(progress);
    if (options.cancelled && progress.kind === "started") controller.abort(new Error("cancelled"));
  };
  const input = { prompt: "sea", image: new ArtifactValue(picture, "picture.png") };
  await client.quota({ signal }).then(note, note);
  await client.about(space, { signal }).then(note, note);
  await client.describe(space, { signal }).then(note, note);
  await client.call({ space, endpoint: "/work", input }, { signal, onProgress }).then(note, note);
  await client.close();
}

/** The token went nowhere but to the Hub and to the app itself. */
function expectNoLeak(): void {
  expect(thief.heard.join("\n")).not.toContain(TOKEN);
  expect(
    inspect(told, { depth: null, showHidden: true, maxArrayLength: null, maxStringLength: null }),
  ).not.toContain(TOKEN);
  expect(app.requests.join("\n")).not.toContain(TOKEN);
  for (const { path, query, headers } of hub.requests) {
    expect(`${path}?${query}`).not.toContain(TOKEN);
    if (!path.endsWith("/quota")) expect(inspect(headers)).not.toContain(TOKEN);
  }
}

const shownToApp = () => app.headers.filter((headers) => inspect(headers).includes(TOKEN));

describe("the operator's token", () => {
  it("is shown to a catalogued Space that books GPU time, with each request, and in one header only", async () => {
    await use(CATALOGUED);
    expect(told.at(-1)).toMatchObject({ values: [null, "done"], artifacts: [{ mediaType: "image/png" }] });
    expect(app.requests.join(" ")).toMatch(/config.*info.*heartbeat.*upload.*join.*data.*file=/);
    for (const headers of app.headers) {
      expect(headers["x-hf-authorization"]).toBe(`Bearer ${TOKEN}`);
      expect(headers.authorization).toBeUndefined();
    }
    expectNoLeak();
  });

  it.each([
    ["one that was merely allowed", ALLOWED, {}],
    ["one nobody allowed", STRANGER, {}],
    ["one that needs no GPU", CATALOGUED, { gpuSeconds: 0 }],
  ])("is not shown to %s", async (_, space, options) => {
    await use(space, options);
    expect(app.requests.length).toBeGreaterThan(0);
    expect(shownToApp()).toEqual([]);
    expectNoLeak();
  });

  it("is not shown over plain http where the Hub is the public one", async () => {
    await use(CATALOGUED, { isSpaceHost: spaceHostsOf(PUBLIC_HUB) });
    expect(app.requests).toEqual([]);
    expectNoLeak();
  });

  it("is for the host the Hub named for this very Space", async () => {
    const { signal } = new AbortController();
    const ownHub = createHub({ url: hub.url });
    const policy = createTokenPolicy({ hubToken: TOKEN, hub: ownHub, entryOf: (id) => entry(id, 60) });
    const address = await ownHub.addressOf(CATALOGUED, { signal });
    expect(policy.headersFor(CATALOGUED, address)).toEqual({ "x-hf-authorization": `Bearer ${TOKEN}` });
    expect(policy.headersFor(ALLOWED, address)).toEqual({});
    for (const other of [thief.url, `http://127.0.0.1:${thief.port}`, app.url.replace("http:", "https:")])
      expect(policy.headersFor(CATALOGUED, new URL(other))).toEqual({});
  });
});

describe("tricks to get at the token", () => {
  it.each([
    ["another host", () => thief.url],
    ["another host in capitals", () => thief.url.replace("localhost", "LOCALHOST")],
    ["its own address as a user name", () => `${app.url}@localhost:${thief.port}`],
    ["a host that begins like its own", () => `http://127.0.0.1.localhost:${thief.port}`],
    ["an address without scheme", () => `//localhost:${thief.port}`],
    ["a backslash", () => `${app.url}\\@localhost:${thief.port}`],
  ])("fail: a root that names %s", async (_, root) => {
    config.root = root();
    await use(CATALOGUED);
    expectNoLeak();
    expect(thief.heard).toEqual([]);
  });

  it.each(["@localhost:", ".localhost:", "//localhost:", "/..//localhost:", ":1@localhost:"])(
    "fail: a prefix of its routes that begins with %s",
    async (prefix) => {
      config.api_prefix = `${prefix}${thief.port}`;
      await use(CATALOGUED);
      expectNoLeak();
      expect(thief.heard).toEqual([]);
    },
  );

  it.each([/\/config$/, /\/info$/, /\/upload/, /\/queue\/join/, /\/queue\/data/, /\/heartbeat\//, /\/file=/])(
    "fail: a redirect at %s",
    async (path) => {
      const detour = await startDetour(app, path, thief.url);
      hub.setSpace({ id: CATALOGUED, url: detour.url });
      await use(CATALOGUED);
      await detour.close();
      expect(shownToApp().length > 0 || path.source.includes("config")).toBe(true);
      expectNoLeak();
      expect(thief.heard).toEqual([]);
    },
  );

  it.each([/\/cancel$/, /\/reset$/])("fail: a redirect at %s when a call is cancelled", async (path) => {
    const detour = await startDetour(app, path, thief.url);
    hub.setSpace({ id: CATALOGUED, url: detour.url });
    play = ({ send }) => send({ msg: "process_starts" });
    await use(CATALOGUED, { cancelled: true });
    await detour.close();
    expectNoLeak();
    expect(thief.heard).toEqual([]);
  });

  it.each([
    [
      "an address elsewhere",
      () => ({ path: "/x.png", url: `${thief.url}/x.png`, meta: { _type: "gradio.FileData" } }),
    ],
    ["a path that is an address", () => ({ path: `${thief.url}/x.png`, meta: { _type: "gradio.FileData" } })],
    ["a bare address", () => `${thief.url}/x.png`],
    ["its own address as a user name", () => `${app.url}@localhost:${thief.port}/x.png`],
    ["another port of its own host", () => `http://127.0.0.1:${thief.port}/x.png`],
    [
      "an address without scheme",
      () => ({ path: `//localhost:${thief.port}/x.png`, meta: { _type: "gradio.FileData" } }),
    ],
  ])("fail: a result file at %s", async (_, file) => {
    play = ({ complete }) => complete([file(), "done"]);
    await use(CATALOGUED);
    expect(shownToApp().length).toBeGreaterThan(0);
    expectNoLeak();
    expect(thief.heard).toEqual([]);
  });

  it.each([
    ["another host", () => thief.url],
    ["another host in capitals", () => thief.url.toUpperCase().replace("HTTP", "http")],
    ["its own address as a user name", () => `${app.url}@localhost:${thief.port}`],
    ["a user name", () => app.url.replace("//", "//user:word@")],
    ["a host below its own that is not there", () => `http://127.0.0.1.localhost:${thief.port}`],
  ])("fail: a Hub that names %s", async (_, url) => {
    hub.setSpace({ id: CATALOGUED, url: url() });
    await use(CATALOGUED);
    expect(app.requests).toEqual([]);
    expectNoLeak();
    expect(thief.heard).toEqual([]);
  });

  it("fail: a Hub that redirects", async () => {
    for (const path of ["/host", "/quota", `/${CATALOGUED}`])
      hub.intercept(path, hubFaults.redirect(`${thief.url}/api`));
    await use(CATALOGUED);
    expectNoLeak();
    expect(thief.heard).toEqual([]);
  });

  it.each([
    ["error", ({ fail }: TestEvent) => fail({ error: echo(), title: echo() })],
    [
      "progress",
      ({ send, fail }: TestEvent) => {
        send({ msg: "progress", progress_data: [{ index: 1, length: 2, unit: "steps", desc: echo() }] });
        send({ msg: "log", log: echo(), level: "info" });
        fail({ error: "no" });
      },
    ],
    [
      "output",
      ({ complete }: TestEvent) =>
        complete([{ ...app.addFile("x.png", PNG), orig_name: `${TOKEN}.png` }, echo()]),
    ],
  ])("fail: the caller's headers repeated in an %s", async (_, act) => {
    play = act;
    await use(CATALOGUED);
    expect(shownToApp().length).toBeGreaterThan(0);
    expectNoLeak();
  });

  it.each(["/config", "/info", "/upload", "/queue/join", "/queue/data"])(
    "fail: the caller's headers repeated in a refusal of %s",
    async (route) => {
      app.intercept(route, (request, response) => {
        response.writeHead(400, { "content-type": "application/json" });
        response.end(JSON.stringify({ detail: JSON.stringify(request.headers), error: request.rawHeaders }));
      });
      await use(CATALOGUED);
      expectNoLeak();
    },
  );
});

/** What the app was shown with its last request. */
function echo(): string {
  const shown = String(app.headers.at(-1)?.["x-hf-authorization"]);
  expect(shown).toContain(TOKEN);
  return `You said ${shown}, or ${JSON.stringify({ shown })}`;
}
