import type { ContentPart, ModelMessage, ToolDefinition } from "../core/language-model.ts";

type TextPart = { type: "text"; text: string };
type ImagePart = { type: "image_url"; image_url: { url: string } };

/** Messages as the Chat Completions format writes them. */
export type ChatMessage =
  | { role: "system"; content: string }
  | { role: "user"; content: string | (TextPart | ImagePart)[] }
  | {
      role: "assistant";
      content: string | null;
      tool_calls?: { id: string; type: "function"; function: { name: string; arguments: string } }[];
    }
  | { role: "tool"; tool_call_id: string; content: string };

export interface ChatTool {
  type: "function";
  function: { name: string; description: string; parameters: Record<string, unknown> };
}

/**
 * Our messages in the Chat Completions format. Tool messages hold text only there, so pictures that came with tool
 * results follow in one user message once every call of the turn is answered.
 */
export function toChatMessages(messages: readonly ModelMessage[], canSee: boolean): ChatMessage[] {
  const chat: ChatMessage[] = [];
  let pictures: (TextPart | ImagePart)[] = [];
  const showPictures = () => {
    if (pictures.length > 0) chat.push({ role: "user", content: pictures });
    pictures = [];
  };
  for (const message of messages) {
    if (message.role !== "tool") showPictures();
    switch (message.role) {
      case "system":
        chat.push({ role: "system", content: message.text });
        break;
      case "user":
        chat.push({ role: "user", content: userContent(message.content, canSee) });
        break;
      case "assistant":
        chat.push(assistantMessage(message));
        break;
      case "tool": {
        chat.push({
          role: "tool",
          tool_call_id: message.toolCallId,
          content: textOf(message.content) || "{}",
        });
        const images = canSee ? message.content.flatMap(toImage) : [];
        if (images.length > 0) {
          pictures.push(
            { type: "text", text: `Pictures with the result of ${message.toolName} (data):` },
            ...images,
          );
        }
      }
    }
  }
  showPictures();
  return chat;
}

export function toChatTools(tools: readonly ToolDefinition[]): ChatTool[] {
  return tools.map(({ name, description, inputSchema }) => ({
    type: "function",
    function: { name, description, parameters: inputSchema },
  }));
}

function assistantMessage(message: Extract<ModelMessage, { role: "assistant" }>): ChatMessage {
  if (message.toolCalls.length === 0) return { role: "assistant", content: message.text };
  return {
    role: "assistant",
    content: message.text || null,
    tool_calls: message.toolCalls.map(({ id, name, input, invalidJson }) => ({
      id,
      type: "function",
      // Some servers parse the history's arguments and fail on what their own model wrote wrongly.
      function: {
        name,
        arguments: JSON.stringify(invalidJson === undefined ? (input ?? {}) : { invalidJson }),
      },
    })),
  };
}

function userContent(content: readonly ContentPart[], canSee: boolean): string | (TextPart | ImagePart)[] {
  const images = canSee ? content.flatMap(toImage) : [];
  const text = textOf(content);
  if (images.length === 0) return text || "(a picture)";
  return [...(text ? [{ type: "text" as const, text }] : []), ...images];
}

function textOf(content: readonly ContentPart[]): string {
  return content.flatMap((part) => (part.type === "text" ? [part.text] : [])).join("\n");
}

function toImage(part: ContentPart): ImagePart[] {
  if (part.type !== "image") return [];
  const base64 = Buffer.from(part.bytes).toString("base64");
  return [{ type: "image_url", image_url: { url: `data:${part.mediaType};base64,${base64}` } }];
}
