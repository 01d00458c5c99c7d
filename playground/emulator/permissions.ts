/** Bits of Discord's permissions that the local Discord looks at. */
export const PERMISSIONS = {
  ADMINISTRATOR: 1n << 3n,
  MANAGE_CHANNELS: 1n << 4n,
  ADD_REACTIONS: 1n << 6n,
  VIEW_CHANNEL: 1n << 10n,
  SEND_MESSAGES: 1n << 11n,
  MANAGE_MESSAGES: 1n << 13n,
  EMBED_LINKS: 1n << 14n,
  ATTACH_FILES: 1n << 15n,
  READ_MESSAGE_HISTORY: 1n << 16n,
  USE_APPLICATION_COMMANDS: 1n << 31n,
  MANAGE_THREADS: 1n << 34n,
  CREATE_PUBLIC_THREADS: 1n << 35n,
  CREATE_PRIVATE_THREADS: 1n << 36n,
  SEND_MESSAGES_IN_THREADS: 1n << 38n,
} as const;

export type Permission = keyof typeof PERMISSIONS;

/** Bits 0 to 52 are in use in 2026. */
const EVERYTHING = (1n << 53n) - 1n;
export const ALL = EVERYTHING.toString();
export const ALL_BUT_ADMINISTRATOR = (EVERYTHING & ~PERMISSIONS.ADMINISTRATOR).toString();

/** What a member may do who is nobody special. */
export const ORDINARY_MEMBER = (
  PERMISSIONS.ADD_REACTIONS |
  PERMISSIONS.VIEW_CHANNEL |
  PERMISSIONS.SEND_MESSAGES |
  PERMISSIONS.EMBED_LINKS |
  PERMISSIONS.ATTACH_FILES |
  PERMISSIONS.READ_MESSAGE_HISTORY |
  PERMISSIONS.USE_APPLICATION_COMMANDS |
  PERMISSIONS.CREATE_PUBLIC_THREADS |
  PERMISSIONS.SEND_MESSAGES_IN_THREADS
).toString();

export function isAllowed(bits: string, needed: bigint): boolean {
  const held = BigInt(bits);
  return (held & PERMISSIONS.ADMINISTRATOR) !== 0n || (held & needed) === needed;
}

/** Allow and deny of an overwrite that leaves exactly `bits`. */
export function overwriteFor(bits: string): { allow: string; deny: string } {
  return { allow: bits, deny: (EVERYTHING & ~BigInt(bits)).toString() };
}
