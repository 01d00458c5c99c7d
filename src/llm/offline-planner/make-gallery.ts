import type { GalleryPlan } from "../../core/plan.ts";
import { BASE } from "../../core/plan-parts.ts";
import type { Capability } from "../../core/space.ts";
import type { ArtifactRef, CallSpaceInput, PlanState, PublishGalleryInput } from "../../core/tool.ts";
import { draftOf } from "./draft-of-plan.ts";
import { languageIndex } from "./off-topic.ts";
import { readLanguage } from "./read-wish.ts";
import { adaptInput, baseInput, paintingInput, refineInput, sculptureInput } from "./space-inputs.ts";
import { BUILTIN, choicesFor, needsDescription, type SpaceChoice } from "./spaces.ts";
import type { NextStep, PlannedCall } from "./step.ts";
import { readTokens } from "./tokens.ts";
import { attemptsAt, failureOf, type Transcript } from "./transcript.ts";

const SCENE = "scene";
/** A painting or sculpture is tried twice; without the room or the hung scene there is no gallery, so these more often. */
const MAX_ATTEMPTS = { exhibit: 2, room: 4 } as const;

/** The next step towards a published gallery, from what the transcript shows is made. */
export function makeGallery(
  transcript: Transcript,
  state: PlanState,
  offered: ReadonlySet<string>,
): NextStep {
  const scene = attemptsAt(transcript, SCENE).findLast(({ artifact }) => artifact)?.artifact;
  if (scene) return publish(transcript, state, scene, offered);
  if (!offered.has("call_space")) return { text: say("stuck", "call_space is not offered") };

  const { plan } = state;
  const made = madeSoFar(transcript, state);
  const parts = [BASE, ...plan.exhibits.map(({ id }) => id)].filter((part) => !made[part]);
  const givenUp = parts.filter((part) => isGivenUp(transcript, part));
  if (givenUp.includes(BASE)) return { text: say("room", lastFailure(transcript, BASE)) };
  const toMake = parts.filter((part) => !givenUp.includes(part) && isMakeable(plan, part));

  const search = findSpaces(transcript, plan, toMake, offered);
  if (search.length > 0) return { calls: search };
  if (toMake.length > 0) return { calls: toMake.map((part) => callFor(transcript, plan, part)) };

  const isEmpty = plan.exhibits.length > 0 && !plan.exhibits.some(({ id }) => made[id]);
  if (isEmpty) return { text: say("works", lastFailure(transcript, givenUp[0] ?? BASE)) };
  if (givenUp.length > 0 && offered.has("set_plan") && !hasTriedToDrop(transcript, givenUp)) {
    const draft = draftOf(plan, made);
    return {
      calls: [
        {
          name: "set_plan",
          input: { ...draft, exhibits: draft.exhibits.filter(({ id }) => !givenUp.includes(id ?? "")) },
        },
      ],
    };
  }
  const attempts = attemptsAt(transcript, SCENE);
  // Re-texturing keeps the plan, its seed included; what is new is the request's.
  const seed = transcript.request.kind === "retexture" ? transcript.request.seed : plan.seed;
  if (attempts.length >= MAX_ATTEMPTS.room) return { text: say("room", lastFailure(transcript, SCENE)) };
  return {
    calls: [
      call(
        chooseSpace(transcript, "refine-scene", attempts.length),
        refineInput(plan, made, attempts.length, seed),
        SCENE,
      ),
    ],
  };
}

function publish(
  transcript: Transcript,
  state: PlanState,
  scene: ArtifactRef,
  offered: ReadonlySet<string>,
): NextStep {
  const refusals = transcript.answered.filter(
    ({ call: { name }, isError }) => name === "publish_gallery" && isError,
  );
  if (!offered.has("publish_gallery") || refusals.length >= 2) {
    return {
      text: say(
        "stuck",
        refusals.length > 0 ? failureOf(refusals.at(-1)?.result) : "publishing is not offered",
      ),
    };
  }
  const options = (refusals.at(-1)?.result as { error?: { options?: string[] } } | undefined)?.error?.options;
  const right = options?.find((option): option is ArtifactRef => /^artifact:[0-9a-f]{8}$/.test(option));
  const wanted = new Set(
    transcript.answered.flatMap(({ call: { name, input } }) =>
      name === "call_space" ? [(input as CallSpaceInput).makes ?? ""] : [],
    ),
  );
  const missing = [...wanted].filter(
    (part) => /^e\d+$/.test(part) && !attemptsAt(transcript, part).some(({ artifact }) => artifact),
  ).length;
  const input: PublishGalleryInput = { scene: right ?? scene, note: noteFor(transcript, state, missing) };
  return { calls: [{ name: "publish_gallery", input }] };
}

/** What exists: what the plan said was made, and what calls have made since. */
function madeSoFar(transcript: Transcript, state: PlanState): Record<string, ArtifactRef> {
  const made: Record<string, ArtifactRef> = { ...state.made };
  for (const part of state.stale) {
    const artifact = attemptsAt(transcript, part).findLast((attempt) => attempt.artifact)?.artifact;
    if (artifact) made[part] = artifact;
  }
  return made;
}

function isGivenUp(transcript: Transcript, part: string): boolean {
  const attempts = attemptsAt(transcript, part);
  return attempts.length >= (part === BASE ? MAX_ATTEMPTS.room : MAX_ATTEMPTS.exhibit);
}

