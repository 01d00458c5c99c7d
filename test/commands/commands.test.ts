import { readdirSync } from "node:fs";
import { SlashCommandSubcommandBuilder } from "discord.js";
import { expect, test } from "vitest";
import { galleryCommand } from "../../commands/index.ts";
import { createEmulator } from "../../playground/emulator/emulator.ts";
import { registerCommands } from "../../playground/register-commands.ts";

test("every file of commands/gallery is in the list", () => {
  const files = readdirSync(new URL("../../commands/gallery", import.meta.url)).map((name) =>
    name.replace(/\.ts$/, ""),
  );
  expect(galleryCommand.entries.map((entry) => entry.name).sort()).toEqual(files.sort());
});

const subcommands = galleryCommand.entries.flatMap((entry) =>
  "define" in entry ? [entry] : entry.subcommands,
);
test.each(subcommands.map((subcommand) => [subcommand.name, subcommand] as const))(
  "%s is declared under its own name",
  (name, subcommand) => {
    expect(subcommand.define(new SlashCommandSubcommandBuilder()).toJSON().name).toBe(name);
  },
);

test("the command can be registered with Discord, its group of subcommands included", async () => {
  const emulator = await createEmulator();
  try {
    await registerCommands(emulator, galleryCommand);
    emulator.assertNoViolations();
    expect(emulator.commands()).toMatchObject([
      {
        name: "gallery",
        options: expect.arrayContaining([expect.objectContaining({ type: 2, name: "spaces" })]),
      },
    ]);
  } finally {
    await emulator.close();
  }
});
