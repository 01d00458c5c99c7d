import { PermissionFlagsBits } from "discord.js";
import { pino } from "pino";
import sharp from "sharp";
import { expect, onTestFinished } from "vitest";
import { galleryCommand } from "../../commands/index.ts";
import { createEmulator } from "../../playground/emulator/emulator.ts";
import type { CommandUse, DiscordMessage, InteractionOutcome } from "../../playground/emulator/types.ts";
import { registerCommands } from "../../playground/register-commands.ts";
import { systemClock } from "../../src/core/clock.ts";
import { createDiscordClient, logIn } from "../../src/discord/discord-bot.ts";
import { createGalleryActions } from "../../src/discord/gallery-actions.ts";
import { routeEvents } from "../../src/discord/router.ts";
import { createSpaceActions } from "../../src/discord/space-actions.ts";
import { createThreadPresenter } from "../../src/discord/thread-presenter.ts";
import { createEventLog } from "../../src/gallery/event-log.ts";
import { createGalleryService } from "../../src/gallery/gallery-service.ts";
import { openDatabase } from "../../src/store/database.ts";
import { createRecords } from "../../src/store/records.ts";
import { createSpaceConsents } from "../../src/store/space-consents.ts";
import { createKnownSpaces } from "./known-spaces.ts";
import { readCard } from "./read-card.ts";

/** An ordinary member, and one who may manage the server. */
export const ORDINARY = String(PermissionFlagsBits.ViewChannel);
export const MANAGER = String(PermissionFlagsBits.ViewChannel | PermissionFlagsBits.ManageGuild);

const picture = await sharp({ create: { width: 4, height: 3, channels: 3, background: "#c9a24b" } })
  .png()
  .toBuffer();

/** The edge on a local Discord, over real sockets and a real database, with runs that nobody works on. */
export async function startEdge() {
  const logger = pino({ level: "silent" });
  const emulator = await createEmulator();
  onTestFinished(() => emulator.close());
  const database = openDatabase(":memory:");
  const records = createRecords(database);
  const log = createEventLog({ records, clock: systemClock, onListenerError: () => undefined });
  let lastId = 0;
  const galleries = createGalleryService({
    records,
    store: { find: async () => undefined },
    log,
    clock: systemClock,
    createId: () => String(++lastId).padStart(16, "0"),
    limits: { runsPerMember: 5, waitingPerGallery: 3 },
    wallMs: 60_000,
    enqueue: async () => undefined,
    runAgent: () => new Promise(() => undefined),
    onError: () => undefined,
  });
  const consents = createSpaceConsents(database);
  const answers = new Map<string, DiscordMessage>();
  emulator.on((event) => {
    if (event.type === "interaction-answered" && event.message)
      answers.set(event.interactionId, event.message);
  });

  /** A process of the bot; the next one finds what the one before left in the database. */
  const start = async () => {
    const client = createDiscordClient({ apiUrl: emulator.apiUrl, withMessageContent: true, logger });
    onTestFinished(() => client.destroy());
    const presenter = createThreadPresenter({
      client,
      records,
      store: { read: async () => Buffer.from("png") },
      log,
      clock: systemClock,
      logger,
      viewerUrl: (id) => `http://127.0.0.1/g/${id}`,
      editIntervalMs: 1,
    });
    const known = createKnownSpaces(consents);
    routeEvents({
      client,
      command: galleryCommand,
      clock: systemClock,
      logger,
      actions: {
        galleries: createGalleryActions({
          galleries: { ...galleries, answer: async () => false },
          records,
          store: { read: async () => picture },
          intake: { accept: () => Promise.reject(new Error("no files here")) },
          presenter,
          viewerUrl: (id) => `http://127.0.0.1/g/${id}`,
        }),
        spaces: createSpaceActions({ guide: { ...known, ...consents }, records, clock: systemClock }),
      },
    });
    await logIn(client, emulator.token);
    return { client, presenter };
  };
  const first = await start();
  await registerCommands(emulator, galleryCommand);

  const use = (subcommand: string, options: CommandUse["options"] = {}, more: Partial<CommandUse> = {}) =>
    emulator.useCommand({ channelId: emulator.channelId, name: "gallery", subcommand, options, ...more });
  /** The answer to an interaction, once it matches. */
  const answerTo = async ({ id }: InteractionOutcome, words: RegExp) => {
    await expect.poll(() => textOf(answers.get(id)), { timeout: 10_000 }).toMatch(words);
    return answers.get(id)!;
  };
  const press = (message: DiscordMessage, label: string, memberId = emulator.memberId) => {
    const id = readCard(message.components).buttons.find((button) => button.label === label)?.id;
    if (id === undefined) throw new Error(`there is no button ${label}`);
    return emulator.press({ messageId: message.id, customId: id, memberId });
  };
  /** A gallery whose run is not worked on, and its thread. */
  const openGallery = async () => {
    await use("create", { prompt: "two seas" });
    await expect.poll(async () => (await records.unfinishedRuns()).length, { timeout: 10_000 }).toBe(1);
    const [run] = await records.unfinishedRuns();
    return { run: run!, thread: emulator.threads()[0]! };
  };
  return { ...first, emulator, records, log, consents, start, use, answerTo, press, openGallery };
}

/** All text of a message: of its cards, or its content. */
export function textOf(message: DiscordMessage | undefined): string {
  return message ? [message.content, readCard(message.components).text].join("\n") : "";
}
