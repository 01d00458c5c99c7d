import { z } from "zod";
import { spaceError } from "./space-errors.ts";

const config = z.looseObject({
  root: z.string().optional(),
  components: z.array(z.looseObject({})),
  dependencies: z.array(z.looseObject({ inputs: z.array(z.unknown()), outputs: z.array(z.unknown()) })),
});

/**
 * The app's `/config` with its root held to the origin we asked: a server that names another host would be sent
 * everything, headers included. Only the scheme may differ, as behind a careless proxy.
 */
export function pinRoot(space: string, origin: string, body: unknown): Record<string, unknown> {
  const parsed = config.safeParse(body);
  if (!parsed.success)
    throw spaceError(space, { code: "space-not-gradio", did: "does not describe itself as a Gradio app" });
  if (!parsed.data.root) return parsed.data;
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

const completed = z.discriminatedUnion("success", [
  z.looseObject({ success: z.literal(true), output: z.looseObject({ data: z.array(z.unknown()) }) }),
  z.looseObject({ success: z.literal(false), output: z.looseObject({}).nullish() }),
]);

const message = z.looseObject({ msg: z.string(), event_id: z.string().nullish() });

/** Messages the client understands; it ends a job without a word on any other. */
const KNOWN = new Set([
  "estimation",
  "process_starts",
  "progress",
  "log",
  "process_generating",
  "process_completed",
  "unexpected_error",
  "close_stream",
]);

/**
 * A message of the queue's stream as the client can take it, or `undefined` if it has to be dropped: what is not
 * JSON would end the process as an unhandled rejection, and an empty completion would throw inside the client.
 */
export function queueMessage(data: string): string | undefined {
  let json: unknown;
  try {
    json = JSON.parse(data);
  } catch {
    return undefined;
  }
  const parsed = message.safeParse(json);
  if (!parsed.success) return undefined;
  const { msg } = parsed.data;
  if (msg === "server_stopped")
    return JSON.stringify({
      msg: "unexpected_error",
      message: "the server stopped",
      session_not_found: true,
    });
  if (!KNOWN.has(msg)) return undefined;
  if (msg === "process_generating" && !isGenerating(parsed.data)) return undefined;
  if (msg !== "process_completed") return data;
  const outcome = completed.safeParse(parsed.data);
  if (outcome.success && outcome.data.success) return data;
  const output = outcome.success
    ? { error: null, ...outcome.data.output }
    : { error: "The answer holds no result", title: UNREADABLE_RESULT };
  return JSON.stringify({ ...parsed.data, success: false, output });
}

/** Title put on a completion without a result, so that it can be told from the Space's own errors. */
export const UNREADABLE_RESULT = "vernissage:unreadable-result";

function isGenerating(value: Record<string, unknown>): boolean {
  const output = z.looseObject(value.success ? { data: z.array(z.unknown()) } : {});
  return output.safeParse(value.output).success;
}
