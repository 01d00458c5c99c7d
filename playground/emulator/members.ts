import { commandData } from "./command-use.ts";
import { componentData, modalData } from "./component-use.ts";
import { metadataOf } from "./guild.ts";
import { INTERACTION, type Interactions } from "./interactions.ts";
import type { Messages } from "./messages.ts";
import { botUser } from "./people.ts";
import type { Reactions } from "./reactions.ts";
import type { Emulator, Member } from "./types.ts";
import type { Channel, World } from "./world.ts";

/** What Discord's own client lets a member without Nitro send. */
const MAX_CONTENT_CHARACTERS = 2000;

type MemberActions = Pick<
  Emulator,
  "useCommand" | "autocomplete" | "press" | "choose" | "submitModal" | "say" | "react" | "archiveThread"
>;

/** What people do. Each action is checked as Discord's client would, and throws a plain error if it would not go. */
export function createMembers(
  world: World,
  deps: { messages: Messages; reactions: Reactions; interactions: Interactions },
): MemberActions {
  const { messages, reactions, interactions } = deps;

  function memberBy(id: string | undefined): Member {
    const member = id === undefined ? [...world.members.values()][0] : world.members.get(id);
    if (member === undefined) throw new Error(`There is no member ${id}.`);
    return member;
  }

  function channelBy(id: string): Channel {
    const channel = world.channels.get(id);
    if (channel === undefined) throw new Error(`There is no channel ${id}.`);
    return channel;
  }

  function useComponent(use: {
    messageId: string;
    customId: string;
    values?: readonly string[];
    memberId?: string;
  }) {
    const source = world.findMessage(use.messageId);
    if (source === undefined) throw new Error(`There is no message ${use.messageId}.`);
    const memberId = memberBy(use.memberId).id;
    const data = componentData(world, source, { ...use, memberId });
    return interactions.start({
      type: INTERACTION.component,
      data,
      channelId: source.message.channel_id,
      memberId,
      source,
    });
  }

  return {
    async useCommand(use) {
      const member = memberBy(use.memberId);
      if (metadataOf(channelBy(use.channelId))?.archived)
        throw new Error("Commands do not work in an archived thread.");
      const data = commandData(world, use, member);
      const { channelId } = use;
      return interactions.start({ type: INTERACTION.command, data, channelId, memberId: member.id });
    },
    async autocomplete(use) {
      const member = memberBy(use.memberId);
      const { channelId } = use;
      channelBy(channelId);
      const data = commandData(world, use, member, use.focused);
      const outcome = await interactions.start({
        type: INTERACTION.autocomplete,
        data,
        channelId,
        memberId: member.id,
      });
      // A failure shows as an empty list; the people are told of it by the event.
      return (outcome.data as { choices?: { name: string; value: string | number }[] }).choices ?? [];
    },
    press: async (press) => useComponent(press),
    choose: async (choice) => useComponent(choice),
    async submitModal({ interactionId, customId, fields, files = {}, memberId }) {
      const opened = interactions.find(interactionId);
      const { id } = memberBy(memberId);
      if (opened?.modal?.custom_id !== customId || opened.memberId !== id)
        throw new Error(`There is no open form ${customId}.`);
      const { channelId, source } = opened;
      const data = modalData(world, channelId, opened.modal, fields, files);
      return interactions.start({
        type: INTERACTION.modal,
        data,
        channelId,
        memberId: id,
        ...(source && { source }),
      });
    },
    say({ channelId, content, memberId, replyTo, files = [] }) {
      const channel = channelBy(channelId);
      if (content.length > MAX_CONTENT_CHARACTERS) throw new Error("A message has at most 2000 characters.");
      if (content.trim() === "" && files.length === 0) throw new Error("The message is empty.");
      const replied = replyTo === undefined ? undefined : channel.messages.get(replyTo);
      if (replyTo !== undefined && replied === undefined) throw new Error("That message is not here.");
      const isForBot = replied?.message.author.id === world.applicationId;
      const { message } = messages.create({
        channel,
        authorId: memberBy(memberId).id,
        body: { content, ...(replyTo !== undefined && { message_reference: { message_id: replyTo } }) },
        files: new Map(files.entries()),
        // A reply pings whom it answers.
        ...(isForBot && { more: { mentions: [botUser(world)] } }),
      });
      return structuredClone(message);
    },
    react({ channelId, messageId, emoji, memberId, remove = false }) {
      const stored = channelBy(channelId).messages.get(messageId);
      if (stored === undefined) throw new Error("That message is not here.");
      reactions.set(stored, emoji, memberBy(memberId).id, !remove);
    },
    archiveThread(threadId) {
      const thread = channelBy(threadId);
      const metadata = metadataOf(thread);
      if (metadata === undefined) throw new Error("Only threads can be archived.");
      metadata.archived = true;
      metadata.archive_timestamp = world.timestamp();
      world.dispatch("THREAD_UPDATE", thread.channel);
      world.emit({ type: "thread-updated", channel: thread.channel });
    },
  };
}
