import { NodeIO } from "@gltf-transform/core";
import { beforeAll, describe, expect, it } from "vitest";
import { checkPromises } from "../../../src/assets/check-promises.ts";
import inspectAsset from "../../../src/assets/inspect-asset.ts";
import makeVariant from "../../../src/assets/variants/make-variant.ts";
import type { Gaussians } from "../../../src/builtin/splats/gaussians.ts";
import type { AssetReport, ScenePart } from "../../../src/core/asset.ts";
import { SPLAT_BUDGET } from "../../../src/core/gaussian-splats.ts";
import { placementsOf } from "../../../src/core/placements.ts";
import { bustAsGaussians, toPly, toSplat, toSpz } from "./sample-splat.ts";
import { makeSplatGallery } from "./splat-gallery.ts";

let bust: Gaussians;
let glb: Uint8Array;
let report: AssetReport;
beforeAll(async () => {
  bust = await bustAsGaussians(5_000);
  glb = (await makeSplatGallery(inThreeForms(bust))).glb;
  report = await inspectAsset(glb);
}, 60_000);

const inThreeForms = (gaussians: Gaussians) => [
  { name: "e2.ply", bytes: toPly(gaussians) },
  { name: "e3.splat", bytes: toSplat(gaussians) },
  { name: "e4.spz", bytes: toSpz(gaussians) },
];
const partsOf = ({ parts }: AssetReport, role: ScenePart["role"]) =>
  parts.filter((part) => part.role === role);
const topOf = ({ bounds }: ScenePart) => bounds[1][1];
const heightOf = ({ bounds }: ScenePart) => bounds[1][1] - bounds[0][1];

describe("Gaussian splats as sculptures", () => {
  it("make a valid gallery, with a plinth, a label and a viewpoint for each", () => {
    expect(report).toMatchObject({ isValid: true, validator: { errors: 0 }, gaussians: 15_000 });
    const sculptures = partsOf(report, "sculpture");
    expect(sculptures.map(({ exhibit, label }) => [exhibit, label?.title])).toEqual([
      ["e2", "Bust 1"],
      ["e3", "Bust 2"],
      ["e4", "Bust 3"],
    ]);
    for (const sculpture of sculptures) {
      const plinth = partsOf(report, "plinth").find(({ exhibit }) => exhibit === sculpture.exhibit)!;
      expect(heightOf(sculpture)).toBeCloseTo(0.7, 1);
      expect(sculpture.bounds[0][1]).toBeCloseTo(topOf(plinth), 1);
      expect(sculpture.viewpoint?.position[1]).toBe(1.6);
    }
  });

  it("keep promises and are placed as any sculpture", () => {
    const promises = [{ text: "three sculptures", check: "sculptures=3" }];
    expect(checkPromises(promises, report)).toMatchObject([{ kept: true, found: "3 sculptures" }]);
    expect(Object.keys(placementsOf(report)!)).toEqual(expect.arrayContaining(["e2", "e3", "e4"]));
  });

  it("are points in their colour to programs that know no splats", async () => {
    const json = await new NodeIO().binaryToJSON(glb);
    expect(json.json.extensionsUsed).toContain("KHR_gaussian_splatting");
    expect(json.json.extensionsRequired ?? []).not.toContain("KHR_gaussian_splatting");
    const splats = json.json.meshes!.flatMap(({ primitives }) => primitives).filter(({ mode }) => mode === 0);
    expect(splats).toHaveLength(3);
    for (const { attributes, extensions } of splats) {
      expect(extensions).toEqual({
        KHR_gaussian_splatting: { kernel: "ellipse", colorSpace: "srgb_rec709_display" },
      });
      expect(attributes).toHaveProperty("COLOR_0");
    }
  });

  it("are the same bytes for the same files", async () => {
    const again = await makeSplatGallery(inThreeForms(bust));
    expect(Buffer.from(again.glb).equals(glb)).toBe(true);
  }, 60_000);

  it("share what a gallery may show of Gaussians, and say so", async () => {
    const large = await bustAsGaussians(130_000);
    const alone = await makeSplatGallery([{ name: "e2.splat", bytes: toSplat(large) }]);
    expect(alone.notes).toContain("e2 is shown with 120,000 of its 130,000 Gaussians");
    const { gaussians } = await inspectAsset(alone.glb);
    expect(gaussians).toBe(SPLAT_BUDGET.exhibit);
    const phone = await makeVariant({ name: "phone", glb: alone.glb });
    expect(phone.report).toMatchObject({ isValid: true, gaussians: SPLAT_BUDGET.phone });
    expect(phone.bytes.length).toBeLessThan(4_000_000);
    const [thin] = partsOf(phone.report, "sculpture");
    expect(heightOf(thin!)).toBeCloseTo(heightOf(partsOf(report, "sculpture")[0]!), 1);
  }, 120_000);

  it.each([
    ["is cut off", (bytes: Uint8Array) => bytes.subarray(0, -8), /could not be read as a Gaussian splat/],
    ["shows nothing", (bytes: Uint8Array) => bytes.subarray(0).fill(0), /could not be read|shows nothing/],
  ])("are refused with their name where one %s", async (_what, spoil, message) => {
    const bytes = spoil(toSplat(await bustAsGaussians(50)));
    await expect(makeSplatGallery([{ name: "e2.splat", bytes }])).rejects.toThrow(message);
  });

  it.each(["desktop", "engine"] as const)(
    "keep all their Gaussians in the %s variant",
    async (name) => {
      const variant = await makeVariant({ name, glb });
      expect(variant.report).toMatchObject({ isValid: true, validator: { errors: 0 }, gaussians: 15_000 });
      expect(checkPromises([{ text: "", check: "sculptures=3" }], variant.report)[0]!.kept).toBe(true);
    },
    60_000,
  );
});
