import { randomBytes } from "node:crypto";
import { problemsOfModal } from "./component-problems.ts";
import type { Component } from "./component-tree.ts";
import {
  alreadyAcknowledged,
  invalidForm,
  invalidWebhookToken,
  unknownInteraction,
  unknownWebhook,
} from "./discord-error.ts";
import { interactionPayload } from "./interaction-payload.ts";
import { FLAGS, type MessageBody } from "./message-problems.ts";
import type { Messages } from "./messages.ts";
import { memberUser } from "./people.ts";
import type { InteractionOutcome, JsonObject } from "./types.ts";
import { MAX_FILE_BYTES, type UploadedFiles } from "./uploads.ts";
import type { StoredMessage, World } from "./world.ts";

export const INTERACTION = { command: 2, component: 3, autocomplete: 4, modal: 5 } as const;
/** Callback types of Discord's "Receiving and responding". */
const CALLBACK = {
  message: 4,
  deferred: 5,
  deferredUpdate: 6,
  update: 7,
  autocomplete: 8,
  modal: 9,
} as const;
const KINDS: Readonly<Record<number, Exclude<InteractionOutcome["kind"], "failed">>> = {
  4: "message",
  5: "deferred",
  6: "deferred-update",
  7: "update",
  8: "autocomplete",
  9: "modal",
};
const TOKEN_LIFETIME_MS = 15 * 60_000;
/** Type of the message that answers a slash command. */
const COMMAND_ANSWER = 20;

export interface ModalData extends JsonObject {
  custom_id: string;
  title: string;
  components: Component[];
}

export interface Callback {
  type: number;
  data?: (MessageBody & Partial<ModalData>) | null;
}

/** What a member starts. */
export interface InteractionStart {
  type: number;
  data: JsonObject;
  channelId: string;
  memberId: string;
  /** The message whose component was used; modals opened from one carry it on. */
  source?: StoredMessage;
}

export interface Interaction extends InteractionStart {
  id: string;
  token: string;
  startedAtMs: number;
  callbackType?: number;
  /** What `@original` means. */
  original?: StoredMessage;
  modal?: ModalData;
  hasFailed: boolean;
  settle(outcome: Pick<InteractionOutcome, "kind" | "data" | "message">): void;
}

export interface Interactions {
  /** Tells the bot, and resolves with its first answer or, when it takes too long, as failed. */
  start(start: InteractionStart): Promise<InteractionOutcome>;
  /** The bot's first answer. Throws for what Discord refuses. */
  answer(id: string, token: string, callback: Callback, files: UploadedFiles): Interaction;
  /** For edits and follow-ups; throws if the token is unknown, not yet answered or older than 15 min. */
  byToken(token: string): Interaction;
  followUp(interaction: Interaction, body: MessageBody, files: UploadedFiles): StoredMessage;
  editAnswer(interaction: Interaction, stored: StoredMessage, body: MessageBody, files: UploadedFiles): void;
  find(id: string): Interaction | undefined;
  close(): void;
}

