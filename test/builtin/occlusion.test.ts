import type { Document, Primitive } from "@gltf-transform/core";
import sharp from "sharp";
import { beforeAll, describe, expect, it } from "vitest";
import { openGlb } from "../../src/builtin/curator/open-glb.ts";
import { ARCHITECTURE_EXTRAS_KEY, architecture } from "../../src/builtin/geometry/architecture.ts";
import { packAtlas } from "../../src/builtin/occlusion/atlas.ts";
import { chartRoom } from "../../src/builtin/occlusion/charts.ts";
import { completePlan } from "../../src/core/complete-plan.ts";
import { nodeExtras, SCENE_EXTRAS_KEY } from "../../src/core/scene.ts";
import { makeGallery } from "./random-plans/make-gallery.ts";

const plan = completePlan(
  {
    title: "Corners",
    style: "white-cube",
    room: { kind: "salon", benches: 1 },
    exhibits: [{ kind: "painting", prompt: "the sea", style: "fauvist" }],
  },
  3,
);

/** How open each vertex of a part is to light, beside where it is. */
async function opennessOf(document: Document, role: string) {
  const primitives = document
    .getRoot()
    .listNodes()
    .filter((node) => nodeExtras.safeParse(node.getExtras()[SCENE_EXTRAS_KEY]).data?.role === role)
    .flatMap((node) => node.getMesh()?.listPrimitives() ?? []);
  return (await Promise.all(primitives.map(sample))).flat();
}

async function sample(primitive: Primitive) {
  const { data, info } = await sharp(primitive.getMaterial()!.getOcclusionTexture()!.getImage()!)
    .extractChannel(0)
    .raw()
    .toBuffer({ resolveWithObject: true });
  const [position, uv] = [primitive.getAttribute("POSITION")!, primitive.getAttribute("TEXCOORD_1")!];
  return Array.from({ length: position.getCount() }, (_, index) => {
    const [u, v] = uv.getElement(index, [0, 0]) as [number, number];
    const at = Math.floor(v * info.height) * info.width + Math.floor(u * info.width);
    return {
      position: position.getElement(index, [0, 0, 0]) as [number, number, number],
      open: data[at]! / 255,
    };
  });
}

const mean = (values: readonly { open: number }[]) =>
  values.reduce((sum, { open }) => sum + open, 0) / values.length;

describe("baked ambient occlusion", () => {
  let glb: Uint8Array;
  let document: Document;
  beforeAll(async () => {
    glb = await makeGallery(plan, "low");
    document = await openGlb(glb);
  }, 60_000);

  it("leaves the middle of a wall light and darkens its corners", async () => {
    const { lengthMetres, widthMetres } = plan.room;
    const walls = await opennessOf(document, "wall");
    const inCorner = walls.filter(
      ({ position: [x, y, z] }) =>
        y > 1 && y < 2 && Math.abs(x) > widthMetres / 2 - 0.2 && Math.abs(z) > lengthMetres / 2 - 0.2,
    );
    const inMiddle = walls.filter(
      ({ position: [x, y, z] }) => y > 1 && y < 2 && (Math.abs(x) < 0.8 || Math.abs(z) < 0.8),
    );
    expect(Math.max(...inMiddle.map(({ open }) => open))).toBeGreaterThan(0.95);
    expect(mean(inCorner)).toBeLessThan(0.65);
  });

  it("darkens the floor where a wall stands on it, and under a bench", async () => {
    const floor = await opennessOf(document, "floor");
    const bench = document
      .getRoot()
      .listNodes()
      .find((node) => node.getName() === "bench")!;
    const [bx, , bz] = bench.getTranslation();
    const byBench = ({ position: [x, , z] }: { position: readonly number[] }) => Math.hypot(x! - bx, z! - bz);
    const under = floor.toSorted((a, b) => byBench(a) - byBench(b)).slice(0, 1);
    const byWall = floor.filter(({ position: [x] }) => Math.abs(x) > plan.room.widthMetres / 2 - 0.1);
    const free = floor.filter(
      (one) =>
        byBench(one) > 1.6 &&
        Math.abs(one.position[0]) < plan.room.widthMetres / 2 - 1.2 &&
        Math.abs(one.position[2]) < plan.room.lengthMetres / 2 - 1.2,
    );
    expect(mean(free)).toBeGreaterThan(0.9);
    expect(mean(under)).toBeLessThan(0.75);
    expect(mean(byWall)).toBeLessThan(0.75);
  });

  it("keeps the charts of walls, floor and ceiling apart", () => {
    const scene = document.getRoot().getDefaultScene()!;
    const { walls } = architecture.parse(scene.getExtras()[ARCHITECTURE_EXTRAS_KEY]);
    const { charts } = chartRoom(scene, walls);
    expect(charts.length).toBeGreaterThanOrEqual(walls.length + 2);
    const { rectangles, sizePx, white } = packAtlas(charts);
    const all = [...rectangles.values(), white];
    for (const [index, a] of all.entries()) {
      expect(Math.min(a.x, a.y)).toBeGreaterThanOrEqual(0);
      expect(Math.max(a.x + a.width, a.y + a.height)).toBeLessThanOrEqual(sizePx);
      for (const b of all.slice(index + 1)) {
        const apart =
          a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
        expect(apart).toBe(true);
      }
    }
  });

  it("gives the same bytes for the same plan", async () => {
    expect(Buffer.compare(await makeGallery(plan, "low"), glb)).toBe(0);
  }, 60_000);
});
