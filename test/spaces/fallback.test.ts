import { afterEach, describe, expect, it } from "vitest";
import { AbortReason } from "../../src/core/abort.ts";
import type {
  SpaceCall,
  SpaceClient,
  SpaceEndpoint,
  SpaceProgress,
  SpaceResult,
  SpaceSummary,
} from "../../src/core/space.ts";
import { withFallback } from "../../src/spaces/fallback.ts";
import { jobError, spaceError } from "../../src/spaces/space-errors.ts";
import { fakeClient, RESULT } from "./fake-client.ts";
import { parameter } from "./gradio-app.ts";
import { type GradioServer, startGradioServer } from "./gradio-server.ts";
import { createLoopbackSpaces } from "./loopback-spaces.ts";
import { PNG } from "./tiny-files.ts";

const { signal } = new AbortController();
const logger = { info: () => undefined } as unknown as Parameters<typeof withFallback>[1]["logger"];
const CALL: SpaceCall = {
  space: "a/first",
  endpoint: "/infer",
  input: { prompt: "a harbour", seed: 7, width: 1024, height: 512 },
  capability: "text-to-image",
};

const crash = (space: string) => spaceError(space, { code: "space-error", did: "failed" });
const summary = (id: string, more: Partial<SpaceSummary> = {}): SpaceSummary => ({
  id,
  title: id,
  description: "",
  capabilities: ["text-to-image"],
  standing: id.startsWith("builtin/") ? "builtin" : "catalog",
  endpoint: "/make",
  ...more,
});
const PROMPT_ONLY = { type: "object", properties: { text: { type: "string" } }, required: ["text"] };

/** A ladder of Spaces that end as told: a result, or an error; all take a `text` unless told otherwise. */
function ladder(
  rungs: readonly SpaceSummary[],
  ends: Readonly<Record<string, SpaceResult | Error>>,
  schemas: Readonly<Record<string, Record<string, unknown>>> = {},
  more: Partial<SpaceClient> = {},
) {
  const made: SpaceCall[] = [];
  const heard: SpaceProgress[] = [];
  const client = withFallback(
    fakeClient(
      async (call) => {
        made.push(call);
        const end = ends[call.space] ?? crash(call.space);
        if (end instanceof Error) throw end;
        return end;
      },
      {
        find: async () => rungs,
        describe: async (id) => {
          const endpoint: SpaceEndpoint = {
            name: "/make",
            description: "",
            input: schemas[id] ?? PROMPT_ONLY,
            returns: [],
          };
          return { id, endpoints: [endpoint], schemaDigest: "" };
        },
        ...more,
      },
    ),
    { logger },
  );
  const call = (wanted = CALL, options = { signal }) =>
    client.call(wanted, { ...options, onProgress: (news) => heard.push(news) });
  return { call, made, heard, spaces: () => made.map(({ space }) => space) };
}

