import { type Api, below } from "../api.ts";
import { DiscordError, missingPermissions } from "../discord-error.ts";
import { channelObject, isThread } from "../guild.ts";
import { isAllowed, PERMISSIONS } from "../permissions.ts";
import type { ThreadChange, Threads, ThreadWish } from "../threads.ts";
import type { DiscordChannel } from "../types.ts";
import type { Channel, World } from "../world.ts";

const PRIVATE_THREAD = 12;

/** Channels and threads, who is in a thread, and typing. */
export function addChannelRoutes(api: Api, world: World, { threads }: { threads: Threads }): void {
  function threadBy(id: string): Channel {
    const thread = world.channelForBot(id);
    if (!isThread(thread)) throw new DiscordError(400, 50024, "Cannot execute action on this channel type");
    return thread;
  }

  api.get(below("/channels/:channelId"), (context) =>
    context.json(channelObject(world, world.channelForBot(context.req.param("channelId")))),
  );
  api.patch(below("/channels/:channelId"), (context) => {
    const entry = world.channelForBot(context.req.param("channelId"));
    const change = context.var.call.body as ThreadChange & Partial<DiscordChannel>;
    if (isThread(entry)) {
      // Whoever started a thread may rename and archive it; locking is for moderators.
      const isModerator = isAllowed(entry.botPermissions, PERMISSIONS.MANAGE_THREADS);
      const isOwner = entry.channel.owner_id === world.applicationId;
      if (!isModerator && (!isOwner || typeof change.locked === "boolean")) throw missingPermissions();
      threads.change(entry, change);
      return context.json(entry.channel);
    }
    world.requireOfBot(entry, "MANAGE_CHANNELS");
    const { name, topic } = change;
    Object.assign(entry.channel, { ...(name && { name }), ...(topic !== undefined && { topic }) });
    world.dispatch("CHANNEL_UPDATE", channelObject(world, entry));
    return context.json(channelObject(world, entry));
  });

  api.post(below("/channels/:channelId/typing"), (context) => {
    const channel = world.channelForBot(context.req.param("channelId"));
    world.requireOfBot(channel, isThread(channel) ? "SEND_MESSAGES_IN_THREADS" : "SEND_MESSAGES");
    world.emit({ type: "typing", channelId: channel.channel.id, userId: world.applicationId });
    return context.body(null, 204);
  });

  api.post(below("/channels/:channelId/threads"), (context) => {
    const parent = world.channelForBot(context.req.param("channelId"));
    // Discord's default for a thread on no message is a private one.
    const wish = { type: PRIVATE_THREAD, ...(context.var.call.body as ThreadWish) };
    const isPrivate = wish.type === PRIVATE_THREAD;
    world.requireOfBot(parent, isPrivate ? "CREATE_PRIVATE_THREADS" : "CREATE_PUBLIC_THREADS");
    return context.json(threads.start(parent, wish).channel, 201);
  });
  api.post(below("/channels/:channelId/messages/:messageId/threads"), (context) => {
    const { channelId, messageId } = context.req.param();
    const { channel, stored } = world.messageForBot(channelId, messageId);
    world.requireOfBot(channel, "CREATE_PUBLIC_THREADS", "READ_MESSAGE_HISTORY");
    return context.json(threads.start(channel, context.var.call.body as ThreadWish, stored).channel, 201);
  });

  api.get(below("/channels/:channelId/thread-members"), (context) =>
    context.json(threads.membersOf(threadBy(context.req.param("channelId")))),
  );
  api.put(below("/channels/:channelId/thread-members/:userId"), (context) => {
    const { channelId, userId } = context.req.param();
    threads.addMember(threadBy(channelId), userId === "@me" ? world.applicationId : userId);
    return context.body(null, 204);
  });
  api.delete(below("/channels/:channelId/thread-members/:userId"), (context) => {
    const { channelId, userId } = context.req.param();
    threads.removeMember(threadBy(channelId), userId === "@me" ? world.applicationId : userId);
    return context.body(null, 204);
  });
}
