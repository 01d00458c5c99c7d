import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { AbortReason } from "../../src/core/abort.ts";
import { VernissageError } from "../../src/core/errors.ts";
import type { SpaceConsents } from "../../src/core/space-records.ts";
import type { CatalogEntry } from "../../src/spaces/catalog/catalog.ts";
import { createSpaceDirectory, type SpaceDirectoryDeps } from "../../src/spaces/directory/space-directory.ts";
import { readSpaceApi } from "../../src/spaces/gradio/schema.ts";
import { createHub } from "../../src/spaces/hub/hub.ts";
import { type HubServer, hubFaults, startHubServer } from "./hub-server.ts";
import { REAL_SPACE_INFOS } from "./real-space-infos.ts";

const FLUX = "black-forest-labs/FLUX.1-schnell";
const SHAP_E = "hysts/Shap-E";
const HUNYUAN = "tencent/Hunyuan3D-2.1";
const Z_IMAGE = "mrfakename/Z-Image-Turbo";
const QWEN = "Qwen/Qwen-Image";
const IDEOGRAM = "ideogram-ai/ideogram4";

function entry(id: string, more: Partial<CatalogEntry> = {}): CatalogEntry {
  return {
    id,
    title: id.split("/")[1]!,
    description: "For tests",
    licence: "Apache-2.0",
    excludedTerritories: [],
    gpuSeconds: id.startsWith("builtin/") ? 0 : 60,
    endpoints: [{ name: "/infer", capability: "text-to-image" }],
    ...more,
  };
}

const catalog = [
  entry("builtin/painter", { endpoints: [{ name: "/paint", capability: "text-to-image" }] }),
  entry(FLUX),
  entry(IDEOGRAM, { nonCommercial: true }),
  entry(HUNYUAN, {
    excludedTerritories: ["EU", "GB", "KR"],
    endpoints: [{ name: "/shape_generation", capability: "image-to-3d", gpuSeconds: 90 }],
  }),
];

const consents: SpaceConsents = {
  of: async (community) => (community === "salon" ? [QWEN, HUNYUAN] : []),
  allow: async () => undefined,
  withdraw: async () => false,
};

const { signal } = new AbortController();
let server: HubServer;
let described: string[];

beforeEach(async () => {
  described = [];
  server = await startHubServer({
    spaces: [
      { id: FLUX, likes: 900, revision: "f1", hardware: "zero-a10g" },
      { id: HUNYUAN },
      { id: QWEN, title: "Qwen-Image", description: "Pictures from words", licence: "apache-2.0" },
      { id: Z_IMAGE, title: "Z-Image", description: "Pictures from words, fast", likes: 500 },
      { id: SHAP_E, description: "Shapes from words", likes: 9, revision: "s1" },
      { id: "someone/quiet", agentsMd: "To use this application (someone/quiet: Hums softly):" },
    ],
  });
});
afterEach(() => server.close());

function directory(remote?: Partial<SpaceDirectoryDeps["remote"]>, more: Partial<SpaceDirectoryDeps> = {}) {
  return createSpaceDirectory({
    catalog,
    builtinRevision: "1.2.3",
    remote: {
      hub: createHub({ url: server.url, timeoutMs: 2_000 }),
      consents,
      async describe(space) {
        described.push(space);
        const info = REAL_SPACE_INFOS[space];
        if (info) return readSpaceApi(space, info);
        throw new VernissageError({
          code: "space-unavailable",
          message: `The Space ${space} is asleep, starting or broken (HTTP 503).`,
          userMessage: "",
          party: "space",
        });
      },
      ...remote,
    },
    ...more,
  });
}

const builtinOnly = () => createSpaceDirectory({ catalog, builtinRevision: "1.2.3" });
const idsOf = (found: readonly { id: string }[]) => found.map(({ id }) => id);

