import type { Subcommand } from "../../src/discord/command.ts";

export const refine: Subcommand = {
  name: "refine",
  define: (subcommand) =>
    subcommand
      .setName("refine")
      .setDescription("Change the gallery of this thread")
      .addStringOption((option) =>
        option
          .setName("wish")
          .setDescription("What should change; the rest stays as it is")
          .setMinLength(1)
          .setMaxLength(2000)
          .setRequired(true),
      ),
  execute: (interaction, { galleries }) =>
    galleries.refineHere(interaction, interaction.options.getString("wish", true)),
};
