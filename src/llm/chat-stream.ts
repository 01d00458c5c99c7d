import type { ToolCall } from "../core/language-model.ts";
import { toolName } from "./spoken-tool-calls.ts";
import { readArguments } from "./tool-arguments.ts";

/** What we read of a piece of a streamed completion. */
export interface ChatChunk {
  usage?: unknown;
  choices?: {
    finish_reason?: string | null;
    delta?: {
      content?: string | null;
      refusal?: string | null;
      tool_calls?: Piece[];
    };
  }[];
}

interface Piece {
  index?: number;
  id?: string;
  function?: { name?: string; arguments?: string };
}

interface CallSoFar {
  id: string;
  name: string;
  arguments: string;
}

/** Some gateways number every call 0, or none: another id with a name begins another call. */
function placeOf({ index, id, function: named }: Piece, calls: readonly CallSoFar[]): number {
  const at = index ?? (id || named?.name ? calls.length : Math.max(0, calls.length - 1));
  const isOther = Boolean(id && named?.name && calls[at]?.id && calls[at].id !== id);
  return isOther ? calls.length : at;
}

/**
 * Reads a streamed completion into the body it would have been, telling each tool call when the next one begins or the
 * answer ends. A stream that breaks off ends the answer with the calls told so far; before the first it rejects.
 */
export async function readChatStream(
  chunks: AsyncIterable<ChatChunk>,
  onToolCall: (call: ToolCall) => void,
): Promise<unknown> {
  const calls: CallSoFar[] = [];
  const used = new Set<string>();
  let told = 0;
  let content = "";
  let refusal = "";
  let finishReason: string | null = null;
  let usage: unknown;
  const tell = (until: number) => {
    for (; told < until; told += 1) {
      const call = calls[told]!;
      // As in an answer that comes whole: servers leave ids empty or repeat them.
      if (!call.id || used.has(call.id)) call.id = `call-${told + 1}`;
      used.add(call.id);
      onToolCall({ id: call.id, name: toolName(call.name), ...readArguments(call.arguments) });
    }
  };
  try {
    for await (const chunk of chunks) {
      usage = chunk.usage ?? usage;
      const [choice] = chunk.choices ?? [];
      if (!choice) continue;
      content += choice.delta?.content ?? "";
      refusal += choice.delta?.refusal ?? "";
      for (const piece of choice.delta?.tool_calls ?? []) {
        const at = placeOf(piece, calls);
        tell(Math.min(at, calls.length));
        calls[at] ??= { id: "", name: "", arguments: "" };
        const call = calls[at];
        call.id ||= piece.id ?? "";
        call.name += piece.function?.name ?? "";
        call.arguments += piece.function?.arguments ?? "";
      }
      finishReason = choice.finish_reason ?? finishReason;
    }
    // What was cut for length is no call.
    tell(finishReason === "length" ? told : calls.length);
  } catch (thrown) {
    if (told === 0) throw thrown;
    calls.length = told;
    finishReason = "tool_calls";
  }
  if (finishReason === "length" && told > 0) calls.length = told;
  return {
    choices: [
      {
        finish_reason: finishReason,
        message: {
          content,
          refusal: refusal || null,
          tool_calls: calls.length > 0 ? calls.map(({ id, ...call }) => ({ id, function: call })) : undefined,
        },
      },
    ],
    usage,
  };
}
