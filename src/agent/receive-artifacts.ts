import type { Artifact } from "../core/artifact.ts";
import type { ContentPart } from "../core/language-model.ts";
import { artifactRef } from "../core/plan-parts.ts";
import type { CallSpaceResult } from "../core/tool.ts";
import { type Inspection, inspectArrival, pictureFor, summariseReport } from "./inspect-arrival.ts";
import type { RunContext } from "./run-context.ts";

interface Arrival {
  artifact: Artifact;
  /** GLBs only. */
  inspection?: Inspection;
}

/**
 * Has every GLB that came back inspected and pictured, and writes all of it down. At most one artifact counts as the
 * part the call makes, and comes first in what the model sees; an invalid GLB never does, so the part stays stale.
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
): Promise<{ artifacts: CallSpaceResult["artifacts"]; pictures: ContentPart[] }> {
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
  const part = makes ? choosePart(arrivals, wantsGlb(context, makes), used) : undefined;
  const ordered = part ? [part, ...arrivals.filter((arrival) => arrival !== part)] : arrivals;
  const pictures: ContentPart[] = [];
  for (const { artifact, inspection } of ordered) {
    const isPart = makes && artifact === part?.artifact;
    await context.append({ type: "artifact-added", artifact, ...(isPart && { makes }), source, endpoint });
    if (inspection) pictures.push(...(await pictureFor(context, inspection)));
  }
  return { artifacts: ordered.map(summarise), pictures };
}

function wantsGlb(context: RunContext, makes: string): boolean {
  if (makes === "base" || makes === "scene") return true;
  const { planState } = context.view();
  return planState?.plan.exhibits.find(({ id }) => id === makes)?.kind === "sculpture";
}

/**
 * Spaces return previews, videos and bare meshes beside what was wanted: of GLBs a textured one is meant, of pictures
 * made from a picture the last (the first is the one that went in).
 */
function choosePart(
  arrivals: readonly Arrival[],
  isGlb: boolean,
  used: readonly Artifact[],
): Arrival | undefined {
  if (isGlb) {
    const valid = arrivals.filter(({ inspection }) => inspection?.report.isValid);
    return valid.find(({ inspection }) => inspection!.report.textures.length > 0) ?? valid[0];
  }
  const pictures = arrivals.filter(({ artifact }) => artifact.mediaType.startsWith("image/"));
  return used.some(({ mediaType }) => mediaType.startsWith("image/")) ? pictures.at(-1) : pictures[0];
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
