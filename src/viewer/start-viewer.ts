import type { AddressInfo } from "node:net";
import { type ServerType, serve } from "@hono/node-server";
import type { Hono } from "hono";
import { VernissageError } from "../core/errors.ts";

/** A listening server. */
export interface RunningViewer {
  /** As reached from this machine, without a slash at the end. */
  url: string;
  port: number;
  close(): Promise<void>;
}

/** Serves `app`; port 0 takes any free one. Rejects with `port-in-use` if another program has the port. */
export function startViewer(options: { app: Hono; port: number; host: string }): Promise<RunningViewer> {
  const { app, port, host } = options;
  return new Promise((resolve, reject) => {
    const server: ServerType = serve({ fetch: app.fetch, port, hostname: host }, (address: AddressInfo) => {
      server.off("error", onError);
      resolve({
        url: `http://${host.includes(":") ? `[${host}]` : host}:${address.port}`,
        port: address.port,
        close: () => close(server),
      });
    });
    const onError = (error: NodeJS.ErrnoException) => reject(listenError(error, port, host));
    server.once("error", onError);
  });
}

function close(server: ServerType): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    if ("closeAllConnections" in server) server.closeAllConnections();
  });
}

function listenError(error: NodeJS.ErrnoException, port: number, host: string): Error {
  if (error.code !== "EADDRINUSE") return error;
  const problem = `Port ${port} on ${host} is taken by another program. Stop that program, or set VIEWER_PORT to a free one.`;
  return new VernissageError({
    code: "port-in-use",
    message: problem,
    userMessage: problem,
    party: "operator",
    cause: error,
  });
}
