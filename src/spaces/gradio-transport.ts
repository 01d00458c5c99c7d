import { toError, VernissageError } from "../core/errors.ts";
import { readEventStream } from "./event-stream.ts";
import { pinRoot, queueMessage } from "./gradio-messages.ts";
import { httpError, type RequestPhase, spaceError } from "./space-errors.ts";

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
}

export const DEFAULT_TIMEOUTS: GradioTimeouts = {
  connectMs: 20_000,
  uploadMs: 120_000,
  joinMs: 30_000,
  cancelMs: 5_000,
  silenceMs: 60_000,
  idleMs: 240_000,
  callMs: 900_000,
};

/** Largest JSON answer we read, in bytes; the largest public `/config` seen is about 2 MB. */
const MAX_BODY_BYTES = 16 * 1024 * 1024;

export interface GradioTransport {
  /** A request of the client: pinned to the origin, without redirects, read whole under a deadline and a cap. */
  request(input: RequestInfo | URL, init?: RequestInit): Promise<Response>;
  /** A long-lived stream; for the queue's, messages that no client could use are dropped on the way. */
  stream(url: URL, target: StreamTarget): AbortController;
  /** Told when the queue's stream ends before anybody closed it. */
  onLost: ((error: VernissageError) => void) | undefined;
  /** Resolves once no queue stream is open. */
  queueStreamEnd(): Promise<void>;
  /** Raw `/info`, once it was asked for. */
  readonly info: unknown;
  /** The first thing that went wrong; the client itself reports most of it only as "broken". */
  takeFailure(): VernissageError | undefined;
  close(): void;
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
}): GradioTransport {
  const { space, origin, timeouts } = options;
  const open = new Set<AbortController>();
  let queueStream: Promise<void> | undefined;
  let failure: VernissageError | undefined;
  let info: unknown;

  const fail = (error: VernissageError): VernissageError => {
    failure ??= error;
    return error;
  };
  const limits: Record<RequestPhase, number> = {
    config: timeouts.connectMs,
    info: timeouts.connectMs,
    upload: timeouts.uploadMs,
    join: timeouts.joinMs,
    run: timeouts.callMs,
    cancel: timeouts.cancelMs,
    other: timeouts.connectMs,
  };

  async function send(url: URL, init: RequestInit | undefined, signal: AbortSignal): Promise<Response> {
    if (url.origin !== origin)
      throw spaceError(space, { code: "space-root-mismatch", did: `points to another host (${url.host})` });
    const headers = new Headers(init?.headers);
    for (const [name, value] of Object.entries(options.headers)) headers.set(name, value);
    const response = await fetch(url, { ...init, headers, signal, redirect: "manual" });
    if (response.status < 300 || response.status >= 400) return response;
    await response.body?.cancel();
    throw spaceError(space, { code: "space-redirected", did: "sends its callers somewhere else" });
  }

  async function request(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
    const url = new URL(input instanceof Request ? input.url : input);
    const phase = phaseOf(url);
    const deadline = AbortSignal.timeout(limits[phase]);
    // A join goes on after an abort: only its answer tells which event to cancel.
    const canEnd = phase !== "join" && phase !== "cancel" && phase !== "other";
    try {
      const response = await send(url, init, canEnd ? AbortSignal.any([deadline, options.signal]) : deadline);
      const text = await readText(response, space);
      const body = parseJson(text);
      if (!response.ok) throw httpError(space, phase, response, body ?? text);
      if (phase === "config") return Response.json(pinRoot(space, origin, body));
      if (body === undefined && phase !== "cancel")
        throw spaceError(space, {
          code: "space-answer-unreadable",
          did: `answered its ${phase} not in JSON`,
        });
      if (phase === "info") info = body;
      return new Response(text, { headers: { "content-type": "application/json" } });
    } catch (thrown) {
      const error = fail(describe(thrown, phase, deadline));
      // The client swallows a failed `/info` with noise and asks again; an empty one is taken quietly, and whoever
      // opened the connection looks at the failure.
      if (phase === "info") return Response.json({ named_endpoints: {}, unnamed_endpoints: {} });
      throw error;
    }
  }

  function describe(thrown: unknown, phase: RequestPhase, deadline: AbortSignal): VernissageError {
    if (thrown instanceof VernissageError) return thrown;
    if (deadline.aborted)
      return spaceError(space, {
        code: "space-timeout",
        did: `did not answer its ${phase} within ${Math.ceil(limits[phase] / 1000)} s`,
        isRetryable: true,
      });
    return spaceError(space, {
      code: "space-unreachable",
      did: "cannot be reached",
      isRetryable: true,
      cause: toError(thrown),
    });
  }

  function stream(url: URL, target: StreamTarget): AbortController {
    const controller = new AbortController();
    open.add(controller);
    const isQueue = url.pathname.endsWith("/queue/data");
    const reading = read(url, target, controller, isQueue).finally(() => open.delete(controller));
    if (isQueue) queueStream = reading;
    return controller;
  }

  /** Never rejects. A heartbeat connection may end as it likes; the queue's is told to `onLost`. */
  async function read(url: URL, target: StreamTarget, controller: AbortController, isQueue: boolean) {
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
    try {
      listen();
      const response = await send(url, { headers: { accept: "text/event-stream" } }, controller.signal);
      if (!response.ok) throw httpError(space, "other", response, await readText(response, space));
      const onData = (data: string) => {
        const message = isQueue ? queueMessage(data) : undefined;
        if (message) deliver(target, message);
      };
      if (response.body) await readEventStream(response.body, { onData, onBytes: listen });
    } catch (thrown) {
      cause = thrown;
    } finally {
      clearTimeout(silence);
    }
    if (!isQueue || (controller.signal.aborted && !isSilent)) return;
    const error = isSilent
      ? spaceError(space, { code: "space-silent", did: "fell silent during the call", isRetryable: true })
      : cause instanceof VernissageError
        ? cause
        : spaceError(space, {
            code: "space-connection-lost",
            did: "broke the connection before it had answered",
            isRetryable: true,
            ...(cause !== undefined && { cause: toError(cause) }),
          });
    transport.onLost?.(error);
  }

  const transport: GradioTransport = {
    request,
    stream,
    onLost: undefined,
    queueStreamEnd: () => queueStream ?? Promise.resolve(),
    get info() {
      return info;
    },
    takeFailure() {
      const taken = failure;
      failure = undefined;
      return taken;
    },
    close() {
      for (const controller of open) controller.abort();
    },
  };
  return transport;
}

/** The client's handler is asynchronous; were it ever to reject, nobody would be listening. */
function deliver(target: StreamTarget, data: string): void {
  Promise.resolve(target.onmessage?.(new MessageEvent("message", { data }))).catch(() => undefined);
}

const PHASES: readonly [RegExp, RequestPhase][] = [
  [/\/config$/, "config"],
  [/\/info$/, "info"],
  [/\/upload$/, "upload"],
  [/\/queue\/join$/, "join"],
  [/\/run\/[^/]+$/, "run"],
  [/\/(?:cancel|reset)$/, "cancel"],
];

function phaseOf(url: URL): RequestPhase {
  return PHASES.find(([path]) => path.test(url.pathname))?.[1] ?? "other";
}

async function readText(response: Response, space: string): Promise<string> {
  const chunks: Uint8Array[] = [];
  let sizeBytes = 0;
  for await (const chunk of response.body ?? []) {
    sizeBytes += chunk.byteLength;
    if (sizeBytes > MAX_BODY_BYTES)
      throw spaceError(space, { code: "space-answer-too-large", did: "answers without end" });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
