import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { configOf, infoOf, type TestEndpoint, type TestEvent } from "./gradio-app.ts";

interface Session {
  response?: ServerResponse;
  backlog: string[];
  pending: Set<string>;
}

export type Handler = (request: IncomingMessage, response: ServerResponse, body: Buffer) => unknown;

export interface GradioServer {
  url: string;
  /** `METHOD /path`, in order. */
  requests: string[];
  headers: IncomingMessage["headers"][];
  uploads: { name: string; type: string; bytes: Buffer }[];
  cancelled: string[];
  /** Sessions whose page is open, as far as the server can tell. */
  heartbeats: Set<string>;
  /** Is told when a session's page has gone. */
  onHeartbeatEnd: ((sessionHash: string) => void) | undefined;
  /** Open streams and requests. */
  openConnections(): number;
  /** Answers a route (by the end of its path) in another way, or as usual if the handler returns `"pass"`. */
  intercept(route: string, handler: Handler): void;
  /** Answers it as usual again. */
  restore(route: string): void;
  /** Bytes to hand out; the returned value is a FileData for outputs. */
  addFile(name: string, bytes: Uint8Array): { path: string; url: string; orig_name: string; meta: object };
  /** What an app does with the files of a session that ended. */
  removeFile(path: string): void;
  close(): Promise<void>;
}

