export type ContentPart =
  | { type: "text"; text: string }
  | { type: "image"; mediaType: "image/png" | "image/jpeg"; bytes: Uint8Array };

export interface ToolCall {
  id: string;
  name: string;
  /** Parsed JSON; `undefined` and `invalidJson` set if the model wrote something else. */
  input: unknown;
  invalidJson?: string;
}

export type ModelMessage =
  | { role: "system"; text: string }
  | { role: "user"; content: readonly ContentPart[] }
  | { role: "assistant"; text: string; toolCalls: readonly ToolCall[] }
  | { role: "tool"; toolCallId: string; toolName: string; content: readonly ContentPart[]; isError: boolean };

export interface ToolDefinition {
  name: string;
  description: string;
  /** JSON Schema of an object. */
  inputSchema: Record<string, unknown>;
}

export interface ModelRequest {
  messages: readonly ModelMessage[];
  /** Only these may be called. */
  tools: readonly ToolDefinition[];
  maxOutputTokens?: number;
}

export interface ModelResponse {
  text: string;
  toolCalls: readonly ToolCall[];
  stopReason: "tool-calls" | "end" | "length" | "refusal";
  /** Absent where the endpoint reports none. */
  usage?: { inputTokens: number; outputTokens: number };
}

export interface GenerateOptions {
  signal: AbortSignal;
  /**
   * Told of calls as soon as they are complete, where the endpoint lets us listen while the model speaks. They are in
   * the response as well, first and in this order; once one was told, the response is never asked for again.
   */
  onToolCall?: ((call: ToolCall) => void) | undefined;
}

/** A language model with function calling. Rejects with a `VernissageError` or the signal's reason. */
export interface LanguageModel {
  readonly id: string;
  /** Whether pictures in messages are worth sending. */
  readonly canSee: boolean;
  generate(request: ModelRequest, options: GenerateOptions): Promise<ModelResponse>;
}
