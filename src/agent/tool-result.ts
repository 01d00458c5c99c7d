import type { ContentPart } from "../core/language-model.ts";
import type { ToolFailure, ToolOutcome } from "../core/tool.ts";

/**
 * A plan with 40 exhibits has some 30,000 characters and has to stay whole. What Spaces say is cut shorter where it
 * comes in.
 */
const MAX_RESULT_CHARACTERS = 48_000;

export function toolResult(value: object, pictures: readonly ContentPart[] = []): ToolOutcome {
  return { content: [{ type: "text", text: cap(JSON.stringify(value)) }, ...pictures], isError: false };
}

export function toolFailure(code: string, message: string, options?: readonly string[]): ToolOutcome {
  const failure: ToolFailure = { error: { code, message, ...(options && { options }) } };
  return { content: [{ type: "text", text: cap(JSON.stringify(failure)) }], isError: true };
}

function cap(text: string): string {
  if (text.length <= MAX_RESULT_CHARACTERS) return text;
  return `${text.slice(0, MAX_RESULT_CHARACTERS)}… (cut: ${text.length - MAX_RESULT_CHARACTERS} more characters)`;
}
