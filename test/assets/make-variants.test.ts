import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createAssetInspector } from "../../src/assets/asset-inspector.ts";
import { checkPromises } from "../../src/assets/check-promises.ts";
import { createVariantMaker } from "../../src/assets/make-variants.ts";
import { readGlb } from "../../src/assets/read-glb.ts";
import { BUDGETS } from "../../src/assets/variants/budgets.ts";
import { AbortReason } from "../../src/core/abort.ts";
import {
  type AssetReport,
  type AssetVariant,
  VARIANT_NAMES,
  type VariantName,
} from "../../src/core/asset.ts";
import { digestOf } from "../../src/core/digest.ts";
import type { Promise_ } from "../../src/core/plan.ts";
import { makeSampleGallery } from "./sample-gallery.ts";
import { createSampleScene, SQUARE } from "./sample-glb.ts";

const maker = createVariantMaker();
const inspector = createAssetInspector();
afterAll(async () => {
  await maker.close();
  await inspector.close();
});
const { signal } = new AbortController();

/** Claims that need evidence in the geometry and in the pictures. */
const PROMISES: Promise_[] = [
  "paintings>=1",
  "sculptures>=1",
  "arched-windows>=1",
  "windows>=1",
  "columns>=1",
  "benches>=1",
  "floor=marble",
  "style=beaux-arts",
].map((check) => ({ text: check, check }));

const worksOf = ({ parts }: AssetReport) =>
  parts
    .filter(({ role, exhibit }) => exhibit && (role === "painting" || role === "sculpture"))
    .sort((a, b) => a.exhibit!.localeCompare(b.exhibit!));

/** Few works and many; light enough to stay as it is and too heavy for a phone; day and night. */
const CASES = [
  {
    what: "a small salon at night, with a sculpture",
    wish: {
      style: "gothic",
      kind: "salon",
      paintings: 2,
      sculptures: 1,
      time: "night",
      room: { lengthMetres: 7, widthMetres: 6 },
    },
  },
  {
    what: "a beaux-arts hall with more triangles than a phone may have",
    wish: { style: "beaux-arts", kind: "hall", paintings: 4, room: { lengthMetres: 16, widthMetres: 9 } },
  },
  {
    what: "a crowded white cube",
    wish: { style: "white-cube", kind: "hall", paintings: 30, room: { lengthMetres: 20, widthMetres: 8 } },
  },
  {
    what: "sculptures only",
    wish: {
      style: "white-cube",
      kind: "salon",
      paintings: 0,
      sculptures: 2,
      room: { lengthMetres: 8, widthMetres: 6 },
    },
  },
] as const;

interface Made {
  glb: Uint8Array;
  scene: AssetReport;
  variants: Readonly<Record<VariantName, AssetVariant>>;
}

/** Side by side: that is how both cores have something to do. */
let made: readonly Made[];
beforeAll(async () => {
  made = await Promise.all(
    CASES.map(async ({ wish }) => {
      const { glb } = await makeSampleGallery(wish);
      const [scene, variants] = await Promise.all([
        inspector.inspect(glb, { signal }),
        maker.make(glb, { signal }),
      ]);
      return { glb, scene, variants };
    }),
  );
}, 120_000);

describe.each(CASES.map(({ what }, index) => ({ what, index })))("variants of $what", ({ index }) => {
  let { glb, scene, variants }: Made = {} as Made;
  beforeAll(() => {
    ({ glb, scene, variants } = made[index]!);
  });

  it("are valid and within their budgets", () => {
    for (const name of ["desktop", "phone"] as const) {
      const { bytes, report } = variants[name];
      expect(report.issues).toEqual([]);
      expect(report.validator.errors).toBe(0);
      expect(report.sizeBytes).toBe(bytes.byteLength);
      for (const measure of ["triangles", "materials", "drawCalls", "sizeBytes"] as const)
        expect(report[measure], `${name} ${measure}`).toBeLessThanOrEqual(BUDGETS[name][measure]);
      // Gutters and gaps of an atlas count where pictures are too small to be shrunk.
      expect(report.gpuBytes).toBeLessThan(scene.gpuBytes * 1.15);
    }
  });

  it("hold every work where it was, with what visitors read of it", () => {
    const places = (report: AssetReport) =>
      worksOf(report).map(({ exhibit, label, viewpoint, triangles, texturePx, role }) => [
        exhibit,
        label,
        viewpoint,
        triangles > 0,
        role === "sculpture" || texturePx > 0,
      ]);
    for (const { report } of Object.values(variants)) {
      expect(places(report)).toEqual(places(scene));
      worksOf(report).forEach(({ bounds }, index) => {
        const before = worksOf(scene)[index]!.bounds;
        for (const end of [0, 1] as const)
          for (const axis of [0, 1, 2] as const)
            expect(Math.abs(bounds[end][axis] - before[end][axis])).toBeLessThan(0.02);
      });
    }
  });

  it("keep the promises the scene keeps, with evidence, and no others", () => {
    const kept = (report: AssetReport) => checkPromises(PROMISES, report).map((one) => [one.check, one.kept]);
    for (const { report } of Object.values(variants)) {
      expect(kept(report)).toEqual(kept(scene));
      expect(report.scene).toEqual(scene.scene);
    }
  });

  it("offer engines a file that needs no extension", async () => {
    const { bytes, report } = variants.engine;
    const document = await readGlb(bytes);
    expect(
      document
        .getRoot()
        .listExtensionsRequired()
        .map(({ extensionName }) => extensionName),
    ).toEqual([]);
    expect(report.textures.every(({ mediaType }) => /^image\/(jpeg|png)$/.test(mediaType))).toBe(true);
    expect(digestOf(bytes)).toBe(digestOf(glb));
  });
});

describe("the variant maker", () => {
  it("gives the same bytes for the same scene", async () => {
    const { glb, variants } = made[0]!;
    const again = await maker.make(glb, { signal });
    for (const name of VARIANT_NAMES)
      expect(digestOf(again[name].bytes)).toBe(digestOf(variants[name].bytes));
  });

  it("rejects with the abort's reason", async () => {
    const controller = new AbortController();
    const made = maker.make(await createSampleScene().toGlb(), { signal: controller.signal });
    const reason = new AbortReason("shutdown", "the program is stopping");
    controller.abort(reason);
    await expect(made).rejects.toBe(reason);
  });

  it("says of a file that holds no scene that there can be no variants", async () => {
    await expect(maker.make(Buffer.from("nonsense"), { signal })).rejects.toMatchObject({
      code: "variants-failed",
    });
  });

  it("ends work that takes too long", async () => {
    const hasty = createVariantMaker({ timeoutMs: 1 });
    const sample = createSampleScene();
    sample.addPolygon(SQUARE, {}, { texturePx: 64 });
    await expect(hasty.make(await sample.toGlb(), { signal })).rejects.toMatchObject({
      code: "variants-failed",
      message: expect.stringContaining("more time"),
    });
    await hasty.close();
  });
});
