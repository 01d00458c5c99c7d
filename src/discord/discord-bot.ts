import { Client, Events, GatewayIntentBits, Partials } from "discord.js";
import type { Logger } from "pino";
import { toError, VernissageError } from "../core/errors.ts";

/** A client set up as this bot needs it; nothing is connected yet. */
export function createDiscordClient(options: {
  apiUrl?: string;
  withMessageContent: boolean;
  logger: Logger;
}): Client {
  const client = new Client({
    intents: [
      GatewayIntentBits.Guilds,
      GatewayIntentBits.GuildMessages,
      GatewayIntentBits.GuildMessageReactions,
      ...(options.withMessageContent ? [GatewayIntentBits.MessageContent] : []),
    ],
    // Reactions on messages from before a restart arrive only with these.
    partials: [Partials.Message, Partials.Channel, Partials.Reaction],
    allowedMentions: { parse: [] },
    enforceNonce: true,
    ...(options.apiUrl && { rest: { api: options.apiUrl } }),
  });
  client.on(Events.Error, (error) => options.logger.error({ error }, "discord-error"));
  client.on(Events.Warn, (message) => options.logger.warn({ message }, "discord-warning"));
  return client;
}

/** Resolves when the client is ready. Throws a `VernissageError` that names what the operator has to mend. */
export async function logIn(client: Client, token: string): Promise<void> {
  try {
    const ready = new Promise<void>((resolve) => client.once(Events.ClientReady, () => resolve()));
    await client.login(token);
    await ready;
  } catch (cause) {
    const { message } = toError(cause);
    await client.destroy();
    throw new VernissageError({
      code: "discord-login-failed",
      message,
      userMessage: adviceFor(message),
      party: "operator",
      cause,
    });
  }
}

function adviceFor(message: string): string {
  if (/disallowed intents/i.test(message)) {
    return "Discord refused the Message Content intent. Switch it on in the developer portal (Bot → Privileged Gateway Intents), or set DISCORD_MESSAGE_CONTENT=false to do without follow-ups as plain messages.";
  }
  if (/token/i.test(message)) {
    return "Discord refused DISCORD_TOKEN. Copy the bot's token again from the developer portal (Bot → Reset Token) into .env.";
  }
  return `Discord could not be reached: ${message}. Check the network and try again.`;
}
