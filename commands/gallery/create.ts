import { STYLES } from "../../src/core/plan.ts";
import type { Subcommand } from "../../src/discord/command.ts";

export const create: Subcommand = {
  name: "create",
  define: (subcommand) =>
    subcommand
      .setName("create")
      .setDescription("Make a walkable 3D gallery from a sentence")
      .addStringOption((option) =>
        option
          .setName("prompt")
          .setDescription("What the gallery should be like, in your own words")
          .setMinLength(1)
          .setMaxLength(4000)
          .setRequired(true),
      )
      .addStringOption((option) =>
        option
          .setName("style")
          .setDescription("Architecture; left out, it is read from your words")
          .setMaxLength(60)
          .setAutocomplete(true),
      )
      .addIntegerOption((option) =>
        option.setName("artworks").setDescription("How many works to show").setMinValue(0).setMaxValue(30),
      )
      .addAttachmentOption((option) =>
        option
          .setName("pictures")
          .setDescription(
            "A picture (PNG, JPEG, WebP) or Gaussian splat (.ply, .splat, .spz) of yours to show",
          ),
      ),
  async execute(interaction, { galleries }) {
    const { options } = interaction;
    const style = options.getString("style");
    const artworks = options.getInteger("artworks");
    const picture = options.getAttachment("pictures");
    await galleries.create(interaction, {
      words: options.getString("prompt", true),
      ...(style && { style }),
      ...(artworks !== null && { artworks }),
      pictures: picture ? [picture] : [],
    });
  },
  autocomplete(interaction) {
    const typed = interaction.options.getFocused().toLowerCase();
    return STYLES.filter((style) => style.includes(typed)).map((style) => ({
      name: style.replaceAll("-", " "),
      value: style,
    }));
  },
};
