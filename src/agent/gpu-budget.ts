import { billOf } from "../core/ledger.ts";
import { isBuiltin } from "../core/space.ts";
import type { FoundSpace } from "./found-spaces.ts";
import type { RunContext } from "./run-context.ts";

/** What the Hub books for a GPU function that states nothing (`spaces-zerogpu.md` in its documentation). */
const DEFAULT_BOOKING_SECONDS = 60;

/**
 * Books the GPU time a call is declared to take, none for the built-in Spaces, until it is released. `undefined` if the
 * run has already used up, with what its other calls have booked, what it may.
 */
export async function bookGpuTime(
  context: RunContext,
  space: string,
  found: readonly FoundSpace[],
): Promise<{ release(): void } | undefined> {
  const { deps, callsUnderWay } = context;
  const seconds = isBuiltin(space) ? 0 : await declaredSeconds(context, space, found);
  const used = billOf(context.view()).gpuSeconds + callsUnderWay.gpuSeconds;
  if (seconds > 0 && used >= deps.budget.gpuSeconds) return undefined;
  callsUnderWay.gpuSeconds += seconds;
  return {
    release: () => {
      callsUnderWay.gpuSeconds -= seconds;
    },
  };
}

async function declaredSeconds(
  { deps, run, signal }: RunContext,
  space: string,
  found: readonly FoundSpace[],
): Promise<number> {
  const listed = found.find((one) => one.space === space)?.gpuSeconds;
  if (listed !== undefined) return listed;
  const about = await deps.spaces
    .about(space, { signal, community: run.request.community })
    .catch(() => signal.throwIfAborted());
  return about?.gpuSeconds ?? DEFAULT_BOOKING_SECONDS;
}
