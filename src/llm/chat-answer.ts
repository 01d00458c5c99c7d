import { z } from "zod";
import type { ModelResponse, ToolCall } from "../core/language-model.ts";
import { badResponse } from "./model-errors.ts";

/** What we need of a completion; endpoints add much and leave out much. */
const chatCompletion = z.object({
  choices: z
    .array(
      z.object({
        finish_reason: z.string().nullish(),
        message: z.object({
          content: z.string().nullish(),
          refusal: z.string().nullish(),
          tool_calls: z
            .array(
              z.object({
                id: z.string().nullish(),
                function: z.object({ name: z.string(), arguments: z.unknown() }),
              }),
            )
            .nullish(),
        }),
      }),
    )
    .min(1),
  usage: z.object({ prompt_tokens: z.number(), completion_tokens: z.number() }).nullish().catch(undefined),
});

/** Reads a completion. Throws `model-bad-response` if there is no answer in it. */
export function readChatAnswer(body: unknown): ModelResponse {
  const parsed = chatCompletion.safeParse(body);
  if (!parsed.success) throw badResponse(z.prettifyError(parsed.error));
  const { message, finish_reason: reason } = parsed.data.choices[0]!;
  const toolCalls = readToolCalls(message.tool_calls ?? []);
  const { usage } = parsed.data;
  const isRefusal = Boolean(message.refusal) || reason === "content_filter";
  return {
    text: message.refusal ?? withoutThoughts(message.content ?? ""),
    toolCalls: isRefusal ? [] : toolCalls,
    stopReason: isRefusal
      ? "refusal"
      : toolCalls.length > 0
        ? "tool-calls"
        : reason === "length"
          ? "length"
          : "end",
    ...(usage && { usage: { inputTokens: usage.prompt_tokens, outputTokens: usage.completion_tokens } }),
  };
}

function readToolCalls(
  calls: readonly { id?: string | null | undefined; function: { name: string; arguments?: unknown } }[],
): ToolCall[] {
  const used = new Set<string>();
  return calls.map(({ id: given, function: { name, arguments: text } }, index) => {
    // Small servers leave ids empty or repeat them; results are matched by id.
    const id = given && !used.has(given) ? given : `call-${index + 1}`;
    used.add(id);
    return { id, name, ...readArguments(text) };
  });
}

function readArguments(text: unknown): Pick<ToolCall, "input" | "invalidJson"> {
  if (text === undefined || text === null || text === "") return { input: {} };
  if (typeof text !== "string") return { input: text };
  try {
    return { input: JSON.parse(text) as unknown };
  } catch {
    return { input: undefined, invalidJson: text };
  }
}

/** Local models print what they think before they answer. */
function withoutThoughts(text: string): string {
  return text.replace(/<think>[\s\S]*?<\/think>/g, "").trim();
}
