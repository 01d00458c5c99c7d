import {
  type AutocompleteInteraction,
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  type Client,
  Events,
  type Interaction,
  LabelBuilder,
  type Message,
  MessageFlags,
  ModalBuilder,
  type ModalSubmitInteraction,
  TextInputBuilder,
  TextInputStyle,
} from "discord.js";
import type { Logger } from "pino";
import type { Clock } from "../core/clock.ts";
import { toVernissageError, VernissageError } from "../core/errors.ts";
import type { Actions, Command, Subcommand } from "./command.ts";
import { INSPECT_MENU, isSpaceAction, readCustomId, writeCustomId } from "./custom-id.ts";
import type { GalleryActions } from "./gallery-actions.ts";
import { createReactionHandler } from "./reactions.ts";
import { replyWithError } from "./reply-with-error.ts";

export interface RouterDeps {
  client: Client;
  command: Command;
  actions: Actions;
  clock: Clock;
  logger: Logger;
}

/** Connects what people do to what it means. The one place at this edge where errors are caught. */
export function routeEvents({ client, command, actions, clock, logger }: RouterDeps): void {
  const { galleries } = actions;
  const subcommands = subcommandsOf(command);
  const onReaction = createReactionHandler({ actions: galleries, clock });

  const onInteraction = async (interaction: Interaction) => {
    if (!interaction.inCachedGuild()) {
      if (interaction.isRepliable()) {
        await interaction.reply({
          content: "Galleries are made in servers. Use me there.",
          flags: MessageFlags.Ephemeral,
        });
      }
      return;
    }
    if (interaction.isAutocomplete()) {
      const choices =
        (await subcommands.get(pathOf(interaction))?.autocomplete?.(interaction, actions)) ?? [];
      await interaction.respond(choices.slice(0, 25));
    } else if (interaction.isChatInputCommand()) {
      const subcommand = subcommands.get(pathOf(interaction));
      if (!subcommand) throw stale();
      await subcommand.execute(interaction, actions);
    } else if (interaction.isButton()) await onButton(interaction, actions);
    else if (interaction.isStringSelectMenu()) {
      const [chosen] = interaction.values;
      if (interaction.customId !== INSPECT_MENU || !chosen) throw stale();
      await actions.spaces.inspect(interaction, chosen);
    } else if (interaction.isModalSubmit()) await onModal(interaction, galleries);
  };

  client.on(Events.InteractionCreate, (interaction) => {
    onInteraction(interaction).catch((error: unknown) => replyWithError(interaction, error, logger));
  });
  client.on(Events.MessageCreate, (message) => {
    onFollowUp(message, galleries).catch((error: unknown) => tellInThread(message, error, logger));
  });
  client.on(Events.MessageReactionAdd, (reaction, user) => {
    onReaction(reaction, user).catch((error: unknown) => {
      logger.warn({ error, code: toVernissageError(error).code }, "reaction-failed");
    });
  });
}

/** Subcommands by what stands between the command's name and its options: `create`, `spaces find`. */
function subcommandsOf({ entries }: Command): ReadonlyMap<string, Subcommand> {
  const named = entries.flatMap((entry): [string, Subcommand][] =>
    "define" in entry
      ? [[entry.name, entry]]
      : entry.subcommands.map((inner) => [`${entry.name} ${inner.name}`, inner]),
  );
  return new Map(named);
}

function pathOf({ options }: ChatInputCommandInteraction | AutocompleteInteraction): string {
  return [options.getSubcommandGroup(false), options.getSubcommand()].filter(Boolean).join(" ");
}

