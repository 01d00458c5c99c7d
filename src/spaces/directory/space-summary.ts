import { type Capability, isBuiltin, type SpaceStanding, type SpaceSummary } from "../../core/space.ts";
import type { CatalogEntry } from "../catalog/catalog.ts";
import type { HubSpaceFacts } from "../hub/hub-schemas.ts";
import type { InferredCapability } from "./infer-capability.ts";
import { hindranceOfStage } from "./space-inspection.ts";

/** A Space as the catalog has it. */
export function aboutCatalogued(entry: CatalogEntry): SpaceSummary {
  return {
    id: entry.id,
    title: entry.title,
    description: entry.description,
    capabilities: [...new Set(entry.endpoints.map(({ capability }) => capability))],
    standing: isBuiltin(entry.id) ? "builtin" : "catalog",
    licence: entry.licence,
    gpuSeconds: entry.gpuSeconds,
  };
}

/** With the endpoint for a capability, or the Space's first; and what a call of that one books. */
export function withEndpoint(
  summary: SpaceSummary,
  { endpoints, gpuSeconds: ofSpace }: CatalogEntry,
  wanted?: Capability,
): SpaceSummary {
  const endpoint = endpoints.find(({ capability }) => !wanted || capability === wanted);
  if (!endpoint) return summary;
  return { ...summary, endpoint: endpoint.name, gpuSeconds: endpoint.gpuSeconds ?? ofSpace };
}

/** A Space nobody described, as far as its own `/info` tells. */
export function aboutStranger(
  id: string,
  standing: SpaceStanding,
  inferred: readonly InferredCapability[],
  wanted?: Capability,
): SpaceSummary {
  const endpoint = inferred.find(({ capability }) => !wanted || capability === wanted)?.endpoint;
  return {
    id,
    title: id,
    description: "",
    capabilities: [...new Set(inferred.map(({ capability }) => capability))],
    standing,
    ...(endpoint && { endpoint }),
  };
}

/**
 * With what the Hub says, if anything: its words count for Spaces the catalog does not know. `isDead` if only its
 * owner can make it work again.
 */
export function withFacts(
  summary: SpaceSummary,
  found: HubSpaceFacts | undefined,
): { summary: SpaceSummary; isDead: boolean } {
  if (!found) return { summary, isDead: false };
  const { hindrance, isDead } = hindranceOfStage(found.facts.stage);
  const licence = summary.licence ?? found.facts.licence;
  return {
    isDead,
    summary: {
      ...summary,
      title: summary.title === summary.id ? found.title : summary.title,
      description: summary.description || found.description,
      hub: found.facts,
      ...(licence && { licence }),
      ...(hindrance && { hindrance }),
    },
  };
}
