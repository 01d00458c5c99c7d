import type { Capability, SpaceSummary } from "../core/space.ts";
import type { RunContext } from "./run-context.ts";

/** Says, once per Space and run, that the run could use a Space if somebody with the right allowed it. */
export function createWantConsent(
  context: RunContext,
): (space: string, capability: Capability) => Promise<void> {
  const { deps, run, signal } = context;
  const wanted = new Set(context.view().consentsWanted);
  return async (space, capability) => {
    if (wanted.has(space)) return;
    wanted.add(space);
    const { title, description }: Pick<SpaceSummary, "title" | "description"> = await deps.spaces
      .about(space, { signal, community: run.request.community })
      .catch(() => {
        signal.throwIfAborted();
        return { title: space, description: "" };
      });
    await context.append({
      type: "consent-wanted",
      space,
      title: title.slice(0, 100),
      description: description.slice(0, 300),
      capability,
    });
  };
}
