import { randomBytes } from "node:crypto";
import { type Clock, systemClock } from "../../src/core/clock.ts";
import { missingAccess, missingPermissions, unknownChannel, unknownMessage } from "./discord-error.ts";
import { ALL_INTENTS } from "./intents.ts";
import {
  ALL_BUT_ADMINISTRATOR,
  isAllowed,
  ORDINARY_MEMBER,
  PERMISSIONS,
  type Permission,
} from "./permissions.ts";
import { createSnowflakes } from "./snowflake.ts";
import type {
  DiscordChannel,
  DiscordMessage,
  EmulatorEvent,
  EmulatorOptions,
  JsonObject,
  Member,
  UploadedFile,
  Violation,
} from "./types.ts";

/** A message and what Discord knows about it beside. */
export interface StoredMessage {
  message: DiscordMessage;
  /** Emoji → who reacted, in order. */
  reactions: Map<string, Set<string>>;
  /** The only member who sees it. */
  ephemeralFor?: string;
}

export interface Channel {
  channel: DiscordChannel;
  botPermissions: string;
  /** Oldest first. */
  messages: Map<string, StoredMessage>;
}

/** Everything there is on the local Discord, and the two ways in which it is told: to the bot and to the people. */
export interface World {
  readonly clock: Clock;
  readonly createSnowflake: () => string;
  readonly token: string;
  readonly applicationId: string;
  readonly guildId: string;
  readonly botName: string;
  readonly allowedIntents: number;
  readonly answerWithinMs: number;
  /** Where the server listens. Set once it does. */
  origin: string;
  readonly createdAt: string;
  readonly members: Map<string, Member>;
  readonly channels: Map<string, Channel>;
  readonly commands: Map<string, JsonObject>;
  /** By path below the origin. */
  readonly attachments: Map<string, UploadedFile>;
  readonly violations: Violation[];

  timestamp(): string;
  addMember(member: { name: string; permissions?: string; locale?: string }): Member;
  addChannel(channel: { name: string; botPermissions?: string }): Channel;
  /** Throws `Unknown Channel`, or `Missing Access` if the bot cannot see it. */
  channelForBot(id: string): Channel;
  /** Throws `Unknown Message`; ephemeral messages do not exist for the channel routes. */
  messageForBot(channelId: string, id: string): { channel: Channel; stored: StoredMessage };
  /** Throws `Missing Permissions`. */
  requireOfBot(channel: Channel, ...permissions: readonly Permission[]): void;
  /** Also finds ephemeral ones. */
  findMessage(id: string): StoredMessage | undefined;

  /** Tells the bot. */
  dispatch(event: string, data: JsonObject): void;
  onDispatch(listener: (event: string, data: JsonObject) => void): void;
  /** Tells the people. */
  emit(event: EmulatorEvent): void;
  onEvent(listener: (event: EmulatorEvent) => void): () => void;
}

/** A server with one text channel, one member and a bot. */
export function createWorld(options: EmulatorOptions): World {
  const clock = options.clock ?? systemClock;
  const createSnowflake = createSnowflakes(clock);
  const botPermissions = options.botPermissions ?? ALL_BUT_ADMINISTRATOR;
  const applicationId = createSnowflake();
  const botListeners = new Set<(event: string, data: JsonObject) => void>();
  const listeners = new Set<(event: EmulatorEvent) => void>();
  const timestamp = () => new Date(clock.now()).toISOString();

  const world: World = {
    clock,
    createSnowflake,
    // Three parts, the first of them the bot's id: discord.js reads it from there.
    token: `${Buffer.from(applicationId).toString("base64url")}.local.${randomBytes(12).toString("base64url")}`,
    applicationId,
    guildId: createSnowflake(),
    botName: "Vernissage",
    allowedIntents: options.allowedIntents ?? ALL_INTENTS,
    answerWithinMs: options.answerWithinMs ?? 3_000,
    origin: "",
    createdAt: timestamp(),
    members: new Map(),
    channels: new Map(),
    commands: new Map(),
    attachments: new Map(),
    violations: [],
    timestamp,

    addMember({ name, permissions = ORDINARY_MEMBER, locale = "en-US" }) {
      const member = { id: createSnowflake(), name, permissions, locale };
      world.members.set(member.id, member);
      return member;
    },
    addChannel({ name, botPermissions: ownPermissions = botPermissions }) {
      const channel: DiscordChannel = {
        id: createSnowflake(),
        type: 0,
        flags: 0,
        guild_id: world.guildId,
        name,
        position: world.channels.size,
        parent_id: null,
        topic: null,
        nsfw: false,
        rate_limit_per_user: 0,
        last_message_id: null,
      };
      const added = { channel, botPermissions: ownPermissions, messages: new Map() };
      world.channels.set(channel.id, added);
      return added;
    },
    channelForBot(id) {
      const channel = world.channels.get(id);
      if (channel === undefined) throw unknownChannel();
      if (!isAllowed(channel.botPermissions, PERMISSIONS.VIEW_CHANNEL)) throw missingAccess();
      return channel;
    },
    messageForBot(channelId, id) {
      const channel = world.channelForBot(channelId);
      const stored = channel.messages.get(id);
      if (stored === undefined || stored.ephemeralFor !== undefined) throw unknownMessage();
      return { channel, stored };
    },
    requireOfBot(channel, ...permissions) {
      const needed = permissions.reduce((bits, name) => bits | PERMISSIONS[name], 0n);
      if (!isAllowed(channel.botPermissions, needed)) throw missingPermissions();
    },
    findMessage(id) {
      return [...world.channels.values()].find(({ messages }) => messages.has(id))?.messages.get(id);
    },

    // Copies, because neither may see a later change before it is told.
    dispatch: (event, data) => {
      const copy = structuredClone(data);
      for (const listener of botListeners) listener(event, copy);
    },
    onDispatch: (listener) => void botListeners.add(listener),
    emit: (event) => {
      const copy = structuredClone(event);
      for (const listener of [...listeners]) listener(copy);
    },
    onEvent: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
  return world;
}
