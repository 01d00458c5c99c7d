import type { Subcommand } from "../../src/discord/command.ts";

export const history: Subcommand = {
  name: "history",
  define: (subcommand) =>
    subcommand.setName("history").setDescription("The versions of the gallery of this thread"),
  execute: (interaction, { galleries }) => galleries.historyHere(interaction),
};
