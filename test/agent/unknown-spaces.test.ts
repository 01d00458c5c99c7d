import { describe, expect, test } from "vitest";
import { type Artifact, type ArtifactStore, EXTENSIONS } from "../../src/core/artifact.ts";
import type { PlanDraft } from "../../src/core/plan.ts";
import {
  ArtifactValue,
  type SpaceCall,
  type SpaceClient,
  type SpaceEndpoint,
  type SpaceSummary,
} from "../../src/core/space.ts";
import {
  answerWithFile,
  memoryStore,
  refOfScene,
  scriptRun,
  spaceError,
  type Turn,
  typesOf,
} from "./scripted-run.ts";

const WISH: PlanDraft = {
  title: "One Fox",
  style: "white-cube",
  room: { kind: "salon" },
  exhibits: [{ kind: "sculpture", prompt: "a fox", style: "bronze" }],
};
const STRANGER = "ivo-lind/clay-from-words";

const space = (id: string, more: Partial<SpaceSummary> = {}): SpaceSummary => ({
  id,
  title: id,
  description: `what ${id} does`,
  capabilities: ["text-to-3d"],
  standing: id.startsWith("builtin/") ? "builtin" : "catalog",
  ...more,
});

/** Spaces with a stranger among them, who counts as `standing()` says. */
function withStranger(standing: () => SpaceSummary["standing"]): Partial<SpaceClient> {
  const stranger = () => space(STRANGER, { standing: standing(), title: "Clay", gpuSeconds: 90 });
  return {
    find: async ({ text }) => [
      ...(text ? [stranger()] : []),
      space("builtin/sculptor", { endpoint: "/sculpt" }),
    ],
    about: async () => stranger(),
    describe: async (id) => ({
      id,
      schemaDigest: "",
      endpoints: [
        endpoint("/lambda", {}, []),
        endpoint("/make_clay", { description: { type: "string" } }, ["Model3D"]),
      ],
    }),
  };
}

const endpoint = (name: string, properties: Record<string, unknown>, returns: string[]): SpaceEndpoint => ({
  name,
  description: "",
  input: { type: "object", properties },
  returns: returns.map((component) => ({ label: "", component })),
});

const plan: Turn = () => [["set_plan", WISH]];
const search: Turn = () => [["find_space", { capability: "text-to-3d", text: "clay figures from words" }]];
const read: Turn = () => [["describe_space", { space: STRANGER }]];
const callStranger = (makes = "e1"): [string, unknown] => [
  "call_space",
  { space: STRANGER, endpoint: "/make_clay", input: { description: "a fox" }, makes },
];
const buildRoom: [string, unknown] = [
  "call_space",
  { space: "builtin/architect", endpoint: "/generate_scene", input: { plan: "plan" }, makes: "base" },
];
const hang: Turn = (_, { planState }) => [
  [
    "call_space",
    {
      space: "builtin/curator",
      endpoint: "/refine_scene",
      input: { input_mesh: planState!.made.base, sculptures: [planState!.made.e1] },
      makes: "scene",
    },
  ],
];
const publish: Turn = (_, view) => [["publish_gallery", { scene: refOfScene(view), note: "Done." }]];

const glb = (store: ArtifactStore, name: string, mediaType: Artifact["mediaType"] = "model/gltf-binary") =>
  store.put(new TextEncoder().encode(name), { mediaType, provenance: { source: STRANGER, name } });

