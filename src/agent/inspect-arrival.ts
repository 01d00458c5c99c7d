import type { Artifact } from "../core/artifact.ts";
import type { AssetIssue, PictureStatistics } from "../core/asset.ts";
import { toVernissageError } from "../core/errors.ts";
import type { RunEvent } from "../core/events.ts";
import type { ContentPart } from "../core/language-model.ts";
import type { AssetView } from "../core/run-view.ts";
import type { ReportSummary } from "../core/tool.ts";
import type { RunContext } from "./run-context.ts";

/** Inspects a GLB the moment it arrives, pictures it if it is valid, and says so in the record. */
export async function inspectArrival(
  context: RunContext,
  artifact: Artifact,
  about: { makes?: string; isScene: boolean },
): Promise<AssetView> {
  const { deps, signal } = context;
  const { digest } = artifact;
  const startedAtMs = deps.clock.now();
  await context.enter("inspecting");
  const glb = await deps.store.read(digest);
  if (!glb) throw new Error(`artifact ${digest} is gone`);
  const report = await deps.inspector.inspect(glb, { signal });
  const promises = deps.checkPromises(context.view().planState?.plan.promises ?? [], report);
  const durationMs = deps.clock.now() - startedAtMs;
  await context.append({ type: "asset-inspected", digest, ...about, report, promises, durationMs });
  if (report.isValid) await context.append(await pictureArrival(context, artifact, glb));
  const asset = context.view().inspections.get(digest)!;
  if (context.callsUnderWay.count > 0) await context.enter("generating");
  else if (about.isScene && asset.report.isValid) await context.enter("validating");
  return asset;
}

/** A GLB that cannot be pictured, or shows nothing, is not used; without a browser nothing could be: that rejects. */
async function pictureArrival(
  { deps, signal }: RunContext,
  { digest }: Artifact,
  glb: Uint8Array,
): Promise<Extract<RunEvent, { type: "asset-pictured" }>> {
  const startedAtMs = deps.clock.now();
  try {
    const { png, widthPx, heightPx, statistics } = await deps.thumbnailer.sheet(glb, { signal });
    const sheet = await deps.store.put(png, {
      mediaType: "image/png",
      ...{ widthPx, heightPx },
      provenance: { source: "vernissage", name: "sheet.png" },
    });
    const issue = pictureIssue(statistics);
    return {
      type: "asset-pictured",
      digest,
      sheet: sheet.digest,
      picture: statistics,
      ...(issue && { issue }),
      durationMs: deps.clock.now() - startedAtMs,
    };
  } catch (thrown) {
    signal.throwIfAborted();
    const { code, message, party } = toVernissageError(thrown);
    // Without a browser no gallery can be pictured: that is the operator's to mend, not the Space's fault.
    if (party === "operator") throw thrown;
    const issue = { severity: "error", code, message } as const;
    return { type: "asset-pictured", digest, issue, durationMs: deps.clock.now() - startedAtMs };
  }
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
export function summariseReport({ report, promises, picture }: AssetView): ReportSummary {
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
export async function pictureFor(context: RunContext, inspection: AssetView): Promise<ContentPart[]> {
  if (!context.deps.model.canSee || !inspection.sheet) return [];
  const bytes = await context.deps.store.read(inspection.sheet);
  return bytes ? [{ type: "image", mediaType: "image/png", bytes }] : [];
}
