import { billOf } from "../core/ledger.ts";
import type { FoundSpace } from "./found-spaces.ts";
import type { RunContext } from "./run-context.ts";

/** What the Hub books for a GPU function that states nothing (`spaces-zerogpu.md` in its documentation). */
const DEFAULT_BOOKING_SECONDS = 60;

/**
 * GPU seconds a call is going to book, 0 for the built-in Spaces; `undefined` if the run has already used up, with
 * what its other calls have booked, what it may.
 */
export async function gpuSecondsToBook(
  context: RunContext,
  space: string,
  found: readonly FoundSpace[],
): Promise<number | undefined> {
  if (isBuiltin(space)) return 0;
  const { deps, run, signal } = context;
  const seconds =
    found.find((one) => one.space === space)?.gpuSeconds ??
    (await deps.spaces
      .about(space, { signal, community: run.request.community })
      .then(({ gpuSeconds }) => gpuSeconds)
      .catch(() => signal.throwIfAborted())) ??
    DEFAULT_BOOKING_SECONDS;
  const used = billOf(context.view()).gpuSeconds + context.callsUnderWay.gpuSeconds;
  return seconds > 0 && used >= deps.budget.gpuSeconds ? undefined : seconds;
}

export function isBuiltin(space: string): boolean {
  return space.startsWith("builtin/");
}
