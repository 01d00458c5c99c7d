import { readArguments } from "./tool-arguments.ts";

/** A call a model wrote into its text. */
export interface SpokenCall {
  name: string;
  input: unknown;
  invalidJson?: string;
}

/**
 * How families of open models write a call when their server does not turn it into `tool_calls`. Each finds the name
 * and the arguments, or one JSON object that holds both.
 */
const FORMS: readonly RegExp[] = [
  // Hermes, Qwen: <tool_call>{"name": …, "arguments": …}</tool_call>
  /<tool_call>\s*(?<both>\{[\s\S]*?\})\s*<\/tool_call>/g,
  // Llama, Qwen-Coder: <function=name>{…}</function>
  /<function=(?<name>[\w.-]+)>\s*(?<input>\{[\s\S]*?\})\s*<\/function>/g,
  // Harmony: …to=functions.name …<|message|>{…}<|call|>
  /to=functions\.(?<name>\w+)[^{]*<\|message\|>\s*(?<input>\{[\s\S]*?\})\s*<\|call\|>/g,
  // Mistral: [TOOL_CALLS] name {…} — or a list of objects, taken apart below
  /\[TOOL_CALLS\]\s*(?<list>\[[\s\S]*\])/g,
];

/**
 * Calls of the offered tools that a model wrote into its text instead of making them, with the text that remains.
 * Anything that names no offered tool stays text.
 */
export function readSpokenCalls(
  text: string,
  offered: readonly string[],
): { text: string; calls: readonly SpokenCall[] } {
  const calls: SpokenCall[] = [];
  const take = (value: unknown): boolean => {
    const call = asCall(value, offered);
    if (call) calls.push(call);
    return call !== undefined;
  };
  let rest = text;
  for (const form of FORMS) {
    rest = rest.replace(form, (whole, ...groups) => {
      const { both, list, name, input } = groups.at(-1) as Record<string, string | undefined>;
      if (list) {
        const parsed = readArguments(list).input;
        return Array.isArray(parsed) && parsed.map(take).some(Boolean) ? "" : whole;
      }
      const value = both ? readArguments(both).input : { name, arguments: input };
      return take(value) ? "" : whole;
    });
  }
  // The whole answer is one call, perhaps in a code fence: Llama 3 and many small models.
  const bare = /^(?:```(?:json)?|<\|python_tag\|>)?\s*(\{[\s\S]*\})\s*(?:```)?$/.exec(rest.trim())?.[1];
  if (calls.length === 0 && bare && take(readArguments(bare).input)) rest = "";
  return { text: rest.trim(), calls };
}

function asCall(value: unknown, offered: readonly string[]): SpokenCall | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  const fields = value as Record<string, unknown>;
  const name = toolName(fields.name);
  if (!offered.includes(name)) return undefined;
  return { name, ...readArguments(fields.arguments ?? fields.parameters) };
}

/** Some models put the namespace of their training before a tool's name. */
export function toolName(name: unknown): string {
  return String(name).replace(/^(functions?|tools?)[.:]/, "");
}
