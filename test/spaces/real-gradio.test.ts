import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { AbortReason } from "../../src/core/abort.ts";
import type { ArtifactValue, SpaceCallOptions, SpaceProgress } from "../../src/core/space.ts";
import { readCatalog } from "../../src/spaces/catalog/catalog.ts";
import { openGradioConnection } from "../../src/spaces/gradio/connection.ts";
import { DEFAULT_TIMEOUTS } from "../../src/spaces/gradio/transport.ts";
import { gradioRoutesContract } from "../contracts/gradio-routes.contract.ts";
import { gradioSpaceContract } from "../contracts/gradio-space.contract.ts";
import { createLoopbackSpaces, type LoopbackSpaces } from "./loopback-spaces.ts";
import { watchOpenRequests } from "./open-requests.ts";
import { describeEachGradio } from "./python-spaces.ts";
import { PNG } from "./tiny-files.ts";
import { zeroGpuRefusals } from "./zero-gpu-refusals.ts";

const APPS = [
  "chain",
  "endpoints",
  "shapes",
  "busy",
  "small-uploads",
  "private",
  "refusals",
  "refusals-hidden",
] as const;
type App = (typeof APPS)[number];
const { signal } = new AbortController();
const nothing = () => undefined;

describeEachGradio((version, python) => {
  let spaces: LoopbackSpaces;
  let picture: ArtifactValue;
  let whileFetching: unknown[];

  beforeAll(async () => {
    const catalog = await readCatalog();
    const trellis = catalog.find(({ id }) => id === "microsoft/TRELLIS.2")!;
    const addresses = Object.fromEntries(APPS.map((app) => [app, python().url(app)]));
    spaces = createLoopbackSpaces(addresses, {
      endpoints: { chain: trellis.endpoints },
      beforeFile: async () => whileFetching.push(await openSessions()),
    });
    picture = await spaces.file("bust.png", PNG, "image/png");
  });
  afterAll(() => spaces?.client.close());

  const call = (
    app: App,
    endpoint: string,
    input: Record<string, unknown> = {},
    options: Partial<SpaceCallOptions> = {},
  ) => spaces.client.call({ space: `builtin/${app}`, endpoint, input }, { signal, ...options });

  const connect = (app: App) =>
    openGradioConnection({
      space: `builtin/${app}`,
      address: new URL(python().url(app)),
      timeouts: DEFAULT_TIMEOUTS,
      signal,
    });

  /** Sessions of the chain that have not been unloaded. */
  async function openSessions(): Promise<unknown[]> {
    const response = await fetch(`${python().url("chain")}gradio_api/run/sessions`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ data: [] }),
    });
    const { data } = (await response.json()) as { data: [unknown[]] };
    return data[0];
  }

  describe("as a Gradio server", () => {
    gradioSpaceContract(() => python().url("atelier"));
  });

  describe("the routes", () => {
    gradioRoutesContract(() => python().url("atelier").replace(/\/$/, ""), {
      hasNamedCalls: version === "gradio6",
    });
  });

  describe("refusals of shared GPUs", () => {
    zeroGpuRefusals(() => spaces);
  });

  describe("a chain on one session", () => {
    it("runs the catalogued recipe of TRELLIS.2 and keeps the session open until its files are home", async () => {
      whileFetching = [];
      const steps: SpaceProgress[] = [];
      const input = { image: picture, seed: 7, texture_size: 1024 };
      const onProgress = (news: SpaceProgress) => void steps.push(news);
      const result = await call("chain", "/image_to_glb", input, { onProgress });
      expect(result.artifacts).toMatchObject([
        { mediaType: "model/gltf-binary", provenance: { source: "builtin/chain", name: "sample-7.glb" } },
      ]);
      expect(whileFetching).toEqual([[expect.any(String)]]);
      const told = steps.map((news) => (news.kind === "progress" ? news.description : ""));
      expect(told).toContainEqual(expect.stringContaining("Sampling shape"));
      await expect.poll(openSessions, { timeout: 10_000 }).toEqual([]);
    });

    it("keeps what lies between the calls to the session it belongs to", async () => {
      const [one, other] = [await connect("chain"), await connect("chain")];
      try {
        await one.call("/start_session", {}, nothing);
        await other.call("/start_session", {}, nothing);
        const image = await one.upload(picture, PNG);
        const settings = { seed: 3, resolution: "512" };
        const { data } = await one.call("/image_to_3d", { image, ...settings }, nothing);
        expect(data).toEqual([expect.stringContaining("<div>")]);
        const wanted = { decimation_target: 300_000, texture_size: 2048 };
        await expect(other.call("/extract_glb", wanted, nothing)).rejects.toMatchObject({
          message: expect.stringContaining("There is no shape yet"),
        });
        const extracted = await one.call("/extract_glb", wanted, nothing);
        expect(extracted.data).toMatchObject([{ orig_name: "sample-3.glb" }, { __type__: "update" }]);
      } finally {
        await Promise.all([one.close(), other.close()]);
      }
    });
  });

  describe("endpoints", () => {
    it("are those made for callers: hidden state, buttons, private and undocumented ones are left out", async () => {
      const { endpoints } = await spaces.client.describe("builtin/endpoints", { signal });
      const names = ["/long_work", "/long_steps", "/record", "/count", "/first_state", "/describe"];
      expect(endpoints.map(({ name }) => name)).toEqual(names);
      const [count, firstState] = [endpoints[3]!, endpoints[4]!];
      for (const { input, returns } of [count, firstState]) {
        expect(input).toMatchObject({ properties: { steps: { type: "number", default: 1 } }, required: [] });
        expect(Object.keys(input.properties as object)).toEqual(["steps"]);
        expect(returns).toHaveLength(1);
      }
    });

    it("take choices of every kind, whatever characters they hold", async () => {
      const input = { tags: ["«Öl»", "50 %"], ratio: "1:1", extra: ["two"], flag: false };
      expect((await call("endpoints", "/describe", input)).values).toEqual([input]);
      const { values } = await call("endpoints", "/describe", { extra: [] });
      expect(values).toEqual([{ tags: ["a / b"], ratio: "16:9", extra: [], flag: true }]);
      await expect(call("endpoints", "/describe", { extra: [], tags: ["Öl"] })).rejects.toMatchObject({
        code: "space-input-invalid",
      });
    });

    it("remember hidden state within a session and start anew in the next", async () => {
      const connection = await connect("endpoints");
      const count = async (name: string, steps: number) =>
        (await connection.call(name, { steps }, nothing)).data;
      try {
        expect(await count("/count", 2)).toEqual([2]);
        expect(await count("/first_state", 3)).toEqual([5]);
        expect(await count("/count", 1)).toEqual([6]);
      } finally {
        await connection.close();
      }
      expect((await call("endpoints", "/count", { steps: 4 })).values).toEqual([4]);
    });

    it("answer without a queue where they have none", async () => {
      const { values, waitedMs } = await call("endpoints", "/record");
      expect(values).toEqual([expect.stringContaining('"started"')]);
      expect(waitedMs).toBe(0);
    });

    const reason = new AbortReason("requester", "cancelled");

    /** Calls an endpoint that takes a minute and aborts as soon as `when` comes true. */
    function abortWhen(endpoint: string, name: string, when: SpaceProgress["kind"]) {
      const controller = new AbortController();
      const onProgress = ({ kind }: SpaceProgress) => kind === when && controller.abort(reason);
      const ended = call("endpoints", endpoint, { name }, { signal: controller.signal, onProgress });
      return { controller, ended: ended.catch((thrown: unknown) => thrown) };
    }

    /** What the Space wrote down. */
    async function record(): Promise<{ started: string[]; stopped: string[] }> {
      const { values } = await call("endpoints", "/record");
      return JSON.parse(String(values[0]));
    }

    it.each(["/long_work", "/long_steps"])("learn that %s was cancelled, and stop", async (endpoint) => {
      const watch = watchOpenRequests();
      const name = `${endpoint} ${Math.random()}`;
      expect(await abortWhen(endpoint, name, "started").ended).toBe(reason);
      await expect.poll(async () => (await record()).stopped, { timeout: 10_000 }).toContain(name);
      await spaces.client.close();
      await expect.poll(watch.open).toEqual([]);
      watch.stop();
    });

    it("never begin what was cancelled while it waited", async () => {
      const names = Array.from({ length: 8 }, (_, index) => `${index} ${Math.random()}`);
      const [begun, last, ...others] = names as [string, string, ...string[]];
      const first = abortWhen("/long_work", begun, "fell-back");
      await expect.poll(async () => (await record()).started).toContain(begun);
      const waiting = others.map((name) => abortWhen("/long_work", name, "waiting").ended);
      expect(new Set(await Promise.all(waiting))).toEqual(new Set([reason]));
      await spaces.client.close();
      first.controller.abort(reason);
      expect(await first.ended).toBe(reason);
      expect(await abortWhen("/long_work", last, "started").ended).toBe(reason);
      const { started } = await record();
      expect(started.filter((name) => names.includes(name))).toEqual([begun, last]);
    });

    it("that yield several times end with their last values, files included", async () => {
      const counted = await call("shapes", "/counting", { steps: 3 });
      expect(counted.values).toEqual([3, { done: [0, 1, 2], of: 3 }]);
      const grown = await call("shapes", "/growing_text");
      expect(grown.values).toEqual(["A hall of mirrors", null]);
      expect(grown.artifacts).toMatchObject([{ provenance: { name: "17.png" } }]);
    });
  });

  describe("outputs", () => {
    const names = (artifacts: readonly { provenance: { name: string } }[]) =>
      artifacts.map(({ provenance }) => provenance.name);

    it("hold files inside gr.update dicts", async () => {
      const { artifacts, values } = await call("shapes", "/update_dict");
      expect(names(artifacts)).toEqual(["white-mesh.glb"]);
      expect(values).toEqual([null, 7]);
    });

    it("hold a pair of before and after", async () => {
      const { artifacts, values } = await call("shapes", "/before_after");
      expect(artifacts).toMatchObject([{ mediaType: "image/png" }, { mediaType: "image/png" }]);
      expect(names(artifacts)).toEqual(["before.png", "after.png"]);
      expect(values).toEqual([[null, null]]);
    });

    it("hold HTML, JSON and numbers beside a file", async () => {
      const { artifacts, values } = await call("shapes", "/beside_words");
      expect(names(artifacts)).toEqual(["mesh.glb"]);
      const report = { faces: 12, time: { total: 1.5 } };
      expect(values).toEqual([null, "<p>A <b>preview</b></p>", report, 1234]);
    });

    it("hold a file as nothing but its path on the server, alone or in a gr.update dict", async () => {
      const bare = await call("shapes", "/bare_path");
      expect(names(bare.artifacts)).toEqual(["bare mesh #1.glb"]);
      expect(bare.artifacts).toMatchObject([{ mediaType: "model/gltf-binary" }]);
      const update = await call("shapes", "/bare_update");
      expect(names(update.artifacts)).toEqual(["bare update.glb"]);
    });

    it("hold several GLBs", async () => {
      const { artifacts, values } = await call("shapes", "/several_models");
      expect(new Set(artifacts.map(({ digest }) => digest)).size).toBe(3);
      expect(artifacts.every(({ mediaType }) => mediaType === "model/gltf-binary")).toBe(true);
      expect(values).toEqual([[null, null, null]]);
    });

    it("hold Gaussian splats, known by their content", async () => {
      const { artifacts, values } = await call("shapes", "/splat");
      expect(artifacts).toMatchObject([{ mediaType: "model/x-gaussian-ply" }]);
      expect(values).toEqual([null, "8 points"]);
    });

    it("hold previews nobody needs beside what was wanted", async () => {
      const { artifacts } = await call("shapes", "/mixed_files");
      expect(names(artifacts)).toContain("mesh.glb");
      expect(names(artifacts)).not.toContain("turntable.mp4");
    });

    it("hold galleries with and without captions", async () => {
      const { artifacts, values } = await call("shapes", "/gallery");
      expect(artifacts).toHaveLength(2);
      expect(values).toEqual([
        [
          { image: null, caption: "Front" },
          { image: null, caption: null },
        ],
      ]);
    });

    it("hold pictures as the Space made them, and nothing where it made nothing", async () => {
      const { artifacts, values } = await call("shapes", "/pictures_as_made");
      expect(artifacts).toMatchObject([{ mediaType: "image/webp", widthPx: 16, heightPx: 16 }]);
      expect(values).toEqual([null, null]);
    });
  });

  describe("limits", () => {
    it("turn a call away while the queue is full, and take it afterwards", async () => {
      const news: SpaceProgress[] = [];
      const hold = (onProgress: SpaceCallOptions["onProgress"] = nothing) =>
        call("busy", "/hold", { seconds: 1 }, { onProgress });
      const running = hold((one) => news.push(one));
      await expect.poll(() => news.map(({ kind }) => kind)).toContain("started");
      const waiting = hold((one) => news.push(one));
      await expect.poll(() => news.filter(({ kind }) => kind === "waiting").length).toBeGreaterThan(1);
      await expect(hold()).rejects.toMatchObject({ code: "space-queue-full", isRetryable: true });
      expect((await Promise.all([running, waiting])).map(({ values }) => values)).toEqual([
        ["done"],
        ["done"],
      ]);
      expect((await hold()).values).toEqual(["done"]);
    });

    it("refuse a file that is too large before the call is made", async () => {
      const small = await call("small-uploads", "/copy", { file: picture });
      expect(small.artifacts).toMatchObject([{ digest: picture.artifact.digest }]);
      const file = await spaces.file("large.png", Buffer.alloc(2_000, 1), "image/png");
      await expect(call("small-uploads", "/copy", { file })).rejects.toMatchObject({
        code: "space-upload-too-large",
      });
    });

    it("refuse whoever is not logged in", async () => {
      const refused = { code: "space-private", party: "operator" };
      await expect(call("private", "/echo", { text: "hello" })).rejects.toMatchObject(refused);
      await expect(spaces.client.describe("builtin/private", { signal })).rejects.toMatchObject(refused);
    });

    it("name the input that a validator refused", async () => {
      expect((await call("refusals", "/checked", { prompt: "a hall" })).values).toEqual(["a hall"]);
      await expect(call("refusals", "/checked", { prompt: "a" })).rejects.toMatchObject({
        code: "space-input-refused",
        party: "model",
        message: expect.stringContaining("Say more than three letters"),
      });
    });
  });
});
