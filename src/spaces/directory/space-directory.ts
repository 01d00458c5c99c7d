import type { Clock } from "../../core/clock.ts";
import { VernissageError } from "../../core/errors.ts";
import {
  type Capability,
  isBuiltin,
  type SpaceApi,
  type SpaceClient,
  type SpaceOptions,
  type SpaceStanding,
  type SpaceSummary,
} from "../../core/space.ts";
import type { Catalog } from "../catalog/catalog.ts";
import { readAgentsMd } from "../hub/agents-md.ts";
import type { Hub } from "../hub/hub.ts";
import { requireSpaceId, spaceNotFound } from "../space-id.ts";
import { createSpaceInspection } from "./space-inspection.ts";
import { createSpaceSearch, type FoundSpace } from "./space-search.ts";
import { aboutCatalogued, aboutStranger, withEndpoint, withFacts } from "./space-summary.ts";
import { createSpaceTrust, type RemoteTrust, type SpaceTrust } from "./space-trust.ts";

export interface SpaceDirectory
  extends Pick<SpaceClient, "find" | "about" | "revisionOf">,
    Pick<SpaceTrust, "entryOf" | "standingOf" | "requireTrust"> {}

export interface SpaceDirectoryDeps {
  catalog: Catalog;
  /** What keeps a Space from being used just now, such as drift; such a one is described, not offered. */
  hindranceOf?(space: string): string | undefined;
  /** What the built-in Spaces' code is known by: the program's version. */
  builtinRevision?: string;
  clock?: Clock;
  /** Without it there are only the built-in Spaces, and nobody is asked about others. */
  remote?: RemoteTrust & {
    hub?: Hub;
    /** What a Space offers: the client's `describe`, which needs no trust. */
    describe?(space: string, options: SpaceOptions): Promise<SpaceApi>;
  };
}

/** Which Spaces there are, what is known about them, and which may be called. */
export function createSpaceDirectory(deps: SpaceDirectoryDeps): SpaceDirectory {
  const { catalog, remote, clock, hindranceOf } = deps;
  const hub = remote?.hub;
  const trust = createSpaceTrust(catalog, remote);
  const inspection = createSpaceInspection({ hub, describe: remote?.describe, clock });
  const search = hub && createSpaceSearch({ hub, inspection, clock });

  /** A trusted Space as `find` lists it; `undefined` for one that does not have the capability or cannot be called. */
  async function assess(
    space: string,
    standing: SpaceStanding,
    wanted: { capability?: Capability | undefined; signal: AbortSignal },
  ): Promise<SpaceSummary | undefined> {
    const entry = trust.entryOf(space);
    const { capability } = wanted;
    if (entry && capability && !entry.endpoints.some((one) => one.capability === capability))
      return undefined;
    if (entry && standing === "builtin") return withEndpoint(aboutCatalogued(entry), entry, capability);
    if (hindranceOf?.(space)) return undefined;
    const [facts, inspected] = await Promise.all([
      inspection.factsOf(space, wanted),
      entry ? undefined : inspection.capabilitiesOf(space, wanted),
    ]);
    if (facts instanceof VernissageError || inspected?.hindrance !== undefined) return undefined;
    const known = entry
      ? withEndpoint(aboutCatalogued(entry), entry, capability)
      : aboutStranger(space, standing, inspected?.capabilities ?? [], capability);
    if (capability && !known.capabilities.includes(capability)) return undefined;
    const { summary, isDead } = withFacts(known, facts);
    return isDead ? undefined : summary;
  }

  function asStranger({ id, inspected, ...found }: FoundSpace, capability?: Capability): SpaceSummary {
    const known = aboutStranger(id, "unknown", inspected.capabilities, capability);
    const { summary } = withFacts(known, { id, ...found });
    const hindrance = summary.hindrance ?? inspected.hindrance;
    return { ...summary, ...(hindrance && { hindrance }) };
  }

  /** The description in `agents.md`, where there is no other. */
  async function guideOf(space: string, signal: AbortSignal): Promise<string> {
    const text = await hub?.agentsMd(space, { signal }).catch(() => signal.throwIfAborted());
    return (text && readAgentsMd(text).description) || "";
  }

  return {
    entryOf: trust.entryOf,
    standingOf: trust.standingOf,
    requireTrust: trust.requireTrust,

    async find({ capability, text = "" }, options) {
      const { signal } = options;
      signal.throwIfAborted();
      const standings = await trust.trustedSpaces(options);
      const [trusted, found] = await Promise.all([
        Promise.all([...standings].map(([id, standing]) => assess(id, standing, { capability, signal }))),
        text.trim() && search ? search({ text, capability }, { signal }) : [],
      ]);
      const isMeant = (space: SpaceSummary) =>
        capability !== undefined || found.some(({ id }) => id === space.id) || mentions(space, text);
      const strangers = found.filter(({ id }) => !standings.has(id) && !trust.barOf(id));
      return [
        ...trusted.filter((space) => space !== undefined).filter(isMeant),
        ...strangers.map((space) => asStranger(space, capability)),
      ];
    },

    async about(space, options) {
      const { signal } = options;
      signal.throwIfAborted();
      const catalogued = catalog.find(({ id }) => id === space);
      if (isBuiltin(space)) {
        if (!catalogued) throw spaceNotFound(space);
        return withEndpoint(aboutCatalogued(catalogued), catalogued);
      }
      requireSpaceId(space);
      const standing = await trust.standingOf(space, options);
      const [facts, inspected] = await Promise.all([
        remote && inspection.factsOf(space, options),
        remote && !catalogued ? inspection.capabilitiesOf(space, options) : undefined,
      ]);
      if (facts instanceof VernissageError) throw facts;
      const known = catalogued
        ? { ...withEndpoint(aboutCatalogued(catalogued), catalogued), standing }
        : aboutStranger(space, standing, inspected?.capabilities ?? []);
      const { summary } = withFacts(known, facts);
      const barred = trust.barOf(space);
      const hindrance = barred ?? hindranceOf?.(space) ?? summary.hindrance ?? inspected?.hindrance;
      const description = summary.description || (await guideOf(space, signal));
      return { ...summary, description, ...(hindrance && { hindrance }), ...(barred && { isBarred: true }) };
    },

    async revisionOf(space, options) {
      if (isBuiltin(space)) return deps.builtinRevision;
      const facts = await inspection.factsOf(space, options);
      return facts instanceof VernissageError ? undefined : facts?.facts.revision;
    },
  };
}

/** Whether every word is in what is known of a Space. */
function mentions({ id, title, description }: SpaceSummary, text: string): boolean {
  const known = `${id} ${title} ${description}`.toLowerCase();
  return text
    .toLowerCase()
    .split(/\s+/)
    .every((word) => known.includes(word));
}
