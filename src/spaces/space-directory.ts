import type { Clock } from "../core/clock.ts";
import { VernissageError } from "../core/errors.ts";
import {
  type Capability,
  isTrusted,
  type SpaceApi,
  type SpaceClient,
  type SpaceOptions,
  type SpaceStanding,
  type SpaceSummary,
} from "../core/space.ts";
import type { SpaceConsents } from "../core/space-records.ts";
import { readAgentsMd } from "./agents-md.ts";
import type { Catalog, CatalogEntry } from "./catalog.ts";
import type { Hub } from "./hub.ts";
import { requireSpaceId, spaceNotFound } from "./space-id.ts";
import { createSpaceInspection } from "./space-inspection.ts";
import { createSpaceSearch, type FoundSpace } from "./space-search.ts";
import { aboutCatalogued, aboutStranger, withEndpoint, withFacts } from "./space-summary.ts";
import { holdCountry } from "./territories.ts";

export interface SpaceDirectory extends Pick<SpaceClient, "find" | "about" | "revisionOf"> {
  /** The catalog's entry of a Space, unless it must not be used here (no remote Spaces, licence). */
  entryOf(space: string): CatalogEntry | undefined;
  standingOf(space: string, options: SpaceOptions): Promise<SpaceStanding>;
  /** Rejects with `space-not-allowed` unless the Space may be called. */
  requireTrust(space: string, options: SpaceOptions): Promise<void>;
}

export interface SpaceDirectoryDeps {
  catalog: Catalog;
  /** What keeps a Space from being used just now, such as drift; such a one is described, not offered. */
  hindranceOf?(space: string): string | undefined;
  /** What the built-in Spaces' code is known by: the program's version. */
  builtinRevision?: string;
  clock?: Clock;
  /** Without it there are only the built-in Spaces, and nobody is asked about others. */
  remote?: {
    /** Space ids the operator trusts beside the catalog. */
    allowedSpaces?: readonly string[];
    /** ISO 3166 code; Spaces whose licence excludes territories are used only where this is known and not excluded. */
    territory?: string;
    /** Whether Spaces are used whose licence allows no commerce. */
    isNonCommercialAllowed?: boolean;
    consents?: SpaceConsents;
    hub?: Hub;
    /** What a Space offers: the client's `describe`, which needs no trust. */
    describe?(space: string, options: SpaceOptions): Promise<SpaceApi>;
  };
}

const BUILTIN = "builtin/";
const REMOTE_OFF = "this bot uses its built-in Spaces only";

