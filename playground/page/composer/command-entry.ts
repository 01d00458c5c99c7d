import { type Command, type CommandOption, OptionType } from "../discord-shapes.ts";
import { formatBytes } from "../files.ts";
import { MAX_FILE_BYTES } from "../limits.ts";

/** Something that can be typed after the slash: a command, or one of its subcommands. */
export interface CommandEntry {
  name: string;
  subcommand?: string;
  /** As people type it, without the slash: "gallery create". */
  title: string;
  description: string;
  options: readonly CommandOption[];
}

/** What stands in a field: typed text, and where it was picked from a list, the value behind it. */
export interface FieldValue {
  text: string;
  chosen?: string | number | boolean;
  file?: File;
}

export type ResolvedOption =
  | { kind: "absent" }
  | { kind: "value"; value: string | number | boolean | File }
  | { kind: "problem"; problem: string };

const CHAT_INPUT = 1;

export function listCommandEntries(commands: readonly Command[]): CommandEntry[] {
  return commands
    .filter(({ type }) => (type ?? CHAT_INPUT) === CHAT_INPUT)
    .flatMap(({ name, description = "", options = [] }): CommandEntry[] => {
      const subcommands = listSubcommands(options);
      if (subcommands.length === 0) return [{ name, title: name, description, options }];
      return subcommands.map((subcommand) => ({
        ...subcommand,
        name,
        title: `${name} ${subcommand.subcommand}`,
      }));
    });
}

/** Subcommands with those in groups, which carry the group's name before their own. */
function listSubcommands(options: readonly CommandOption[], group = "") {
  return options.flatMap(
    (option): { subcommand: string; description: string; options: readonly CommandOption[] }[] => {
      const { type, name, description, options: inner = [] } = option;
      if (type === OptionType.subcommandGroup) return listSubcommands(inner, `${name} `);
      return type === OptionType.subcommand
        ? [{ subcommand: group + name, description, options: inner }]
        : [];
    },
  );
}

/** Entries whose words begin with, or contain, what was typed after the slash; beginnings first. */
export function findCommandEntries(entries: readonly CommandEntry[], typed: string): CommandEntry[] {
  const wanted = typed.toLowerCase().trim();
  const rank = ({ title }: CommandEntry) =>
    title.startsWith(wanted) || title.split(" ").some((word) => word.startsWith(wanted)) ? 0 : 1;
  return entries.filter(({ title }) => title.includes(wanted)).sort((one, other) => rank(one) - rank(other));
}

/** A field's content as the bot gets it, or what is wrong with it in words for the person typing. */
export function resolveOption(
  option: CommandOption,
  field: FieldValue | undefined,
  hasFixedChoices: boolean,
): ResolvedOption {
  const text = field?.text ?? "";
  if (option.type === OptionType.attachment) return resolveFile(option, field?.file);
  if (text.trim() === "") {
    return option.required ? problem(`Fill in ${option.name}; the command needs it.`) : { kind: "absent" };
  }
  if (field?.chosen !== undefined) return { kind: "value", value: field.chosen };
  if (hasFixedChoices) return problem(`Pick ${option.name} from the list.`);
  if (option.type === OptionType.integer || option.type === OptionType.number)
    return resolveNumber(option, text);
  if (option.min_length !== undefined && text.length < option.min_length) {
    return problem(`${option.name} needs at least ${option.min_length} characters.`);
  }
  // 6000 is Discord's own limit of a string option.
  const most = option.max_length ?? 6000;
  if (text.length > most)
    return problem(`${option.name} takes at most ${most} characters; this is ${text.length}.`);
  return { kind: "value", value: text };
}

function resolveFile(option: CommandOption, file: File | undefined): ResolvedOption {
  if (file === undefined) {
    return option.required ? problem(`Choose a file for ${option.name}.`) : { kind: "absent" };
  }
  if (file.size > MAX_FILE_BYTES) {
    return problem(
      `${file.name} is ${formatBytes(file.size)}; files may have up to ${formatBytes(MAX_FILE_BYTES)}.`,
    );
  }
  return { kind: "value", value: file };
}

function resolveNumber(option: CommandOption, text: string): ResolvedOption {
  const value = Number(text.trim().replace(",", "."));
  const isWhole = option.type === OptionType.integer;
  if (!Number.isFinite(value) || (isWhole && !Number.isInteger(value))) {
    return problem(`${option.name} is a ${isWhole ? "whole number" : "number"}.`);
  }
  if (value < (option.min_value ?? -Infinity))
    return problem(`${option.name} is at least ${option.min_value}.`);
  if (value > (option.max_value ?? Infinity))
    return problem(`${option.name} is at most ${option.max_value}.`);
  return { kind: "value", value };
}

function problem(words: string): ResolvedOption {
  return { kind: "problem", problem: words[0]!.toUpperCase() + words.slice(1) };
}
