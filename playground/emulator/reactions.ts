import { archivedThread, tooManyReactions, unknownEmoji } from "./discord-error.ts";
import { metadataOf } from "./guild.ts";
import { memberOf, memberUser } from "./people.ts";
import type { StoredMessage, World } from "./world.ts";

/** Discord's limit of different reactions on a message. */
const MAX_REACTIONS = 20;
const UNICODE_EMOJI = /^\p{RGI_Emoji}$/v;

export interface Reactions {
  /** `isOn` adds, otherwise takes away. Throws for what Discord refuses; doing the same twice changes nothing. */
  set(stored: StoredMessage, emoji: string, userId: string, isOn: boolean): void;
}

export function createReactions(world: World): Reactions {
  return {
    set(stored, emoji, userId, isOn) {
      const { message, reactions } = stored;
      const channel = world.channels.get(message.channel_id)!;
      if (metadataOf(channel)?.archived) throw archivedThread();
      // Custom emoji would be `name:id`; this server has none. Many emoji come without their variation selector.
      if (!UNICODE_EMOJI.test(emoji) && !UNICODE_EMOJI.test(`${emoji}\uFE0F`)) throw unknownEmoji();
      const users = reactions.get(emoji) ?? new Set();
      if (users.has(userId) === isOn) return;
      if (isOn && !reactions.has(emoji) && reactions.size >= MAX_REACTIONS) throw tooManyReactions();

      if (isOn) users.add(userId);
      else users.delete(userId);
      if (users.size > 0) reactions.set(emoji, users);
      else reactions.delete(emoji);
      message.reactions = [...reactions].map(([name, by]) => ({
        emoji: { id: null, name },
        count: by.size,
        count_details: { burst: 0, normal: by.size },
        burst_colors: [],
        me_burst: false,
        burst_me: false,
        burst_count: 0,
        me: by.has(world.applicationId),
      }));

      const member = world.members.get(userId);
      world.dispatch(isOn ? "MESSAGE_REACTION_ADD" : "MESSAGE_REACTION_REMOVE", {
        user_id: userId,
        channel_id: message.channel_id,
        message_id: message.id,
        guild_id: world.guildId,
        emoji: { id: null, name: emoji },
        burst: false,
        type: 0,
        ...(isOn && { message_author_id: message.author.id, burst_colors: [] }),
        ...(isOn && member && { member: { ...memberOf(world), user: memberUser(member) } }),
      });
      world.emit({ type: "reactions-changed", message });
    },
  };
}
