import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { streamSSE } from "hono/streaming";
import { z } from "zod";
import { createId } from "../core/ids.ts";
import type { BuiltinEndpoint, BuiltinSpace } from "./builtin-space.ts";
import { createInputCheck } from "./check-input.ts";
import type { EventQueue } from "./event-queue.ts";
import { fileResponse } from "./file-response.ts";
import { describeConfig, describeInfo } from "./gradio-description.ts";
import { type FileData, type HostedFiles, publishFiles } from "./hosted-files.ts";
import type { QueueMessage } from "./session-messages.ts";
import type { WorkerPool } from "./worker-pool.ts";

/** A plan of forty exhibits is about 20 kB of JSON. */
const MAX_JSON_BYTES = 1024 * 1024;
/** As a real server does. */
const MAX_FILES_PER_UPLOAD = 1000;

const callBody = z.object({
  data: z.array(z.unknown()).max(100),
  session_hash: z.string().max(100).nullish(),
});
const namedBody = z.record(z.string(), z.unknown());
const joinBody = callBody.extend({ fn_index: z.int(), session_hash: z.string().min(1).max(100) });
const cancelBody = z.object({ session_hash: z.string(), fn_index: z.int(), event_id: z.string() });

/** The routes of one Space, relative to its path. */
export function createSpaceRoutes(deps: {
  space: BuiltinSpace;
  /** The Space's address, known once the server listens. */
  root: () => string;
  files: HostedFiles;
  queue: EventQueue;
  pool: WorkerPool;
  maxUploadBytes: number;
  heartbeatMs: number;
}): Hono {
  const { space, root, files, queue, pool } = deps;
  const endpoints = space.endpoints.map((endpoint) => ({ endpoint, checkInput: createInputCheck(endpoint) }));
  const routes = new Hono();
  const api = routes.basePath("/gradio_api");
  const jsonLimit = bodyLimit({ maxSize: MAX_JSON_BYTES });

  /** Sessions of different Spaces never meet, whatever their clients call them. */
  const sessionName = (hash: string) => `${space.name}/${hash}`;

  function join(
    { endpoint, checkInput }: (typeof endpoints)[number],
    data: readonly unknown[],
    session: string,
  ) {
    return queue.join(sessionName(session), {
      name: `${space.name}${endpoint.name}`,
      async run({ signal, onProgress }) {
        const input = await checkInput(data, files);
        const work = { workerUrl: endpoint.workerUrl, input };
        const outputs = await pool.run(work, { signal, onProgress });
        return Promise.all(
          endpoint.returns.map(async ({ component }, place) => {
            const output = outputs[place];
            const value = output && "value" in output ? output.value : output;
            return outputFor(component, await publishFiles(value ?? null, files, root()));
          }),
        );
      },
    });
  }

  routes.get("/config", (context) => context.json(describeConfig(space, root())));
  api.get("/info", (context) => context.json(describeInfo(space)));
  api.get("/app_id", (context) => context.json({ app_id: space.name }));

  api.post(
    "/upload",
    bodyLimit({
      maxSize: deps.maxUploadBytes,
      onError: (context) => context.text(`A file may have at most ${deps.maxUploadBytes} bytes.`, 413),
    }),
    async (context) => {
      const form = await context.req.formData().catch(() => undefined);
      const sent = form?.getAll("files").filter((entry) => entry instanceof File) ?? [];
      if (sent.length === 0) return context.text("Send multipart form data with the field `files`.", 400);
      if (sent.length > MAX_FILES_PER_UPLOAD) return context.text("Too many files at once.", 400);
      const paths = sent.map(async (file) => files.keep({ name: file.name, bytes: await file.bytes() }));
      return context.json(await Promise.all(paths));
    },
  );

  api.get("/:file{file=.+}", async (context) => {
    const path = context.req.param("file").slice("file=".length);
    const file = await files.read(path);
    if (!file) return context.json({ detail: "This Space has no such file, or no longer." }, 403);
    return fileResponse(file, path, context.req.header("range"));
  });

  api.post("/queue/join", jsonLimit, async (context) => {
    const body = joinBody.safeParse(await readJson(context));
    const called = body.data && endpoints[body.data.fn_index];
    if (!body.success || !called) return context.json({ detail: describeProblem(body.error) }, 422);
    return answerJoin(context, join(called, body.data.data, body.data.session_hash));
  });

  api.get("/queue/data", (context) => {
    const session = sessionName(context.req.query("session_hash") ?? "");
    return stream(context, (signal) => queue.read(session, { signal }), unnamedEvent);
  });

  api.get("/queue/status", (context) =>
    context.json({ msg: "estimation", rank: null, queue_size: queue.status().queueSize, rank_eta: null }),
  );

  api.post("/cancel", jsonLimit, async (context) => {
    const body = cancelBody.safeParse(await readJson(context));
    if (!body.success) return context.json({ detail: describeProblem(body.error) }, 422);
    const { session_hash, event_id } = body.data;
    if (queue.sessionOf(event_id) === sessionName(session_hash)) queue.cancel(event_id);
    return context.json({ success: true });
  });

  // Once ended the iteration of a generator; kept because clients still send it.
  api.post("/reset", (context) => context.json({ success: true }));

  api.get("/heartbeat/:session", (context) =>
    streamSSE(context, async (sse) => {
      while (!sse.aborted && !sse.closed) {
        await sse.writeSSE({ data: "ALIVE" });
        await sse.sleep(deps.heartbeatMs);
      }
    }),
  );

  api.post("/call/:name", jsonLimit, async (context) => {
    const called = endpointCalled(context.req.param("name"));
    if (!called) return context.json({ detail: "This Space has no such endpoint." }, 404);
    const body = callBody.safeParse(await readJson(context));
    if (!body.success) return context.json({ detail: describeProblem(body.error) }, 422);
    return answerJoin(context, join(called, body.data.data, body.data.session_hash ?? createId()));
  });

  api.post("/call/v2/:name", jsonLimit, async (context) => {
    const called = endpointCalled(context.req.param("name"));
    if (!called) return context.json({ detail: "This Space has no such endpoint." }, 404);
    const body = namedBody.safeParse(await readJson(context));
    if (!body.success) return context.json({ detail: describeProblem(body.error) }, 422);
    const names = called.endpoint.parameters.map(({ name }) => name);
    const stray = Object.keys(body.data).filter((name) => !names.includes(name));
    if (stray.length > 0) return context.json({ detail: `There is no parameter ${stray.join(", ")}.` }, 422);
    const data = names.map((name) => body.data[name] ?? null);
    return answerJoin(context, join(called, data, createId()));
  });

  for (const path of ["/call/:name/:event", "/call/v2/:name/:event"]) api.get(path, poll);

  function poll(context: Context): Response | Promise<Response> {
    const { name = "", event: eventId = "" } = context.req.param();
    const session = queue.sessionOf(eventId);
    const isOurs = session?.startsWith(sessionName("")) && endpointCalled(name);
    if (!session || !isOurs) return context.json({ detail: "This Space has no such event." }, 404);
    return stream(context, (signal) => queue.read(session, { eventId, signal }), namedEvent);
  }

  for (const path of ["/run/:name", "/api/:name"]) {
    api.post(path, (context) =>
      context.json({ detail: "This endpoint is called through the queue: POST queue/join or call." }, 404),
    );
  }

  function endpointCalled(name: string): (typeof endpoints)[number] | undefined {
    return endpoints.find(({ endpoint }) => endpoint.name === `/${name}`);
  }

  return routes;
}