describe("a Space nobody told the program about", () => {
  test("is refused, people are asked once, and as soon as it is allowed its GLB is hung", async () => {
    let isAllowed = false;
    const store = memoryStore();
    const run = scriptRun({
      store,
      spaces: withStranger(() => (isAllowed ? "consented" : "unknown")),
      turns: [
        plan,
        search,
        read,
        () => [callStranger(), callStranger(), buildRoom],
        () => {
          isAllowed = true;
          return [callStranger()];
        },
        hang,
        publish,
      ],
      answer: async (call) => {
        if (call.space !== STRANGER) return answerWithFile(store, call);
        if (!isAllowed) throw spaceError("space-not-allowed");
        return {
          artifacts: [await glb(store, "fox")],
          values: [],
          durationMs: 9,
          waitedMs: 0,
          gpuSeconds: 30,
        };
      },
    });
    await run.start();

    expect(run.results("find_space")[0]?.json).toMatchObject({
      spaces: [
        { space: STRANGER, trusted: false, gpuSeconds: 90 },
        { space: "builtin/sculptor", trusted: true },
      ],
    });
    expect(run.results("call_space")[0]?.json.error).toMatchObject({
      code: "space-not-allowed",
      options: ["builtin/sculptor"],
    });
    expect(run.events.flatMap(({ event }) => (event.type === "consent-wanted" ? [event] : []))).toEqual([
      {
        type: "consent-wanted",
        space: STRANGER,
        title: "Clay",
        description: `what ${STRANGER} does`,
        capability: "text-to-3d",
      },
    ]);
    const [fox] = run.calls.at(-1)!.input.sculptures as ArtifactValue[];
    expect(fox).toBeInstanceOf(ArtifactValue);
    expect(fox?.name).toBe("e1.glb");
    expect(run.view().published).toBeDefined();
  });

  test("is asked for only if a search listed it", async () => {
    const run = scriptRun({
      spaces: withStranger(() => "unknown"),
      turns: [plan, () => [callStranger()], () => "Stop.", () => "Stop.", () => "Stop."],
      answer: () => {
        throw spaceError("space-not-allowed");
      },
    });
    await expect(run.start()).rejects.toMatchObject({ code: "model-stopped" });
    expect(run.results("call_space")[0]?.json.error?.code).toBe("space-not-allowed");
    expect(typesOf(run.events)).not.toContain("consent-wanted");
  });

  test("is looked for in the name of the community whose consents count", async () => {
    const communities: unknown[] = [];
    const seen =
      <T>(answer: T) =>
      async (_: unknown, { community }: { community?: string | undefined }) => {
        communities.push(community);
        return answer;
      };
    const run = scriptRun({
      turns: [plan, search, read, () => [callStranger()], () => "Stop.", () => "Stop.", () => "Stop."],
      spaces: {
        find: seen([space("builtin/sculptor")]),
        describe: seen({ id: STRANGER, endpoints: [], schemaDigest: "" }),
        about: seen(space(STRANGER)),
        call: seen({ artifacts: [], values: [], durationMs: 1, waitedMs: 0 }),
      },
    });
    const request = { requesterId: "1", words: "a fox", pictures: [], locale: "en", seed: 1 };
    await expect(
      run.start({ run: { request: { ...request, kind: "create", community: "server-9" } } }),
    ).rejects.toThrow();
    expect(communities.length).toBeGreaterThan(4);
    expect(new Set(communities)).toEqual(new Set(["server-9"]));
  });

  test("is described with what makes something first, in as many endpoints as fit", async () => {
    const wide = Object.fromEntries(
      Array.from({ length: 30 }, (_, i) => [`input_${i}`, { type: "string", description: "x".repeat(150) }]),
    );
    const run = scriptRun({
      turns: [plan, read, () => "Stop.", () => "Stop.", () => "Stop."],
      spaces: {
        describe: async (id) => ({
          id,
          schemaDigest: "",
          endpoints: [
            endpoint("/start_session", {}, []),
            ...Array.from({ length: 12 }, (_, i) => endpoint(`/step_${i}`, wide, ["Textbox"])),
            endpoint("/make_clay", { description: { type: "string" } }, ["Model3D"]),
          ],
        }),
      },
    });
    await expect(run.start()).rejects.toThrow();
    const { endpoints } = run.results("describe_space")[0]!.json as unknown as {
      endpoints: { endpoint: string; description: string }[];
    };
    expect(endpoints[0]).toMatchObject({ endpoint: "/make_clay", description: "Returns Model3D." });
    expect(endpoints.length).toBeLessThan(6);
  });

  test("that cannot be found or read is told to the model, whoever has to mend it", async () => {
    const fail = async () => {
      throw Object.assign(spaceError("hub-refused"), { party: "operator" });
    };
    const run = scriptRun({
      turns: [plan, search, read, () => "Stop.", () => "Stop.", () => "Stop."],
      spaces: { find: fail, describe: fail },
    });
    await expect(run.start()).rejects.toMatchObject({ code: "model-stopped" });
    expect(run.results("find_space")[0]?.json.error?.code).toBe("hub-refused");
    expect(run.results("describe_space")[0]?.json.error?.code).toBe("hub-refused");
  });

  test("keeps the built-in ones on the list however many others there are, and says what ails them", async () => {
    const many = Array.from({ length: 20 }, (_, i) =>
      space(`kai/clay-${i}`, {
        ...(i === 0 && { hindrance: "asleep" }),
        health: { calls: 10, successRate: i === 1 ? 0.2 : 1, p50Ms: 1, p95Ms: 1 },
      }),
    );
    const run = scriptRun({
      turns: [plan, search, () => "Stop.", () => "Stop.", () => "Stop."],
      spaces: { find: async () => [...many, space("builtin/sculptor")] },
    });
    await expect(run.start()).rejects.toThrow();
    const { spaces } = run.results("find_space")[0]!.json as unknown as {
      spaces: { space: string; hindrance?: string }[];
    };
    expect(spaces).toHaveLength(8);
    expect(spaces.at(-1)?.space).toBe("builtin/sculptor");
    expect(spaces.slice(0, 3).map(({ hindrance }) => hindrance)).toEqual([
      "asleep",
      "fails often: 20% of 10 calls worked",
      undefined,
    ]);
  });
});

