import { type ErrorParty, VernissageError } from "../core/errors.ts";
import { SESSION_LOST, UNREADABLE_RESULT } from "./gradio/messages.ts";
import { quoteText } from "./untrusted-text.ts";
import { zeroGpuRefusal } from "./zero-gpu.ts";

export interface SpaceFailure {
  code: string;
  /** Follows "The Space x ": what it did, in our words. */
  did: string;
  /** What to do next; shown to people. */
  next?: string;
  party?: ErrorParty;
  isRetryable?: boolean;
  retryAfterMs?: number;
  cause?: unknown;
}

/** A named error about one Space. Without `next`, a retryable one says to try again and others to try another Space. */
export function spaceError(space: string, failure: SpaceFailure): VernissageError {
  const sentence = `The Space ${space} ${failure.did}.`;
  const next =
    failure.next ?? (failure.isRetryable ? "Trying again may help." : "Another Space may do better.");
  return new VernissageError({
    code: failure.code,
    message: sentence,
    userMessage: `${sentence} ${next}`,
    party: failure.party ?? "space",
    isRetryable: failure.isRetryable ?? false,
    ...(failure.retryAfterMs !== undefined && { retryAfterMs: failure.retryAfterMs }),
    ...(failure.cause !== undefined && { cause: failure.cause }),
  });
}

/** What the Gradio client says about a job that ended in an error. */
export interface JobError {
  message?: unknown;
  title?: unknown;
  broken?: boolean;
}

/** The client's own words for an error whose text the server kept to itself. */
const HIDDEN_TEXTS = new Set(["", "An error occurred", "An Unexpected Error Occurred!"]);

export function jobError(space: string, error: JobError): VernissageError {
  if (error.broken)
    return spaceError(space, {
      code: "space-connection-lost",
      did: "broke the connection before it had answered",
      isRetryable: true,
    });
  const title = quoteText(error.title);
  if (title === SESSION_LOST)
    return spaceError(space, {
      code: "space-session-lost",
      did: "no longer knows the session of this call",
      isRetryable: true,
    });
  if (title === UNREADABLE_RESULT)
    return spaceError(space, { code: "space-output-unreadable", did: "ended the call without a result" });
  const text = quoteText(error.message);
  const refusal = zeroGpuRefusal(title, text);
  if (refusal) return spaceError(space, refusal);
  if (HIDDEN_TEXTS.has(text))
    return spaceError(space, {
      code: "space-error-hidden",
      did: "failed and keeps the reason to itself",
      // Its cause may be a passing one such as a refused GPU; `retry.ts` allows one more attempt only.
      isRetryable: true,
    });
  return spaceError(space, { code: "space-error", did: `refused: “${text}”` });
}

/** What a request to a Space was for. */
export type RequestPhase = "config" | "info" | "upload" | "join" | "run" | "cancel" | "other";

/** `Retry-After` in ms, from seconds or a date. */
export function retryAfterMs(headers: Pick<Headers, "get">, nowMs = Date.now()): number | undefined {
  const value = headers.get("retry-after");
  if (!value) return undefined;
  const seconds = Number(value);
  const ms = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(value) - nowMs;
  return Number.isFinite(ms) ? Math.max(0, ms) : undefined;
}

/** Why a Space answered a request with an HTTP error; `body` is parsed JSON or text. */
export function httpError(
  space: string,
  phase: RequestPhase,
  response: { status: number; headers: Pick<Headers, "get"> },
  body: unknown,
): VernissageError {
  const { status } = response;
  const after = retryAfterMs(response.headers);
  const wait = after === undefined ? {} : { retryAfterMs: after };
  const fields = (typeof body === "object" && body !== null ? body : {}) as Record<string, unknown>;
  const isJson = typeof body === "object" && body !== null;
  const said = quoteText(typeof fields.detail === "string" ? fields.detail : isJson ? fields.error : "");
  const saying = said ? ` (“${said}”)` : "";

  if (status === 429)
    return spaceError(space, {
      code: "space-rate-limited",
      did: "gets too many requests",
      isRetryable: true,
      ...wait,
    });
  if (status === 401 || status === 403)
    return spaceError(space, {
      code: "space-private",
      did: "is private or asks for a login",
      party: "operator",
    });
  if (phase === "upload" && status === 413)
    return spaceError(space, { code: "space-upload-too-large", did: "does not take files this large" });
  if (phase === "upload")
    return spaceError(space, {
      code: "space-upload-failed",
      did: `did not take a file: HTTP ${status}${saying}`,
      isRetryable: status >= 500,
      ...wait,
    });
  if (phase === "join" && status === 503 && isJson)
    return spaceError(space, {
      code: "space-queue-full",
      did: `has a full queue${saying}`,
      isRetryable: true,
      ...wait,
    });
  if ((phase === "join" || phase === "run") && status === 422)
    return spaceError(space, {
      code: "space-input-refused",
      did: `refused the inputs: “${quoteText(fields.detail)}”`,
      party: "model",
    });
  if (phase === "run" && isJson) return jobError(space, { title: fields.title, message: fields.error });
  if (phase === "config" && status === 404)
    return spaceError(space, { code: "space-not-found", did: "has no app at its address" });
  if (status >= 500)
    return spaceError(space, {
      code: "space-unavailable",
      did: `is asleep, starting or broken (HTTP ${status})`,
      isRetryable: true,
      ...wait,
    });
  return spaceError(space, { code: "space-request-refused", did: `answered HTTP ${status}${saying}` });
}
