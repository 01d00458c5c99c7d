import type { Clock } from "../core/clock.ts";
import { toVernissageError } from "../core/errors.ts";
import type { RunProgress } from "../core/events.ts";
import type { SpaceCall, SpaceProgress, SpaceResult } from "../core/space.ts";
import type { RunContext } from "./run-context.ts";

/**
 * Calls a Space and writes down that it started, who took over, and how it ended; progress is passed on as news.
 * Rejects with a `VernissageError` or the signal's reason.
 */
export async function recordSpaceCall(
  context: RunContext,
  call: SpaceCall,
  options: { callId: string; makes?: string | undefined },
): Promise<SpaceResult> {
  const { deps, run, signal } = context;
  const { callId, makes } = options;
  const part = makes ? { makes } : {};
  const about = { callId, space: call.space, endpoint: call.endpoint, ...part };
  await context.append({ type: "space-call-started", ...about });
  const startedAtMs = deps.clock.now();
  let space = call.space;
  let gpuSeconds = 0;
  /** Failed attempts and those of Spaces that were taken over from are charged as well. */
  const onCharge = (seconds: number) => {
    gpuSeconds += seconds;
  };
  const written: Promise<void>[] = [];
  const waiting = createWaitingTime(deps.clock);
  const onProgress = (progress: SpaceProgress) => {
    waiting.note(progress);
    if (progress.kind === "fell-back") {
      const { kind: _, ...fallBack } = progress;
      space = fallBack.to;
      const append = context.append({ type: "space-fell-back", callId, ...part, fallBack });
      // Awaited below; until then nobody looks, and a rejection nobody looks at would end the process.
      append.catch(() => undefined);
      written.push(append);
    }
    deps.log.progress({ ...newsOf(progress), ...about, space, runId: run.id, galleryId: run.galleryId });
  };
  let result: SpaceResult;
  try {
    const { community } = run.request;
    result = await deps.spaces.call(call, { signal, community, onProgress, onCharge });
  } catch (thrown) {
    signal.throwIfAborted();
    const error = toVernissageError(thrown);
    await Promise.all(written);
    await context.append({
      type: "space-call-ended",
      ...about,
      durationMs: deps.clock.now() - startedAtMs,
      waitedMs: waiting.totalMs(),
      ...(gpuSeconds > 0 && { gpuSeconds }),
      error: { code: error.code, message: error.userMessage },
    });
    throw error;
  }
  await Promise.all(written);
  const { durationMs, waitedMs, servedBy } = result;
  const charged = Math.max(gpuSeconds, result.gpuSeconds ?? 0);
  await context.append({
    type: "space-call-ended",
    ...about,
    durationMs,
    waitedMs,
    ...(charged > 0 && { gpuSeconds: charged }),
    ...(servedBy && { servedBy }),
  });
  return result;
}

/** How long a call has waited, by what it tells of itself: a failed one has no result that says so. */
function createWaitingTime(clock: Clock) {
  let sinceMs: number | undefined;
  let pastMs = 0;
  const underWayMs = () => (sinceMs === undefined ? 0 : clock.now() - sinceMs);
  return {
    note({ kind }: SpaceProgress) {
      if (kind === "waiting") sinceMs ??= clock.now();
      else {
        pastMs += underWayMs();
        sinceMs = undefined;
      }
    },
    totalMs: () => pastMs + underWayMs(),
  };
}

function newsOf(
  progress: SpaceProgress,
): Pick<RunProgress, "phase" | "fraction" | "description" | "queuePosition" | "etaSeconds"> {
  switch (progress.kind) {
    case "started":
      return { phase: "started" };
    case "waiting":
      return {
        phase: "waiting",
        ...(progress.position !== undefined && { queuePosition: progress.position }),
        ...(progress.etaSeconds !== undefined && { etaSeconds: progress.etaSeconds }),
      };
    case "fell-back":
      return { phase: "waiting", description: `${progress.to} takes over` };
    case "progress":
      return {
        phase: "progress",
        ...(progress.fraction !== undefined && { fraction: progress.fraction }),
        ...(progress.description && { description: progress.description.slice(0, 120) }),
      };
  }
}
