import { z } from "zod";
import { spaceError } from "../space-errors.ts";

/** Forms of the queue's protocol the client can follow; `ws` and `sse` belong to Gradio 3. */
const PROTOCOLS = ["sse_v1", "sse_v2", "sse_v2.1", "sse_v3"] as const;

const config = z.looseObject({
  root: z.string().nullish(),
  api_prefix: z
    .string()
    .regex(/^(?:\/[\w.-]+)*\/?$/)
    .nullish(),
  components: z.array(z.looseObject({})),
  dependencies: z.array(z.looseObject({ inputs: z.array(z.unknown()), outputs: z.array(z.unknown()) })),
});

/**
 * The app's `/config` with its root held to the origin we asked: a server that names another host would be sent
 * everything, headers included. Scheme and port may differ, as behind a careless proxy; the path is kept, because on a
 * Space with several replicas it holds a session to one of them (`/--replicas/<id>`).
 */
export function pinRoot(space: string, origin: string, body: unknown): Record<string, unknown> {
  const parsed = config.safeParse(body);
  if (!parsed.success)
    throw spaceError(space, { code: "space-not-gradio", did: "does not describe itself as a Gradio app" });
  if (!PROTOCOLS.some((protocol) => protocol === parsed.data.protocol))
    throw spaceError(space, {
      code: "space-protocol-unknown",
      did: "speaks a form of Gradio's protocol that is not understood",
    });
  if (!parsed.data.root) return { ...parsed.data, root: undefined };
  const pinned = new URL(origin);
  const root = URL.parse(parsed.data.root, origin);
  if (!root || root.hostname !== pinned.hostname)
    throw spaceError(space, {
      code: "space-root-mismatch",
      did: `points to another host (${root?.host ?? "unreadable"})`,
    });
  const path = root.pathname.replace(/\/+$/, "");
  return { ...parsed.data, root: `${origin}${path}` };
}

const joined = z.looseObject({ event_id: z.string().min(1).max(200) });
const ran = z.looseObject({ data: z.array(z.unknown()) });

/** The answer to a join, which must name its event: the client would wait for ever for an event without name. */
export function joinAnswer(space: string, body: unknown): object {
  const { data } = joined.safeParse(body);
  if (data) return { event_id: data.event_id };
  throw spaceError(space, {
    code: "space-answer-unreadable",
    did: "took the call without telling its number",
  });
}

/** The answer to a call without queue. What it would have the client change in the app's description is left out. */
export function runAnswer(space: string, body: unknown): object {
  const { data } = ran.safeParse(body);
  if (data) return { data: data.data };
  throw spaceError(space, { code: "space-output-unreadable", did: "ended the call without a result" });
}

const message = z.looseObject({ msg: z.string(), event_id: z.string().nullish().catch(null) });
const succeeded = z.object({
  success: z.literal(true),
  output: z.object({ data: z.array(z.unknown()), duration: z.number().optional().catch(undefined) }),
});
const failed = z.object({
  success: z.literal(false),
  output: z.object({ error: z.unknown(), title: z.unknown() }).partial().nullish().catch(null),
});

/** Titles put on completions that are ours, so that they can be told from the Space's own errors. */
export const UNREADABLE_RESULT = "vernissage:unreadable-result";
export const SESSION_LOST = "vernissage:session-lost";

export interface QueueMessage {
  /** JSON for the client. */
  text: string;
  /** The event it ends. */
  endedEvent?: string | undefined;
}

/**
 * A message of the queue's stream as the client can take it, or `undefined` if it has to be dropped: what is not
 * JSON would end the process as an unhandled rejection, and an empty completion would throw inside the client.
 *
 * Of a generator's steps only the fact is passed on. The client would apply their differences to earlier values
 * wherever a path in them leads, `__proto__` included, and the completion repeats everything in full.
 */
export function queueMessage(data: string): QueueMessage | undefined {
  let json: unknown;
  try {
    json = JSON.parse(data);
  } catch {
    return undefined;
  }
  const parsed = message.safeParse(json);
  if (!parsed.success) return undefined;
  const { msg, event_id } = parsed.data;
  const pass = (content: object): QueueMessage => ({ text: JSON.stringify({ event_id, ...content }) });
  const complete = (content: object): QueueMessage => ({
    ...pass({ msg: "process_completed", ...content }),
    endedEvent: event_id ?? undefined,
  });
  const fail = (output: object) => complete({ success: false, output });

  switch (msg) {
    case "estimation":
    case "process_starts":
    case "progress":
    case "log":
    case "close_stream":
      return { text: data };
    case "process_generating":
      return parsed.data.success ? pass({ msg: "progress", progress_data: [] }) : undefined;
    case "process_completed": {
      const success = succeeded.safeParse(json).data;
      if (success) {
        const { data: values, duration } = success.output;
        // The client passes an average time on, but not how long this one took.
        return complete({ success: true, output: { data: values }, avg_time: duration });
      }
      const failure = failed.safeParse(json).data;
      return fail(failure ? { error: null, ...failure.output } : { error: "", title: UNREADABLE_RESULT });
    }
    case "unexpected_error":
      return fail({ error: parsed.data.message, ...(parsed.data.session_not_found === true && LOST) });
    case "server_stopped":
      return fail({ error: "", ...LOST });
    default:
      return undefined;
  }
}

const LOST = { title: SESSION_LOST };
