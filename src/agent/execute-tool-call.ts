import { z } from "zod";
import { abortReasonOf } from "../core/abort.ts";
import { toVernissageError } from "../core/errors.ts";
import type { ToolCall } from "../core/language-model.ts";
import type { ToolName, ToolOutcome } from "../core/tool.ts";
import { toolFailure } from "./tool-result.ts";
import type { AnyTool } from "./tools/index.ts";

/**
 * Checks a tool call and executes it. The model's and the Spaces' mistakes come back as a failed result; only an
 * abort and what the operator has to mend (no browser, disk full) are thrown.
 */
export async function executeToolCall(
  call: ToolCall,
  options: { tools: ReadonlyMap<ToolName, AnyTool>; allowed: readonly ToolName[]; signal: AbortSignal },
): Promise<ToolOutcome> {
  const { tools, allowed, signal } = options;
  const tool = tools.get(call.name as ToolName);
  if (!tool) return toolFailure("unknown-tool", `There is no tool ${call.name}.`, allowed);
  if (!allowed.includes(tool.name)) {
    return toolFailure("tool-not-allowed", `${tool.name} cannot be used now.`, allowed);
  }
  if (call.invalidJson !== undefined) {
    return toolFailure(
      "invalid-json",
      "The arguments are not JSON. Send the call again with one JSON object.",
    );
  }
  const input = tool.input.safeParse(call.input);
  if (!input.success) return toolFailure("invalid-input", z.prettifyError(input.error));
  try {
    return await tool.execute(input.data, { call, signal });
  } catch (thrown) {
    const reason = abortReasonOf(thrown, signal);
    if (reason) throw reason;
    const error = toVernissageError(thrown);
    if (error.party === "operator" || error.party === "us") throw error;
    return toolFailure(error.code, error.message);
  }
}
