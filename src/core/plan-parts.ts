import { canonicalJson, type Digest, digestOf } from "./digest.ts";
import type { ExhibitSpec, GalleryPlan } from "./plan.ts";
import type { ArtifactRef } from "./tool.ts";

/** The bare room's name among the parts of a plan; the others are exhibit ids. */
export const BASE = "base";

/** Digest of what determines the bare room: equal keys, equal room. */
export function baseKey(plan: GalleryPlan): string {
  return digestOf(canonicalJson({ style: plan.style, room: plan.room, seed: plan.seed }));
}

/** Digest of what determines an exhibit's file. The label is not part of it: it is drawn by the curator. */
export function exhibitKey(exhibit: ExhibitSpec): string {
  const { kind, prompt, style, widthCm, heightCm, seed } = exhibit;
  return digestOf(
    canonicalJson({ kind, prompt, style, aspect: Math.round((widthCm / heightCm) * 100), seed }),
  );
}

/** Every part of a plan with its key, `base` first. */
export function partKeys(plan: GalleryPlan): ReadonlyMap<string, string> {
  return new Map([
    [BASE, baseKey(plan)],
    ...plan.exhibits.map((exhibit) => [exhibit.id, exhibitKey(exhibit)] as const),
  ]);
}

/** How a model names an artifact: enough of the digest to be unique within a run. */
export function artifactRef(digest: Digest): ArtifactRef {
  return `artifact:${digest.slice("sha256:".length, "sha256:".length + 8)}`;
}
