import { z } from "zod";
import type {
  DiscordChannel,
  DiscordMessage,
  EmulatorEvent,
  InteractionOutcome,
  Member,
} from "./emulator/types.ts";
import { MAX_FILE_BYTES, MAX_FILES_PER_MESSAGE } from "./page/limits.ts";

/** What the chat page and its server say to each other over the socket: JSON, one message a frame. */

const MAX_FILE_BASE64_CHARACTERS = Math.ceil(MAX_FILE_BYTES / 3) * 4;

const idSchema = z.string().min(1).max(32);
const customIdSchema = z.string().min(1).max(100);

const fileSchema = z.object({
  filename: z.string().min(1).max(260),
  contentType: z.string().max(200),
  base64: z.string().max(MAX_FILE_BASE64_CHARACTERS),
});

const commandUseSchema = z.object({
  channelId: idSchema,
  name: z.string().min(1).max(32),
  /** With a group both names: 32 characters, a space, 32 characters. */
  subcommand: z.string().min(1).max(65).exactOptional(),
  /** For a command in the menu of a message. */
  targetMessageId: idSchema.exactOptional(),
  options: z.record(z.string(), z.union([z.string().max(6000), z.number(), z.boolean(), fileSchema])),
});

export const pageActionSchema = z.discriminatedUnion("type", [
  commandUseSchema.extend({ type: z.literal("use-command") }),
  commandUseSchema.extend({ type: z.literal("autocomplete"), focused: z.string().min(1).max(32) }),
  z.object({ type: z.literal("press"), messageId: idSchema, customId: customIdSchema }),
  z.object({
    type: z.literal("choose"),
    messageId: idSchema,
    customId: customIdSchema,
    values: z.array(z.string().max(100)).max(25),
  }),
  z.object({
    type: z.literal("submit-modal"),
    interactionId: idSchema,
    customId: customIdSchema,
    fields: z.record(z.string(), z.union([z.string().max(4000), z.array(z.string().max(100)).max(25)])),
  }),
  z.object({
    type: z.literal("say"),
    channelId: idSchema,
    content: z.string().max(2000),
    replyTo: idSchema.exactOptional(),
    files: z.array(fileSchema).max(MAX_FILES_PER_MESSAGE),
  }),
  z.object({
    type: z.literal("react"),
    channelId: idSchema,
    messageId: idSchema,
    emoji: z.string().min(1).max(64),
    remove: z.boolean(),
  }),
]);

/** What the page asks for; `requestId` comes back with the reply. */
export const pageRequestSchema = z.object({
  requestId: z.number().int(),
  memberId: idSchema,
  action: pageActionSchema,
});

export type PageFile = z.infer<typeof fileSchema>;
export type PageAction = z.infer<typeof pageActionSchema>;
export type PageRequest = z.infer<typeof pageRequestSchema>;

export interface Suggestion {
  name: string;
  value: string | number;
}

export type ActionResult =
  | { kind: "done" }
  | { kind: "outcome"; outcome: InteractionOutcome }
  | { kind: "suggestions"; suggestions: readonly Suggestion[] }
  /** Words for the person at the page. */
  | { kind: "problem"; problem: string };

/** Everything there is to see when a page connects; changes follow as events. */
export interface Snapshot {
  applicationId: string;
  homeChannelId: string;
  /** The member the page starts as. */
  memberId: string;
  /** Attachments under this origin are served by the page's own server below `files/`. */
  filesOrigin: string;
  isBotConnected: boolean;
  members: readonly Member[];
  channels: readonly DiscordChannel[];
  threads: readonly DiscordChannel[];
  /** By channel or thread id, oldest first. */
  messages: Readonly<Record<string, readonly DiscordMessage[]>>;
  commands: readonly unknown[];
}

export type ServerMessage =
  | { type: "snapshot"; snapshot: Snapshot }
  | { type: "event"; event: EmulatorEvent }
  | { type: "reply"; requestId: number; result: ActionResult };