export function createInteractions(world: World, messages: Messages): Interactions {
  const interactions = new Map<string, Interaction>();
  const timers = new Set<NodeJS.Timeout>();

  function start(wish: InteractionStart): Promise<InteractionOutcome> {
    const id = world.createSnowflake();
    const startedAt = performance.now();
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        interaction.hasFailed = true;
        const reason = "The application did not respond";
        world.emit({ type: "interaction-failed", interactionId: id, memberId: wish.memberId, reason });
        interaction.settle({ kind: "failed", data: { reason } });
      }, world.answerWithinMs);
      timers.add(timer);
      const interaction: Interaction = {
        ...wish,
        id,
        token: `${id}.${randomBytes(24).toString("base64url")}`,
        startedAtMs: world.clock.now(),
        hasFailed: false,
        settle(outcome) {
          clearTimeout(timer);
          timers.delete(timer);
          resolve({ id, ...outcome, answeredAfterMs: performance.now() - startedAt });
        },
      };
      interactions.set(id, interaction);
      world.dispatch("INTERACTION_CREATE", interactionPayload(world, interaction, MAX_FILE_BYTES));
    });
  }

  function answer(id: string, token: string, callback: Callback, files: UploadedFiles): Interaction {
    const interaction = interactions.get(id);
    const isLate = (since: Interaction) => world.clock.now() - since.startedAtMs > world.answerWithinMs;
    if (interaction === undefined || interaction.token !== token) throw unknownInteraction();
    if (interaction.callbackType !== undefined) throw alreadyAcknowledged();
    if (interaction.hasFailed || isLate(interaction)) throw unknownInteraction();
    const { type, data } = callback;
    const kind = KINDS[type];
    if (kind === undefined || !mayAnswer(interaction, type))
      throw invalidForm([`an interaction of type ${interaction.type} cannot be answered with type ${type}`]);

    if (type === CALLBACK.message || type === CALLBACK.deferred)
      interaction.original = createAnswer(interaction, data ?? {}, files, type === CALLBACK.deferred);
    if (type === CALLBACK.update || type === CALLBACK.deferredUpdate) {
      if (type === CALLBACK.update) editAnswer(interaction, interaction.source!, data ?? {}, files);
      interaction.original = interaction.source!;
    }
    if (type === CALLBACK.modal) {
      const problems = problemsOfModal(data?.components ?? []);
      if (problems.length > 0) throw invalidForm(problems);
      interaction.modal = data as ModalData;
    }
    interaction.callbackType = type;

    const message = interaction.original?.message;
    const outcome = { kind, data: data ?? {}, ...(message && { message }) };
    const { memberId } = interaction;
    world.emit({ type: "interaction-answered", interactionId: id, memberId, ...outcome });
    interaction.settle(structuredClone(outcome));
    return interaction;
  }

  function createAnswer(
    interaction: Interaction,
    body: MessageBody,
    files: UploadedFiles,
    isLoading: boolean,
  ): StoredMessage {
    if (isLoading && ((body.flags ?? 0) & ~FLAGS.ephemeral) !== 0)
      throw invalidForm(["a deferred answer may have the EPHEMERAL flag only"]);
    const isEphemeral = ((body.flags ?? 0) & FLAGS.ephemeral) !== 0;
    const { id, memberId } = interaction;
    return messages.create({
      channel: world.channels.get(interaction.channelId)!,
      authorId: world.applicationId,
      body,
      files,
      isLoading,
      ...(isEphemeral && { ephemeralFor: memberId }),
      more: {
        ...(interaction.type === INTERACTION.command && { type: COMMAND_ANSWER }),
        webhook_id: world.applicationId,
        application_id: world.applicationId,
        interaction_metadata: {
          id,
          type: interaction.type,
          user: memberUser(world.members.get(memberId)!),
          authorizing_integration_owners: { 0: world.guildId },
          ...(interaction.type === INTERACTION.component && {
            interacted_message_id: interaction.source!.message.id,
          }),
        },
      },
    });
  }

  function editAnswer(
    interaction: Interaction,
    stored: StoredMessage,
    body: MessageBody,
    files: UploadedFiles,
  ): void {
    messages.edit(stored, body, files);
    if (interaction.callbackType !== undefined) tellIfEphemeral(interaction, stored);
  }

  /** Ephemeral messages travel to their member by the interaction alone. */
  function tellIfEphemeral({ id, memberId }: Interaction, { message, ephemeralFor }: StoredMessage): void {
    if (ephemeralFor === undefined) return;
    world.emit({
      type: "interaction-answered",
      interactionId: id,
      memberId,
      kind: "message",
      data: message,
      message,
    });
  }

  return {
    start,
    answer,
    editAnswer,
    byToken(token) {
      const interaction = interactions.get(token.split(".")[0]!);
      if (interaction?.token !== token) throw unknownWebhook();
      if (world.clock.now() - interaction.startedAtMs > TOKEN_LIFETIME_MS) throw invalidWebhookToken();
      if (interaction.callbackType === undefined) throw unknownWebhook();
      return interaction;
    },
    followUp(interaction, body, files) {
      const { original } = interaction;
      // The first follow-up to a deferred answer takes its place.
      if (original && (original.message.flags & FLAGS.loading) !== 0) {
        editAnswer(interaction, original, body, files);
        return original;
      }
      const stored = createAnswer(interaction, body, files, false);
      stored.message.type = 0;
      tellIfEphemeral(interaction, stored);
      return stored;
    },
    find: (id) => interactions.get(id),
    close() {
      for (const interaction of interactions.values())
        interaction.settle({ kind: "failed", data: { reason: "The local Discord was closed" } });
      for (const timer of timers) clearTimeout(timer);
    },
  };
}

function mayAnswer({ type, source }: Interaction, callbackType: number): boolean {
  if (type === INTERACTION.autocomplete) return callbackType === CALLBACK.autocomplete;
  if (callbackType === CALLBACK.autocomplete) return false;
  if (callbackType === CALLBACK.modal) return type !== INTERACTION.modal;
  if (callbackType === CALLBACK.update || callbackType === CALLBACK.deferredUpdate)
    return source !== undefined && type !== INTERACTION.command;
  return true;
}
