import { pino } from "pino";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { SpaceClient } from "../../src/core/space.ts";
import type { SpaceConsents } from "../../src/core/space-records.ts";
import { createSpaceDirectory } from "../../src/spaces/directory/space-directory.ts";
import { createHub } from "../../src/spaces/hub/hub.ts";
import { createSpaceClient } from "../../src/spaces/space-client.ts";
import { parameter } from "./gradio-app.ts";
import { type GradioServer, startGradioServer } from "./gradio-server.ts";
import { type HubServer, startHubServer } from "./hub-server.ts";
import { createStoredFiles } from "./stored-files.ts";
import { GLB } from "./tiny-files.ts";

const SPACE = "potter/clay";
const { signal } = new AbortController();
const wanted = { capability: "text-to-3d", text: "a statue of clay" } as const;

let app: GradioServer;
let hub: HubServer;
let spaces: SpaceClient;
let consents: SpaceConsents;

/** An app of which nothing is known but what its `/info` says. */
beforeEach(async () => {
  app = await startGradioServer({
    endpoints: [
      { name: "/lambda", play: ({ complete }) => complete([]) },
      {
        name: "/knead",
        parameters: [parameter("words", { type: "string" }, { label: "Describe the statue" })],
        returns: [{ label: "Statue", component: "Model3d" }],
        play: ({ complete }) => complete([app.addFile("statue.glb", GLB)]),
      },
    ],
  });
  hub = await startHubServer({
    spaces: [
      { id: SPACE, url: app.url, title: "Clay", description: "A statue of clay from words", likes: 3 },
    ],
  });
  const allowed = new Map<string, string[]>();
  consents = {
    of: async (community) => allowed.get(community) ?? [],
    allow: async ({ community, space }) => void allowed.set(community, [space]),
    withdraw: async (community) => allowed.delete(community),
  };
  const theHub = createHub({ url: hub.url });
  spaces = createSpaceClient({
    directory: createSpaceDirectory({
      catalog: [],
      remote: { hub: theHub, consents, describe: (space, options) => spaces.describe(space, options) },
    }),
    ...createStoredFiles(),
    builtinUrl: () => "http://127.0.0.1:9",
    logger: pino({ level: "silent" }),
    remote: { hub: theHub },
  });
});
afterEach(() => Promise.all([spaces.close(), app.close(), hub.close()]));

describe("a Space nobody has told the program about", () => {
  it("is found by meaning, understood from its schema, and called once somebody allowed it", async () => {
    expect(await spaces.find(wanted, { signal, community: "salon" })).toMatchObject([
      { id: SPACE, standing: "unknown", endpoint: "/knead", title: "Clay", capabilities: ["text-to-3d"] },
    ]);
    const call = { space: SPACE, endpoint: "/knead", input: { words: "a heron" } };
    const options = { signal, community: "salon" };
    await expect(spaces.call(call, options)).rejects.toMatchObject({ code: "space-not-allowed" });
    expect(app.requests.some((request) => request.includes("join"))).toBe(false);

    await consents.allow({ community: "salon", space: SPACE, by: "curator", atMs: 0 });
    expect(await spaces.find({ capability: "text-to-3d" }, options)).toMatchObject([
      { id: SPACE, standing: "consented", endpoint: "/knead" },
    ]);
    expect((await spaces.call(call, options)).artifacts).toMatchObject([
      { mediaType: "model/gltf-binary", provenance: { source: SPACE, endpoint: "/knead" } },
    ]);
    await expect(spaces.call(call, { signal, community: "elsewhere" })).rejects.toMatchObject({
      code: "space-not-allowed",
    });

    await consents.withdraw("salon", SPACE);
    await expect(spaces.call(call, options)).rejects.toMatchObject({ code: "space-not-allowed" });
  });

  it("is told about while it sleeps, but not offered", async () => {
    for (const route of ["/config", "/info"])
      app.intercept(route, (_, response) =>
        response.writeHead(503).end("<html>Your space is in error</html>"),
      );
    hub.setSpace({ id: SPACE, url: app.url, stage: "SLEEPING" });
    expect(await spaces.about(SPACE, { signal })).toMatchObject({
      standing: "unknown",
      hindrance: "asleep; the first call wakes it",
    });
    await consents.allow({ community: "salon", space: SPACE, by: "curator", atMs: 0 });
    expect(await spaces.find({ capability: "text-to-3d" }, { signal, community: "salon" })).toEqual([]);
  });
});
