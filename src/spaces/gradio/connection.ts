import { Client } from "@gradio/client";
import { FormData } from "undici";
import { VernissageError } from "../../core/errors.ts";
import type { ResolveAll } from "../../core/public-address.ts";
import type { ArtifactInput, SpaceProgress } from "../../core/space.ts";
import { spaceError } from "../space-errors.ts";
import { followJob, type JobResult } from "./job.ts";
import { createGradioTransport, type GradioTimeouts, type GradioTransport } from "./transport.ts";

/** How long the next call of a chain waits for the stream of the last one to end by itself. */
const STREAM_END_MS = 1_000;

type ClientOptions = NonNullable<ConstructorParameters<typeof Client>[1]>;

/** The official client, with every byte going through our transport. */
class PinnedClient extends Client {
  readonly #transport: GradioTransport;

  constructor(reference: string, options: ClientOptions & { transport: GradioTransport }) {
    super(reference, options);
    this.#transport = options.transport;
  }

  override fetch(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
    const url = new URL(input instanceof Request ? input.url : input);
    const headers = Object.fromEntries(new Headers(init?.headers));
    // All the client ever sends is JSON; files go out by `upload` below.
    return this.#transport.request(url, { method: init?.method, headers, body: init?.body as string });
  }

  override stream(url: URL): EventSource {
    const source = { onmessage: null, onerror: null, onopen: null, close: () => controller.abort() };
    const controller = this.#transport.stream(url, source);
    // The client aborts this one when told to close the queue's stream; the heartbeat is to outlive that.
    if (url.pathname.endsWith("/queue/data")) this.abort_controller = controller;
    return source as unknown as EventSource;
  }

  override close(): void {
    super.close();
    this.#transport.close();
  }
}

export interface GradioConnectionOptions {
  /** The Space's name, for errors. */
  space: string;
  /** Where the app is; nothing is ever sent to another origin. */
  address: URL;
  /** Sent with each request, to that origin only. */
  headers?: Readonly<Record<string, string>>;
  timeouts: GradioTimeouts;
  /** Ends connecting, uploading and calling. */
  signal: AbortSignal;
  /** How its host is resolved; `dns.lookup` unless a test has its own names. */
  resolve?: ResolveAll | undefined;
}

/** What a server knows an uploaded file by. */
export interface GradioFile {
  path: string;
  orig_name: string;
  mime_type: string;
  size: number;
  meta: { _type: "gradio.FileData" };
}

/** One session on one Space. Calls are made one after the other; hidden state lives as long as it is open. */
export interface GradioConnection {
  readonly origin: string;
  /** Base of the app's own addresses: root and API prefix. */
  readonly apiBase: string;
  /** Raw `/info`. */
  readonly info: unknown;
  /** Aborts with the caller's signal, or with `space-deadline` when the session has lasted too long. */
  readonly signal: AbortSignal;
  /** Rejects with `space-upload-failed`, `space-upload-too-large` or a connection error. */
  upload(file: ArtifactInput, bytes: Uint8Array): Promise<GradioFile>;
  /** Inputs are named and complete; files in them are `GradioFile`s. */
  call(
    endpoint: string,
    input: Record<string, unknown>,
    onProgress: (progress: SpaceProgress) => void,
  ): Promise<JobResult>;
  /** Waits for cancellations still under way (each has a deadline), then ends every stream. */
  close(): Promise<void>;
}