/** A Gradio server as small as the official client accepts, on a real socket, with faults to order. */
export async function startGradioServer(options: {
  endpoints: TestEndpoint[];
  config?: Record<string, unknown>;
}): Promise<GradioServer> {
  const { endpoints } = options;
  const files = new Map<string, Uint8Array>();
  const interceptors = new Map<string, Handler>();
  const sessions = new Map<string, Session>();
  const events = new Map<string, AbortController>();
  const open = new Set<ServerResponse>();
  const server: GradioServer = {
    url: "",
    requests: [],
    headers: [],
    uploads: [],
    cancelled: [],
    heartbeats: new Set(),
    onHeartbeatEnd: undefined,
    openConnections: () => open.size,
    intercept: (route, handler) => void interceptors.set(route, handler),
    restore: (route) => void interceptors.delete(route),
    addFile(name, bytes) {
      const path = `/tmp/gradio/${randomUUID()}/${name}`;
      files.set(path, bytes);
      const url = `${server.url}/gradio_api/file=${path}`;
      return { path, url, orig_name: name, meta: { _type: "gradio.FileData" } };
    },
    removeFile: (path) => void files.delete(path),
    close: () =>
      new Promise((resolve) => {
        http.close(() => resolve());
        http.closeAllConnections();
      }),
  };

  const sessionOf = (hash: string) => {
    const session = sessions.get(hash) ?? { backlog: [], pending: new Set() };
    sessions.set(hash, session);
    return session;
  };
  const write = (hash: string, text: string) => {
    const session = sessionOf(hash);
    if (session.response) session.response.write(text);
    else session.backlog.push(text);
  };

  function start(endpoint: TestEndpoint, data: unknown[], sessionHash: string): string {
    const id = randomUUID();
    const controller = new AbortController();
    events.set(id, controller);
    const session = sessionOf(sessionHash);
    session.pending.add(id);
    const send = (message: Record<string, unknown>) =>
      write(sessionHash, `data: ${JSON.stringify({ event_id: id, ...message })}\n\n`);
    const finish = (message: Record<string, unknown>) => {
      send({ msg: "process_completed", ...message });
      session.pending.delete(id);
      if (session.pending.size > 0) return;
      write(sessionHash, `data: ${JSON.stringify({ msg: "close_stream" })}\n\n`);
      session.response?.end();
      delete session.response;
    };
    setImmediate(() =>
      endpoint.play({
        data,
        sessionHash,
        send,
        complete: (values) => finish({ success: true, output: { data: values } }),
        fail: (output) => finish({ success: false, output }),
        endStream: (lastWords = "") => whenOpen(session, (response) => response.end(lastWords)),
        resetStream: () => whenOpen(session, (response) => response.destroy()),
        raw: (text) => write(sessionHash, text),
        signal: controller.signal,
      }),
    );
    return id;
  }

  const json = (response: ServerResponse, value: unknown, status = 200) => {
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(value));
  };

  const routes: [RegExp, Handler][] = [
    [/^\/config$/, (_, response) => json(response, configOf(server.url, options))],
    [/\/info$/, (_, response) => json(response, infoOf(endpoints))],
    [
      /\/upload$/,
      async (request, response, body) => {
        const form = await new Response(new Uint8Array(body), {
          headers: { "content-type": request.headers["content-type"] ?? "" },
        }).formData();
        const paths: string[] = [];
        for (const file of form.getAll("files") as File[]) {
          const bytes = Buffer.from(await file.arrayBuffer());
          server.uploads.push({ name: file.name, type: file.type, bytes });
          paths.push(server.addFile(file.name, bytes).path);
        }
        json(response, paths);
      },
    ],
    [
      /\/queue\/join$/,
      (_, response, body) => {
        const { data, fn_index, session_hash } = JSON.parse(body.toString());
        json(response, { event_id: start(endpoints[fn_index]!, data, session_hash) });
      },
    ],
    [
      /\/queue\/data$/,
      (request, response) => {
        const hash = new URL(request.url ?? "", server.url).searchParams.get("session_hash") ?? "";
        const session = sessionOf(hash);
        response.writeHead(200, { "content-type": "text/event-stream" });
        response.flushHeaders();
        for (const text of session.backlog.splice(0)) response.write(text);
        if (session.pending.size === 0) response.end();
        else session.response = response;
        response.once("close", () => {
          if (session.response === response) delete session.response;
        });
      },
    ],
    [
      /\/heartbeat\//,
      (request, response) => {
        const hash = request.url?.split("/heartbeat/")[1] ?? "";
        server.heartbeats.add(hash);
        response.once("close", () => {
          server.heartbeats.delete(hash);
          server.onHeartbeatEnd?.(hash);
        });
        response.writeHead(200, { "content-type": "text/event-stream" }).flushHeaders();
      },
    ],
    [
      /\/(cancel|reset)$/,
      (request, response, body) => {
        const { event_id } = JSON.parse(body.toString());
        if (request.url?.endsWith("/cancel")) server.cancelled.push(event_id);
        events.get(event_id)?.abort();
        json(response, { success: true });
      },
    ],
    [
      /\/run\//,
      async (request, response, body) => {
        const name = request.url?.split("/run")[1] ?? "";
        const endpoint = endpoints.find((one) => one.name === name)!;
        const { data } = JSON.parse(body.toString());
        json(response, { data: await endpoint.play({ data } as TestEvent) });
      },
    ],
    [
      /\/file=/,
      (request, response) => {
        const bytes = files.get(decodeURIComponent(request.url?.split("/file=")[1] ?? ""));
        if (bytes) response.writeHead(200).end(bytes);
        else response.writeHead(404).end();
      },
    ],
  ];

  const http = createServer(async (request, response) => {
    open.add(response);
    response.once("close", () => open.delete(response));
    const path = new URL(request.url ?? "/", server.url).pathname;
    server.requests.push(`${request.method} ${path}`);
    server.headers.push(request.headers);
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const intercepted = [...interceptors].find(([route]) => path.endsWith(route))?.[1];
    const bytes = Buffer.concat(chunks);
    if (intercepted && (await intercepted(request, response, bytes)) !== "pass") return;
    const handler = routes.find(([pattern]) => pattern.test(path))?.[1];
    if (handler) await handler(request, response, bytes);
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  server.url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  return server;
}

/** The reader comes a moment after the call. */
function whenOpen(session: Session, act: (response: ServerResponse) => void): void {
  const { response } = session;
  if (!response) return void setTimeout(whenOpen, 5, session, act);
  delete session.response;
  act(response);
}
