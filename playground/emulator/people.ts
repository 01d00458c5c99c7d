import { ALL } from "./permissions.ts";
import type { JsonObject, Member } from "./types.ts";
import type { World } from "./world.ts";

/** User and member objects as Discord writes them. */

interface UserObject extends JsonObject {
  id: string;
  username: string;
  bot?: boolean;
}

function userObject(id: string, username: string, isBot: boolean): UserObject {
  return {
    id,
    username,
    avatar: null,
    discriminator: isBot ? "0001" : "0",
    public_flags: 0,
    flags: 0,
    ...(isBot && { bot: true }),
    global_name: isBot ? null : username,
    primary_guild: null,
  };
}

export function botUser({ applicationId, botName }: World): UserObject {
  return userObject(applicationId, botName, true);
}

export function memberUser({ id, name }: Member): UserObject {
  return userObject(id, name, false);
}

/** The user of any id; `undefined` for strangers. */
export function userOf(world: World, id: string): UserObject | undefined {
  if (id === world.applicationId) return botUser(world);
  const member = world.members.get(id);
  return member && memberUser(member);
}

/** The server belongs to the member who was there first. */
export function ownerIdOf({ members, applicationId }: World): string {
  return [...members.keys()][0] ?? applicationId;
}

/** What a member may do: everything, if the server is theirs. */
export function permissionsOf(world: World, { id, permissions }: Member): string {
  return id === ownerIdOf(world) ? ALL : permissions;
}

/** A member of the server, without the user it is. */
export function memberOf({ createdAt }: World): JsonObject {
  return {
    avatar: null,
    banner: null,
    communication_disabled_until: null,
    flags: 0,
    joined_at: createdAt,
    nick: null,
    pending: false,
    premium_since: null,
    roles: [],
    mute: false,
    deaf: false,
  };
}
