import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { SpaceError } from "../../src/builtin/builtin-space.ts";
import { painter } from "../../src/builtin/painter/definition.ts";
import { readWords } from "../../src/builtin/painter/lexicon.ts";
import { work } from "../../src/builtin/painter/worker.ts";
import { MOVEMENTS } from "../../src/core/plan.ts";
import { paint, type RgbPicture } from "./rgb-picture.ts";

const context = { progress: () => {} };
const order = {
  prompt: "a harbour with boats",
  style: "impressionist",
  widthPx: 320,
  heightPx: 256,
  seed: 7,
};

/** Mean difference of the channels, after shrinking: two pictures of different things are far apart. */
function difference(a: RgbPicture, b: RgbPicture): number {
  const block = 8;
  let sum = 0;
  let count = 0;
  const mean = (p: RgbPicture, x: number, y: number, c: number) => {
    let total = 0;
    for (let v = 0; v < block; v++)
      for (let u = 0; u < block; u++) total += p.colour[((y + v) * p.width + x + u) * 3 + c]!;
    return total / (block * block);
  };
  for (let y = 0; y + block <= a.height; y += block) {
    for (let x = 0; x + block <= a.width; x += block) {
      for (let c = 0; c < 3; c++, count++) sum += Math.abs(mean(a, x, y, c) - mean(b, x, y, c));
    }
  }
  return sum / count;
}

/** Mean step between neighbouring pixels: how busy the surface is. */
function localContrast({ width, height, colour }: RgbPicture): number {
  let sum = 0;
  for (let i = 0; i < (width * height - 1) * 3; i++) sum += Math.abs(colour[i]! - colour[i + 3]!);
  return sum / (width * height * 3);
}

function colourfulness({ colour }: RgbPicture): number {
  let sum = 0;
  for (let i = 0; i < colour.length; i += 3) {
    sum +=
      Math.max(colour[i]!, colour[i + 1]!, colour[i + 2]!) -
      Math.min(colour[i]!, colour[i + 1]!, colour[i + 2]!);
  }
  return (sum * 3) / colour.length;
}

