import { pino } from "pino";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { SpaceClient } from "../../src/core/space.ts";
import { parseCatalog } from "../../src/spaces/catalog/catalog.ts";
import { createDriftBook, type DriftBook } from "../../src/spaces/catalog/drift.ts";
import { createSpaceDirectory } from "../../src/spaces/directory/space-directory.ts";
import { createHub } from "../../src/spaces/hub/hub.ts";
import { createSpaceClient } from "../../src/spaces/space-client.ts";
import { type ChainServer, startChainServer } from "./chain-server.ts";
import { type HubServer, startHubServer } from "./hub-server.ts";
import { createStoredFiles } from "./stored-files.ts";

const CATALOG = parseCatalog(`
spaces:
  - id: someone/chain
    title: Chain
    description: Objects from pictures.
    licence: MIT
    gpuSeconds: 120
    endpoints:
      - name: /image_to_glb
        capability: image-to-3d
        input: {image: {file: true}}
        recipe:
          - call: /start_session
          - {call: /image_to_3d, input: {image: $image, resolution: "512"}}
          - {call: /extract_glb, output: [0]}
`);
const TOKEN = "hf_of_the_operator";
const { signal } = new AbortController();
const { intake, readArtifact, file } = createStoredFiles();
const lines: string[] = [];
const logger = pino({ base: null, timestamp: false }, { write: (line) => void lines.push(line) });

let chain: ChainServer;
let hub: HubServer;
let drift: DriftBook;
let spaces: SpaceClient;

/** The same Space, with something about it changed. */
async function serve(change?: Parameters<typeof startChainServer>[0]): Promise<void> {
  await chain?.server.close();
  chain = await startChainServer(change);
  hub.setSpace({ id: "someone/chain", url: chain.server.url, revision: "abc" });
  hub.setSpace({ id: "stranger/chain", url: chain.server.url });
  spaces = createClient();
}

function createClient(token = TOKEN): SpaceClient {
  const ownHub = createHub({ url: hub.url, token });
  return createSpaceClient({
    directory: createSpaceDirectory({ catalog: CATALOG, hindranceOf: drift.of, remote: { hub: ownHub } }),
    intake,
    readArtifact,
    builtinUrl: () => "http://127.0.0.1:9",
    logger,
    drift,
    remote: { hub: ownHub, ...(token && { hubToken: token }) },
  });
}

const call = () =>
  spaces.call(
    { space: "someone/chain", endpoint: "/image_to_glb", input: { image: file("chair.png") } },
    { signal },
  );

beforeEach(async () => {
  lines.length = 0;
  hub = await startHubServer({ quota: { base: 300, current: 100 } });
  drift = createDriftBook(logger);
  await serve();
});
afterEach(async () => {
  await spaces.close();
  await Promise.all([chain.server.close(), hub.close()]);
});

describe("calling Spaces of the Hub", () => {
  it("charges the time that ran where the account's token went along", async () => {
    const { gpuSeconds, durationMs, waitedMs } = await call();
    expect(gpuSeconds).toBeGreaterThan(0);
    expect(gpuSeconds).toBeLessThanOrEqual((durationMs - waitedMs) / 1000);
    const shown = chain.server.headers.filter(
      (headers) => headers["x-hf-authorization"] === `Bearer ${TOKEN}`,
    );
    expect(shown.length).toBeGreaterThan(5);
  });

  it("charges nothing without one", async () => {
    spaces = createClient("");
    expect(await call()).not.toHaveProperty("gpuSeconds");
  });

  it("knows the account's quota and the commit that is deployed", async () => {
    expect(await spaces.quota({ signal })).toMatchObject({ secondsLeft: expect.any(Number) });
    expect(await spaces.revisionOf("someone/chain", { signal })).toBe("abc");
  });

  it("reads about Spaces nobody trusts, without the token, and does not call them", async () => {
    const { endpoints } = await spaces.describe("stranger/chain", { signal });
    expect(endpoints.map(({ name }) => name)).toContain("/extract_glb");
    expect(chain.server.headers.some((headers) => "x-hf-authorization" in headers)).toBe(false);
    await expect(
      spaces.call({ space: "stranger/chain", endpoint: "/get_seed", input: {} }, { signal }),
    ).rejects.toMatchObject({ code: "space-not-allowed" });
    expect(chain.calls).toEqual([]);
  });
});

describe("a catalogued Space that has changed", () => {
  beforeEach(() => serve((endpoints) => endpoints.filter(({ name }) => name !== "/extract_glb")));

  it("is not called, so that another one takes over", async () => {
    await expect(call()).rejects.toMatchObject({
      code: "space-drifted",
      party: "space",
      isRetryable: false,
      message: expect.stringContaining("/extract_glb is gone"),
    });
    expect(chain.calls).toEqual([]);
  });

  it("is described as it is now, and no longer offered", async () => {
    expect(await spaces.find({ capability: "image-to-3d" }, { signal })).toHaveLength(1);
    const { endpoints } = await spaces.describe("someone/chain", { signal });
    expect(endpoints.map(({ name }) => name)).toContain("/image_to_3d");
    expect(await spaces.find({ capability: "image-to-3d" }, { signal })).toEqual([]);
    expect(await spaces.about("someone/chain", { signal })).toMatchObject({
      hindrance: expect.stringContaining("/extract_glb is gone"),
    });
  });

  it("is told of once in the log", async () => {
    await call().catch(() => undefined);
    await call().catch(() => undefined);
    const drifted = lines.map((line) => JSON.parse(line)).filter(({ msg }) => msg === "space-drifted");
    expect(drifted).toEqual([
      { level: 40, space: "someone/chain", what: "/extract_glb is gone", msg: "space-drifted" },
    ]);
  });

  it("is used again when it is as before", async () => {
    await call().catch(() => undefined);
    await serve();
    expect((await call()).artifacts).toHaveLength(1);
    expect(await spaces.find({ capability: "image-to-3d" }, { signal })).toHaveLength(1);
  });
});
