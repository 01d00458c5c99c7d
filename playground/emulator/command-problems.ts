/** Option types of application commands, as numbered in Discord's documentation. */
export const OPTION = {
  subcommand: 1,
  group: 2,
  string: 3,
  integer: 4,
  boolean: 5,
  user: 6,
  channel: 7,
  role: 8,
  mentionable: 9,
  number: 10,
  attachment: 11,
} as const;

export const COMMAND_TYPE = { chatInput: 1, user: 2, message: 3 } as const;

export interface CommandOption {
  type: number;
  name: string;
  description: string;
  required?: boolean;
  choices?: readonly { name: string; value: string | number }[];
  autocomplete?: boolean;
  min_length?: number;
  max_length?: number;
  min_value?: number;
  max_value?: number;
  options?: readonly CommandOption[];
}

/** The definition of a command as the bot registers it. */
export interface CommandDefinition {
  type?: number;
  name: string;
  description?: string;
  options?: readonly CommandOption[] | null;
  default_member_permissions?: string | number | null;
}

/** Discord's limit on names, descriptions and choice values of one command together. */
const MAX_COMMAND_CHARACTERS = 8000;

/** What is wrong with a command beyond what Discord's description says. */
export function problemsOfCommand(command: CommandDefinition): string[] {
  const isSlash = (command.type ?? COMMAND_TYPE.chatInput) === COMMAND_TYPE.chatInput;
  const length = lengthOf({ ...command, options: command.options ?? [] });
  return [
    ...(length > MAX_COMMAND_CHARACTERS
      ? [`/${command.name} has ${length} characters; 8000 are allowed`]
      : []),
    ...(isSlash ? problemsOfName(command.name) : []),
    ...(isSlash && !command.description ? [`/${command.name} has no description`] : []),
    ...problemsOfOptions(command.name, command.options ?? []),
  ];
}

function problemsOfOptions(path: string, options: readonly CommandOption[]): string[] {
  const names = options.map(({ name }) => name);
  const isNested = options.map(({ type }) => type === OPTION.subcommand || type === OPTION.group);
  const firstOptional = options.findIndex(({ required }) => !required);
  const isUnordered = firstOptional !== -1 && options.slice(firstOptional).some(({ required }) => required);
  return [
    ...names
      .filter((name, index) => names.indexOf(name) !== index)
      .map((name) => `/${path}: option ${name} is there twice`),
    ...(isNested.includes(true) && isNested.includes(false)
      ? [`/${path} has subcommands and other options`]
      : []),
    ...(isUnordered ? [`/${path}: required options come first`] : []),
    ...options
      .filter(({ autocomplete, choices }) => autocomplete && choices?.length)
      .map(({ name }) => `/${path}: option ${name} has choices and autocomplete`),
    ...options.flatMap(({ name }) => problemsOfName(name)),
    ...options.flatMap((option) => problemsOfOptions(`${path} ${option.name}`, option.options ?? [])),
  ];
}

/** Lower case wherever the script has case. */
function problemsOfName(name: string): string[] {
  return name === name.toLowerCase() ? [] : [`the name ${name} is not in lower case`];
}

function lengthOf({ name, description, choices, options }: Partial<CommandOption>): number {
  const own = [name, description, ...(choices ?? []).map((choice) => `${choice.name}${choice.value}`)];
  return own.join("").length + (options ?? []).reduce((sum, option) => sum + lengthOf(option), 0);
}
