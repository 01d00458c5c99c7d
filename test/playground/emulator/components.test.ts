import {
  ActionRowBuilder,
  ButtonBuilder,
  ButtonStyle,
  CheckboxBuilder,
  CheckboxGroupBuilder,
  FileUploadBuilder,
  LabelBuilder,
  MessageFlags,
  ModalBuilder,
  RadioGroupBuilder,
  StringSelectMenuBuilder,
  TextDisplayBuilder,
  TextInputBuilder,
  TextInputStyle,
} from "discord.js";
import { describe, expect, test } from "vitest";
import { channelOf } from "./connect-bot.ts";
import { botAnswering, create } from "./gallery-bot.ts";

describe("a component on the local Discord", () => {
  test("reaches the bot when pressed, chosen or filled in", async () => {
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

  test("in a modal is of any kind there is", async () => {
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
});
