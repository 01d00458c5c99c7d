import type { ZodType } from "zod";
import { delay } from "../../core/abort.ts";
import { type Clock, systemClock } from "../../core/clock.ts";
import { toError, VernissageError } from "../../core/errors.ts";
import { retryAfterMs } from "../space-errors.ts";

/** Largest answer we read, in bytes: a page of search results is about 300 kB. */
const MAX_BODY_BYTES = 1024 * 1024;
/** A pause the Hub asks for that is borne in silence. */
const BEARABLE_PAUSE_MS = 10_000;
/** The Hub counts requests in windows of five minutes; how long to pause if it does not say. */
const UNSTATED_PAUSE_MS = 60_000;

export interface HubRequestOptions {
  signal: AbortSignal;
  query?: Readonly<Record<string, string | readonly string[]>>;
  /** Sends the operator's token. Only for what is about the account itself: private Spaces are to stay unseen. */
  isOwnAccount?: boolean;
}

/** GET requests to the Hub's own origin. Every rejection is a `VernissageError` or the signal's reason. */
export interface HubRequests {
  /** `undefined` for what the Hub does not know or keeps private. */
  json<T>(path: string, schema: ZodType<T>, options: HubRequestOptions): Promise<T | undefined>;
  text(path: string, options: HubRequestOptions): Promise<string | undefined>;
}

/**
 * Rejections: `hub-rate-limited` (with `retryAfterMs`) while a window of requests is used up and the pause is longer
 * than 10 s, `hub-timeout`, `hub-unreachable`, `hub-redirected`, `hub-answer-too-large`, `hub-answer-unreadable`,
 * `hub-refused`.
 */
export function createHubRequests({
  url,
  token,
  timeoutMs,
  clock = systemClock,
}: {
  url: string;
  token?: string | undefined;
  timeoutMs: number;
  clock?: Clock | undefined;
}): HubRequests {
  const { origin } = new URL(url);
  /** By window: until when it is used up. */
  const pauses = new Map<string, number>();

  /** Waits while the window is used up, if that is bearable. */
  async function takeTurn(window: string, signal: AbortSignal): Promise<void> {
    const pauseMs = (pauses.get(window) ?? 0) - clock.now();
    if (pauseMs <= 0) return;
    if (pauseMs > BEARABLE_PAUSE_MS) throw rateLimited(pauseMs);
    await delay(pauseMs, signal);
  }

  function note(window: string, response: Response): void {
    const { remaining, resetMs } = rateLimitOf(response.headers);
    if (response.status !== 429 && remaining !== 0) return;
    const pauseMs = resetMs ?? retryAfterMs(response.headers, clock.now()) ?? UNSTATED_PAUSE_MS;
    pauses.set(window, clock.now() + pauseMs);
  }

  async function send(path: string, options: HubRequestOptions): Promise<string | undefined> {
    const { query = {}, isOwnAccount = false, signal } = options;
    const address = new URL(path, origin);
    for (const [name, values] of Object.entries(query))
      for (const value of [values].flat()) address.searchParams.append(name, value);
    // The account and the anonymous caller are counted apart, and so are pages and the API.
    const window = `${path.startsWith("/api/") ? "api" : "pages"}${isOwnAccount ? " of the account" : ""}`;
    const headers: Record<string, string> = isOwnAccount && token ? { authorization: `Bearer ${token}` } : {};

    for (let attempt = 1; ; attempt += 1) {
      await takeTurn(window, signal);
      const deadline = AbortSignal.timeout(timeoutMs);
      try {
        const response = await fetch(address, {
          headers,
          redirect: "manual",
          signal: AbortSignal.any([signal, deadline]),
        });
        note(window, response);
        if (response.ok) return await readBody(response);
        await response.body?.cancel();
        if (response.status !== 429) return refuse(response.status);
        if (attempt > 1) throw rateLimited((pauses.get(window) ?? 0) - clock.now());
      } catch (thrown) {
        signal.throwIfAborted();
        if (thrown instanceof VernissageError) throw thrown;
        if (deadline.aborted)
          throw hubError("hub-timeout", `did not answer within ${Math.ceil(timeoutMs / 1000)} s`, thrown);
        throw hubError("hub-unreachable", "cannot be reached", thrown);
      }
    }
  }

  return {
    async json(path, schema, options) {
      const text = await send(path, options);
      if (text === undefined) return undefined;
      try {
        return schema.parse(JSON.parse(text));
      } catch (cause) {
        throw hubError("hub-answer-unreadable", "gave an answer that cannot be read", cause);
      }
    },
    text: send,
  };
}

function refuse(status: number): undefined {
  // For what it keeps private the Hub says 401, or 403 with a token that may not see it.
  if (status === 401 || status === 403 || status === 404) return undefined;
  if (status >= 300 && status < 400) throw hubError("hub-redirected", "sends its callers somewhere else");
  if (status >= 500) throw hubError("hub-unreachable", `is out of order (HTTP ${status})`);
  throw hubError("hub-refused", `refused a request (HTTP ${status})`);
}

/** `RateLimit: "api";r=0;t=57`, as the IETF draft words it. */
function rateLimitOf(headers: Headers): { remaining?: number; resetMs?: number } {
  const value = headers.get("ratelimit") ?? "";
  const remaining = /;\s*r=(\d{1,9})/.exec(value)?.[1];
  const reset = /;\s*t=(\d{1,9})/.exec(value)?.[1];
  return {
    ...(remaining && { remaining: Number(remaining) }),
    ...(reset && { resetMs: Number(reset) * 1000 }),
  };
}

async function readBody(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let sizeBytes = 0;
  for await (const chunk of response.body ?? []) {
    sizeBytes += chunk.byteLength;
    if (sizeBytes > MAX_BODY_BYTES) throw hubError("hub-answer-too-large", "answers without end");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function rateLimited(pauseMs: number): VernissageError {
  const seconds = Math.max(1, Math.ceil(pauseMs / 1000));
  return new VernissageError({
    code: "hub-rate-limited",
    message: `The Hub takes no more requests for ${seconds} s`,
    userMessage: `Hugging Face wants a pause of ${seconds} s before it answers more questions. Try again then.`,
    party: "space",
    isRetryable: true,
    retryAfterMs: Math.max(0, pauseMs),
  });
}

/** What went wrong with the Hub; passing troubles can be tried again. */
function hubError(code: string, did: string, cause?: unknown): VernissageError {
  const isRetryable = code === "hub-timeout" || code === "hub-unreachable";
  return new VernissageError({
    code,
    message: `The Hub ${did}`,
    userMessage: isRetryable
      ? "Hugging Face cannot be reached right now. Trying again later may help; the Spaces of this bot itself work without it."
      : "Hugging Face answers in a way this bot does not understand. Whoever runs it should look for a newer version.",
    party: isRetryable ? "space" : "operator",
    isRetryable,
    ...(cause !== undefined && { cause: toError(cause) }),
  });
}
