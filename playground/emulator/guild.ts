import { botUser, memberOf, memberUser, ownerIdOf } from "./people.ts";
import { ORDINARY_MEMBER, overwriteFor } from "./permissions.ts";
import type { JsonObject } from "./types.ts";
import type { Channel, World } from "./world.ts";

/** Server and channel objects as Discord writes them. */

export function isThread({ channel }: Channel): boolean {
  return channel.type === 10 || channel.type === 11 || channel.type === 12;
}

export interface ThreadMetadata {
  archived: boolean;
  archive_timestamp: string;
  auto_archive_duration: number;
  locked: boolean;
  create_timestamp: string;
}

/** `undefined` for channels that are no threads. */
export function metadataOf({ channel }: Channel): ThreadMetadata | undefined {
  return channel.thread_metadata as ThreadMetadata | undefined;
}

/** A channel with the permissions that bind the bot there; threads take theirs from the parent. */
export function channelObject(world: World, entry: Channel): JsonObject {
  if (isThread(entry)) return entry.channel;
  const overwrite = { id: world.applicationId, type: 1, ...overwriteFor(entry.botPermissions) };
  return { ...entry.channel, permission_overwrites: [overwrite] };
}

function everyoneRole({ guildId }: World): JsonObject {
  return {
    id: guildId,
    name: "@everyone",
    permissions: ORDINARY_MEMBER,
    position: 0,
    color: 0,
    colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
    hoist: false,
    managed: false,
    mentionable: false,
    icon: null,
    unicode_emoji: null,
    flags: 0,
  };
}

/** The server as the REST API gives it. */
export function guildObject(world: World): JsonObject {
  return {
    id: world.guildId,
    name: "Local gallery",
    icon: null,
    description: null,
    home_header: null,
    splash: null,
    discovery_splash: null,
    features: [],
    banner: null,
    owner_id: ownerIdOf(world),
    application_id: null,
    region: "rotterdam",
    afk_channel_id: null,
    afk_timeout: 300,
    system_channel_id: null,
    system_channel_flags: 0,
    widget_enabled: false,
    widget_channel_id: null,
    verification_level: 0,
    roles: [everyoneRole(world)],
    default_message_notifications: 0,
    mfa_level: 0,
    explicit_content_filter: 0,
    max_presences: null,
    max_members: 500_000,
    max_stage_video_channel_users: 50,
    max_video_channel_users: 25,
    vanity_url_code: null,
    premium_tier: 0,
    premium_subscription_count: 0,
    preferred_locale: "en-US",
    rules_channel_id: null,
    safety_alerts_channel_id: null,
    public_updates_channel_id: null,
    premium_progress_bar_enabled: false,
    premium_progress_bar_enabled_user_updated_at: null,
    nsfw: false,
    nsfw_level: 0,
    emojis: [],
    stickers: [],
    incidents_data: null,
  };
}

/** The server as GUILD_CREATE gives it: with channels, active threads and members. */
export function guildCreateObject(world: World): JsonObject {
  const channels = [...world.channels.values()];
  const people = [...world.members.values()].map((member) => ({
    ...memberOf(world),
    user: memberUser(member),
  }));
  return {
    ...guildObject(world),
    joined_at: world.createdAt,
    large: false,
    unavailable: false,
    member_count: people.length + 1,
    members: [...people, { ...memberOf(world), user: botUser(world) }],
    channels: channels.filter((entry) => !isThread(entry)).map((entry) => channelObject(world, entry)),
    threads: channels.filter((entry) => metadataOf(entry)?.archived === false).map(({ channel }) => channel),
    voice_states: [],
    presences: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  };
}
