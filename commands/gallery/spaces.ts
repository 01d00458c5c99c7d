import { CAPABILITY_WORDS } from "../../src/core/capability-words.ts";
import { CAPABILITIES, type Capability } from "../../src/core/space.ts";
import type { Subcommand, SubcommandGroup } from "../../src/discord/command.ts";

const find: Subcommand = {
  name: "find",
  define: (subcommand) =>
    subcommand
      .setName("find")
      .setDescription("Which Spaces the bot would use, in what order, and why")
      .addStringOption((option) =>
        option
          .setName("for")
          .setDescription("What they should make")
          .addChoices(
            CAPABILITIES.map((capability) => ({ name: CAPABILITY_WORDS[capability], value: capability })),
          ),
      )
      .addStringOption((option) =>
        option
          .setName("words")
          .setDescription("Searches all of Hugging Face by meaning")
          .setMinLength(2)
          .setMaxLength(200),
      ),
  async execute(interaction, { spaces }) {
    const capability = interaction.options.getString("for") as Capability | null;
    const words = interaction.options.getString("words");
    await spaces.find(interaction, { ...(capability && { capability }), ...(words && { words }) });
  },
};

const inspect: Subcommand = {
  name: "inspect",
  define: (subcommand) =>
    subcommand
      .setName("inspect")
      .setDescription("Everything known about one Space, and whether it is allowed here")
      .addStringOption((option) =>
        option
          .setName("space")
          .setDescription("Its name (owner/name) or the link of its page on huggingface.co")
          .setMinLength(3)
          .setMaxLength(200)
          .setRequired(true),
      ),
  execute: (interaction, { spaces }) =>
    spaces.inspect(interaction, interaction.options.getString("space", true)),
};

export const spaces: SubcommandGroup = {
  name: "spaces",
  description: "The programs on Hugging Face that make the works",
  subcommands: [find, inspect],
};
