import { type Api, below } from "../api.ts";
import { missingAccess, unknownGuild, unknownMember } from "../discord-error.ts";
import { channelObject, guildObject, isThread } from "../guild.ts";
import { memberOf, userOf } from "../people.ts";
import { activeThreads } from "../threads.ts";
import type { World } from "../world.ts";

/** The server, its channels and its members. */
export function addGuildRoutes(api: Api, world: World): void {
  api.use(below("/guilds/:guildId/*"), async (context, next) => {
    if (context.req.param("guildId") !== world.guildId) throw unknownGuild();
    await next();
  });
  api.get(below("/guilds/:guildId"), (context) => {
    if (context.req.param("guildId") !== world.guildId) throw missingAccess();
    return context.json(guildObject(world));
  });
  api.get(below("/guilds/:guildId/channels"), (context) =>
    context.json(
      [...world.channels.values()]
        .filter((entry) => !isThread(entry))
        .map((entry) => channelObject(world, entry)),
    ),
  );
  api.get(below("/guilds/:guildId/threads/active"), (context) =>
    context.json({
      threads: activeThreads(world).map(({ channel }) => channel),
      members: [],
      has_more: false,
    }),
  );
  api.get(below("/guilds/:guildId/members/:userId"), (context) => {
    const user = userOf(world, context.req.param("userId"));
    if (user === undefined) throw unknownMember();
    return context.json({ ...memberOf(world), user });
  });
}
