import { DiscordAPIError, MessageFlags } from "discord.js";
import { describe, expect, test } from "vitest";
import type { EmulatorEvent } from "../../../playground/emulator/types.ts";
import { request, startEmulator } from "./connect-bot.ts";
import { botAnswering, create, gallery, hang } from "./gallery-bot.ts";

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

  test("settles as failed when the local Discord closes", async () => {
    const emulator = await startEmulator();
    const path = `/applications/${emulator.applicationId}/commands`;
    expect((await request(emulator, "PUT", path, [gallery.toJSON()])).status).toBe(200);
    const outcome = create(emulator);
    await emulator.close();
    expect(await outcome).toMatchObject({ kind: "failed" });
  });
});
