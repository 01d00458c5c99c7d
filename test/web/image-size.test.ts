import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { imageSizeOf } from "../../web/stage/image-size.ts";

const picture = sharp({ create: { width: 301, height: 97, channels: 4, background: "#8080c0" } });

describe("imageSizeOf", () => {
  it.each([
    ["PNG", "image/png", () => picture.clone().png()],
    ["JPEG", "image/jpeg", () => picture.clone().jpeg()],
    ["progressive JPEG", "image/jpeg", () => picture.clone().jpeg({ progressive: true })],
    ["lossy WebP", "image/webp", () => picture.clone().removeAlpha().webp()],
    ["lossless WebP", "image/webp", () => picture.clone().webp({ lossless: true })],
    ["WebP with alpha", "image/webp", () => picture.clone().webp({ quality: 40 })],
  ])("reads the size of a %s", async (_name, mediaType, encode) => {
    expect(imageSizeOf(await encode().toBuffer())).toEqual({ mediaType, widthPx: 301, heightPx: 97 });
  });

  it("knows nothing of other or cut-off bytes", async () => {
    const jpeg = await picture.clone().jpeg().toBuffer();
    for (const bytes of [
      new Uint8Array(),
      new Uint8Array(400),
      jpeg.subarray(0, 30),
      Buffer.from("<svg/>"),
    ]) {
      expect(imageSizeOf(bytes)).toBeUndefined();
    }
  });
});
