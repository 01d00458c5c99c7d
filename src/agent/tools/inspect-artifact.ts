import { z } from "zod";
import type { ContentPart } from "../../core/language-model.ts";
import type { InspectArtifactInput, Tool } from "../../core/tool.ts";
import { pictureFor, summariseReport } from "../inspect-arrival.ts";
import type { RunContext } from "../run-context.ts";
import { toolFailure, toolResult } from "../tool-result.ts";

const point = z.tuple([
  z.number().min(-100).max(100),
  z.number().min(-100).max(100),
  z.number().min(-100).max(100),
]);

export function createInspectArtifact(context: RunContext): Tool<InspectArtifactInput> {
  const { deps, signal } = context;
  return {
    name: "inspect_artifact",
    description:
      "The report on an artifact and its picture; a GLB can be looked at from any point (metres, y up).",
    input: z.object({
      artifact: z.string().regex(/^artifact:[0-9a-f]{8}$/) as unknown as z.ZodType<
        InspectArtifactInput["artifact"]
      >,
      view: z.object({ position: point, target: point }).optional(),
    }) as z.ZodType<InspectArtifactInput>,
    async execute({ artifact: ref, view }) {
      const artifact = context.find(ref);
      if (!artifact) return toolFailure("unknown-artifact", `There is no ${ref}.`);
      const { mediaType, sizeBytes, widthPx, heightPx } = artifact;
      const about = { artifact: ref, mediaType, sizeBytes, widthPx, heightPx };
      const bytes = await deps.store.read(artifact.digest);
      if (!bytes) return toolFailure("artifact-gone", `The bytes of ${ref} are no longer stored.`);
      if (mediaType !== "model/gltf-binary") {
        const canShow = deps.model.canSee && (mediaType === "image/png" || mediaType === "image/jpeg");
        return toolResult(about, canShow ? [{ type: "image", mediaType, bytes }] : []);
      }
      const inspection = context.view().inspections.get(artifact.digest);
      if (!inspection) return toolFailure("not-inspected", `${ref} did not come from a Space of this run.`);
      const report = summariseReport(inspection);
      if (!view) return toolResult({ ...about, report }, await pictureFor(context, inspection));
      const [asked] = await deps.thumbnailer.views(bytes, { signal, views: [{ name: "asked", ...view }] });
      const picture: ContentPart[] =
        asked && deps.model.canSee ? [{ type: "image", mediaType: "image/png", bytes: asked.png }] : [];
      return toolResult({ ...about, report, view: asked?.statistics }, picture);
    },
  };
}
