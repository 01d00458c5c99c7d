import type { Subcommand } from "../../src/discord/command.ts";

export const cancel: Subcommand = {
  name: "cancel",
  define: (subcommand) =>
    subcommand.setName("cancel").setDescription("Stop what is under way in this thread"),
  execute: (interaction, { galleries }) => galleries.cancelHere(interaction),
};
