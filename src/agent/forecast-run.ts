import { withDeadline } from "../core/abort.ts";
import type { Forecast, LedgerLine } from "../core/ledger.ts";
import { type Capability, isBuiltin, isTrusted, type SpaceSummary } from "../core/space.ts";
import type { PlanState } from "../core/tool.ts";
import { capabilityOfPart } from "./call-purpose.ts";
import type { RunContext } from "./run-context.ts";

/** A forecast that takes longer comes too late to be one. */
const DEADLINE_MS = 5_000;
/** Calls one Space takes side by side, as a rule: the queues of shared GPUs let two of one account run. */
const SIDE_BY_SIDE = 2;

/** Writes down what the plan is expected to cost. A run goes on without a forecast if none can be made in time. */
export async function forecastRun(context: RunContext, state: PlanState): Promise<void> {
  const { signal, clear } = withDeadline(DEADLINE_MS, "the forecast", context.signal);
  const isLate = new Promise<never>((_, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
  const forecast = await Promise.race([makeForecast(context, state, signal), isLate])
    .catch(() => context.signal.throwIfAborted())
    .finally(clear);
  if (forecast) await context.append({ type: "forecast-made", forecast });
}

async function makeForecast(context: RunContext, state: PlanState, signal: AbortSignal): Promise<Forecast> {
  const { deps, run } = context;
  const options = { signal, community: run.request.community };
  const firstUsable = async (capability: Capability): Promise<SpaceSummary | undefined> =>
    (await deps.spaces.find({ capability }, options)).find((space) => isTrusted(space) && !space.hindrance);

  const wanted = Map.groupBy([...state.stale, "scene"], (part) => capabilityOfPart(part, state.plan));
  const steps: Step[] = [];
  for (const [capability, { length: calls }] of wanted) {
    if (!capability) continue;
    const space = await firstUsable(capability);
    const [sculptor, photographer] =
      capability === "text-to-3d" && (!space || isBuiltin(space.id))
        ? await Promise.all([firstUsable("image-to-3d"), firstUsable("text-to-image")])
        : [];
    // Where only a picture can be made into a remote sculpture, one is made first.
    if (sculptor && photographer) {
      steps.push({ capability: "text-to-image", space: photographer, calls });
      steps.push({ capability: "image-to-3d", space: sculptor, calls });
    } else if (space) steps.push({ capability, space, calls });
  }
  const quota = await deps.spaces.quota({ signal });
  const lines = linesOf(steps);
  const durationMs = durationOf(steps);
  return {
    lines,
    gpuSeconds: lines.reduce((sum, line) => sum + line.gpuSeconds, 0),
    ...(durationMs !== undefined && { durationMs }),
    ...(quota && { quota }),
  };
}

interface Step {
  capability: Capability;
  space: SpaceSummary;
  calls: number;
}

function linesOf(steps: readonly Step[]): LedgerLine[] {
  const lines = new Map<string, LedgerLine>();
  for (const { space, calls } of steps) {
    const line = lines.get(space.id) ?? { space: space.id, calls: 0, gpuSeconds: 0 };
    const gpuSeconds = line.gpuSeconds + calls * (space.gpuSeconds ?? 0);
    lines.set(space.id, { ...line, calls: line.calls + calls, gpuSeconds });
  }
  return [...lines.values()];
}

/** The longest queue of calls and then the hanging; `undefined` if nobody knows how long one of them takes. */
function durationOf(steps: readonly Step[]): number | undefined {
  let makingMs = 0;
  let hangingMs = 0;
  for (const { capability, space, calls } of steps) {
    if (!space.health?.calls) return undefined;
    const durationMs = Math.ceil(calls / SIDE_BY_SIDE) * space.health.p50Ms;
    if (capability === "refine-scene") hangingMs = durationMs;
    else makingMs = Math.max(makingMs, durationMs);
  }
  return makingMs + hangingMs;
}
