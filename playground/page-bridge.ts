import type { WebSocket } from "ws";
import { toVernissageError, VernissageError } from "../src/core/errors.ts";
import type { Emulator } from "./emulator/types.ts";
import {
  type ActionResult,
  type PageFile,
  type PageRequest,
  pageRequestSchema,
  type ServerMessage,
  type Snapshot,
} from "./page-protocol.ts";

/** The part of the local Discord that a person at the page can reach. */
export type PageEmulator = Pick<
  Emulator,
  | "applicationId"
  | "origin"
  | "channelId"
  | "memberId"
  | "members"
  | "channels"
  | "threads"
  | "messages"
  | "commands"
  | "attachment"
  | "useCommand"
  | "autocomplete"
  | "press"
  | "choose"
  | "submitModal"
  | "say"
  | "react"
  | "on"
>;

export interface PageBridge {
  /** Sends a snapshot, then every event, and carries out what the page asks until the socket closes. */
  connect(socket: WebSocket): void;
  close(): void;
}

/** Joins any number of open pages to one local Discord. A malformed or failing request is answered, never thrown. */
export function createPageBridge(emulator: PageEmulator): PageBridge {
  const sockets = new Set<WebSocket>();
  // The emulator tells of changes only; a bot that already registered its commands has been here.
  let isBotConnected = emulator.commands().length > 0;

  const unsubscribe = emulator.on((event) => {
    if (event.type === "bot-connected") isBotConnected = true;
    if (event.type === "bot-disconnected") isBotConnected = false;
    const text = JSON.stringify({ type: "event", event } satisfies ServerMessage);
    for (const socket of sockets) socket.send(text);
  });

  return {
    connect(socket) {
      send(socket, { type: "snapshot", snapshot: takeSnapshot(emulator, isBotConnected) });
      sockets.add(socket);
      socket.on("close", () => sockets.delete(socket));
      // A page that vanished mid-message has nobody left to tell; "close" follows and cleans up.
      socket.on("error", () => socket.terminate());
      socket.on("message", async (data) => {
        const request = readRequest(String(data));
        if (request === undefined) return socket.close(1008, "That is not a request this page makes.");
        const result = await carryOut(emulator, request).catch(describeProblem);
        send(socket, { type: "reply", requestId: request.requestId, result });
      });
    },
    close() {
      unsubscribe();
      for (const socket of sockets) socket.terminate();
    },
  };
}

function send(socket: WebSocket, message: ServerMessage): void {
  if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(message));
}

function readRequest(text: string): PageRequest | undefined {
  try {
    return pageRequestSchema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function takeSnapshot(emulator: PageEmulator, isBotConnected: boolean): Snapshot {
  const channels = emulator.channels();
  const threads = emulator.threads();
  return {
    applicationId: emulator.applicationId,
    homeChannelId: emulator.channelId,
    memberId: emulator.memberId,
    filesOrigin: emulator.origin,
    isBotConnected,
    members: emulator.members(),
    channels,
    threads,
    messages: Object.fromEntries([...channels, ...threads].map(({ id }) => [id, emulator.messages(id)])),
    commands: emulator.commands(),
  };
}

async function carryOut(emulator: PageEmulator, { action, memberId }: PageRequest): Promise<ActionResult> {
  switch (action.type) {
    case "use-command":
      return toResult(
        await emulator.useCommand({ ...action, memberId, options: decodeOptions(action.options) }),
      );
    case "autocomplete": {
      const options = decodeOptions(action.options);
      const suggestions = await emulator.autocomplete({ ...action, memberId, options });
      return { kind: "suggestions", suggestions };
    }
    case "press":
      return toResult(await emulator.press({ ...action, memberId }));
    case "choose":
      return toResult(await emulator.choose({ ...action, memberId }));
    case "submit-modal":
      return toResult(await emulator.submitModal({ ...action, memberId }));
    case "say":
      emulator.say({ ...action, memberId, files: action.files.map(decodeFile) });
      return { kind: "done" };
    case "react":
      emulator.react({ ...action, memberId });
      return { kind: "done" };
  }
}

function toResult(outcome: Awaited<ReturnType<PageEmulator["press"]>>): ActionResult {
  return { kind: "outcome", outcome };
}

function decodeOptions(options: Readonly<Record<string, string | number | boolean | PageFile>>) {
  return Object.fromEntries(
    Object.entries(options).map(([name, value]) => [
      name,
      typeof value === "object" ? decodeFile(value) : value,
    ]),
  );
}

function decodeFile({ filename, contentType, base64 }: PageFile) {
  return { filename, contentType, bytes: new Uint8Array(Buffer.from(base64, "base64")) };
}

/** The emulator throws plain errors about what a member may not do; the person at the page is its only reader. */
function describeProblem(thrown: unknown): ActionResult {
  const isPlain = thrown instanceof Error && !(thrown instanceof VernissageError);
  return { kind: "problem", problem: isPlain ? thrown.message : toVernissageError(thrown).userMessage };
}
