import type { Kysely } from "kysely";
import type { Clock } from "../core/clock.ts";
import type { SpaceHistory, SpaceOutcome } from "../core/space-records.ts";
import type { Tables } from "./schema.ts";

/** Older calls say nothing about today; the book of health looks back 7 days, the ledger one. */
const KEPT_MS = 30 * 24 * 3600_000;
/** Old rows are swept out with the first outcome of a process and with every so-many-th after. */
const SWEEP_EVERY = 200;

/** How calls of Spaces ended, in the database; what is older than 30 days is forgotten now and then. */
export function createSpaceHistory(db: Kysely<Tables>, clock: Clock): SpaceHistory {
  let added = 0;
  return {
    async add(outcome) {
      await db
        .insertInto("space_outcomes")
        .values({ at: outcome.atMs, json: JSON.stringify(outcome) })
        .execute();
      if (added++ % SWEEP_EVERY !== 0) return;
      await db
        .deleteFrom("space_outcomes")
        .where("at", "<", clock.now() - KEPT_MS)
        .execute();
    },
    async since(atMs) {
      const rows = await db
        .selectFrom("space_outcomes")
        .select("json")
        .where("at", ">=", atMs)
        .orderBy("at")
        .orderBy("sequence")
        .execute();
      return rows.map(({ json }) => JSON.parse(json) as SpaceOutcome);
    },
  };
}
