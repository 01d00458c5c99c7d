import OpenAI, { APIConnectionError, APIConnectionTimeoutError, APIError } from "openai";
import { delay } from "../core/abort.ts";
import { toVernissageError, VernissageError } from "../core/errors.ts";
import type { GenerateOptions, LanguageModel, ModelRequest, ModelResponse } from "../core/language-model.ts";
import { readChatAnswer } from "./chat-answer.ts";
import { dialectOf, learnDialect } from "./chat-dialect.ts";
import { type ChatMessage, type ChatTool, toChatMessages, toChatTools } from "./chat-messages.ts";
import { readChatStream } from "./chat-stream.ts";
import { fetchErrors } from "./fetch-errors.ts";
import { badResponse, modelError } from "./model-errors.ts";

const MAX_ATTEMPTS = 4;
/** Longer waits are for the requester to decide on: the run fails with the wait in its error. */
const MAX_WAIT_MS = 60_000;
const FIRST_WAIT_MS = 1_000;

export interface OpenAiModelOptions {
  /** With its version, e.g. `https://api.openai.com/v1` or `http://127.0.0.1:11434/v1`. */
  baseUrl: string;
  apiKey: string;
  model: string;
  /** Whether the model takes pictures. Default false. */
  canSee?: boolean;
  /** Whether the endpoint's streams can be relied on. Default: for those known to be. */
  streams?: boolean;
  /** Per attempt. Default 120,000. */
  timeoutMs?: number;
  logger?: { warn(fields: object, event: string): void };
}

/**
 * Any endpoint that speaks Chat Completions with tools, OpenAI's own or one that does so more loosely: fields it
 * refuses are left out from then on, and calls a model only wrote into its text are read. Waits out rate limits,
 * server errors and timeouts within bounds; rejects with the signal's reason on abort and otherwise with a `VernissageError` named `model-…`.
 */
export function createOpenAiModel(options: OpenAiModelOptions): LanguageModel {
  const { baseUrl, apiKey, model, canSee = false, timeoutMs = 120_000, logger } = options;
  const client = new OpenAI({
    ...{ baseURL: baseUrl, apiKey, maxRetries: 0, timeout: timeoutMs, logLevel: "off" },
    fetch: fetchErrors,
  });
  let dialect = dialectOf(baseUrl, canSee, options.streams);

  async function ask(request: ModelRequest, { signal, onToolCall }: GenerateOptions): Promise<ModelResponse> {
    const tools = toChatTools(request.tools);
    const messages = toChatMessages(request.messages, dialect.sendsPictures);
    try {
      const body = {
        model,
        messages,
        ...(tools.length > 0 && { tools }),
        ...(tools.length > 0 && dialect.sendsToolChoice && { tool_choice: "auto" as const }),
        ...(tools.length > 0 && dialect.sendsParallelToolCalls && { parallel_tool_calls: true }),
        ...(request.maxOutputTokens !== undefined && { [dialect.limitName]: request.maxOutputTokens }),
      };
      const { completions } = client.chat;
      const streamed = { ...body, stream: true as const, stream_options: { include_usage: true } };
      const completion: unknown =
        onToolCall && dialect.streams
          ? await readChatStream(await completions.create(streamed, { signal }), onToolCall)
          : await completions.create(body, { signal });
      const answer = readChatAnswer(
        completion,
        request.tools.map(({ name }) => name),
      );
      return answer.usage ? answer : { ...answer, usage: estimateUsage(messages, tools, answer) };
    } catch (thrown) {
      signal.throwIfAborted();
      const isRefusal = thrown instanceof APIError && (thrown.status === 400 || thrown.status === 422);
      const learnt = isRefusal ? learnDialect(dialect, thrown.message) : undefined;
      if (!learnt) throw toModelError(thrown);
      logger?.warn({ refusal: (thrown as APIError).message.slice(0, 200) }, "model-dialect-changed");
      dialect = learnt;
      return ask(request, { signal, onToolCall });
    }
  }

  return {
    id: model,
    /** False, too, once the endpoint has refused pictures. */
    get canSee() {
      return dialect.sendsPictures;
    },
    async generate(request, { signal, onToolCall }) {
      for (let attempt = 1; ; attempt += 1) {
        signal.throwIfAborted();
        try {
          return await ask(request, { signal, onToolCall });
        } catch (thrown) {
          signal.throwIfAborted();
          const error = toVernissageError(thrown);
          const waitMs = error.retryAfterMs ?? FIRST_WAIT_MS * 2 ** (attempt - 1);
          if (!error.isRetryable || attempt === MAX_ATTEMPTS || waitMs > MAX_WAIT_MS) throw error;
          logger?.warn({ code: error.code, attempt, waitMs }, "model-retry");
          await delay(waitMs, signal);
        }
      }
    },
  };
}

/**
 * Tokens where the endpoint reports none, so that budgets hold all the same: four characters each, and 1,000 for a
 * picture (OpenAI counts 765 for 1024 px square).
 */
function estimateUsage(messages: readonly ChatMessage[], tools: readonly ChatTool[], answer: ModelResponse) {
  let pictures = 0;
  const text = JSON.stringify([messages, tools], (name, value: unknown) => {
    if (name !== "image_url") return value;
    pictures += 1;
    return undefined;
  });
  const written = answer.text.length + JSON.stringify(answer.toolCalls).length;
  return {
    inputTokens: Math.ceil(text.length / 4) + pictures * 1_000,
    outputTokens: Math.ceil(written / 4),
  };
}

function toModelError(thrown: unknown): VernissageError {
  if (thrown instanceof VernissageError) return thrown;
  if (thrown instanceof SyntaxError) return badResponse(thrown.message);
  if (thrown instanceof APIError) {
    const headers: Headers | undefined = thrown.headers;
    const isConnection = thrown instanceof APIConnectionError;
    return modelError({
      status: isConnection ? undefined : thrown.status,
      // vLLM and llama.cpp repeat the status there, as a number.
      code: thrown.code ? String(thrown.code) : undefined,
      message: thrown.message,
      isTimeout: thrown instanceof APIConnectionTimeoutError,
      retryAfterMs: (headers && retryAfterMs(headers)) ?? waitInWords(thrown.message),
      cause: thrown,
    });
  }
  // A stream that breaks off: fetch says no more than that.
  if (thrown instanceof TypeError) {
    const { message } = thrown;
    return modelError({
      status: undefined,
      code: undefined,
      message,
      isTimeout: false,
      retryAfterMs: undefined,
      cause: thrown,
    });
  }
  return toVernissageError(thrown);
}

/** Where no header says it: "Please try again in 1.2s", "retryDelay: 21s". */
function waitInWords(message: string): number | undefined {
  const [, number, unit] =
    /(?:try again in|retry in|retryDelay\W+)\s*([\d.]+)\s*(ms|s)\b/i.exec(message) ?? [];
  return number === undefined ? undefined : Number.parseFloat(number) * (unit === "ms" ? 1 : 1_000);
}

/** `Retry-After` in seconds or as a date, or OpenAI's `retry-after-ms`. */
function retryAfterMs(headers: Headers): number | undefined {
  const milliseconds = Number.parseFloat(headers.get("retry-after-ms") ?? "");
  if (milliseconds >= 0) return milliseconds;
  const value = headers.get("retry-after");
  if (!value) return undefined;
  const seconds = Number(value);
  const waitMs = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(value) - Date.now();
  return Number.isFinite(waitMs) ? Math.max(0, waitMs) : undefined;
}
