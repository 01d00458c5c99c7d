import { PermissionFlagsBits, type PermissionsBitField } from "discord.js";
import { VernissageError } from "../core/errors.ts";

/** What the bot needs in a channel, by the name a server admin sees. */
export const NEEDED_PERMISSIONS = [
  ["View Channel", PermissionFlagsBits.ViewChannel],
  ["Send Messages", PermissionFlagsBits.SendMessages],
  ["Create Public Threads", PermissionFlagsBits.CreatePublicThreads],
  ["Send Messages in Threads", PermissionFlagsBits.SendMessagesInThreads],
  ["Attach Files", PermissionFlagsBits.AttachFiles],
  ["Embed Links", PermissionFlagsBits.EmbedLinks],
  ["Read Message History", PermissionFlagsBits.ReadMessageHistory],
  ["Add Reactions", PermissionFlagsBits.AddReactions],
] as const;

/** Throws an error that names what is missing, so that an admin can grant it. */
export function requirePermissions(granted: Readonly<PermissionsBitField>): void {
  const missing = NEEDED_PERMISSIONS.filter(([, bit]) => !granted.has(bit)).map(([name]) => name);
  if (missing.length === 0) return;
  throw new VernissageError({
    code: "missing-permissions",
    message: `missing permissions: ${missing.join(", ")}`,
    userMessage: `I cannot make a gallery in this channel: I lack ${missing.map((name) => `**${name}**`).join(", ")}. Ask a server admin to grant that to my role here, then try again.`,
    party: "operator",
  });
}
