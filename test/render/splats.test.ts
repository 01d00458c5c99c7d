import { Document, NodeIO } from "@gltf-transform/core";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { GaussianSplatting } from "../../src/builtin/splats/gaussian-splatting.ts";
import { emptyGaussians } from "../../src/builtin/splats/gaussians.ts";
import { writeSplat } from "../../src/builtin/splats/write-splat.ts";
import type { Thumbnailer } from "../../src/core/asset.ts";
import { createThumbnailer } from "../../src/render/create-thumbnailer.ts";
import { buildPages } from "../web/built-pages.ts";
import { boxMesh } from "../web/small-gallery.ts";

const RED: Colour = [0.8, 0.1, 0.1];
const GREEN: Colour = [0.1, 0.7, 0.2];
type Colour = [number, number, number];

let pages: Awaited<ReturnType<typeof buildPages>>;
let thumbnailer: Thumbnailer;
const signal = new AbortController().signal;

beforeAll(async () => {
  pages = await buildPages();
  thumbnailer = createThumbnailer({ pageDirectory: pages.pageDirectory });
});
afterAll(async () => {
  await thumbnailer.close();
  await pages.remove();
});

describe("a splat in a picture", () => {
  it("shows what is nearer before what is farther, from either side, in one sheet of pictures", async () => {
    const glb = await sceneOf([
      { at: [0, 1, 0.5], colour: RED },
      { at: [0, 1, -0.5], colour: GREEN },
    ]);
    const [front, back] = await look(glb, [0, 1, 4], [0, 1, -4]);
    expect(front).toMatchColour(RED);
    expect(back).toMatchColour(GREEN);
  });

  it("hides behind a wall and stands before it", async () => {
    const glb = await sceneOf([{ at: [0, 1, 0.5], colour: RED }], { wall: true });
    const [front, back] = await look(glb, [0, 1, 4], [0, 1, -4]);
    expect(front).toMatchColour(RED);
    expect(back![2]! - back![0]!).toBeGreaterThan(60);
  });

  it("is as long as its Gaussians are, however they are turned", async () => {
    const lying = await sceneOf([{ at: [0, 1, 0], colour: RED, scale: [0.4, 0.04, 0.04] }]);
    const half = Math.SQRT1_2;
    const standing = await sceneOf([
      { at: [0, 1, 0], colour: RED, scale: [0.4, 0.04, 0.04], rotation: [0, 0, half, half] },
    ]);
    const aside = { left: 504, top: 320 };
    const above = { left: 480, top: 296 };
    expect(await pixel(lying, aside)).toMatchColour(RED, 60);
    expect(await pixel(standing, above)).toMatchColour(RED, 60);
    expect(await pixel(lying, above)).not.toMatchColour(RED, 60);
    expect(await pixel(standing, aside)).not.toMatchColour(RED, 60);
  });
});

expect.extend({
  toMatchColour(received: Colour, colour: Colour, tolerance = 24) {
    const pass = received.every((value, channel) => Math.abs(value - colour[channel]! * 255) <= tolerance);
    return { pass, message: () => `${received} is ${pass ? "" : "not "}near ${colour.map((v) => v * 255)}` };
  },
});
declare module "vitest" {
  interface Matchers<T> {
    toMatchColour(colour: Colour, tolerance?: number): T;
  }
}

interface Dot {
  at: Colour;
  colour: Colour;
  scale?: Colour;
  rotation?: [number, number, number, number];
}

/** A few large Gaussians; a blue wall at z = 0 if wished. */
async function sceneOf(dots: readonly Dot[], { wall = false } = {}): Promise<Uint8Array> {
  const document = new Document();
  document.createBuffer();
  const gaussians = emptyGaussians(dots.length);
  for (const [i, { at, colour, scale = [0.2, 0.2, 0.2], rotation = [0, 0, 0, 1] }] of dots.entries()) {
    gaussians.positions.set(at, i * 3);
    gaussians.scales.set(scale, i * 3);
    gaussians.rotations.set(rotation, i * 4);
    gaussians.colours.set(colour, i * 3);
    gaussians.opacities[i] = 1;
  }
  const scene = document.createScene();
  scene.addChild(document.createNode().setMesh(writeSplat(document, gaussians)));
  const blue = document.createMaterial().setBaseColorFactor([0.05, 0.1, 0.8, 1]).setMetallicFactor(0);
  if (wall) {
    const mesh = boxMesh(document, [3, 3, 0.1], blue);
    scene.addChild(document.createNode().setMesh(mesh).setTranslation([0, 1, 0]));
  }
  return new NodeIO().registerExtensions([GaussianSplatting]).writeBinary(document);
}

/** The middle of the pictures from some places, looking at [0, 1, 0]. */
async function look(glb: Uint8Array, ...places: Colour[]): Promise<Colour[]> {
  const views = places.map((position, index) => ({
    name: `v${index}`,
    position,
    target: [0, 1, 0] as const,
  }));
  const pictures = await thumbnailer.views(glb, { signal, views });
  return Promise.all(pictures.map(({ png }) => colourAt(png, { left: 480, top: 320 })));
}

async function pixel(glb: Uint8Array, at: { left: number; top: number }): Promise<Colour> {
  const view = { name: "front", position: [0, 1, 4], target: [0, 1, 0] } as const;
  const [picture] = await thumbnailer.views(glb, { signal, views: [view] });
  return colourAt(picture!.png, at);
}

async function colourAt(png: Uint8Array, at: { left: number; top: number }): Promise<Colour> {
  const region = { ...at, width: 1, height: 1 };
  return [...(await sharp(png).extract(region).removeAlpha().raw().toBuffer())] as Colour;
}
