import type { Component } from "./component-tree.ts";
import { archivedThread, emptyMessage, invalidForm, unknownMessage } from "./discord-error.ts";
import { metadataOf } from "./guild.ts";
import { type Embed, FLAGS, type MessageBody, problemsOfMessage } from "./message-problems.ts";
import { memberOf, userOf } from "./people.ts";
import { attachmentNamed, renderComponents } from "./rendered-components.ts";
import type { DiscordMessage, JsonObject } from "./types.ts";
import { type Attachment, assertUploadable, mergeAttachments, type UploadedFiles } from "./uploads.ts";
import type { Channel, StoredMessage, World } from "./world.ts";

/** How long Discord remembers a nonce; its documentation says "a few minutes". */
const NONCE_LIFETIME_MS = 5 * 60_000;
const KEPT_FLAGS = FLAGS.componentsV2 | FLAGS.hasThread | FLAGS.ephemeral;
const NO_FILES: UploadedFiles = new Map();

export interface NewMessage {
  channel: Channel;
  authorId: string;
  body: MessageBody;
  files?: UploadedFiles;
  ephemeralFor?: string;
  /** A deferred answer: empty, and shown as "thinking". */
  isLoading?: boolean;
  /** More keys of the message object. */
  more?: JsonObject;
}

export interface Messages {
  /** Keeps and tells of a message. Throws for what Discord refuses. */
  create(message: NewMessage): StoredMessage;
  edit(stored: StoredMessage, body: MessageBody, files?: UploadedFiles): void;
  remove(stored: StoredMessage): void;
  /** Tells that a message changed in a way that is no edit, e.g. it got a thread. */
  announceUpdate(stored: StoredMessage): void;
}

export function createMessages(world: World): Messages {
  /** Nonce, channel and author → message. */
  const nonces = new Map<string, { stored: StoredMessage; expiresAtMs: number }>();

  function announce(stored: StoredMessage, isNew: boolean): void {
    const { message, ephemeralFor } = stored;
    if (ephemeralFor !== undefined) return;
    const member = message.webhook_id === undefined ? { member: memberOf(world) } : {};
    world.dispatch(isNew ? "MESSAGE_CREATE" : "MESSAGE_UPDATE", {
      ...message,
      guild_id: world.guildId,
      ...member,
    });
    world.emit({ type: isNew ? "message-created" : "message-updated", message });
  }

  function create(wish: NewMessage): StoredMessage {
    const { channel, authorId, body, files = NO_FILES, ephemeralFor, isLoading = false } = wish;
    const nonceKey = `${channel.channel.id} ${authorId} ${body.nonce}`;
    const earlier = body.enforce_nonce && body.nonce ? nonces.get(nonceKey) : undefined;
    if (earlier && earlier.expiresAtMs > world.clock.now()) return earlier.stored;

    const parts = isLoading ? EMPTY : partsOf(world, channel, body, files);
    unarchive(world, channel);
    const flags =
      ((body.flags ?? 0) & ~FLAGS.ephemeral) |
      (isLoading ? FLAGS.loading : 0) |
      (ephemeralFor ? FLAGS.ephemeral : 0);
    const message: DiscordMessage = {
      id: world.createSnowflake(),
      type: 0,
      channel_id: channel.channel.id,
      author: userOf(world, authorId)!,
      ...parts,
      mentions: mentionsIn(world, parts.content),
      mention_roles: [],
      timestamp: world.timestamp(),
      edited_timestamp: null,
      flags,
      pinned: false,
      mention_everyone: false,
      tts: false,
      ...(body.nonce && { nonce: body.nonce }),
      ...referenceOf(world, channel, body),
      ...wish.more,
    };
    const stored: StoredMessage = { message, reactions: new Map(), ...(ephemeralFor && { ephemeralFor }) };
    channel.messages.set(message.id, stored);
    if (body.nonce) nonces.set(nonceKey, { stored, expiresAtMs: world.clock.now() + NONCE_LIFETIME_MS });
    if (ephemeralFor === undefined) count(channel, message.id);
    announce(stored, true);
    return stored;
  }

  function edit(stored: StoredMessage, body: MessageBody, files: UploadedFiles = NO_FILES): void {
    const { message } = stored;
    const channel = world.channels.get(message.channel_id)!;
    if (metadataOf(channel)?.archived) throw archivedThread();
    // "Thinking" ends with the first edit, which alone may turn the answer into a Components V2 message.
    const flags = (message.flags & KEPT_FLAGS) | ((body.flags ?? 0) & ~FLAGS.ephemeral);
    Object.assign(message, partsOf(world, channel, { ...body, flags }, files, message), {
      flags,
      edited_timestamp: world.timestamp(),
    });
    message.mentions = mentionsIn(world, message.content);
    announce(stored, false);
  }

  return {
    create,
    edit,
    remove({ message: { id, channel_id: channelId }, ephemeralFor }) {
      if (!world.channels.get(channelId)?.messages.delete(id)) throw unknownMessage();
      if (ephemeralFor === undefined)
        world.dispatch("MESSAGE_DELETE", { id, channel_id: channelId, guild_id: world.guildId });
      world.emit({ type: "message-deleted", id, channelId });
    },
    announceUpdate: (stored) => announce(stored, false),
  };
}

