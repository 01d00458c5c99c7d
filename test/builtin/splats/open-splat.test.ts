import type { BufferGeometry } from "three";
import { GaussianSplatPLYLoader } from "three/addons/loaders/GaussianSplatPLYLoader.js";
import { SPLATLoader } from "three/addons/loaders/SPLATLoader.js";
import { SPZLoader } from "three/addons/loaders/SPZLoader.js";
import { beforeAll, describe, expect, it } from "vitest";
import type { Gaussians } from "../../../src/builtin/splats/gaussians.ts";
import { isSplat, openSplat } from "../../../src/builtin/splats/open-splat.ts";
import { readPly } from "../../../src/builtin/splats/read-ply.ts";
import { readSplat } from "../../../src/builtin/splats/read-splat.ts";
import { readSpz } from "../../../src/builtin/splats/read-spz.ts";
import { bustAsGaussians, toPly, toSplat, toSpz } from "./sample-splat.ts";

const COUNT = 500;
let bust: Gaussians;
beforeAll(async () => {
  bust = await bustAsGaussians(COUNT);
});

describe("a splat", () => {
  it.each([
    ["PLY", () => readPly(toPly(bust)), () => new GaussianSplatPLYLoader().parse(bufferOf(toPly(bust)))],
    [".splat", () => readSplat(toSplat(bust)), () => new SPLATLoader().parse(bufferOf(toSplat(bust)))],
    ["SPZ 3", () => readSpz(toSpz(bust, 3)), () => new SPZLoader().parse(bufferOf(toSpz(bust, 3)))],
    ["SPZ 2", () => readSpz(toSpz(bust, 2)), () => new SPZLoader().parse(bufferOf(toSpz(bust, 2)))],
  ])("in %s is read as three.js reads it", (_form, ours, theirs) => {
    const gaussians = ours();
    const geometry = theirs() as BufferGeometry;
    expect(gaussians.count).toBe(COUNT);
    near(gaussians.positions, geometry.getAttribute("position").array, 1e-6);
    near(covariances(gaussians), geometry.getAttribute("covariance").array, 1e-7);
    const colours = geometry.getAttribute("color").array;
    near(
      gaussians.colours.map((value) => value * 255),
      Array.from(colours).filter((_, i) => i % 4 < 3),
      0.51,
    );
    near(
      gaussians.opacities.map((value) => value * 255),
      Array.from(colours).filter((_, i) => i % 4 === 3),
      0.51,
    );
  });

  it.each([
    ["e1.ply", () => toPly(bust), 1e-6],
    ["e1.splat", () => toSplat(bust), 1e-6],
    ["e1.spz", () => toSpz(bust), 1 / 8192],
  ])("stands upright and faces forwards, from %s", (name, write, precision) => {
    near(openSplat({ name, bytes: write() }).positions, bust.positions, precision);
  });

  it("is turned with its Gaussians", () => {
    near(covariances(openSplat({ name: "e1.ply", bytes: toPly(bust) })), covariances(bust), 1e-7);
  });

  it("is known by how it begins, and a .splat by its name", () => {
    expect(isSplat({ name: "model", bytes: toPly(bust) })).toBe(true);
    expect(isSplat({ name: "model", bytes: toSpz(bust) })).toBe(true);
    expect(isSplat({ name: "e4.splat", bytes: toSplat(bust) })).toBe(true);
    expect(isSplat({ name: "e4.glb", bytes: Buffer.from("glTF") })).toBe(false);
  });

  it.each([
    ["a PLY cut off", "a.ply", () => toPly(bust).subarray(0, -1)],
    [
      "a PLY of points",
      "a.ply",
      () => Buffer.from("ply\nformat binary_little_endian 1.0\nelement vertex 0\nend_header\n"),
    ],
    ["a .splat cut off", "a.splat", () => toSplat(bust).subarray(0, -1)],
    ["an SPZ cut off", "a.spz", () => toSpz(bust).subarray(0, -20)],
  ])("is not read from %s", (_what, name, write) => {
    expect(() => openSplat({ name, bytes: write() })).toThrow();
  });
});

function bufferOf(bytes: Uint8Array): ArrayBuffer {
  return new Uint8Array(bytes).buffer;
}

function near(ours: ArrayLike<number>, theirs: ArrayLike<number>, tolerance: number): void {
  expect(ours.length).toBe(theirs.length);
  const worst = Array.from(ours, (value, i) => Math.abs(value - theirs[i]!)).reduce(
    (a, b) => Math.max(a, b),
    0,
  );
  expect(worst).toBeLessThanOrEqual(tolerance);
}

/** Upper triangles of what sizes and rotations stand for. */
function covariances({ count, scales, rotations }: Gaussians): Float32Array {
  const all = new Float32Array(count * 6);
  for (let i = 0; i < count; i++) {
    const [x, y, z, w] = Array.from(rotations.subarray(i * 4, i * 4 + 4)) as [number, number, number, number];
    const axes = [
      [1 - 2 * (y * y + z * z), 2 * (x * y - w * z), 2 * (x * z + w * y)],
      [2 * (x * y + w * z), 1 - 2 * (x * x + z * z), 2 * (y * z - w * x)],
      [2 * (x * z - w * y), 2 * (y * z + w * x), 1 - 2 * (x * x + y * y)],
    ].map((row) => row.map((value, axis) => value * scales[i * 3 + axis]!));
    const product = (a: number, b: number) =>
      axes[a]!.reduce((sum, value, k) => sum + value * axes[b]![k]!, 0);
    all.set(
      [product(0, 0), product(0, 1), product(0, 2), product(1, 1), product(1, 2), product(2, 2)],
      i * 6,
    );
  }
  return all;
}