describe("fallback", () => {
  it("goes down the ladder in the others' own words, says so, and says who made it", async () => {
    const { call, made, heard } = ladder(
      [summary("a/first"), summary("b/second"), summary("c/third"), summary("builtin/painter")],
      { "c/third": RESULT },
    );
    expect(await call()).toEqual({ ...RESULT, servedBy: { space: "c/third", endpoint: "/make" } });
    expect(made.slice(1)).toEqual(
      ["b/second", "c/third"].map((space) => ({
        space,
        endpoint: "/make",
        input: { text: "a harbour" },
        capability: "text-to-image",
      })),
    );
    expect(heard).toEqual(
      [
        ["a/first", "b/second"],
        ["b/second", "c/third"],
      ].map(([from, to]) => ({
        kind: "fell-back",
        from,
        to,
        endpoint: "/make",
        reason: { code: "space-error", message: `The Space ${from} failed. Another Space may do better.` },
      })),
    );
  });

  it("leaves a call alone that succeeds or says nothing of its capability", async () => {
    const good = ladder([summary("b/second")], { "a/first": RESULT });
    expect((await good.call()).servedBy).toBeUndefined();
    const { capability: _, ...bare } = CALL;
    const plain = ladder([summary("b/second")], {});
    await expect(plain.call(bare)).rejects.toMatchObject({ code: "space-error" });
    expect(plain.spaces()).toEqual(["a/first"]);
  });

  it.each([
    [
      "quota of the account",
      spaceError("a/first", { code: "gpu-quota-exceeded", did: "x", party: "operator" }),
    ],
    ["ZeroGPU quota", jobError("a/first", { message: "You have exceeded your ZeroGPU quota" })],
    ["a rest", spaceError("a/first", { code: "space-resting", did: "rests", isRetryable: true })],
    ["drift", spaceError("a/first", { code: "space-drifted", did: "changed" })],
    ["a login", spaceError("a/first", { code: "space-private", did: "x", party: "operator" })],
    ["a hidden error", jobError("a/first", { message: "An error occurred" })],
  ])("takes over after %s", async (_, error) => {
    const { call } = ladder([summary("b/second")], { "a/first": error, "b/second": RESULT });
    expect((await call()).servedBy?.space).toBe("b/second");
  });

  it.each([
    [
      "inputs the Space refused",
      spaceError("a/first", { code: "space-input-refused", did: "x", party: "model" }),
    ],
    ["want of trust", spaceError("a/first", { code: "space-not-allowed", did: "x", party: "operator" })],
    ["a full disk", spaceError("a/first", { code: "disk-full", did: "x", party: "operator" })],
    ["a bug of ours", new Error("a bug")],
  ])("does not take over after %s", async (_, error) => {
    const { call, spaces } = ladder([summary("b/second")], { "a/first": error, "b/second": RESULT });
    await expect(call()).rejects.toBe(error);
    expect(spaces()).toEqual(["a/first"]);
  });

  it("passes over who is not trusted, is hindered, has no endpoint, or needs what there is not", async () => {
    const image = { type: "string", format: "artifact" };
    const { call, spaces } = ladder(
      [
        summary("b/stranger", { standing: "unknown" }),
        summary("c/resting", { hindrance: "It rests." }),
        (({ endpoint: _, ...rest }) => rest)(summary("d/vague")),
        summary("e/from-picture"),
        summary("f/gone"),
        summary("builtin/painter"),
      ],
      { "builtin/painter": RESULT },
      { "e/from-picture": { type: "object", properties: { image }, required: ["image"] } },
      {
        describe: async (id) => {
          if (id === "f/gone") throw crash(id);
          const input =
            id === "e/from-picture"
              ? { type: "object", properties: { image }, required: ["image"] }
              : PROMPT_ONLY;
          return {
            id,
            endpoints: [{ name: "/make", description: "", input, returns: [] }],
            schemaDigest: "",
          };
        },
      },
    );
    expect((await call()).servedBy?.space).toBe("builtin/painter");
    expect(spaces()).toEqual(["a/first", "builtin/painter"]);
  });

  it("tries three Spaces from elsewhere at most, then the built-in one", async () => {
    const rungs = ["b/2", "c/3", "d/4", "e/5", "builtin/painter"].map((id) => summary(id));
    const { call, spaces } = ladder(rungs, { "builtin/painter": RESULT });
    expect((await call()).servedBy?.space).toBe("builtin/painter");
    expect(spaces()).toEqual(["a/first", "b/2", "c/3", "builtin/painter"]);
  });

  it("tells the first error and who was tried if nobody can", async () => {
    const rungs = ["b/2", "c/3", "d/4", "e/5"].map((id) => summary(id));
    const { call, spaces } = ladder(rungs, {
      "c/3": spaceError("c/3", { code: "space-silent", did: "was" }),
    });
    await expect(call()).rejects.toMatchObject({
      code: "space-error",
      message:
        "The Space a/first failed. Others were tried and failed as well: b/2 (space-error), c/3 (space-silent).",
      userMessage: "The Space a/first failed. Another Space may do better.",
      party: "space",
    });
    expect(spaces()).toEqual(["a/first", "b/2", "c/3"]);
  });

  it("throws the first error as it is where there is nobody else", async () => {
    const error = crash("builtin/architect");
    const alone = ladder([summary("builtin/architect")], { "builtin/architect": error });
    await expect(alone.call({ ...CALL, space: "builtin/architect", capability: "build-scene" })).rejects.toBe(
      error,
    );
    const lost = ladder([], {}, {}, { find: () => Promise.reject(crash("a/first")) });
    await expect(lost.call()).rejects.toMatchObject({ code: "space-error" });
  });

  it("stops on abort", async () => {
    const controller = new AbortController();
    const reason = new AbortReason("requester", "cancelled");
    const { call, spaces } = ladder([summary("b/second")], { "b/second": RESULT }, undefined, {
      find: async () => {
        controller.abort(reason);
        controller.signal.throwIfAborted();
        return [];
      },
    });
    await expect(call(CALL, { signal: controller.signal })).rejects.toBe(reason);
    expect(spaces()).toEqual(["a/first"]);
  });
});

