import type { Subcommand } from "../../src/discord/command.ts";

export const list: Subcommand = {
  name: "list",
  define: (subcommand) => subcommand.setName("list").setDescription("Your galleries"),
  execute: (interaction, { galleries }) => galleries.list(interaction),
};
