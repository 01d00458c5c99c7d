import { withDeadline } from "../../core/abort.ts";
import { type Clock, systemClock } from "../../core/clock.ts";
import type { Capability, HubFacts } from "../../core/space.ts";
import type { Hub } from "../hub/hub.ts";
import type { HubSpaceFacts } from "../hub/hub-schemas.ts";
import type { InspectedCapabilities, SpaceInspection } from "./space-inspection.ts";

/** How many of the Hub's results are looked at, and of how many we ask what they offer. */
const MAX_RESULTS = 12;
const MAX_DESCRIBED = 6;
const SEARCH_MS = 10_000;

const DAY_MS = 86_400_000;
/** Age at which a Space counts half: Gradio's and the models' changes leave unmaintained ones behind. */
const HALF_LIFE_DAYS = 365;

const UNASKED: InspectedCapabilities = {
  capabilities: [],
  hindrance: "was not asked yet what it offers",
};

/** A Space the Hub found, with what it seems to be for. */
export interface FoundSpace extends HubSpaceFacts {
  inspected: InspectedCapabilities;
}

/** Relevance × likes (their order of magnitude) × freshness × whether it runs; larger is better. */
export function scoreOf(
  { relevance = 0.5, likes, lastModified, createdAt, stage }: HubFacts,
  nowMs: number,
): number {
  const changedAtMs = Date.parse(lastModified ?? createdAt ?? "");
  const ageDays = Number.isNaN(changedAtMs) ? HALF_LIFE_DAYS : Math.max(0, (nowMs - changedAtMs) / DAY_MS);
  const freshness = 0.5 ** (ageDays / HALF_LIFE_DAYS);
  return relevance * (1 + Math.log10(1 + likes)) * freshness * (stage.startsWith("RUNNING") ? 1 : 0.5);
}

export type SpaceSearch = (
  query: { text: string; capability?: Capability | undefined },
  options: { signal: AbortSignal },
) => Promise<readonly FoundSpace[]>;

/**
 * Spaces the Hub finds by meaning, best first. Where a capability is wanted, only such as seem to have it; the first
 * six are asked what they offer. Empty if the Hub cannot be asked; rejects only with the signal's
 * reason.
 */
export function createSpaceSearch({
  hub,
  inspection,
  clock = systemClock,
}: {
  hub: Pick<Hub, "search">;
  inspection: SpaceInspection;
  clock?: Clock | undefined;
}): SpaceSearch {
  return async ({ text, capability }, { signal }) => {
    const deadline = withDeadline(SEARCH_MS, "Searching the Hub", signal);
    const found = await hub
      .search({ text, capability, limit: MAX_RESULTS }, deadline)
      .catch(() => {
        signal.throwIfAborted();
        return [];
      })
      .finally(deadline.clear);
    const nowMs = clock.now();
    const ranked = found.toSorted((one, other) => scoreOf(other.facts, nowMs) - scoreOf(one.facts, nowMs));
    const inspected = await Promise.all(
      ranked.map(async (space, rank) => ({
        ...space,
        inspected: rank < MAX_DESCRIBED ? await inspection.capabilitiesOf(space.id, { signal }) : UNASKED,
      })),
    );
    return inspected.filter((space) => !capability || hasCapability(space.inspected, capability));
  };
}

function hasCapability({ capabilities }: InspectedCapabilities, wanted: Capability): boolean {
  return capabilities.some(({ capability }) => capability === wanted);
}
