import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Logger } from "pino";
import { galleryCommand } from "../commands/index.ts";
import { assemble, type Program } from "../src/assemble.ts";
import type { Config } from "../src/config.ts";
import { createEmulator } from "./emulator/emulator.ts";
import type { Emulator } from "./emulator/types.ts";
import { registerCommands } from "./register-commands.ts";

export interface Playground {
  emulator: Emulator;
  program: Program;
  /** Stops the bot, then the local Discord, and removes what they kept. */
  stop(): Promise<void>;
}

/** The real program, logged in to a local Discord, with its data in a temporary folder. */
export async function startPlayground(options: {
  logger: Logger;
  change?: (config: Config) => Config;
  /** Loopback origins of Spaces on this machine. */
  spaceOrigins?: readonly string[];
}): Promise<Playground> {
  const { logger, change = (config) => config, spaceOrigins } = options;
  await using closing = new AsyncDisposableStack();
  const dataDirectory = await mkdtemp(join(tmpdir(), "vernissage-"));
  closing.defer(() => rm(dataDirectory, { recursive: true, force: true, maxRetries: 5 }));
  const emulator = await createEmulator({});
  closing.defer(() => emulator.close());
  await registerCommands(emulator, galleryCommand);
  const config = change(playgroundConfig(emulator, dataDirectory));
  const program = await startProgram(emulator, config, logger, spaceOrigins);
  closing.defer(() => program.stop());
  const opened = closing.move();
  return { emulator, program, stop: () => opened.disposeAsync() };
}

/** The program on a local Discord. */
export function startProgram(
  emulator: Emulator,
  config: Config,
  logger: Logger,
  spaceOrigins: readonly string[] = [],
): Promise<Program> {
  const localOrigins = [emulator.origin, ...spaceOrigins];
  return assemble({ config, command: galleryCommand, logger, localOrigins });
}

/** Everything embedded: the offline planner, the built-in Spaces, any free port for the viewer. */
export function playgroundConfig(emulator: Emulator, dataDirectory: string): Config {
  return {
    discord: {
      token: emulator.token,
      applicationId: emulator.applicationId,
      withMessageContent: true,
      apiUrl: emulator.apiUrl,
    },
    viewer: { host: "127.0.0.1", port: 0 },
    dataDirectory,
    limits: {
      concurrentRuns: 1,
      runsPerMember: 5,
      runMinutes: 10,
      questionMinutes: 5,
      gpuSecondsPerRun: 1_800,
    },
    logLevel: "warn",
  };
}
