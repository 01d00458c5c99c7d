import {
  ActionRowBuilder,
  ButtonBuilder,
  ButtonStyle,
  CheckboxBuilder,
  CheckboxGroupBuilder,
  type Client,
  DiscordAPIError,
  Events,
  FileUploadBuilder,
  type Interaction,
  LabelBuilder,
  MessageFlags,
  ModalBuilder,
  RadioGroupBuilder,
  SlashCommandBuilder,
  StringSelectMenuBuilder,
  TextDisplayBuilder,
  TextInputBuilder,
  TextInputStyle,
} from "discord.js";
import { afterEach, describe, expect, test } from "vitest";
import type { Emulator, EmulatorEvent } from "../../../playground/emulator/types.ts";
import { channelOf, connectBot, startEmulator } from "./connect-bot.ts";

const gallery = new SlashCommandBuilder()
  .setName("gallery")
  .setDescription("Galleries")
  .addSubcommand((subcommand) =>
    subcommand
      .setName("create")
      .setDescription("Make one")
      .addStringOption((option) =>
        option.setName("prompt").setDescription("What").setRequired(true).setMaxLength(20),
      )
      .addStringOption((option) => option.setName("style").setDescription("How").setAutocomplete(true))
      .addIntegerOption((option) =>
        option.setName("artworks").setDescription("How many").setMinValue(1).setMaxValue(9),
      )
      .addAttachmentOption((option) => option.setName("picture").setDescription("To hang")),
  )
  .addSubcommandGroup((group) =>
    group
      .setName("set")
      .setDescription("Settings")
      .addSubcommand((subcommand) => subcommand.setName("light").setDescription("Light")),
  );
const hang = { name: "Hang in gallery", type: 3 } as const;

let current: Emulator | undefined;
afterEach(() => {
  current?.assertNoViolations();
  current = undefined;
});

/** A bot with commands that answers each interaction with `answer`, and keeps what that threw. */
async function botAnswering(
  answer: (interaction: Interaction, bot: Client<true>) => Promise<unknown>,
  options = {},
) {
  const { emulator, bot } = await connectBot(options);
  current = emulator;
  const errors: unknown[] = [];
  const answered: Promise<unknown>[] = [];
  bot.on(Events.InteractionCreate, (interaction) => {
    answered.push(answer(interaction, bot).catch((error) => errors.push(error)));
  });
  await bot.application.commands.set([gallery, hang]);
  const settled = async () => {
    while (answered.length > 0) await answered.shift();
  };
  return { emulator, bot, errors, settled };
}

const create = (emulator: Emulator, options: Record<string, string | number> = { prompt: "a salon" }) =>
  emulator.useCommand({ channelId: emulator.channelId, name: "gallery", subcommand: "create", options });

