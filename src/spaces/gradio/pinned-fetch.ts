import { lookup } from "node:dns";
import { Agent, type BodyInit, fetch, Headers, type Response } from "undici";
import { toError, type VernissageError } from "../../core/errors.ts";
import {
  createPublicLookup,
  namesPrivateAddress,
  PrivateAddressError,
  type ResolveAll,
} from "../../core/public-address.ts";
import { spaceError } from "../space-errors.ts";

export interface PinnedRequest {
  method?: string | undefined;
  headers?: ConstructorParameters<typeof Headers>[0];
  body?: BodyInit | null | undefined;
  signal: AbortSignal;
}

export type PinnedFetch = (url: URL, request: PinnedRequest) => Promise<Response>;

/**
 * Requests to one Space and nobody else: another origin is refused before anything is sent, no redirect is followed,
 * and https leads to public addresses only (plain http is for our own Spaces and local Hubs). Rejects with
 * `space-root-mismatch`, `space-redirected`, `space-address-refused`, or whatever `fetch` rejects with.
 */
export function createPinnedFetch(options: {
  space: string;
  origin: string;
  headers: Readonly<Record<string, string>>;
  resolve?: ResolveAll | undefined;
}): PinnedFetch {
  const { space, origin } = options;

  return async (url, { method, headers: asked, body, signal }) => {
    if (url.origin !== origin)
      throw spaceError(space, { code: "space-root-mismatch", did: `points to another host (${url.host})` });
    const isGuarded = url.protocol === "https:";
    if (isGuarded && namesPrivateAddress(url)) throw privateAddress(space);
    const headers = new Headers(asked);
    for (const [name, value] of Object.entries(options.headers)) headers.set(name, value);
    const response = await fetch(url, {
      ...(method !== undefined && { method }),
      ...(body != null && { body }),
      headers,
      signal,
      redirect: "manual",
      dispatcher: agentFor(isGuarded ? (options.resolve ?? lookup) : undefined),
    }).catch((thrown: unknown) => {
      const { cause } = toError(thrown);
      throw cause instanceof PrivateAddressError ? privateAddress(space) : thrown;
    });
    if (response.status < 300 || response.status >= 400) return response;
    await response.body?.cancel();
    throw spaceError(space, { code: "space-redirected", did: "sends its callers somewhere else" });
  };
}

function privateAddress(space: string): VernissageError {
  return spaceError(space, { code: "space-address-refused", did: "lies at a private address" });
}

/** Pools of connections, one per way of resolving names; idle ones close by themselves and keep no process alive. */
const agents = new Map<ResolveAll | undefined, Agent>();

function agentFor(resolve: ResolveAll | undefined): Agent {
  let agent = agents.get(resolve);
  if (!agent) {
    agent = new Agent({
      // Whoever asks has deadlines of their own, and a call without a queue may take longer than any default.
      headersTimeout: 0,
      bodyTimeout: 0,
      ...(resolve && { connect: { lookup: createPublicLookup(resolve) } }),
    });
    agents.set(resolve, agent);
  }
  return agent;
}
