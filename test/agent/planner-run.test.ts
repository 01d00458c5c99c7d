import { describe, expect, test } from "vitest";
import { ArtifactValue, type SpaceClient, type SpaceSummary } from "../../src/core/space.ts";
import { createOfflinePlanner } from "../../src/llm/offline-planner/offline-planner.ts";
import { readSpaceApi } from "../../src/spaces/gradio/schema.ts";
import { FILE_SCHEMA, infoOf, parameter } from "../spaces/gradio-app.ts";
import { answerWithFile, memoryStore, scriptRun } from "./scripted-run.ts";

const UNSEEN = "tam/photo-to-thing";
const INFO = infoOf([
  { name: "/lambda", parameters: [], returns: [], play: () => undefined },
  {
    name: "/carve",
    parameters: [
      parameter("photo", FILE_SCHEMA, { label: "Photo", component: "Image" }),
      parameter("detail", { type: "string", enum: ["low", "high"] }),
    ],
    returns: [{ label: "Thing", component: "Model3D" }],
    play: () => undefined,
  },
]);

const space = (id: string, more: Partial<SpaceSummary> = {}): SpaceSummary => ({
  id,
  title: id,
  description: "",
  capabilities: [],
  standing: "builtin",
  ...more,
});

/** The built-in Spaces and one that turns pictures into objects, of which nothing is known but its `/info`. */
const SPACES: Partial<SpaceClient> = {
  find: async ({ capability }) =>
    ({
      "build-scene": [space("builtin/architect", { endpoint: "/generate_scene" })],
      "refine-scene": [space("builtin/curator", { endpoint: "/refine_scene" })],
      "text-to-image": [space("builtin/painter", { endpoint: "/paint" })],
      "text-to-3d": [space("builtin/sculptor", { endpoint: "/sculpt" })],
      "image-to-3d": [space(UNSEEN, { standing: "allowed", gpuSeconds: 120 })],
    })[capability as string] ?? [],
  about: async (id) => space(id, { standing: "allowed" }),
  describe: async (id) => readSpaceApi(id, INFO),
};

function planRun() {
  const store = memoryStore();
  const run = scriptRun({
    store,
    spaces: SPACES,
    answer: async (call) => {
      if (call.space !== UNSEEN) return answerWithFile(store, call);
      const bytes = new TextEncoder().encode(`glb ${JSON.stringify(call.input)}`);
      const provenance = { source: UNSEEN, name: "thing.glb" };
      const artifact = await store.put(bytes, { mediaType: "model/gltf-binary", provenance });
      return { artifacts: [artifact], values: [], durationMs: 5, waitedMs: 0 };
    },
    turns: [],
    change: { model: createOfflinePlanner() },
  });
  const request = {
    kind: "create" as const,
    requesterId: "1",
    words: "a gothic hall with two paintings and a marble statue of a fox",
    pictures: [],
    locale: "en",
    seed: 7,
  };
  return { run, finished: run.start({ run: { request } }) };
}

describe("a run planned without a model", () => {
  test("has a Space known only by its `/info` make the statue, from a picture made for it, and hangs it", async () => {
    const { run, finished } = planRun();
    await expect(finished).resolves.toEqual({ kind: "published" });
    const capabilities = run.calls.map((call) => `${call.space} ${call.capability}`);
    expect(capabilities).toEqual([
      "builtin/architect build-scene",
      "builtin/painter text-to-image",
      "builtin/painter text-to-image",
      "builtin/painter text-to-image",
      `${UNSEEN} image-to-3d`,
      "builtin/curator refine-scene",
    ]);
    const carved = run.calls.find((call) => call.space === UNSEEN)!;
    expect(carved).toMatchObject({ endpoint: "/carve", input: { detail: "low" } });
    expect(carved.input.photo).toBeInstanceOf(ArtifactValue);
    const [statue] = run.calls.at(-1)!.input.sculptures as ArtifactValue[];
    const planned = run.view().planState!.plan.exhibits.find(({ kind }) => kind === "sculpture")!;
    expect(statue?.name).toBe(`${planned.id}.glb`);
    expect(statue?.artifact.provenance.source).toBe(UNSEEN);
  });

  test("forecasts the Spaces it is going to use", async () => {
    const { run, finished } = planRun();
    await finished;
    const forecast = run.view().forecast!;
    expect(forecast.gpuSeconds).toBe(120);
    const called = Map.groupBy(run.calls, (call) => call.space);
    expect(Object.fromEntries(forecast.lines.map((line) => [line.space, line.calls]))).toEqual(
      Object.fromEntries([...called].map(([id, { length }]) => [id, length])),
    );
  });
});
