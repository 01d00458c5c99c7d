import type { ModelMessage, ToolDefinition } from "../../src/core/language-model.ts";
import { createOfflinePlanner } from "../../src/llm/offline-planner/offline-planner.ts";
import { type ChatRequest, completion, type ScriptedAnswer } from "./chat-completions-server.ts";

/** A model that knows its work, as far as the wire shows: the offline planner behind a Chat Completions server. */
export async function answerLikePlanner(request: ChatRequest): Promise<ScriptedAnswer> {
  const { signal } = new AbortController();
  const response = await createOfflinePlanner().generate(
    { messages: toMessages(request), tools: toTools(request) },
    { signal },
  );
  return completion({
    text: response.text,
    toolCalls: response.toolCalls.map(({ id, name, input }) => ({ id, name, arguments: input })),
    // Many endpoints report none: our own estimate counts.
    usage: null,
  });
}

function toMessages(request: ChatRequest): ModelMessage[] {
  const names = new Map<string, string>();
  return request.messages.map((message): ModelMessage => {
    if (message.role === "system") return { role: "system", text: message.content };
    if (message.role === "user") {
      const parts = typeof message.content === "string" ? [] : message.content;
      const text =
        typeof message.content === "string"
          ? message.content
          : parts.map((part) => (part.type === "text" ? part.text : "")).join("");
      return { role: "user", content: [{ type: "text", text }] };
    }
    if (message.role === "assistant") {
      const toolCalls = (message.tool_calls ?? []).map(({ id, function: { name, arguments: text } }) => {
        names.set(id, name);
        return { id, name, input: JSON.parse(text) as unknown };
      });
      return { role: "assistant", text: message.content ?? "", toolCalls };
    }
    return {
      role: "tool",
      toolCallId: message.tool_call_id,
      toolName: names.get(message.tool_call_id) ?? "",
      content: [{ type: "text", text: message.content }],
      isError: message.content.startsWith('{"error":'),
    };
  });
}

function toTools(request: ChatRequest): ToolDefinition[] {
  return (request.tools ?? []).map(({ function: { name, description, parameters } }) => ({
    name,
    description,
    inputSchema: parameters,
  }));
}
