import type { Artifact } from "./artifact.ts";
import type { Digest } from "./digest.ts";
import type { RunEvent, StoredEvent } from "./events.ts";
import type { Forecast } from "./ledger.ts";
import { artifactRef } from "./plan-parts.ts";
import type { RunFailure, RunState } from "./run.ts";
import type { FallBack } from "./space.ts";
import type { ArtifactRef, PlanState } from "./tool.ts";

type EventOf<Type extends RunEvent["type"]> = Extract<RunEvent, { type: Type }>;

export interface SpaceCallView {
  callId: string;
  space: string;
  endpoint: string;
  makes?: string;
  startedAtMs: number;
  /** Who took over, if the Space that was called could not. */
  fallBack?: FallBack;
  ended?: Pick<EventOf<"space-call-ended">, "durationMs" | "waitedMs" | "gpuSeconds" | "servedBy"> & {
    error?: RunFailure;
  };
}

/** What is known about a GLB: its report; then its picture, and in the report what that shows to be wrong. */
export type AssetView = EventOf<"asset-inspected"> & Pick<EventOf<"asset-pictured">, "sheet" | "picture">;

/** Everything the events of a run say, folded. The agent, the thread, the page and `result.json` all read this. */
export interface RunView {
  state: RunState;
  /** How long the run was in each state so far, in milliseconds; the current one up to the last event. */
  stateMs: Readonly<Partial<Record<RunState, number>>>;
  stateSinceMs: number;
  planState?: PlanState;
  /** Titles of works that were planned and given up. */
  leftOut: readonly string[];
  artifacts: ReadonlyMap<
    ArtifactRef,
    { artifact: Artifact; makes?: string; source: string; endpoint: string }
  >;
  inspections: ReadonlyMap<Digest, AssetView>;
  calls: readonly SpaceCallView[];
  turns: number;
  tokens: { input: number; output: number };
  forecast?: Forecast;
  /** Ids of Spaces the run asked consent for. */
  consentsWanted: readonly string[];
  question?: EventOf<"question-asked">;
  published?: EventOf<"version-published">;
  ended?: EventOf<"run-ended">;
}

export function newRunView(startedAtMs: number): RunView {
  return {
    state: "queued",
    stateMs: {},
    stateSinceMs: startedAtMs,
    leftOut: [],
    artifacts: new Map(),
    inspections: new Map(),
    calls: [],
    turns: 0,
    tokens: { input: 0, output: 0 },
    consentsWanted: [],
  };
}

export function foldRun(view: RunView, stored: StoredEvent): RunView {
  const { event, atMs } = stored;
  switch (event.type) {
    case "state-changed":
      return enterState(view, event.to, atMs);
    case "run-ended":
      return { ...enterState(view, event.state, atMs), ended: event };
    case "model-responded":
      return {
        ...view,
        turns: view.turns + (event.isPartial ? 0 : 1),
        tokens: {
          input: view.tokens.input + event.inputTokens,
          output: view.tokens.output + event.outputTokens,
        },
      };
    case "plan-set":
      return { ...view, planState: event.state, leftOut: [...view.leftOut, ...givenUp(view, event.state)] };
    case "space-call-started": {
      const { type: _, ...call } = event;
      const others = view.calls.filter((other) => other.callId !== call.callId);
      return { ...view, calls: [...others, { ...call, startedAtMs: atMs }] };
    }
    case "space-call-ended": {
      const { type: _, callId, space: _s, endpoint: _e, makes: _m, ...ended } = event;
      return changeCall(view, callId, { ended });
    }
    case "space-fell-back":
      return changeCall(view, event.callId, { fallBack: event.fallBack });
    case "forecast-made":
      return { ...view, forecast: event.forecast };
    case "consent-wanted":
      return { ...view, consentsWanted: [...view.consentsWanted, event.space] };
    case "artifact-added":
      return addArtifact(view, event);
    case "asset-inspected":
      return { ...view, inspections: new Map(view.inspections).set(event.digest, event) };
    case "asset-pictured":
      return addPicture(view, event);
    case "question-asked":
      return { ...view, question: event };
    case "question-answered": {
      const { question: _, ...rest } = view;
      return rest;
    }
    case "version-published":
      return { ...view, published: event };
    case "tool-ended":
    case "model-nudged":
      return view;
  }
}

/** The newest hung and lit scene that passed inspection and can be seen: what may be published. */
export function publishableScene(view: RunView): (AssetView & { sheet: Digest }) | undefined {
  return [...view.inspections.values()].findLast(
    (asset): asset is AssetView & { sheet: Digest } =>
      asset.isScene && asset.report.isValid && asset.sheet !== undefined,
  );
}

/** A plan that is changed after the planning loses only what could not be made. */
function givenUp({ state, planState }: RunView, next: PlanState): string[] {
  const stays = new Set(next.plan.exhibits.map(({ id }) => id));
  const before = state === "planning" ? [] : (planState?.plan.exhibits ?? []);
  return before.filter(({ id }) => !stays.has(id)).map(({ label }) => label.title);
}

/** The newest valid scene, finished or not, that says where to walk: what can be visited while the rest is made. */
export function walkableScene(view: RunView): AssetView | undefined {
  return [...view.inspections.values()].findLast(({ report }) => report.isValid && report.scene);
}

function enterState(view: RunView, to: RunState, atMs: number): RunView {
  const spent = (view.stateMs[view.state] ?? 0) + (atMs - view.stateSinceMs);
  return { ...view, state: to, stateSinceMs: atMs, stateMs: { ...view.stateMs, [view.state]: spent } };
}

function changeCall(view: RunView, callId: string, change: Partial<SpaceCallView>): RunView {
  return {
    ...view,
    calls: view.calls.map((call) => (call.callId === callId ? { ...call, ...change } : call)),
  };
}

function addPicture(view: RunView, { digest, sheet, picture, issue }: EventOf<"asset-pictured">): RunView {
  const asset = view.inspections.get(digest);
  if (!asset) return view;
  const { issues, isValid } = asset.report;
  const report = issue && { issues: [...issues, issue], isValid: isValid && issue.severity !== "error" };
  const pictured: AssetView = {
    ...asset,
    report: { ...asset.report, ...report },
    ...(sheet && { sheet }),
    ...(picture && { picture }),
  };
  return { ...view, inspections: new Map(view.inspections).set(digest, pictured) };
}

/** A part made successfully is no longer stale. */
function addArtifact(view: RunView, event: EventOf<"artifact-added">): RunView {
  const ref = artifactRef(event.artifact.digest);
  const { type: _, ...entry } = event;
  const artifacts = new Map(view.artifacts).set(ref, entry);
  const { planState } = view;
  if (!planState || !event.makes || !planState.stale.includes(event.makes)) return { ...view, artifacts };
  return {
    ...view,
    artifacts,
    planState: {
      ...planState,
      made: { ...planState.made, [event.makes]: ref },
      stale: planState.stale.filter((part) => part !== event.makes),
    },
  };
}
