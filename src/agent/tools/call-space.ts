import { z } from "zod";
import type { Artifact } from "../../core/artifact.ts";
import { toVernissageError } from "../../core/errors.ts";
import type { ToolCall } from "../../core/language-model.ts";
import { type Capability, isBuiltin, type SpaceResult } from "../../core/space.ts";
import type { CallSpaceInput, CallSpaceResult, Tool, ToolOutcome } from "../../core/tool.ts";
import { capabilityOfCall } from "../call-purpose.ts";
import { type FoundSpace, foundSpaces } from "../found-spaces.ts";
import { bookGpuTime } from "../gpu-budget.ts";
import { receiveArtifacts } from "../receive-artifacts.ts";
import { recordSpaceCall } from "../record-space-call.ts";
import { createRepeatedFailures } from "../repeated-failures.ts";
import { resolveInput } from "../resolve-input.ts";
import type { RunContext } from "../run-context.ts";
import { toolFailure, toolResult } from "../tool-result.ts";
import { createWantConsent } from "../want-consent.ts";

/** Nobody allowed this Space: the one refusal that people can lift while the run goes on. */
const NOT_ALLOWED = "space-not-allowed";

/** Calls a Space, lets what comes back through the door, and has every GLB inspected and pictured at once. */
export function createCallSpace(context: RunContext): Tool<CallSpaceInput> {
  const { deps, callsUnderWay } = context;
  const wantConsent = createWantConsent(context);
  const failures = createRepeatedFailures();
  return {
    name: "call_space",
    description:
      'Call an endpoint of a Space with named inputs. Write files as "artifact:xxxxxxxx" and the plan as "plan". Say what it makes: "base" (bare room), "scene" (hung and lit), an exhibit id, or "reference-e3" (picture to make sculpture e3 from).',
    input: z.object({
      space: z.string().min(1).max(200),
      endpoint: z.string().min(1).max(200),
      input: z.record(z.string(), z.unknown()),
      makes: z.string().max(20).optional(),
    }),
    execute: (request, { call }) => failures.guard(request, () => execute(request, call)),
  };

  async function execute(
    { space, endpoint, input: named, makes }: CallSpaceInput,
    call: ToolCall,
  ): Promise<ToolOutcome> {
    const { calls, planState, artifacts: kept } = context.view();
    if (calls.length >= deps.budget.spaceCalls) {
      return toolFailure(
        "budget-space-calls",
        `This run may make ${deps.budget.spaceCalls} Space calls and has made them. Finish with what there is.`,
      );
    }
    const bytes = [...kept.values()].reduce((sum, { artifact }) => sum + artifact.sizeBytes, 0);
    if (bytes >= deps.budget.bytes) {
      return toolFailure(
        "budget-bytes",
        "This run has received as many bytes as it may. Finish with what there is.",
      );
    }
    const { input, used, unknown } = resolveInput(context, named);
    if (unknown.length > 0) {
      return toolFailure("unknown-artifact", `There is no ${unknown.join(", ")}.`, [
        ...context.view().artifacts.keys(),
      ]);
    }
    const found = await foundSpaces(context);
    const listed = found.find((one) => one.space === space);
    const capability =
      capabilityOfCall(makes, planState?.plan, used) ??
      found.find((one) => one.space === space && one.endpoint === endpoint)?.capability;
    const booking = await bookGpuTime(context, space, found);
    if (!booking) return gpuBudgetSpent(context, capability);

    const isScene = refines(context, makes, used);
    if (isScene && callsUnderWay.count === 0) await context.enter("refining");
    callsUnderWay.count += 1;
    let result: SpaceResult;
    try {
      result = await recordSpaceCall(
        context,
        { space, endpoint, input, ...(capability && { capability }) },
        { callId: call.id, makes },
      );
    } catch (thrown) {
      context.signal.throwIfAborted();
      const { code, message } = toVernissageError(thrown);
      if (code !== NOT_ALLOWED) return toolFailure(code, message);
      if (listed) await wantConsent(space, listed.capability);
      return notAllowed(space, found, capability ?? listed?.capability);
    } finally {
      callsUnderWay.count -= 1;
      booking.release();
    }
    const by = result.servedBy ?? { space, endpoint };
    const { artifacts, pictures, lacks } = await receiveArtifacts(context, result.artifacts, {
      makes,
      isScene,
      source: by.space,
      endpoint: by.endpoint,
      used,
    });
    if (lacks) {
      return toolFailure("nothing-usable", `${by.space} returned no ${lacks}, which ${makes} has to be.`);
    }
    const answer: CallSpaceResult = {
      artifacts,
      values: result.values.filter((value) => value !== null && value !== undefined).map(shorten),
      seconds: Math.round(result.durationMs / 100) / 10,
      ...(by.space !== space && { servedBy: by.space }),
    };
    return toolResult(answer, pictures);
  }
}

/** A scene is refined when it is said to be, or when a room or an earlier scene goes in. */
function refines(context: RunContext, makes: string | undefined, used: readonly Artifact[]): boolean {
  if (makes) return makes === "scene";
  const { inspections } = context.view();
  return used.some(({ digest }) => {
    const inspection = inspections.get(digest);
    return inspection?.report.isValid && (inspection.isScene || inspection.makes === "base");
  });
}

async function gpuBudgetSpent(
  { deps, run, signal }: RunContext,
  capability: Capability | undefined,
): Promise<ToolOutcome> {
  const options = { signal, community: run.request.community };
  const remaining = capability ? await deps.spaces.find({ capability }, options).catch(() => []) : [];
  return toolFailure(
    "budget-gpu-seconds",
    `This run may use ${deps.budget.gpuSeconds} GPU seconds and has. The built-in Spaces use none.`,
    remaining.flatMap(({ id }) => (isBuiltin(id) ? [id] : [])),
  );
}

function notAllowed(
  space: string,
  found: readonly FoundSpace[],
  capability: Capability | undefined,
): ToolOutcome {
  const trusted = found.filter((one) => one.trusted && one.capability === capability);
  return toolFailure(
    NOT_ALLOWED,
    `Nobody has allowed ${space} here${found.some((one) => one.space === space) ? " yet; people have been asked" : ""}. Go on with another Space meanwhile.`,
    [...new Set(trusted.map((one) => one.space))],
  );
}

/** 2,000 characters of a stranger's text say enough. */
function shorten(value: unknown): unknown {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text.length <= 2_000 ? value : `${text.slice(0, 2_000)}…`;
}