/** A member's picture is hung, not made. */
function isMakeable(plan: GalleryPlan, part: string): boolean {
  return plan.exhibits.find(({ id }) => id === part)?.kind !== "picture";
}

function findSpaces(
  transcript: Transcript,
  plan: GalleryPlan,
  toMake: readonly string[],
  offered: ReadonlySet<string>,
): PlannedCall[] {
  const needed = new Set<Capability>([...toMake.map((part) => capabilityFor(plan, part)), "refine-scene"]);
  if (offered.has("find_space")) {
    const unsearched = [...needed].filter((capability) => !choicesFor(transcript, capability));
    if (unsearched.length > 0)
      return unsearched.map((capability) => ({ name: "find_space", input: { capability } }));
  }
  if (!offered.has("describe_space")) return [];
  const attempted = (capability: Capability) =>
    Math.max(
      capability === "refine-scene" ? attemptsAt(transcript, SCENE).length : 0,
      ...toMake
        .filter((part) => capabilityFor(plan, part) === capability)
        .map((part) => attemptsAt(transcript, part).length),
    );
  const unknown = [...needed].map((capability) => chooseSpace(transcript, capability, attempted(capability)));
  const spaces = new Set(
    unknown.filter((choice) => needsDescription(transcript, choice)).map(({ space }) => space),
  );
  return [...spaces].map((space) => ({ name: "describe_space", input: { space } }));
}

function callFor(transcript: Transcript, plan: GalleryPlan, part: string): PlannedCall {
  const attempt = attemptsAt(transcript, part).length;
  const choice = chooseSpace(transcript, capabilityFor(plan, part), attempt);
  if (part === BASE) return call(choice, baseInput(plan, transcript.request.words, attempt), part);
  const exhibit = plan.exhibits.find(({ id }) => id === part)!;
  const input =
    exhibit.kind === "sculpture" ? sculptureInput(exhibit, attempt) : paintingInput(exhibit, attempt);
  return call(choice, input, part);
}

/** The first choice at first, then down the list; the last one again with other settings. A Space we cannot read is passed over. */
function chooseSpace(transcript: Transcript, capability: Capability, attempt: number): SpaceChoice {
  const choices = choicesFor(transcript, capability) ?? [];
  const callable = choices.filter(
    (choice) => choice.endpoint && (choice.schema || !hasFailedDescription(transcript, choice)),
  );
  return callable[Math.min(attempt, callable.length - 1)] ?? BUILTIN[capability]!;
}

function hasFailedDescription(transcript: Transcript, choice: SpaceChoice): boolean {
  return !choice.space.startsWith("builtin/") && !needsDescription(transcript, choice);
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

function capabilityFor(plan: GalleryPlan, part: string): Capability {
  if (part === BASE) return "build-scene";
  return plan.exhibits.find(({ id }) => id === part)?.kind === "sculpture" ? "text-to-3d" : "text-to-image";
}

function hasTriedToDrop({ answered }: Transcript, givenUp: readonly string[]): boolean {
  return answered.some(({ call: { name, input } }) => {
    if (name !== "set_plan") return false;
    const exhibits = (input as { exhibits?: { id?: string }[] }).exhibits ?? [];
    return exhibits.some(({ id }) => id) && !exhibits.some(({ id }) => givenUp.includes(id ?? ""));
  });
}

function lastFailure(transcript: Transcript, part: string): string {
  return attemptsAt(transcript, part).at(-1)?.failure ?? "nothing was returned";
}

/** What went wrong, in plain words: the run ends here. */
function say(what: "room" | "works" | "stuck", detail: string): string {
  const beginning = {
    room: "The room could not be built, even at a lower resolution and with every Space on offer.",
    works: "None of the works could be made, so there is nothing to show.",
    stuck: "The gallery could not be finished.",
  }[what];
  return `${beginning} The last answer was: ${detail.slice(0, 200)} Please try again in a while, or with a simpler wish.`;
}

/** en, fr, de, es, it, pt. */
const NOTES: readonly (readonly [done: string, missing: string])[] = [
  ["Works on show: {n}. Come in.", "Works on show: {n}. Not made this time: {m}."],
  ["Œuvres exposées : {n}. Entrez.", "Œuvres exposées : {n}. Non réalisées cette fois : {m}."],
  ["Gezeigte Werke: {n}. Tritt ein.", "Gezeigte Werke: {n}. Diesmal nicht gelungen: {m}."],
  ["Obras expuestas: {n}. Pasa.", "Obras expuestas: {n}. Esta vez no se pudieron hacer: {m}."],
  ["Opere esposte: {n}. Entra.", "Opere esposte: {n}. Questa volta non riuscite: {m}."],
  ["Obras expostas: {n}. Entre.", "Obras expostas: {n}. Desta vez não foi possível fazer: {m}."],
];

function noteFor(transcript: Transcript, { plan }: PlanState, missing: number): string {
  const { words, locale } = transcript.request;
  const [done, lacking] = NOTES[languageIndex(readLanguage(readTokens(words), locale))]!;
  const stillPlanned = plan.exhibits.filter(({ id }) => {
    const attempts = attemptsAt(transcript, id);
    return attempts.length === 0 || attempts.some(({ artifact }) => artifact);
  }).length;
  return (missing > 0 ? lacking : done).replace("{n}", String(stillPlanned)).replace("{m}", String(missing));
}
