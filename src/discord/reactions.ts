import type { MessageReaction, PartialMessageReaction, PartialUser, User } from "discord.js";
import type { Clock } from "../core/clock.ts";
import { toVernissageError } from "../core/errors.ts";
import type { GalleryActions } from "./gallery-actions.ts";

/** Reactions on our messages in a gallery's thread. */
const REACTIONS: Readonly<Record<string, "retry" | "retexture" | "restore" | "cancel">> = {
  "🔁": "retry",
  "🔄": "retry",
  "🎨": "retexture",
  "↩": "restore",
  "↩️": "restore",
  "❌": "cancel",
};

/** A member is told at most this often in one gallery why nothing follows from a reaction. */
const HINT_INTERVAL_MS = 3_600_000;

type OnReaction = (
  reaction: MessageReaction | PartialMessageReaction,
  user: User | PartialUser,
) => Promise<void>;

/** Does what a reaction asks for. Where it is refused, says so in the thread, without pinging anybody. */
export function createReactionHandler(deps: {
  actions: Pick<GalleryActions, "galleryOf" | "requireRight" | "change" | "cancel">;
  clock: Clock;
}): OnReaction {
  const { actions, clock } = deps;
  const hintedAtMs = new Map<string, number>();

  const mayHint = (key: string): boolean => {
    const nowMs = clock.now();
    for (const [old, atMs] of hintedAtMs) if (nowMs - atMs >= HINT_INTERVAL_MS) hintedAtMs.delete(old);
    if (hintedAtMs.has(key)) return false;
    hintedAtMs.set(key, nowMs);
    return true;
  };

  return async (reaction, user) => {
    const kind = REACTIONS[reaction.emoji.name ?? ""];
    if (!kind || user.id === reaction.client.user.id) return;
    const gallery = await actions.galleryOf(reaction.message.channelId);
    if (!gallery) return;
    const message = reaction.message.partial ? await reaction.message.fetch() : reaction.message;
    if (message.author.id !== reaction.client.user.id || !message.guild) return;
    try {
      actions.requireRight(gallery, await message.guild.members.fetch(user.id));
      if (kind === "cancel") await actions.cancel(gallery);
      else {
        const locale = message.guild.preferredLocale;
        await actions.change(gallery, { kind, requesterId: user.id, words: "", locale });
      }
    } catch (thrown) {
      const { party, userMessage } = toVernissageError(thrown);
      if (party !== "requester") throw thrown;
      if (!mayHint(`${gallery.id} ${user.id}`)) return;
      await message.reply({
        content: `<@${user.id}> ${userMessage}`.slice(0, 2000),
        allowedMentions: { parse: [], repliedUser: false },
      });
    }
  };
}
