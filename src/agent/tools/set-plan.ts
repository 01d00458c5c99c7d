import { z } from "zod";
import { completePlan } from "../../core/complete-plan.ts";
import { type GalleryPlan, type PlanDraft, planDraft } from "../../core/plan.ts";
import { artifactRef, partKeys } from "../../core/plan-parts.ts";
import type { ArtifactRef, PlanState, Tool } from "../../core/tool.ts";
import type { RunContext } from "../run-context.ts";
import { toolFailure, toolResult } from "../tool-result.ts";

/** Fixes what the gallery will be. Parts that a former version already has, unchanged, need not be made again. */
export function createSetPlan(context: RunContext): Tool<PlanDraft> {
  return {
    name: "set_plan",
    description:
      "Set the plan of the gallery or, after a failure, change or leave out exhibits. Answers with the completed plan, what is already made, and what is stale and has to be made.",
    input: planDraft,
    async execute(draft) {
      const before = context.view().planState?.plan ?? context.previous?.plan;
      let plan: GalleryPlan;
      try {
        plan = completePlan(draft, context.run.request.seed, before);
      } catch (error) {
        if (!(error instanceof z.ZodError)) throw error;
        return toolFailure("invalid-plan", z.prettifyError(error));
      }
      const current = context.view().planState?.plan;
      if (context.view().state !== "planning" && current) {
        // By now strangers have been read: they may change how a thing is made, never what is to be made.
        const known = new Set(current.exhibits.map(({ id }) => id));
        const added = plan.exhibits.filter(({ id }) => !known.has(id));
        if (added.length > 0) {
          return toolFailure(
            "plan-widened",
            "Once making has begun a plan may change or leave out exhibits, not add any. Keep the ids of those that stay.",
            [...known],
          );
        }
        plan = { ...plan, promises: current.promises };
      }
      const missing = draft.exhibits.find((exhibit) => exhibit.artifact && !context.find(exhibit.artifact));
      if (missing) return toolFailure("unknown-artifact", `There is no ${missing.artifact}.`);
      const state = planState(context, plan, givenPictures(draft, plan));
      await context.append({ type: "plan-set", state });
      await context.enter("generating");
      return toolResult(state);
    },
  };
}

/** What of a plan exists already, from this run and the version it started from. */
export function planState(
  context: Pick<RunContext, "previous" | "view">,
  plan: GalleryPlan,
  given: Readonly<Record<string, ArtifactRef>> = {},
): PlanState {
  const current = context.view().planState;
  const currentKeys = current && partKeys(current.plan);
  const made: Record<string, ArtifactRef> = {};
  const stale: string[] = [];
  for (const [part, key] of partKeys(plan)) {
    const before = context.previous?.made[key];
    const ref =
      given[part] ??
      (currentKeys?.get(part) === key ? current?.made[part] : undefined) ??
      (before && artifactRef(before));
    if (ref) made[part] = ref;
    else stale.push(part);
  }
  return { plan, made, stale };
}

function givenPictures(draft: PlanDraft, plan: GalleryPlan): Record<string, ArtifactRef> {
  return Object.fromEntries(
    draft.exhibits.flatMap((exhibit, index) =>
      exhibit.artifact ? [[plan.exhibits[index]!.id, exhibit.artifact as ArtifactRef]] : [],
    ),
  );
}