describe("fallback over sockets", () => {
  const servers: GradioServer[] = [];
  afterEach(async () => {
    await Promise.all(servers.splice(0).map((server) => server.close()));
  });

  it("has our painter's twin paint what a FLUX-like server could not", async () => {
    const painted: unknown[][] = [];
    const flux = await startGradioServer({
      endpoints: [
        {
          name: "/infer",
          parameters: [
            parameter("prompt", { type: "string" }),
            parameter("seed", { type: "number" }),
            parameter("randomize_seed", { type: "boolean" }),
            parameter("width", { type: "number" }),
            parameter("height", { type: "number" }),
            parameter("num_inference_steps", { type: "number" }),
          ],
          returns: [{ label: "Result", component: "Image" }],
          play: ({ send, fail }) => {
            send({ msg: "process_starts" });
            fail({ error: "CUDA out of memory", title: "Error" });
          },
        },
      ],
    });
    const painter: GradioServer = await startGradioServer({
      endpoints: [
        {
          name: "/paint",
          parameters: [
            parameter("prompt", { type: "string" }),
            parameter(
              "style",
              { type: "string" },
              { parameter_has_default: true, parameter_default: "impressionist" },
            ),
            parameter("width", { type: "number", description: "numeric value between 256 and 2048" }),
            parameter("height", { type: "number", description: "numeric value between 256 and 2048" }),
            parameter("seed", { type: "number" }),
          ],
          returns: [{ label: "Painting", component: "Image" }],
          play: ({ data, complete }) => {
            painted.push(data);
            complete([painter.addFile("painting.png", PNG)]);
          },
        },
      ],
    });
    servers.push(flux, painter);
    const spaces = createLoopbackSpaces(
      { flux: flux.url, painter: painter.url },
      {
        endpoints: {
          flux: [{ name: "/infer", capability: "text-to-image" }],
          painter: [{ name: "/paint", capability: "text-to-image" }],
        },
      },
    );
    const heard: SpaceProgress[] = [];
    const client = withFallback(spaces.client, { logger });
    const result = await client.call(
      {
        space: "builtin/flux",
        endpoint: "/infer",
        capability: "text-to-image",
        input: {
          prompt: "a cubist harbour",
          seed: 7,
          randomize_seed: false,
          width: 2560,
          height: 1280,
          num_inference_steps: 4,
        },
      },
      { signal, onProgress: (news) => heard.push(news) },
    );
    expect(result.servedBy).toEqual({ space: "builtin/painter", endpoint: "/paint" });
    expect(result.artifacts).toMatchObject([{ mediaType: "image/png" }]);
    expect(painted).toEqual([["a cubist harbour", "impressionist", 2048, 1024, 7]]);
    expect(heard).toContainEqual(
      expect.objectContaining({ kind: "fell-back", from: "builtin/flux", to: "builtin/painter" }),
    );
    await client.close();
  });
});
