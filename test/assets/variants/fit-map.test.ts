import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { fitMap } from "../../../src/assets/variants/fit-map.ts";

const EDGE_PX = 512;

/** A square grey picture, drawn by a function of the pixel. */
function draw(shadeAt: (x: number, y: number) => number) {
  const pixels = Uint8Array.from({ length: EDGE_PX * EDGE_PX * 3 }, (_, index) => {
    const pixel = Math.floor(index / 3);
    return shadeAt(pixel % EDGE_PX, Math.floor(pixel / EDGE_PX));
  });
  return sharp(pixels, { raw: { width: EDGE_PX, height: EDGE_PX, channels: 3 } });
}

const widthOf = async (image: ReturnType<typeof draw>) => (await image.metadata()).width;
const wave = (x: number, y: number, periodPx: number) =>
  128 + 60 * Math.sin((2 * Math.PI * x) / periodPx) * Math.cos((2 * Math.PI * y) / periodPx);

describe("a map that fits", () => {
  it("is small where it says little", async () => {
    expect(
      await widthOf(
        await fitMap(
          draw(() => 90),
          "baseColor",
        ),
      ),
    ).toBe(64);
  });

  it("stays as it is where every pixel counts", async () => {
    const weave = draw((x, y) => ((x + y) % 2 === 0 ? 60 : 190));
    expect(await widthOf(await fitMap(weave, "baseColor"))).toBe(EDGE_PX);
  });

  it("is as large as its finest pattern needs", async () => {
    const coarse = await widthOf(
      await fitMap(
        draw((x, y) => wave(x, y, 256)),
        "baseColor",
      ),
    );
    const fine = await widthOf(
      await fitMap(
        draw((x, y) => wave(x, y, 64)),
        "baseColor",
      ),
    );
    expect(coarse).toBeLessThan(fine);
    expect(fine).toBeLessThanOrEqual(EDGE_PX);
  });

  it("keeps one joint in an even floor", async () => {
    const slab = draw((x) => (x === 200 ? 40 : 150));
    expect(await widthOf(await fitMap(slab, "baseColor"))).toBe(EDGE_PX);
  });

  it("may be coarser for roughness than for colour", async () => {
    const speckled = draw((x, y) => 128 + (((x * 7 + y * 13) % 5) - 2) * 1.5);
    const [colour, roughness] = await Promise.all(
      (["baseColor", "metallicRoughness"] as const).map(async (slot) =>
        widthOf(await fitMap(speckled, slot)),
      ),
    );
    expect(roughness).toBeLessThan(colour!);
  });

  it("keeps what shines through", async () => {
    const veil = sharp(
      Uint8Array.from({ length: EDGE_PX * EDGE_PX * 4 }, (_, index) => (index % 4 === 3 ? 100 : 20)),
      { raw: { width: EDGE_PX, height: EDGE_PX, channels: 4 } },
    );
    const { data, info } = await (await fitMap(veil, "baseColor"))
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect(info.channels).toBe(4);
    expect([...data.subarray(0, 4)]).toEqual([20, 20, 20, 100]);
  });
});
