import type { Clock } from "../../src/core/clock.ts";

/** What the local Discord lets people (the page, tests) do and see. Ids are snowflake strings. */

export interface EmulatorOptions {
  /** 0 picks a free port. */
  port?: number;
  /** Privileged intents the application has switched on; asking for others closes with 4014. Default: all. */
  allowedIntents?: number;
  /** Permission bits the bot has in every channel, as a decimal string. Default: all but administrator. */
  botPermissions?: string;
  /** Default 41,250 as Discord's own. */
  heartbeatIntervalMs?: number;
  /** How long a member waits for the first answer to an interaction. Default 3,000 as Discord's own. */
  answerWithinMs?: number;
  /** Decides timestamps, rate limits and when interaction tokens expire. Default: the system's. */
  clock?: Clock;
}

/** A file as a member or the bot uploads it. */
export interface UploadedFile {
  filename: string;
  bytes: Uint8Array;
  contentType: string;
}

export type JsonObject = Record<string, unknown>;

/** A request of the bot that Discord would refuse or that its description does not allow. */
export interface Violation {
  method: string;
  route: string;
  problem: string;
  body?: unknown;
}

export interface RecordedRequest {
  method: string;
  path: string;
  status: number;
  body?: unknown;
  atMs: number;
}

/** Make the next matching requests fail. */
export interface ScriptedFault {
  method?: string;
  /** Matched against the path below `/api/v10`. */
  path: RegExp;
  status: number;
  times: number;
  retryAfterSeconds?: number;
  /** Apply the request before answering with the fault, as a gateway timeout does. */
  isApplied?: boolean;
  /** Discord's JSON error code and message, e.g. 50013 "Missing Permissions". */
  error?: { code: number; message: string };
}

export interface Member {
  id: string;
  name: string;
  /** Decimal permission bits. */
  permissions: string;
  locale: string;
}

/** A Discord message object as the REST API gives it, plus nothing. */
export type DiscordMessage = Record<string, unknown> & {
  id: string;
  channel_id: string;
  content: string;
  author: { id: string; username: string; bot?: boolean };
  attachments: { id: string; filename: string; url: string; description?: string }[];
  components: unknown[];
  embeds: unknown[];
  flags: number;
};

export type DiscordChannel = Record<string, unknown> & {
  id: string;
  name: string;
  type: number;
  parent_id?: string | null;
};

export type EmulatorEvent =
  | { type: "message-created" | "message-updated"; message: DiscordMessage }
  | { type: "message-deleted"; id: string; channelId: string }
  | { type: "reactions-changed"; message: DiscordMessage }
  | { type: "thread-created" | "thread-updated"; channel: DiscordChannel }
  | { type: "typing"; channelId: string; userId: string }
  | { type: "commands-registered"; commands: unknown[] }
  /**
   * The bot answered an interaction; ephemeral messages reach only `memberId` and appear here alone. Editing one, or
   * following up with one, appears here again as kind `message`.
   */
  | {
      type: "interaction-answered";
      interactionId: string;
      memberId: string;
      kind: "message" | "deferred" | "update" | "deferred-update" | "autocomplete" | "modal";
      data: unknown;
      message?: DiscordMessage;
    }
  | { type: "interaction-failed"; interactionId: string; memberId: string; reason: string }
  | { type: "bot-connected" | "bot-disconnected" };

export interface CommandUse {
  channelId: string;
  memberId?: string;
  /** e.g. `gallery` */
  name: string;
  /** e.g. `create`; with a group `group create`. */
  subcommand?: string;
  /** Members, channels and roles by id. */
  options?: Readonly<Record<string, string | number | boolean | UploadedFile>>;
  /** For a command in the menu of a message. */
  targetMessageId?: string;
}

/** How an interaction ended within 3 s: the callback the bot sent, or a failure as a member would see it. */
export interface InteractionOutcome {
  id: string;
  kind: "message" | "deferred" | "update" | "deferred-update" | "autocomplete" | "modal" | "failed";
  data?: unknown;
  message?: DiscordMessage;
  /** From sending the interaction to the bot's first answer. */
  answeredAfterMs: number;
}

/**
 * A running local Discord. What a member does is checked as Discord's own client checks it before sending: a wish it
 * would not let through throws a plain `Error` that says why.
 */
export interface Emulator {
  /** For discord.js: `new Client({ rest: { api: apiUrl } })`. */
  readonly apiUrl: string;
  /** Where attachments are served from; the same server. */
  readonly origin: string;
  readonly token: string;
  readonly applicationId: string;
  readonly guildId: string;
  /** #galleries, where the demo happens. */
  readonly channelId: string;
  /** The default member. */
  readonly memberId: string;

  readonly violations: readonly Violation[];
  readonly requests: readonly RecordedRequest[];
  /** Throws with every violation listed, if there was one. */
  assertNoViolations(): void;

  addMember(member: { name: string; permissions?: string; locale?: string }): Member;
  addChannel(channel: { name: string; botPermissions?: string }): DiscordChannel;
  members(): readonly Member[];
  channels(): readonly DiscordChannel[];
  threads(): readonly DiscordChannel[];
  messages(channelId: string): readonly DiscordMessage[];
  commands(): readonly Record<string, unknown>[];
  /** Bytes of an uploaded attachment. */
  attachment(url: string): Uint8Array | undefined;

  /** Resolves when the bot answered, or after 3 s as `failed`. */
  useCommand(use: CommandUse): Promise<InteractionOutcome>;
  autocomplete(
    use: CommandUse & { focused: string },
  ): Promise<readonly { name: string; value: string | number }[]>;
  press(press: { messageId: string; customId: string; memberId?: string }): Promise<InteractionOutcome>;
  choose(choice: {
    messageId: string;
    customId: string;
    values: readonly string[];
    memberId?: string;
  }): Promise<InteractionOutcome>;
  /** Answer the modal that came back from `interactionId`. */
  submitModal(submission: {
    interactionId: string;
    customId: string;
    /** By custom_id: text, chosen values, or for a checkbox `true` / `false`. */
    fields: Readonly<Record<string, string | readonly string[]>>;
    files?: Readonly<Record<string, readonly UploadedFile[]>>;
    memberId?: string;
  }): Promise<InteractionOutcome>;
  say(message: {
    channelId: string;
    content: string;
    memberId?: string;
    replyTo?: string;
    files?: readonly UploadedFile[];
  }): DiscordMessage;
  react(reaction: {
    channelId: string;
    messageId: string;
    emoji: string;
    memberId?: string;
    remove?: boolean;
  }): void;
  archiveThread(threadId: string): void;

  script(fault: ScriptedFault): void;
  dropConnections(): void;
  requestReconnect(): void;
  invalidateSession(): void;
  withholdHeartbeatAcks(withhold: boolean): void;

  on(listener: (event: EmulatorEvent) => void): () => void;
  close(): Promise<void>;
}
