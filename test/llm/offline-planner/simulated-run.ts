import { completePlan } from "../../../src/core/complete-plan.ts";
import type { ModelMessage, ToolCall } from "../../../src/core/language-model.ts";
import { type GalleryPlan, planDraft } from "../../../src/core/plan.ts";
import { partKeys } from "../../../src/core/plan-parts.ts";
import type {
  ArtifactRef,
  AskRequesterInput,
  CallSpaceInput,
  FindSpaceResult,
  PlanState,
  RequestMessage,
  ToolFailure,
  ToolName,
} from "../../../src/core/tool.ts";
import { createOfflinePlanner } from "../../../src/llm/offline-planner/offline-planner.ts";
import { requestMessages } from "../../contracts/language-model.contract.ts";

const BUILTIN: Record<string, FindSpaceResult["spaces"][number]> = {
  "build-scene": { space: "builtin/architect", description: "", endpoint: "/generate_scene", trusted: true },
  "refine-scene": { space: "builtin/curator", description: "", endpoint: "/refine_scene", trusted: true },
  "text-to-image": { space: "builtin/painter", description: "", endpoint: "/paint", trusted: true },
  "text-to-3d": { space: "builtin/sculptor", description: "", endpoint: "/sculpt", trusted: true },
};

export interface World {
  /** Index of the option the requester takes when asked; without it no question can be asked. */
  answers?: number;
  /** Offered before the built-in Space, by capability. */
  spaces?: Readonly<Record<string, FindSpaceResult["spaces"]>>;
  /** Endpoints with the JSON Schema of their inputs, by Space. */
  schemas?: Readonly<Record<string, readonly { endpoint: string; input: Record<string, unknown> }[]>>;
  /** A message, or a failure with its code, makes the call fail. */
  fails?: (input: CallSpaceInput, attempt: number) => string | ToolFailure["error"] | undefined;
  /** What the report on a scene by this Space finds wrong with it. */
  problems?: (space: string) => readonly string[];
}

/** Plays the agent loop against the planner, with Spaces that answer at once; stops after 30 turns. */
export async function simulateRun(request: Partial<RequestMessage>, world: World = {}) {
  const model = createOfflinePlanner();
  const messages: ModelMessage[] = requestMessages(request);
  const turns: ToolCall[][] = [];
  const calls: CallSpaceInput[] = [];
  const previous = request.current?.plan;
  let state: PlanState | undefined =
    request.kind === "retry" || request.kind === "retexture" ? request.current : undefined;
  let hasScene = false;
  let note: string | undefined;

  const setPlan = (input: unknown): PlanState => {
    const before = state?.plan ?? previous;
    const known = new Map<string, ArtifactRef>();
    for (const source of [request.current, state]) {
      const keys: ReadonlyMap<string, string> = source ? partKeys(source.plan) : new Map();
      for (const [part, ref] of Object.entries(source?.made ?? {})) known.set(keys.get(part) ?? "", ref);
    }
    const plan: GalleryPlan = completePlan(planDraft.parse(input), request.seed ?? 7, before);
    const made: Record<string, ArtifactRef> = {};
    for (const [part, key] of partKeys(plan)) if (known.has(key)) made[part] = known.get(key)!;
    return { plan, made, stale: [...partKeys(plan).keys()].filter((part) => !made[part]) };
  };
  const execute = ({ name, input }: ToolCall): object => {
    if (name === "set_plan") {
      state = setPlan(input);
      return state;
    }
    if (name === "ask_requester") {
      const { options } = input as AskRequesterInput;
      return { answer: options[world.answers!]!, answeredBy: "requester" };
    }
    if (name === "find_space") {
      const { capability } = input as { capability: string };
      const builtin = BUILTIN[capability];
      return { spaces: [...(world.spaces?.[capability] ?? []), ...(builtin ? [builtin] : [])] };
    }
    if (name === "describe_space") {
      const { space } = input as { space: string };
      const known = world.schemas?.[space];
      if (!known) return { error: { code: "space-asleep", message: "the Space sleeps" } };
      return { space, endpoints: known.map((one) => ({ ...one, description: "" })) };
    }
    if (name === "call_space") {
      const call = input as CallSpaceInput;
      const attempt = calls.filter(({ makes }) => makes === call.makes).length;
      calls.push(call);
      const failure = world.fails?.(call, attempt);
      if (failure)
        return { error: typeof failure === "string" ? { code: "space-failed", message: failure } : failure };
      const artifact: ArtifactRef = `artifact:${(0x10000000 + calls.length).toString(16)}`;
      if (call.makes === "scene") hasScene = true;
      else if (state && call.makes) state = { ...state, made: { ...state.made, [call.makes]: artifact } };
      const problems = world.problems?.(call.space);
      const report = call.makes === "scene" && problems && { report: { valid: true, problems } };
      return {
        artifacts: [{ artifact, mediaType: "image/png", sizeBytes: 1, ...report }],
        values: [],
        seconds: 1,
      };
    }
    note = (input as { note: string }).note;
    return { published: true, version: 1, promises: [] };
  };

  for (let turn = 0; turn < 30 && note === undefined; turn += 1) {
    const making: ToolName[] = ["set_plan", "find_space", "describe_space", "call_space"];
    const planning: ToolName[] = [
      "set_plan",
      ...(world.answers === undefined ? [] : (["ask_requester"] as const)),
    ];
    const offered = !state ? planning : hasScene ? ["call_space", "publish_gallery"] : making;
    const tools = offered.map((name) => ({ name, description: "", inputSchema: { type: "object" } }));
    const response = await model.generate({ messages, tools }, { signal: new AbortController().signal });
    if (response.toolCalls.length === 0) return { turns, calls, state, note, text: response.text };
    turns.push([...response.toolCalls]);
    messages.push({ role: "assistant", text: response.text, toolCalls: response.toolCalls });
    for (const call of response.toolCalls) {
      const result = offered.includes(call.name)
        ? execute(call)
        : { error: { code: "tool-not-allowed", message: "not now", options: offered } };
      messages.push({
        role: "tool",
        toolCallId: call.id,
        toolName: call.name,
        content: [{ type: "text", text: JSON.stringify(result) }],
        isError: "error" in result,
      });
    }
  }
  return { turns, calls, state, note, text: "" };
}
