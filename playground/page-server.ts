import { existsSync } from "node:fs";
import type { IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";
import { createAdaptorServer } from "@hono/node-server";
import { serveStatic } from "@hono/node-server/serve-static";
import { Hono } from "hono";
import { secureHeaders } from "hono/secure-headers";
import { WebSocketServer } from "ws";
import { VernissageError } from "../src/core/errors.ts";
import { createPageBridge, type PageEmulator } from "./page-bridge.ts";

export interface PlaygroundServerOptions {
  emulator: PageEmulator;
  /** The built page: Vite's output, `dist/playground`. */
  pageDirectory: string;
  /** 0 picks a free port. */
  port: number;
  /** Default 127.0.0.1: whoever reaches the page can act as every member. */
  host?: string;
}

export interface PlaygroundServer {
  url: string;
  close(): Promise<void>;
}

/** Ten files of 10 MiB can't come at once: Discord takes 25 MiB a request, a third more as base64, and some JSON. */
const MAX_FRAME_BYTES = 35 * 1024 * 1024;

/** Types the page shows or links; everything else is offered as a plain download. */
const MEDIA_TYPES: Readonly<Record<string, string>> = {
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".jpeg": "image/jpeg",
  ".webp": "image/webp",
  ".gif": "image/gif",
  ".avif": "image/avif",
  ".glb": "model/gltf-binary",
};

/**
 * Serves the chat page and joins it to the local Discord. Resolves once it listens.
 * Throws `page-not-built` when the directory holds no page and `port-in-use` when the port is taken.
 */
export async function createPlaygroundServer(options: PlaygroundServerOptions): Promise<PlaygroundServer> {
  const { emulator, pageDirectory, port, host = "127.0.0.1" } = options;
  if (!existsSync(join(pageDirectory, "index.html"))) throw pageNotBuilt(pageDirectory);

  const server = createAdaptorServer({ fetch: createPageApp(emulator, pageDirectory, host).fetch });
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_FRAME_BYTES });
  const bridge = createPageBridge(emulator);
  server.on("upgrade", (request: IncomingMessage, socket, head) => {
    if (!isOwnPage(request, host)) return socket.end("HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n");
    sockets.handleUpgrade(request, socket, head, (opened) => bridge.connect(opened));
  });

  const close = async () => {
    bridge.close();
    sockets.close();
    if ("closeAllConnections" in server) server.closeAllConnections();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  };
  try {
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      server.listen(port, host, resolve);
    });
  } catch (error) {
    bridge.close();
    throw cannotListen(error, port, host);
  }
  return { url: `http://${host}:${(server.address() as AddressInfo).port}/`, close };
}

function createPageApp(emulator: PageEmulator, pageDirectory: string, host: string): Hono {
  const app = new Hono();
  app.use(async (context, next) => {
    if (!isKnownHost(context.req.header("host"), host)) return context.text("Unknown host.", 421);
    await next();
    const isHashed = context.req.path.startsWith("/assets/");
    context.header("Cache-Control", isHashed ? "public, max-age=31536000, immutable" : "no-cache");
  });
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        connectSrc: ["'self'"],
        // Pictures come from here, from a file about to be sent, or from the viewer on this machine.
        imgSrc: ["'self'", "blob:", "data:", "http://127.0.0.1:*", "http://localhost:*"],
        baseUri: ["'none'"],
        formAction: ["'none'"],
        frameAncestors: ["'none'"],
      },
      // The page may link to plain http addresses on this machine; there is no https here to insist on.
      strictTransportSecurity: false,
    }),
  );
  app.get("/files/*", (context) => {
    const path = context.req.path.slice("/files/".length);
    const bytes = emulator.attachment(`${emulator.origin}/${path}`);
    if (bytes === undefined) return context.text("There is no such file.", 404);
    const mediaType = MEDIA_TYPES[extname(path).toLowerCase()];
    return context.body(new Uint8Array(bytes), 200, {
      "Content-Type": mediaType ?? "application/octet-stream",
      "Content-Disposition": mediaType?.startsWith("image/") ? "inline" : "attachment",
    });
  });
  app.get("*", serveStatic({ root: pageDirectory }));
  return app;
}

/** Other web pages in the same browser could open a socket here too; only a page from this server may. */
function isOwnPage(request: IncomingMessage, host: string): boolean {
  const origin = request.headers.origin;
  if (request.url !== "/socket" || origin === undefined || !URL.canParse(origin)) return false;
  return isKnownHost(request.headers.host, host) && new URL(origin).host === request.headers.host;
}

/** On loopback a foreign name means DNS rebinding; on any other address the operator chose to be reached. */
function isKnownHost(hostHeader: string | undefined, host: string): boolean {
  if (hostHeader === undefined || !URL.canParse(`http://${hostHeader}`)) return false;
  const loopbackNames = ["127.0.0.1", "localhost", "[::1]"];
  if (!loopbackNames.includes(host) && host !== "::1") return true;
  return loopbackNames.includes(new URL(`http://${hostHeader}`).hostname);
}

function pageNotBuilt(pageDirectory: string): VernissageError {
  return new VernissageError({
    code: "page-not-built",
    message: `No index.html in ${pageDirectory}.`,
    userMessage: "The playground's page has not been built yet. Run `npm run build`, then start again.",
    party: "operator",
  });
}

function cannotListen(thrown: unknown, port: number, host: string): VernissageError {
  const isTaken = (thrown as NodeJS.ErrnoException).code === "EADDRINUSE";
  return new VernissageError({
    code: isTaken ? "port-in-use" : "cannot-listen",
    message: `The playground cannot listen on ${host}:${port}.`,
    userMessage: isTaken
      ? `Port ${port} is already in use, perhaps by another playground. Stop that one, or choose a different port.`
      : `The playground could not open ${host}:${port}. Choose an address of this machine and a port above 1023.`,
    party: "operator",
    cause: thrown,
  });
}
