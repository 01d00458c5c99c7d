import type { Artifact } from "../core/artifact.ts";
import type { GalleryPlan } from "../core/plan.ts";
import { BASE } from "../core/plan-parts.ts";
import type { Capability } from "../core/space.ts";

/** What making a part of the plan takes; `undefined` for a member's picture and what the plan does not have. */
export function capabilityOfPart(part: string, plan: GalleryPlan): Capability | undefined {
  if (part === BASE) return "build-scene";
  if (part === "scene") return "refine-scene";
  const kind = plan.exhibits.find(({ id }) => id === referenceOf(part))?.kind;
  if (kind === undefined || kind === "picture") return undefined;
  return kind === "sculpture" && !isReference(part) ? "text-to-3d" : "text-to-image";
}

/**
 * What a call is for, so that another Space may take over: read from what it makes and from the files that go in.
 * `undefined` where the plan does not tell, as for work on a picture or a GLB that exists.
 */
export function capabilityOfCall(
  makes: string | undefined,
  plan: GalleryPlan | undefined,
  used: readonly Artifact[],
): Capability | undefined {
  const capability = makes && plan && capabilityOfPart(makes, plan);
  if (!capability || capability === "build-scene" || capability === "refine-scene")
    return capability || undefined;
  if (used.length === 0) return capability;
  const isPictured = used.every(({ mediaType }) => mediaType.startsWith("image/"));
  return isPictured && capability === "text-to-3d" ? "image-to-3d" : undefined;
}

/** Whether a part is the picture a sculpture is made from: `reference-e3`. */
export function isReference(part: string): boolean {
  return part.startsWith(REFERENCE);
}

const REFERENCE = "reference-";

function referenceOf(part: string): string {
  return isReference(part) ? part.slice(REFERENCE.length) : part;
}
