import { afterAll, beforeAll, expect, it } from "vitest";
import { AbortReason } from "../../src/core/abort.ts";
import type { SpaceProgress } from "../../src/core/space.ts";
import { openGradioConnection } from "../../src/spaces/gradio/connection.ts";
import { DEFAULT_TIMEOUTS } from "../../src/spaces/gradio/transport.ts";
import { createLoopbackSpaces, type LoopbackSpaces } from "../spaces/loopback-spaces.ts";
import { watchOpenRequests } from "../spaces/open-requests.ts";
import { GLB, PNG } from "../spaces/tiny-files.ts";

const space = "builtin/atelier";
const { signal } = new AbortController();

const FILE = { type: "string", format: "artifact" };
const number = (description: string) => ({ type: "number", description });

/** What the atelier offers, as a model is shown it. */
const ENDPOINTS = [
  {
    name: "/paint",
    description: "Paints a picture.",
    input: {
      type: "object",
      properties: {
        prompt: { type: "string", description: "Prompt" },
        mode: {
          type: "string",
          enum: ["Turbo · 12 steps", "Default · 20 steps", "Quality · 48 steps"],
          description: "Mode",
          default: "Default · 20 steps",
        },
        width: { type: "number", minimum: 256, maximum: 1024, default: 512 },
        seed: { ...number("Seed"), default: 0 },
      },
      required: ["prompt"],
      additionalProperties: false,
    },
    returns: [
      { label: "Picture", component: "Image" },
      { label: "Settings", component: "Json" },
    ],
  },
  {
    name: "/sculpt",
    input: {
      properties: { image: { ...FILE, description: "Picture. a file, as artifact:xxxxxxxx" } },
      required: ["image"],
    },
    returns: [{ label: "Model", component: "Model3d" }],
  },
  {
    name: "/copy",
    input: {
      properties: {
        model: { ...FILE, description: "Model. a file, as artifact:xxxxxxxx" },
        pictures: { type: "array", description: "Pictures" },
      },
      required: ["model"],
    },
    returns: [
      { label: "Model", component: "Model3d" },
      { label: "Pictures", component: "Gallery" },
      { label: "Settings", component: "Json" },
    ],
  },
  { name: "/wait", input: { properties: { seconds: number("Seconds") }, required: ["seconds"] } },
  { name: "/stumble", input: { properties: { how: { enum: ["openly", "quietly"], default: "openly" } } } },
];

/**
 * What our client finds at every Gradio server: the real ones and the one that is built in. Each serves the same
 * Space, the atelier; one call runs at a time.
 */