describe("finding Spaces for a capability", () => {
  it("begins with what was allowed here, goes on with the catalog, and ends with the built-in one", async () => {
    const spaces = directory({ allowedSpaces: [SHAP_E, Z_IMAGE] });
    const found = await spaces.find({ capability: "text-to-image" }, { signal, community: "salon" });
    expect(found.map(({ id, standing, endpoint }) => [id, standing, endpoint])).toEqual([
      [Z_IMAGE, "allowed", "/generate_image"],
      [QWEN, "consented", "/infer"],
      [FLUX, "catalog", "/infer"],
      ["builtin/painter", "builtin", "/paint"],
    ]);
    expect(found[1]).toMatchObject({ licence: "apache-2.0", title: "Qwen-Image" });
    expect(found[2]).toMatchObject({
      licence: "Apache-2.0",
      gpuSeconds: 60,
      hub: { likes: 900, revision: "f1" },
    });
  });

  it("counts the consents of one community only", async () => {
    const found = await directory().find({ capability: "text-to-image" }, { signal, community: "elsewhere" });
    expect(idsOf(found)).toEqual([FLUX, "builtin/painter"]);
  });

  it("keeps Spaces that sleep, and leaves out those only their owners can mend", async () => {
    server.setSpace({ id: FLUX, stage: "SLEEPING" });
    const [flux] = await directory().find({ capability: "text-to-image" }, { signal });
    expect(flux).toMatchObject({ id: FLUX, hindrance: "asleep; the first call wakes it" });
    for (const stage of ["PAUSED", "BUILD_ERROR", "RUNTIME_ERROR", "STOPPED"]) {
      server.setSpace({ id: FLUX, stage });
      const found = await directory().find({ capability: "text-to-image" }, { signal });
      expect(idsOf(found), stage).toEqual(["builtin/painter"]);
    }
  });

  it("leaves out what has drifted, is gone, or cannot say what it offers", async () => {
    const hindranceOf = (space: string) => (space === FLUX ? "changed: /infer is gone" : undefined);
    const allowedSpaces = ["someone/quiet", "someone/gone"];
    const spaces = directory({ allowedSpaces }, { hindranceOf });
    expect(idsOf(await spaces.find({ capability: "text-to-image" }, { signal }))).toEqual([
      "builtin/painter",
    ]);
    expect(await spaces.about(FLUX, { signal })).toMatchObject({ hindrance: "changed: /infer is gone" });
    expect(await spaces.about("someone/quiet", { signal })).toMatchObject({
      standing: "allowed",
      hindrance: "is asleep, starting or broken (HTTP 503)",
    });
  });

  it("does not need the Hub: without it nothing is known but the catalog", async () => {
    await server.close();
    const spaces = directory({ allowedSpaces: [Z_IMAGE] });
    const found = await spaces.find({ capability: "text-to-image", text: "oil" }, { signal });
    expect(idsOf(found)).toEqual([Z_IMAGE, FLUX, "builtin/painter"]);
    expect(found.some(({ hub }) => hub)).toBe(false);
    expect(await spaces.about(FLUX, { signal })).toMatchObject({ standing: "catalog" });
    expect(await spaces.revisionOf(FLUX, { signal })).toBeUndefined();
  });

  it("uses what a licence excludes only where we are known to be elsewhere", async () => {
    const offersHunyuan = async (remote: object) =>
      idsOf(await directory(remote).find({ capability: "image-to-3d" }, { signal })).includes(HUNYUAN);
    expect(await offersHunyuan({})).toBe(false);
    for (const territory of ["FR", "GB", "KR"]) expect(await offersHunyuan({ territory })).toBe(false);
    expect(await offersHunyuan({ territory: "CH" })).toBe(true);
    expect(await directory({ territory: "FR" }).about(HUNYUAN, { signal })).toMatchObject({
      standing: "unknown",
      hindrance: "its licence excludes FR",
      endpoint: "/shape_generation",
      gpuSeconds: 90,
    });
  });

  it("uses what allows no commerce only where the operator says so", async () => {
    const wanted = { capability: "text-to-image" } as const;
    expect(idsOf(await directory().find(wanted, { signal }))).not.toContain(IDEOGRAM);
    const free = directory({ isNonCommercialAllowed: true });
    server.setSpace({ id: IDEOGRAM });
    expect(idsOf(await free.find(wanted, { signal }))).toContain(IDEOGRAM);
  });

  it("asks nobody where remote Spaces are off", async () => {
    const spaces = builtinOnly();
    const found = await spaces.find({ capability: "text-to-image", text: "oil" }, { signal });
    expect(idsOf(found)).toEqual(["builtin/painter"]);
    for (const space of [FLUX, Z_IMAGE])
      expect(await spaces.about(space, { signal })).toMatchObject({
        standing: "unknown",
        hindrance: "this bot uses its built-in Spaces only",
      });
    expect(server.requests).toEqual([]);
  });

  it("rejects with the reason of an abort", async () => {
    server.intercept(FLUX, hubFaults.silence());
    const controller = new AbortController();
    const reason = new AbortReason("requester", "cancelled");
    const finding = directory().find({ capability: "text-to-image" }, { signal: controller.signal });
    await expect.poll(() => server.requests.length).toBeGreaterThan(0);
    controller.abort(reason);
    await expect(finding).rejects.toBe(reason);
  });
});

