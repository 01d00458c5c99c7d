import { z } from "zod";
import { type Artifact, EXTENSIONS } from "../../core/artifact.ts";
import { toVernissageError } from "../../core/errors.ts";
import { artifactRef } from "../../core/plan-parts.ts";
import { ArtifactValue, type SpaceProgress, type SpaceResult } from "../../core/space.ts";
import type { CallSpaceInput, CallSpaceResult, Tool } from "../../core/tool.ts";
import { inspectArrival, pictureFor, summariseReport } from "../inspect-arrival.ts";
import type { RunContext } from "../run-context.ts";
import { toolFailure, toolResult } from "../tool-result.ts";

/** Calls a Space, lets what comes back through the door, and has every GLB inspected and pictured at once. */
export function createCallSpace(context: RunContext): Tool<CallSpaceInput> {
  const { deps, signal } = context;
  return {
    name: "call_space",
    description:
      'Call an endpoint of a Space with named inputs. Write files as "artifact:xxxxxxxx" and the plan as "plan". Say what it makes: "base" (bare room), "scene" (hung and lit), or an exhibit id.',
    input: z.object({
      space: z.string().min(1).max(200),
      endpoint: z.string().min(1).max(200),
      input: z.record(z.string(), z.unknown()),
      makes: z.string().max(20).optional(),
    }),
    async execute(request, { call }) {
      const { calls } = context.view();
      if (calls.length >= deps.budget.spaceCalls) {
        return toolFailure(
          "budget-space-calls",
          `This run may make ${deps.budget.spaceCalls} Space calls and has made them. Finish with what there is.`,
        );
      }
      const unknown: string[] = [];
      const used: Artifact[] = [];
      const input = resolveInput(context, request.input, unknown, used);
      if (unknown.length > 0) {
        return toolFailure("unknown-artifact", `There is no ${unknown.join(", ")}.`, [
          ...context.view().artifacts.keys(),
        ]);
      }
      // A scene is refined when a GLB that passed its checks goes in and another comes out.
      const refines =
        used.some((artifact) => context.view().inspections.get(artifact.digest)?.report.isValid) ||
        request.makes === "scene";
      if (refines && context.callsUnderWay.count === 0) await context.enter("refining");

      const about = {
        callId: call.id,
        space: request.space,
        endpoint: request.endpoint,
        ...(request.makes && { makes: request.makes }),
      };
      await context.append({ type: "space-call-started", ...about });
      context.callsUnderWay.count += 1;
      let result: SpaceResult;
      try {
        result = await deps.spaces.call(
          { space: request.space, endpoint: request.endpoint, input },
          {
            signal,
            onProgress: (progress) =>
              deps.log.progress({
                ...passOn(progress),
                ...about,
                runId: context.run.id,
                galleryId: context.run.galleryId,
              }),
          },
        );
      } catch (thrown) {
        signal.throwIfAborted();
        const error = toVernissageError(thrown);
        await context.append({
          type: "space-call-ended",
          ...about,
          durationMs: 0,
          waitedMs: 0,
          error: { code: error.code, message: error.userMessage },
        });
        return toolFailure(error.code, error.message);
      } finally {
        context.callsUnderWay.count -= 1;
      }
      await context.append({
        type: "space-call-ended",
        ...about,
        durationMs: result.durationMs,
        waitedMs: result.waitedMs,
      });

      const artifacts: CallSpaceResult["artifacts"][number][] = [];
      const pictures = [];
      for (const artifact of result.artifacts) {
        const { digest, mediaType, sizeBytes, widthPx, heightPx } = artifact;
        const inspected =
          mediaType === "model/gltf-binary"
            ? await inspectArrival(context, artifact, {
                ...(request.makes && { makes: request.makes }),
                isScene: refines,
              })
            : undefined;
        // A part counts as made only once it passed: an invalid GLB stays stale.
        const makes = inspected && !inspected.report.isValid ? undefined : request.makes;
        await context.append({
          type: "artifact-added",
          artifact,
          ...(makes && { makes }),
          source: request.space,
          endpoint: request.endpoint,
        });
        artifacts.push({
          artifact: artifactRef(digest),
          mediaType,
          sizeBytes,
          ...(widthPx && { widthPx }),
          ...(heightPx && { heightPx }),
          ...(inspected && { report: summariseReport(inspected) }),
        });
        if (inspected) pictures.push(...(await pictureFor(context, inspected)));
      }
      const values = result.values.filter((value) => value !== null && value !== undefined).map(shorten);
      return toolResult(
        { artifacts, values, seconds: Math.round(result.durationMs / 100) / 10 } satisfies CallSpaceResult,
        pictures,
      );
    },
  };
}

/** Replaces `artifact:…` by files and `plan` by the plan, at any depth; collects refs that mean nothing. */
function resolveInput(
  context: RunContext,
  input: Record<string, unknown>,
  unknown: string[],
  used: Artifact[],
): Record<string, unknown> {
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
  return Object.fromEntries(
    Object.entries(input).map(([name, value]) => [
      name,
      name === "plan" && value === "plan" ? (context.view().planState?.plan ?? null) : resolve(value),
    ]),
  );
}

/** Uploads are named for the part they are (`e3.png`), which is how the curator tells sculptures apart. */
function partName(context: RunContext, ref: string): string {
  const made = Object.entries(context.view().planState?.made ?? {}).find(
    ([, candidate]) => candidate === ref,
  );
  return made?.[0] ?? ref.replace(":", "-");
}

function passOn(progress: SpaceProgress) {
  if (progress.kind === "started") return { phase: "started" as const };
  if (progress.kind === "waiting") {
    return {
      phase: "waiting" as const,
      ...(progress.position !== undefined && { queuePosition: progress.position }),
      ...(progress.etaSeconds !== undefined && { etaSeconds: progress.etaSeconds }),
    };
  }
  if (progress.kind === "fell-back")
    return { phase: "waiting" as const, description: `${progress.to} takes over` };
  return {
    phase: "progress" as const,
    ...(progress.fraction !== undefined && { fraction: progress.fraction }),
    ...(progress.description && { description: progress.description.slice(0, 120) }),
  };
}

/** 2,000 characters of a stranger's text say enough. */
function shorten(value: unknown): unknown {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text.length <= 2_000 ? value : `${text.slice(0, 2_000)}…`;
}
