import { COMMAND_TYPE, type CommandDefinition, type CommandOption, OPTION } from "./command-problems.ts";
import { channelObject } from "./guild.ts";
import { memberOf, memberUser, permissionsOf } from "./people.ts";
import { isAllowed } from "./permissions.ts";
import type { CommandUse, JsonObject, Member } from "./types.ts";
import { storeFile } from "./uploads.ts";
import type { World } from "./world.ts";

type OptionValue = NonNullable<CommandUse["options"]>[string];

/**
 * What a member typed into a command, as the `data` of its interaction. Checked against the registered definition as
 * Discord's client does; throws an error that says what is wrong. With `focused` the command is still being typed.
 */
export function commandData(world: World, use: CommandUse, member: Member, focused?: string): JsonObject {
  const wantedType = use.targetMessageId === undefined ? COMMAND_TYPE.chatInput : COMMAND_TYPE.message;
  const command = [...world.commands.values()].find(
    ({ name, type }) => name === use.name && (type ?? COMMAND_TYPE.chatInput) === wantedType,
  ) as (CommandDefinition & JsonObject) | undefined;
  if (command === undefined) throw new Error(`There is no command ${use.name}.`);
  const needed = command.default_member_permissions;
  if (needed != null && !isAllowed(permissionsOf(world, member), needed === "0" ? 1n << 3n : BigInt(needed)))
    throw new Error(`${member.name} may not use ${use.name}.`);

  const resolved: Record<string, JsonObject> = {};
  const base = { id: command.id, name: command.name, type: wantedType, guild_id: command.guild_id };
  if (use.targetMessageId !== undefined) {
    const target = world.channels.get(use.channelId)?.messages.get(use.targetMessageId)?.message;
    if (target === undefined) throw new Error("That message is not here.");
    return { ...base, target_id: target.id, resolved: { messages: { [target.id]: target } } };
  }

  const path = use.subcommand?.split(" ") ?? [];
  const { options, wrap } = descend(command, path);
  const given = new Map(Object.entries(use.options ?? {}));
  const known = new Set(options.map(({ name }) => name));
  for (const name of given.keys())
    if (!known.has(name)) throw new Error(`${use.name} has no option ${name}.`);
  const filled = options.flatMap((option): JsonObject[] => {
    const value = given.get(option.name);
    const isFocused = option.name === focused;
    if (isFocused) return [{ name: option.name, type: option.type, value: value ?? "", focused: true }];
    if (value === undefined) {
      if (option.required && focused === undefined) throw new Error(`The option ${option.name} is required.`);
      return [];
    }
    const checked = checkedValue(world, use.channelId, option, value, resolved);
    return [{ name: option.name, type: option.type, value: checked }];
  });
  const hasResolved = Object.keys(resolved).length > 0;
  return { ...base, options: wrap(filled), ...(hasResolved && { resolved }) };
}

/** The options at the end of a path of groups and subcommands, and how to nest what was filled in. */
function descend(
  command: CommandDefinition,
  path: readonly string[],
): { options: readonly CommandOption[]; wrap: (filled: JsonObject[]) => JsonObject[] } {
  let options = command.options ?? [];
  const steps: CommandOption[] = [];
  for (const name of path) {
    const step = options.find((option) => option.name === name && option.type <= OPTION.group);
    if (step === undefined) throw new Error(`${command.name} has no subcommand ${path.join(" ")}.`);
    steps.push(step);
    options = step.options ?? [];
  }
  if (options.some(({ type }) => type <= OPTION.group))
    throw new Error(`${[command.name, ...path].join(" ")} needs a subcommand.`);
  return {
    options,
    wrap: (filled) =>
      steps.reduceRight<JsonObject[]>((inner, { name, type }) => [{ name, type, options: inner }], filled),
  };
}

function checkedValue(
  world: World,
  channelId: string,
  option: CommandOption,
  value: OptionValue,
  resolved: Record<string, JsonObject>,
): string | number | boolean {
  const { name, choices } = option;
  const fail = (problem: string): never => {
    throw new Error(`The option ${name} ${problem}.`);
  };
  const resolve = (kind: string, id: string, object: JsonObject) => {
    resolved[kind] = { ...resolved[kind], [id]: object };
    return id;
  };
  if (choices?.length && !choices.some((choice) => choice.value === value))
    return fail(`must be one of ${choices.map((choice) => choice.value).join(", ")}`);

  if (option.type === OPTION.attachment) {
    if (typeof value !== "object") return fail("needs a file");
    const attachment = { ...storeFile(world, channelId, value), ephemeral: true };
    return resolve("attachments", attachment.id, attachment);
  }
  if (typeof value === "object") return fail("takes no file");
  if (option.type === OPTION.boolean) return typeof value === "boolean" ? value : fail("is true or false");
  if (option.type === OPTION.integer || option.type === OPTION.number) {
    if (typeof value !== "number" || (option.type === OPTION.integer && !Number.isInteger(value)))
      return fail(option.type === OPTION.integer ? "needs a whole number" : "needs a number");
    if (value < (option.min_value ?? -(2 ** 53)) || value > (option.max_value ?? 2 ** 53))
      return fail(`must be between ${option.min_value ?? "-2^53"} and ${option.max_value ?? "2^53"}`);
    return value;
  }
  if (typeof value !== "string") return fail("needs text");
  if (option.type === OPTION.string) {
    if (value.length < (option.min_length ?? 1))
      return fail(`needs ${option.min_length ?? 1} characters or more`);
    if (value.length > (option.max_length ?? 6000))
      return fail(`takes ${option.max_length ?? 6000} characters at most`);
    return value;
  }
  const person = world.members.get(value);
  const channel = world.channels.get(value);
  if (person && (option.type === OPTION.user || option.type === OPTION.mentionable)) {
    resolve("members", value, { ...memberOf(world), permissions: permissionsOf(world, person) });
    return resolve("users", value, memberUser(person));
  }
  if (channel && option.type === OPTION.channel)
    return resolve("channels", value, {
      ...channelObject(world, channel),
      permissions: channel.botPermissions,
    });
  return fail("names nobody and nothing here");
}
