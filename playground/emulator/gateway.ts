import { randomBytes } from "node:crypto";
import type { RawData, WebSocket } from "ws";
import { z } from "zod";
import { guildCreateObject } from "./guild.ts";
import { ALL_INTENTS, gateContent, isDelivered, PRIVILEGED_INTENTS } from "./intents.ts";
import { botUser } from "./people.ts";
import type { JsonObject } from "./types.ts";
import type { World } from "./world.ts";

/** Opcodes and close codes from Discord's "Opcodes and Status Codes". */
const OP = {
  dispatch: 0,
  heartbeat: 1,
  identify: 2,
  presence: 3,
  voice: 4,
  resume: 6,
  reconnect: 7,
  requestMembers: 8,
  invalidSession: 9,
  hello: 10,
  heartbeatAck: 11,
} as const;
const CLOSE = {
  unknownOpcode: 4001,
  decodeError: 4002,
  notAuthenticated: 4003,
  authenticationFailed: 4004,
  alreadyAuthenticated: 4005,
  invalidSequence: 4007,
  rateLimited: 4008,
  invalidShard: 4010,
  invalidVersion: 4012,
  invalidIntents: 4013,
  disallowedIntents: 4014,
} as const;
const MAX_PAYLOAD_BYTES = 4096;
const MAX_EVENTS_PER_MINUTE = 120;
/** Enough for any resume that comes within seconds. */
const MAX_REPLAYED_EVENTS = 1000;

const payloadSchema = z.object({ op: z.int(), d: z.unknown() });
const identifySchema = z.object({
  token: z.string(),
  intents: z.int().nonnegative(),
  properties: z.object({}),
  shard: z.tuple([z.int().nonnegative(), z.int().positive()]).exactOptional(),
});
const resumeSchema = z.object({ token: z.string(), session_id: z.string(), seq: z.int().nonnegative() });

interface Session {
  id: string;
  intents: number;
  shard: readonly [number, number];
  sequence: number;
  /** What was sent last, for a resume. */
  sent: { s: number; text: string }[];
  socket?: WebSocket;
}

export interface Gateway {
  connect(socket: WebSocket, query: URLSearchParams): void;
  dropConnections(): void;
  requestReconnect(): void;
  invalidateSession(): void;
  withholdHeartbeatAcks(withhold: boolean): void;
}

