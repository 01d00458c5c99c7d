import type { DiscordMessage, JsonObject } from "./types.ts";

export const INTENTS = {
  GUILDS: 1 << 0,
  GUILD_MEMBERS: 1 << 1,
  GUILD_PRESENCES: 1 << 8,
  GUILD_MESSAGES: 1 << 9,
  GUILD_MESSAGE_REACTIONS: 1 << 10,
  GUILD_MESSAGE_TYPING: 1 << 11,
  MESSAGE_CONTENT: 1 << 15,
} as const;

export const PRIVILEGED_INTENTS = INTENTS.GUILD_MEMBERS | INTENTS.GUILD_PRESENCES | INTENTS.MESSAGE_CONTENT;
/** Highest bit that exists in 2026 (DIRECT_MESSAGE_POLLS). */
export const ALL_INTENTS = (1 << 26) - 1;

/** Which intent delivers an event; events that are not listed are always delivered. */
const INTENT_OF_EVENT: Readonly<Record<string, number>> = {
  GUILD_CREATE: INTENTS.GUILDS,
  CHANNEL_CREATE: INTENTS.GUILDS,
  CHANNEL_UPDATE: INTENTS.GUILDS,
  THREAD_CREATE: INTENTS.GUILDS,
  THREAD_UPDATE: INTENTS.GUILDS,
  THREAD_DELETE: INTENTS.GUILDS,
  THREAD_MEMBER_UPDATE: INTENTS.GUILDS,
  THREAD_MEMBERS_UPDATE: INTENTS.GUILDS,
  GUILD_MEMBER_ADD: INTENTS.GUILD_MEMBERS,
  MESSAGE_CREATE: INTENTS.GUILD_MESSAGES,
  MESSAGE_UPDATE: INTENTS.GUILD_MESSAGES,
  MESSAGE_DELETE: INTENTS.GUILD_MESSAGES,
  MESSAGE_REACTION_ADD: INTENTS.GUILD_MESSAGE_REACTIONS,
  MESSAGE_REACTION_REMOVE: INTENTS.GUILD_MESSAGE_REACTIONS,
  TYPING_START: INTENTS.GUILD_MESSAGE_TYPING,
};

export function isDelivered(event: string, intents: number): boolean {
  const needed = INTENT_OF_EVENT[event] ?? 0;
  return (intents & needed) === needed;
}

/**
 * A message as an application sees it. Without MESSAGE_CONTENT everything written is blank, save for its own messages
 * and those that mention it. A reply counts as a mention unless it answers an interaction response.
 */
export function gateContent<T extends JsonObject>(message: T, intents: number, botId: string): T {
  if ((intents & INTENTS.MESSAGE_CONTENT) !== 0) return message;
  const referenced = message.referenced_message;
  const gated = isMessage(referenced)
    ? { ...message, referenced_message: gateContent(referenced, intents, botId) }
    : message;
  if (!isMessage(gated) || gated.author.id === botId) return gated;
  const isReplyToResponse = isMessage(referenced) && referenced.webhook_id !== undefined;
  const isMentioned = gated.content.includes(`<@${botId}>`);
  const mentions = (gated.mentions ?? []) as readonly { id: string }[];
  if (isMentioned || (mentions.some(({ id }) => id === botId) && !isReplyToResponse)) return gated;
  return { ...gated, content: "", embeds: [], attachments: [], components: [] };
}

function isMessage(value: unknown): value is DiscordMessage {
  return typeof value === "object" && value !== null && "author" in value && "content" in value;
}
