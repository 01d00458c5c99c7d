import type { CatalogEntry } from "./catalog/catalog.ts";
import type { Hub } from "./hub/hub.ts";

/** Which Space is shown the operator's token. */
export interface TokenPolicy {
  /** What to send with each request to this address and to no other one, redirects included; mostly nothing. */
  headersFor(space: string, address: URL): Record<string, string>;
}

/**
 * Nobody gets the token but a catalogued Space that books GPU time, so that the time is taken from the operator's
 * account; and it only at the very host the Hub named for it. It goes as `X-HF-Authorization`, which the Hub takes off
 * before the Space's own code sees the request.
 */
export function createTokenPolicy({
  hubToken,
  hub,
  entryOf,
}: {
  hubToken?: string | undefined;
  hub: Pick<Hub, "isAddressOf">;
  /** The catalog's entry; `undefined` for Spaces that are merely allowed. */
  entryOf(space: string): CatalogEntry | undefined;
}): TokenPolicy {
  return {
    headersFor(space, address) {
      const entry = entryOf(space);
      const booksGpu =
        entry !== undefined && [entry, ...entry.endpoints].some(({ gpuSeconds = 0 }) => gpuSeconds > 0);
      if (!hubToken || !booksGpu || !hub.isAddressOf(space, address)) return {};
      return { "x-hf-authorization": `Bearer ${hubToken}` };
    },
  };
}
