import { toError, VernissageError } from "../../core/errors.ts";
import { httpError, type RequestPhase, spaceError } from "../space-errors.ts";
import { joinAnswer, pinRoot, runAnswer } from "./messages.ts";
import type { PinnedFetch, PinnedRequest } from "./pinned-fetch.ts";
import type { GradioTimeouts } from "./transport.ts";

/** Largest JSON answer we read, in bytes; the largest public `/config` seen is about 2 MB. */
const MAX_BODY_BYTES = 16 * 1024 * 1024;

export interface GradioRequests {
  /** Read whole under a deadline and a cap; the answer is fit for the client. Rejects with a named error. */
  request(url: URL, init?: Omit<PinnedRequest, "signal">): Promise<Response>;
  /** Raw `/info`, once it was asked for. */
  readonly info: unknown;
  /** The first thing that went wrong since it was last asked; the client reports most of it only as "broken". */
  takeFailure(): VernissageError | undefined;
}

/** The short requests of a Gradio client, each with the deadline of its purpose. */
export function createGradioRequests(options: {
  space: string;
  origin: string;
  send: PinnedFetch;
  /** Takes out of an answer what must not come back. */
  redact(text: string): string;
  timeouts: GradioTimeouts;
  signal: AbortSignal;
}): GradioRequests {
  const { space, origin, send, redact, timeouts, signal } = options;
  let failure: VernissageError | undefined;
  let info: unknown;

  const limits: Record<RequestPhase, number> = {
    config: timeouts.connectMs,
    info: timeouts.connectMs,
    upload: timeouts.uploadMs,
    join: timeouts.joinMs,
    run: timeouts.callMs,
    cancel: timeouts.cancelMs,
    other: timeouts.connectMs,
  };

  async function request(url: URL, init: Omit<PinnedRequest, "signal"> = {}): Promise<Response> {
    const phase = phaseOf(url);
    const deadline = AbortSignal.timeout(limits[phase]);
    // A join goes on after an abort: only its answer tells which event to cancel.
    const canEnd = phase !== "join" && phase !== "cancel";
    try {
      const ending = canEnd ? AbortSignal.any([deadline, signal]) : deadline;
      const response = await send(url, { ...init, signal: ending });
      const text = redact(await readText(response.body, space));
      const body = parseJson(text);
      if (!response.ok) throw httpError(space, phase, response, body ?? text);
      if (phase === "config") return Response.json(pinRoot(space, origin, body));
      if (body === undefined && phase !== "cancel")
        throw spaceError(space, {
          code: "space-answer-unreadable",
          did: `answered its ${phase} not in JSON`,
        });
      if (phase === "join") return Response.json(joinAnswer(space, body));
      if (phase === "run") return Response.json(runAnswer(space, body));
      if (phase === "info") info = body;
      return new Response(text, { headers: { "content-type": "application/json" } });
    } catch (thrown) {
      const wasAborted = canEnd && signal.aborted;
      const error = describe(thrown, phase, deadline);
      // A cancellation that fails has nothing to do with the call that follows.
      if (!wasAborted && phase !== "cancel") failure ??= error;
      // The client swallows a failed `/info` with noise and asks again; an empty one is taken quietly, and whoever
      // opened the connection looks at the failure.
      if (phase === "info") return Response.json({ named_endpoints: {}, unnamed_endpoints: {} });
      throw wasAborted ? signal.reason : error;
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

  return {
    request,
    get info() {
      return info;
    },
    takeFailure() {
      const taken = failure;
      failure = undefined;
      return taken;
    },
  };
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

/** A body as text. Rejects with `space-answer-too-large` rather than read more than 16 MiB. */
export async function readText(body: AsyncIterable<Uint8Array> | null, space: string): Promise<string> {
  const chunks: Uint8Array[] = [];
  let sizeBytes = 0;
  for await (const chunk of body ?? []) {
    sizeBytes += chunk.byteLength;
    if (sizeBytes > MAX_BODY_BYTES) throw endlessAnswer(space);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

export function endlessAnswer(space: string): VernissageError {
  return spaceError(space, { code: "space-answer-too-large", did: "answers without end" });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
