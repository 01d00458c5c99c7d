import type { Capability } from "../../core/space.ts";
import type {
  DescribeSpaceInput,
  DescribeSpaceResult,
  FindSpaceInput,
  FindSpaceResult,
} from "../../core/tool.ts";
import type { Transcript } from "./transcript.ts";

export interface SpaceChoice {
  space: string;
  endpoint?: string;
  /** JSON Schema of the endpoint's inputs; built-in ones are known without. */
  schema?: Record<string, unknown>;
}

/** The built-in Space for each capability we use, known without asking. */
export const BUILTIN: Readonly<Partial<Record<Capability, SpaceChoice>>> = {
  "build-scene": { space: "builtin/architect", endpoint: "/generate_scene" },
  "refine-scene": { space: "builtin/curator", endpoint: "/refine_scene" },
  "text-to-image": { space: "builtin/painter", endpoint: "/paint" },
  "text-to-3d": { space: "builtin/sculptor", endpoint: "/sculpt" },
};

/** Spaces to try for a capability, best first; `undefined` if it was not searched for yet. */
export function choicesFor(transcript: Transcript, capability: Capability): SpaceChoice[] | undefined {
  const search = transcript.answered.findLast(
    ({ call }) =>
      call.name === "find_space" && (call.input as FindSpaceInput | undefined)?.capability === capability,
  );
  if (!search) return undefined;
  const found = search.isError ? [] : ((search.result as FindSpaceResult | undefined)?.spaces ?? []);
  const choices = found
    .filter(({ trusted }) => trusted)
    .map(({ space, endpoint }): SpaceChoice => {
      const builtin = Object.values(BUILTIN).find((known) => known.space === space);
      if (builtin) return { ...builtin, ...(endpoint && { endpoint }) };
      return { space, ...(endpoint && { endpoint }), ...descriptionOf(transcript, space, endpoint) };
    });
  const last = BUILTIN[capability];
  return choices.length > 0 || !last ? choices : [last];
}

export function isBuiltin({ space }: SpaceChoice): boolean {
  return space.startsWith("builtin/");
}

/** Whether a Space has to be described before it can be called; asked at most once. */
export function needsDescription(transcript: Transcript, choice: SpaceChoice): boolean {
  return !isBuiltin(choice) && !choice.schema && !describeCall(transcript, choice.space);
}

function descriptionOf(
  transcript: Transcript,
  space: string,
  endpoint: string | undefined,
): Partial<SpaceChoice> {
  const described = describeCall(transcript, space);
  if (!described || described.isError) return {};
  const endpoints = (described.result as DescribeSpaceResult | undefined)?.endpoints ?? [];
  const takesWords = (schema: Record<string, unknown>) =>
    /prompt|text|image|mesh/.test(Object.keys(propertiesOf(schema)).join());
  const chosen =
    endpoints.find((one) => one.endpoint === endpoint) ??
    endpoints.find(({ input }) => takesWords(input)) ??
    endpoints[0];
  return chosen ? { endpoint: chosen.endpoint, schema: chosen.input } : {};
}

function describeCall({ answered }: Transcript, space: string) {
  return answered.findLast(
    ({ call }) =>
      call.name === "describe_space" && (call.input as DescribeSpaceInput | undefined)?.space === space,
  );
}

export function propertiesOf(schema: Record<string, unknown>): Record<string, Record<string, unknown>> {
  return (schema.properties ?? {}) as Record<string, Record<string, unknown>>;
}
