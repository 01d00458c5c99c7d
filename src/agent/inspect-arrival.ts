import type { Artifact } from "../core/artifact.ts";
import type { AssetIssue, PictureStatistics, Thumbnail } from "../core/asset.ts";
import type { Digest } from "../core/digest.ts";
import { toVernissageError } from "../core/errors.ts";
import type { RunEvent } from "../core/events.ts";
import type { ContentPart } from "../core/language-model.ts";
import type { ReportSummary } from "../core/tool.ts";
import type { RunContext } from "./run-context.ts";

export type Inspection = Extract<RunEvent, { type: "asset-inspected" }>;

/** Inspects and pictures a GLB the moment it arrives, and says so in the record. */
export async function inspectArrival(
  context: RunContext,
  artifact: Artifact,
  about: { makes?: string; isScene: boolean },
): Promise<Inspection> {
  const { deps, signal } = context;
  const startedAtMs = deps.clock.now();
  await context.enter("inspecting");
  const glb = await deps.store.read(artifact.digest);
  if (!glb) throw new Error(`artifact ${artifact.digest} is gone`);
  let report = await deps.inspector.inspect(glb, { signal });
  const promises = deps.checkPromises(context.view().planState?.plan.promises ?? [], report);
  let sheet: Digest | undefined;
  let picture: PictureStatistics | undefined;
  const views: Digest[] = [];
  if (report.isValid) {
    try {
      const pictures = await deps.thumbnailer.picture(glb, { signal, isDraft: !about.isScene });
      sheet = await keep(context, pictures.sheet);
      for (const view of pictures.views) views.push(await keep(context, view));
      picture = pictures.sheet.statistics;
      const issue = pictureIssue(picture);
      if (issue) {
        const isValid = report.isValid && issue.severity !== "error";
        report = { ...report, issues: [...report.issues, issue], isValid };
      }
    } catch (thrown) {
      signal.throwIfAborted();
      const error = toVernissageError(thrown);
      // Without a browser no gallery can be pictured: that is the operator's to mend, not the Space's fault.
      if (error.party === "operator") throw error;
      const issue = { severity: "error", code: error.code, message: error.message } as const;
      report = { ...report, issues: [...report.issues, issue], isValid: false };
    }
  }
  const inspection: Inspection = {
    type: "asset-inspected",
    digest: artifact.digest,
    ...about,
    report,
    promises,
    ...(sheet && { sheet }),
    views,
    ...(picture && { picture }),
    durationMs: deps.clock.now() - startedAtMs,
  };
  await context.append(inspection);
  if (context.callsUnderWay.count > 0) await context.enter("generating");
  else if (about.isScene && report.isValid) await context.enter("validating");
  return inspection;
}

/** A picture more than half black, or burnt out, is no gallery to walk in; it may be published, but not unsaid. */
const TOO_MUCH = 0.5;

/** What the pictures show to be wrong; nothing at all to see is an error, too dark or too bright a warning. */
function pictureIssue({ isBlank, darkShare, brightShare }: PictureStatistics): AssetIssue | undefined {
  const percent = (share: number) => `${Math.round(share * 100)}% of the picture`;
  if (isBlank) return { severity: "error", code: "nothing-visible", message: "the pictures show nothing" };
  if (darkShare > TOO_MUCH)
    return {
      severity: "warning",
      code: "too-dark",
      message: `${percent(darkShare)} is black: more light is needed`,
    };
  if (brightShare > TOO_MUCH)
    return {
      severity: "warning",
      code: "too-bright",
      message: `${percent(brightShare)} is burnt out: less light is needed`,
    };
  return undefined;
}

/** The report as the model sees it. */
export function summariseReport({ report, promises, picture }: Inspection): ReportSummary {
  const { min, max } = report.bounds;
  const share = (value: number) => Math.round(value * 100) / 100;
  const size = (axis: 0 | 1 | 2) => Math.round((max[axis] - min[axis]) * 10) / 10;
  return {
    valid: report.isValid,
    triangles: report.triangles,
    materials: report.materials,
    largestTexturePx: Math.max(
      0,
      ...report.textures.map((texture) => Math.max(texture.widthPx, texture.heightPx)),
    ),
    sizeMetres: [size(0), size(1), size(2)],
    problems: report.issues.slice(0, 8).map((issue) => `${issue.severity}: ${issue.message}`.slice(0, 200)),
    promises: promises.map(({ text, kept, found }) => ({ text, kept, found })),
    ...(picture && {
      picture: {
        meanLuminance: share(picture.meanLuminance),
        darkShare: share(picture.darkShare),
        brightShare: share(picture.brightShare),
      },
    }),
  };
}

/** The contact sheet for a model that can see. */
export async function pictureFor(context: RunContext, inspection: Inspection): Promise<ContentPart[]> {
  if (!context.deps.model.canSee || !inspection.sheet) return [];
  const bytes = await context.deps.store.read(inspection.sheet);
  return bytes ? [{ type: "image", mediaType: "image/png", bytes }] : [];
}

async function keep(context: RunContext, thumbnail: Thumbnail): Promise<Digest> {
  const { digest } = await context.deps.store.put(thumbnail.png, {
    mediaType: "image/png",
    widthPx: thumbnail.widthPx,
    heightPx: thumbnail.heightPx,
    provenance: { source: "vernissage", name: `${thumbnail.name}.png` },
  });
  return digest;
}
