import { lookup } from "node:dns";
import { type IncomingMessage, request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import type { Provenance } from "../core/artifact.ts";
import { VernissageError } from "../core/errors.ts";
import {
  createPublicLookup,
  namesPrivateAddress,
  PrivateAddressError,
  type ResolveAll,
} from "../core/public-address.ts";
import { refusal } from "./intake-errors.ts";
import { SNIFF_BYTES } from "./sniff-type.ts";

/** Milliseconds. */
export interface FetchDeadlines {
  /** Until the headers of one hop. */
  headersMs: number;
  /** Between two pieces of the body. */
  idleMs: number;
  /** All hops and the body. */
  totalMs: number;
}

export interface FetchFileOptions {
  provenance: Provenance;
  url: string;
  /** The only origin to take bytes from, redirects included. */
  allowedOrigin: string;
  headers: Readonly<Record<string, string>>;
  /** Ours, on loopback: plain http and a private address are right there, and nowhere else. */
  isBuiltin: boolean;
  deadlines: FetchDeadlines;
  /** Cap for the whole body, decided by its first bytes; may throw to refuse the type. */
  maxBytes(head: Uint8Array): number;
  signal: AbortSignal;
  /** How names are resolved; only public addresses are connected to. */
  resolve?: ResolveAll | undefined;
}

const MAX_REDIRECTS = 3;

/** The bytes behind an address. Rejects with a named refusal or the signal's reason. */
export async function fetchFile(options: FetchFileOptions): Promise<Uint8Array> {
  const { provenance, deadlines, signal } = options;
  const total = AbortSignal.timeout(deadlines.totalMs);
  const ended = AbortSignal.any([signal, total]);
  try {
    let url = checkUrl(options.url, options);
    for (let hop = 0; ; hop++) {
      const response = await openHop(url, options, ended);
      const status = response.statusCode ?? 0;
      const location = status >= 300 && status < 400 ? response.headers.location : undefined;
      if (location === undefined) return await readBody(response, options, ended);
      response.destroy();
      if (hop === MAX_REDIRECTS)
        throw refusal(provenance, { code: "file-redirect-refused", did: "is redirected without end" });
      url = checkUrl(URL.parse(location, url)?.href ?? location, options);
    }
  } catch (thrown) {
    signal.throwIfAborted();
    if (thrown instanceof VernissageError) throw thrown;
    if (thrown instanceof PrivateAddressError) throw privateAddress(provenance);
    if (total.aborted)
      throw refusal(provenance, {
        code: "file-timeout",
        did: `did not arrive within ${Math.ceil(deadlines.totalMs / 1000)} s`,
        isRetryable: true,
      });
    throw refusal(provenance, {
      code: "file-unreachable",
      did: "could not be fetched",
      isRetryable: true,
      cause: thrown,
    });
  }
}

function privateAddress(provenance: Provenance): VernissageError {
  return refusal(provenance, { code: "file-address-refused", did: "lies at a private address" });
}

function checkUrl(address: string, { provenance, allowedOrigin, isBuiltin }: FetchFileOptions): URL {
  const url = URL.parse(address);
  if (!url || !(url.protocol === "https:" || (isBuiltin && url.protocol === "http:")))
    throw refusal(provenance, { code: "file-address-refused", did: "has an address that is not https" });
  if (url.origin !== allowedOrigin || url.username || url.password)
    throw refusal(provenance, {
      code: "file-origin-refused",
      did: `is kept on another host (${url.host.slice(0, 80)})`,
    });
  if (!isBuiltin && namesPrivateAddress(url)) throw privateAddress(provenance);
  return url;
}

/** One request without following redirects; resolves with the headers. */
function openHop(url: URL, options: FetchFileOptions, signal: AbortSignal): Promise<IncomingMessage> {
  const { provenance, deadlines, isBuiltin, headers } = options;
  return new Promise((resolve, reject) => {
    const send = url.protocol === "https:" ? requestHttps : requestHttp;
    const request = send(url, {
      headers: { accept: "*/*", ...headers },
      signal,
      // A connection of its own: a pooled one might have been made under other rules.
      agent: false,
      ...(!isBuiltin && { lookup: createPublicLookup(options.resolve ?? lookup) }),
    });
    const timer = setTimeout(() => {
      request.destroy(
        refusal(provenance, {
          code: "file-timeout",
          did: `did not begin to arrive within ${Math.ceil(deadlines.headersMs / 1000)} s`,
          isRetryable: true,
        }),
      );
    }, deadlines.headersMs);
    request.once("close", () => clearTimeout(timer));
    request.once("error", reject);
    request.once("response", (response) => {
      clearTimeout(timer);
      resolve(response);
    });
    request.end();
  });
}

async function readBody(
  response: IncomingMessage,
  options: FetchFileOptions,
  signal: AbortSignal,
): Promise<Uint8Array> {
  const { provenance, deadlines } = options;
  const status = response.statusCode ?? 0;
  if (status !== 200) {
    response.destroy();
    const isRetryable = status >= 500 || status === 429;
    throw refusal(provenance, {
      code: "file-unreachable",
      did: `is answered with HTTP ${status}`,
      isRetryable,
    });
  }
  const declared = Number(response.headers["content-length"] ?? Number.NaN);
  const timer = setTimeout(() => {
    response.destroy(
      refusal(provenance, { code: "file-timeout", did: "stopped arriving half-way", isRetryable: true }),
    );
  }, deadlines.idleMs);
  // An abort destroys the request; its error reaches the loop below through the response.
  const onAbort = () => response.destroy(signal.reason);
  signal.addEventListener("abort", onAbort, { once: true });

  const chunks: Buffer[] = [];
  let sizeBytes = 0;
  let maxBytes: number | undefined;
  try {
    for await (const chunk of response as AsyncIterable<Buffer>) {
      timer.refresh();
      chunks.push(chunk);
      sizeBytes += chunk.byteLength;
      if (maxBytes === undefined && sizeBytes >= SNIFF_BYTES)
        maxBytes = options.maxBytes(Buffer.concat(chunks));
      if (maxBytes === undefined) continue;
      if (Math.max(sizeBytes, declared || 0) <= maxBytes) continue;
      const megabytes = Math.round(maxBytes / 1_048_576);
      throw refusal(provenance, { code: "file-too-large", did: `is larger than ${megabytes} MB` });
    }
  } finally {
    clearTimeout(timer);
    signal.removeEventListener("abort", onAbort);
    response.destroy();
  }
  return Buffer.concat(chunks);
}
