import { describe, expect, it } from "vitest";
import { rankEndpoints } from "../../../src/agent/rank-endpoints.ts";
import type { Artifact } from "../../../src/core/artifact.ts";
import { ArtifactValue, type Capability, type SpaceApi } from "../../../src/core/space.ts";
import type { CallSpaceInput } from "../../../src/core/tool.ts";
import { checkInput, findEndpoint } from "../../../src/spaces/gradio/input-check.ts";
import { readSpaceApi } from "../../../src/spaces/gradio/schema.ts";
import { FILE_SCHEMA, infoOf, parameter } from "../../spaces/gradio-app.ts";
import { REAL_SPACE_INFOS } from "../../spaces/real-space-infos.ts";
import { simulateRun, type World } from "./simulated-run.ts";

const WISH = { words: "a marble hall with two impressionist paintings and a bronze statue of a fox" };

/** Spaces whose words are nobody's habit. */
const ODD_INFOS: Readonly<Record<string, unknown>> = {
  "nia/clay-from-words": infoOf([
    {
      name: "/mould",
      parameters: [
        parameter("description", { type: "string" }, { label: "What shall it be?" }),
        parameter("quality", { type: "string", enum: ["draft", "fine"] }),
        parameter("how_big", { type: "number", description: "numeric value between 1 and 3" }),
      ],
      returns: [{ label: "Figure", component: "Model3D" }],
      play: () => undefined,
    },
  ]),
  "olu/idea-to-picture": infoOf([
    {
      name: "/draw",
      parameters: [
        parameter("idea", { type: "string" }, { label: "Your idea" }),
        parameter("aspect", { type: "string", enum: ["square", "wide", "tall"] }),
        parameter("finish", { anyOf: [{ type: "string" }, { type: "null" }] }),
      ],
      returns: [{ label: "Picture", component: "Image" }],
      play: () => undefined,
    },
  ]),
  "tam/photo-to-thing": infoOf([
    {
      name: "/carve",
      parameters: [
        parameter("photo_of_it", FILE_SCHEMA, { label: "Photo", component: "Image" }),
        parameter("back_view", { anyOf: [FILE_SCHEMA, { type: "null" }] }, { component: "Image" }),
        parameter("detail", { type: "string", enum: ["low", "high"] }),
      ],
      returns: [{ label: "Thing", component: "Model3D" }],
      play: () => undefined,
    },
  ]),
};

/** Wants a file nobody has. */
const WANTS_MORE = infoOf([
  {
    name: "/paint_like",
    parameters: [
      parameter("prompt", { type: "string" }),
      parameter("lora_weights", FILE_SCHEMA, { label: "Your weights", component: "File" }),
    ],
    returns: [{ label: "Picture", component: "Image" }],
    play: () => undefined,
  },
]);

const picture: Artifact = {
  digest: `sha256:${"0".repeat(64)}`,
  mediaType: "image/png",
  sizeBytes: 1,
  provenance: { source: "x", name: "x" },
};

/** A world with one Space from elsewhere, described as `describe_space` would. */
function worldWith(id: string, capability: Capability, endpoint?: string): { api: SpaceApi; world: World } {
  const api = readSpaceApi(id, ODD_INFOS[id] ?? REAL_SPACE_INFOS[id] ?? WANTS_MORE);
  const endpoints = rankEndpoints(api.endpoints, endpoint).map(({ name, input }) => ({
    endpoint: name,
    input,
  }));
  const found = { space: id, description: "", trusted: true, ...(endpoint && { endpoint }) };
  return { api, world: { spaces: { [capability]: [found] }, schemas: { [id]: endpoints } } };
}

/** The input as it would reach the Space; throws what the Space would be spared. */
function accepted(api: SpaceApi, { endpoint, input }: CallSpaceInput): Record<string, unknown> {
  const withFiles = JSON.parse(JSON.stringify(input), (_, value: unknown) =>
    typeof value === "string" && value.startsWith("artifact:") ? new ArtifactValue(picture, "x.png") : value,
  ) as Record<string, unknown>;
  return checkInput(api.id, findEndpoint(api, endpoint), withFiles);
}

