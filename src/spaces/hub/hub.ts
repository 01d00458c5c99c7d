import type { ZodType } from "zod";
import { type Clock, systemClock } from "../../core/clock.ts";
import { toVernissageError } from "../../core/errors.ts";
import type { Capability, GpuQuota } from "../../core/space.ts";
import { createSharedAnswers } from "../shared-answers.ts";
import { spaceError } from "../space-errors.ts";
import { requireSpaceId, spaceMoved, spaceNotFound } from "../space-id.ts";
import { createHubRequests } from "./hub-requests.ts";
import { type HubSpaceFacts, hostAnswer, quotaAnswer, spaceAnswer, spaceListAnswer } from "./hub-schemas.ts";

export const PUBLIC_HUB = "https://huggingface.co";

export interface HubQuery {
  text?: string | undefined;
  capability?: Capability | undefined;
  limit: number;
}

type Options = { signal: AbortSignal };

/**
 * What the Hub knows about Spaces. Answers are kept a short while and asked for once; every rejection is a named error
 * (`space-not-found`, `space-moved`, `hub-rate-limited`, `hub-unreachable` and others of `hub-requests.ts`) or the signal's reason.
 */
export interface Hub {
  /** Where a Space's app is served. Rejects with `space-host-refused` for a host that is not the Hub's. */
  addressOf(space: string, options: Options): Promise<URL>;
  /** Whether that host, port included, is the one the Hub named for this Space lately. */
  isAddressOf(space: string, address: URL): boolean;
  /** Running Gradio Spaces found by meaning, or by name where the Hub cannot do the former; nearest first. */
  search(query: HubQuery, options: Options): Promise<readonly HubSpaceFacts[]>;
  facts(space: string, options: Options): Promise<HubSpaceFacts>;
  /** `agents.md` as it stands: a stranger's text. `undefined` if there is none. */
  agentsMd(space: string, options: Options): Promise<string | undefined>;
  /** What the token's account has left; `undefined` without a token or if the Hub does not say. */
  quota(options: Options): Promise<GpuQuota | undefined>;
}

/** Longest question the Hub's own tools send to the search by meaning, in characters. */
const MAX_QUERY_CHARACTERS = 250;

const FACTS_FOR_MS = 60_000;
const SEARCH_FOR_MS = 120_000;
/** A Space's host changes only when it is renamed. */
const ADDRESS_FOR_MS = 600_000;
/** Short, because other programs may spend from the same account; the record of our own calls is at hand. */
const QUOTA_FOR_MS = 15_000;

/** What to search for where nothing but the capability is known, or to narrow a search by. */
const WORDS: Readonly<Record<Capability, string>> = {
  "build-scene": "generate a 3D room or environment as a GLB scene",
  "refine-scene": "edit and furnish a 3D GLB scene",
  "text-to-image": "generate an image from a text prompt",
  "text-to-3d": "generate a 3D model GLB from a text prompt",
  "image-to-3d": "generate a 3D model GLB from an image",
  texture: "texture a 3D mesh from an image or a prompt",
  upscale: "upscale and enhance an image",
  "remove-background": "remove the background of an image",
  panorama: "generate an equirectangular 360 panorama",
};

/** Hosts that may serve Spaces of a Hub: `*.hf.space` for the public one, its own host and those below it for another. */
export function spaceHostsOf(hubUrl: string): (address: URL) => boolean {
  const hub = new URL(hubUrl);
  if (hub.origin === PUBLIC_HUB)
    return ({ protocol, hostname, port }) =>
      protocol === "https:" && port === "" && /^[a-z0-9-]+\.hf\.space$/.test(hostname);
  return ({ protocol, hostname }) =>
    (protocol === "https:" || protocol === hub.protocol) &&
    (hostname === hub.hostname || hostname.endsWith(`.${hub.hostname}`));
}

