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
      )
      .addIntegerOption((option) =>
        option
          .setName("version")
          .setDescription("Start from this version; left out, from the newest")
          .setMinValue(1)
          .setAutocomplete(true),
      ),
  execute(interaction, { galleries }) {
    const version = interaction.options.getInteger("version");
    return galleries.refineHere(interaction, {
      words: interaction.options.getString("wish", true),
      ...(version !== null && { version }),
    });
  },
  async autocomplete(interaction, { galleries }) {
    const typed = interaction.options.getFocused();
    const choices = await galleries.versionChoices(interaction.channelId);
    return choices.filter(({ name }) => name.includes(typed));
  },
};
