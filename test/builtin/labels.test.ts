import { expect, it } from "vitest";
import { readGlb } from "../../src/assets/read-glb.ts";
import { completePlan } from "../../src/core/complete-plan.ts";
import { makeGallery } from "./random-plans/make-gallery.ts";

it("stands cards on the rail of a crowded room, never across a moulding", async () => {
  const exhibits = Array.from({ length: 28 }, () => ({
    kind: "painting" as const,
    prompt: "the sea",
    style: "impressionist",
  }));
  const plan = completePlan({ title: "Crowded", style: "beaux-arts", room: { kind: "salon" }, exhibits }, 7);
  const document = await readGlb(await makeGallery(plan, "low"));
  const labels = document
    .getRoot()
    .listNodes()
    .find((node) => node.getName() === "labels")!;
  const heights = labels
    .getMesh()!
    .listPrimitives()
    .flatMap((primitive) => {
      const positions = primitive.getAttribute("POSITION")!;
      return Array.from({ length: positions.getCount() }, (_, at) => positions.getElement(at, [0, 0, 0])[1]!);
    });
  const low = heights.filter((height) => height < 1.2);
  expect(low.length).toBeGreaterThan(0);
  expect(Math.min(...low)).toBeCloseTo(0.9, 2);
  expect(Math.max(...low)).toBeCloseTo(1, 2);
}, 60_000);