/** `url` and `isSpaceHost` differ from the public Hub's only where the operator has a Hub of their own. */
export function createHub({
  url = PUBLIC_HUB,
  token,
  isSpaceHost = spaceHostsOf(url),
  timeoutMs = 15_000,
  clock = systemClock,
}: {
  url?: string;
  /** Shown to this Hub only, and only when asking for the account's quota. */
  token?: string | undefined;
  isSpaceHost?: (address: URL) => boolean;
  timeoutMs?: number;
  clock?: Clock;
} = {}): Hub {
  const requests = createHubRequests({ url, token, timeoutMs, clock });
  const addresses = createSharedAnswers<URL>({ keepMs: ADDRESS_FOR_MS, clock });
  const facts = createSharedAnswers<HubSpaceFacts>({ keepMs: FACTS_FOR_MS, clock });
  const searches = createSharedAnswers<readonly HubSpaceFacts[]>({
    keepMs: SEARCH_FOR_MS,
    maxEntries: 50,
    clock,
  });
  const guides = createSharedAnswers<{ text: string | undefined }>({ keepMs: ADDRESS_FOR_MS, clock });
  const quotas = createSharedAnswers<{ quota: GpuQuota | undefined }>({ keepMs: QUOTA_FOR_MS, clock });

  async function askAbout<T>(space: string, what: string, schema: ZodType<T>, signal: AbortSignal) {
    const answer = await requests.json(`/api/spaces/${space}${what}`, schema, { signal }).catch((thrown) => {
      throw toVernissageError(thrown).code === "hub-redirected" ? spaceMoved(space) : thrown;
    });
    if (!answer) throw spaceNotFound(space);
    return answer;
  }

  async function askAddress(space: string, signal: AbortSignal): Promise<URL> {
    const answer = await askAbout(space, "/host", hostAnswer, signal);
    const address = new URL(answer.host);
    if (isSpaceHost(address) && !address.username && !address.password && !address.search && !address.hash)
      return address;
    throw spaceError(space, {
      code: "space-host-refused",
      did: `is not served from the Hub (${address.host})`,
    });
  }

  async function searchByMeaning(q: string, signal: AbortSignal) {
    const query = { q, sdk: "gradio" };
    return requests.json("/api/spaces/semantic-search", spaceListAnswer, { signal, query });
  }

  async function searchByName(words: string, limit: number, signal: AbortSignal) {
    const expand = ["cardData", "createdAt", "lastModified", "likes", "runtime", "sdk"];
    const query = {
      search: words,
      filter: "gradio",
      sort: "likes",
      limit: String(limit),
      "expand[]": expand,
    };
    return requests.json("/api/spaces", spaceListAnswer, { signal, query });
  }

  async function askSearch({ text, capability, limit }: HubQuery, signal: AbortSignal) {
    const words = [text?.trim(), capability && WORDS[capability]].filter(Boolean).join(", ");
    const question = words.slice(0, MAX_QUERY_CHARACTERS);
    const byMeaning = await searchByMeaning(question, signal).catch((thrown) => {
      signal.throwIfAborted();
      const error = toVernissageError(thrown);
      if (error.code === "hub-rate-limited") throw error;
      return undefined;
    });
    const found = byMeaning ?? (await searchByName(text?.trim() || question, limit, signal)) ?? [];
    return found
      .filter(({ sdk = "gradio" }) => sdk === "gradio")
      .filter(({ facts: { stage } }) => stage.startsWith("RUNNING") || stage === "UNKNOWN")
      .slice(0, limit);
  }

  return {
    async addressOf(space, { signal }) {
      requireSpaceId(space);
      return new URL(await addresses.get(space, signal, (asking) => askAddress(space, asking)));
    },

    isAddressOf(space, address) {
      const named = addresses.peek(space);
      return named !== undefined && named.origin === address.origin && isSpaceHost(address);
    },

    async search(query, { signal }) {
      const key = JSON.stringify([query.text, query.capability, query.limit]);
      return searches.get(key, signal, (asking) => askSearch(query, asking));
    },

    async facts(space, { signal }) {
      requireSpaceId(space);
      return facts.get(space, signal, (asking) => askAbout(space, "", spaceAnswer, asking));
    },

    async agentsMd(space, { signal }) {
      requireSpaceId(space);
      const guide = await guides.get(space, signal, async (asking) => ({
        text: await requests.text(`/spaces/${space}/agents.md`, { signal: asking }),
      }));
      return guide.text;
    },

    async quota({ signal }) {
      if (!token) return undefined;
      const answer = await quotas.get("quota", signal, async (asking) => ({
        quota: await requests.json("/api/spaces/zero-gpu/quota", quotaAnswer, {
          signal: asking,
          isOwnAccount: true,
        }),
      }));
      return answer.quota;
    },
  };
}
