import { VernissageError } from "../core/errors.ts";

/** What is known of a request that failed: the status, if there was an answer, and what it said. */
export interface ModelFailure {
  status: number | undefined;
  /** The endpoint's own code, e.g. `insufficient_quota`. */
  code: string | undefined;
  message: string;
  isTimeout: boolean;
  retryAfterMs: number | undefined;
  cause: unknown;
}

const OVERFLOW =
  /context.?(length|window|size)|maximum context|too many tokens|prompt is too long|reduce the length/i;

/** Hugging Face's router, vLLM and Ollama: there may be such a model, but not here. */
const NO_MODEL =
  /model_not_supported|not supported by any provider|model\b.{0,80}(does not exist|not found)/i;

/** Ollama, llama.cpp (without --jinja) and vLLM (without --enable-auto-tool-choice), in this order. */
const NO_TOOLS =
  /does not support tools|tools param requires|enable-auto-tool-choice|tools are not supported/i;

/** A failed request as an error that says whose turn it is. */
export function modelError(failure: ModelFailure): VernissageError {
  const { status, code, message, cause, retryAfterMs } = failure;
  const base = { message: `model endpoint: ${status ?? "no answer"} ${message}`.slice(0, 500), cause };
  if (status === 401 || status === 403) {
    return new VernissageError({
      ...base,
      code: "model-unauthorized",
      party: "operator",
      userMessage:
        "The language model's endpoint refuses this bot's key. Whoever runs the bot has to check the model's API key and address.",
    });
  }
  if (status !== undefined && status < 500 && NO_TOOLS.test(message)) {
    return new VernissageError({
      ...base,
      code: "model-without-tools",
      party: "operator",
      userMessage:
        "The language model this bot is set to cannot call tools. Whoever runs the bot has to choose one that can, or start its server with tool calling on.",
    });
  }
  if (status === 404 || (status === 400 && (code === "model_not_supported" || NO_MODEL.test(message)))) {
    return new VernissageError({
      ...base,
      code: "model-not-found",
      party: "operator",
      userMessage:
        "The language model this bot is set to does not exist at its endpoint. Whoever runs the bot has to check the model's name and address.",
    });
  }
  if (status === 402 || code === "insufficient_quota") {
    return new VernissageError({
      ...base,
      code: "model-quota-spent",
      party: "operator",
      userMessage:
        "The language model's account has no credit left. Whoever runs the bot has to top it up or choose another model.",
    });
  }
  if (status === 429) {
    return new VernissageError({
      ...base,
      code: "model-rate-limited",
      party: "model",
      isRetryable: true,
      ...(retryAfterMs !== undefined && { retryAfterMs }),
      userMessage: "The language model is busy. Press Retry in a minute; nothing made so far is lost.",
    });
  }
  // Some forks of llama.cpp say so with status 500.
  if (
    status === 413 ||
    (status !== undefined && (code === "context_length_exceeded" || OVERFLOW.test(message)))
  ) {
    return new VernissageError({
      ...base,
      code: "model-context-overflow",
      party: "model",
      userMessage:
        "This gallery grew too long for the language model to follow. Ask for fewer works, or have the operator choose a model with a larger context.",
    });
  }
  if (status === undefined || status >= 500 || status === 408 || status === 409) {
    return new VernissageError({
      ...base,
      code: "model-unavailable",
      party: "model",
      isRetryable: true,
      ...(retryAfterMs !== undefined && { retryAfterMs }),
      userMessage: failure.isTimeout
        ? "The language model took too long to answer. Press Retry; nothing made so far is lost."
        : "The language model cannot be reached. Press Retry; if it stays away, whoever runs the bot has to check its address.",
    });
  }
  if (code === "content_filter" || code === "content_policy_violation") {
    return new VernissageError({
      ...base,
      code: "model-refused",
      party: "requester",
      userMessage:
        "The language model's endpoint will not work on these words. Put the wish in other words and try again.",
    });
  }
  return new VernissageError({
    ...base,
    code: "model-bad-request",
    party: "operator",
    userMessage:
      "The language model's endpoint did not accept the request. Whoever runs the bot has to check that the model supports tools.",
  });
}

/** The endpoint answered, but with nothing we can use. */
export function badResponse(detail: string): VernissageError {
  return new VernissageError({
    code: "model-bad-response",
    message: `model endpoint answered without an answer: ${detail}`.slice(0, 500),
    party: "model",
    isRetryable: true,
    // Nobody is busy: asking again at once may well help.
    retryAfterMs: 0,
    userMessage:
      "The language model's answer could not be read. Press Retry; if it happens again, whoever runs the bot should choose another model.",
  });
}
