import { describe, expect, it } from "vitest";
import inspectAsset from "../../src/assets/inspect-asset.ts";
import { openGlb } from "../../src/builtin/curator/open-glb.ts";
import { ARCHITECTURE_EXTRAS_KEY, architecture } from "../../src/builtin/geometry/architecture.ts";
import { completePlan } from "../../src/core/complete-plan.ts";
import { type GalleryPlan, STYLES } from "../../src/core/plan.ts";
import { nodeExtras, SCENE_EXTRAS_KEY, sceneExtras } from "../../src/core/scene.ts";
import { createFloorPlan } from "../../web/viewer/walk/floor-plan.ts";
import { makeGallery } from "./random-plans/make-gallery.ts";
import { proveGallery } from "./random-plans/prove-gallery.ts";

function planOf(style: (typeof STYLES)[number], rooms: number, paintings: number): GalleryPlan {
  const works = (kind: "painting" | "sculpture", count: number) =>
    Array.from({ length: count }, () => ({ kind, prompt: "a harbour at dawn", style: "fauvist" }));
  const exhibits = [...works("painting", paintings), ...works("sculpture", 2)];
  return completePlan({ title: "Rooms", style, room: { kind: "enfilade", rooms }, exhibits }, 11 * paintings);
}

/** The finished scene's own words: its walkable floor, and where its works hang. */
async function readScene(glb: Uint8Array) {
  const document = await openGlb(glb);
  const scene = document.getRoot().getDefaultScene()!;
  const extras = sceneExtras.parse(scene.getExtras()[SCENE_EXTRAS_KEY]);
  const { walls } = architecture.parse(scene.getExtras()[ARCHITECTURE_EXTRAS_KEY]);
  const paintings = document
    .getRoot()
    .listNodes()
    .filter((node) => nodeExtras.safeParse(node.getExtras()[SCENE_EXTRAS_KEY]).data?.role === "painting")
    .map((node) => node.getTranslation());
  return { extras, walls, paintings };
}

const CASES = STYLES.map((style, i) => [style, 2 + (i % 2), [12, 30, 4, 20][i % 4]!] as const);

describe("joined rooms", () => {
  it.each(CASES)(
    "%s, %i rooms, %i paintings: hung without a fault, and walked through",
    async (style, rooms, count) => {
      const plan = planOf(style, rooms, count);
      const glb = await makeGallery(plan, "low");
      const { triangles, drawCalls, ...faults } = await proveGallery(plan, glb);
      expect(faults).toEqual({
        validatorErrors: 0,
        invalid: [],
        missing: [],
        overlaps: [],
        overOpening: [],
        hiddenWorks: [],
        badSpawn: [],
        leaks: [],
      });
      expect(triangles).toBeLessThan(150_000);
      const { extras, walls, paintings } = await readScene(glb);
      const floor = createFloorPlan(extras);
      const [x, , z] = extras.spawn.position;
      let at = floor.nearest([x, z]);
      for (let room = 0; room < rooms; room += 1) {
        const zs = walls.filter((wall) => wall.room === room).map((wall) => wall.left[1]);
        const [far, near] = [Math.min(...zs), Math.max(...zs)];
        expect(paintings.some(([, , pz]) => pz > far - 0.2 && pz < near + 0.2)).toBe(true);
        // Straight on along the axis, as the viewer walks: first to the doorway, then into the room.
        at = floor.move(at, [0, near + 0.1]);
        at = floor.move(at, [0, (near + far) / 2]);
        expect(at[1]).toBeCloseTo((near + far) / 2, 1);
      }
      for (const { position } of extras.views) expect(floor.contains([position[0], position[2]])).toBe(true);
    },
    60_000,
  );

  it("puts the largest work at the end of the axis, within the triangles of a gallery at its finest", async () => {
    const plan = planOf("beaux-arts", 3, 12);
    const glb = await makeGallery(plan, "high");
    expect((await inspectAsset(glb)).triangles).toBeLessThan(150_000);
    const { extras, paintings } = await readScene(glb);
    const [hero] = [...paintings].sort((a, b) => a[2] - b[2]);
    expect(hero![0]).toBeCloseTo(0, 1);
    expect(extras.views[0]!.position[0]).toBeCloseTo(0);
    expect(extras.views[0]!.target[0]).toBeCloseTo(0);
    expect(extras.views[0]!.target[2]).toBeCloseTo(hero![2], 0);
  }, 60_000);
});
