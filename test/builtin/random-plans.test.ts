import { beforeAll, describe, expect, it } from "vitest";
import { readGlb } from "../../src/assets/read-glb.ts";
import { BUDGETS } from "../../src/assets/variants/budgets.ts";
import makeVariant from "../../src/assets/variants/make-variant.ts";
import { writePlain } from "../../src/assets/variants/write-plain.ts";
import { ROOM_KINDS, STYLES } from "../../src/core/plan.ts";
import { makeGallery } from "./random-plans/make-gallery.ts";
import { type Proof, proveGallery } from "./random-plans/prove-gallery.ts";
import { randomPlan } from "./random-plans/random-plan.ts";

/** Of the first two dozen those that have every style and kind of room; `npm run bench -- craft` proves hundreds. */
const SEEDS = [1, 4, 5, 8, 10, 14, 16, 18, 19, 20, 23, 24];
/** A long beaux-arts gallery, heaviest of the first two dozen. */
const HEAVY_SEED = 6;

it("the random plans have every style and kind of room", () => {
  const plans = SEEDS.map(randomPlan);
  expect(new Set(plans.map(({ style }) => style))).toEqual(new Set(STYLES));
  expect(new Set(plans.map(({ room }) => room.kind))).toEqual(new Set(ROOM_KINDS));
});

describe.each(SEEDS)("a gallery of random plan %i", (seed) => {
  let proof: Proof;
  beforeAll(async () => {
    const plan = randomPlan(seed);
    proof = await proveGallery(plan, await makeGallery(plan, "low"));
  });

  it("is valid glTF and shows every work once", () => {
    expect(proof).toMatchObject({ validatorErrors: 0, invalid: [], missing: [] });
  });

  it("hangs and places works clear of each other, of openings and of columns", () => {
    expect(proof).toMatchObject({ overlaps: [], overOpening: [] });
  });

  it("shows each work from a spot that visitors can walk to", () => {
    expect(proof.hiddenWorks).toEqual([]);
  });

  it("lets visitors start on the floor, inside nothing", () => {
    expect(proof.badSpawn).toEqual([]);
  });

  it("lets no light through closed walls", () => {
    expect(proof.leaks).toEqual([]);
  });
});

describe("a heavy gallery", () => {
  const plan = randomPlan(HEAVY_SEED);
  let glb: Uint8Array;
  beforeAll(async () => {
    glb = await makeGallery(plan, "high");
  });

  it.each(["desktop", "phone"] as const)("keeps the budget of the %s variant", async (name) => {
    const { report } = await makeVariant({ name, glb });
    for (const measure of ["triangles", "materials", "drawCalls", "sizeBytes"] as const)
      expect(report[measure], measure).toBeLessThanOrEqual(BUDGETS[name][measure]);
  });

  it("has the same bytes when it is made again", async () => {
    expect(Buffer.compare(glb, await makeGallery(plan, "high"))).toBe(0);
  });

  it("is found wanting when a work is moved onto another and the walls are gone", async () => {
    const document = await readGlb(glb);
    const nodes = document.getRoot().listNodes();
    const [one, other] = nodes.filter((node) => node.getName().startsWith("painting "));
    one!.setMatrix(other!.getMatrix());
    for (const node of nodes.filter((node) => node.getName().startsWith("wall"))) node.dispose();
    const proof = await proveGallery(plan, await writePlain(document, glb));
    expect(proof.overlaps).not.toEqual([]);
    expect(proof.leaks).not.toEqual([]);
  });
});
