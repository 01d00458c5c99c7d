import type { ModelMessage, ToolCall } from "../../core/language-model.ts";
import type {
  CallSpaceInput,
  CallSpaceResult,
  PlanState,
  RequestMessage,
  ToolFailure,
} from "../../core/tool.ts";

/** A tool call that has been answered. */
export interface AnsweredCall {
  call: ToolCall;
  isError: boolean;
  /** The JSON of the answer; `undefined` if it was something else. */
  result: unknown;
}

/** What has happened in a run so far, read from its messages alone. */
export interface Transcript {
  request: RequestMessage;
  answered: readonly AnsweredCall[];
  /** What was said beside calls, to be told with the gallery. */
  asides: readonly string[];
  /** Model turns so far. */
  turns: number;
}

/** `undefined` if no user message holds a request. */
export function readTranscript(messages: readonly ModelMessage[]): Transcript | undefined {
  const request = readRequest(messages);
  if (!request) return undefined;
  const calls = new Map<string, ToolCall>();
  const answered: AnsweredCall[] = [];
  const asides: string[] = [];
  let turns = 0;
  for (const message of messages) {
    if (message.role === "assistant") {
      turns += 1;
      if (message.text && message.toolCalls.length > 0) asides.push(message.text);
      for (const call of message.toolCalls) calls.set(call.id, call);
    } else if (message.role === "tool") {
      const call = calls.get(message.toolCallId) ?? {
        id: message.toolCallId,
        name: message.toolName,
        input: {},
      };
      const text = message.content.flatMap((part) => (part.type === "text" ? [part.text] : [])).join("");
      answered.push({ call, isError: message.isError, result: parseJson(text) });
    }
  }
  return { request, answered, asides, turns };
}

/** The plan in force: the last one set, or the one a retry or re-texture starts with. */
export function planInForce({ request, answered }: Transcript): PlanState | undefined {
  const set = answered.findLast(({ call, isError }) => call.name === "set_plan" && !isError);
  if (set) return set.result as PlanState;
  return request.kind === "retry" || request.kind === "retexture" ? request.current : undefined;
}

export interface SpaceAttempt {
  input: CallSpaceInput;
  /** Absent if the call failed or what it made is not valid. */
  artifact?: `artifact:${string}`;
  /** It is valid, and works in it are hidden. */
  hidesWorks?: true;
  failure?: string;
}

/** Every Space call that was to make `part`, in order; what the budget refused never reached a Space. */
export function attemptsAt({ answered }: Transcript, part: string): SpaceAttempt[] {
  return answered
    .filter(
      (one) =>
        one.call.name === "call_space" &&
        (one.call.input as CallSpaceInput | undefined)?.makes === part &&
        !isRefusedForBudget(one),
    )
    .map(({ call, isError, result }): SpaceAttempt => {
      const input = call.input as CallSpaceInput;
      if (isError) return { input, failure: failureOf(result) };
      const artifacts = (result as CallSpaceResult | undefined)?.artifacts ?? [];
      // A GLB that failed its checks may come with a preview, which is no sculpture.
      const failed = artifacts.find(({ report }) => report?.valid === false);
      const made = artifacts.find(({ report }) => (failed ? report?.valid : report?.valid !== false));
      const hides = made?.report?.problems.some((problem) => problem.startsWith("warning: hidden:"));
      if (made) return { input, artifact: made.artifact, ...(hides && { hidesWorks: true }) };
      return { input, failure: failed?.report?.problems[0] ?? "it returned nothing usable" };
    });
}

/** Whether the run may use no more GPU time; what needs none may still be called. */
export function isRefusedForBudget({ isError, result }: AnsweredCall): boolean {
  return isError && (result as ToolFailure | undefined)?.error?.code === "budget-gpu-seconds";
}

export function failureOf(result: unknown): string {
  return (result as ToolFailure | undefined)?.error?.message ?? "it failed without saying why";
}

function readRequest(messages: readonly ModelMessage[]): RequestMessage | undefined {
  for (const message of messages) {
    if (message.role !== "user") continue;
    const text = message.content.flatMap((part) => (part.type === "text" ? [part.text] : [])).join("");
    const json = /<request>([\s\S]*?)<\/request>/.exec(text)?.[1];
    if (json !== undefined) return parseJson(json) as RequestMessage | undefined;
  }
  return undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
