import type { ExhibitSpec, GalleryPlan } from "../../core/plan.ts";
import { BASE } from "../../core/plan-parts.ts";
import type { Capability } from "../../core/space.ts";
import type { ArtifactRef, CallSpaceInput } from "../../core/tool.ts";
import {
  adaptInput,
  baseInput,
  paintingInput,
  referenceInput,
  refineInput,
  sculptureFromPictureInput,
  sculptureInput,
} from "./space-inputs.ts";
import {
  builtinFor,
  isSearched,
  ladderFor,
  needsDescription,
  type SpaceChoice,
  sculptureLadder,
} from "./spaces.ts";
import type { PlannedCall } from "./step.ts";
import { attemptsAt, type Transcript } from "./transcript.ts";

/** The name of the hung and lit room among what calls make. */
export const SCENE = "scene";

/** A work is tried twice, or once per Space on its ladder up to three; without the room there is no gallery, so more often. */
const MAX_ATTEMPTS = { work: { least: 2, most: 3 }, room: 4 } as const;

export function isGivenUp(transcript: Transcript, plan: GalleryPlan, part: string): boolean {
  const attempts = attemptsAt(transcript, part).length;
  if (part === BASE || part === SCENE) return attempts >= MAX_ATTEMPTS.room;
  const { least, most } = MAX_ATTEMPTS.work;
  return attempts >= Math.min(most, Math.max(least, ladderOf(transcript, plan, part).length));
}

/** What has to be asked about Spaces before the parts and the scene can be made. */
export function askAboutSpaces(
  transcript: Transcript,
  plan: GalleryPlan,
  toMake: readonly string[],
  offered: ReadonlySet<string>,
): PlannedCall[] {
  const parts = [...toMake, SCENE];
  if (offered.has("find_space")) {
    const needed = new Set(parts.flatMap((part) => capabilitiesFor(transcript, plan, part)));
    const unsearched = [...needed].filter((capability) => !isSearched(transcript, capability));
    if (unsearched.length > 0)
      return unsearched.map((capability) => ({ name: "find_space", input: { capability } }));
  }
  if (!offered.has("describe_space")) return [];
  const unread = parts
    .map((part) => nextChoice(transcript, plan, part))
    .filter((choice) => needsDescription(transcript, choice));
  return [...new Set(unread.map(({ space }) => space))].map((space) => ({
    name: "describe_space",
    input: { space },
  }));
}

/** The next call that brings a part nearer: the part itself, or the picture a sculpture is made from. */
export function callFor(transcript: Transcript, plan: GalleryPlan, part: string): PlannedCall {
  const choice = nextChoice(transcript, plan, part);
  const attempt = attemptsAt(transcript, part).length;
  if (part === BASE) return call(choice, baseInput(plan, transcript.request.words, attempt), part);
  const exhibit = exhibitOf(plan, part);
  if (exhibit.kind !== "sculpture") return call(choice, paintingInput(exhibit, attempt), part);
  if (choice.capability === "text-to-3d") return call(choice, sculptureInput(exhibit, attempt), part);
  const picture = pictureOf(transcript, part);
  if (picture) return call(choice, sculptureFromPictureInput(exhibit, attempt, picture), part);
  const reference = referenceTo(part);
  return call(choice, referenceInput(exhibit, attemptsAt(transcript, reference).length), reference);
}

/** The call that hangs what is made. */
export function refineCall(
  transcript: Transcript,
  plan: GalleryPlan,
  made: Readonly<Record<string, ArtifactRef>>,
): PlannedCall {
  const attempt = attemptsAt(transcript, SCENE).length;
  // Re-texturing keeps the plan, its seed included; what is new is the request's.
  const seed = transcript.request.kind === "retexture" ? transcript.request.seed : plan.seed;
  return call(nextChoice(transcript, plan, SCENE), refineInput(plan, made, attempt, seed), SCENE);
}

/** The Space of the next call for a part: down the ladder, then the built-in one again with other settings. */
function nextChoice(transcript: Transcript, plan: GalleryPlan, part: string): SpaceChoice {
  const capability = capabilityFor(plan, part);
  const choice = ladderOf(transcript, plan, part)[attemptsAt(transcript, part).length];
  if (choice?.capability !== "image-to-3d" || pictureOf(transcript, part))
    return choice ?? builtinFor(capability);
  const pictures = ladderFor(transcript, "text-to-image");
  return pictures[attemptsAt(transcript, referenceTo(part)).length] ?? builtinFor("text-to-image");
}

/** Without a picture to go by there is no sculpture from one. */
function ladderOf(transcript: Transcript, plan: GalleryPlan, part: string): readonly SpaceChoice[] {
  const capability = capabilityFor(plan, part);
  if (capability !== "text-to-3d") return ladderFor(transcript, capability);
  const hasNoPicture =
    !pictureOf(transcript, part) &&
    attemptsAt(transcript, referenceTo(part)).length >= MAX_ATTEMPTS.work.least;
  return hasNoPicture ? ladderFor(transcript, "text-to-3d") : sculptureLadder(transcript);
}

/** What to search for: a sculpture may be made from words or from a picture. */
function capabilitiesFor(transcript: Transcript, plan: GalleryPlan, part: string): Capability[] {
  const capability = capabilityFor(plan, part);
  if (capability !== "text-to-3d") return [capability];
  const isFromPicture = ladderOf(transcript, plan, part)[0]?.capability === "image-to-3d";
  return [capability, "image-to-3d", ...(isFromPicture ? (["text-to-image"] as const) : [])];
}

function capabilityFor(plan: GalleryPlan, part: string): Capability {
  if (part === BASE) return "build-scene";
  if (part === SCENE) return "refine-scene";
  return exhibitOf(plan, part).kind === "sculpture" ? "text-to-3d" : "text-to-image";
}

function exhibitOf(plan: GalleryPlan, part: string): ExhibitSpec {
  const exhibit = plan.exhibits.find(({ id }) => id === part);
  if (!exhibit) throw new Error(`the plan has no ${part}`);
  return exhibit;
}

function referenceTo(part: string): string {
  return `reference-${part}`;
}

function pictureOf(transcript: Transcript, part: string): ArtifactRef | undefined {
  return attemptsAt(transcript, referenceTo(part)).findLast(({ artifact }) => artifact)?.artifact;
}

function call(choice: SpaceChoice, input: Record<string, unknown>, makes: string): PlannedCall {
  const request: CallSpaceInput = {
    space: choice.space,
    endpoint: choice.endpoint ?? "/predict",
    input: adaptInput(choice, input),
    makes,
  };
  return { name: "call_space", input: request };
}
