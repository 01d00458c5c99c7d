import type { Capability } from "../core/space.ts";
import type { FindSpaceInput, FindSpaceResult } from "../core/tool.ts";
import type { RunContext } from "./run-context.ts";

/** A Space as `find_space` listed it, and what it was searched for. */
export type FoundSpace = FindSpaceResult["spaces"][number] & { capability: Capability };

/** Every Space `find_space` has listed in this run so far, newest search first, from the record. */
export async function foundSpaces({ deps, run }: RunContext): Promise<readonly FoundSpace[]> {
  const events = (await deps.log.read(run.id)).map(({ event }) => event);
  const searches = new Map(
    events.flatMap((event) =>
      event.type === "model-responded"
        ? event.toolCalls.flatMap(({ id, name, input }) =>
            name === "find_space" ? [[id, input as FindSpaceInput] as const] : [],
          )
        : [],
    ),
  );
  return events.toReversed().flatMap((event) => {
    const search = event.type === "tool-ended" && !event.isError ? searches.get(event.callId) : undefined;
    if (!search || event.type !== "tool-ended") return [];
    const [part] = event.content;
    const { spaces } = JSON.parse(part?.type === "text" ? part.text : '{"spaces":[]}') as FindSpaceResult;
    return spaces.map((space) => ({ ...space, capability: search.capability }));
  });
}
