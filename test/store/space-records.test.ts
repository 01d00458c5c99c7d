import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { Kysely } from "kysely";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { digestOf } from "../../src/core/digest.ts";
import type { SpaceOutcome } from "../../src/core/space-records.ts";
import { openDatabase } from "../../src/store/database.ts";
import { MIGRATIONS, type Tables } from "../../src/store/schema.ts";
import { createCallRecords } from "../../src/store/space-call-records.ts";
import { createSpaceConsents } from "../../src/store/space-consents.ts";
import { createSpaceHistory } from "../../src/store/space-history.ts";

const DAY_MS = 24 * 3600_000;

let directory: string;
let database: Kysely<Tables>;
const file = () => join(directory, "test.db");

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "vernissage-store-"));
  database = openDatabase(file());
});
afterEach(async () => {
  await database.destroy();
  await rm(directory, { recursive: true, force: true });
});

async function reopen() {
  await database.destroy();
  database = openDatabase(file());
}

const outcome = (atMs: number, more: Partial<SpaceOutcome> = {}): SpaceOutcome => ({
  atMs,
  space: "a/b",
  endpoint: "/x",
  outcome: "succeeded",
  durationMs: 10,
  waitedMs: 2,
  gpuSeconds: 0.5,
  ...more,
});

describe("the history of Spaces", () => {
  it("tells what happened since a moment, oldest first, also after the database was opened again", async () => {
    const history = createSpaceHistory(database, { now: () => 100 });
    const failed = outcome(30, { outcome: "failed", code: "space-error" });
    for (const one of [failed, outcome(20), outcome(10), outcome(20, { space: "c/d" })])
      await history.add(one);
    await reopen();
    const again = createSpaceHistory(database, { now: () => 100 });
    expect(await again.since(20)).toEqual([outcome(20), outcome(20, { space: "c/d" }), failed]);
    expect(await again.since(31)).toEqual([]);
  });

  it("forgets what is older than 30 days", async () => {
    let nowMs = DAY_MS;
    const clock = { now: () => nowMs };
    await createSpaceHistory(database, clock).add(outcome(nowMs));
    await createSpaceHistory(database, clock).add(outcome(2 * DAY_MS));
    nowMs = 31.5 * DAY_MS;
    await createSpaceHistory(database, clock).add(outcome(nowMs));
    expect((await createSpaceHistory(database, clock).since(0)).map(({ atMs }) => atMs)).toEqual([
      2 * DAY_MS,
      nowMs,
    ]);
  });
});

describe("consents to Spaces", () => {
  it("hold for one community until they are withdrawn, also after the database was opened again", async () => {
    const consents = createSpaceConsents(database);
    await consents.allow({ community: "one", space: "a/b", by: "somebody", atMs: 2 });
    await consents.allow({ community: "one", space: "c/d", by: "somebody", atMs: 1 });
    await consents.allow({ community: "one", space: "a/b", by: "another", atMs: 3 });
    await consents.allow({ community: "two", space: "e/f", by: "somebody", atMs: 1 });
    await reopen();
    const again = createSpaceConsents(database);
    expect(await again.of("one")).toEqual(["c/d", "a/b"]);
    expect(await again.withdraw("one", "a/b")).toBe(true);
    expect(await again.withdraw("one", "a/b")).toBe(false);
    expect(await again.of("one")).toEqual(["c/d"]);
    expect(await again.of("two")).toEqual(["e/f"]);
    expect(await again.of("three")).toEqual([]);
  });
});

describe("records of calls", () => {
  it("tell a call that was cut off from one that ended, also after the database was opened again", async () => {
    const call = { space: "a/b", endpoint: "/x" };
    const records = createCallRecords(database, { now: () => 1 });
    expect(await records.start(digestOf("lost"), call)).toEqual({ wasLost: false });
    await records.start(digestOf("failed"), call);
    await records.fail(digestOf("failed"));
    await reopen();
    const again = createCallRecords(database, { now: () => 2 });
    expect(await again.find(digestOf("lost"))).toBeUndefined();
    expect(await again.start(digestOf("lost"), call)).toEqual({ wasLost: true });
    expect(await again.start(digestOf("failed"), call)).toEqual({ wasLost: false });
  });
});

it("a database of the first version gets the tables of later ones and keeps its rows", async () => {
  const old = new DatabaseSync(join(directory, "old.db"));
  old.exec(`${MIGRATIONS[0]} pragma user_version = 1; insert into notes (key, value) values ('k', 'v');`);
  old.close();
  const opened = openDatabase(join(directory, "old.db"));
  await createSpaceConsents(opened).allow({ community: "one", space: "a/b", by: "x", atMs: 1 });
  expect(await opened.selectFrom("notes").select("value").execute()).toEqual([{ value: "v" }]);
  await opened.destroy();
});
