import { NodeIO } from "@gltf-transform/core";
import { ALL_EXTENSIONS } from "@gltf-transform/extensions";
import { beforeAll, describe, expect, it } from "vitest";
import { measureScene } from "../../src/assets/measure-scene.ts";
import { readGlb } from "../../src/assets/read-glb.ts";
import { BUDGETS } from "../../src/assets/variants/budgets.ts";
import makeVariant from "../../src/assets/variants/make-variant.ts";
import type { SpaceFile } from "../../src/builtin/builtin-space.ts";
import { work as sculptor } from "../../src/builtin/sculptor/worker.ts";
import { completePlan } from "../../src/core/complete-plan.ts";
import { ROOM_KINDS, STYLES } from "../../src/core/plan.ts";
import { makeGallery } from "./random-plans/make-gallery.ts";
import { type Proof, proveGallery } from "./random-plans/prove-gallery.ts";
import { randomPlan } from "./random-plans/random-plan.ts";

/** Of the first two dozen one of each style, in every kind of room; `npm run bench -- craft` proves hundreds. */
const SEEDS = [4, 5, 8, 10, 14, 16, 18, 23];
const LIGHT_SEED = 18;

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

describe("a gallery of more triangles than the budgets allow", () => {
  let glb: Uint8Array;
  beforeAll(async () => {
    const plan = completePlan(
      {
        title: "Large",
        style: "beaux-arts",
        room: { kind: "hall", lengthMetres: 60, widthMetres: 30, heightMetres: 14 },
        exhibits: [
          ...Array.from({ length: 12 }, () => ({
            kind: "painting" as const,
            prompt: "the sea",
            style: "impressionist",
          })),
          ...Array.from({ length: 6 }, () => ({
            kind: "sculpture" as const,
            prompt: "bust of a poet",
            style: "marble",
          })),
        ],
      },
      7,
    );
    const [bust] = await sculptor(
      { prompt: "bust of a poet", style: "marble", seed: 1 },
      { progress: () => undefined },
    );
    glb = await makeGallery(plan, "high", async ({ id }) => ({ ...(bust as SpaceFile), name: `${id}.glb` }));
    expect(measureScene(await readGlb(glb)).triangles).toBeGreaterThan(BUDGETS.desktop.triangles);
  });

  it.each(["desktop", "phone"] as const)("keeps them in its %s variant", async (name) => {
    const { report } = await makeVariant({ name, glb });
    for (const measure of ["triangles", "materials", "drawCalls", "sizeBytes"] as const)
      expect(report[measure], measure).toBeLessThanOrEqual(BUDGETS[name][measure]);
  });
});

/** A small salon so full of large sculptures that one stands straight before a painting. */
const CROWDED_SEED = 181;

it("shows a work behind a sculpture from aside", async () => {
  const plan = randomPlan(CROWDED_SEED);
  expect((await proveGallery(plan, await makeGallery(plan, "low"))).invalid).toEqual([]);
}, 30_000);

describe("a gallery made again", () => {
  const plan = randomPlan(LIGHT_SEED);
  let glb: Uint8Array;
  beforeAll(async () => {
    glb = await makeGallery(plan, "low");
  });

  it("has the same bytes", async () => {
    expect(Buffer.compare(glb, await makeGallery(plan, "low"))).toBe(0);
  });

  it("is found wanting with a work moved onto another and without its walls", async () => {
    const document = await readGlb(glb);
    const nodes = document.getRoot().listNodes();
    const [one, other] = nodes.filter((node) => node.getName().startsWith("painting "));
    one!.setMatrix(other!.getMatrix());
    for (const node of nodes.filter((node) => node.getName() === "walls")) node.dispose();
    const bytes = await new NodeIO().registerExtensions(ALL_EXTENSIONS).writeBinary(document);
    const proof = await proveGallery(plan, bytes);
    expect(proof.overlaps).not.toEqual([]);
    expect(proof.leaks).not.toEqual([]);
  });
});
