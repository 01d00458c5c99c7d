import type { PictureStatistics } from "../../src/core/asset.ts";

const DARK = 0.02;
const BRIGHT = 0.98;
/** Blank: fewer than one pixel in 500 differs visibly (over 3%) from the commonest tone. */
const BLANK_SHARE = 1 / 500;
const VISIBLE_DIFFERENCE = 0.03;

/** Measures RGBA pixels, four bytes each. Luminance is Rec. 709 on the sRGB values as they are. */
export function measurePicture(pixels: Uint8ClampedArray): PictureStatistics {
  const count = pixels.length / 4;
  const luminances = new Float32Array(count);
  const histogram = new Uint32Array(64);
  let sum = 0;
  let dark = 0;
  let bright = 0;
  for (let index = 0; index < count; index++) {
    const [red, green, blue] = [pixels[index * 4]!, pixels[index * 4 + 1]!, pixels[index * 4 + 2]!];
    const luminance = (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255;
    luminances[index] = luminance;
    histogram[Math.min(63, Math.floor(luminance * 64))]! += 1;
    sum += luminance;
    if (luminance < DARK) dark += 1;
    if (luminance > BRIGHT) bright += 1;
  }
  const commonest = (histogram.indexOf(Math.max(...histogram)) + 0.5) / 64;
  let different = 0;
  for (const luminance of luminances) {
    if (Math.abs(luminance - commonest) > VISIBLE_DIFFERENCE) different += 1;
  }
  return {
    meanLuminance: sum / count,
    darkShare: dark / count,
    brightShare: bright / count,
    isBlank: different / count < BLANK_SHARE,
  };
}

/** Statistics of several pictures of one size together; blank only if all of them are. */
export function summarise(all: readonly PictureStatistics[]): PictureStatistics {
  const mean = (pick: (one: PictureStatistics) => number) =>
    all.reduce((sum, one) => sum + pick(one), 0) / Math.max(1, all.length);
  return {
    meanLuminance: mean((one) => one.meanLuminance),
    darkShare: mean((one) => one.darkShare),
    brightShare: mean((one) => one.brightShare),
    isBlank: all.every((one) => one.isBlank),
  };
}
