import type { RunState } from "./run.ts";
import type { ToolName } from "./tool.ts";

/** Which state may follow which. `failed` and `cancelled` may follow any that is not an end. */
export const NEXT_STATES: Readonly<Record<RunState, readonly RunState[]>> = {
  queued: ["planning", "generating"],
  planning: ["generating", "waiting", "answered"],
  generating: ["inspecting", "waiting"],
  inspecting: ["generating", "refining", "validating", "waiting"],
  refining: ["inspecting", "generating"],
  validating: ["publishing", "refining", "generating"],
  publishing: ["published"],
  waiting: ["planning", "generating", "inspecting"],
  published: [],
  answered: [],
  failed: [],
  cancelled: [],
};

/** Tools the model is offered in a state; `publish_gallery` additionally needs a valid scene. */
export const TOOLS_IN_STATE: Readonly<Partial<Record<RunState, readonly ToolName[]>>> = {
  planning: ["set_plan", "ask_requester"],
  generating: ["set_plan", "find_space", "describe_space", "call_space", "ask_requester"],
  inspecting: ["set_plan", "find_space", "describe_space", "call_space", "inspect_artifact", "ask_requester"],
  refining: ["call_space"],
  validating: ["call_space", "inspect_artifact", "publish_gallery"],
};

const ENDS: ReadonlySet<RunState> = new Set(["published", "answered", "failed", "cancelled"]);

export function isEnd(state: RunState): boolean {
  return ENDS.has(state);
}

export function mayFollow(from: RunState, to: RunState): boolean {
  if (isEnd(from)) return false;
  return to === "failed" || to === "cancelled" || NEXT_STATES[from].includes(to);
}