/** Discord's gateway, version 10 in JSON: sessions that outlive their sockets, so that a resume misses nothing. */
export function createGateway(
  world: World,
  { heartbeatIntervalMs }: { heartbeatIntervalMs: number },
): Gateway {
  const sessions = new Map<string, Session>();
  const sockets = new Set<WebSocket>();
  let areAcksWithheld = false;

  world.onDispatch((event, data) => {
    for (const session of sessions.values()) dispatch(session, event, data);
  });

  function dispatch(session: Session, event: string, data: JsonObject): void {
    const [shard, shardCount] = session.shard;
    if (!isDelivered(event, session.intents)) return;
    if (Number((BigInt(world.guildId) >> 22n) % BigInt(shardCount)) !== shard) return;
    const gated = event.startsWith("MESSAGE_")
      ? gateContent(data, session.intents, world.applicationId)
      : data;
    sendDispatch(session, event, gated);
  }

  function sendDispatch(session: Session, event: string, data: JsonObject): void {
    session.sequence += 1;
    const text = JSON.stringify({ op: OP.dispatch, t: event, s: session.sequence, d: data });
    session.sent.push({ s: session.sequence, text });
    if (session.sent.length > MAX_REPLAYED_EVENTS) session.sent.shift();
    session.socket?.send(text);
  }

  function identify(socket: WebSocket, data: unknown): Session | undefined {
    const { data: wish } = identifySchema.safeParse(data);
    const reject = (code: number, reason: string) => void socket.close(code, reason);
    if (wish === undefined) return reject(CLOSE.decodeError, "Error while decoding payload.");
    if (wish.token !== world.token) return reject(CLOSE.authenticationFailed, "Authentication failed.");
    if (wish.intents > ALL_INTENTS) return reject(CLOSE.invalidIntents, "Invalid intent(s).");
    if ((wish.intents & PRIVILEGED_INTENTS & ~world.allowedIntents) !== 0)
      return reject(CLOSE.disallowedIntents, "Disallowed intent(s).");
    const shard = wish.shard ?? [0, 1];
    if (shard[0] >= shard[1]) return reject(CLOSE.invalidShard, "Invalid shard.");

    const id = randomBytes(16).toString("hex");
    const session: Session = { id, intents: wish.intents, shard, sequence: 0, sent: [], socket };
    sessions.set(id, session);
    sendDispatch(session, "READY", {
      v: 10,
      user: { ...botUser(world), verified: true, mfa_enabled: false, email: null },
      guilds: [{ id: world.guildId, unavailable: true }],
      session_id: id,
      session_type: "normal",
      resume_gateway_url: world.origin.replace("http", "ws"),
      shard,
      application: { id: world.applicationId, flags: 0 },
    });
    dispatch(session, "GUILD_CREATE", guildCreateObject(world));
    return session;
  }

  function resume(socket: WebSocket, data: unknown): Session | undefined {
    const { data: wish } = resumeSchema.safeParse(data);
    if (wish === undefined) return void socket.close(CLOSE.decodeError, "Error while decoding payload.");
    if (wish.token !== world.token)
      return void socket.close(CLOSE.authenticationFailed, "Authentication failed.");
    const session = sessions.get(wish.session_id);
    if (session === undefined || wish.seq + 1 < (session.sent[0]?.s ?? 0))
      return void send(socket, OP.invalidSession, false);
    if (wish.seq > session.sequence) return void socket.close(CLOSE.invalidSequence, "Invalid seq.");
    session.socket?.terminate();
    session.socket = socket;
    for (const { s, text } of session.sent) if (s > wish.seq) socket.send(text);
    sendDispatch(session, "RESUMED", {});
    return session;
  }

  function connect(socket: WebSocket, query: URLSearchParams): void {
    let session: Session | undefined;
    const receivedAtMs: number[] = [];
    sockets.add(socket);
    socket.on("error", () => socket.terminate());
    socket.on("close", (code) => {
      sockets.delete(socket);
      if (session?.socket !== socket) return;
      delete session.socket;
      // Closing politely gives the session up; any other end leaves it to be resumed.
      if (code === 1000 || code === 1001) sessions.delete(session.id);
      world.emit({ type: "bot-disconnected" });
    });
    if (query.get("v") !== "10" || query.get("encoding") !== "json") {
      socket.close(CLOSE.invalidVersion, "Only version 10 in JSON is spoken here.");
      return;
    }

    socket.on("message", (raw) => {
      const payload = decode(raw);
      if (payload === undefined) return socket.close(CLOSE.decodeError, "Error while decoding payload.");
      const nowMs = world.clock.now();
      receivedAtMs.push(nowMs);
      while (nowMs - receivedAtMs[0]! >= 60_000) receivedAtMs.shift();
      if (receivedAtMs.length > MAX_EVENTS_PER_MINUTE)
        return socket.close(CLOSE.rateLimited, "Rate limited.");

      switch (payload.op) {
        case OP.heartbeat:
          if (!areAcksWithheld) send(socket, OP.heartbeatAck, null);
          return;
        case OP.identify:
        case OP.resume:
          if (session !== undefined)
            return socket.close(CLOSE.alreadyAuthenticated, "Already authenticated.");
          session = payload.op === OP.identify ? identify(socket, payload.d) : resume(socket, payload.d);
          if (session !== undefined) world.emit({ type: "bot-connected" });
          return;
        case OP.presence:
        case OP.voice:
        case OP.requestMembers:
          if (session === undefined) socket.close(CLOSE.notAuthenticated, "Not authenticated.");
          return;
        default:
          return socket.close(CLOSE.unknownOpcode, "Unknown opcode.");
      }
    });
    send(socket, OP.hello, { heartbeat_interval: heartbeatIntervalMs });
  }

  return {
    connect,
    dropConnections() {
      for (const socket of sockets) socket.terminate();
    },
    requestReconnect() {
      for (const socket of sockets) send(socket, OP.reconnect, null);
    },
    invalidateSession() {
      const connected = [...sessions.values()].flatMap(({ socket }) => socket ?? []);
      sessions.clear();
      for (const socket of connected) send(socket, OP.invalidSession, false);
    },
    withholdHeartbeatAcks(withhold) {
      areAcksWithheld = withhold;
    },
  };
}

function send(socket: WebSocket, op: number, d: unknown): void {
  if (socket.readyState === socket.OPEN) socket.send(JSON.stringify({ op, d, s: null, t: null }));
}

/** `undefined` for what Discord cannot decode, which includes everything over 4096 bytes. */
function decode(raw: RawData): z.infer<typeof payloadSchema> | undefined {
  const text = raw.toString();
  if (Buffer.byteLength(text) > MAX_PAYLOAD_BYTES) return undefined;
  try {
    return payloadSchema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}
