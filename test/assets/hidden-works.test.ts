import { describe, expect, test } from "vitest";
import { findHiddenWorks } from "../../src/assets/hidden-works.ts";
import inspectAsset from "../../src/assets/inspect-asset.ts";
import { readGlb } from "../../src/assets/read-glb.ts";
import { SCENE_EXTRAS_KEY } from "../../src/core/scene.ts";
import { makeSampleGallery } from "./sample-gallery.ts";
import { createSampleScene, SQUARE } from "./sample-glb.ts";

/** A picture two metres wide on the wall z = 0, to be seen from three metres away. */
const PAINTING = {
  role: "painting",
  exhibit: "e3",
  viewpoint: { position: [1, 1.6, 3], target: [1, 1.5, 0] },
};

function gallery(painting: object = PAINTING) {
  const scene = createSampleScene();
  scene.addPolygon(SQUARE, { ...painting }, { texturePx: 8, at: [0, 0.5, 0] });
  return scene;
}

/** A board with its left edge at x, so far before the wall. */
const board = (left: number, width: number): [number, number][] => [
  [left, 0],
  [left + width, 0],
  [left + width, 4],
  [left, 4],
];

const hiddenIn = async (scene: ReturnType<typeof createSampleScene>) => inspectAsset(await scene.toGlb());

describe("a work", () => {
  test("behind a column broad enough is hidden, and the report says so in few words", async () => {
    const scene = gallery();
    scene.addPolygon(board(-1, 4), { role: "column" }, { at: [0, 0, 0.6] });
    const report = await hiddenIn(scene);
    expect(report.hiddenWorks).toEqual([{ exhibit: "e3", behind: "a column" }]);
    expect(report.issues).toEqual([
      { severity: "warning", code: "work-hidden", message: "hidden: e3 behind a column" },
    ]);
    expect(report.isValid).toBe(true);
  });

  test("between two columns drawn as one part is not hidden by their common box", async () => {
    const scene = gallery();
    const columns = scene.document.createNode().setExtras({ [SCENE_EXTRAS_KEY]: { role: "column" } });
    scene.document.getRoot().getDefaultScene()!.addChild(columns);
    for (const left of [-2, 3.4])
      scene.addPolygon(board(left, 0.6), undefined, { parent: columns, at: [0, 0, 0.6] });
    expect(await hiddenIn(scene)).not.toHaveProperty("hiddenWorks");
  });

  test("of which a slim column covers a little, or that a step aside shows, is in sight", async () => {
    const slim = gallery();
    slim.addPolygon(board(0.9, 0.2), { role: "column" }, { at: [0, 0, 0.6] });
    expect(await hiddenIn(slim)).not.toHaveProperty("hiddenWorks");
    const aside = gallery();
    aside.addPolygon(board(0.6, 0.8), { role: "column" }, { at: [0, 0, 2.4] });
    expect(await hiddenIn(aside)).not.toHaveProperty("hiddenWorks");
  });

  test("behind glass, a shadow or its own frame is in sight", async () => {
    const scene = gallery();
    scene.addPolygon(board(-1, 4), { role: "frame", exhibit: "e3" }, { at: [0, 0, 0.1] });
    const glass = scene.addPolygon(board(-1, 4), { role: "prop" }, { at: [0, 0, 0.6] });
    glass.getMesh()!.listPrimitives()[0]!.getMaterial()!.setAlphaMode("BLEND");
    expect(await hiddenIn(scene)).not.toHaveProperty("hiddenWorks");
  });

  test("of a scene that does not say where it is to be seen from is never called hidden", async () => {
    const scene = gallery({ role: "painting", exhibit: "e3" });
    scene.addPolygon(board(-1, 4), { role: "column" }, { at: [0, 0, 0.6] });
    expect(await hiddenIn(scene)).not.toHaveProperty("hiddenWorks");
    const foreign = createSampleScene();
    foreign.addPolygon(SQUARE);
    expect(await hiddenIn(foreign)).not.toHaveProperty("hiddenWorks");
  });
});

test("in a gallery of our own every work is in sight, until something is put before one", async () => {
  const { glb } = await makeSampleGallery({ style: "gothic", kind: "hall", paintings: 6, sculptures: 2 });
  const whole = await inspectAsset(glb);
  expect(whole.parts.filter(({ viewpoint }) => viewpoint)).toHaveLength(8);
  expect(whole).not.toHaveProperty("hiddenWorks");

  const document = await readGlb(glb);
  const { viewpoint, exhibit } = whole.parts.find(({ role }) => role === "painting")!;
  const { position, target } = viewpoint!;
  const painting = document
    .getRoot()
    .listNodes()
    .find((node) => {
      const claim = node.getExtras()[SCENE_EXTRAS_KEY] as { role?: string; exhibit?: string } | undefined;
      return claim?.role === "painting" && claim.exhibit === exhibit;
    })!;
  // Its own canvas again, three times as large and a quarter of the way to the visitor, as a board.
  const board = document.createNode().setMesh(painting.getMesh()).setMatrix(painting.getWorldMatrix());
  const [x, y, z] = target.map((value, axis) => value * -2 + (position[axis]! - value) / 4);
  const screen = document.createNode().setScale([3, 3, 3]).setTranslation([x!, y!, z!]).addChild(board);
  screen.setExtras({ [SCENE_EXTRAS_KEY]: { role: "bench" } });
  document.getRoot().getDefaultScene()!.addChild(screen);
  expect(findHiddenWorks(document, whole.parts)).toEqual([{ exhibit, behind: "a bench" }]);
});
