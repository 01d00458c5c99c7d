import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { afterEach, beforeEach, expect, test } from "vitest";
import { galleryCommand } from "../../commands/index.ts";
import { createEmulator } from "../../playground/emulator/emulator.ts";
import type { Emulator } from "../../playground/emulator/types.ts";
import { registerCommands } from "../../playground/register-commands.ts";
import { playgroundConfig, startProgram } from "../../playground/start-playground.ts";
import type { Config } from "../../src/config.ts";
import { openDatabase } from "../../src/store/database.ts";

const logger = pino({ level: "silent" });
const PROMPT = "a tiny white cube with two suprematist paintings, no windows";
let directory: string;
let emulator: Emulator;
let config: Config;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "vernissage-restart-"));
  emulator = await createEmulator({});
  await registerCommands(emulator, galleryCommand);
  config = playgroundConfig(emulator, directory);
});
afterEach(async () => {
  await emulator.close();
  await rm(directory, { recursive: true, force: true, maxRetries: 5 });
});

const create = () =>
  emulator.useCommand({
    channelId: emulator.channelId,
    name: "gallery",
    subcommand: "create",
    options: { prompt: PROMPT },
  });
const threadText = () => JSON.stringify(emulator.threads().flatMap((thread) => emulator.messages(thread.id)));
/** What the Space calls that were paid for left on record, and when. */
async function finishedCalls() {
  const database = openDatabase(join(directory, "vernissage.db"));
  try {
    const calls = database.selectFrom("space_calls").select(["key", "at"]);
    return await calls.where("state", "=", "finished").execute();
  } finally {
    await database.destroy();
  }
}

test("a run cut short by a stop goes on after the next start, and pays for nothing twice", async () => {
  const first = await startProgram(emulator, config, logger);
  const painted = new Promise<void>((resolve) => {
    first.log.onEvent(({ event }) => {
      if (event.type === "space-call-ended" && event.makes === "e1") resolve();
    });
  });
  await create();
  await painted;
  await first.stop();
  expect(threadText()).not.toContain("Walk in");
  const paidBefore = await finishedCalls();

  const second = await startProgram(emulator, config, logger);
  try {
    const [run] = await second.records.unfinishedRuns();
    await expect.poll(threadText, { timeout: 120_000, interval: 500 }).toContain("Walk in");
    const stored = await second.log.read(run!.id);
    expect(stored.filter(({ event }) => event.type === "plan-set")).toHaveLength(1);
    // A call whose result was in before the stop, but not yet looked at, is asked for again: our record answers.
    const ended = stored.filter(({ event }) => event.type === "space-call-ended" && !event.error);
    const made = ended.map(({ event }) => (event.type === "space-call-ended" ? event.makes : undefined));
    expect([...new Set(made)].sort()).toEqual(["base", "e1", "e2", "scene"]);
    // A call that is made writes its record anew.
    expect(paidBefore.length).toBeGreaterThan(0);
    const paid = await finishedCalls();
    expect(paid).toEqual(expect.arrayContaining(paidBefore));
    expect(paid).toHaveLength(4);
    expect(emulator.threads()).toHaveLength(1);
    const progress = emulator
      .messages(emulator.threads()[0]!.id)
      .filter((m) => JSON.stringify(m).includes("is ready, made in"));
    expect(progress).toHaveLength(1);
    emulator.assertNoViolations();
  } finally {
    await second.stop();
  }
}, 180_000);

test("without a browser the thread says what is missing and whose turn it is", async () => {
  const program = await startProgram(emulator, { ...config, browserPath: "/nowhere/chromium" }, logger);
  try {
    await create();
    await expect.poll(threadText, { timeout: 90_000, interval: 250 }).toContain("could not be finished");
    expect(threadText()).toMatch(/no browser.*\.\/scripts\/bootstrap/);
    expect(threadText()).toContain("Retry");
  } finally {
    await program.stop();
  }
}, 120_000);

test("a viewer port that is taken is named, and nothing is left running", async () => {
  const port = Number(new URL(emulator.origin).port);
  const start = startProgram(emulator, { ...config, viewer: { host: "127.0.0.1", port } }, logger);
  await expect(start).rejects.toMatchObject({
    code: "port-in-use",
    party: "operator",
    userMessage: expect.stringContaining(String(port)),
  });
}, 60_000);
