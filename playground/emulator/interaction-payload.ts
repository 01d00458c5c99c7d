import type { Interaction } from "./interactions.ts";
import { memberOf, memberUser, permissionsOf } from "./people.ts";
import type { JsonObject } from "./types.ts";
import type { World } from "./world.ts";

/** What INTERACTION_CREATE carries. */
export function interactionPayload(
  world: World,
  interaction: Pick<Interaction, "id" | "type" | "token" | "data" | "channelId" | "memberId" | "source">,
  attachmentSizeLimitBytes: number,
): JsonObject {
  const { id, type, token, data, channelId, source } = interaction;
  const member = world.members.get(interaction.memberId)!;
  const { channel, botPermissions } = world.channels.get(channelId)!;
  return {
    id,
    application_id: world.applicationId,
    type,
    token,
    version: 1,
    data,
    guild_id: world.guildId,
    guild: { id: world.guildId, locale: "en-US", features: [] },
    guild_locale: "en-US",
    channel_id: channelId,
    channel,
    member: { ...memberOf(world), user: memberUser(member), permissions: permissionsOf(world, member) },
    locale: member.locale,
    app_permissions: botPermissions,
    entitlements: [],
    authorizing_integration_owners: { 0: world.guildId },
    context: 0,
    attachment_size_limit: attachmentSizeLimitBytes,
    ...(source && { message: source.message }),
  };
}
