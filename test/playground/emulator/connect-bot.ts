import { Client, type ClientOptions, Events, GatewayIntentBits, Partials } from "discord.js";
import { onTestFinished } from "vitest";
import { createEmulator } from "../../../playground/emulator/emulator.ts";
import type { Emulator, EmulatorOptions } from "../../../playground/emulator/types.ts";

const INTENTS = [
  GatewayIntentBits.Guilds,
  GatewayIntentBits.GuildMessages,
  GatewayIntentBits.GuildMessageReactions,
  GatewayIntentBits.MessageContent,
];

/** A local Discord that ends with the test. */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const emulator = await createEmulator(options);
  onTestFinished(() => emulator.close());
  return emulator;
}

/** An unmodified discord.js that is not logged in yet. */
export function createBot(emulator: Emulator, options: Partial<ClientOptions> = {}): Client {
  const bot = new Client({
    intents: INTENTS,
    partials: [Partials.Message, Partials.Channel, Partials.Reaction],
    ...options,
    rest: { api: emulator.apiUrl, ...options.rest },
  });
  onTestFinished(() => bot.destroy());
  return bot;
}

/** A local Discord with a bot that is ready. */
export async function connectBot(
  options: EmulatorOptions = {},
  clientOptions: Partial<ClientOptions> = {},
): Promise<{ emulator: Emulator; bot: Client<true> }> {
  const emulator = await startEmulator(options);
  const bot = createBot(emulator, clientOptions);
  const ready = new Promise<Client<true>>((resolve) => bot.once(Events.ClientReady, resolve));
  await bot.login(emulator.token);
  return { emulator, bot: await ready };
}

/** The demo's channel as the bot sees it. */
export function channelOf(bot: Client<true>, emulator: Emulator) {
  const channel = bot.channels.cache.get(emulator.channelId);
  if (!channel?.isTextBased() || channel.isDMBased() || !channel.isSendable())
    throw new Error("no text channel");
  return channel;
}

/** A request as the bot would send it, but with any body. */
export async function request(
  emulator: Emulator,
  method: string,
  path: string,
  body?: unknown,
): Promise<{ status: number; body: Record<string, unknown>; headers: Headers }> {
  const isForm = body instanceof FormData;
  const response = await fetch(`${emulator.apiUrl}/v10${path}`, {
    method,
    headers: {
      authorization: `Bot ${emulator.token}`,
      ...(body !== undefined && !isForm && { "content-type": "application/json" }),
    },
    ...(body !== undefined && { body: isForm ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    body: text === "" ? undefined : JSON.parse(text),
  };
}
