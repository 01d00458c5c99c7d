import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { afterEach, beforeEach, expect, test } from "vitest";
import { galleryCommand } from "../../commands/index.ts";
import { createEmulator } from "../../playground/emulator/emulator.ts";
import type { DiscordMessage, Emulator } from "../../playground/emulator/types.ts";
import { registerCommands } from "../../playground/register-commands.ts";
import { playgroundConfig, startProgram } from "../../playground/start-playground.ts";
import type { Program } from "../../src/assemble.ts";
import type { Config } from "../../src/config.ts";

/** A wish that can be read in two ways, so that the requester is asked. */
const PROMPT = "an empty gallery, a tiny white cube with one suprematist painting, no windows";
const RUN_MS = 150_000;
const logger = pino({ level: "silent" });
let directory: string;
let emulator: Emulator;
let program: Program | undefined;
let config: Config;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "vernissage-questions-"));
  emulator = await createEmulator({});
  await registerCommands(emulator, galleryCommand);
  config = playgroundConfig(emulator, directory);
});
afterEach(async () => {
  await program?.stop();
  await emulator.close();
  await rm(directory, { recursive: true, force: true, maxRetries: 5 });
});

const textOf = (message: DiscordMessage) => JSON.stringify([message.content, message.components]);
const threadMessages = () => emulator.threads().flatMap(({ id }) => emulator.messages(id));
const questions = () => threadMessages().filter((message) => textOf(message).includes("❔"));

async function ask(questionMinutes: number): Promise<DiscordMessage> {
  config = { ...config, limits: { ...config.limits, questionMinutes } };
  program = await startProgram(emulator, config, logger);
  await emulator.useCommand({
    channelId: emulator.channelId,
    name: "gallery",
    subcommand: "create",
    options: { prompt: PROMPT },
  });
  await expect.poll(() => questions().length, { timeout: 30_000 }).toBe(1);
  return questions()[0]!;
}

async function published() {
  await expect
    .poll(() => threadMessages().map(textOf).join(), { timeout: RUN_MS, interval: 300 })
    .toContain("Walk in");
  const gallery = await program!.records.findGalleryByPlace("threadId", emulator.threads()[0]!.id);
  const [version] = await program!.records.versionsOf(gallery!.id);
  const [run] = await program!.records.runsOf(gallery!.id);
  const events = (await program!.log.read(run!.id)).map(({ event }) => event);
  return { version: version!, events };
}

test(
  "a question nobody answers takes the default it stated, at the time it stated, across a restart",
  async () => {
    const asked = await ask(0.1);
    expect(textOf(asked)).toMatch(/Without an answer I take “With the works”/);
    await program!.stop();
    program = await startProgram(emulator, config, logger);

    const { version, events } = await published();
    const question = events.filter((event) => event.type === "question-asked");
    const answers = events.filter((event) => event.type === "question-answered");
    expect(question).toHaveLength(1);
    expect(answers).toEqual([expect.objectContaining({ answer: "With the works", answeredBy: "default" })]);
    expect(version.plan.exhibits).toHaveLength(1);
    expect(questions()).toHaveLength(1);
    expect(textOf(questions()[0]!)).toMatch(/No answer came, so I took: \*\*With the works/);
    emulator.assertNoViolations();
  },
  RUN_MS + 30_000,
);

test(
  "a question is answered by its button, by the requester alone",
  async () => {
    const asked = await ask(5);
    const customId =
      /"custom_id":"([^"]+)"[^{}]*"label":"The empty room"|"label":"The empty room"[^{}]*"custom_id":"([^"]+)"/.exec(
        JSON.stringify(asked.components),
      );
    const press = (memberId: string) =>
      emulator.press({ messageId: asked.id, customId: customId?.[1] ?? customId?.[2] ?? "", memberId });
    const other = emulator.addMember({ name: "Another visitor", permissions: "1024" });
    await press(other.id);
    expect(textOf(questions()[0]!)).not.toContain("Answer:");
    await press(emulator.memberId);

    const { version, events } = await published();
    expect(events.find((event) => event.type === "question-answered")).toMatchObject({
      answer: "The empty room",
      answeredBy: "requester",
    });
    expect(version.plan.exhibits).toEqual([]);
    emulator.assertNoViolations();
  },
  RUN_MS + 30_000,
);
