import {
  ActionRowBuilder,
  ButtonBuilder,
  ButtonStyle,
  type ChatInputCommandInteraction,
  Client,
  Events,
  GatewayIntentBits,
  type GuildTextBasedChannel,
  LabelBuilder,
  MessageFlags,
  ModalBuilder,
  SlashCommandBuilder,
  TextInputBuilder,
  TextInputStyle,
} from "discord.js";
import { afterEach, describe, expect, it } from "vitest";
import { createEmulator } from "../../playground/emulator/emulator.ts";
import { openPageForEach, PROMPT } from "./open-page.ts";

const GALLERY = new SlashCommandBuilder()
  .setName("gallery")
  .setDescription("3D art galleries")
  .addSubcommand((create) =>
    create
      .setName("create")
      .setDescription("Turn a sentence into a gallery")
      .addStringOption((prompt) =>
        prompt.setName("prompt").setDescription("What it is like").setRequired(true),
      ),
  );

const REFINE_ROW = new ActionRowBuilder<ButtonBuilder>().addComponents(
  new ButtonBuilder().setCustomId("refine").setLabel("Refine").setStyle(ButtonStyle.Primary),
);

const REFINE_MODAL = new ModalBuilder()
  .setCustomId("refine-form")
  .setTitle("Refine this gallery")
  .addLabelComponents(
    new LabelBuilder()
      .setLabel("What should change?")
      .setTextInputComponent(new TextInputBuilder().setCustomId("wish").setStyle(TextInputStyle.Paragraph)),
  );

let bot: Client;

async function createEmulatorWithBot() {
  const emulator = await createEmulator();
  const { Guilds, GuildMessages, MessageContent } = GatewayIntentBits;
  bot = new Client({ intents: [Guilds, GuildMessages, MessageContent], rest: { api: emulator.apiUrl } });
  bot.on(Events.InteractionCreate, async (interaction) => {
    if (interaction.isChatInputCommand()) await openThread(interaction);
    if (interaction.isButton()) await interaction.showModal(REFINE_MODAL);
    if (interaction.isModalSubmit()) {
      await interaction.deferReply({ flags: MessageFlags.Ephemeral });
      await interaction.editReply(`Noted: ${interaction.fields.getTextInputValue("wish")}`);
    }
  });
  const ready = new Promise((resolve) => bot.once(Events.ClientReady, resolve));
  await bot.login(emulator.token);
  await ready;
  await bot.application!.commands.set([GALLERY.toJSON()]);
  return emulator;
}

async function openThread(interaction: ChatInputCommandInteraction) {
  await interaction.reply({ content: "On its way.", flags: MessageFlags.Ephemeral });
  const channel = interaction.channel as GuildTextBasedChannel;
  const starter = await channel.send("**A new gallery**");
  const thread = await starter.startThread({ name: "A red salon" });
  const progress = await thread.send("Planning");
  await progress.edit({ content: "Hanging the paintings", components: [REFINE_ROW] });
}

describe("the chat page with a real bot", () => {
  const opened = openPageForEach(createEmulatorWithBot);
  const { see, createGallery } = opened;

  afterEach(async () => {
    await bot.destroy();
    opened.emulator.assertNoViolations();
    await opened.emulator.close();
  });

  it("plays a gallery from command to modal, follow-up and reaction", async () => {
    const { page, emulator } = opened;
    await createGallery();
    expect(emulator.requests.some(({ path }) => path.includes("/callback"))).toBe(true);
    await see("Only you can see this");
    await page.locator(".thread-chip").click();
    await see("Hanging the paintings");
    await see("(edited)");

    await page.locator("::-p-text(Refine)").click();
    await page.waitForSelector("dialog.modal[open]");
    await page.keyboard.type("A darker floor");
    await page.click(".modal [type=submit]");
    await see("Noted: A darker floor");

    await page.type("textarea", PROMPT);
    await page.keyboard.press("Enter");
    await see(PROMPT);
    await page.hover(".message:nth-child(2)");
    await page.click(".message:nth-child(2) [aria-label='Add reaction']");
    await page.click("[aria-label^='🎨']");
    await page.waitForSelector(".reaction[aria-pressed=true]");
    const [progress] = emulator.messages(emulator.threads()[0]!.id);
    expect(progress?.reactions).toMatchObject([{ emoji: { name: "🎨" }, count: 1 }]);
  });
});
