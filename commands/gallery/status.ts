import type { Subcommand } from "../../src/discord/command.ts";

export const status: Subcommand = {
  name: "status",
  define: (subcommand) =>
    subcommand.setName("status").setDescription("How the gallery of this thread stands"),
  execute: (interaction, { galleries }) => galleries.statusHere(interaction),
};
