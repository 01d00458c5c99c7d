import { z } from "zod";
import type { ModelResponse, ToolCall } from "../core/language-model.ts";
import { badResponse } from "./model-errors.ts";
import { readSpokenCalls, toolName } from "./spoken-tool-calls.ts";
import { readArguments } from "./tool-arguments.ts";

/** What we need of a completion; endpoints add much and leave out much. */
const chatCompletion = z.object({
  choices: z
    .array(
      z.object({
        finish_reason: z.string().nullish(),
        message: z.object({
          content: z
            .union([
              z.string(),
              z
                .array(z.object({ text: z.string().optional() }))
                .transform((parts) => parts.map(({ text = "" }) => text).join("")),
            ])
            .nullish(),
          refusal: z.string().nullish(),
          tool_calls: z
            .array(
              z.object({
                id: z.string().nullish(),
                function: z.object({ name: z.string(), arguments: z.unknown() }),
              }),
            )
            .nullish(),
          /** The form before `tool_calls`, still spoken by some servers. */
          function_call: z.object({ name: z.string(), arguments: z.unknown() }).nullish(),
        }),
      }),
    )
    .min(1),
  usage: z.object({ prompt_tokens: z.number(), completion_tokens: z.number() }).nullish().catch(undefined),
});

/**
 * Reads a completion. Calls a model only wrote into its text count, if the tool is among those `offered`. Throws
 * `model-bad-response` if there is no answer in it.
 */
export function readChatAnswer(body: unknown, offered: readonly string[]): ModelResponse {
  const parsed = chatCompletion.safeParse(body);
  if (!parsed.success) throw badResponse(z.prettifyError(parsed.error));
  const { message, finish_reason: reason } = parsed.data.choices[0]!;
  const { usage } = parsed.data;
  const made = message.tool_calls ?? (message.function_call ? [{ function: message.function_call }] : []);
  const said = withoutThoughts(message.content ?? "");
  const spoken = made.length === 0 ? readSpokenCalls(said, offered) : { text: said, calls: [] };
  const toolCalls = [
    ...readToolCalls(made),
    ...spoken.calls.map((call, index) => ({ id: `call-${index + 1}`, ...call })),
  ];
  const isRefusal = Boolean(message.refusal) || reason === "content_filter";
  return {
    text: message.refusal ?? spoken.text,
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
    return { id, name: toolName(name), ...readArguments(text) };
  });
}

/** Local models print what they think before they answer; a thought that was cut off has no end. */
function withoutThoughts(text: string): string {
  return text.replace(/<think>[\s\S]*?(<\/think>|$)/g, "").trim();
}
