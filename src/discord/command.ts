import type {
  AutocompleteInteraction,
  ChatInputCommandInteraction,
  RESTPostAPIApplicationCommandsJSONBody,
  SlashCommandSubcommandBuilder,
} from "discord.js";
import type { GalleryActions } from "./gallery-actions.ts";
import type { SpaceActions } from "./space-actions.ts";

/** Everything a command can ask for. */
export interface Actions {
  galleries: GalleryActions;
  spaces: SpaceActions;
}

/** What is offered while an option is typed. */
export type Choices = readonly { name: string; value: string | number }[];

/** One `/gallery …` subcommand: how it is declared and which action it asks for. No logic of its own. */
export interface Subcommand {
  name: string;
  define(subcommand: SlashCommandSubcommandBuilder): SlashCommandSubcommandBuilder;
  execute(interaction: ChatInputCommandInteraction<"cached">, actions: Actions): Promise<void>;
  autocomplete?(interaction: AutocompleteInteraction<"cached">, actions: Actions): Choices | Promise<Choices>;
}

/** Subcommands under one name: `/gallery spaces find`. */
export interface SubcommandGroup {
  name: string;
  description: string;
  subcommands: readonly Subcommand[];
}

/** A top-level command with what is below it. */
export interface Command {
  body: RESTPostAPIApplicationCommandsJSONBody;
  entries: readonly (Subcommand | SubcommandGroup)[];
}
