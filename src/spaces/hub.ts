import { z } from "zod";
import { toError, VernissageError } from "../core/errors.ts";
import { httpError, spaceError } from "./space-errors.ts";

/** The Hub as far as calling Spaces needs it. */
export interface Hub {
  /** Where a Space's app is served. Rejects with `space-not-found`, `hub-unreachable` and other named errors. */
  addressOf(space: string, options: { signal: AbortSignal }): Promise<URL>;
}

const host = z.object({ host: z.url({ protocol: /^https?$/ }) });

/** `url` and `isSpaceHost` differ from the public Hub's only where the operator has a Hub of their own. */
export function createHub({
  url = "https://huggingface.co",
  isSpaceHost = (address: URL) => address.protocol === "https:" && address.hostname.endsWith(".hf.space"),
  timeoutMs = 15_000,
}: {
  url?: string;
  isSpaceHost?: (address: URL) => boolean;
  timeoutMs?: number;
} = {}): Hub {
  return {
    async addressOf(space, { signal }) {
      const deadline = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]);
      try {
        const response = await fetch(new URL(`/api/spaces/${space}/host`, url), {
          signal: deadline,
          redirect: "error",
        });
        const body: unknown = await response.json().catch(() => undefined);
        if (response.status === 404 || response.status === 401)
          throw spaceError(space, { code: "space-not-found", did: "does not exist or is private" });
        if (!response.ok) throw httpError(space, "other", response, body);
        const address = new URL(host.parse(body).host);
        if (isSpaceHost(address)) return address;
        throw spaceError(space, {
          code: "space-host-refused",
          did: `is not served from the Hub (${address.host})`,
        });
      } catch (thrown) {
        signal.throwIfAborted();
        if (thrown instanceof VernissageError) throw thrown;
        throw new VernissageError({
          code: "hub-unreachable",
          message: `The Hub did not say where ${space} is: ${toError(thrown).message}`,
          userMessage: "Hugging Face cannot be reached right now. Trying again later may help.",
          party: "space",
          isRetryable: true,
          cause: toError(thrown),
        });
      }
    },
  };
}
