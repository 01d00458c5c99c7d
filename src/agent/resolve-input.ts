import { type Artifact, EXTENSIONS } from "../core/artifact.ts";
import type { GalleryPlan } from "../core/plan.ts";
import { artifactRef } from "../core/plan-parts.ts";
import { ArtifactValue } from "../core/space.ts";
import type { RunContext } from "./run-context.ts";

/** A call's input with files and the plan in place of their names. */
export interface ResolvedInput {
  input: Record<string, unknown>;
  used: readonly Artifact[];
  /** References that mean nothing in this run. */
  unknown: readonly string[];
}

/** Replaces `artifact:…` by files and `plan` by the plan, at any depth. */
export function resolveInput(context: RunContext, input: Record<string, unknown>): ResolvedInput {
  const used: Artifact[] = [];
  const unknown: string[] = [];
  const resolve = (value: unknown): unknown => {
    if (typeof value === "string" && /^artifact:[0-9a-f]{8}$/.test(value)) {
      const artifact = context.find(value);
      if (!artifact) {
        unknown.push(value);
        return value;
      }
      used.push(artifact);
      return new ArtifactValue(artifact, `${partName(context, value)}.${EXTENSIONS[artifact.mediaType]}`);
    }
    if (Array.isArray(value)) return value.map(resolve);
    if (value !== null && typeof value === "object") {
      return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, resolve(inner)]));
    }
    return value;
  };
  const files = Object.fromEntries(Object.entries(input).map(([name, value]) => [name, resolve(value)]));
  const asksForPlan = input.plan === "plan";
  return { input: asksForPlan ? { ...files, plan: creditedPlan(context, used) } : files, used, unknown };
}

/**
 * The plan with the maker of each of these works on its label, as a museum names its lenders. Works a call does not
 * hand over stay uncredited: a room asked for again after a restart is then the same call, whatever was made meanwhile.
 */
function creditedPlan(context: RunContext, works: readonly Artifact[]): GalleryPlan | null {
  const { planState, artifacts } = context.view();
  if (!planState) return null;
  const { plan, made } = planState;
  const exhibits = plan.exhibits.map((exhibit) => {
    const ref = made[exhibit.id];
    const source =
      ref && works.some((work) => artifactRef(work.digest) === ref) && artifacts.get(ref)?.source;
    return source ? { ...exhibit, label: { ...exhibit.label, credit: source.slice(0, 120) } } : exhibit;
  });
  return { ...plan, exhibits };
}

/** Uploads are named for the part they are (`e3.png`), which is how the curator tells sculptures apart. */
function partName(context: RunContext, ref: string): string {
  const made = Object.entries(context.view().planState?.made ?? {}).find(
    ([, candidate]) => candidate === ref,
  );
  return made?.[0] ?? ref.replace(":", "-");
}
