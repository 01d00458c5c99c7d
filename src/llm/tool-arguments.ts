import { jsonrepair } from "jsonrepair";
import type { ToolCall } from "../core/language-model.ts";

/**
 * A call's arguments as a model wrote them: JSON, nothing, an object already, or almost JSON, which is repaired
 * (quotes, commas, comments, Python's constants). What was cut off is not: half a plan is no plan.
 */
export function readArguments(text: unknown): Pick<ToolCall, "input" | "invalidJson"> {
  if (text === undefined || text === null || text === "") return { input: {} };
  if (typeof text !== "string") return { input: text };
  try {
    return { input: JSON.parse(text) as unknown };
  } catch {
    return repair(text) ?? { input: undefined, invalidJson: text };
  }
}

function repair(text: string): { input: unknown } | undefined {
  const inner = text
    .trim()
    .replace(/^```(?:json)?\s*/, "")
    .replace(/\s*```$/, "");
  if (!/^[{[]/.test(inner) || !/[}\]]$/.test(inner)) return undefined;
  try {
    const input: unknown = JSON.parse(jsonrepair(inner));
    return typeof input === "object" && input !== null ? { input } : undefined;
  } catch {
    return undefined;
  }
}