describe("finding Spaces by meaning", () => {
  it("adds what the Hub finds, with standing unknown, and what it seems to be for", async () => {
    const found = await directory().find(
      { text: "pictures from words", capability: "text-to-image" },
      { signal },
    );
    expect(found.map(({ id, standing }) => `${id} ${standing}`)).toEqual([
      `${FLUX} catalog`,
      "builtin/painter builtin",
      `${Z_IMAGE} unknown`,
      `${QWEN} unknown`,
    ]);
    expect(found[2]).toMatchObject({
      title: "Z-Image",
      description: "Pictures from words, fast",
      capabilities: ["text-to-image"],
      endpoint: "/generate_image",
      hub: { likes: 500, stage: "RUNNING" },
    });
  });

  it("tells apart what is allowed, and lists nothing twice", async () => {
    const spaces = directory({ allowedSpaces: [Z_IMAGE] });
    const found = await spaces.find({ text: "pictures from words" }, { signal, community: "salon" });
    expect(found.map(({ id, standing }) => [id, standing])).toEqual([
      [Z_IMAGE, "allowed"],
      [QWEN, "consented"],
      // Without a capability it is listed with what it is for.
      [SHAP_E, "unknown"],
    ]);
    expect(found[2]!.capabilities).toEqual(["text-to-3d", "image-to-3d"]);
  });

  it("does not list what the licence bars here", async () => {
    server.setSpace({ id: HUNYUAN, relevance: 1 });
    const found = await directory({ territory: "FR" }).find({ text: "shapes" }, { signal });
    expect(idsOf(found)).not.toContain(HUNYUAN);
  });

  it("asks six of them at most what they offer", async () => {
    for (let n = 1; n <= 10; n += 1)
      server.setSpace({ id: `crowd/n${n}`, relevance: 0.9, likes: n, description: "crowd" });
    const found = await directory().find({ text: "crowd" }, { signal });
    expect(described.filter((id) => id.startsWith("crowd/"))).toHaveLength(6);
    expect(described).toContain("crowd/n10");
    expect(found.at(-1)).toMatchObject({ hindrance: "was not asked yet what it offers" });
  });
});

describe("what is known about a Space", () => {
  it("is inferred for one nobody described", async () => {
    expect(await directory().about(SHAP_E, { signal })).toMatchObject({
      standing: "unknown",
      description: "Shapes from words",
      capabilities: ["text-to-3d", "image-to-3d"],
      endpoint: "/text-to-3d",
      hub: { revision: "s1", likes: 9 },
    });
  });

  it("takes the description from agents.md where there is no other", async () => {
    expect(await directory().about("someone/quiet", { signal })).toMatchObject({
      description: "Hums softly",
    });
  });

  it("is a new name where the Space has moved", async () => {
    server.intercept(`/${FLUX}`, hubFaults.redirect("/api/spaces/new/name"));
    await expect(directory().about(FLUX, { signal })).rejects.toMatchObject({ code: "space-moved" });
    expect(idsOf(await directory().find({ capability: "text-to-image" }, { signal }))).toEqual([
      "builtin/painter",
    ]);
  });

  it("is nothing where no such Space exists", async () => {
    for (const space of ["no/one", "nonsense", "../../x", "builtin/nothing"])
      await expect(directory().about(space, { signal })).rejects.toMatchObject({
        code: "space-not-found",
        party: "requester",
      });
  });

  it("includes the deployed commit, and the program's version for built-in ones", async () => {
    const spaces = directory();
    expect(await spaces.revisionOf(FLUX, { signal })).toBe("f1");
    expect(await spaces.revisionOf("builtin/painter", { signal })).toBe("1.2.3");
    expect(await spaces.revisionOf("no/one", { signal })).toBeUndefined();
  });
});

describe("trust", () => {
  const refused = { code: "space-not-allowed", party: "operator" };

  it("is the operator's to give, or a community's for itself", async () => {
    const spaces = directory({ allowedSpaces: [Z_IMAGE] });
    await spaces.requireTrust(FLUX, { signal });
    await spaces.requireTrust("builtin/painter", { signal });
    await spaces.requireTrust(Z_IMAGE, { signal });
    await spaces.requireTrust(QWEN, { signal, community: "salon" });
    for (const community of [undefined, "elsewhere"])
      await expect(spaces.requireTrust(QWEN, { signal, community })).rejects.toMatchObject(refused);
    await expect(spaces.requireTrust(SHAP_E, { signal })).rejects.toMatchObject({
      ...refused,
      message: expect.stringContaining(`Trusted are: ${Z_IMAGE}, ${FLUX}`),
      userMessage: expect.stringMatching(/\/gallery spaces inspect.*Allow.*ALLOWED_SPACES/),
    });
  });

  it("is not a community's to give where a licence is in the way", async () => {
    const spaces = directory({ territory: "FR" });
    await expect(spaces.requireTrust(HUNYUAN, { signal, community: "salon" })).rejects.toMatchObject({
      ...refused,
      userMessage: expect.stringContaining("its licence excludes FR"),
    });
    await directory({ territory: "FR", allowedSpaces: [HUNYUAN] }).requireTrust(HUNYUAN, { signal });
  });

  it("is given to built-in Spaces only where remote ones are off", async () => {
    await builtinOnly().requireTrust("builtin/painter", { signal });
    await expect(builtinOnly().requireTrust(FLUX, { signal })).rejects.toMatchObject({
      ...refused,
      userMessage: expect.stringContaining("built-in Spaces only"),
    });
  });
});