interface Parts {
  content: string;
  embeds: Embed[];
  components: Component[];
  attachments: Attachment[];
}

const EMPTY: Parts = { content: "", embeds: [], components: [], attachments: [] };

/** What a message shows after a request: what the request names is new, the rest stays. */
function partsOf(
  world: World,
  { channel }: Channel,
  body: MessageBody,
  files: UploadedFiles,
  old?: DiscordMessage,
): Parts {
  assertUploadable(files);
  const oldAttachments = (old?.attachments ?? []) as Attachment[];
  const attachments = mergeAttachments(world, channel.id, oldAttachments, body.attachments, files);
  const isV2 = ((body.flags ?? 0) & FLAGS.componentsV2) !== 0;
  const problems = problemsOfMessage(body, { isV2, filenames: attachments.map(({ filename }) => filename) });
  if (problems.length > 0) throw invalidForm(problems);

  const embeds = body.embeds === undefined ? ((old?.embeds ?? []) as Embed[]) : (body.embeds ?? []);
  const components =
    body.components === undefined
      ? ((old?.components ?? []) as Component[])
      : renderComponents(world, body.components ?? [], attachments);
  const parts = {
    content: body.content === undefined ? (old?.content ?? "") : (body.content ?? "").trim(),
    embeds: embeds.map((embed) => renderEmbed(embed, attachments)),
    components,
    attachments,
  };
  if (isV2 && (parts.content !== "" || parts.embeds.length > 0))
    throw invalidForm(["a message that turns to Components V2 has to give up its content and embeds"]);
  const hasOther = body.poll !== undefined || Boolean(body.sticker_ids?.length);
  const isEmpty = parts.content === "" && ![embeds, components, attachments].some(({ length }) => length > 0);
  if (isEmpty && !hasOther) throw emptyMessage();
  return parts;
}

function renderEmbed(embed: Embed, attachments: readonly Attachment[]): Embed {
  const resolve = (picture: Embed["image"]) => {
    if (!picture) return undefined;
    const url = attachmentNamed(picture.url, attachments)?.url ?? picture.url;
    return { ...picture, url, proxy_url: url };
  };
  const present = Object.fromEntries(Object.entries(embed).filter(([, value]) => value !== null));
  const image = resolve(embed.image);
  const thumbnail = resolve(embed.thumbnail);
  return { type: "rich", ...present, ...(image && { image }), ...(thumbnail && { thumbnail }) };
}

function referenceOf(
  world: World,
  { channel, messages }: Channel,
  { message_reference: reference }: MessageBody,
) {
  if (!reference) return {};
  const referenced = messages.get(reference.message_id)?.message;
  if (referenced === undefined && reference.fail_if_not_exists !== false)
    throw invalidForm([`message_reference: there is no message ${reference.message_id} in this channel`]);
  return {
    type: 19,
    message_reference: {
      type: 0,
      message_id: reference.message_id,
      channel_id: channel.id,
      guild_id: world.guildId,
    },
    referenced_message: referenced ? structuredClone(referenced) : null,
  };
}

function mentionsIn(world: World, content: string): JsonObject[] {
  const ids = new Set([...content.matchAll(/<@!?(\d+)>/g)].map(([, id]) => id!));
  return [...ids].flatMap((id) => userOf(world, id) ?? []);
}

function count({ channel }: Channel, messageId: string): void {
  channel.last_message_id = messageId;
  if (channel.thread_metadata === undefined) return;
  channel.message_count = Number(channel.message_count) + 1;
  channel.total_message_sent = Number(channel.total_message_sent) + 1;
}

/** A message in an archived thread brings the thread back, unless it is locked. */
function unarchive(world: World, entry: Channel): void {
  const metadata = metadataOf(entry);
  if (!metadata?.archived) return;
  if (metadata.locked) throw archivedThread();
  metadata.archived = false;
  metadata.archive_timestamp = world.timestamp();
  world.dispatch("THREAD_UPDATE", entry.channel);
  world.emit({ type: "thread-updated", channel: entry.channel });
}
