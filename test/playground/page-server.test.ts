import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import type { ServerMessage } from "../../playground/page-protocol.ts";
import { createPlaygroundServer, type PlaygroundServer } from "../../playground/page-server.ts";
import { createScriptedEmulator, type ScriptedEmulator } from "./scripted-emulator.ts";

let emulator: ScriptedEmulator;
let pageDirectory: string;
let server: PlaygroundServer;

beforeEach(async () => {
  pageDirectory = await mkdtemp(join(tmpdir(), "vernissage-page-server-"));
  await writeFile(join(pageDirectory, "index.html"), "<!doctype html><title>page</title>");
  emulator = await createScriptedEmulator();
  server = await createPlaygroundServer({ emulator, pageDirectory, port: 0 });
});

afterEach(async () => {
  await server.close();
  await rm(pageDirectory, { recursive: true, force: true });
});

/** `fetch` does not let a caller lie about the host. */
async function statusFor(host: string): Promise<number | undefined> {
  const asked = request(server.url, { headers: { host } }).end();
  const [response] = await once(asked, "response");
  response.resume();
  return response.statusCode;
}

function openSocket(origin = new URL(server.url).origin): WebSocket {
  return new WebSocket(`${server.url.replace("http", "ws")}socket`, { origin });
}

async function nextMessage(socket: WebSocket): Promise<ServerMessage> {
  const [data] = await once(socket, "message");
  return JSON.parse(String(data)) as ServerMessage;
}

describe("createPlaygroundServer", () => {
  it("serves the page under a policy that allows nothing foreign", async () => {
    const response = await fetch(server.url);
    expect(await response.text()).toContain("<title>page</title>");
    const policy = response.headers.get("content-security-policy");
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toContain("unsafe");
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
  });

  it("answers only under the names of this machine", async () => {
    expect(await statusFor("localhost:80")).toBe(200);
    expect(await statusFor("rebound.example:80")).toBe(421);
  });

  it("serves uploads with fixed types and unknown ones as downloads", async () => {
    const picture = await fetch(`${server.url}files/attachments/view-1.png`);
    expect(picture.headers.get("content-type")).toBe("image/png");
    const said = emulator.say({
      channelId: emulator.channelId,
      content: "",
      files: [{ filename: "page.html", bytes: new Uint8Array([60]), contentType: "text/html" }],
    });
    const upload = await fetch(
      said.attachments[0]!.url.replace(`${emulator.origin}/`, `${server.url}files/`),
    );
    expect(upload.headers.get("content-type")).toBe("application/octet-stream");
    expect(upload.headers.get("content-disposition")).toBe("attachment");
    expect((await fetch(`${server.url}files/attachments/none.png`)).status).toBe(404);
  });

  it("names a taken port and says what to do", async () => {
    const port = Number(new URL(server.url).port);
    await expect(createPlaygroundServer({ emulator, pageDirectory, port })).rejects.toMatchObject({
      code: "port-in-use",
      userMessage: expect.stringContaining(`Port ${port} is already in use`),
    });
  });

  it("says how to build a page that is not there", async () => {
    await expect(
      createPlaygroundServer({ emulator, pageDirectory: join(pageDirectory, "none"), port: 0 }),
    ).rejects.toMatchObject({
      code: "page-not-built",
      userMessage: expect.stringContaining("npm run build"),
    });
  });
});

describe("the page's socket", () => {
  it("refuses a page of another origin", async () => {
    const [, response] = await once(openSocket("http://elsewhere.example"), "unexpected-response");
    expect(response.statusCode).toBe(403);
  });

  it("gives a snapshot first and events after", async () => {
    const socket = openSocket();
    expect(await nextMessage(socket)).toMatchObject({
      type: "snapshot",
      snapshot: { homeChannelId: emulator.channelId, isBotConnected: true },
    });
    emulator.emit({ type: "typing", channelId: emulator.channelId, userId: "1" });
    expect(await nextMessage(socket)).toMatchObject({ type: "event", event: { type: "typing" } });
    socket.close();
  });

  it("answers a refused action with its reason", async () => {
    const socket = openSocket();
    await nextMessage(socket);
    const action = { type: "react", channelId: "1", messageId: "none", emoji: "🎨", remove: false };
    socket.send(JSON.stringify({ requestId: 7, memberId: emulator.memberId, action }));
    expect(await nextMessage(socket)).toMatchObject({
      type: "reply",
      requestId: 7,
      result: { kind: "problem" },
    });
    socket.close();
  });

  it("closes on what no page of ours sends", async () => {
    const socket = openSocket();
    await nextMessage(socket);
    socket.send("{}");
    const [code] = await once(socket, "close");
    expect(code).toBe(1008);
  });
});
