import { type Artifact, isGaussianSplat } from "../core/artifact.ts";
import type { ContentPart } from "../core/language-model.ts";
import { artifactRef, BASE } from "../core/plan-parts.ts";
import type { AssetView } from "../core/run-view.ts";
import type { CallSpaceResult } from "../core/tool.ts";
import { isReference } from "./call-purpose.ts";
import { inspectArrival, pictureFor, summariseReport } from "./inspect-arrival.ts";
import type { RunContext } from "./run-context.ts";

type PartKind = "GLB" | "picture" | "GLB or Gaussian splat";

interface Arrival {
  artifact: Artifact;
  /** GLBs only. */
  inspection?: AssetView;
}

/**
 * Has every GLB that came back inspected and pictured, and writes all of it down. At most one artifact counts as the
 * part the call makes, and comes first in what the model sees; an invalid GLB never does, so the part stays stale.
 * `lacks` says what the part should have been if nothing of the kind came back.
 */
export async function receiveArtifacts(
  context: RunContext,
  artifacts: readonly Artifact[],
  about: {
    makes?: string | undefined;
    isScene: boolean;
    /** Who made them. */
    source: string;
    endpoint: string;
    /** What went in. */
    used: readonly Artifact[];
  },
): Promise<{ artifacts: CallSpaceResult["artifacts"]; pictures: ContentPart[]; lacks?: PartKind }> {
  const { makes, isScene, source, endpoint, used } = about;
  const arrivals: Arrival[] = [];
  // Many Spaces return one file twice, to look at and to download.
  for (const artifact of new Map(artifacts.map((one) => [one.digest, one])).values()) {
    if (artifact.mediaType !== "model/gltf-binary") arrivals.push({ artifact });
    else {
      const inspection = await inspectArrival(context, artifact, { ...(makes && { makes }), isScene });
      arrivals.push({ artifact, inspection });
    }
  }
  const wanted = makes ? kindOf(context, makes) : undefined;
  const part = wanted ? choosePart(arrivals, wanted, used) : undefined;
  const ordered = part ? [part, ...arrivals.filter((arrival) => arrival !== part)] : arrivals;
  const pictures: ContentPart[] = [];
  for (const { artifact, inspection } of ordered) {
    const isPart = makes && artifact === part?.artifact;
    await context.append({ type: "artifact-added", artifact, ...(isPart && { makes }), source, endpoint });
    if (inspection) pictures.push(...(await pictureFor(context, inspection)));
  }
  const lacks = wanted && !arrivals.some(({ artifact }) => isA(wanted, artifact)) ? wanted : undefined;
  return { artifacts: ordered.map(summarise), pictures, ...(lacks && { lacks }) };
}

/** `undefined` for a part the plan does not have. */
function kindOf(context: RunContext, makes: string): PartKind | undefined {
  if (makes === BASE || makes === "scene") return "GLB";
  const exhibit = context.view().planState?.plan.exhibits.find(({ id }) => id === makes);
  if (exhibit) return exhibit.kind === "sculpture" ? "GLB or Gaussian splat" : "picture";
  return isReference(makes) ? "picture" : undefined;
}

/**
 * Spaces return previews, videos and bare meshes beside what was wanted: of GLBs a textured one is meant, of pictures
 * made from a picture the last (the first is the one that went in). A GLB can be handed on further than a splat.
 */
function choosePart(
  arrivals: readonly Arrival[],
  wanted: PartKind,
  used: readonly Artifact[],
): Arrival | undefined {
  const candidates = arrivals.filter(({ artifact }) => isA(wanted, artifact));
  if (wanted !== "picture") {
    const valid = candidates.filter(({ inspection }) => inspection?.report.isValid);
    return (
      valid.find(({ inspection }) => inspection!.report.textures.length > 0) ??
      valid[0] ??
      candidates.find(({ artifact }) => isGaussianSplat(artifact.mediaType))
    );
  }
  return used.some((artifact) => isA("picture", artifact)) ? candidates.at(-1) : candidates[0];
}

function isA(wanted: PartKind, { mediaType }: Artifact): boolean {
  if (wanted === "picture") return mediaType.startsWith("image/");
  const isGlb = mediaType === "model/gltf-binary";
  return isGlb || (wanted === "GLB or Gaussian splat" && isGaussianSplat(mediaType));
}

function summarise({ artifact, inspection }: Arrival): CallSpaceResult["artifacts"][number] {
  const { digest, mediaType, sizeBytes, widthPx, heightPx } = artifact;
  return {
    artifact: artifactRef(digest),
    mediaType,
    sizeBytes,
    ...(widthPx && { widthPx }),
    ...(heightPx && { heightPx }),
    ...(inspection && { report: summariseReport(inspection) }),
  };
}
