import type { AssetReport } from "../core/asset.ts";
import type { Clock } from "../core/clock.ts";
import type { Digest } from "../core/digest.ts";
import { VernissageError } from "../core/errors.ts";
import type { Credit, Version } from "../core/gallery.ts";
import { placementsOf } from "../core/placements.ts";
import type { GalleryPlan } from "../core/plan.ts";
import { artifactRef, partKeys } from "../core/plan-parts.ts";
import type { Records } from "../core/records.ts";
import type { Run } from "../core/run.ts";
import { publishableScene, type RunView } from "../core/run-view.ts";
import type { PlanState } from "../core/tool.ts";

/** More than these would fill a message. */
const MAX_REMARKS = 6;

export interface PublishDeps {
  records: Records;
  clock: Clock;
  createId: () => string;
  /** Sees to what follows in the background: nobody waits for large pictures and variants to walk in. */
  finish?(version: Version): void;
}

/** Makes a version of the scene that passed its checks. Publishing the same run twice gives the same version. */
export async function publishVersion(deps: PublishDeps, run: Run, view: RunView): Promise<Version> {
  const version = await addVersion(deps, run, view);
  deps.finish?.(version);
  return version;
}

async function addVersion(deps: PublishDeps, run: Run, view: RunView): Promise<Version> {
  const { records, clock, createId } = deps;
  const versions = await records.versionsOf(run.galleryId);
  const already = versions.find((version) => version.runId === run.id);
  if (already) return already;
  const scene = publishableScene(view);
  const planState = view.planState;
  if (!scene || !planState) {
    throw new VernissageError({
      code: "nothing-to-publish",
      message: "publish was called without a valid, pictured scene",
      userMessage: "There is no finished scene to publish yet.",
      party: "us",
    });
  }
  const previous = versions.find(({ id }) => id === run.basedOn);
  // The version it started from comes last: what is in several is taken from there.
  const former = previous ? [...versions, previous] : [];
  const placements = placementsOf(scene.report);
  const remarks = remarksOn(scene.report, planState.plan, view.leftOut);
  const version: Version = {
    id: createId(),
    galleryId: run.galleryId,
    number: (versions.at(-1)?.number ?? 0) + 1,
    runId: run.id,
    plan: planState.plan,
    scene: scene.digest,
    sheet: scene.sheet,
    views: [],
    made: madeParts(run, view, planState, former),
    ...(placements && { placements }),
    promises: scene.promises,
    ...(remarks.length > 0 && { remarks }),
    credits: creditsOf(view, planState.plan, former),
    triangles: scene.report.triangles,
    sizeBytes: scene.report.sizeBytes,
    createdAtMs: clock.now(),
  };
  await records.addVersion(version);
  await records.updateGallery(run.galleryId, { title: planState.plan.title });
  return version;
}

/** What the record and the checks show to be missing or wrong, whatever the model says about it. */
function remarksOn(
  { issues, parts, scene, hiddenWorks = [] }: AssetReport,
  { exhibits }: GalleryPlan,
  leftOut: readonly string[],
): string[] {
  const titles = new Map(exhibits.map(({ id, label }) => [id, label.title]));
  const shown = new Set(parts.filter(({ triangles }) => triangles > 0).map(({ exhibit }) => exhibit));
  const unhung = scene ? exhibits.filter(({ id }) => !shown.has(id)).map(({ label }) => label.title) : [];
  const pictured = issues.filter(({ code }) => code === "too-dark" || code === "too-bright");
  const remarks = [
    ...[...leftOut, ...unhung].map((title) => `“${title}” could not be made and is left out`),
    ...hiddenWorks.map(
      ({ exhibit, behind }) => `“${titles.get(exhibit) ?? exhibit}” is hidden behind ${behind}`,
    ),
    ...pictured.map(({ message }) => message),
  ];
  const untold = remarks.length - MAX_REMARKS;
  return untold > 0 ? [...remarks.slice(0, MAX_REMARKS), `and ${untold} more`] : remarks;
}

/** The files behind the parts: made in this run, given with its request, or taken over from former versions. */
function madeParts(
  run: Run,
  view: RunView,
  { plan, made }: PlanState,
  former: readonly Version[],
): Record<string, Digest> {
  const given = new Map(run.request.pictures.map((digest) => [artifactRef(digest), digest]));
  const digests: Record<string, Digest> = {};
  for (const [part, key] of partKeys(plan)) {
    const ref = made[part];
    const digest =
      (ref && (view.artifacts.get(ref)?.artifact.digest ?? given.get(ref))) ??
      former.findLast((version) => version.made[key])?.made[key];
    if (digest) digests[key] = digest;
  }
  return digests;
}

/** Who made what: this run's Spaces, then those of parts taken over from former versions. */
function creditsOf(view: RunView, plan: Version["plan"], former: readonly Version[]): Credit[] {
  const titles = new Map(plan.exhibits.map((exhibit) => [exhibit.id, exhibit.label.title]));
  const nameOf = (part: string) =>
    part === "base" ? "Architecture" : part === "scene" ? "Hanging, materials and light" : titles.get(part);
  const credits = new Map<string, Credit>();
  for (const credit of former.flatMap((version) => version.credits)) credits.set(credit.part, credit);
  for (const { makes, source, endpoint } of view.artifacts.values()) {
    const part = makes && nameOf(makes);
    if (part) credits.set(part, { part, source, endpoint });
  }
  const wanted = new Set(["Architecture", "Hanging, materials and light", ...titles.values()]);
  return [...credits.values()].filter((credit) => wanted.has(credit.part));
}
