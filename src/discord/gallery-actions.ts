import {
  type Attachment,
  type ChatInputCommandInteraction,
  type GuildMember,
  MessageFlags,
  PermissionFlagsBits,
  type TextChannel,
} from "discord.js";
import { type ArtifactStore, type Intake, isGaussianSplat } from "../core/artifact.ts";
import type { Digest } from "../core/digest.ts";
import { VernissageError } from "../core/errors.ts";
import type { Gallery } from "../core/gallery.ts";
import type { Records } from "../core/records.ts";
import type { RunKind } from "../core/run.ts";
import { isEnd } from "../core/transitions.ts";
import { toMessage } from "./cards/card.ts";
import { versionName } from "./cards/history-card.ts";
import { readHistory } from "./gallery-history.ts";
import type { GalleryPort } from "./gallery-port.ts";
import { describeStatus } from "./gallery-status.ts";
import { requirePermissions } from "./permissions.ts";
import { quoteText, threadName } from "./text.ts";
import type { ThreadPresenter } from "./thread-presenter.ts";

export interface GalleryActionsDeps {
  galleries: GalleryPort;
  records: Records;
  intake: Intake;
  store: Pick<ArtifactStore, "read">;
  presenter: Pick<ThreadPresenter, "watch">;
  viewerUrl(galleryId: string): string;
}

export interface CreateOptions {
  words: string;
  style?: string;
  artworks?: number;
  pictures: readonly Attachment[];
}

/** What people can do, whichever way they ask: command, button, modal, reaction or message. */
export interface GalleryActions {
  create(interaction: ChatInputCommandInteraction<"cached">, options: CreateOptions): Promise<void>;
  /** Changes the gallery of the thread. */
  refineHere(
    interaction: ChatInputCommandInteraction<"cached">,
    wish: { words: string; version?: number },
  ): Promise<void>;
  /** The versions of the thread's gallery, newest first; none outside a gallery. */
  versionChoices(channelId: string): Promise<readonly { name: string; value: number }[]>;
  historyHere(interaction: ChatInputCommandInteraction<"cached">): Promise<void>;
  cancelHere(interaction: ChatInputCommandInteraction<"cached">): Promise<void>;
  statusHere(interaction: ChatInputCommandInteraction<"cached">): Promise<void>;
  list(interaction: ChatInputCommandInteraction<"cached">): Promise<void>;

  /** The gallery a thread is about. */
  galleryOf(threadId: string): Promise<Gallery | undefined>;
  gallery(id: string): Promise<Gallery>;
  /** Throws unless the member may change the gallery: its owner, or who may manage threads there. */
  requireRight(gallery: Gallery, member: GuildMember): void;
  change(
    gallery: Gallery,
    request: {
      kind: RunKind;
      requesterId: string;
      words: string;
      locale: string;
      pictures?: readonly Digest[];
      version?: number;
    },
  ): Promise<{ isWaiting: boolean }>;
  /** Everything under way in a gallery, or one run of it. */
  cancel(gallery: Gallery, runId?: string): Promise<boolean>;
  answer(questionId: string, option: number): Promise<boolean>;
  takePictures(attachments: Iterable<Attachment>): Promise<Digest[]>;
}