describe("a call of a Space", () => {
  const makeFox: Turn = () => [callStranger(), buildRoom];
  /** Results in the record are in the order in which calls ended. */
  const outcomesOf = (run: ReturnType<typeof scriptRun>) =>
    run.results("call_space").map(({ json }) => JSON.stringify(json));
  const answering = (
    store: ArtifactStore,
    fox: (call: SpaceCall) => Promise<readonly Artifact[]>,
    change: Parameters<typeof scriptRun>[0] extends infer Options ? Partial<Options> : never = {},
  ) =>
    scriptRun({
      store,
      spaces: withStranger(() => "allowed"),
      turns: [plan, makeFox, hang, publish],
      answer: async (call) =>
        call.space === STRANGER
          ? { artifacts: await fox(call), values: [], durationMs: 9, waitedMs: 0 }
          : answerWithFile(store, call),
      ...change,
    });

  test.each<
    [what: string, input: Record<string, unknown>, makes: string | undefined, capability: string | undefined]
  >([
    ["the room", {}, "base", "build-scene"],
    ["a sculpture from words", {}, "e1", "text-to-3d"],
    ["a sculpture from a picture", { image: "artifact:PICTURE" }, "e1", "image-to-3d"],
    ["the picture for a sculpture", {}, "reference-e1", "text-to-image"],
    ["nothing in particular", {}, undefined, undefined],
  ])("says what it is for when it makes %s", async (_, input, makes, capability) => {
    const store = memoryStore();
    const picture = await glb(store, "reference", "image/png");
    const ref = `artifact:${picture.digest.slice(7, 15)}`;
    const named = JSON.parse(JSON.stringify(input).replace("artifact:PICTURE", ref)) as object;
    const run = scriptRun({
      store,
      spaces: withStranger(() => "allowed"),
      turns: [
        plan,
        () => [["call_space", { space: STRANGER, endpoint: "/x", input: named, ...(makes && { makes }) }]],
        () => "Stop.",
        () => "Stop.",
        () => "Stop.",
      ],
    });
    await expect(run.start({ given: [picture] })).rejects.toThrow();
    expect(run.calls[0]?.capability).toBe(capability);
  });

  test("takes the textured GLB for the sculpture, not the preview or the bare mesh beside it", async () => {
    const store = memoryStore();
    const textured = await glb(store, "textured");
    const run = answering(
      store,
      async () => [await glb(store, "preview", "image/png"), await glb(store, "white"), textured, textured],
      {
        report: (bytes) =>
          new TextDecoder().decode(bytes) === "textured"
            ? { textures: [{ widthPx: 512, heightPx: 512 } as never] }
            : {},
      },
    );
    await run.start();
    const ref = `artifact:${textured.digest.slice(7, 15)}`;
    expect(run.view().planState?.made.e1).toBe(ref);
    const outcome = outcomesOf(run).find((one) => one.includes(ref))!;
    const { artifacts } = JSON.parse(outcome) as { artifacts: { artifact: string }[] };
    expect(artifacts[0]?.artifact).toBe(ref);
    expect(artifacts).toHaveLength(3);
  });

  test.each([
    ["a Gaussian splat where no GLB is", ["splat", "more"], ["model/x-gaussian-ply", "model/x-splat"], 0],
    ["a GLB rather than a splat", ["splat", "mesh"], ["model/x-spz", "model/gltf-binary"], 1],
  ] as const)("takes %s for the sculpture", async (_what, names, types, taken) => {
    const store = memoryStore();
    const made = await Promise.all(names.map((name, index) => glb(store, name, types[index])));
    const run = answering(store, async () => [await glb(store, "preview", "image/png"), ...made]);
    await run.start();
    const ref = `artifact:${made[taken]!.digest.slice(7, 15)}`;
    expect(run.view().planState?.made.e1).toBe(ref);
    expect(JSON.stringify(run.calls.at(-1)!.input)).toContain(EXTENSIONS[types[taken]]);
  });

  test("that returns a picture where a GLB is needed has failed", async () => {
    const store = memoryStore();
    const run = answering(store, async () => [await glb(store, "preview", "image/png")], {
      turns: [plan, makeFox, () => "Stop.", () => "Stop.", () => "Stop."],
    });
    await expect(run.start()).rejects.toThrow();
    expect(run.results("call_space").find(({ isError }) => isError)?.json.error?.code).toBe("nothing-usable");
    expect(run.view().planState?.stale).toEqual(["e1"]);
  });

  test("that adds to a sculpture makes no scene", async () => {
    const store = memoryStore();
    const run = answering(store, async (call) => [await glb(store, JSON.stringify(call.input))], {
      turns: [
        plan,
        makeFox,
        (_, { planState }) => [
          [
            "call_space",
            { space: STRANGER, endpoint: "/texture", input: { mesh: planState!.made.e1 }, makes: "e1" },
          ],
        ],
        hang,
        publish,
      ],
    });
    await run.start();
    const scenes = run.events.filter(({ event }) => event.type === "asset-inspected" && event.isScene);
    expect(scenes).toHaveLength(1);
  });

  test("tells who took over: in the record, to the model, in the news and as the maker", async () => {
    const store = memoryStore();
    const run = answering(store, async () => [], {
      answer: async (call, _, { onProgress }) => {
        if (call.space !== STRANGER) return answerWithFile(store, call);
        onProgress?.({
          kind: "fell-back",
          from: STRANGER,
          to: "builtin/sculptor",
          endpoint: "/sculpt",
          reason: { code: "space-asleep", message: "It sleeps." },
        });
        onProgress?.({ kind: "waiting", reason: "queue", position: 2, etaSeconds: 12 });
        return {
          artifacts: [await glb(store, "fox")],
          values: [],
          durationMs: 9,
          waitedMs: 0,
          gpuSeconds: 4,
          servedBy: { space: "builtin/sculptor", endpoint: "/sculpt" },
        };
      },
    });
    await run.start();
    const call = run.view().calls.find(({ makes }) => makes === "e1");
    expect(call?.fallBack).toMatchObject({ to: "builtin/sculptor", reason: { code: "space-asleep" } });
    expect(call?.ended).toMatchObject({ gpuSeconds: 4, servedBy: { space: "builtin/sculptor" } });
    expect([...run.view().artifacts.values()].find(({ makes }) => makes === "e1")).toMatchObject({
      source: "builtin/sculptor",
      endpoint: "/sculpt",
    });
    expect(outcomesOf(run).join()).toContain('"servedBy":"builtin/sculptor"');
    expect(run.news.find(({ queuePosition }) => queuePosition === 2)).toMatchObject({
      space: "builtin/sculptor",
      etaSeconds: 12,
    });
    const types = typesOf(run.events);
    expect(types.indexOf("space-fell-back")).toBeLessThan(types.indexOf("space-call-ended"));
  });

  test("keeps how long a failed one took", async () => {
    const store = memoryStore();
    const run = answering(
      store,
      async () => {
        throw spaceError("space-crashed");
      },
      { turns: [plan, makeFox, () => "Stop.", () => "Stop.", () => "Stop."] },
    );
    await expect(run.start()).rejects.toThrow();
    const failed = run.view().calls.find(({ ended }) => ended?.error);
    expect(failed?.ended?.durationMs).toBeGreaterThan(0);
  });
});
