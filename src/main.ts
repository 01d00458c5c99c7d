import { existsSync } from "node:fs";
import { loadEnvFile } from "node:process";
import { pino } from "pino";
import { galleryCommand } from "../commands/index.ts";
import { assemble } from "./assemble.ts";
import { readConfig } from "./config.ts";
import { toVernissageError } from "./core/errors.ts";

/** Stops cleanly on SIGTERM (service managers, containers) and SIGINT (Ctrl+C); a second one ends at once. */
const STOP_SIGNALS = ["SIGTERM", "SIGINT"] as const;

async function main(): Promise<void> {
  if (existsSync(".env")) loadEnvFile(".env");
  const config = readConfig(process.env);
  const logger = pino({ level: config.logLevel });
  const program = await assemble({ config, command: galleryCommand, logger });
  void program.warmUp();
  let isStopping = false;
  for (const signal of STOP_SIGNALS) {
    process.on(signal, () => {
      if (isStopping) process.exit(1);
      isStopping = true;
      logger.info({ signal }, "stopping");
      program.stop().then(
        () => process.exit(0),
        (error: unknown) => {
          logger.error({ error }, "stop-failed");
          process.exit(1);
        },
      );
    });
  }
}

main().catch((thrown: unknown) => {
  const error = toVernissageError(thrown);
  console.error(error.code === "unexpected" ? thrown : error.userMessage);
  process.exit(1);
});
