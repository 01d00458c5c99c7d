import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Document } from "@gltf-transform/core";
import { beforeAll, describe, expect, it } from "vitest";
import { readGlb } from "../../src/assets/read-glb.ts";
import makeVariant from "../../src/assets/variants/make-variant.ts";
import type { AssetReport } from "../../src/core/asset.ts";
import { makeSampleGallery } from "../assets/sample-gallery.ts";

const run = promisify(execFile);

interface Found {
  objects: string[];
  lights: number;
  triangles: number;
  min: number[];
  max: number[];
  images: string[];
  unreadable: string[];
  materials: Record<string, { isDoubleSided: boolean; shaders: string[] }>;
}

/** What Blender makes of a GLB. Rejects with the way to install it where there is none. */
async function readInBlender(glb: Uint8Array): Promise<Found> {
  const folder = await mkdtemp(join(tmpdir(), "vernissage-blender-"));
  try {
    const [scene, found] = [join(folder, "scene.glb"), join(folder, "found.json")];
    await writeFile(scene, glb);
    const script = join(import.meta.dirname, "read-in-blender.py");
    await run("blender", [
      ...["--background", "--factory-startup", "--python-exit-code", "1"],
      ...["--python", script, "--", scene, found],
    ]).catch((error: NodeJS.ErrnoException & { stdout?: string; stderr?: string }) => {
      if (error.code === "ENOENT" || /No module named 'numpy'/.test(`${error.stdout}${error.stderr}`))
        throw new Error("These tests need Blender: apt-get install -y blender python3-numpy");
      throw error;
    });
    return JSON.parse(await readFile(found, "utf8"));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Blender tells equal names apart by a number; the file need not. */
const bare = (names: readonly string[]) => names.map((name) => name.replace(/\.\d{3}$/, "")).sort();

const CASES = [
  { what: "a beaux-arts hall", wish: { style: "beaux-arts", kind: "hall", paintings: 5 } },
  {
    what: "a gothic hall with sculptures",
    wish: { style: "gothic", kind: "hall", paintings: 2, sculptures: 3 },
  },
  {
    what: "a japanese salon at night",
    wish: { style: "japanese", kind: "salon", paintings: 3, time: "night" },
  },
  {
    what: "a white cube that came packed for the web",
    wish: { style: "white-cube", kind: "hall", paintings: 3 },
    isPacked: true,
  },
] as const;

describe.each(CASES)("the engine variant of $what, in Blender", ({ wish, ...options }) => {
  let document: Document;
  let report: AssetReport;
  let found: Found;
  beforeAll(async () => {
    let { glb } = await makeSampleGallery(wish);
    if ("isPacked" in options) glb = (await makeVariant({ name: "desktop", glb })).bytes;
    const variant = await makeVariant({ name: "engine", glb });
    document = await readGlb(variant.bytes);
    report = variant.report;
    found = await readInBlender(variant.bytes);
  });

  it("has the same objects by the same names, lamps among them", () => {
    const nodes = document.getRoot().listNodes();
    expect(found.objects).toHaveLength(nodes.length);
    const named = nodes.map((node) => node.getName()).filter((name) => name !== "");
    expect(bare(found.objects)).toEqual(expect.arrayContaining(bare(named)));
    const lamps = nodes.filter((node) => node.getExtension("KHR_lights_punctual"));
    expect(found.lights).toBe(lamps.length);
    expect(lamps.length).toBeGreaterThan(0);
  });

  it("has the same triangles, upright and in metres", () => {
    expect(found.triangles).toBe(report.triangles);
    const [min, max] = [report.bounds.min, report.bounds.max];
    // Blender's z is up and its y looks away.
    const expected = { min: [min[0], -max[2], min[1]], max: [max[0], -min[2], max[1]] };
    for (const axis of [0, 1, 2] as const) {
      expect(found.min[axis]).toBeCloseTo(expected.min[axis]!, 3);
      expect(found.max[axis]).toBeCloseTo(expected.max[axis]!, 3);
    }
  });

  it("has the same images, all of them readable", () => {
    expect(found.images).toHaveLength(document.getRoot().listTextures().length);
    expect(found.unreadable).toEqual([]);
  });

  it("has the same materials: seen from both sides where they are to be, and what lies outside shines by itself", () => {
    const materials = document.getRoot().listMaterials();
    expect(Object.keys(found.materials)).toHaveLength(materials.length);
    for (const material of materials) {
      const seen = Object.entries(found.materials).find(([name]) => bare([name])[0] === material.getName());
      expect(seen?.[1].isDoubleSided, material.getName()).toBe(material.getDoubleSided());
      const isUnlit = material.getExtension("KHR_materials_unlit") !== null;
      expect(seen?.[1].shaders.includes("ShaderNodeBsdfPrincipled"), material.getName()).toBe(!isUnlit);
    }
  });
});
