import { z } from "zod";
import { type Artifact, isGaussianSplat } from "../core/artifact.ts";
import { toVernissageError, VernissageError } from "../core/errors.ts";
import type { Version } from "../core/gallery.ts";
import type { ModelResponse, ToolCall, ToolDefinition } from "../core/language-model.ts";
import type { ExhibitSpec } from "../core/plan.ts";
import { artifactRef, exhibitKey } from "../core/plan-parts.ts";
import type { Run, RunEnd } from "../core/run.ts";
import type { ArtifactRef, PlanState, RequestMessage, ToolName } from "../core/tool.ts";
import { agreeOnCost } from "./agree-on-cost.ts";
import { createEarlyCalls, type EarlyCalls } from "./early-calls.ts";
import { executeToolCall } from "./execute-tool-call.ts";
import { forecastRun } from "./forecast-run.ts";
import { type AgentDeps, openRun, type RunContext } from "./run-context.ts";
import { type AnyTool, allowedTools, createTools } from "./tools/index.ts";
import { planState } from "./tools/set-plan.ts";
import { buildTranscript, storeParts } from "./transcript.ts";
import { callsOfLastTurn } from "./turns.ts";

/** How often a model that stops without finishing is reminded before the run fails. */
const MAX_NUDGES = 2;

/**
 * Runs the agent on a run until it is published or answered. Picks up where the record ends. Throws the signal's
 * reason on abort and a `VernissageError` when the run cannot be finished.
 */
export async function runAgent(options: {
  run: Run;
  deps: AgentDeps;
  signal: AbortSignal;
  previous: Version | undefined;
  /** Artifacts from before the run: the former version's parts and the member's pictures. */
  given: readonly Artifact[];
}): Promise<RunEnd> {
  const { run, deps, signal } = options;
  const given = new Map(
    options.given.map((artifact): [ArtifactRef, Artifact] => [artifactRef(artifact.digest), artifact]),
  );
  const context = await openRun({ run, deps, signal, previous: options.previous, given });
  const request = await begin(context);
  const tools = createTools(context);
  void deps.inspector.warmUp();
  void deps.thumbnailer.warmUp();
  let isForecast = false;

  for (;;) {
    signal.throwIfAborted();
    const { published, turns, tokens, planState, forecast, calls } = context.view();
    if (published) return { kind: "published" };
    if (planState && !forecast && !isForecast && calls.length === 0) {
      isForecast = true;
      await forecastRun(context, planState);
    }
    await agreeOnCost(context);
    const unanswered = await callsToExecute(context);
    if (unanswered.length > 0) {
      await executeTurn(context, tools, unanswered);
      continue;
    }
    checkBudget(deps, turns, tokens.input + tokens.output);
    const { response, early } = await respond(context, request, tools);
    if (response.toolCalls.length > 0) {
      await executeTurn(context, tools, await callsToExecute(context, early), early);
      continue;
    }
    if (context.view().state === "planning" && response.text.trim()) {
      return { kind: "answered", text: response.text.trim() };
    }
    await nudge(context, response);
  }
}

/** Enters the first working state and says what was asked. Retry and re-texture keep the plan: the program sets it. */
async function begin(context: RunContext): Promise<RequestMessage> {
  const { run, previous } = context;
  const { kind, words, style, artworks, seed, locale } = run.request;
  const isPlanKept = kind === "retry" || kind === "retexture";
  let current: PlanState | undefined = previous && planState({ previous, view: context.view }, previous.plan);
  if (isPlanKept && previous) {
    const plan = kind === "retry" ? reseed(previous, seed, context) : previous.plan;
    current = context.view().planState ?? planState({ previous, view: context.view }, plan);
    if (!context.view().planState) await context.append({ type: "plan-set", state: current });
  }
  if (context.view().state === "queued") await context.enter(isPlanKept ? "generating" : "planning");
  return {
    kind,
    words,
    ...(style && { style }),
    ...(artworks !== undefined && { artworks }),
    ...givenWorks(context),
    seed,
    locale,
    ...(current && { current }),
    ...(kind === "refine" && previous?.placements && { placements: previous.placements }),
  };
}

/** What the member gave, by what can be done with it. */
function givenWorks({ run, find }: RunContext): Pick<RequestMessage, "pictures" | "sculptures"> {
  const refs = run.request.pictures.map(artifactRef);
  const isSculpture = (ref: ArtifactRef) => isGaussianSplat(find(ref)?.mediaType ?? "image/png");
  const [pictures, sculptures] = [refs.filter((ref) => !isSculpture(ref)), refs.filter(isSculpture)];
  return { ...(pictures.length > 0 && { pictures }), ...(sculptures.length > 0 && { sculptures }) };
}

/** The same plan with other luck: every part becomes stale, but for what a member gave. */
function reseed({ plan, made }: Version, seed: number, context: RunContext): Version["plan"] {
  const shift = (value: number) => (value ^ seed) & 0x7fffffff;
  const isGiven = (exhibit: ExhibitSpec) => {
    const digest = made[exhibitKey(exhibit)];
    return digest && context.find(artifactRef(digest))?.provenance.source === "member";
  };
  return {
    ...plan,
    seed: shift(plan.seed),
    exhibits: plan.exhibits.map((exhibit) =>
      exhibit.kind === "picture" || isGiven(exhibit) ? exhibit : { ...exhibit, seed: shift(exhibit.seed) },
    ),
  };
}