/** Connects to a Gradio app. Rejects with a named error or the signal's reason; leaves nothing open then. */
export async function openGradioConnection(options: GradioConnectionOptions): Promise<GradioConnection> {
  const { space, address, timeouts } = options;
  const { origin } = address;
  options.signal.throwIfAborted();
  const { signal, clear } = sessionSignal(space, timeouts.sessionMs, options.signal);
  const transport = createGradioTransport({
    space,
    origin,
    headers: options.headers ?? {},
    timeouts,
    signal,
    resolve: options.resolve,
  });

  /** The first cause beats the client's wording of its consequences. */
  const explain = (thrown: unknown, code: string, did: string): unknown => {
    if (signal.aborted) return signal.reason;
    return transport.takeFailure() ?? spaceError(space, { code, did, cause: thrown });
  };

  let client: PinnedClient;
  try {
    client = (await PinnedClient.connect(address.href, {
      events: ["data", "status", "log"],
      record_history: false,
      transport,
    } as ClientOptions)) as PinnedClient;
    signal.throwIfAborted();
    const failure = transport.takeFailure();
    if (failure || !client.config) throw failure;
  } catch (thrown) {
    clear();
    transport.close();
    if (thrown instanceof VernissageError && !signal.aborted) throw thrown;
    throw explain(thrown, "space-not-gradio", "cannot be understood by the Gradio client");
  }

  const apiBase = `${client.config.root}${client.api_prefix}`;
  const cancellations = new Set<Promise<void>>();

  return {
    origin,
    apiBase,
    info: transport.info,
    signal,

    async upload({ artifact, name }, bytes) {
      signal.throwIfAborted();
      const form = new FormData();
      form.append("files", new File([new Uint8Array(bytes)], name, { type: artifact.mediaType }));
      const answer = await transport.request(new URL(`${apiBase}/upload`), { method: "POST", body: form });
      const paths: unknown = await answer.json();
      const path = Array.isArray(paths) && paths.length === 1 ? paths[0] : undefined;
      if (typeof path !== "string" || path === "")
        throw spaceError(space, {
          code: "space-upload-failed",
          did: "did not take a file: its answer names no path",
        });
      return {
        path,
        orig_name: name,
        mime_type: artifact.mediaType,
        size: bytes.byteLength,
        meta: { _type: "gradio.FileData" },
      };
    },

    async call(endpoint, input, onProgress) {
      signal.throwIfAborted();
      // One that failed may still be under cancellation, which ends the session's stream.
      await Promise.all(cancellations);
      transport.takeFailure();
      if (client.stream_status.open)
        client.stream_status.open = !(await endsWithin(STREAM_END_MS, transport.queueStreamEnd()));
      let job: ReturnType<Client["submit"]>;
      try {
        // The client replaces files inside what it is given; the caller's input stays as it is.
        job = client.submit(endpoint, structuredClone(input));
      } catch (thrown) {
        throw explain(thrown, "space-endpoint-unusable", `describes ${endpoint} but does not offer it`);
      }
      return followJob(job, {
        space,
        transport,
        timeouts,
        signal,
        onProgress,
        reopenStream: () => void client.open_stream(),
        onCancel: (ending) => {
          cancellations.add(ending);
          void ending.finally(() => cancellations.delete(ending));
        },
      });
    },

    async close() {
      await Promise.all(cancellations);
      clear();
      client.close();
    },
  };
}

/** The caller's signal with an end of its own. */
function sessionSignal(space: string, sessionMs: number, parent: AbortSignal) {
  const session = new AbortController();
  const onAbort = () => session.abort(parent.reason);
  const minutes = Math.ceil(sessionMs / 60_000);
  const timer = setTimeout(() => {
    const did = `kept a session busy for more than ${minutes} min`;
    session.abort(spaceError(space, { code: "space-deadline", did, isRetryable: true }));
  }, sessionMs);
  parent.addEventListener("abort", onAbort, { once: true });
  return {
    signal: session.signal,
    clear() {
      clearTimeout(timer);
      parent.removeEventListener("abort", onAbort);
    },
  };
}

/**
 * A server ends the queue's stream once a session has nothing pending. Joining again just before that would leave the
 * new call without a stream, so the end is awaited, but not for ever: some servers keep the stream for reuse.
 */
async function endsWithin(ms: number, ended: Promise<void>): Promise<boolean> {
  const late = Promise.withResolvers<false>();
  const timer = setTimeout(() => late.resolve(false), ms);
  const isEnded = await Promise.race([ended.then(() => true), late.promise]);
  clearTimeout(timer);
  return isEnded;
}