export function gradioSpaceContract(url: () => string): void {
  let spaces: LoopbackSpaces;

  beforeAll(() => {
    spaces = createLoopbackSpaces({ atelier: url() });
  });
  afterAll(() => spaces?.client.close());

  const call = (
    endpoint: string,
    input: Record<string, unknown>,
    options: { signal?: AbortSignal; onProgress?: (news: SpaceProgress) => void } = {},
  ) => spaces.client.call({ space, endpoint, input }, { signal, ...options });

  const connect = () =>
    openGradioConnection({
      space,
      address: new URL(url()),
      timeouts: DEFAULT_TIMEOUTS,
      signal,
    });

  /** Resolves with what became of a call that is aborted as soon as `when` says so. */
  async function abortWhen(when: (news: SpaceProgress) => boolean) {
    const controller = new AbortController();
    const reason = new AbortReason("requester", "cancelled");
    const onProgress = (news: SpaceProgress) => when(news) && controller.abort(reason);
    const ended = call("/wait", { seconds: 60 }, { signal: controller.signal, onProgress });
    return { reason, ended: await ended.catch((thrown: unknown) => thrown) };
  }

  it("describes enums, ranges, defaults, files and galleries", async () => {
    const { endpoints } = await spaces.client.describe(space, { signal });
    expect(endpoints).toMatchObject(ENDPOINTS);
    const { pictures } = endpoints[2]!.input.properties as { pictures: { items: { anyOf?: unknown[] } } };
    expect(pictures.items.anyOf ?? [pictures.items]).toContainEqual({
      type: "object",
      properties: {
        image: expect.objectContaining(FILE),
        caption: { anyOf: [{ type: "string" }, { type: "null" }] },
      },
      required: ["image"],
    });
  });

  it("takes named inputs as they are written and fills in the others", async () => {
    const { values } = await call("/paint", {
      prompt: "Öl auf «Leinwand»",
      mode: "Quality · 48 steps",
      width: "1024",
    });
    const settings = { prompt: "Öl auf «Leinwand»", mode: "Quality · 48 steps", width: 1024, seed: 0 };
    expect(values).toEqual([null, settings]);
  });

  it("tells of waiting, the start and the progress, in this order", async () => {
    const news: SpaceProgress[] = [];
    await call("/paint", { prompt: "sea" }, { onProgress: (one) => news.push(one) });
    expect(news[0]).toMatchObject({ kind: "waiting", reason: "queue", position: 0 });
    const progress = news.filter(({ kind }) => kind !== "waiting");
    expect(progress[0]).toEqual({ kind: "started" });
    expect(progress).toContainEqual({ kind: "progress", fraction: 0.25, description: "Mixing" });
    expect(progress).toContainEqual({ kind: "progress", fraction: 0.75, description: "Painting" });
  });

  it("tells the place in the queue while others have their turn", async () => {
    const seen: SpaceProgress[][] = [[], [], []];
    const calls = seen.map((news) =>
      call("/wait", { seconds: 0.5 }, { onProgress: (one) => news.push(one) }),
    );
    const results = await Promise.all(calls);
    const positions = seen.map((news) =>
      Math.max(...news.map((one) => ("position" in one ? one.position! : 0))),
    );
    expect(Math.max(...positions)).toBeGreaterThanOrEqual(1);
    expect(Math.max(...results.map(({ waitedMs }) => waitedMs))).toBeGreaterThan(500);
    expect(results.map(({ values }) => values)).toEqual(Array(3).fill(["waited 0.5 s"]));
  });

  it("takes files under their names and sends them home byte for byte", async () => {
    const model = await spaces.file("Große Halle.glb", GLB, "model/gltf-binary");
    const pictures = [
      { image: await spaces.file("Blick aufs Meer.png", PNG, "image/png"), caption: "Sea" },
      { image: await spaces.file("lilies.png", PNG, "image/png"), caption: null },
    ];
    const { artifacts, values } = await call("/copy", { model, pictures });
    expect(artifacts).toMatchObject([
      {
        digest: model.artifact.digest,
        mediaType: "model/gltf-binary",
        provenance: { source: space, endpoint: "/copy" },
      },
      { digest: pictures[0]!.image.artifact.digest, mediaType: "image/png", widthPx: 1, heightPx: 1 },
    ]);
    expect(values).toEqual([
      null,
      [
        { image: null, caption: "Sea" },
        { image: null, caption: null },
      ],
      { names: ["Große Halle.glb", "Blick aufs Meer.png", "lilies.png"], captions: ["Sea", null] },
    ]);
  });

  it("makes pictures and models that pass intake", async () => {
    const painted = await call("/paint", { prompt: "sea" });
    expect(painted.artifacts).toMatchObject([{ mediaType: "image/png" }]);
    const image = await spaces.file("bust.png", PNG, "image/png");
    const sculpted = await call("/sculpt", { image });
    expect(sculpted.artifacts).toMatchObject([
      { mediaType: "model/gltf-binary", provenance: { name: "bust.glb" } },
    ]);
    expect(sculpted.values).toEqual([null]);
  });

  it("shows the text of an error that is meant to be shown, as plain text", async () => {
    await expect(call("/stumble", { how: "openly" })).rejects.toMatchObject({
      code: "space-error",
      message: expect.stringMatching(/The brush is dry/),
    });
  });

  it("says of any other error only that there was one", async () => {
    const thrown = await call("/stumble", { how: "quietly" }).catch((error: unknown) => error);
    expect(thrown).toMatchObject({ code: "space-error-hidden", party: "space" });
    expect(JSON.stringify(thrown, Object.getOwnPropertyNames(thrown))).not.toContain("secret");
  });

  it("ends a running call at the Space when it is aborted, so that the next can run", async () => {
    const { reason, ended } = await abortWhen(({ kind }) => kind === "started");
    expect(ended).toBe(reason);
    expect((await call("/wait", { seconds: 0 })).values).toEqual(["waited 0 s"]);
  });

  it("never begins a call that is aborted while it waits", async () => {
    const running = call("/wait", { seconds: 1 });
    const { reason, ended } = await abortWhen(({ kind }) => kind === "waiting");
    expect(ended).toBe(reason);
    expect((await running).values).toEqual(["waited 1 s"]);
    expect((await call("/wait", { seconds: 0 })).values).toEqual(["waited 0 s"]);
  });

  it("leaves no connection behind, whether a call ended, failed or was aborted", async () => {
    const watch = watchOpenRequests();
    try {
      await call("/wait", { seconds: 0 });
      await call("/stumble", {}).catch(() => undefined);
      await abortWhen(({ kind }) => kind === "started");
      await spaces.client.close();
      await expect.poll(watch.open, { timeout: 5_000 }).toEqual([]);
    } finally {
      watch.stop();
    }
  });

  it("makes several calls on one connection, also after one that failed", async () => {
    const connection = await connect();
    const news: SpaceProgress[] = [];
    try {
      const onProgress = (one: SpaceProgress) => void news.push(one);
      expect((await connection.call("/wait", { seconds: 0 }, onProgress)).data).toEqual(["waited 0 s"]);
      await expect(connection.call("/stumble", { how: "openly" }, onProgress)).rejects.toMatchObject({
        code: "space-error",
      });
      expect((await connection.call("/wait", { seconds: 0.1 }, onProgress)).data).toEqual(["waited 0.1 s"]);
    } finally {
      await connection.close();
    }
    expect(news.filter(({ kind }) => kind === "started")).toHaveLength(3);
  });

  it("answers each of two sessions with its own result", async () => {
    const prompts = ["sea", "sky", "hall"];
    const results = await Promise.all(prompts.map((prompt) => call("/paint", { prompt })));
    expect(results.map(({ values }) => (values[1] as { prompt: string }).prompt)).toEqual(prompts);
  });

  it("names what is wrong with an input", async () => {
    const wrong = call("/paint", { prompt: "sea", width: 9000, mode: "Turbo 12 steps" });
    await expect(wrong).rejects.toMatchObject({
      code: "space-input-invalid",
      message: expect.stringMatching(/Did you mean "Turbo · 12 steps".*<= 1024/),
    });
  });

  it("refuses a file that was never uploaded to it", async () => {
    const connection = await connect();
    try {
      const stolen = { path: "/etc/passwd", meta: { _type: "gradio.FileData" } };
      await expect(connection.call("/sculpt", { image: stolen }, () => undefined)).rejects.toMatchObject({
        party: "space",
      });
    } finally {
      await connection.close();
    }
  });
}
