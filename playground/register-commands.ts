import { REST, Routes } from "discord.js";
import type { Command } from "../src/discord/command.ts";
import type { Emulator } from "./emulator/types.ts";

/** Registers a command with the local Discord the way `npm run register-commands` does with the real one. */
export async function registerCommands(
  emulator: Pick<Emulator, "apiUrl" | "token" | "applicationId" | "guildId">,
  command: Command,
): Promise<void> {
  const rest = new REST({ api: emulator.apiUrl }).setToken(emulator.token);
  const route = Routes.applicationGuildCommands(emulator.applicationId, emulator.guildId);
  await rest.put(route, { body: [command.body] });
}