/** Asks the model. What it wants made begins while it is still speaking, where the endpoint lets us listen. */
async function respond(
  context: RunContext,
  request: RequestMessage,
  tools: ReadonlyMap<ToolName, AnyTool>,
): Promise<{ response: ModelResponse; early: EarlyCalls }> {
  const { deps, run, signal } = context;
  const events = await deps.log.read(run.id);
  const allowed = allowedTools(context.view());
  const offered = allowed.map((name) => define(tools.get(name)!));
  const turn = context.view().turns + 1;
  const used = new Set(
    events.flatMap(({ event }) => (event.type === "model-responded" ? event.toolCalls.map((c) => c.id) : [])),
  );
  // Some endpoints repeat ids between turns; results are matched by id.
  const withOwnId = (call: ToolCall, index: number): ToolCall =>
    call.id && !used.has(call.id) ? call : { ...call, id: `t${turn}-${index + 1}` };
  const early = createEarlyCalls(context, (call) => executeCall(context, tools, allowed, call));
  let told = 0;
  const onToolCall = (call: ToolCall) => early.begin(withOwnId(call, told++));
  const ask = async (isShort: boolean) => {
    const { systemPrompt, store, model } = deps;
    const messages = await buildTranscript({ systemPrompt, request, events, store, isShort });
    return model.generate({ messages, tools: offered }, { signal, onToolCall });
  };
  try {
    const response = await ask(false).catch((thrown: unknown) => {
      signal.throwIfAborted();
      if (toVernissageError(thrown).code !== "model-context-overflow") throw thrown;
      return ask(true);
    });
    const recorded = await early.recorded();
    await context.append({
      type: "model-responded",
      text: response.text,
      toolCalls: response.toolCalls.map(withOwnId).slice(recorded),
      inputTokens: response.usage?.inputTokens ?? 0,
      outputTokens: response.usage?.outputTokens ?? 0,
    });
    return { response, early };
  } catch (thrown) {
    await early.settled();
    throw thrown;
  }
}

/** Calls of the last turn that have no result yet, a restart may have left some; and those that began early. */
async function callsToExecute(context: RunContext, early?: EarlyCalls): Promise<readonly ToolCall[]> {
  const events = (await context.deps.log.read(context.run.id)).map(({ event }) => event);
  const ended = new Set(events.flatMap((event) => (event.type === "tool-ended" ? [event.callId] : [])));
  return callsOfLastTurn(events).filter(({ id }) => early?.endOf(id) ?? !ended.has(id));
}

async function executeCall(
  context: RunContext,
  tools: ReadonlyMap<ToolName, AnyTool>,
  allowed: readonly ToolName[],
  call: ToolCall,
): Promise<void> {
  const outcome = await executeToolCall(call, { tools, allowed, signal: context.signal });
  await context.append({
    type: "tool-ended",
    callId: call.id,
    tool: call.name,
    content: await storeParts(outcome, context.deps.store),
    isError: outcome.isError,
  });
}

/** Executes the calls of a turn side by side. If one throws, the others are waited for, so that none runs on unseen. */
async function executeTurn(
  context: RunContext,
  tools: ReadonlyMap<ToolName, AnyTool>,
  calls: readonly ToolCall[],
  early?: EarlyCalls,
): Promise<void> {
  const allowed = allowedTools(context.view());
  const ends = await Promise.allSettled(
    calls.map((call) => early?.endOf(call.id) ?? executeCall(context, tools, allowed, call)),
  );
  const failed = ends.find((end) => end.status === "rejected");
  if (failed) throw failed.reason;
  // With a checked GLB in hand the run looks at what it has; a refinement that failed goes back to making.
  const { state, inspections } = context.view();
  const called = calls.some((call) => call.name === "call_space");
  const hasGlb = [...inspections.values()].some((asset) => asset.report.isValid);
  if (called && state === "generating" && hasGlb) await context.enter("inspecting");
  if (state === "refining") await context.enter("generating");
}

async function nudge(context: RunContext, response: ModelResponse): Promise<void> {
  const events = await context.deps.log.read(context.run.id);
  const nudges = events.filter(({ event }) => event.type === "model-nudged").length;
  if (nudges >= MAX_NUDGES) {
    throw new VernissageError({
      code: "model-stopped",
      message: `the model stopped in ${context.view().state} (${response.stopReason})`,
      userMessage: response.text.trim()
        ? `The gallery could not be finished: ${response.text.trim().slice(0, 400)}`
        : "The planner stopped before the gallery was finished. Press Retry, or put the wish in other words.",
      party: "model",
    });
  }
  await context.append({
    type: "model-nudged",
    text: `The gallery is not published yet. Allowed now: ${allowedTools(context.view()).join(", ")}. Go on with a tool call.`,
  });
}

function checkBudget(deps: AgentDeps, turns: number, tokens: number): void {
  if (turns < deps.budget.turns && tokens < deps.budget.tokens) return;
  throw new VernissageError({
    code: "budget-spent",
    message: `budget spent: ${turns} turns, ${tokens} tokens`,
    userMessage:
      "This gallery used up what one run may spend before it was finished. Everything made so far is kept; press Retry, or ask for something simpler.",
    party: "model",
  });
}

function define(tool: AnyTool): ToolDefinition {
  const { $schema: _, ...inputSchema } = z.toJSONSchema(tool.input, { io: "input", unrepresentable: "any" });
  return { name: tool.name, description: tool.description, inputSchema };
}
