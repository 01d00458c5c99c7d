import { expect, test } from "vitest";
import { completePlan } from "../../src/core/complete-plan.ts";
import { digestOf } from "../../src/core/digest.ts";
import { artifactRef, partKeys } from "../../src/core/plan-parts.ts";
import type { Run } from "../../src/core/run.ts";
import { newRunView, type RunView } from "../../src/core/run-view.ts";
import { publishVersion } from "../../src/gallery/publish-version.ts";
import { openDatabase } from "../../src/store/database.ts";
import { createRecords } from "../../src/store/records.ts";

test("a version keeps the pictures its member gave, so that later versions hang them too", async () => {
  const picture = digestOf("a picture");
  const plan = completePlan(
    {
      title: "One Picture",
      style: "white-cube",
      room: { kind: "salon" },
      exhibits: [{ kind: "picture", prompt: "a picture given by the member", style: "picture" }],
    },
    1,
  );
  const run: Run = {
    id: "run",
    galleryId: "gallery",
    request: { kind: "create", requesterId: "1", words: "x", pictures: [picture], locale: "en", seed: 1 },
    state: "publishing",
    createdAtMs: 0,
  };
  const scene = {
    makes: "scene",
    isScene: true,
    digest: digestOf("scene"),
    sheet: digestOf("sheet"),
    views: [],
    promises: [],
    report: { isValid: true, triangles: 1, sizeBytes: 1, parts: [] },
  };
  const view = {
    ...newRunView(0),
    planState: { plan, made: { e1: artifactRef(picture) }, stale: [] },
    inspections: new Map([[artifactRef(scene.digest), scene]]),
  } as unknown as RunView;
  const records = createRecords(openDatabase(":memory:"));
  await records.addGallery({
    id: "gallery",
    ownerId: "1",
    place: {},
    title: "x",
    words: "x",
    createdAtMs: 0,
  });
  await records.addRun(run);
  const deps = { records, clock: { now: () => 0 }, createId: () => "version" };
  const { made } = await publishVersion(deps, run, view);
  expect(made[partKeys(plan).get("e1")!]).toBe(picture);
  await records.close();
});
