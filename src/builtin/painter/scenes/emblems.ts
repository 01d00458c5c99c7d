import { seedFrom } from "../../../core/random.ts";
import { lighten, mix, type Rgb, rgb, turnHue } from "../colour.ts";
import { blob, ellipse, rectangle } from "../sketch.ts";
import type { Scene, Theme } from "../theme.ts";
import type { Emblem, Palette } from "./emblem.ts";
import { drawOrb, drawSpiral, drawVeils } from "./emblems-of-sky.ts";
import { drawCrystals, drawMonoliths } from "./emblems-of-stone.ts";
import { drawBloom, drawLattice, drawRibbons } from "./emblems-of-threads.ts";
import { drawGateway, drawIslands } from "./emblems-of-ways.ts";

const ALL: readonly Emblem[] = [
  drawOrb,
  drawLattice,
  drawSpiral,
  drawCrystals,
  drawGateway,
  drawRibbons,
  drawBloom,
  drawMonoliths,
  drawVeils,
  drawIslands,
];

/** What an idea looks like, where the words give one: its emblems and five colours, high, low, glow, dark, spare. */
const BY_IDEA: Readonly<Record<string, readonly [emblems: readonly Emblem[], colours: string]>> = {
  machine: [[drawLattice, drawCrystals, drawRibbons], "#14304c #2f8c94 #8cf0dc #0f1c34 #f0a04c"],
  music: [[drawRibbons, drawVeils], "#3c2c6c #c85c7c #ffd88c #241c40 #5cb8c0"],
  time: [[drawSpiral, drawGateway, drawMonoliths], "#4c5078 #d8b48c #fbe8b4 #2c2844 #8c9cc0"],
  hope: [[drawOrb, drawGateway], "#5c7cb8 #f8d8a4 #fff4c8 #3c4470 #f09c7c"],
  love: [[drawBloom, drawOrb], "#a83c5c #f4a894 #ffe4c8 #5c1c40 #f0647c"],
  fear: [[drawMonoliths, drawSpiral, drawCrystals], "#241c2c #7c2c34 #f0703c #120e1c #5c4470"],
  joyful: [[drawBloom, drawRibbons, drawOrb], "#58b4d8 #ffdc7c #fff6c0 #e8604c #f4a03c"],
  melancholy: [[drawVeils, drawIslands, drawMonoliths], "#4c5c7c #98a8b4 #d8dcd8 #2c3450 #7c749c"],
  calm: [[drawVeils, drawOrb, drawIslands], "#88a8c0 #e8dcd0 #fbf4e0 #5c708c #b8ccc0"],
  mystery: [[drawGateway, drawSpiral, drawVeils], "#2c2458 #6c5ca8 #c8f0d8 #181434 #b86cb0"],
  energy: [[drawSpiral, drawRibbons, drawCrystals], "#5c1c3c #e8602c #ffe07c #2c1028 #2f8cb0"],
  growth: [[drawBloom, drawIslands], "#3c6c58 #b8cc6c #f8f0b0 #1c3c38 #f0a878"],
  ancient: [[drawMonoliths, drawGateway], "#7c5c4c #e0b878 #fbe4ac #3c2c30 #a88c9c"],
};

function paletteOf(ground: Rgb[], { accents, light }: Theme): Palette {
  const [high, low, glow, dark, spare] = ground as [Rgb, Rgb, Rgb, Rgb, Rgb];
  const named = accents[0];
  return {
    high: mix(named ? mix(high, named, 0.7) : high, light.isNight ? rgb("#10163c") : high, 0.55),
    low: named ? mix(low, lighten(named, 0.35), 0.55) : light.isNight ? mix(low, rgb("#24306c"), 0.4) : low,
    glow: mix(glow, accents[1] ?? named ?? glow, 0.3),
    dark: named ? mix(dark, named, 0.2) : dark,
    spare: accents[1] ?? spare,
  };
}

/**
 * A picture for words that name nothing to be seen: an emblem and its colours follow from the idea behind the words or,
 * failing that, from a digest of them, so that other words give other pictures; the seed turns to a neighbour
 * among its emblems.
 */
export const drawEmblem: Scene = (sketch, theme) => {
  const { random, width } = sketch;
  const digest = seedFrom(...theme.unknown, ...theme.moods);
  const idea = Object.entries(BY_IDEA).find(([name]) => theme.moods.has(name))?.[1];
  const hue = ((digest >>> 8) % 628) / 100;
  const turn = idea ? ((digest >>> 8) % 7) * 0.08 - 0.24 : hue;
  const colours = idea
    ? idea[1]
    : [
        "#33447c #d89c84 #ffe8b8 #1f2444 #5ca8a8",
        "#6c3c6c #e8b468 #fff0c4 #30203c #4c88b8",
        "#2c6470 #e0c8a0 #fff4d4 #143038 #d8705c",
      ][(digest >>> 3) % 3]!;
  const palette = paletteOf(
    colours
      .split(" ")
      .map((hex, i) => turnHue(rgb(hex), i === 2 ? turn * 0.15 : turn + (random() - 0.5) * 0.2)),
    theme,
  );
  sketch.fill(
    rectangle(-0.1, -0.1, width + 0.2, 1.3),
    { stops: [palette.high, mix(palette.high, palette.low, 0.5), palette.low], from: [0, 0], to: [0, 0.8] },
    { angle: 0.1, length: 0.6, detail: 0.3 },
  );
  for (let i = 0; i < 16; i++)
    sketch.fill(
      blob(random, random() * width, random() * 0.7, 0.1 + random() * 0.16, 0.03 + random() * 0.05),
      mix(palette.low, palette.glow, random()),
      { angle: 0.1, length: 0.6, detail: 0.3 },
      { alpha: 0.22, bare: true },
    );
  const emblems = idea?.[0] ?? ALL;
  const emblem = emblems[(digest + Math.floor(random() * 3)) % emblems.length]!;
  emblem(sketch, palette);
  for (let i = 0; i < 24; i++) {
    const r = 0.0015 + random() ** 3 * 0.005;
    sketch.fill(
      ellipse(random() * width, random() * 0.85, r, r),
      palette.glow,
      { length: 0, detail: 1 },
      { alpha: 0.8, bare: true },
    );
  }
};
