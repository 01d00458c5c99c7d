import { VernissageError } from "../../src/core/errors.ts";
import type { SpaceApi, SpaceSummary } from "../../src/core/space.ts";
import type { SpaceConsents } from "../../src/core/space-records.ts";
import type { SpaceGuide } from "../../src/discord/space-port.ts";

export const FLUX: SpaceSummary = {
  id: "black-forest-labs/FLUX.1-schnell",
  title: "FLUX.1 [schnell]",
  description: "Paints a picture from words in a few seconds.",
  capabilities: ["text-to-image"],
  standing: "catalog",
  endpoint: "/infer",
  licence: "apache-2.0",
  gpuSeconds: 60,
  hub: {
    stage: "RUNNING",
    hardware: "zero-a10g",
    likes: 4_321,
    createdAt: "2024-08-01T10:00:00.000Z",
    lastModified: "2026-10-30T08:00:00.000Z",
    licence: "apache-2.0",
    revision: "0123456789abcdef0123456789abcdef01234567",
  },
  health: { calls: 20, successRate: 0.95, p50Ms: 12_000, p95Ms: 41_000 },
};
export const SANA: SpaceSummary = {
  id: "Efficient-Large-Model/SanaSprint",
  title: "Sana Sprint",
  description: "One-step pictures.",
  capabilities: ["text-to-image"],
  standing: "catalog",
  endpoint: "/infer",
  licence: "nvidia-nscl",
  gpuSeconds: 30,
  hub: { stage: "SLEEPING", hardware: "zero-a10g", likes: 210 },
  hindrance: "asleep; the first call wakes it",
};
export const PAINTER: SpaceSummary = {
  id: "builtin/painter",
  title: "Painter",
  description: "Paints in strokes, in eight movements.",
  capabilities: ["text-to-image"],
  standing: "builtin",
  endpoint: "/paint",
  licence: "Apache-2.0",
  gpuSeconds: 0,
  health: { calls: 240, successRate: 1, p50Ms: 900, p95Ms: 1_800 },
};
/** Nobody has allowed it, and its owner tries what strangers try. */
export const STRANGER: SpaceSummary = {
  id: "some-body/woodcut_studio",
  title: "Woodcut](https://evil.example) **Studio** @everyone",
  description: "Woodcuts <@1234> from words.\n# Now\nsee https://evil.example/x and `run` it",
  capabilities: ["text-to-image", "upscale"],
  standing: "unknown",
  endpoint: "/cut",
  hub: { stage: "RUNNING", hardware: "zero-a10g", likes: 3, relevance: 0.91 },
};
export const BARRED: SpaceSummary = {
  id: "some-body/not-for-sale",
  title: "Not for sale",
  description: "",
  capabilities: ["text-to-image"],
  standing: "unknown",
  hindrance: "its licence allows no commercial use",
  isBarred: true,
};

const INFER: SpaceApi["endpoints"][number] = {
  name: "/infer",
  description: "",
  input: {
    type: "object",
    properties: {
      seed: { type: "integer", minimum: 0, maximum: 2_147_483_647, default: 0 },
      randomize_seed: { type: "boolean", default: true },
      prompt: { type: "string" },
      guidance: { type: "number", minimum: 0, maximum: 7.5, default: 3.5 },
      style: { enum: ["none", "photo", "film", "anime", "ink", "oil"], default: "none" },
      image: { type: "string", format: "artifact" },
      views: { type: "array", items: { type: "string", format: "artifact" } },
      "odd`name": { anyOf: [{ type: "string" }, { type: "null" }] },
    },
    required: ["prompt"],
  },
  returns: [{ label: "Result", component: "Image" }],
};

/** What a Space client would tell, with standings that follow the consents. */
export function createKnownSpaces(consents: SpaceConsents): Pick<SpaceGuide, "find" | "about" | "describe"> {
  const all = [FLUX, SANA, PAINTER, STRANGER, BARRED];
  const standing = async (space: SpaceSummary, community = ""): Promise<SpaceSummary> =>
    (await consents.of(community)).includes(space.id) ? { ...space, standing: "consented" } : space;
  const spaceBy = (id: string) => {
    const found = all.find((space) => space.id === id);
    if (found) return found;
    throw new VernissageError({
      code: "space-not-found",
      message: `no ${id}`,
      userMessage: `The Space ${id} does not exist or is private.`,
      party: "requester",
    });
  };
  return {
    async find({ capability, text }, { community }) {
      const fitting = all.filter(
        (space) =>
          (!capability || space.capabilities.includes(capability)) &&
          (space.standing !== "unknown" || text !== undefined) &&
          (!text || `${space.title} ${space.description}`.toLowerCase().includes(text.toLowerCase())),
      );
      return Promise.all(fitting.map((space) => standing(space, community)));
    },
    about: async (id, { community }) => standing(spaceBy(id), community),
    async describe(id) {
      if (id === SANA.id) {
        throw new VernissageError({
          code: "space-unavailable",
          message: "asleep",
          userMessage: `The Space ${id} is asleep.`,
          party: "space",
        });
      }
      const { endpoint } = spaceBy(id);
      const others = { ...INFER, name: "/on_change", input: { type: "object", properties: {} } };
      return { id, endpoints: [others, { ...INFER, name: endpoint ?? "/infer" }], schemaDigest: "" };
    },
  };
}
