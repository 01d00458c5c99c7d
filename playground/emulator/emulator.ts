import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { createAdaptorServer } from "@hono/node-server";
import { WebSocketServer } from "ws";
import { createApi } from "./api.ts";
import { createFaults } from "./faults.ts";
import { createGateway } from "./gateway.ts";
import { channelObject, isThread } from "./guild.ts";
import { createInteractions } from "./interactions.ts";
import { createMembers } from "./members.ts";
import { createMessages } from "./messages.ts";
import { memberOf, memberUser } from "./people.ts";
import { createRateLimits } from "./rate-limits.ts";
import { createReactions } from "./reactions.ts";
import { addApplicationRoutes } from "./routes/application-routes.ts";
import { addChannelRoutes } from "./routes/channel-routes.ts";
import { addGuildRoutes } from "./routes/guild-routes.ts";
import { addInteractionRoutes } from "./routes/interaction-routes.ts";
import { addMessageRoutes } from "./routes/message-routes.ts";
import { createThreads } from "./threads.ts";
import type { DiscordChannel, DiscordMessage, Emulator, EmulatorOptions, RecordedRequest } from "./types.ts";
import { createWorld } from "./world.ts";

/** Discord's own interval. */
const HEARTBEAT_INTERVAL_MS = 41_250;

/**
 * Starts a local Discord on 127.0.0.1: REST, gateway and attachments on one port. Any number may run in one process.
 * Rejects if the port is taken.
 */
export async function createEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const world = createWorld(options);
  const { id: memberId } = world.addMember({ name: "Visitor" });
  const { id: channelId } = world.addChannel({ name: "galleries" }).channel;

  const requests: RecordedRequest[] = [];
  const faults = createFaults();
  const messages = createMessages(world);
  const threads = createThreads(world, messages);
  const reactions = createReactions(world);
  const interactions = createInteractions(world, messages);
  const { heartbeatIntervalMs = HEARTBEAT_INTERVAL_MS } = options;
  const { connect, ...gateway } = createGateway(world, { heartbeatIntervalMs });

  const api = createApi(world, { faults, rateLimits: createRateLimits(world.clock), requests });
  addApplicationRoutes(api, world);
  addGuildRoutes(api, world);
  addChannelRoutes(api, world, { threads });
  addMessageRoutes(api, world, { messages, reactions });
  addInteractionRoutes(api, world, { interactions, messages });
  api.get("/attachments/*", (context) => {
    const file = world.attachments.get(context.req.path);
    if (file === undefined) return context.notFound();
    return context.body(Buffer.from(file.bytes), 200, { "content-type": file.contentType });
  });

  const server = createAdaptorServer({ fetch: api.fetch });
  const sockets = new WebSocketServer({ noServer: true });
  server.on("upgrade", (request, socket, head) => {
    const { searchParams } = new URL(request.url ?? "/", "http://127.0.0.1");
    sockets.handleUpgrade(request, socket, head, (opened) => connect(opened, searchParams));
  });
  server.listen(options.port ?? 0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  world.origin = `http://127.0.0.1:${port}`;

  const closed = once(server, "close");
  const entries = () => [...world.channels.values()];
  return {
    ...gateway,
    ...createMembers(world, { messages, reactions, interactions }),
    apiUrl: `${world.origin}/api`,
    origin: world.origin,
    token: world.token,
    applicationId: world.applicationId,
    guildId: world.guildId,
    channelId,
    memberId,
    violations: world.violations,
    requests,
    assertNoViolations() {
      const lines = world.violations.map(({ method, route, problem }) => `${method} ${route}: ${problem}`);
      if (lines.length > 0) throw new Error(`Discord would refuse:\n${lines.join("\n")}`);
    },
    addMember(wish) {
      const member = world.addMember(wish);
      const event = { ...memberOf(world), user: memberUser(member), guild_id: world.guildId };
      world.dispatch("GUILD_MEMBER_ADD", event);
      return member;
    },
    addChannel(wish) {
      const entry = world.addChannel(wish);
      world.dispatch("CHANNEL_CREATE", channelObject(world, entry));
      return structuredClone(entry.channel);
    },
    members: () => [...world.members.values()],
    channels: () => objectsOf(entries().filter((entry) => !isThread(entry))),
    threads: () => objectsOf(entries().filter(isThread)),
    messages(id) {
      const kept = [...(world.channels.get(id)?.messages.values() ?? [])];
      return kept.flatMap(({ message, ephemeralFor }): DiscordMessage[] =>
        ephemeralFor === undefined ? [structuredClone(message)] : [],
      );
    },
    commands: () => [...world.commands.values()],
    attachment: (url) => world.attachments.get(new URL(url, world.origin).pathname)?.bytes,
    script: faults.script,
    on: world.onEvent,
    async close() {
      interactions.close();
      gateway.dropConnections();
      sockets.close();
      server.close();
      if ("closeAllConnections" in server) server.closeAllConnections();
      await closed;
    },
  };
}

function objectsOf(entries: readonly { channel: DiscordChannel }[]): DiscordChannel[] {
  return entries.map(({ channel }) => structuredClone(channel));
}
