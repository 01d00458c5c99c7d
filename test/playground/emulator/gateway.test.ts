import { once } from "node:events";
import { Events, GatewayIntentBits, type Message } from "discord.js";
import { describe, expect, test, vi } from "vitest";
import { WebSocket } from "ws";
import { channelOf, connectBot, createBot, startEmulator } from "./connect-bot.ts";

describe("the gateway of the local Discord", () => {
  test("lets discord.js in and shows it the server", async () => {
    const { emulator, bot } = await connectBot();
    expect(bot.user.id).toBe(emulator.applicationId);
    expect(bot.guilds.cache.get(emulator.guildId)?.name).toBe("Local gallery");
    expect(channelOf(bot, emulator).name).toBe("galleries");
    expect(emulator.requests.map(({ method, path }) => `${method} ${path}`)).toEqual(["GET /gateway/bot"]);
  });

  test("refuses a wrong token", async () => {
    const bot = createBot(await startEmulator());
    await expect(bot.login("bm90LXRoZS1ib3Q.is.wrong")).rejects.toThrow(/token/i);
  });

  test("closes with 4014 for a privileged intent that is not switched on", async () => {
    const emulator = await startEmulator({ allowedIntents: GatewayIntentBits.Guilds });
    await expect(createBot(emulator).login(emulator.token)).rejects.toThrow(/disallowed intents/i);
  });

  test.each(["requestReconnect", "dropConnections"] as const)(
    "replays what was missed after %s",
    async (interruption) => {
      const { emulator, bot } = await connectBot();
      const heard: string[] = [];
      bot.on(Events.MessageCreate, (message) => heard.push(message.content));
      const resumed = once(bot, Events.ShardResume);
      emulator[interruption]();
      emulator.say({ channelId: emulator.channelId, content: "while you were away" });
      await resumed;
      emulator.say({ channelId: emulator.channelId, content: "welcome back" });
      await vi.waitFor(() => expect(heard).toEqual(["while you were away", "welcome back"]));
    },
  );

  test("makes the bot identify anew after an invalid session", async () => {
    const { emulator, bot } = await connectBot();
    let connections = 0;
    emulator.on(({ type }) => {
      if (type === "bot-connected") connections += 1;
    });
    emulator.invalidateSession();
    await vi.waitFor(() => expect(connections).toBe(1), { timeout: 15_000 });
    const heard = new Promise<Message>((resolve) => bot.once(Events.MessageCreate, resolve));
    emulator.say({ channelId: emulator.channelId, content: "again" });
    expect((await heard).content).toBe("again");
  });

  test("lets the bot notice a silent connection and resume", async () => {
    const { emulator, bot } = await connectBot({ heartbeatIntervalMs: 60 });
    const resumed = once(bot, Events.ShardResume);
    emulator.withholdHeartbeatAcks(true);
    await new Promise((resolve) => setTimeout(resolve, 200));
    emulator.withholdHeartbeatAcks(false);
    await resumed;
  });

  test("blanks content without the intent, save for mentions and replies to the bot's messages", async () => {
    const intents = [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages];
    const { emulator, bot } = await connectBot({}, { intents });
    const heard: string[] = [];
    bot.on(Events.MessageCreate, (message) => heard.push(message.content));
    const { channelId, applicationId } = emulator;
    const own = await channelOf(bot, emulator).send("own");
    emulator.say({ channelId, content: "secret" });
    emulator.say({ channelId, content: `<@${applicationId}> warmer` });
    emulator.say({ channelId, content: "a reply", replyTo: own.id });
    await vi.waitFor(() => expect(heard).toEqual(["own", "", `<@${applicationId}> warmer`, "a reply"]));
  });

  test("closes on payloads over 4096 bytes and on unknown opcodes", async () => {
    const { origin } = await startEmulator();
    const codeAfter = async (text: string, query = "v=10&encoding=json") => {
      const socket = new WebSocket(`${origin.replace("http", "ws")}/?${query}`);
      await once(socket, "open");
      socket.send(text);
      const [code] = await once(socket, "close");
      return code;
    };
    expect(await codeAfter(JSON.stringify({ op: 1, d: "x".repeat(4096) }))).toBe(4002);
    expect(await codeAfter(JSON.stringify({ op: 99, d: null }))).toBe(4001);
    expect(await codeAfter(JSON.stringify({ op: 3, d: null }))).toBe(4003);
    expect(await codeAfter("{}", "v=9&encoding=json")).toBe(4012);
  });

  test("stands beside many others in one process", async () => {
    const emulators = await Promise.all(Array.from({ length: 12 }, () => startEmulator()));
    expect(new Set(emulators.map(({ origin }) => origin)).size).toBe(12);
    emulators[0]?.say({ channelId: emulators[0].channelId, content: "only here" });
    expect(emulators[1]?.messages(emulators[1].channelId)).toEqual([]);
  });

  test("says when a port is taken", async () => {
    const { origin } = await startEmulator();
    await expect(startEmulator({ port: Number(new URL(origin).port) })).rejects.toThrow(/EADDRINUSE/);
  });
});
