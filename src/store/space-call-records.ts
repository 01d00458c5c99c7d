import type { Kysely } from "kysely";
import type { Clock } from "../core/clock.ts";
import type { SpaceResult } from "../core/space.ts";
import type { CallRecords } from "../core/space-records.ts";
import type { Tables } from "./schema.ts";

/** Space calls in the database, so that a call paid for before a restart is not paid for again. */
export function createCallRecords(db: Kysely<Tables>, clock: Clock): CallRecords {
  const write = async (key: string, state: Tables["space_calls"]["state"], json: string | null) => {
    const row = { state, at: clock.now(), json };
    await db
      .insertInto("space_calls")
      .values({ key, ...row })
      .onConflict((conflict) => conflict.column("key").doUpdateSet(row))
      .execute();
  };
  return {
    async find(key) {
      const row = await db
        .selectFrom("space_calls")
        .select("json")
        .where("key", "=", key)
        .where("state", "=", "finished")
        .executeTakeFirst();
      return row?.json ? (JSON.parse(row.json) as SpaceResult) : undefined;
    },
    async start(key, call) {
      const row = await db
        .selectFrom("space_calls")
        .select("state")
        .where("key", "=", key)
        .executeTakeFirst();
      await write(key, "started", JSON.stringify(call));
      return { wasLost: row?.state === "started" };
    },
    finish: (key, result) => write(key, "finished", JSON.stringify(result)),
    fail: (key) => write(key, "failed", null),
  };
}
