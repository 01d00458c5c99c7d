import type { Artifact, ArtifactStore } from "../core/artifact.ts";
import type { AssetInspector, AssetReport, Thumbnailer } from "../core/asset.ts";
import type { Clock } from "../core/clock.ts";
import type { EventLog, RunEvent } from "../core/events.ts";
import type { PromiseResult, Version } from "../core/gallery.ts";
import type { LanguageModel } from "../core/language-model.ts";
import type { Promise_ } from "../core/plan.ts";
import type { Run, RunState } from "../core/run.ts";
import { foldRun, newRunView, type RunView } from "../core/run-view.ts";
import type { SpaceClient } from "../core/space.ts";
import type { ArtifactRef } from "../core/tool.ts";
import { mayFollow } from "../core/transitions.ts";

/** What the agent works with. Everything is an interface of `core`; the program hands in the real things. */
export interface AgentDeps {
  model: LanguageModel;
  spaces: SpaceClient;
  inspector: AssetInspector;
  thumbnailer: Thumbnailer;
  store: ArtifactStore;
  log: EventLog;
  clock: Clock;
  createId: () => string;
  systemPrompt: string;
  checkPromises(promises: readonly Promise_[], report: AssetReport): PromiseResult[];
  publish(run: Run, view: RunView, note: string): Promise<Version>;
  /** Resolves with the requester's choice, or the default when `expiresAtMs` passes. */
  awaitAnswer(
    questionId: string,
    question: { options: readonly string[]; defaultOption: number; expiresAtMs: number },
    signal: AbortSignal,
  ): Promise<{ answer: string; answeredBy: "requester" | "default" }>;
  budget: RunBudget;
}

/** What one run may use; reaching a limit ends the run with what it has. */
export interface RunBudget {
  turns: number;
  spaceCalls: number;
  tokens: number;
  /** Of files received from Spaces. */
  bytes: number;
  /** GPU time charged to the operator's account, and booked by the calls under way. */
  gpuSeconds: number;
  wallMs: number;
  questionMs: number;
}

/** One run while it is worked on: the folded record and the only way to add to it. */
export interface RunContext {
  readonly run: Run;
  readonly deps: AgentDeps;
  readonly signal: AbortSignal;
  /** The version this run started from. */
  readonly previous: Version | undefined;
  view(): RunView;
  append(event: RunEvent): Promise<void>;
  /** Moves to a state; does nothing if the table does not allow it from here. */
  enter(state: RunState): Promise<void>;
  find(ref: string): Artifact | undefined;
  /** Space calls under way, and the GPU time they have booked. */
  callsUnderWay: { count: number; gpuSeconds: number };
}

/** Rebuilds a run from its events, so that a run cut short goes on where it was. */
export async function openRun(options: {
  run: Run;
  deps: AgentDeps;
  signal: AbortSignal;
  previous: Version | undefined;
  given: ReadonlyMap<ArtifactRef, Artifact>;
}): Promise<RunContext> {
  const { run, deps, signal, previous, given } = options;
  const events = await deps.log.read(run.id);
  let view = events.reduce(foldRun, newRunView(run.createdAtMs));
  // One append at a time, so that a state is never entered from one that has just been left.
  let last: Promise<void> = Promise.resolve();
  const inTurn = (work: () => Promise<void>) => {
    last = last.then(work, work);
    return last;
  };
  const append = async (event: RunEvent) => {
    view = foldRun(view, await deps.log.append(run, event));
  };
  return {
    run,
    deps,
    signal,
    previous,
    view: () => view,
    append: (event) => inTurn(() => append(event)),
    enter: (to) =>
      inTurn(async () => {
        if (view.state !== to && mayFollow(view.state, to)) {
          await append({ type: "state-changed", from: view.state, to });
        }
      }),
    find: (ref) => view.artifacts.get(ref as ArtifactRef)?.artifact ?? given.get(ref as ArtifactRef),
    callsUnderWay: { count: 0, gpuSeconds: 0 },
  };
}
