import type { RunView } from "../../core/run-view.ts";
import { publishableScene } from "../../core/run-view.ts";
import type { Tool, ToolName } from "../../core/tool.ts";
import { TOOLS_IN_STATE } from "../../core/transitions.ts";
import type { RunContext } from "../run-context.ts";
import { createAskRequester } from "./ask-requester.ts";
import { createCallSpace } from "./call-space.ts";
import { createDescribeSpace } from "./describe-space.ts";
import { createFindSpace } from "./find-space.ts";
import { createInspectArtifact } from "./inspect-artifact.ts";
import { createPublishGallery } from "./publish-gallery.ts";
import { createSetPlan } from "./set-plan.ts";

/** A tool whose input type is its own business: the loop parses before it executes. */
export type AnyTool = Tool<unknown>;

export function createTools(context: RunContext): ReadonlyMap<ToolName, AnyTool> {
  const tools: readonly AnyTool[] = [
    createSetPlan(context),
    createFindSpace(context),
    createDescribeSpace(context),
    createCallSpace(context),
    createInspectArtifact(context),
    createAskRequester(context),
    createPublishGallery(context),
  ];
  return new Map(tools.map((tool) => [tool.name, tool]));
}

/** Names of the tools a run may use where it stands. */
export function allowedTools(view: RunView): readonly ToolName[] {
  // A run cut short while it waited goes on with the calls of its turn, the question first among them.
  const before = view.planState ? "inspecting" : "planning";
  const tools = TOOLS_IN_STATE[view.state === "waiting" ? before : view.state] ?? [];
  return publishableScene(view) ? tools : tools.filter((name) => name !== "publish_gallery");
}
