import type { GalleryPlan } from "../../core/plan.ts";
import { BASE } from "../../core/plan-parts.ts";
import type { ArtifactRef, CallSpaceInput, PlanState, PublishGalleryInput } from "../../core/tool.ts";
import { noteFor, say } from "./closing-words.ts";
import { draftOf } from "./draft-of-plan.ts";
import { askAboutSpaces, callFor, isGivenUp, refineCall, SCENE } from "./part-calls.ts";
import type { NextStep } from "./step.ts";
import { attemptsAt, failureOf, type Transcript } from "./transcript.ts";

/** The next step towards a published gallery, from what the transcript shows is made. */
export function makeGallery(
  transcript: Transcript,
  state: PlanState,
  offered: ReadonlySet<string>,
): NextStep {
  const scene = attemptsAt(transcript, SCENE).findLast(({ artifact }) => artifact);
  const isToBeHungAgain =
    scene?.hidesWorks && offered.has("call_space") && hasOtherHand(transcript, state.plan);
  if (scene?.artifact && !isToBeHungAgain) return publish(transcript, state, scene.artifact, offered);
  if (!offered.has("call_space")) return { text: say("stuck", "call_space is not offered") };

  const { plan } = state;
  const made = madeSoFar(transcript, state);
  const parts = [BASE, ...plan.exhibits.map(({ id }) => id)].filter((part) => !made[part]);
  const givenUp = parts.filter((part) => isGivenUp(transcript, plan, part));
  if (givenUp.includes(BASE)) return { text: say("room", lastFailure(transcript, BASE)) };
  const toMake = parts.filter((part) => !givenUp.includes(part) && isMakeable(plan, part));

  const questions = askAboutSpaces(transcript, plan, toMake, offered);
  if (questions.length > 0) return { calls: questions };
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
  if (isGivenUp(transcript, plan, SCENE)) return { text: say("room", lastFailure(transcript, SCENE)) };
  return { calls: [refineCall(transcript, plan, made)] };
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

/** Works one Space hung out of sight another may hang better; it is asked once. */
function hasOtherHand(transcript: Transcript, plan: GalleryPlan): boolean {
  const attempts = attemptsAt(transcript, SCENE);
  const next = refineCall(transcript, plan, {}).input as CallSpaceInput;
  return attempts.length === 1 && attempts[0]!.input.space !== next.space;
}

/** A member's picture is hung, not made. */
function isMakeable(plan: GalleryPlan, part: string): boolean {
  return plan.exhibits.find(({ id }) => id === part)?.kind !== "picture";
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
