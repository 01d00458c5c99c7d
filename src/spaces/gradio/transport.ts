import { delay } from "../../core/abort.ts";
import { toError, VernissageError } from "../../core/errors.ts";
import type { ResolveAll } from "../../core/public-address.ts";
import { httpError, spaceError } from "../space-errors.ts";
import { readEventStream } from "./event-stream.ts";
import { queueMessage } from "./messages.ts";
import { createPinnedFetch } from "./pinned-fetch.ts";
import { createRedactor } from "./redact.ts";
import { createGradioRequests, endlessAnswer, type GradioRequests, readText } from "./requests.ts";

/** Milliseconds. A real server sends a heartbeat every 15 s, so silence is a fault long before a job is slow. */
export interface GradioTimeouts {
  /** Each of config and info, to the last byte. */
  connectMs: number;
  uploadMs: number;
  /** Until the Space has taken the call into its queue. */
  joinMs: number;
  cancelMs: number;
  /** Longest time without a single byte on the queue's stream. */
  silenceMs: number;
  /** Longest time without news of the call: position, start, progress, log. */
  idleMs: number;
  /** The whole call, whatever its progress. */
  callMs: number;
  /** From connecting to closing, all calls of a chain and the fetching of their files included. */
  sessionMs: number;
}

export const DEFAULT_TIMEOUTS: GradioTimeouts = {
  connectMs: 20_000,
  uploadMs: 120_000,
  joinMs: 30_000,
  cancelMs: 5_000,
  silenceMs: 60_000,
  idleMs: 240_000,
  callMs: 900_000,
  sessionMs: 1_800_000,
};

/** What a Space gets to notice that its stream is read no longer; on the way lies a proxy. */
const LEAVING_MS = 100;

export interface GradioTransport extends GradioRequests {
  /** A long-lived stream; for the queue's, messages that no client could use are dropped on the way. */
  stream(url: URL, target: StreamTarget): AbortController;
  /** Told when the queue's stream ends before we close it. */
  onQueueEnd: ((end: QueueEnd) => void) | undefined;
  /** Resolves once no queue stream is open. */
  queueStreamEnd(): Promise<void>;
  /** Stops reading the queue's stream, not before the Space has begun it, and lets the Space notice. */
  leaveQueue(): Promise<void>;
  /** Whether the Space has told how that event ended. */
  hasEnded(eventId: string): boolean;
  close(): void;
}

export interface QueueEnd {
  /** None if the Space had announced it. */
  error?: VernissageError;
  /** A Space keeps what it has to say for the next stream, unless somebody had been listening. */
  isResumable: boolean;
}

export interface StreamTarget {
  onmessage: ((event: MessageEvent) => unknown) | null;
}

/** Everything a Gradio client sends to one Space and gets from it. `signal` ends what may be ended without loss. */
export function createGradioTransport(options: {
  space: string;
  origin: string;
  headers: Readonly<Record<string, string>>;
  timeouts: GradioTimeouts;
  signal: AbortSignal;
  resolve?: ResolveAll | undefined;
}): GradioTransport {
  const { space, timeouts } = options;
  const send = createPinnedFetch(options);
  const redact = createRedactor(options.headers);
  const requests = createGradioRequests({ ...options, send, redact });
  const open = new Set<AbortController>();
  const ended = new Set<string>();
  let queue: { controller: AbortController; begun: Promise<void>; reading: Promise<void> } | undefined;
  let isClosed = false;

  function stream(url: URL, target: StreamTarget): AbortController {
    const controller = new AbortController();
    open.add(controller);
    const isQueue = url.pathname.endsWith("/queue/data");
    const begun = Promise.withResolvers<void>();
    const reading = read(url, target, controller, isQueue, begun.resolve).finally(() => {
      open.delete(controller);
      begun.resolve();
    });
    if (isQueue) queue = { controller, begun: begun.promise, reading };
    return controller;
  }

  /** Never rejects. A heartbeat connection may end as it likes; the queue's is told to `onQueueEnd`. */
  async function read(
    url: URL,
    target: StreamTarget,
    controller: AbortController,
    isQueue: boolean,
    onBegun: () => void,
  ) {
    let silence: NodeJS.Timeout | undefined;
    let isSilent = false;
    const listen = () => {
      if (!isQueue) return;
      clearTimeout(silence);
      silence = setTimeout(() => {
        isSilent = true;
        controller.abort();
      }, timeouts.silenceMs);
    };
    let cause: unknown;
    let wasHeard = false;
    try {
      listen();
      const headers = { accept: "text/event-stream" };
      const response = await send(url, { headers, signal: controller.signal });
      if (!response.ok)
        throw httpError(space, "other", response, redact(await readText(response.body, space)));
      wasHeard = true;
      onBegun();
      const onData = (data: string) => {
        const message = isQueue ? queueMessage(redact(data)) : undefined;
        if (message?.endedEvent) ended.add(message.endedEvent);
        if (message) deliver(target, message.text);
      };
      if (response.body) await readEventStream(response.body, { onData, onBytes: listen });
    } catch (thrown) {
      cause = thrown;
    } finally {
      clearTimeout(silence);
    }
    if (!isQueue || isClosed) return;
    if (controller.signal.aborted && !isSilent) return transport.onQueueEnd?.({ isResumable: true });
    const error = lossOf(cause, isSilent);
    transport.onQueueEnd?.({ error, isResumable: !wasHeard && error.isRetryable });
  }

  function lossOf(cause: unknown, isSilent: boolean): VernissageError {
    if (isSilent)
      return spaceError(space, {
        code: "space-silent",
        did: "fell silent during the call",
        isRetryable: true,
      });
    if (cause instanceof VernissageError) return cause;
    if (cause instanceof RangeError) return endlessAnswer(space);
    return spaceError(space, {
      code: "space-connection-lost",
      did: "broke the connection before it had answered",
      isRetryable: true,
      ...(cause !== undefined && { cause: toError(cause) }),
    });
  }

  const transport: GradioTransport = {
    request: requests.request,
    takeFailure: requests.takeFailure,
    get info() {
      return requests.info;
    },
    stream,
    onQueueEnd: undefined,
    queueStreamEnd: () => queue?.reading ?? Promise.resolve(),
    async leaveQueue() {
      if (!queue) return;
      const { controller, begun, reading } = queue;
      const unbegun = setTimeout(() => controller.abort(), timeouts.cancelMs);
      await begun;
      clearTimeout(unbegun);
      controller.abort();
      await reading;
      await delay(LEAVING_MS);
    },
    hasEnded: (eventId) => ended.has(eventId),
    close() {
      isClosed = true;
      for (const controller of open) controller.abort();
    },
  };
  return transport;
}

/** The client's handler is asynchronous; were it ever to reject, nobody would be listening. */
function deliver(target: StreamTarget, data: string): void {
  Promise.resolve(target.onmessage?.(new MessageEvent("message", { data }))).catch(() => undefined);
}