async function onButton(
  interaction: ButtonInteraction<"cached">,
  { galleries: actions, spaces }: Actions,
): Promise<void> {
  const action = readCustomId(interaction.customId);
  if (!action) throw stale();
  if (isSpaceAction(action)) {
    await spaces.press(interaction, action);
    return;
  }
  const here = await actions.galleryOf(interaction.channelId);
  const gallery = action.kind === "answer" ? here : await actions.gallery(action.galleryId);
  if (!gallery) throw stale();
  actions.requireRight(gallery, interaction.member);
  if (action.kind === "change") {
    await interaction.showModal(changeModal(gallery.id));
    return;
  }
  if (action.kind === "answer") {
    await interaction.deferUpdate();
    if (!(await actions.answer(action.questionId, action.option))) {
      await interaction.followUp({
        content: "This question has been answered already.",
        flags: MessageFlags.Ephemeral,
      });
    }
    return;
  }
  await interaction.deferUpdate();
  if (action.kind === "cancel") {
    if (!(await actions.cancel(gallery, action.runId))) {
      await interaction.followUp({
        content: "Nothing is under way any more.",
        flags: MessageFlags.Ephemeral,
      });
    }
    return;
  }
  const { user, locale } = interaction;
  await actions.change(gallery, { kind: action.kind, requesterId: user.id, words: "", locale });
}

async function onModal(
  interaction: ModalSubmitInteraction<"cached">,
  actions: GalleryActions,
): Promise<void> {
  const action = readCustomId(interaction.customId);
  if (action?.kind !== "change") throw stale();
  const gallery = await actions.gallery(action.galleryId);
  actions.requireRight(gallery, interaction.member);
  await interaction.deferUpdate();
  const { user, locale } = interaction;
  const words = interaction.fields.getTextInputValue("wish");
  await actions.change(gallery, { kind: "refine", requesterId: user.id, words, locale });
}

/** Writing in a gallery's thread changes the gallery. Whoever may not change it is just talking. */
async function onFollowUp(message: Message, actions: GalleryActions): Promise<void> {
  if (message.author.bot || message.system || !message.inGuild() || !message.channel.isThread()) return;
  const gallery = await actions.galleryOf(message.channelId);
  if (!gallery || !message.member || !hasRight(actions, gallery, message.member)) return;
  const words = message.content.replace(/<@!?\d+>/g, "").trim();
  const attachments = [...message.attachments.values()];
  if (!words && attachments.length === 0) return;
  if (/^(cancel|stop|abort)[.!]?$/i.test(words)) {
    await message.react((await actions.cancel(gallery)) ? "⏹️" : "🤷");
    return;
  }
  await message.react("👀");
  const pictures = await actions.takePictures(attachments);
  await actions.change(gallery, {
    kind: "refine",
    requesterId: message.author.id,
    words: words || "Hang these pictures.",
    locale: message.guild.preferredLocale,
    pictures,
  });
}

async function tellInThread(message: Message, thrown: unknown, logger: Logger): Promise<void> {
  const error = toVernissageError(thrown);
  logger.warn({ code: error.code, error: error.cause ?? error }, "follow-up-failed");
  await message.reply(`⚠️ ${error.userMessage}`.slice(0, 2000)).catch((replyError: unknown) => {
    logger.warn({ error: replyError }, "error-reply-failed");
  });
}

function changeModal(galleryId: string): ModalBuilder {
  const wish = new TextInputBuilder()
    .setCustomId("wish")
    .setStyle(TextInputStyle.Paragraph)
    .setMaxLength(2000)
    .setRequired(true)
    .setPlaceholder("Swap the third painting for a seascape, a darker floor, two benches");
  return new ModalBuilder()
    .setCustomId(writeCustomId({ kind: "change", galleryId }))
    .setTitle("Change the gallery")
    .addLabelComponents(
      new LabelBuilder()
        .setLabel("What should change?")
        .setDescription("Only what you name is made again.")
        .setTextInputComponent(wish),
    );
}

function hasRight(
  actions: GalleryActions,
  ...[gallery, member]: Parameters<GalleryActions["requireRight"]>
): boolean {
  try {
    actions.requireRight(gallery, member);
    return true;
  } catch {
    return false;
  }
}

function stale(): VernissageError {
  return new VernissageError({
    code: "stale-component",
    message: "unknown command or custom id",
    userMessage:
      "This button is from an older version of me. Use `/gallery status` in the gallery's thread for a fresh one.",
    party: "requester",
  });
}
