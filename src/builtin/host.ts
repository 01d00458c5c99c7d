import { once } from "node:events";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import type { BuiltinSpace } from "./builtin-space.ts";
import { createEventQueue } from "./event-queue.ts";
import type { HostLog } from "./host-log.ts";
import { createHostedFiles } from "./hosted-files.ts";
import { createSpaceRoutes } from "./space-routes.ts";
import { createWorkerPool } from "./worker-pool.ts";

export interface Host {
  port: number;
  /** The address a client connects to: `http://127.0.0.1:PORT/architect`. */
  url(space: string): string;
  close(): Promise<void>;
}

export interface HostOptions {
  spaces: readonly BuiltinSpace[];
  /** Uploads and results live here, each Space in its own folder, until the host closes. */
  workDirectory: string;
  log: HostLog;
  /** 0 takes any free port. */
  port?: number;
  /** Events that run at once, over all Spaces; the number of cores unless told. */
  concurrency?: number;
  /** Has every thread load its modules at once, rather than with the first call it takes. */
  isWarm?: boolean;
  /** Events that wait; one more is refused with 503. */
  maxQueued?: number;
  maxUploadBytes?: number;
  /** How long an uploaded or produced file is kept. */
  filesKeptMs?: number;
  heartbeatMs?: number;
  /** Heap of one worker thread; more is an error of that event. */
  maxHeapMb?: number;
}

/** As a real server does. */
const HEARTBEAT_MS = 15_000;
const MAX_QUEUED = 64;
/** A finished gallery with 2048 px textures is 20 to 60 MB. */
const MAX_UPLOAD_BYTES = 128 * 1024 * 1024;

/**
 * Serves built-in Spaces on the loopback address, each under its own path, in the wire format of Gradio 6. Rejects
 * with the system's error (`EADDRINUSE`) when the port is taken.
 */
export async function startHost(options: HostOptions): Promise<Host> {
  const { log } = options;
  const pool = createWorkerPool(options.maxHeapMb === undefined ? {} : { maxHeapMb: options.maxHeapMb });
  const concurrency = options.concurrency ?? availableParallelism();
  const queue = createEventQueue({
    concurrency,
    maxQueued: options.maxQueued ?? MAX_QUEUED,
    heartbeatMs: options.heartbeatMs ?? HEARTBEAT_MS,
    log,
  });
  const hosted = options.spaces.map((space) => ({
    space,
    files: createHostedFiles(
      join(options.workDirectory, space.name),
      options.filesKeptMs === undefined ? {} : { keptMs: options.filesKeptMs },
    ),
  }));

  const app = new Hono();
  let origin = "";
  for (const { space, files } of hosted) {
    const routes = createSpaceRoutes({
      space,
      root: () => `${origin}/${space.name}`,
      files,
      queue,
      pool,
      maxUploadBytes: options.maxUploadBytes ?? MAX_UPLOAD_BYTES,
      heartbeatMs: options.heartbeatMs ?? HEARTBEAT_MS,
    });
    app.route(`/${space.name}`, routes);
  }
  app.onError((error, context) => {
    log("error", "space-request-failed", { path: context.req.path, err: error });
    return context.json({ detail: "The Space failed to answer; its log says why." }, 500);
  });

  const server = serve({ fetch: app.fetch, hostname: "127.0.0.1", port: options.port ?? 0 });
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The host listens on no port");
  origin = `http://127.0.0.1:${address.port}`;
  if (options.isWarm) {
    const endpoints = options.spaces.flatMap((space) => space.endpoints);
    pool.warm(
      concurrency,
      endpoints.map(({ workerUrl }) => workerUrl),
    );
  }
  log("info", "builtin-spaces-listening", { origin, spaces: options.spaces.map(({ name }) => name) });

  return {
    port: address.port,
    url: (space) => `${origin}/${space}`,
    async close() {
      queue.close();
      const closed = once(server, "close");
      server.close();
      if ("closeAllConnections" in server) server.closeAllConnections();
      await closed;
      await pool.close();
      await Promise.all(hosted.map(({ files }) => files.close()));
    },
  };
}
