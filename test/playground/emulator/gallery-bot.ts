import { type Client, Events, type Interaction, SlashCommandBuilder } from "discord.js";
import { onTestFinished } from "vitest";
import type { Emulator } from "../../../playground/emulator/types.ts";
import { connectBot } from "./connect-bot.ts";

/** A command with every kind of nesting and options. */
export const gallery = new SlashCommandBuilder()
  .setName("gallery")
  .setDescription("Galleries")
  .addSubcommand((subcommand) =>
    subcommand
      .setName("create")
      .setDescription("Make one")
      .addStringOption((option) =>
        option.setName("prompt").setDescription("What").setRequired(true).setMaxLength(20),
      )
      .addStringOption((option) => option.setName("style").setDescription("How").setAutocomplete(true))
      .addIntegerOption((option) =>
        option.setName("artworks").setDescription("How many").setMinValue(1).setMaxValue(9),
      )
      .addAttachmentOption((option) => option.setName("picture").setDescription("To hang")),
  )
  .addSubcommandGroup((group) =>
    group
      .setName("set")
      .setDescription("Settings")
      .addSubcommand((subcommand) => subcommand.setName("light").setDescription("Light")),
  );
/** An entry in the menu of a message. */
export const hang = { name: "Hang in gallery", type: 3 } as const;

/** A bot with commands that answers each interaction with `answer`, and keeps what that threw. */
export async function botAnswering(
  answer: (interaction: Interaction, bot: Client<true>) => Promise<unknown>,
  options = {},
) {
  const { emulator, bot } = await connectBot(options);
  onTestFinished(() => emulator.assertNoViolations());
  const errors: unknown[] = [];
  const answered: Promise<unknown>[] = [];
  bot.on(Events.InteractionCreate, (interaction) => {
    answered.push(answer(interaction, bot).catch((error) => errors.push(error)));
  });
  await bot.application.commands.set([gallery, hang]);
  const settled = async () => {
    while (answered.length > 0) await answered.shift();
  };
  return { emulator, bot, errors, settled };
}

/** `/gallery create` as the default member. */
export const create = (
  emulator: Emulator,
  options: Record<string, string | number> = { prompt: "a salon" },
) => emulator.useCommand({ channelId: emulator.channelId, name: "gallery", subcommand: "create", options });
