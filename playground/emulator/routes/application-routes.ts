import { type Api, type ApiContext, below } from "../api.ts";
import { COMMAND_TYPE, type CommandDefinition, problemsOfCommand } from "../command-problems.ts";
import { invalidForm, unknownCommand, unknownUser } from "../discord-error.ts";
import { botUser, userOf } from "../people.ts";
import type { JsonObject } from "../types.ts";
import type { World } from "../world.ts";

/** The gateway's address, who the bot is, and its commands. */
export function addApplicationRoutes(api: Api, world: World): void {
  api.get(below("/gateway"), (context) => context.json({ url: world.origin.replace("http", "ws") }));
  api.get(below("/gateway/bot"), (context) =>
    context.json({
      url: world.origin.replace("http", "ws"),
      shards: 1,
      session_start_limit: { total: 1000, remaining: 999, reset_after: 86_400_000, max_concurrency: 1 },
    }),
  );
  api.get(below("/users/@me"), (context) =>
    context.json({ ...botUser(world), mfa_enabled: false, locale: "en-US", verified: true, email: null }),
  );
  api.get(below("/users/:userId"), (context) => {
    const user = userOf(world, context.req.param("userId"));
    if (user === undefined) throw unknownUser();
    return context.json(user);
  });

  for (const scope of ["", "/guilds/:guildId"] as const) {
    const commands = below(`/applications/:applicationId${scope}/commands`);
    api.get(commands, (context) => context.json(commandsIn(context)));
    api.put(commands, (context) => {
      const wanted = (context.var.call.body ?? []) as CommandDefinition[];
      const names = wanted.map(({ name, type }) => `${type ?? COMMAND_TYPE.chatInput} ${name}`);
      const twice = wanted.filter((_, index) => names.indexOf(names[index]!) !== index);
      const problems = [
        ...wanted.flatMap(problemsOfCommand),
        ...twice.map(({ name }) => `the command ${name} is there twice`),
      ];
      if (problems.length > 0) throw invalidForm(problems);
      for (const { id } of commandsIn(context)) world.commands.delete(String(id));
      const kept = wanted.map((command) => keep(context, command));
      announce();
      return context.json(kept);
    });
    api.post(commands, (context) => {
      const command = context.var.call.body as CommandDefinition;
      const problems = problemsOfCommand(command);
      if (problems.length > 0) throw invalidForm(problems);
      const earlier = commandsIn(context).find(
        ({ name, type }) => name === command.name && type === (command.type ?? COMMAND_TYPE.chatInput),
      );
      const kept = keep(context, command, earlier && String(earlier.id));
      announce();
      return context.json(kept, earlier ? 200 : 201);
    });
    api.get(`${commands}/:commandId`, (context) => context.json(commandBy(context)));
    api.patch(`${commands}/:commandId`, (context) => {
      const earlier = commandBy(context);
      const changed = {
        ...earlier,
        ...(context.var.call.body as JsonObject),
      } as unknown as CommandDefinition;
      const problems = problemsOfCommand(changed);
      if (problems.length > 0) throw invalidForm(problems);
      const kept = keep(context, changed, String(earlier.id));
      announce();
      return context.json(kept);
    });
    api.delete(`${commands}/:commandId`, (context) => {
      world.commands.delete(String(commandBy(context).id));
      announce();
      return context.body(null, 204);
    });
  }

  function commandsIn(context: ApiContext): JsonObject[] {
    const guildId = context.req.param("guildId");
    return [...world.commands.values()].filter((command) => command.guild_id === guildId);
  }

  function commandBy(context: ApiContext): JsonObject {
    const command = commandsIn(context).find(({ id }) => id === context.req.param("commandId"));
    if (command === undefined) throw unknownCommand();
    return command;
  }

  function keep(context: ApiContext, command: CommandDefinition, id = world.createSnowflake()): JsonObject {
    const guildId = context.req.param("guildId");
    const permissions = command.default_member_permissions;
    const kept = {
      name_localizations: null,
      description_localizations: null,
      contexts: null,
      integration_types: [0],
      nsfw: false,
      type: COMMAND_TYPE.chatInput,
      description: "",
      ...command,
      id,
      application_id: world.applicationId,
      version: world.createSnowflake(),
      default_member_permissions: permissions == null ? null : String(permissions),
      ...(guildId !== undefined && { guild_id: guildId }),
    };
    world.commands.set(id, kept);
    return kept;
  }

  function announce(): void {
    world.emit({ type: "commands-registered", commands: [...world.commands.values()] });
  }
}
