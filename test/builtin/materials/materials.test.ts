import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { MATERIALS, type MaterialMaps, renderMaterial } from "../../../src/builtin/materials/index.ts";
import { FLOOR_MATERIALS, WALL_MATERIALS } from "../../../src/core/plan.ts";

async function pixels(jpeg: Uint8Array) {
  const { data, info } = await sharp(jpeg).raw().toBuffer({ resolveWithObject: true });
  return { data, size: info.width };
}

/** Mean difference of neighbouring pixels across the tile's edge, against that inside the tile. */
async function seamRatio(jpeg: Uint8Array): Promise<number> {
  const { data, size } = await pixels(jpeg);
  const differenceBetween = (left: number, right: number) => {
    let sum = 0;
    for (let y = 0; y < size; y++) {
      for (let channel = 0; channel < 3; channel++) {
        sum += Math.abs(data[(y * size + left) * 3 + channel]! - data[(y * size + right) * 3 + channel]!);
        sum += Math.abs(data[(left * size + y) * 3 + channel]! - data[(right * size + y) * 3 + channel]!);
      }
    }
    return sum;
  };
  const inside = [];
  for (let at = 0; at < size - 1; at++) inside.push(differenceBetween(at, at + 1));
  return differenceBetween(size - 1, 0) / Math.max(1, ...inside);
}

async function meanOf(jpeg: Uint8Array): Promise<number[]> {
  return (await sharp(jpeg).stats()).channels.map(({ mean }) => mean);
}

function bytesOf({ baseColour, normal, occlusionRoughnessMetallic }: MaterialMaps): Buffer {
  return Buffer.concat([baseColour, normal, occlusionRoughnessMetallic]);
}

describe("the materials", () => {
  it("include every floor and wall a plan can name", () => {
    expect(MATERIALS).toEqual(expect.arrayContaining([...FLOOR_MATERIALS, ...WALL_MATERIALS]));
  });

  it.each(MATERIALS)("%s tiles without a seam and points outwards", async (name) => {
    const maps = await renderMaterial(name, { seed: 3, sizePx: 256 });
    expect(await seamRatio(maps.baseColour)).toBeLessThanOrEqual(1.25);
    expect(await seamRatio(maps.normal)).toBeLessThanOrEqual(1.25);
    const [x, y, z] = await meanOf(maps.normal);
    expect(Math.abs(x! - 128)).toBeLessThan(4);
    expect(Math.abs(y! - 128)).toBeLessThan(4);
    expect(z).toBeGreaterThan(160);
    const [occlusion, roughness, metalness] = await meanOf(maps.occlusionRoughnessMetallic);
    expect(occlusion).toBeGreaterThan(150);
    expect(roughness).toBeGreaterThan(25);
    expect(metalness).toBeCloseTo(["gilt", "brass", "bronze"].includes(name) ? 254 : 1, -1);
  });

  it("are the same bytes for the same seed and others for another", async () => {
    const [first, again, other] = await Promise.all(
      [5, 5, 6].map((seed) => renderMaterial("marble", { seed, sizePx: 128 })),
    );
    expect(bytesOf(first!).equals(bytesOf(again!))).toBe(true);
    expect(bytesOf(first!).equals(bytesOf(other!))).toBe(false);
  });

  it.each(["#7a2e2e", "#2f4a3c", "#d9d2c3"])("take on the colour %s on average", async (colour) => {
    for (const name of ["plaster", "fabric", "painted-wood", "terrazzo"] as const) {
      const { averageColour } = await renderMaterial(name, { seed: 1, sizePx: 128, colour });
      const channels = (hex: string) => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
      for (const [at, channel] of channels(averageColour).entries()) {
        expect(Math.abs(channel - channels(colour)[at]!)).toBeLessThan(5);
      }
    }
  });

  it("have normals whose green points up: a brick's lower edge faces down, its upper edge up", async () => {
    const { normal } = await renderMaterial("brick", { seed: 2, sizePx: 512 });
    const { data, size } = await pixels(normal);
    // Courses are 24 to the tile: their joints lie at multiples of size / 24. Above a joint is a brick's lower edge.
    let [above, below] = [0, 0];
    for (let course = 1; course < 24; course++) {
      const joint = Math.round((course * size) / 24);
      for (let x = 0; x < size; x++) {
        above += data[((joint - 2) * size + x) * 3 + 1]! - 128;
        below += data[((joint + 1) * size + x) * 3 + 1]! - 128;
      }
    }
    expect(above).toBeLessThan(0);
    expect(below).toBeGreaterThan(0);
  });

  it("refuse a size that is no power of two", async () => {
    await expect(renderMaterial("marble", { seed: 1, sizePx: 1000 })).rejects.toThrow(RangeError);
  });
});
