import type {
  AutocompleteInteraction,
  ChatInputCommandInteraction,
  RESTPostAPIApplicationCommandsJSONBody,
  SlashCommandSubcommandBuilder,
} from "discord.js";
import type { GalleryActions } from "./gallery-actions.ts";

/** One `/gallery …` subcommand: how it is declared and which action it asks for. No logic of its own. */
export interface Subcommand {
  name: string;
  define(subcommand: SlashCommandSubcommandBuilder): SlashCommandSubcommandBuilder;
  execute(interaction: ChatInputCommandInteraction<"cached">, actions: GalleryActions): Promise<void>;
  autocomplete?(interaction: AutocompleteInteraction<"cached">): readonly { name: string; value: string }[];
}

/** A top-level command with its subcommands. */
export interface Command {
  body: RESTPostAPIApplicationCommandsJSONBody;
  subcommands: readonly Subcommand[];
}
