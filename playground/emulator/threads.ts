import { archivedThread, threadExists } from "./discord-error.ts";
import { isThread, metadataOf, type ThreadMetadata } from "./guild.ts";
import { FLAGS } from "./message-problems.ts";
import type { Messages } from "./messages.ts";
import type { DiscordChannel, JsonObject } from "./types.ts";
import type { Channel, StoredMessage, World } from "./world.ts";

const PUBLIC_THREAD = 11;
/** Minutes; what Discord takes when a channel says nothing else. */
const DEFAULT_AUTO_ARCHIVE_MINUTES = 4320;

export interface ThreadWish {
  name: string;
  type?: number | null;
  auto_archive_duration?: number | null;
  rate_limit_per_user?: number | null;
}

export interface ThreadChange {
  name?: string | null;
  archived?: boolean | null;
  locked?: boolean | null;
  auto_archive_duration?: number | null;
  rate_limit_per_user?: number | null;
}

export interface Threads {
  /** A thread of the bot; on a message it takes the message's id, and a message has one at most. */
  start(parent: Channel, wish: ThreadWish, starter?: StoredMessage): Channel;
  /** Throws if the thread is archived and the change does not bring it back. */
  change(thread: Channel, change: ThreadChange): void;
  addMember(thread: Channel, userId: string): void;
  removeMember(thread: Channel, userId: string): void;
  membersOf(thread: Channel): JsonObject[];
}

export function createThreads(world: World, messages: Messages): Threads {
  /** Thread → member → since when. */
  const joined = new Map<string, Map<string, string>>();

  const memberObject = (threadId: string, userId: string) => ({
    id: threadId,
    user_id: userId,
    join_timestamp: joined.get(threadId)?.get(userId) ?? world.timestamp(),
    flags: 0,
  });

  function tellMembers({ channel }: Channel, added: readonly string[], removed: readonly string[]): void {
    const members = joined.get(channel.id)!;
    channel.member_count = members.size;
    world.dispatch("THREAD_MEMBERS_UPDATE", {
      id: channel.id,
      guild_id: world.guildId,
      member_count: members.size,
      ...(added.length > 0 && { added_members: added.map((id) => memberObject(channel.id, id)) }),
      ...(removed.length > 0 && { removed_member_ids: removed }),
    });
  }

  function start(parent: Channel, wish: ThreadWish, starter?: StoredMessage): Channel {
    const id = starter?.message.id ?? world.createSnowflake();
    if (world.channels.has(id)) throw threadExists();
    const createdAt = world.timestamp();
    const metadata: ThreadMetadata = {
      archived: false,
      archive_timestamp: createdAt,
      auto_archive_duration: wish.auto_archive_duration ?? DEFAULT_AUTO_ARCHIVE_MINUTES,
      locked: false,
      create_timestamp: createdAt,
    };
    const channel: DiscordChannel = {
      id,
      type: wish.type ?? PUBLIC_THREAD,
      flags: 0,
      guild_id: world.guildId,
      name: wish.name,
      parent_id: parent.channel.id,
      owner_id: world.applicationId,
      last_message_id: null,
      rate_limit_per_user: wish.rate_limit_per_user ?? 0,
      thread_metadata: metadata,
      message_count: 0,
      member_count: 1,
      total_message_sent: 0,
    };
    const thread: Channel = { channel, botPermissions: parent.botPermissions, messages: new Map() };
    world.channels.set(id, thread);
    joined.set(id, new Map([[world.applicationId, createdAt]]));
    channel.member = memberObject(id, world.applicationId);
    world.dispatch("THREAD_CREATE", { ...channel, newly_created: true });
    world.emit({ type: "thread-created", channel });
    if (starter !== undefined) {
      starter.message.flags |= FLAGS.hasThread;
      starter.message.thread = channel;
      messages.announceUpdate(starter);
    }
    return thread;
  }

  return {
    start,
    change(thread, change) {
      const { channel } = thread;
      const metadata = metadataOf(thread)!;
      if (metadata.archived && change.archived !== false) throw archivedThread();
      if (typeof change.archived === "boolean" && change.archived !== metadata.archived)
        metadata.archive_timestamp = world.timestamp();
      metadata.archived = change.archived ?? metadata.archived;
      metadata.locked = change.locked ?? metadata.locked;
      metadata.auto_archive_duration = change.auto_archive_duration ?? metadata.auto_archive_duration;
      channel.name = change.name ?? channel.name;
      channel.rate_limit_per_user = change.rate_limit_per_user ?? channel.rate_limit_per_user;
      world.dispatch("THREAD_UPDATE", channel);
      world.emit({ type: "thread-updated", channel });
    },
    addMember(thread, userId) {
      if (metadataOf(thread)?.archived) throw archivedThread();
      const members = joined.get(thread.channel.id)!;
      if (members.has(userId)) return;
      members.set(userId, world.timestamp());
      tellMembers(thread, [userId], []);
    },
    removeMember(thread, userId) {
      if (metadataOf(thread)?.archived) throw archivedThread();
      if (joined.get(thread.channel.id)!.delete(userId)) tellMembers(thread, [], [userId]);
    },
    membersOf: ({ channel }) => [...joined.get(channel.id)!.keys()].map((id) => memberObject(channel.id, id)),
  };
}

/** Active threads below a channel, or of the whole server. */
export function activeThreads(world: World): Channel[] {
  return [...world.channels.values()].filter((entry) => isThread(entry) && !metadataOf(entry)?.archived);
}