/** Which Spaces there are, what is known about them, and which may be called. */
export function createSpaceDirectory(deps: SpaceDirectoryDeps): SpaceDirectory {
  const { catalog, remote, clock, hindranceOf } = deps;
  const hub = remote?.hub;
  const inspection = createSpaceInspection({ hub, describe: remote?.describe, clock });
  const search = hub && createSpaceSearch({ hub, inspection, clock });

  /** Why a catalogued Space is not used here at all. */
  function bar({ id, excludedTerritories, nonCommercial }: CatalogEntry): string | undefined {
    if (id.startsWith(BUILTIN)) return undefined;
    if (!remote) return REMOTE_OFF;
    if (nonCommercial && !remote.isNonCommercialAllowed) return "its licence allows no commercial use";
    if (excludedTerritories.length === 0) return undefined;
    if (remote.territory === undefined)
      return `its licence excludes ${excludedTerritories.join(", ")}, and nobody said where this bot is (TERRITORY)`;
    return holdCountry(excludedTerritories, remote.territory)
      ? `its licence excludes ${remote.territory}`
      : undefined;
  }

  const offered = catalog.filter((entry) => bar(entry) === undefined);
  const entryOf = (space: string) => offered.find(({ id }) => id === space);

  /** A community cannot allow what the operator has to answer for: a Space barred for its licence. */
  async function consentedIn(community: string | undefined): Promise<readonly string[]> {
    const consented = community === undefined ? [] : ((await remote?.consents?.of(community)) ?? []);
    return consented.filter((space) => !catalog.some(({ id }) => id === space));
  }

  async function standingOf(space: string, { community }: SpaceOptions): Promise<SpaceStanding> {
    if (entryOf(space)) return space.startsWith(BUILTIN) ? "builtin" : "catalog";
    if (remote?.allowedSpaces?.includes(space)) return "allowed";
    return (await consentedIn(community)).includes(space) ? "consented" : "unknown";
  }

  /** A trusted Space as `find` lists it; `undefined` for one that does not have the capability or cannot be called. */
  async function assess(
    space: string,
    standing: SpaceStanding,
    wanted: { capability?: Capability | undefined; signal: AbortSignal },
  ): Promise<SpaceSummary | undefined> {
    const entry = entryOf(space);
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

  async function trustedSpaces({ community }: SpaceOptions): Promise<ReadonlyMap<string, SpaceStanding>> {
    const standings = new Map<string, SpaceStanding>();
    const add = (space: string, standing: SpaceStanding) => {
      if (!standings.has(space)) standings.set(space, entryOf(space) ? "catalog" : standing);
    };
    for (const space of remote?.allowedSpaces ?? []) add(space, "allowed");
    for (const space of await consentedIn(community)) add(space, "consented");
    for (const { id } of offered) if (!id.startsWith(BUILTIN)) add(id, "catalog");
    for (const { id } of offered) if (id.startsWith(BUILTIN)) standings.set(id, "builtin");
    return standings;
  }

  return {
    entryOf,
    standingOf,

    async requireTrust(space, options) {
      if (isTrusted({ standing: await standingOf(space, options) })) return;
      const trusted = [...(await trustedSpaces(options)).keys()];
      throw new VernissageError({
        code: "space-not-allowed",
        message: `The Space ${space.slice(0, 200)} is not trusted. Trusted are: ${trusted.join(", ")}`,
        userMessage: notAllowed(space.slice(0, 200)),
        party: "operator",
      });
    },

    async find({ capability, text = "" }, options) {
      const { signal } = options;
      signal.throwIfAborted();
      const standings = await trustedSpaces(options);
      const [trusted, found] = await Promise.all([
        Promise.all([...standings].map(([id, standing]) => assess(id, standing, { capability, signal }))),
        text.trim() && search ? search({ text, capability }, { signal }) : [],
      ]);
      const isMeant = (space: SpaceSummary) =>
        capability !== undefined || found.some(({ id }) => id === space.id) || mentions(space, text);
      const strangers = found.filter(({ id }) => !standings.has(id) && !isBarred(id));
      return [
        ...trusted.filter((space) => space !== undefined).filter(isMeant),
        ...strangers.map((space) => asStranger(space, capability)),
      ];
    },

    async about(space, options) {
      const { signal } = options;
      signal.throwIfAborted();
      const catalogued = catalog.find(({ id }) => id === space);
      if (space.startsWith(BUILTIN)) {
        if (!catalogued) throw spaceNotFound(space);
        return withEndpoint(aboutCatalogued(catalogued), catalogued);
      }
      requireSpaceId(space);
      const standing = await standingOf(space, options);
      const barred = catalogued && standing === "unknown" ? bar(catalogued) : remote ? undefined : REMOTE_OFF;
      const [facts, inspected] = await Promise.all([
        remote && inspection.factsOf(space, options),
        remote && !catalogued ? inspection.capabilitiesOf(space, options) : undefined,
      ]);
      if (facts instanceof VernissageError) throw facts;
      const known = catalogued
        ? { ...withEndpoint(aboutCatalogued(catalogued), catalogued), standing }
        : aboutStranger(space, standing, inspected?.capabilities ?? []);
      const { summary } = withFacts(known, facts);
      const hindrance = barred ?? hindranceOf?.(space) ?? summary.hindrance ?? inspected?.hindrance;
      const description = summary.description || (await guideOf(space, signal));
      return { ...summary, description, ...(hindrance && { hindrance }), ...(barred && { isBarred: true }) };
    },

    async revisionOf(space, options) {
      if (space.startsWith(BUILTIN)) return deps.builtinRevision;
      const facts = await inspection.factsOf(space, options);
      return facts instanceof VernissageError ? undefined : facts?.facts.revision;
    },
  };

  function isBarred(space: string): boolean {
    return catalog.some((entry) => entry.id === space && bar(entry) !== undefined);
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

  function notAllowed(space: string): string {
    if (!remote)
      return `The Space ${space} cannot be used: ${REMOTE_OFF}. Whoever runs the bot can turn on others.`;
    const barred = catalog.find(({ id }) => id === space);
    if (barred) return `The Space ${space} cannot be used here: ${bar(barred)}.`;
    return `Nobody has allowed the Space ${space} here yet. Whoever manages this server can: \`/gallery spaces inspect\`, then Allow. Whoever runs the bot can for all servers, with ALLOWED_SPACES.`;
  }
}

/** Whether every word is in what is known of a Space. */
function mentions({ id, title, description }: SpaceSummary, text: string): boolean {
  const known = `${id} ${title} ${description}`.toLowerCase();
  return text
    .toLowerCase()
    .split(/\s+/)
    .every((word) => known.includes(word));
}
