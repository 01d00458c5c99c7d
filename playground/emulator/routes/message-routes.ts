import { type Api, type ApiContext, below } from "../api.ts";
import { notTheAuthor } from "../discord-error.ts";
import { isThread } from "../guild.ts";
import { gateContent } from "../intents.ts";
import type { MessageBody } from "../message-problems.ts";
import type { Messages } from "../messages.ts";
import { userOf } from "../people.ts";
import type { Reactions } from "../reactions.ts";
import { isOlder } from "../snowflake.ts";
import type { DiscordMessage } from "../types.ts";
import type { World } from "../world.ts";

const DEFAULT_PAGE = 50;

/** Messages of a channel or thread, and the reactions on them. */
export function addMessageRoutes(
  api: Api,
  world: World,
  { messages, reactions }: { messages: Messages; reactions: Reactions },
): void {
  const seen = (message: DiscordMessage) => gateContent(message, world.allowedIntents, world.applicationId);

  api.get(below("/channels/:channelId/messages"), (context) => {
    const channel = world.channelForBot(context.req.param("channelId"));
    const { before, after, around, limit = DEFAULT_PAGE } = context.req.query();
    const all = [...channel.messages.values()].filter(({ ephemeralFor }) => ephemeralFor === undefined);
    const wanted = all
      .map(({ message }) => message)
      .filter(({ id }) => (!before || isOlder(id, before)) && (!after || isOlder(after, id)));
    const size = Number(limit);
    const middle = around ? Math.max(0, wanted.findIndex(({ id }) => id === around) - (size >> 1)) : 0;
    const page = around
      ? wanted.slice(middle, middle + size)
      : after
        ? wanted.slice(0, size)
        : wanted.slice(-size);
    return context.json(page.reverse().map(seen));
  });
  api.post(below("/channels/:channelId/messages"), (context) => {
    const channel = world.channelForBot(context.req.param("channelId"));
    const { body, files } = context.var.call;
    world.requireOfBot(channel, isThread(channel) ? "SEND_MESSAGES_IN_THREADS" : "SEND_MESSAGES");
    if (files.size > 0) world.requireOfBot(channel, "ATTACH_FILES");
    const authorId = world.applicationId;
    return context.json(messages.create({ channel, authorId, body: body as MessageBody, files }).message);
  });

  const one = below("/channels/:channelId/messages/:messageId");
  api.get(one, (context) => {
    const { channel, stored } = storedIn(context);
    world.requireOfBot(channel, "READ_MESSAGE_HISTORY");
    return context.json(seen(stored.message));
  });
  api.patch(one, (context) => {
    const { channel, stored } = storedIn(context);
    const { body, files } = context.var.call;
    if (stored.message.author.id !== world.applicationId) throw notTheAuthor();
    if (files.size > 0) world.requireOfBot(channel, "ATTACH_FILES");
    messages.edit(stored, body as MessageBody, files);
    return context.json(stored.message);
  });
  api.delete(one, (context) => {
    const { channel, stored } = storedIn(context);
    if (stored.message.author.id !== world.applicationId) world.requireOfBot(channel, "MANAGE_MESSAGES");
    messages.remove(stored);
    return context.body(null, 204);
  });

  api.get(`${one}/reactions/:emoji`, (context) => {
    const { stored } = storedIn(context);
    const users = stored.reactions.get(context.req.param("emoji")) ?? [];
    return context.json([...users].flatMap((id) => userOf(world, id) ?? []));
  });
  api.put(`${one}/reactions/:emoji/@me`, (context) => {
    const { channel, stored } = storedIn(context);
    const emoji = context.req.param("emoji");
    world.requireOfBot(channel, "READ_MESSAGE_HISTORY");
    if (!stored.reactions.has(emoji)) world.requireOfBot(channel, "ADD_REACTIONS");
    reactions.set(stored, emoji, world.applicationId, true);
    return context.body(null, 204);
  });
  api.delete(`${one}/reactions/:emoji/:userId`, (context) => {
    const { channel, stored } = storedIn(context);
    const { emoji, userId } = context.req.param();
    if (userId !== "@me") world.requireOfBot(channel, "MANAGE_MESSAGES");
    reactions.set(stored, emoji!, userId === "@me" ? world.applicationId : userId!, false);
    return context.body(null, 204);
  });

  function storedIn(context: ApiContext) {
    return world.messageForBot(context.req.param("channelId")!, context.req.param("messageId")!);
  }
}
