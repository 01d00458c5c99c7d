import type { Kysely } from "kysely";
import type { Artifact } from "../core/artifact.ts";
import type { RunEvent, StoredEvent } from "../core/events.ts";
import type { Gallery, Version } from "../core/gallery.ts";
import type { Records } from "../core/records.ts";
import type { Run } from "../core/run.ts";
import { isEnd } from "../core/transitions.ts";
import type { Tables } from "./schema.ts";

/** Records in a database opened by `openDatabase`. */
export function createRecords(db: Kysely<Tables>): Records {
  return {
    async addGallery(gallery) {
      await db.transaction().execute(async (trx) => {
        await trx
          .insertInto("galleries")
          .values({
            id: gallery.id,
            owner_id: gallery.ownerId,
            created_at: gallery.createdAtMs,
            json: JSON.stringify(gallery),
          })
          .execute();
        await writePlaces(trx, gallery);
      });
    },
    async updateGallery(id, change) {
      await db.transaction().execute(async (trx) => {
        const row = await trx.selectFrom("galleries").select("json").where("id", "=", id).executeTakeFirst();
        if (!row) return;
        const gallery = { ...parse<Gallery>(row), ...change };
        await trx
          .updateTable("galleries")
          .set({ json: JSON.stringify(gallery) })
          .where("id", "=", id)
          .execute();
        await writePlaces(trx, gallery);
      });
    },
    async findGallery(id) {
      return parseOne<Gallery>(
        await db.selectFrom("galleries").select("json").where("id", "=", id).executeTakeFirst(),
      );
    },
    async findGalleryByPlace(key, value) {
      return parseOne<Gallery>(
        await db
          .selectFrom("gallery_places")
          .innerJoin("galleries", "galleries.id", "gallery_places.gallery_id")
          .select("json")
          .where("key", "=", key)
          .where("value", "=", value)
          .executeTakeFirst(),
      );
    },
    async galleriesOf(ownerId, limit) {
      const rows = await db
        .selectFrom("galleries")
        .select("json")
        .where("owner_id", "=", ownerId)
        .orderBy("created_at", "desc")
        .limit(limit)
        .execute();
      return rows.map(parse<Gallery>);
    },

    async addRun(run) {
      await db
        .insertInto("runs")
        .values({
          id: run.id,
          gallery_id: run.galleryId,
          state: run.state,
          created_at: run.createdAtMs,
          json: JSON.stringify(run),
        })
        .execute();
    },
    async updateRun(id, change) {
      await db.transaction().execute(async (trx) => {
        const row = await trx.selectFrom("runs").select("json").where("id", "=", id).executeTakeFirst();
        if (!row) return;
        const run = { ...parse<Run>(row), ...change };
        await trx
          .updateTable("runs")
          .set({ state: run.state, json: JSON.stringify(run) })
          .where("id", "=", id)
          .execute();
      });
    },
    async findRun(id) {
      return parseOne<Run>(
        await db.selectFrom("runs").select("json").where("id", "=", id).executeTakeFirst(),
      );
    },
    async runsOf(galleryId) {
      const rows = await db
        .selectFrom("runs")
        .select("json")
        .where("gallery_id", "=", galleryId)
        .orderBy("created_at", "desc")
        .execute();
      return rows.map(parse<Run>);
    },
    async unfinishedRuns() {
      const rows = await db
        .selectFrom("runs")
        .select("json")
        .where("state", "not in", ["published", "answered", "failed", "cancelled"])
        .orderBy("created_at")
        .execute();
      return rows.map(parse<Run>).filter((run) => !isEnd(run.state));
    },

    async addEvent(run, event, atMs) {
      return db.transaction().execute(async (trx) => {
        const last = await trx
          .selectFrom("events")
          .select(({ fn }) => fn.max("sequence").as("sequence"))
          .where("run_id", "=", run.id)
          .executeTakeFirst();
        const sequence = Number(last?.sequence ?? 0) + 1;
        await trx
          .insertInto("events")
          .values({
            run_id: run.id,
            gallery_id: run.galleryId,
            sequence,
            at: atMs,
            json: JSON.stringify(event),
          })
          .execute();
        return { runId: run.id, galleryId: run.galleryId, sequence, atMs, event };
      });
    },
    async eventsOf(runId) {
      const rows = await db
        .selectFrom("events")
        .selectAll()
        .where("run_id", "=", runId)
        .orderBy("sequence")
        .execute();
      return rows.map(
        (row): StoredEvent => ({
          runId: row.run_id,
          galleryId: row.gallery_id,
          sequence: row.sequence,
          atMs: row.at,
          event: parse<RunEvent>(row),
        }),
      );
    },

    async addVersion(version) {
      await db
        .insertInto("versions")
        .values({
          id: version.id,
          gallery_id: version.galleryId,
          number: version.number,
          json: JSON.stringify(version),
        })
        .execute();
    },
    async updateVersion(id, change) {
      await db.transaction().execute(async (transaction) => {
        const row = await transaction
          .selectFrom("versions")
          .select("json")
          .where("id", "=", id)
          .executeTakeFirst();
        if (!row) return;
        const json = JSON.stringify({ ...parse<Version>(row), ...change });
        await transaction.updateTable("versions").set({ json }).where("id", "=", id).execute();
      });
    },
    async findVersion(id) {
      return parseOne<Version>(
        await db.selectFrom("versions").select("json").where("id", "=", id).executeTakeFirst(),
      );
    },
    async versionsOf(galleryId) {
      const rows = await db
        .selectFrom("versions")
        .select("json")
        .where("gallery_id", "=", galleryId)
        .orderBy("number")
        .execute();
      return rows.map(parse<Version>);
    },

    async addArtifact(artifact) {
      await db
        .insertInto("artifacts")
        .values({ digest: artifact.digest, json: JSON.stringify(artifact) })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },
    async findArtifact(digest) {
      return parseOne<Artifact>(
        await db.selectFrom("artifacts").select("json").where("digest", "=", digest).executeTakeFirst(),
      );
    },

    async readNote(key) {
      const row = await db.selectFrom("notes").select("value").where("key", "=", key).executeTakeFirst();
      return row?.value;
    },
    async writeNote(key, value) {
      await db
        .insertInto("notes")
        .values({ key, value })
        .onConflict((conflict) => conflict.column("key").doUpdateSet({ value }))
        .execute();
    },
    close: () => db.destroy(),
  };
}

async function writePlaces(db: Kysely<Tables>, gallery: Gallery): Promise<void> {
  await db.deleteFrom("gallery_places").where("gallery_id", "=", gallery.id).execute();
  const rows = Object.entries(gallery.place).map(([key, value]) => ({ gallery_id: gallery.id, key, value }));
  if (rows.length > 0) await db.insertInto("gallery_places").values(rows).execute();
}

function parse<T>(row: { json: string }): T {
  return JSON.parse(row.json) as T;
}

function parseOne<T>(row: { json: string } | undefined): T | undefined {
  return row && parse<T>(row);
}
