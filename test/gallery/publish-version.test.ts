import { expect, test } from "vitest";
import { completePlan } from "../../src/core/complete-plan.ts";
import { digestOf } from "../../src/core/digest.ts";
import type { GalleryPlan, PlanDraft } from "../../src/core/plan.ts";
import { artifactRef, partKeys } from "../../src/core/plan-parts.ts";
import type { Run } from "../../src/core/run.ts";
import { newRunView, type RunView } from "../../src/core/run-view.ts";
import type { PlanState } from "../../src/core/tool.ts";
import { publishVersion } from "../../src/gallery/publish-version.ts";
import { openDatabase } from "../../src/store/database.ts";
import { createRecords } from "../../src/store/records.ts";

const RUN: Run = {
  id: "run",
  galleryId: "gallery",
  request: { kind: "create", requesterId: "1", words: "x", pictures: [], locale: "en", seed: 1 },
  state: "publishing",
  createdAtMs: 0,
};
const SCENE = {
  makes: "scene",
  isScene: true,
  digest: digestOf("scene"),
  sheet: digestOf("sheet"),
  promises: [],
  report: { isValid: true, triangles: 1, sizeBytes: 1, parts: [], issues: [] },
};

/** A run whose plan is made, with a scene on which the checks said this. */
function finishedView(plan: GalleryPlan, made: PlanState["made"], report: object = {}): RunView {
  const scene = { ...SCENE, report: { ...SCENE.report, ...report } };
  return {
    ...newRunView(0),
    planState: { plan, made, stale: [] },
    inspections: new Map([[scene.digest, scene]]),
  } as unknown as RunView;
}

async function publish(run: Run, view: RunView) {
  const records = createRecords(openDatabase(":memory:"));
  const gallery = { id: "gallery", ownerId: "1", place: {}, title: "x", words: "x", createdAtMs: 0 };
  await records.addGallery(gallery);
  await records.addRun(run);
  await publishVersion({ records, clock: { now: () => 0 }, createId: () => "version" }, run, view);
  const version = await records.findVersion("version");
  await records.close();
  return version!;
}

const planOf = (...exhibits: PlanDraft["exhibits"]) =>
  completePlan({ title: "A Plan", style: "white-cube", room: { kind: "salon" }, exhibits }, 1);

test("a version keeps the pictures its member gave, so that later versions hang them too", async () => {
  const picture = digestOf("a picture");
  const plan = planOf({ kind: "picture", prompt: "a picture given by the member", style: "picture" });
  const run = { ...RUN, request: { ...RUN.request, pictures: [picture] } };
  const { made } = await publish(run, finishedView(plan, { e1: artifactRef(picture) }));
  expect(made[partKeys(plan).get("e1")!]).toBe(picture);
});

test("a version says what is hidden, too dark, left out or not hung, whatever the model says", async () => {
  const painting = (title: string) => ({
    kind: "painting" as const,
    prompt: title,
    style: "cubist",
    label: { title },
  });
  const plan = planOf(painting("A Wave"), painting("A Heron"));
  const part = { role: "painting", exhibit: "e1", triangles: 2 };
  const view = finishedView(
    plan,
    {},
    {
      scene: { room: { widthMetres: 6, lengthMetres: 9 } },
      parts: [
        {
          ...part,
          bounds: [
            [0, 0, 0],
            [1, 1, 1],
          ],
        },
      ],
      hiddenWorks: [{ exhibit: "e1", behind: "a column" }],
      issues: [
        {
          severity: "warning",
          code: "too-dark",
          message: "60% of the picture is black: more light is needed",
        },
        { severity: "warning", code: "work-hidden", message: "hidden: e1 behind a column" },
      ],
    },
  );
  const { remarks } = await publish(RUN, { ...view, leftOut: ["A Statue"] });
  expect(remarks).toEqual([
    "“A Statue” could not be made and is left out",
    "“A Heron” could not be made and is left out",
    "“A Wave” is hidden behind a column",
    "60% of the picture is black: more light is needed",
  ]);
  expect(await publish(RUN, finishedView(plan, {}))).not.toHaveProperty("remarks");
});
