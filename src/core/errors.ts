/** Who can do something about an error. */
export type ErrorParty = "requester" | "operator" | "space" | "model" | "us";

export interface VernissageErrorOptions {
  /** Stable, kebab-case; tests and dashboards rely on it. */
  code: string;
  /** For logs: what went wrong, in our words. */
  message: string;
  /** Safe to show in a channel: what happened, whose turn it is, what to do next. */
  userMessage: string;
  party: ErrorParty;
  isRetryable?: boolean;
  retryAfterMs?: number;
  cause?: unknown;
}

/** The one error of the program. An abort is not one: it travels as the signal's reason (see `abort.ts`). */
export class VernissageError extends Error {
  readonly code: string;
  readonly userMessage: string;
  readonly party: ErrorParty;
  readonly isRetryable: boolean;
  readonly retryAfterMs: number | undefined;

  constructor(options: VernissageErrorOptions) {
    super(options.message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = "VernissageError";
    this.code = options.code;
    this.userMessage = options.userMessage;
    this.party = options.party;
    this.isRetryable = options.isRetryable ?? false;
    this.retryAfterMs = options.retryAfterMs;
  }
}

/** Whatever was thrown, as an `Error`. */
export function toError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}

/** Whatever was thrown, as something we can show: an unexpected error keeps its cause but shows no detail. */
export function toVernissageError(thrown: unknown): VernissageError {
  if (thrown instanceof VernissageError) return thrown;
  const error = toError(thrown);
  return new VernissageError({
    code: "unexpected",
    message: error.message,
    userMessage:
      "Something went wrong on our side. Nothing you made is lost; try again, and if it happens twice tell whoever runs this bot.",
    party: "us",
    cause: error,
  });
}
