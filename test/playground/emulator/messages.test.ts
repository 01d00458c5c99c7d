import { once } from "node:events";
import {
  ActionRowBuilder,
  AttachmentBuilder,
  ButtonBuilder,
  ButtonStyle,
  ContainerBuilder,
  Events,
  FileBuilder,
  MediaGalleryBuilder,
  MessageFlags,
  PermissionFlagsBits,
  SectionBuilder,
  SeparatorBuilder,
  TextDisplayBuilder,
  ThreadAutoArchiveDuration,
  ThumbnailBuilder,
} from "discord.js";
import sharp from "sharp";
import { describe, expect, test, vi } from "vitest";
import { ALL_BUT_ADMINISTRATOR } from "../../../playground/emulator/permissions.ts";
import { channelOf, connectBot } from "./connect-bot.ts";

const png = (text: string) => Buffer.from(text);
const without = (bit: bigint) => (BigInt(ALL_BUT_ADMINISTRATOR) & ~bit).toString();

describe("messages on the local Discord", () => {
  test("carry uploads with alt text, and give the bytes back", async () => {
    const { emulator, bot } = await connectBot();
    const file = new AttachmentBuilder(png("pixels"), { name: "view 1.png", description: "A hall" });
    const sent = await channelOf(bot, emulator).send({ content: "look", files: [file] });
    const attachment = sent.attachments.first()!;
    expect(attachment).toMatchObject({ name: "view_1.png", description: "A hall", size: 6 });
    expect(await (await fetch(attachment.url)).text()).toBe("pixels");
    expect(Buffer.from(emulator.attachment(attachment.url)!).toString()).toBe("pixels");
    emulator.assertNoViolations();
  });

  test("know the size of their pictures", async () => {
    const { emulator, bot } = await connectBot();
    const background = { width: 3, height: 2, channels: 3, background: "#fff" } as const;
    const picture = sharp({ create: background });
    const files = [
      new AttachmentBuilder(await picture.png().toBuffer(), { name: "a.png" }),
      new AttachmentBuilder(await picture.jpeg().toBuffer(), { name: "b.jpg" }),
      new AttachmentBuilder(png("pixels"), { name: "c.png" }),
    ];
    const sent = await channelOf(bot, emulator).send({ files });
    const sizes = sent.attachments.map(({ width, height }) => [width, height]);
    expect(sizes).toEqual([
      [3, 2],
      [3, 2],
      [null, null],
    ]);
    emulator.assertNoViolations();
  });

  test("keep, describe anew, drop and add attachments when edited", async () => {
    const { emulator, bot } = await connectBot();
    const sent = await channelOf(bot, emulator).send({
      files: [
        new AttachmentBuilder(png("a"), { name: "a.png" }),
        new AttachmentBuilder(png("b"), { name: "b.png" }),
      ],
    });
    const [a] = [...sent.attachments.values()];
    const names = () => emulator.messages(emulator.channelId)[0]?.attachments.map(({ filename }) => filename);
    await sent.edit({ content: "text alone" });
    expect(names()).toEqual(["a.png", "b.png"]);
    await sent.edit({ attachments: [a!], files: [new AttachmentBuilder(png("c"), { name: "c.png" })] });
    expect(names()).toEqual(["a.png", "c.png"]);
    await sent.edit({ attachments: [] });
    expect(names()).toEqual([]);
    emulator.assertNoViolations();
  });

  test("are made once per enforced nonce, even if a gateway timeout hides the answer", async () => {
    const { emulator, bot } = await connectBot({}, { rest: { retries: 3 } });
    const fault = { method: "POST", path: /\/messages$/, status: 502, times: 1, isApplied: true };
    emulator.script(fault);
    await channelOf(bot, emulator).send({ content: "once", nonce: "n1", enforceNonce: true });
    expect(emulator.messages(emulator.channelId)).toHaveLength(1);
    emulator.script(fault);
    await channelOf(bot, emulator).send("twice");
    expect(emulator.messages(emulator.channelId)).toHaveLength(3);
    expect(emulator.requests.filter(({ status }) => status === 502)).toHaveLength(2);
  });

  test("may carry the nonce that discord.js puts on every request when told to", async () => {
    const { emulator, bot } = await connectBot({}, { enforceNonce: true });
    const sent = await channelOf(bot, emulator).send("a");
    await sent.edit("b");
    const nonce = expect.stringMatching(/^\d+$/);
    expect(emulator.messages(emulator.channelId)).toMatchObject([{ content: "b", nonce }]);
    emulator.assertNoViolations();
  });

  test("show Components V2 with their files", async () => {
    const { emulator, bot } = await connectBot();
    const container = new ContainerBuilder()
      .addSectionComponents(
        new SectionBuilder()
          .addTextDisplayComponents(new TextDisplayBuilder().setContent("# Salon"))
          .setThumbnailAccessory(new ThumbnailBuilder().setURL("attachment://a.png")),
      )
      .addMediaGalleryComponents(new MediaGalleryBuilder().addItems({ media: { url: "attachment://a.png" } }))
      .addSeparatorComponents(new SeparatorBuilder())
      .addFileComponents(new FileBuilder().setURL("attachment://gallery.glb"))
      .addActionRowComponents(
        new ActionRowBuilder<ButtonBuilder>().addComponents(
          new ButtonBuilder().setLabel("Walk").setStyle(ButtonStyle.Link).setURL("http://127.0.0.1/"),
        ),
      );
    const sent = await channelOf(bot, emulator).send({
      flags: MessageFlags.IsComponentsV2,
      components: [container],
      files: [
        new AttachmentBuilder(png("a"), { name: "a.png" }),
        new AttachmentBuilder(png("glb"), { name: "gallery.glb" }),
      ],
    });
    const [{ components }] = emulator.messages(emulator.channelId) as unknown as [
      { components: { components: { file?: { url: string }; size?: number; id: number }[] }[] },
    ];
    const file = components[0]!.components[3]!;
    expect(file).toMatchObject({ size: 3, name: "gallery.glb" });
    expect(await (await fetch(file.file!.url)).text()).toBe("glb");
    expect(sent.components[0]?.toJSON()).toMatchObject({ type: 17, id: 1 });
    emulator.assertNoViolations();
  });

  test("start one thread at most, which members and bot talk in", async () => {
    const { emulator, bot } = await connectBot();
    const starter = await channelOf(bot, emulator).send("a salon");
    const options = { name: "A salon", autoArchiveDuration: ThreadAutoArchiveDuration.OneDay };
    const thread = await starter.startThread(options);
    expect(thread.id).toBe(starter.id);
    expect(emulator.messages(emulator.channelId)[0]).toMatchObject({ flags: MessageFlags.HasThread });
    await expect(starter.startThread(options)).rejects.toThrow(/already/);
    await bot.rest
      .post(`/channels/${emulator.channelId}/messages/${starter.id}/threads`, { body: { name: "again" } })
      .catch((error) => expect(error.code).toBe(160004));

    const heard = once(bot, Events.MessageCreate);
    await thread.members.add(emulator.memberId);
    await thread.sendTyping();
    emulator.say({ channelId: thread.id, content: "warmer light" });
    expect((await heard)[0]).toMatchObject({ content: "warmer light", channelId: thread.id });
    await thread.send("on it");
    expect(emulator.messages(thread.id).map(({ content }) => content)).toEqual(["warmer light", "on it"]);
    expect(emulator.threads()).toMatchObject([{ member_count: 2, message_count: 2 }]);
    emulator.assertNoViolations();
  });

  test("cannot be edited in an archived thread until somebody writes there", async () => {
    const { emulator, bot } = await connectBot();
    const thread = await (await channelOf(bot, emulator).send("a")).startThread({ name: "a" });
    const message = await thread.send("progress");
    emulator.archiveThread(thread.id);
    await expect(message.edit("more")).rejects.toMatchObject({ code: 50083 });
    await expect(message.react("👍")).rejects.toMatchObject({ code: 50083 });
    emulator.say({ channelId: thread.id, content: "still here" });
    await message.edit("more");
    expect(emulator.threads()).toMatchObject([{ thread_metadata: { archived: false } }]);
  });

  test("take reactions, also on messages the bot no longer knows", async () => {
    const { emulator, bot } = await connectBot();
    const { channelId } = emulator;
    const heard = once(bot, Events.MessageCreate);
    const { id: messageId } = emulator.say({ channelId, content: "before" });
    await heard;
    channelOf(bot, emulator).messages.cache.clear();
    const added = once(bot, Events.MessageReactionAdd);
    emulator.react({ channelId, messageId, emoji: "❤️" });
    const [reaction] = await added;
    expect(reaction.message.partial).toBe(true);
    expect((await reaction.message.fetch()).content).toBe("before");
    await reaction.message.react("🖼️");
    expect(emulator.messages(channelId)).toMatchObject([
      {
        reactions: [
          { emoji: { name: "❤️" }, count: 1, me: false },
          { emoji: { name: "🖼️" }, me: true },
        ],
      },
    ]);
    const removed = once(bot, Events.MessageReactionRemove);
    emulator.react({ channelId, messageId, emoji: "❤️", remove: true });
    await removed;
    await expect(reaction.message.react("custom:123")).rejects.toMatchObject({ code: 10014 });
  });

  test("are read page by page, replied to and deleted", async () => {
    const { emulator, bot } = await connectBot();
    const { channelId } = emulator;
    const channel = channelOf(bot, emulator);
    const ids = ["a", "b", "c", "d"].map((content) => emulator.say({ channelId, content }).id);
    const contents = async (query: { limit: number; before?: string; after?: string }) =>
      [...(await channel.messages.fetch(query)).values()].map(({ content }) => content);
    expect(await contents({ limit: 2 })).toEqual(["d", "c"]);
    expect(await contents({ limit: 2, before: ids[2]! })).toEqual(["b", "a"]);
    expect(await contents({ limit: 1, after: ids[0]! })).toEqual(["b"]);
    const reply = await (await channel.messages.fetch(ids[0]!)).reply("to a");
    expect(reply.reference?.messageId).toBe(ids[0]);
    await reply.delete();
    await expect(channel.messages.fetch(reply.id)).rejects.toMatchObject({ code: 10008 });
    const stranger = await channel.messages.fetch(ids[0]!);
    await expect(
      bot.rest.patch(`/channels/${channelId}/messages/${stranger.id}`, { body: { content: "x" } }),
    ).rejects.toMatchObject({ code: 50005 });
    emulator.assertNoViolations();
  });

  test("need the bot's permissions, channel by channel", async () => {
    const { emulator, bot } = await connectBot();
    const quiet = emulator.addChannel({
      name: "quiet",
      botPermissions: without(PermissionFlagsBits.SendMessages),
    });
    const flat = emulator.addChannel({
      name: "flat",
      botPermissions: without(PermissionFlagsBits.CreatePublicThreads | PermissionFlagsBits.AttachFiles),
    });
    const hidden = emulator.addChannel({ name: "hidden", botPermissions: "0" });
    const send = (id: string, body: object) => bot.rest.post(`/channels/${id}/messages`, { body });
    await expect(send(quiet.id, { content: "x" })).rejects.toMatchObject({ code: 50013 });
    await expect(send(hidden.id, { content: "x" })).rejects.toMatchObject({ code: 50001 });
    const { id } = (await send(flat.id, { content: "x" })) as { id: string };
    await expect(
      bot.rest.post(`/channels/${flat.id}/messages/${id}/threads`, { body: { name: "x" } }),
    ).rejects.toMatchObject({ code: 50013 });
    const files = [{ data: png("x"), name: "x.png" }];
    await expect(bot.rest.post(`/channels/${flat.id}/messages`, { files })).rejects.toMatchObject({
      code: 50013,
    });
    await vi.waitFor(() => expect(bot.channels.cache.has(flat.id)).toBe(true));
    const channel = bot.guilds.cache.get(emulator.guildId)?.channels.cache.get(flat.id);
    expect(channel?.permissionsFor(bot.user)?.has(PermissionFlagsBits.CreatePublicThreads)).toBe(false);
    expect(channel?.permissionsFor(bot.user)?.has(PermissionFlagsBits.SendMessages)).toBe(true);
    emulator.assertNoViolations();
  });
});
