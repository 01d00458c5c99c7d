import { createServer, request as httpRequest, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { GradioServer } from "./gradio-server.ts";

export interface Thief {
  port: number;
  /** Under another name of this machine than the apps'. */
  url: string;
  /** All it was ever told: method, path, headers, body. */
  heard: string[];
  close(): Promise<void>;
}

/** Listens under every name of this machine and writes down all it is told. */
export async function startThief(): Promise<Thief> {
  const heard: string[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    heard.push(`${request.method} ${request.url} ${request.rawHeaders.join(" ")} ${Buffer.concat(chunks)}`);
    response.end("{}");
  });
  const port = await listen(server);
  return { heard, port, url: `http://localhost:${port}`, close: () => close(server) };
}

/** The app, but for paths it sends elsewhere. */
export async function startDetour(app: GradioServer, path: RegExp, to: string) {
  const server = createServer((request, response) => {
    if (path.test(request.url ?? ""))
      return void response.writeHead(307, { location: `${to}${request.url}` }).end();
    const { method, headers, url } = request;
    const onward = httpRequest(`${app.url}${url}`, { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 500, answer.headers);
      response.flushHeaders();
      answer.pipe(response);
    });
    onward.on("error", () => response.destroy());
    response.once("close", () => onward.destroy());
    request.pipe(onward);
  });
  const port = await listen(server);
  return { url: `http://127.0.0.1:${port}`, close: () => close(server) };
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, resolve));
  return (server.address() as AddressInfo).port;
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