describe("an interaction on the local Discord", () => {
  test("is deferred, edited and followed up", async () => {
    const { emulator, settled } = await botAnswering(async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      const response = await interaction.deferReply({ withResponse: true });
      expect(response.resource?.message?.flags.has(MessageFlags.Loading)).toBe(true);
      await interaction.editReply(
        `${interaction.options.getSubcommand()}: ${interaction.options.getString("prompt")}`,
      );
      await interaction.followUp("more");
      expect((await interaction.fetchReply()).content).toBe("create: a salon");
    });
    const outcome = await create(emulator);
    await settled();
    expect(outcome).toMatchObject({ kind: "deferred", message: { flags: 128 } });
    expect(outcome.answeredAfterMs).toBeLessThan(3000);
    expect(emulator.messages(emulator.channelId).map(({ content, flags }) => [content, flags])).toEqual([
      ["create: a salon", 0],
      ["more", 0],
    ]);
  });

  test("carries numbers, files and subcommand groups", async () => {
    const seen: unknown[] = [];
    const { emulator, settled } = await botAnswering(async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      const { options } = interaction;
      seen.push(options.getSubcommandGroup(false), options.getInteger("artworks"), interaction.locale);
      const attachment = options.getAttachment("picture");
      if (attachment) seen.push(await (await fetch(attachment.url)).text());
      await interaction.reply({ content: "ok", flags: MessageFlags.Ephemeral });
    });
    const { id } = emulator.addMember({ name: "Colette", locale: "fr" });
    const picture = { filename: "a b.png", bytes: Buffer.from("pixels"), contentType: "image/png" };
    await emulator.useCommand({
      channelId: emulator.channelId,
      memberId: id,
      name: "gallery",
      subcommand: "create",
      options: { prompt: "x", artworks: 3, picture },
    });
    await settled();
    await emulator.useCommand({ channelId: emulator.channelId, name: "gallery", subcommand: "set light" });
    await settled();
    expect(seen).toEqual([null, 3, "fr", "pixels", "set", null, "en-US"]);
  });

  test.each([
    [{}, /prompt is required/],
    [{ prompt: "x".repeat(21) }, /20 characters/],
    [{ prompt: "x", artworks: 10 }, /between 1 and 9/],
    [{ prompt: "x", artworks: 1.5 }, /whole number/],
    [{ prompt: "x", colour: "red" }, /no option colour/],
  ])("does not leave the client with the options %j", async (options, problem) => {
    const { emulator } = await botAnswering(async () => undefined);
    await expect(create(emulator, options)).rejects.toThrow(problem);
  });

  test("reaches the bot from the menu of a message", async () => {
    const { emulator } = await botAnswering(async (interaction) => {
      if (interaction.isMessageContextMenuCommand())
        await interaction.reply(interaction.targetMessage.content);
    });
    const { channelId } = emulator;
    const { id } = emulator.say({ channelId, content: "hang me" });
    const outcome = await emulator.useCommand({ channelId, name: hang.name, targetMessageId: id });
    expect(outcome.message?.content).toBe("hang me");
  });

  test("is acknowledged once only", async () => {
    const { emulator, errors, settled } = await botAnswering(async (interaction, bot) => {
      const answer = { body: { type: 4, data: { content: "hi" } }, auth: false };
      const route = `/interactions/${interaction.id}/${interaction.token}/callback` as const;
      await bot.rest.post(route, answer);
      await bot.rest.post(route, answer);
    });
    await create(emulator);
    await settled();
    expect(errors).toMatchObject([{ code: 40060 }]);
  });

  test("fails for the member, and for the bot, when nobody answers in time", async () => {
    const { emulator, errors, settled } = await botAnswering(
      async (interaction) => {
        await new Promise((resolve) => setTimeout(resolve, 150));
        if (interaction.isChatInputCommand()) await interaction.deferReply();
      },
      { answerWithinMs: 80 },
    );
    const events: EmulatorEvent[] = [];
    emulator.on((event) => events.push(event));
    expect(await create(emulator)).toMatchObject({ kind: "failed" });
    await settled();
    expect(errors).toMatchObject([{ code: 10062 }]);
    expect(errors[0]).toBeInstanceOf(DiscordAPIError);
    expect(events).toMatchObject([{ type: "interaction-failed", reason: "The application did not respond" }]);
  });

  test("can be edited for 15 minutes", async () => {
    let nowMs = Date.now();
    const { emulator, errors, settled } = await botAnswering(
      async (interaction) => {
        if (!interaction.isChatInputCommand()) return;
        await interaction.deferReply();
        nowMs += 14 * 60_000;
        await interaction.editReply("in time");
        nowMs += 2 * 60_000;
        await interaction.editReply("too late");
      },
      { clock: { now: () => nowMs } },
    );
    await create(emulator);
    await settled();
    expect(errors).toMatchObject([{ status: 401, code: 50027 }]);
    expect(emulator.messages(emulator.channelId)[0]?.content).toBe("in time");
  });

  test("shows ephemeral answers to their member alone", async () => {
    const { emulator, settled } = await botAnswering(async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      await interaction.deferReply({ flags: MessageFlags.Ephemeral });
      await interaction.editReply("psst");
    });
    const seen: unknown[] = [];
    emulator.on((event) => {
      if (event.type === "interaction-answered")
        seen.push([event.kind, event.message?.content, event.memberId]);
    });
    await create(emulator);
    await settled();
    expect(emulator.messages(emulator.channelId)).toEqual([]);
    expect(seen).toEqual([
      ["deferred", "", emulator.memberId],
      ["message", "psst", emulator.memberId],
    ]);
  });

  test("suggests while the member types", async () => {
    const { emulator } = await botAnswering(async (interaction) => {
      if (!interaction.isAutocomplete()) return;
      const { name, value } = interaction.options.getFocused(true);
      await interaction.respond([{ name: `${name} ${value}`, value: "cubist" }]);
    });
    const suggestions = await emulator.autocomplete({
      channelId: emulator.channelId,
      name: "gallery",
      subcommand: "create",
      options: { style: "cu" },
      focused: "style",
    });
    expect(suggestions).toEqual([{ name: "style cu", value: "cubist" }]);
  });

  test("comes from buttons, selects and modals", async () => {
    const button = new ButtonBuilder().setCustomId("refine").setLabel("Refine").setStyle(ButtonStyle.Primary);
    const select = new StringSelectMenuBuilder()
      .setCustomId("light")
      .addOptions({ label: "Dawn", value: "dawn" }, { label: "Dusk", value: "dusk" });
    const input = new TextInputBuilder()
      .setCustomId("wish")
      .setStyle(TextInputStyle.Paragraph)
      .setMaxLength(30);
    const modal = new ModalBuilder()
      .setCustomId("refine-form")
      .setTitle("Refine")
      .addLabelComponents(new LabelBuilder().setLabel("Wish").setTextInputComponent(input));
    const { emulator, bot, settled } = await botAnswering(async (interaction) => {
      if (interaction.isButton()) await interaction.showModal(modal);
      if (interaction.isModalSubmit() && interaction.isFromMessage())
        await interaction.update({ content: interaction.fields.getTextInputValue("wish"), components: [] });
      if (interaction.isStringSelectMenu()) {
        await interaction.deferUpdate();
        await interaction.editReply(interaction.values.join());
        await interaction.followUp({ content: "noted", flags: MessageFlags.Ephemeral });
      }
    });
    const { id: messageId } = await channelOf(bot, emulator).send({
      content: "result",
      components: [
        new ActionRowBuilder<ButtonBuilder>().addComponents(button),
        new ActionRowBuilder<StringSelectMenuBuilder>().addComponents(select),
      ],
    });
    const chosen = await emulator.choose({ messageId, customId: "light", values: ["dusk"] });
    await settled();
    expect(chosen.kind).toBe("deferred-update");
    expect(emulator.messages(emulator.channelId)).toMatchObject([{ content: "dusk" }]);
    await expect(emulator.choose({ messageId, customId: "light", values: ["noon"] })).rejects.toThrow(/noon/);
    await expect(emulator.press({ messageId, customId: "nothing" })).rejects.toThrow(/nothing/);

    const opened = await emulator.press({ messageId, customId: "refine" });
    expect(opened).toMatchObject({ kind: "modal", data: { title: "Refine" } });
    const form = { interactionId: opened.id, customId: "refine-form" };
    await expect(emulator.submitModal({ ...form, fields: { wish: "" } })).rejects.toThrow(/1 characters/);
    const submitted = await emulator.submitModal({ ...form, fields: { wish: "warmer light" } });
    expect(submitted.kind).toBe("update");
    expect(emulator.messages(emulator.channelId)).toMatchObject([
      { content: "warmer light", components: [] },
    ]);
  });

  test("fills every kind of modal field", async () => {
    const label = (text: string) => new LabelBuilder().setLabel(text);
    const choices = [
      { label: "A", value: "a" },
      { label: "B", value: "b" },
    ];
    const modal = new ModalBuilder()
      .setCustomId("form")
      .setTitle("Form")
      .addTextDisplayComponents(new TextDisplayBuilder().setContent("Fill me"))
      .addLabelComponents(
        label("Pictures").setFileUploadComponent(
          new FileUploadBuilder().setCustomId("files").setMaxValues(2),
        ),
        label("One").setRadioGroupComponent(new RadioGroupBuilder().setCustomId("one").addOptions(choices)),
        label("Many").setCheckboxGroupComponent(
          new CheckboxGroupBuilder().setCustomId("many").addOptions(choices),
        ),
        label("Yes").setCheckboxComponent(new CheckboxBuilder().setCustomId("yes")),
      );
    const { emulator, settled, errors } = await botAnswering(async (interaction) => {
      if (interaction.isChatInputCommand()) await interaction.showModal(modal);
      if (!interaction.isModalSubmit()) return;
      const { fields } = interaction;
      const file = fields.getUploadedFiles("files", true).first()!;
      const chosen = [
        fields.getRadioGroup("one"),
        fields.getCheckboxGroup("many"),
        fields.getCheckbox("yes"),
      ];
      await interaction.reply(JSON.stringify([file.name, ...chosen]));
    });
    const { id: interactionId } = await create(emulator);
    const form = { interactionId, customId: "form" };
    const upload = { filename: "a.png", bytes: Buffer.from("a"), contentType: "image/png" };
    const fields = { one: "b", many: ["a", "b"], yes: "true" };
    await expect(emulator.submitModal({ ...form, fields })).rejects.toThrow(/files needs 1/);
    const outcome = await emulator.submitModal({ ...form, fields, files: { files: [upload] } });
    await settled();
    expect(errors).toEqual([]);
    expect(JSON.parse(outcome.message!.content)).toEqual(["a.png", "b", ["a", "b"], true]);
  });

  test("settles as failed when the local Discord closes", async () => {
    const emulator = await startEmulator();
    const body = JSON.stringify([gallery.toJSON()]);
    const headers = { authorization: `Bot ${emulator.token}`, "content-type": "application/json" };
    const url = `${emulator.apiUrl}/v10/applications/${emulator.applicationId}/commands`;
    expect((await fetch(url, { method: "PUT", headers, body })).status).toBe(200);
    const outcome = create(emulator);
    await emulator.close();
    expect(await outcome).toMatchObject({ kind: "failed" });
  });
});
