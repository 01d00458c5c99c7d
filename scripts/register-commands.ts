import { existsSync } from "node:fs";
import { loadEnvFile } from "node:process";
import { REST, Routes } from "discord.js";
import { galleryCommand } from "../commands/index.ts";
import { readConfig } from "../src/config.ts";
import { toVernissageError } from "../src/core/errors.ts";

try {
  if (existsSync(".env")) loadEnvFile(".env");
  const { discord } = readConfig(process.env);
  const route = discord.guildId
    ? Routes.applicationGuildCommands(discord.applicationId, discord.guildId)
    : Routes.applicationCommands(discord.applicationId);
  await new REST().setToken(discord.token).put(route, { body: [galleryCommand.body] });
  console.log(
    discord.guildId
      ? `Registered /gallery for the server ${discord.guildId}.`
      : "Registered /gallery for all servers. Discord may take some minutes to show it.",
  );
} catch (thrown) {
  const error = toVernissageError(thrown);
  console.error(
    error.code === "unexpected" ? `Discord refused the commands: ${error.message}` : error.userMessage,
  );
  process.exit(1);
}
