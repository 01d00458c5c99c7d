import type { Logger } from "pino";
import { adaptInput } from "../core/adapt-input.ts";
import { toError, toVernissageError, VernissageError } from "../core/errors.ts";
import {
  isBuiltin,
  isTrusted,
  type SpaceCall,
  type SpaceCallOptions,
  type SpaceClient,
  type SpaceResult,
  type SpaceSummary,
} from "../core/space.ts";

/** Spaces from elsewhere that are tried for one call, the first included; the built-in one is the rung below them. */
const MAX_REMOTE = 3;

/** A Space that was tried, and why it could not. */
interface Failure {
  space: string;
  error: VernissageError;
}

/**
 * Lets another Space take over where one cannot do what it was called for: the next trusted ones with the capability,
 * best first, the built-in one last, with the input in their own words. Each fall is told as progress, and the result
 * says who made it. Errors of the caller go back to it; if nobody can, it is the first Space's error that is thrown,
 * naming the others that were tried.
 */
export function withFallback(client: SpaceClient, { logger }: { logger: Pick<Logger, "info"> }): SpaceClient {
  /** The call in the words of another Space; `undefined` if it cannot be put so. */
  async function translate(
    call: SpaceCall,
    { id, endpoint: name }: SpaceSummary,
    options: SpaceCallOptions,
  ): Promise<SpaceCall | undefined> {
    try {
      const { endpoints } = await client.describe(id, options);
      const endpoint = endpoints.find((one) => one.name === name);
      const input = endpoint && adaptInput(call.input, endpoint.input);
      return input && { ...call, space: id, endpoint: endpoint.name, input };
    } catch (thrown) {
      options.signal.throwIfAborted();
      logger.info({ space: id, error: toError(thrown) }, "space-passed-over");
      return undefined;
    }
  }

  async function takeOver(call: SpaceCall, options: SpaceCallOptions, first: Failure): Promise<SpaceResult> {
    const { capability } = call;
    const failures = [first];
    for (const rung of await rungsAfter(call, options)) {
      if (!isBuiltin(rung.id) && failures.length >= MAX_REMOTE) continue;
      const translated = await translate(call, rung, options);
      if (!translated) continue;
      const { space, endpoint } = translated;
      const { space: from, error } = failures.at(-1)!;
      const reason = { code: error.code, message: error.userMessage };
      logger.info({ from, to: space, endpoint, capability, code: error.code }, "space-fell-back");
      options.onProgress?.({ kind: "fell-back", from, to: space, endpoint, reason });
      try {
        const result = await client.call(translated, options);
        return { ...result, servedBy: { space, endpoint } };
      } catch (thrown) {
        options.signal.throwIfAborted();
        failures.push({ space, error: toVernissageError(thrown) });
      }
    }
    throw failureOf(failures);
  }

  async function rungsAfter(
    { space, capability }: SpaceCall,
    options: SpaceCallOptions,
  ): Promise<readonly SpaceSummary[]> {
    try {
      const found = await client.find({ ...(capability && { capability }) }, options);
      return found.filter((one) => one.id !== space && one.endpoint && !one.hindrance && isTrusted(one));
    } catch (thrown) {
      options.signal.throwIfAborted();
      logger.info({ capability, error: toError(thrown) }, "no-space-to-fall-back-to");
      return [];
    }
  }

  return {
    ...client,

    async call(call, options) {
      try {
        return await client.call(call, options);
      } catch (thrown) {
        options.signal.throwIfAborted();
        if (!call.capability || !mayAnotherDoBetter(thrown)) throw thrown;
        return takeOver(call, options, { space: call.space, error: thrown });
      }
    },
  };
}

/**
 * Whether the reason is one another Space may not share: the Space's own fault, or a refusal of the operator's account
 * there. What is wrong with the call, or with us, is wrong everywhere; whom to trust is not for the program to decide.
 */
function mayAnotherDoBetter(error: unknown): error is VernissageError {
  if (!(error instanceof VernissageError)) return false;
  if (error.party === "space") return true;
  return (
    error.party === "operator" &&
    /^(gpu|zerogpu|space)-/.test(error.code) &&
    error.code !== "space-not-allowed"
  );
}

function failureOf([first, ...others]: readonly Failure[]): VernissageError {
  const { error } = first!;
  if (others.length === 0) return error;
  const tried = others.map(({ space, error: { code } }) => `${space} (${code})`).join(", ");
  return new VernissageError({
    code: error.code,
    message: `${error.message} Others were tried and failed as well: ${tried}.`,
    userMessage: error.userMessage,
    party: error.party,
    isRetryable: error.isRetryable,
    ...(error.retryAfterMs !== undefined && { retryAfterMs: error.retryAfterMs }),
    cause: error,
  });
}
