import { VernissageError } from "../../core/errors.ts";
import { isBuiltin, isTrusted, type SpaceOptions, type SpaceStanding } from "../../core/space.ts";
import type { SpaceConsents } from "../../core/space-records.ts";
import type { Catalog, CatalogEntry } from "../catalog/catalog.ts";
import { holdCountry } from "./territories.ts";

const REMOTE_OFF = "this bot uses its built-in Spaces only";

export interface RemoteTrust {
  /** Space ids the operator trusts beside the catalog. */
  allowedSpaces?: readonly string[];
  /** ISO 3166 code; Spaces whose licence excludes territories are used only where this is known and not excluded. */
  territory?: string;
  /** Whether Spaces are used whose licence allows no commerce. */
  isNonCommercialAllowed?: boolean;
  consents?: SpaceConsents;
}

/** Which Spaces may be called, and on whose word. */
export interface SpaceTrust {
  /** The catalog's entry of a Space, unless it must not be used here (no remote Spaces, licence). */
  entryOf(space: string): CatalogEntry | undefined;
  /** Why nobody but the operator could allow a Space here, in words that follow its name; mostly nothing. */
  barOf(space: string): string | undefined;
  standingOf(space: string, options: SpaceOptions): Promise<SpaceStanding>;
  /** All that may be called: first what was allowed here, then the catalog, the built-in ones last. */
  trustedSpaces(options: SpaceOptions): Promise<ReadonlyMap<string, SpaceStanding>>;
  /** Rejects with `space-not-allowed` unless the Space may be called. */
  requireTrust(space: string, options: SpaceOptions): Promise<void>;
}

/** `remote` absent: the built-in Spaces only. */
export function createSpaceTrust(catalog: Catalog, remote: RemoteTrust | undefined): SpaceTrust {
  const offered = catalog.filter((entry) => bar(entry) === undefined);
  const entryOf = (space: string) => offered.find(({ id }) => id === space);

  function bar({ id, excludedTerritories, nonCommercial }: CatalogEntry): string | undefined {
    if (isBuiltin(id)) return undefined;
    if (!remote) return REMOTE_OFF;
    if (nonCommercial && !remote.isNonCommercialAllowed) return "its licence allows no commercial use";
    if (excludedTerritories.length === 0) return undefined;
    if (remote.territory === undefined)
      return `its licence excludes ${excludedTerritories.join(", ")}, and nobody said where this bot is (TERRITORY)`;
    return holdCountry(excludedTerritories, remote.territory)
      ? `its licence excludes ${remote.territory}`
      : undefined;
  }

  function barOf(space: string): string | undefined {
    if (remote?.allowedSpaces?.includes(space)) return undefined;
    const catalogued = catalog.find(({ id }) => id === space);
    return catalogued ? bar(catalogued) : remote ? undefined : REMOTE_OFF;
  }

  /** A community cannot allow what the operator has to answer for: a Space barred for its licence. */
  async function consentedIn(community: string | undefined): Promise<readonly string[]> {
    const consented = community === undefined ? [] : ((await remote?.consents?.of(community)) ?? []);
    return consented.filter((space) => barOf(space) === undefined);
  }

  async function trustedSpaces({ community }: SpaceOptions) {
    const builtin = offered.filter(({ id }) => isBuiltin(id));
    const standings = new Map<string, SpaceStanding>();
    const add = (space: string, standing: SpaceStanding) => {
      if (!standings.has(space)) standings.set(space, entryOf(space) ? "catalog" : standing);
    };
    for (const space of remote?.allowedSpaces ?? []) add(space, "allowed");
    for (const space of await consentedIn(community)) add(space, "consented");
    for (const entry of offered) if (!builtin.includes(entry)) add(entry.id, "catalog");
    for (const { id } of builtin) standings.set(id, "builtin");
    return standings;
  }

  async function standingOf(space: string, options: SpaceOptions): Promise<SpaceStanding> {
    return (await trustedSpaces(options)).get(space) ?? "unknown";
  }

  function notAllowed(space: string): string {
    const barred = barOf(space);
    if (barred === REMOTE_OFF)
      return `The Space ${space} cannot be used: ${barred}. Whoever runs the bot can turn on others.`;
    if (barred) return `The Space ${space} cannot be used here: ${barred}.`;
    return `Nobody has allowed the Space ${space} here yet. Whoever manages this server can: \`/gallery spaces inspect\`, then Allow. Whoever runs the bot can for all servers, with ALLOWED_SPACES.`;
  }

  return {
    entryOf,
    barOf,
    standingOf,
    trustedSpaces,
    async requireTrust(space, options) {
      const trusted = await trustedSpaces(options);
      if (isTrusted({ standing: trusted.get(space) ?? "unknown" })) return;
      const name = space.slice(0, 200);
      throw new VernissageError({
        code: "space-not-allowed",
        message: `The Space ${name} is not trusted. Trusted are: ${[...trusted.keys()].join(", ")}`,
        userMessage: notAllowed(name),
        party: "operator",
      });
    },
  };
}
