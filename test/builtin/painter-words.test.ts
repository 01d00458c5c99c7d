import { describe, expect, it } from "vitest";
import { chooseScene, nameScene } from "../../src/builtin/painter/choose-scene.ts";
import { THINGS } from "../../src/builtin/painter/elements/things.ts";
import { readWords } from "../../src/builtin/painter/lexicon.ts";
import { chooseLight } from "../../src/builtin/painter/light.ts";
import { createSketch } from "../../src/builtin/painter/sketch.ts";
import type { Theme } from "../../src/builtin/painter/theme.ts";
import { SUBJECT_LISTS, THING_LISTS } from "../../src/builtin/painter/vocabulary.ts";
import { createRandom } from "../../src/core/random.ts";
import { paint, type RgbPicture } from "./rgb-picture.ts";

const order = { style: "impressionist", widthPx: 280, heightPx: 224, seed: 3 };
const of = (prompt: string, seed = order.seed) => paint({ ...order, prompt, seed });

function themeOf(prompt: string): Theme {
  const random = createRandom(1);
  const words = readWords(prompt);
  return { ...words, light: chooseLight(words.moods, random), accents: [] };
}

const sceneOf = (prompt: string, chance = 0.5) => nameScene(themeOf(prompt), () => chance);

/** Means of red, green and blue over the lower half, where the ground is. */
function groundOf({ width, height, colour }: RgbPicture): [number, number, number] {
  const sum: [number, number, number] = [0, 0, 0];
  const from = Math.floor(height / 2) * width * 3;
  for (let i = from; i < colour.length; i++) sum[(i % 3) as 0 | 1 | 2] += colour[i]!;
  const count = (colour.length - from) / 3;
  return [sum[0] / count, sum[1] / count, sum[2] / count];
}

/** Mean difference over blocks of eight pixels: brushwork cancels out, composition and colour remain. */
function difference(a: RgbPicture, b: RgbPicture): number {
  const blocks = (p: RgbPicture) => {
    const [columns, rows] = [p.width >> 3, p.height >> 3];
    const means = new Float64Array(columns * rows * 3);
    for (let y = 0; y < rows * 8; y++)
      for (let x = 0; x < columns * 8; x++)
        for (let c = 0; c < 3; c++)
          means[((y >> 3) * columns + (x >> 3)) * 3 + c]! += p.colour[(y * p.width + x) * 3 + c]! / 64;
    return means;
  };
  const [first, second] = [blocks(a), blocks(b)];
  return first.reduce((sum, value, i) => sum + Math.abs(value - second[i]!), 0) / first.length;
}