function answerJoin(context: Context, eventId: string | undefined): Response {
  if (eventId === undefined) {
    return context.json({ detail: "The queue is full; try again in a minute.", success: false }, 503);
  }
  return context.json({ event_id: eventId });
}

interface NamedEvent {
  event?: string;
  data: string;
}

/** Streams a queue's messages; when the reader goes, the queue is told by `signal`. */
function stream(
  context: Context,
  read: (signal: AbortSignal) => AsyncIterable<QueueMessage>,
  toEvent: (message: QueueMessage) => NamedEvent | undefined,
): Response {
  return streamSSE(context, async (sse) => {
    const reader = new AbortController();
    sse.onAbort(() => reader.abort());
    for await (const message of read(reader.signal)) {
      const event = toEvent(message);
      if (event) await sse.writeSSE(event);
    }
  });
}

function unnamedEvent(message: QueueMessage): NamedEvent {
  return { data: JSON.stringify(message) };
}

/** The polling routes know no position, progress or log. */
function namedEvent(message: QueueMessage): NamedEvent | undefined {
  if (message.msg === "heartbeat") return { event: "heartbeat", data: "null" };
  if (message.msg !== "process_completed") return undefined;
  const output = Object(message.output) as { data?: unknown; error?: unknown };
  return message.success
    ? { event: "complete", data: JSON.stringify(output.data ?? null) }
    : { event: "error", data: JSON.stringify(output) };
}

/** Gallery items travel as `{ image, caption }`, bare pictures included. */
function outputFor(component: BuiltinEndpoint["returns"][number]["component"], value: unknown): unknown {
  if (component !== "Gallery" || !Array.isArray(value)) return value;
  return value.map((item: FileData | { image: FileData }) =>
    "image" in item ? { caption: null, ...item } : { image: item, caption: null },
  );
}

function readJson(context: Context): Promise<unknown> {
  return context.req.json<unknown>().catch(() => undefined);
}

function describeProblem(error: z.ZodError | undefined): string {
  return error ? z.prettifyError(error) : "This Space has no function with that index.";
}