export function createGalleryActions(deps: GalleryActionsDeps): GalleryActions {
  const { galleries, records, intake, presenter } = deps;

  const galleryHere = async (channelId: string): Promise<Gallery> => {
    const gallery = await records.findGalleryByPlace("threadId", channelId);
    if (!gallery) {
      throw refuse(
        "not-in-gallery",
        "There is no gallery in this channel. Use this in a gallery's thread, or start one with `/gallery create`.",
      );
    }
    return gallery;
  };

  const actions: GalleryActions = {
    async create(interaction, { words, style, artworks, pictures }) {
      const { channel, user, locale } = interaction;
      await interaction.deferReply({ flags: MessageFlags.Ephemeral });
      const request = {
        kind: "create" as const,
        requesterId: user.id,
        words,
        locale,
        community: interaction.guildId,
        ...(style && { style }),
        ...(artworks !== undefined && { artworks }),
      };
      await galleries.check(request);
      if (!channel || channel.isThread() || !channel.isTextBased() || !("threads" in channel)) {
        throw refuse(
          "no-threads-here",
          "A gallery needs a thread of its own. Use `/gallery create` in a text channel of a server.",
        );
      }
      requirePermissions(interaction.appPermissions);
      // Before anything is posted, so that a refused file leaves no empty thread behind.
      const digests = await actions.takePictures(pictures);
      const starter = await (channel as TextChannel).send({
        content: `🎨 <@${user.id}> asked for a gallery: ${quoteText(words, 300)}`,
      });
      const thread = await starter.startThread({ name: threadName(words), autoArchiveDuration: 1440 });
      await interaction.editReply({ content: `Your gallery is being made in <#${thread.id}>.` });
      const place = {
        guildId: interaction.guildId,
        channelId: channel.id,
        threadId: thread.id,
        starterId: starter.id,
      };
      const { run } = await galleries.create({ ...request, place, pictures: digests });
      presenter.watch(run);
    },

    async refineHere(interaction, { words, version }) {
      const gallery = await galleryHere(interaction.channelId);
      actions.requireRight(gallery, interaction.member);
      const { isWaiting } = await actions.change(gallery, {
        kind: "refine",
        requesterId: interaction.user.id,
        words,
        locale: interaction.locale,
        ...(version !== undefined && { version }),
      });
      const from = version === undefined ? "" : ` from version ${version}`;
      await interaction.reply({
        content: isWaiting
          ? `Noted${from}: ${quoteText(words, 300)}. It starts when the work under way is done.`
          : `Changing the gallery${from}: ${quoteText(words, 300)}`,
      });
    },

    async versionChoices(channelId) {
      const gallery = await actions.galleryOf(channelId);
      const versions = gallery ? await records.versionsOf(gallery.id) : [];
      return versions.toReversed().map((version) => ({ name: versionName(version), value: version.number }));
    },

    async historyHere(interaction) {
      const gallery = await galleryHere(interaction.channelId);
      await interaction.deferReply({ flags: MessageFlags.Ephemeral });
      const card = await readHistory(deps, gallery);
      await interaction.editReply(toMessage(card));
    },

    async cancelHere(interaction) {
      const gallery = await galleryHere(interaction.channelId);
      actions.requireRight(gallery, interaction.member);
      const wasUnderWay = await actions.cancel(gallery);
      await interaction.reply({
        content: wasUnderWay ? "Cancelled." : "Nothing is under way here.",
        flags: MessageFlags.Ephemeral,
      });
    },

    async statusHere(interaction) {
      const gallery = await galleryHere(interaction.channelId);
      const content = await describeStatus(records, gallery, deps.viewerUrl(gallery.id));
      await interaction.reply({ content: content.slice(0, 2000), flags: MessageFlags.Ephemeral });
    },

    async list(interaction) {
      const own = await records.galleriesOf(interaction.user.id, 15);
      const content =
        own.length === 0
          ? "You have no galleries yet. Start one with `/gallery create`."
          : own.map((gallery) => `• <#${gallery.place.threadId}> ${quoteText(gallery.title, 70)}`).join("\n");
      await interaction.reply({ content: content.slice(0, 2000), flags: MessageFlags.Ephemeral });
    },

    galleryOf: (threadId) => records.findGalleryByPlace("threadId", threadId),

    async gallery(id) {
      const gallery = await records.findGallery(id);
      if (!gallery)
        throw refuse(
          "gallery-gone",
          "This gallery no longer exists. Start a new one with `/gallery create`.",
        );
      return gallery;
    },

    requireRight(gallery, member) {
      const mayManage = member.permissions.has(PermissionFlagsBits.ManageThreads);
      if (member.id === gallery.ownerId || mayManage) return;
      throw refuse(
        "not-yours",
        `Only <@${gallery.ownerId}>, whose gallery this is, and moderators can change it. Make your own with \`/gallery create\`.`,
      );
    },

    async change(gallery, request) {
      const { guildId } = gallery.place;
      const run = await galleries.startRun(gallery.id, {
        ...request,
        ...(guildId && { community: guildId }),
      });
      presenter.watch(run);
      const others = await records.runsOf(gallery.id);
      return { isWaiting: others.some((other) => other.id !== run.id && !isEnd(other.state)) };
    },
    cancel: (gallery, runId) => galleries.cancel(gallery.id, runId),
    answer: (questionId, option) => galleries.answer(questionId, option),

    async takePictures(attachments) {
      const digests: Digest[] = [];
      for (const attachment of attachments) {
        const artifact = await intake.accept(
          {
            name: attachment.name,
            url: attachment.url,
            allowedOrigin: new URL(attachment.url).origin,
            provenance: { source: "member", name: attachment.name },
          },
          { signal: AbortSignal.timeout(30_000) },
        );
        if (!artifact.mediaType.startsWith("image/") && !isGaussianSplat(artifact.mediaType)) {
          throw refuse(
            "not-a-picture",
            `“${quoteText(attachment.name, 60)}” cannot be shown. Pictures can (PNG, JPEG, WebP), and Gaussian splats (.ply, .splat, .spz).`,
          );
        }
        digests.push(artifact.digest);
      }
      return digests;
    },
  };
  return actions;
}

function refuse(code: string, userMessage: string): VernissageError {
  return new VernissageError({ code, message: userMessage, userMessage, party: "requester" });
}
