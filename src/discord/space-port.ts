import type { SpaceClient } from "../core/space.ts";
import type { SpaceConsents } from "../core/space-records.ts";

/** What this edge needs to show Spaces, and to let people allow them. A community is a Discord server. */
export type SpaceGuide = Pick<SpaceClient, "find" | "about" | "describe"> &
  Pick<SpaceConsents, "allow" | "withdraw">;