describe("the painter", () => {
  it("orders a suprematist picture after its subject: water lies level, poplars stand", () => {
    const lean = (prompt: string) => {
      const { width, height, colour } = paint({ ...order, prompt, style: "suprematist" });
      let [across, down] = [0, 0];
      for (let y = 0; y < height - 1; y++)
        for (let x = 0; x < width - 1; x++) {
          const at = (y * width + x) * 3;
          across += Math.abs(colour[at]! - colour[at + 3]!);
          down += Math.abs(colour[at]! - colour[at + width * 3]!);
        }
      return down / across;
    };
    expect(lean("the open sea")).toBeGreaterThan(1.2 * lean("a row of poplars"));
  });

  it("models a portrait's head by light: one side of the face is brighter than the other", () => {
    const { width, height, colour } = paint({
      ...order,
      prompt: "portrait of a woman",
      style: "romantic",
      widthPx: 256,
      heightPx: 320,
    });
    const brightness = (from: number, to: number) => {
      let [sum, count] = [0, 0];
      for (let y = Math.round(height * 0.36); y < height * 0.5; y++)
        for (let x = Math.round(width * from); x < width * to; x++, count++)
          sum += colour[(y * width + x) * 3]!;
      return sum / count;
    };
    expect(Math.abs(brightness(0.4, 0.48) - brightness(0.52, 0.6))).toBeGreaterThan(8);
  });

  it("paints the same picture for the same order and another for another seed", () => {
    const first = paint(order);
    expect(Buffer.from(paint(order).colour).equals(Buffer.from(first.colour))).toBe(true);
    expect(difference(first, paint({ ...order, seed: 8 }))).toBeGreaterThan(8);
  });

  it("gives twelve seeds of one prompt twelve unlike pictures", () => {
    const pictures = Array.from({ length: 12 }, (_, seed) =>
      paint({ ...order, prompt: "impressionist painting", seed, widthPx: 256 }),
    );
    for (const [i, a] of pictures.entries())
      for (const b of pictures.slice(i + 1)) expect(difference(a, b)).toBeGreaterThan(7);
  });

  it("shows what the words name", () => {
    const of = (prompt: string) => paint({ ...order, prompt });
    const pictures = [
      "harbour",
      "portrait of a woman",
      "water lilies",
      "boulevard in the rain",
      "cathedral",
      "starry night",
    ].map(of);
    for (const [i, a] of pictures.entries())
      for (const b of pictures.slice(i + 1)) expect(difference(a, b)).toBeGreaterThan(12);
  });

  it("reads subjects and moods in several languages", () => {
    expect(readWords("Ein Hafen im Nebel").subjects).toContain("harbour");
    expect(readWords("un port au coucher du soleil, couchant").moods).toContain("sunset");
    expect(readWords("retrato de una mujer").subjects[0]).toBe("portrait");
    expect(readWords("montagne sotto la neve").moods).toContain("snow");
    expect(readWords("Le pont sur l'étang aux nymphéas").subjects).toEqual(
      expect.arrayContaining(["bridge", "pond"]),
    );
  });

  it("paints a night darker than a noon", () => {
    const mean = (prompt: string) => {
      const { colour } = paint({ ...order, prompt });
      return colour.reduce((sum, value) => sum + value, 0) / colour.length;
    };
    expect(mean("river at night, stars")).toBeLessThan(mean("river at noon") - 25);
  });

  it("gives each movement a surface of its own", () => {
    const figures = MOVEMENTS.map((style) => {
      const picture = paint({ ...order, style, widthPx: 512, heightPx: 400 });
      return { style, contrast: localContrast(picture), colour: colourfulness(picture) };
    });
    const of = (style: string) => figures.find((figure) => figure.style === style)!;
    expect(of("impressionist").contrast).toBeGreaterThan(of("suprematist").contrast * 1.5);
    expect(of("fauvist").colour).toBeGreaterThan(of("impressionist").colour * 1.3);
    expect(of("cubist").colour).toBeLessThan(of("impressionist").colour);
    expect(of("ukiyo-e").contrast).toBeLessThan(of("pointillist").contrast * 0.8);
    const keys = new Set(
      figures.map(({ contrast, colour }) => `${contrast.toFixed(1)} ${colour.toFixed(0)}`),
    );
    expect(keys.size).toBe(MOVEMENTS.length);
  });

  it.each(["", "🎨🌊", "qwxz blorf", "a ".repeat(6_000), "surrealist dream", "baroque"])(
    "paints %j without complaint",
    (prompt) => {
      const picture = paint({ ...order, prompt, style: prompt.slice(0, 20) });
      expect(localContrast(picture)).toBeGreaterThan(0.5);
    },
  );
});

describe("/paint", () => {
  it("returns a JPEG of exactly the size asked for", async () => {
    const [file] = await work(
      { prompt: "poplars", style: "fauvist", width: 300, height: 517, seed: 1 },
      context,
    );
    expect(file).toMatchObject({ name: "painting.jpg" });
    const { format, width, height } = await sharp((file as { bytes: Uint8Array }).bytes).metadata();
    expect({ format, width, height }).toEqual({ format: "jpeg", width: 300, height: 517 });
  });

  it.each([{ width: 255 }, { height: 2049 }, { width: 300.5 }, { seed: "x" }])(
    "refuses %j with a reason",
    async (wrong) => {
      const input = { prompt: "sea", style: "cubist", width: 512, height: 512, seed: 1, ...wrong };
      await expect(work(input, context)).rejects.toThrow(SpaceError);
    },
  );

  it("names a worker that exists and describes every input", async () => {
    const [endpoint] = painter.endpoints;
    expect(endpoint!.parameters.map(({ name }) => name)).toEqual([
      "prompt",
      "style",
      "width",
      "height",
      "seed",
    ]);
    expect(await import(endpoint!.workerUrl.href)).toHaveProperty("work");
  });
});
