import type { Capability } from "../../core/space.ts";
import type {
  DescribeSpaceInput,
  DescribeSpaceResult,
  FindSpaceInput,
  FindSpaceResult,
} from "../../core/tool.ts";
import { understands } from "./space-inputs.ts";
import { isRefusedForBudget, type Transcript } from "./transcript.ts";

export interface SpaceChoice {
  space: string;
  capability: Capability;
  endpoint?: string;
  /** JSON Schema of the endpoint's inputs; built-in ones are known without. */
  schema?: Record<string, unknown>;
  isHindered?: boolean;
}

/** The built-in Space for each capability we use, known without asking. */
const BUILTIN: Readonly<Partial<Record<Capability, SpaceChoice>>> = {
  "build-scene": { space: "builtin/architect", capability: "build-scene", endpoint: "/generate_scene" },
  "refine-scene": { space: "builtin/curator", capability: "refine-scene", endpoint: "/refine_scene" },
  "text-to-image": { space: "builtin/painter", capability: "text-to-image", endpoint: "/paint" },
  "text-to-3d": { space: "builtin/sculptor", capability: "text-to-3d", endpoint: "/sculpt" },
};

/** How many Spaces from elsewhere are tried before the built-in one. */
const MAX_REMOTE = 2;

/**
 * Spaces to try for a capability one after the other: those from elsewhere, the built-in one, then those that
 * something keeps from being used just now. One that cannot be read is passed over; once the GPU time of the run is
 * used up, the built-in one is left. Empty if nothing was searched for yet or nothing fits.
 */
export function ladderFor(transcript: Transcript, capability: Capability): readonly SpaceChoice[] {
  const builtin = BUILTIN[capability];
  const last = builtin ? [builtin] : [];
  if (transcript.answered.some(isRefusedForBudget)) return last;
  const remote = (choicesFor(transcript, capability) ?? []).filter(
    (choice) => !isBuiltin(choice) && (choice.schema || !isDescribed(transcript, choice)),
  );
  return [
    ...remote.filter(({ isHindered }) => !isHindered).slice(0, MAX_REMOTE),
    ...last,
    ...remote.filter(({ isHindered }) => isHindered),
  ];
}

/**
 * Spaces to try for a sculpture. Words made into an object straight away are best; where only a picture can be, one is
 * made first.
 */
export function sculptureLadder(transcript: Transcript): readonly SpaceChoice[] {
  const fromWords = ladderFor(transcript, "text-to-3d");
  if (fromWords.some((choice) => !isBuiltin(choice) && !choice.isHindered)) return fromWords;
  const fromPicture = ladderFor(transcript, "image-to-3d");
  return [
    ...fromPicture.filter(({ isHindered }) => !isHindered),
    ...fromWords,
    ...fromPicture.filter(({ isHindered }) => isHindered),
  ];
}

/** The built-in Space for a capability that has one. */
export function builtinFor(capability: Capability): SpaceChoice {
  const builtin = BUILTIN[capability];
  if (!builtin) throw new Error(`no Space is built in for ${capability}`);
  return builtin;
}

export function isSearched(transcript: Transcript, capability: Capability): boolean {
  return choicesFor(transcript, capability) !== undefined;
}

export function isBuiltin({ space }: SpaceChoice): boolean {
  return space.startsWith("builtin/");
}

/** Whether a Space has to be described before it can be called; asked at most once. */
export function needsDescription(transcript: Transcript, choice: SpaceChoice): boolean {
  return !isBuiltin(choice) && !choice.schema && !isDescribed(transcript, choice);
}

/** What was found and may be called, in the order it was listed; `undefined` if it was not searched for yet. */
function choicesFor(transcript: Transcript, capability: Capability): SpaceChoice[] | undefined {
  const search = transcript.answered.findLast(
    ({ call }) =>
      call.name === "find_space" && (call.input as FindSpaceInput | undefined)?.capability === capability,
  );
  if (!search) return undefined;
  const found = search.isError ? [] : ((search.result as FindSpaceResult | undefined)?.spaces ?? []);
  return found
    .filter(({ trusted }) => trusted)
    .map(({ space, endpoint, hindrance }): SpaceChoice => {
      const described = descriptionOf(transcript, space, endpoint, capability);
      return {
        space,
        capability,
        ...(endpoint && { endpoint }),
        ...described,
        ...(hindrance && { isHindered: true }),
      };
    });
}

function descriptionOf(
  transcript: Transcript,
  space: string,
  endpoint: string | undefined,
  capability: Capability,
): Pick<SpaceChoice, "endpoint" | "schema"> {
  const described = describeCall(transcript, space);
  if (!described || described.isError) return {};
  const endpoints = (described.result as DescribeSpaceResult | undefined)?.endpoints ?? [];
  // Listed with the most likely useful one first: the first that understands what is asked will do.
  const chosen = endpoints.find(
    (one) => (!endpoint || one.endpoint === endpoint) && understands(one.input, capability),
  );
  return chosen ? { endpoint: chosen.endpoint, schema: chosen.input } : {};
}

function isDescribed(transcript: Transcript, { space }: SpaceChoice): boolean {
  return describeCall(transcript, space) !== undefined;
}

function describeCall({ answered }: Transcript, space: string) {
  return answered.findLast(
    ({ call }) =>
      call.name === "describe_space" && (call.input as DescribeSpaceInput | undefined)?.space === space,
  );
}
