import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";
import { createId } from "../core/ids.ts";

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
};

/** Serves the thumbnail page, and the one GLB being pictured, on loopback. */
export interface PageServer {
  readonly origin: string;
  /** Makes bytes readable for the page under an unguessable path, until the next `offer`. */
  offer(glb: Uint8Array): string;
  close(): Promise<void>;
}

export async function startPageServer(pageDirectory: string): Promise<PageServer> {
  let offered: { path: string; bytes: Uint8Array } | undefined;
  const server = createServer((request, response) => {
    const path = normalize(decodeURI(new URL(request.url ?? "/", "http://page").pathname));
    if (path === offered?.path) {
      response.writeHead(200, { "content-type": "model/gltf-binary" }).end(offered.bytes);
    } else if (path.startsWith("/thumbnail/") || path.startsWith("/assets/")) {
      void sendFile(join(pageDirectory, path), response);
    } else {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  // Waiting for pictures is no reason to keep a process alive.
  server.unref();
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    offer(bytes) {
      offered = { path: `/glb/${createId()}`, bytes };
      return offered.path;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function sendFile(path: string, response: ServerResponse): Promise<void> {
  const isFile = await stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
  if (!isFile) {
    response.writeHead(404).end();
    return;
  }
  response.writeHead(200, {
    "content-type": MEDIA_TYPES[extname(path)] ?? "application/octet-stream",
    "content-security-policy":
      "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self' blob: data:; img-src blob: data:",
  });
  createReadStream(path)
    .on("error", () => response.destroy())
    .pipe(response);
}
