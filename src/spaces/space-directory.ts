import { VernissageError } from "../core/errors.ts";
import {
  isTrusted,
  type SpaceClient,
  type SpaceOptions,
  type SpaceStanding,
  type SpaceSummary,
} from "../core/space.ts";
import type { SpaceConsents } from "../core/space-records.ts";
import { type Catalog, type CatalogEntry, gpuSecondsOf } from "./catalog.ts";
import { holdCountry } from "./territories.ts";

export interface SpaceDirectory extends Pick<SpaceClient, "find" | "about"> {
  /** The catalog's entry of a Space, unless it must not be used here (no remote Spaces, licence). */
  entryOf(space: string): CatalogEntry | undefined;
  standingOf(space: string, options: SpaceOptions): Promise<SpaceStanding>;
  /** Rejects with `space-not-allowed` unless the Space may be called. */
  requireTrust(space: string, options: SpaceOptions): Promise<void>;
}

export interface SpaceDirectoryDeps {
  catalog: Catalog;
  /** Without it there are only the built-in Spaces. */
  remote?: {
    /** Space ids the operator trusts beside the catalog. */
    allowedSpaces?: readonly string[];
    /** ISO 3166 code; Spaces whose licence excludes territories are used only where this is known and not excluded. */
    territory?: string;
    /** Also offer Spaces whose licence allows no commercial use. */
    allowNonCommercial?: boolean;
    consents?: SpaceConsents;
  };
  /** What keeps a catalogued Space from being used just now; such a one is described, not offered. */
  hindranceOf?(space: string): string | undefined;
}

/** Which Spaces there are, what is known about them, and which may be called. */
export function createSpaceDirectory({ catalog, remote, hindranceOf }: SpaceDirectoryDeps): SpaceDirectory {
  const isOffered = ({ id, excludedTerritories, nonCommercial }: CatalogEntry): boolean => {
    if (id.startsWith("builtin/")) return true;
    if (!remote || (nonCommercial && !remote.allowNonCommercial)) return false;
    if (excludedTerritories.length === 0) return true;
    return remote.territory !== undefined && !holdCountry(excludedTerritories, remote.territory);
  };
  const offered = catalog.filter(isOffered);
  const entryOf = (space: string) => offered.find(({ id }) => id === space);

  const summarise = (entry: CatalogEntry, endpoint?: string): SpaceSummary => {
    const hindrance = hindranceOf?.(entry.id);
    return {
      id: entry.id,
      title: entry.title,
      description: entry.description,
      capabilities: entry.endpoints.map(({ capability }) => capability),
      standing: entry.id.startsWith("builtin/") ? "builtin" : "catalog",
      licence: entry.licence,
      gpuSeconds: gpuSecondsOf(entry, endpoint),
      ...(endpoint && { endpoint }),
      ...(hindrance && { hindrance }),
    };
  };

  async function standingOf(space: string, { community }: SpaceOptions): Promise<SpaceStanding> {
    const entry = entryOf(space);
    if (entry) return summarise(entry).standing;
    if (remote?.allowedSpaces?.includes(space)) return "allowed";
    const consented = community ? await remote?.consents?.of(community) : undefined;
    return consented?.includes(space) ? "consented" : "unknown";
  }

  return {
    entryOf,
    standingOf,

    async requireTrust(space, options) {
      if (isTrusted({ standing: await standingOf(space, options) })) return;
      throw new VernissageError({
        code: "space-not-allowed",
        message: `The Space ${space} is not trusted. Trusted are: ${offered.map(({ id }) => id).join(", ")}`,
        userMessage: `The Space ${space} is not on this bot's list of trusted Spaces. Whoever runs the bot can allow it.`,
        party: "operator",
      });
    },

    async find({ capability, text }, { signal }) {
      signal.throwIfAborted();
      const words = (text ?? "").toLowerCase().split(/\s+/).filter(Boolean);
      return offered
        .filter(({ id }) => hindranceOf?.(id) === undefined)
        .filter((entry) => !capability || entry.endpoints.some((one) => one.capability === capability))
        .filter(({ id, title, description }) => {
          const haystack = `${id} ${title} ${description}`.toLowerCase();
          return words.every((word) => haystack.includes(word));
        })
        .map((entry) => {
          const endpoint = entry.endpoints.find((one) => one.capability === capability)?.name;
          return summarise(entry, endpoint);
        });
    },

    async about(space, options) {
      options.signal.throwIfAborted();
      const entry = entryOf(space);
      if (entry) return summarise(entry);
      const standing = await standingOf(space, options);
      return { id: space, title: space, description: "", capabilities: [], standing };
    },
  };
}
