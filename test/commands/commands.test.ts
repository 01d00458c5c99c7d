import { readdirSync } from "node:fs";
import { SlashCommandSubcommandBuilder } from "discord.js";
import { expect, test } from "vitest";
import { galleryCommand } from "../../commands/index.ts";

test("every file of commands/gallery is in the list", () => {
  const files = readdirSync(new URL("../../commands/gallery", import.meta.url)).map((name) =>
    name.replace(/\.ts$/, ""),
  );
  expect(galleryCommand.subcommands.map((subcommand) => subcommand.name).sort()).toEqual(files.sort());
});

test.each(galleryCommand.subcommands.map((subcommand) => [subcommand.name, subcommand] as const))(
  "%s is declared under its own name",
  (name, subcommand) => {
    expect(subcommand.define(new SlashCommandSubcommandBuilder()).toJSON().name).toBe(name);
  },
);