describe("offline planner with a Space it has never seen", () => {
  it.each<[id: string, capability: Capability, endpoint: string]>([
    ["black-forest-labs/FLUX.1-schnell", "text-to-image", "/infer"],
    ["black-forest-labs/FLUX.2-klein-4B", "text-to-image", "/infer"],
    ["stabilityai/stable-diffusion-3.5-large", "text-to-image", "/infer"],
    ["Qwen/Qwen-Image", "text-to-image", "/infer"],
    ["mrfakename/Z-Image-Turbo", "text-to-image", "/generate_image"],
    ["ideogram-ai/ideogram4", "text-to-image", "/generate"],
    ["olu/idea-to-picture", "text-to-image", "/draw"],
    ["hysts/Shap-E", "text-to-3d", "/text-to-3d"],
    ["nia/clay-from-words", "text-to-3d", "/mould"],
    ["trellis-community/TRELLIS", "image-to-3d", "/generate_and_extract_glb"],
    ["tencent/Hunyuan3D-2.1", "image-to-3d", "/shape_generation"],
    ["VAST-AI/TripoSG", "image-to-3d", "/image_to_3d"],
    ["tam/photo-to-thing", "image-to-3d", "/carve"],
  ])("calls %s for %s by its schema alone", async (id, capability, endpoint) => {
    for (const known of [endpoint, undefined]) {
      const { api, world } = worldWith(id, capability, known);
      const { calls, note, state } = await simulateRun(WISH, world);
      const made = calls.filter(({ space }) => space === id);
      expect(made.map((one) => one.endpoint)).toEqual(
        Array.from({ length: capability === "text-to-image" ? 2 : 1 }, () => endpoint),
      );
      for (const call of made) {
        const input = accepted(api, call);
        const { prompt } = state!.plan.exhibits.find(({ id: exhibit }) => exhibit === call.makes)!;
        const said = JSON.stringify(call.input);
        if (capability === "image-to-3d") expect(said).toMatch(/"artifact:[0-9a-f]{8}"/);
        else expect(Object.values(input).join()).toContain(prompt);
      }
      expect(note).toMatch(/Works on show: 3\./);
    }
  });

  it("passes over a Space that wants something it does not have", async () => {
    const { world } = worldWith("rae/your-style", "text-to-image", "/paint_like");
    const { calls, note } = await simulateRun(WISH, world);
    expect(calls.some(({ space }) => space === "rae/your-style")).toBe(false);
    expect(note).toMatch(/Works on show: 3\./);
  });

  it("makes a reference picture first where only a picture can become a sculpture", async () => {
    const { world } = worldWith("tam/photo-to-thing", "image-to-3d", "/carve");
    const { turns, calls, state } = await simulateRun(WISH, world);
    const statue = state!.plan.exhibits.find(({ kind }) => kind === "sculpture")!;
    const reference = calls.find(({ makes }) => makes === `reference-${statue.id}`)!;
    expect(reference.space).toBe("builtin/painter");
    expect(reference.input.prompt).toContain(statue.prompt);
    expect(reference.input.prompt).toMatch(/single object, centred, plain light background/);
    const sculpted = calls.find(({ makes }) => makes === statue.id)!;
    expect(sculpted.space).toBe("tam/photo-to-thing");
    expect(calls.indexOf(reference)).toBeLessThan(calls.indexOf(sculpted));
    // The picture is made beside the room and the paintings: one more turn, not two.
    expect(turns).toHaveLength(7);
    expect((calls.at(-1)!.input.sculptures as unknown[]).length).toBe(1);
    expect((calls.at(-1)!.input.paintings as unknown[]).length).toBe(2);
  });

  it("prefers words made into an object straight away", async () => {
    const fromPicture = worldWith("tam/photo-to-thing", "image-to-3d", "/carve").world;
    const fromWords = worldWith("nia/clay-from-words", "text-to-3d", "/mould").world;
    const { calls } = await simulateRun(WISH, {
      spaces: { ...fromPicture.spaces, ...fromWords.spaces },
      schemas: { ...fromPicture.schemas, ...fromWords.schemas },
    });
    const spaces = new Set(calls.map(({ space }) => space));
    expect(spaces.has("nia/clay-from-words")).toBe(true);
    expect(spaces.has("tam/photo-to-thing")).toBe(false);
  });

  it.each([
    ["the picture cannot be made", /^reference-/],
    ["the picture cannot become a sculpture", /^tam/],
  ])("falls back to the built-in sculptor when %s", async (_, failing) => {
    const { world } = worldWith("tam/photo-to-thing", "image-to-3d", "/carve");
    const { calls, note } = await simulateRun(WISH, {
      ...world,
      fails: ({ space, makes }) => (failing.test(makes ?? "") || failing.test(space) ? "no luck" : undefined),
    });
    const sculptors = calls.filter(({ space }) => /sculptor|photo-to-thing/.test(space));
    expect(sculptors.at(-1)?.space).toBe("builtin/sculptor");
    expect(note).toMatch(/Works on show: 3\./);
  });

  it("tries two Spaces from elsewhere and the built-in one last", async () => {
    const ids = ["a/one", "b/two", "c/three"];
    const input = { type: "object", properties: { prompt: { type: "string" } }, required: ["prompt"] };
    const { calls, note } = await simulateRun(WISH, {
      spaces: {
        "text-to-image": ids.map((space) => ({ space, description: "", endpoint: "/go", trusted: true })),
      },
      schemas: Object.fromEntries(ids.map((id) => [id, [{ endpoint: "/go", input }]])),
      fails: ({ space }) => (ids.includes(space) ? "busy" : undefined),
    });
    expect(calls.filter(({ makes }) => makes === "e1").map(({ space }) => space)).toEqual([
      "a/one",
      "b/two",
      "builtin/painter",
    ]);
    expect(note).toMatch(/Works on show: 3\./);
  });

  it("leaves a hindered Space for when everything else has failed", async () => {
    const { world } = worldWith("olu/idea-to-picture", "text-to-image", "/draw");
    const [found] = world.spaces!["text-to-image"]!;
    const hindered = { "text-to-image": [{ ...found!, hindrance: "asleep" }] };
    const easy = await simulateRun(WISH, { ...world, spaces: hindered });
    expect(easy.calls.some(({ space }) => space === found!.space)).toBe(false);
    const hard = await simulateRun(WISH, {
      ...world,
      spaces: hindered,
      fails: ({ space, makes }) => (makes === "e1" && space === "builtin/painter" ? "no paint" : undefined),
    });
    expect(hard.calls.filter(({ makes }) => makes === "e1").map(({ space }) => space)).toEqual([
      "builtin/painter",
      found!.space,
    ]);
  });

  it("goes on with the built-in Spaces once the GPU time of the run is used up", async () => {
    const { world } = worldWith("olu/idea-to-picture", "text-to-image", "/draw");
    const { calls, note } = await simulateRun(WISH, {
      ...world,
      fails: ({ space }) =>
        space.startsWith("builtin/")
          ? undefined
          : { code: "budget-gpu-seconds", message: "used up", options: ["builtin/painter"] },
    });
    expect(calls.filter(({ makes }) => makes === "e2").map(({ space }) => space)).toEqual([
      "olu/idea-to-picture",
      "builtin/painter",
    ]);
    expect(note).toMatch(/Works on show: 3\./);
  });

  it("answers the same transcript with the same step", async () => {
    const { world } = worldWith("tam/photo-to-thing", "image-to-3d", "/carve");
    const [one, other] = [await simulateRun(WISH, world), await simulateRun(WISH, world)];
    expect(one.turns).toEqual(other.turns);
  });
});
