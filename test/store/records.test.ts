import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { digestOf } from "../../src/core/digest.ts";
import type { Records } from "../../src/core/records.ts";
import type { Run } from "../../src/core/run.ts";
import { createArtifactStore } from "../../src/store/artifact-store.ts";
import { openDatabase } from "../../src/store/database.ts";
import { createRecords } from "../../src/store/records.ts";
import { createCallRecords } from "../../src/store/space-call-records.ts";

let directory: string;
let records: Records;
const reopen = () => createRecords(openDatabase(join(directory, "test.db")));

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "vernissage-store-"));
  records = reopen();
});
afterEach(async () => {
  await records.close();
  await rm(directory, { recursive: true, force: true });
});

const gallery = (id: string, ownerId = "1", createdAtMs = 1) => ({
  id,
  ownerId,
  place: { threadId: `thread-${id}` },
  title: "T",
  words: "w",
  createdAtMs,
});
const run = (id: string, change: Partial<Run> = {}): Run => ({
  id,
  galleryId: "g",
  request: { kind: "create", requesterId: "1", words: "w", pictures: [], locale: "en", seed: 1 },
  state: "queued",
  createdAtMs: 1,
  ...change,
});

describe("records", () => {
  test("survive closing and opening again", async () => {
    await records.addGallery(gallery("g"));
    await records.addRun(run("r"));
    await records.addEvent(
      { id: "r", galleryId: "g" },
      { type: "state-changed", from: "queued", to: "planning" },
      5,
    );
    await records.writeNote("k", "v");
    await records.close();
    records = reopen();
    expect(await records.findGallery("g")).toEqual(gallery("g"));
    expect(await records.findRun("r")).toEqual(run("r"));
    expect(await records.eventsOf("r")).toEqual([
      {
        runId: "r",
        galleryId: "g",
        sequence: 1,
        atMs: 5,
        event: { type: "state-changed", from: "queued", to: "planning" },
      },
    ]);
    expect(await records.readNote("k")).toBe("v");
  });

  test("find a gallery by its place, and follow it when it moves", async () => {
    await records.addGallery(gallery("g"));
    expect((await records.findGalleryByPlace("threadId", "thread-g"))?.id).toBe("g");
    await records.updateGallery("g", { place: { threadId: "elsewhere" } });
    expect(await records.findGalleryByPlace("threadId", "thread-g")).toBeUndefined();
    expect((await records.findGalleryByPlace("threadId", "elsewhere"))?.id).toBe("g");
  });

  test("list a member's galleries, newest first", async () => {
    await records.addGallery(gallery("a", "1", 1));
    await records.addGallery(gallery("b", "1", 2));
    await records.addGallery(gallery("c", "2", 3));
    expect((await records.galleriesOf("1", 10)).map((g) => g.id)).toEqual(["b", "a"]);
  });

  test("number the events of a run even when many are added at once", async () => {
    const event = { type: "model-nudged", text: "x" } as const;
    await Promise.all(
      Array.from({ length: 20 }, () => records.addEvent({ id: "r", galleryId: "g" }, event, 1)),
    );
    expect((await records.eventsOf("r")).map((stored) => stored.sequence)).toEqual(
      Array.from({ length: 20 }, (_, i) => i + 1),
    );
  });

  test("name the runs that are not at an end", async () => {
    await records.addRun(run("a"));
    await records.addRun(run("b", { state: "published" }));
    await records.updateRun("a", { state: "planning" });
    expect((await records.unfinishedRuns()).map((r) => [r.id, r.state])).toEqual([["a", "planning"]]);
  });

  test("keep hostile text as it is", async () => {
    const words = `'); drop table galleries; -- "\u0000 🌊`;
    await records.addGallery({ ...gallery("g"), words });
    expect((await records.findGallery("g"))?.words).toBe(words);
  });
});

describe("Space call records", () => {
  test("answer with the result once it is finished, and not before", async () => {
    const calls = createCallRecords(openDatabase(join(directory, "calls.db")), { now: () => 1 });
    const key = digestOf("call");
    const result = { artifacts: [], values: [1], durationMs: 5, waitedMs: 0 };
    await calls.start(key, { space: "builtin/painter", endpoint: "/paint" });
    expect(await calls.find(key)).toBeUndefined();
    await calls.finish(key, result);
    expect(await calls.find(key)).toEqual(result);
    await calls.fail(key);
    expect(await calls.find(key)).toBeUndefined();
  });
});

describe("artifacts", () => {
  test("are kept by digest, once, and come back whole", async () => {
    const store = await createArtifactStore({ directory: join(directory, "artifacts"), records });
    const bytes = new TextEncoder().encode("pixels");
    const about = { mediaType: "image/png", provenance: { source: "test", name: "a.png" } } as const;
    const [first] = await Promise.all([store.put(bytes, about), store.put(bytes, about)]);
    expect(first.digest).toBe(digestOf(bytes));
    expect(await store.read(first.digest)).toEqual(Buffer.from(bytes));
    expect(await store.find(first.digest)).toEqual(first);
    const names = await readdir(join(directory, "artifacts"), { recursive: true });
    expect(names.filter((name) => name.length > 60)).toHaveLength(1);
  });

  test("that are unknown, or no digest at all, are not found", async () => {
    const store = await createArtifactStore({ directory: join(directory, "artifacts"), records });
    expect(await store.read(digestOf("nothing"))).toBeUndefined();
    expect(await store.read("sha256:../../../etc/passwd")).toBeUndefined();
  });

  test("that cannot be written say whose turn it is", async () => {
    const store = await createArtifactStore({ directory: join(directory, "artifacts"), records });
    await rm(join(directory, "artifacts"), { recursive: true });
    await import("node:fs/promises").then(({ writeFile }) =>
      writeFile(join(directory, "artifacts"), "in the way"),
    );
    const put = store.put(new Uint8Array(1), {
      mediaType: "image/png",
      provenance: { source: "t", name: "n" },
    });
    await expect(put).rejects.toMatchObject({ code: "disk-unwritable", party: "operator" });
  });
});

test("a database that cannot be opened names its path", () => {
  expect(() => openDatabase(join(directory, "missing", "x.db"))).toThrowError(/cannot open the database/);
});
