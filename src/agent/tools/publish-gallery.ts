import { z } from "zod";
import { artifactRef } from "../../core/plan-parts.ts";
import { publishableScene } from "../../core/run-view.ts";
import type { PublishGalleryInput, PublishGalleryResult, Tool } from "../../core/tool.ts";
import type { RunContext } from "../run-context.ts";
import { toolFailure, toolResult } from "../tool-result.ts";

/** Publishes the newest valid scene, and only that one, whatever the model claims. */
export function createPublishGallery(context: RunContext): Tool<PublishGalleryInput> {
  const { deps, run } = context;
  return {
    name: "publish_gallery",
    description: "Publish the refined scene that passed its checks, with one sentence for the thread.",
    input: z.object({
      scene: z.string().regex(/^artifact:[0-9a-f]{8}$/),
      note: z.string().max(400),
    }) as z.ZodType<PublishGalleryInput>,
    async execute({ scene, note }) {
      const valid = publishableScene(context.view());
      if (!valid)
        return toolFailure("nothing-to-publish", "No refined scene has passed its checks yet.", [
          "call_space",
        ]);
      if (artifactRef(valid.digest) !== scene) {
        return toolFailure("not-the-scene", `${scene} is not the newest valid scene.`, [
          artifactRef(valid.digest),
        ]);
      }
      await context.enter("publishing");
      const version = await deps.publish(run, context.view(), note);
      await context.append({
        type: "version-published",
        versionId: version.id,
        number: version.number,
        note,
      });
      const result: PublishGalleryResult = {
        published: true,
        version: version.number,
        promises: version.promises.map(({ text, kept }) => ({ text, kept })),
        ...(version.remarks && { remarks: version.remarks }),
      };
      return toolResult(result);
    },
  };
}
