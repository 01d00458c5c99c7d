import type { Kysely } from "kysely";
import type { SpaceConsents } from "../core/space-records.ts";
import type { Tables } from "./schema.ts";

/** Who allowed which Space for which community, in the database. The first to allow one stays on record. */
export function createSpaceConsents(db: Kysely<Tables>): SpaceConsents {
  return {
    async allow({ community, space, by, atMs }) {
      await db
        .insertInto("space_consents")
        .values({ community, space, allowed_by: by, at: atMs })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },
    async withdraw(community, space) {
      const { numDeletedRows } = await db
        .deleteFrom("space_consents")
        .where("community", "=", community)
        .where("space", "=", space)
        .executeTakeFirst();
      return numDeletedRows > 0n;
    },
    async of(community) {
      const rows = await db
        .selectFrom("space_consents")
        .select("space")
        .where("community", "=", community)
        .orderBy("at")
        .orderBy("space")
        .execute();
      return rows.map(({ space }) => space);
    },
  };
}
