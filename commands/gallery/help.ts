import { MessageFlags } from "discord.js";
import type { Subcommand } from "../../src/discord/command.ts";

const TEXT = `**Vernissage** turns a sentence into a gallery you can walk through.

\`/gallery create\` with your wish: the room, its materials and light, how many works and in which manner. For example:
> a small red salon with five fauvist still lifes and a marble bust
> a brutalist hall at night with three cubist paintings

In the gallery's thread, write what should change, or press a button. 🔁 makes it again, 🎨 gives it other materials, ↩️ or the word "undo" goes back, ❌ cancels. \`/gallery history\` shows every version; write "from version 2, red walls" to start from one. Only you and moderators can change your gallery; everybody with the link can visit.

The works are made by programs on Hugging Face, called Spaces. \`/gallery spaces find\` shows which ones and why; with \`/gallery spaces inspect\` whoever manages the server can allow others.`;

export const help: Subcommand = {
  name: "help",
  define: (subcommand) => subcommand.setName("help").setDescription("What Vernissage can do"),
  execute: async (interaction) => {
    await interaction.reply({ content: TEXT, flags: MessageFlags.Ephemeral });
  },
};
