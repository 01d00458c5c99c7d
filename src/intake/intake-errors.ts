import type { Provenance } from "../core/artifact.ts";
import { type ErrorParty, VernissageError } from "../core/errors.ts";

/** A named refusal. `did` follows "The file from x ". */
export function refusal(
  { source }: Provenance,
  options: { code: string; did: string; isRetryable?: boolean; cause?: unknown },
): VernissageError {
  const party: ErrorParty = source === "member" ? "requester" : "space";
  const sentence =
    source === "member" ? `Your file ${options.did}.` : `A file from ${source} ${options.did}.`;
  const next =
    party === "requester"
      ? "Please send a picture (PNG, JPEG or WebP) or a Gaussian splat (.ply, .splat or .spz)."
      : options.isRetryable
        ? "Trying again may help."
        : "Another Space may do better.";
  return new VernissageError({
    code: options.code,
    message: sentence,
    userMessage: `${sentence} ${next}`,
    party,
    isRetryable: options.isRetryable ?? false,
    ...(options.cause !== undefined && { cause: options.cause }),
  });
}
