import type { RunEvent } from "../core/events.ts";
import type { ToolCall } from "../core/language-model.ts";

/** The calls of the last turn, those told while the model was still speaking included. */
export function callsOfLastTurn(events: readonly RunEvent[]): readonly ToolCall[] {
  let calls: ToolCall[] = [];
  let isGoingOn = false;
  for (const event of events) {
    if (event.type !== "model-responded") continue;
    calls = isGoingOn ? [...calls, ...event.toolCalls] : [...event.toolCalls];
    isGoingOn = event.isPartial === true;
  }
  return calls;
}
