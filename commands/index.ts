import { InteractionContextType, SlashCommandBuilder } from "discord.js";
import type { Command } from "../src/discord/command.ts";
import { cancel } from "./gallery/cancel.ts";
import { create } from "./gallery/create.ts";
import { help } from "./gallery/help.ts";
import { history } from "./gallery/history.ts";
import { list } from "./gallery/list.ts";
import { refine } from "./gallery/refine.ts";
import { spaces } from "./gallery/spaces.ts";
import { status } from "./gallery/status.ts";

const entries: Command["entries"] = [create, refine, history, status, cancel, list, spaces, help];

/** Everything people can do with a slash command; a test proves that no file is missing from the list. */
export const galleryCommand: Command = { entries, body: declare().toJSON() };

function declare(): SlashCommandBuilder {
  const builder = new SlashCommandBuilder()
    .setName("gallery")
    .setDescription("Galleries from a sentence")
    .setContexts(InteractionContextType.Guild);
  for (const entry of entries) {
    if ("define" in entry) builder.addSubcommand((subcommand) => entry.define(subcommand));
    else {
      builder.addSubcommandGroup((group) => {
        group.setName(entry.name).setDescription(entry.description);
        for (const inner of entry.subcommands) group.addSubcommand((subcommand) => inner.define(subcommand));
        return group;
      });
    }
  }
  return builder;
}