describe("the painter's words", () => {
  it.each([
    ["a dragon over a castle", "hills"],
    ["a lighthouse in a storm", "sea"],
    ["astronaut on the moon", "moonscape"],
    ["a bowl of ramen", "stilllife"],
    ["autumn forest with deer", "forest"],
    ["my grandmother's kitchen", "desk"],
    ["Tokyo street at night in neon rain", "metropolis"],
    ["a whale under the stars", "sea"],
    ["volcano", "volcano"],
    ["desert with camels", "desert"],
    ["cherry blossoms and a pagoda", "garden"],
    ["train in the snow", "fields"],
    ["a violin on a chair", "desk"],
    ["sunflowers in a vase", "stilllife"],
    ["chess game", "stilllife"],
    ["cat asleep on a windowsill", "interior"],
    ["wheat field with crows", "fields"],
    ["waterfall", "waterfall"],
    ["market", "market"],
    ["cathedral at dawn", "cathedral"],
    ["bridge in fog", "bridge"],
    ["windmill", "fields"],
    ["umbrellas", "boulevard"],
    ["wolf", "forest"],
    ["butterflies", "garden"],
    ["the sea at night", "sea"],
    ["mountains at dusk", "mountains"],
    ["picnic", "fields"],
    ["hot air balloon", "hills"],
    ["palm trees on a tropical island", "tropics"],
    ["a library full of old books", "desk"],
    ["village in the snow at night", "village"],
    ["elephants on the savanna", "savanna"],
    ["jellyfish over a coral reef", "underwater"],
    ["a rocket among the planets", "cosmos"],
    ["two people on the beach", "sea"],
    ["a woman in a garden", "garden"],
    ["a field of sunflowers", "fields"],
    ["portrait of a woman by the sea", "portrait"],
    ["an old tree alone in a meadow", "fields"],
    ["Paris with the Eiffel Tower", "river"],
    ["a woman reading by a window", "portrait"],
    ["a village street under snow", "village"],
    ["a swirling night sky over a village", "village"],
  ])("makes of %j the scene %s", (prompt, scene) => {
    expect(sceneOf(prompt)).toBe(scene);
  });

  it.each([
    ["ein Leuchtturm im Sturm", "lighthouse", "storm"],
    ["un château sous la neige", "castle", "snow"],
    ["un dragón de noche", "dragon", "night"],
    ["una balena al tramonto", "whale", "sunset"],
    ["um moinho na primavera", "windmill", "spring"],
    ["ein Heißluftballon im Morgenlicht", "balloon", "sunrise"],
  ])("reads %j: a %s, %s", (prompt, thing, mood) => {
    const { things, moods } = readWords(prompt);
    expect(things).toContain(thing);
    expect(moods).toContain(mood);
  });

  it("can draw every thing it has words for", () => {
    const names = THING_LISTS.trim()
      .split("\n")
      .map((line) => line.split(" ")[0]!);
    expect(names.filter((name) => !THINGS[name])).toEqual([]);
    expect(Object.keys(THINGS).filter((name) => !names.includes(name))).toEqual([]);
  });

  it("covers all of the canvas, whatever it shows", () => {
    const bare = SUBJECT_LISTS.trim()
      .split("\n")
      .map((line) => line.split(" ")[1]!.replace("*", "").replace("-", " "))
      .filter((prompt) => {
        const random = createRandom(prompt.length);
        const theme = themeOf(prompt);
        const sketch = createSketch(120, 96, random, {}, false);
        chooseScene(theme, random)(sketch, theme);
        const pixels = sketch.colour.getContext("2d").getImageData(0, 0, 120, 96).data;
        return pixels.some((value, i) => i % 4 === 3 && value < 250);
      });
    expect(bare).toEqual([]);
  });

  it.each(["quantum computer", "kwyjibo", "hope", "blockchain", "the weight of silence", "桜と寺"])(
    "gives %j an emblem instead of a scene it does not name",
    (prompt) => {
      for (const chance of [0, 0.3, 0.6, 0.99]) expect(sceneOf(prompt, chance)).toBe("emblem");
    },
  );

  it.each(["", "impressionist painting", "a beautiful picture in oil", "snow", "night and rain"])(
    "leaves %j to chance, for it names neither thing nor thought",
    (prompt) => {
      expect(readWords(prompt).unknown).toEqual([]);
      expect(sceneOf(prompt, 0.1)).not.toBe(sceneOf(prompt, 0.9));
    },
  );

  it("makes unlike pictures of unlike unknown words, and the same of the same", () => {
    const prompts = ["kwyjibo", "xylophone zebra", "mathematics", "GDPR compliance", "taxes"];
    const pictures = prompts.map((prompt) => of(prompt));
    for (const [i, a] of pictures.entries())
      for (const b of pictures.slice(i + 1)) expect(difference(a, b)).toBeGreaterThan(18);
    expect(Buffer.from(of("kwyjibo").colour).equals(Buffer.from(pictures[0]!.colour))).toBe(true);
  });

  it("makes snow by night darker and bluer than snow by day, and not black", () => {
    for (const place of ["village", "fields", "forest"]) {
      const [dayRed, , dayBlue] = groundOf(of(`${place} in the snow`));
      const [red, green, blue] = groundOf(of(`${place} in the snow at night`));
      expect(red + green + blue).toBeGreaterThan(180);
      expect(red).toBeLessThan(dayRed - 40);
      expect(blue / red).toBeGreaterThan((dayBlue / dayRed) * 1.15);
    }
  });

  it("hangs four seeds of a place as four compositions", () => {
    for (const place of ["harbour", "river", "fields", "garden", "sea", "still life", "village"]) {
      const pictures = [1, 2, 3, 4].map((seed) => of(`${place} at noon`, seed));
      const gaps = pictures.flatMap((a, i) => pictures.slice(i + 1).map((b) => difference(a, b)));
      expect(Math.min(...gaps), place).toBeGreaterThan(9);
      expect(gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length, place).toBeGreaterThan(16);
    }
  });
});
