import { expect, test } from "vitest";
import type { AssetReport } from "../../src/core/asset.ts";
import { type Digest, digestOf } from "../../src/core/digest.ts";
import type { RunEvent } from "../../src/core/events.ts";
import { openDatabase } from "../../src/store/database.ts";
import { createRecords } from "../../src/store/records.ts";
import { createFindGallery } from "../../src/viewer/find-gallery.ts";

const room = digestOf("room");
const scene = { style: "beaux-arts" };

async function setUp(...events: RunEvent[]) {
  const records = createRecords(openDatabase(":memory:"));
  await records.addGallery({ id: "g", ownerId: "1", place: {}, title: "x", words: "x", createdAtMs: 0 });
  await records.addRun({
    id: "r",
    galleryId: "g",
    request: { kind: "create", requesterId: "1", words: "x", pictures: [], locale: "en", seed: 1 },
    state: "generating",
    createdAtMs: 0,
  });
  for (const [atMs, event] of events.entries())
    await records.addEvent({ id: "r", galleryId: "g" }, event, atMs);
  return { records, findGallery: createFindGallery({ records, store: { find: async () => undefined } }) };
}

function inspected(digest: Digest, report: object): RunEvent {
  const about = { isScene: false, promises: [], durationMs: 1 };
  return {
    type: "asset-inspected",
    digest,
    ...about,
    report: { isValid: true, issues: [], triangles: 7, ...report } as unknown as AssetReport,
  };
}

test("a gallery in the making is its bare room as soon as that was inspected", async () => {
  const { findGallery } = await setUp(inspected(room, { scene }), inspected(digestOf("bust"), {}));
  expect(await findGallery("g")).toMatchObject({ version: 0, sceneDigest: room, triangles: 7 });
});

test("a room that did not pass, or shows nothing, is not shown", async () => {
  const issue = { severity: "error", code: "nothing-visible", message: "the pictures show nothing" } as const;
  const { findGallery } = await setUp(
    inspected(digestOf("bad"), { scene, isValid: false }),
    inspected(room, { scene }),
    { type: "asset-pictured", digest: room, issue, durationMs: 1 },
  );
  expect((await findGallery("g"))?.sceneDigest).toBeUndefined();
});

test("a run that ended without a version leaves words only", async () => {
  const { records, findGallery } = await setUp(inspected(room, { scene }));
  await records.updateRun("r", { state: "cancelled" });
  const found = await findGallery("g");
  expect(found?.sceneDigest).toBeUndefined();
  expect(found?.status).toContain("cancelled");
});
