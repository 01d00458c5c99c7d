import { InteractionContextType, SlashCommandBuilder } from "discord.js";
import type { Command } from "../src/discord/command.ts";
import { cancel } from "./gallery/cancel.ts";
import { create } from "./gallery/create.ts";
import { help } from "./gallery/help.ts";
import { list } from "./gallery/list.ts";
import { refine } from "./gallery/refine.ts";
import { status } from "./gallery/status.ts";

const subcommands = [create, refine, status, cancel, list, help] as const;

/** Everything people can do with a slash command; a test proves that no file is missing from the list. */
export const galleryCommand: Command = {
  subcommands,
  body: subcommands
    .reduce((builder, subcommand) => {
      builder.addSubcommand((option) => subcommand.define(option));
      return builder;
    }, new SlashCommandBuilder()
      .setName("gallery")
      .setDescription("Galleries from a sentence")
      .setContexts(InteractionContextType.Guild))
    .toJSON(),
};
