import { type Artifact, EXTENSIONS } from "../core/artifact.ts";
import type { GalleryPlan } from "../core/plan.ts";
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
  const resolved = Object.fromEntries(
    Object.entries(input).map(([name, value]) => [
      name,
      name === "plan" && value === "plan" ? creditedPlan(context) : resolve(value),
    ]),
  );
  return { input: resolved, used, unknown };
}

/** The plan with the maker of each work on its label, as a museum names its lenders. */
function creditedPlan(context: RunContext): GalleryPlan | null {
  const { planState, artifacts } = context.view();
  if (!planState) return null;
  const { plan, made } = planState;
  const exhibits = plan.exhibits.map((exhibit) => {
    const ref = made[exhibit.id];
    const source = ref && artifacts.get(ref)?.source;
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
