import { describe, expect, it } from "vitest";
import { breakColour } from "../../src/builtin/painter/broken-colour.ts";
import { createBrushes } from "../../src/builtin/painter/brush.ts";
import { cutFacets, isShown } from "../../src/builtin/painter/facets.ts";
import { readField } from "../../src/builtin/painter/field.ts";
import { drawLinework } from "../../src/builtin/painter/linework.ts";
import { createPainting } from "../../src/builtin/painter/painting.ts";
import { createSketch, ellipse, rectangle } from "../../src/builtin/painter/sketch.ts";
import { createRandom } from "../../src/core/random.ts";
import { colourOf, paint, type RgbPicture } from "./rgb-picture.ts";

const order = { style: "", widthPx: 400, heightPx: 320, seed: 5 };

function luma({ colour }: RgbPicture, i: number): number {
  return colour[i * 3]! * 0.3 + colour[i * 3 + 1]! * 0.59 + colour[i * 3 + 2]! * 0.11;
}

/** Mean of (max − min) / max of the channels. */
function saturation({ colour }: RgbPicture): number {
  let sum = 0;
  for (let i = 0; i < colour.length; i += 3) {
    const [r, g, b] = [colour[i]!, colour[i + 1]!, colour[i + 2]!];
    sum += (Math.max(r, g, b) - Math.min(r, g, b)) / Math.max(1, r, g, b);
  }
  return (sum * 3) / colour.length;
}

/** Share of pixels of each of 27 colours. */
function palette({ colour }: RgbPicture): Float64Array {
  const shares = new Float64Array(27);
  for (let i = 0; i < colour.length; i += 3) {
    const of = (c: number) => Math.min(2, Math.floor(colour[i + c]! / 86));
    shares[of(0) * 9 + of(1) * 3 + of(2)]! += 3 / colour.length;
  }
  return shares;
}

describe("the movements", () => {
  it("keeps the masts of an impressionist harbour whole", () => {
    const picture = paint({ ...order, prompt: "a harbour at noon", style: "impressionist", seed: 3 });
    const { width, height } = picture;
    let longest = 0;
    for (let x = 1; x < width - 1; x++) {
      let run = 0;
      for (let y = 0; y < height; y++) {
        const i = y * width + x;
        const beside = Math.min(
          luma(picture, i - 1 - (x > 5 ? 5 : 0)),
          luma(picture, Math.min(i + 6, width * height - 1)),
        );
        run = luma(picture, i) < beside - 14 ? run + 1 : 0;
        longest = Math.max(longest, run);
      }
    }
    expect(longest).toBeGreaterThan(18);
  });

  it("keeps fauvist colour strong but painterly, for any picture", () => {
    for (const [seed, prompt] of ["a harbour", "portrait of a man", "dancers", "still life"].entries()) {
      const mean = saturation(paint({ ...order, prompt, style: "fauvist", seed }));
      expect(mean).toBeGreaterThan(0.25);
      expect(mean).toBeLessThan(0.78);
    }
  });

  it("gives each movement a palette of its own for one subject", () => {
    const styles = ["impressionist", "fauvist", "cubist", "ukiyo-e", "pointillist", "abstract-expressionist"];
    const palettes = styles.map((style) => palette(paint({ ...order, prompt: "boats on a river", style })));
    for (const [i, a] of palettes.entries())
      for (const b of palettes.slice(i + 1)) {
        const apart = a.reduce((sum, share, k) => sum + Math.abs(share - b[k]!), 0);
        expect(apart).toBeGreaterThan(0.25);
      }
  });

  it("keeps the cubist palette warm or grey: hardly anything is vivid", () => {
    const { colour } = paint({ ...order, prompt: "a still life", style: "cubist" });
    let vivid = 0;
    for (let i = 0; i < colour.length; i += 3)
      if (Math.max(...colour.slice(i, i + 3)) - Math.min(...colour.slice(i, i + 3)) > 150) vivid++;
    expect((vivid * 3) / colour.length).toBeLessThan(0.05);
  });

  it("frames a pointillist picture in darker dots", () => {
    const picture = paint({ ...order, prompt: "a beach at noon", style: "pointillist" });
    const { width, height } = picture;
    let [border, inner, borders, inners] = [0, 0, 0, 0];
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++) {
        const off = Math.min(x, y, width - 1 - x, height - 1 - y);
        if (off < 5) [border, borders] = [border + luma(picture, y * width + x), borders + 1];
        else if (off > 14) [inner, inners] = [inner + luma(picture, y * width + x), inners + 1];
      }
    expect(border / borders).toBeLessThan((inner / inners) * 0.75);
  });

  it("wipes a ukiyo-e sky from Prussian blue down to paper", () => {
    const picture = paint({ ...order, prompt: "the sea at noon", style: "ukiyo-e", seed: 2 });
    const { width, height, colour } = picture;
    // Clouds lie before the sky here and there: the bluest tenth of a row tells.
    const blue = (share: number) => {
      const y = Math.round(share * height);
      const row = Array.from({ length: width - 40 }, (_, x) => {
        const at = (y * width + x + 20) * 3;
        return colour[at + 2]! - colour[at]!;
      }).sort((a, b) => b - a);
      return row[Math.floor(row.length / 10)]!;
    };
    expect(blue(0.03)).toBeGreaterThan(blue(0.25) + 25);
  });

  it("swings level over an abstract sea and paints a sunrise orange", () => {
    const sea = paint({ ...order, prompt: "the open sea", style: "abstract-expressionist" });
    const dawn = paint({ ...order, prompt: "the sea at sunrise", style: "abstract-expressionist" });
    const orange = ({ colour }: RgbPicture) => {
      let count = 0;
      for (let i = 0; i < colour.length; i += 3) if (colour[i]! > colour[i + 2]! + 90) count++;
      return (count * 3) / colour.length;
    };
    expect(orange(dawn)).toBeGreaterThan(orange(sea) + 0.1);
  });
});

/** A disc with its outline kept, and what is laid over it. */
function drawn(over?: (sketch: ReturnType<typeof createSketch>) => void) {
  const random = createRandom(3);
  const sketch = createSketch(200, 200, random, { keepsLines: true }, false);
  sketch.fill(rectangle(0, 0, 1, 1), [230, 220, 200], {}, { bare: true });
  sketch.fill(ellipse(0.5, 0.5, 0.3, 0.3), [200, 120, 60], { detail: 0.6 });
  over?.(sketch);
  const painting = createPainting(400, 400, [230, 220, 200]);
  const ink = { radius: 3, contrast: 0, colour: () => [10, 10, 20] as const };
  const hand = { marks: createBrushes().liner, contour: ink, tint: () => [10, 10, 20] as const };
  drawLinework(
    painting,
    readField(sketch, { swirl: 0 }),
    sketch.linework,
    { ...hand, swell: 0.8, body: 1, streak: 0 },
    random,
  );
  const picture = colourOf(painting);
  /** Whether the outline is dark near this turn of the disc. */
  const isInked = (angle: number) => {
    for (let off = -3; off <= 3; off++) {
      const x = Math.round(200 + Math.cos(angle) * (120 + off));
      const y = Math.round(200 + Math.sin(angle) * (120 + off));
      if (luma(picture, y * 400 + x) < 150) return true;
    }
    return false;
  };
  return Array.from({ length: 360 }, (_, degree) => isInked((degree / 180) * Math.PI));
}

describe("an outline", () => {
  it("is one brushed line without gaps", () => {
    const inked = drawn();
    expect(inked.filter((isInked) => !isInked)).toHaveLength(0);
  });

  it("stops where a later shape lies over it", () => {
    const inked = drawn((sketch) =>
      sketch.fill(rectangle(0.5, 0, 0.5, 1), [90, 120, 90], {}, { bare: true }),
    );
    expect(inked.slice(100, 260).every((isInked) => isInked)).toBe(true);
    expect(inked[0]! || inked[45]! || inked[315]!).toBe(false);
  });
});

describe("facets", () => {
  const interest = (x: number, y: number) => Math.max(0, 1 - 3 * Math.hypot(x - 0.6, y - 0.5));

  it("cover the picture once before others are lapped over them", () => {
    const { facets } = cutFacets(1.25, interest, 30, 4, createRandom(2));
    const area = facets.slice(0, -4).reduce((sum, facet) => sum + facet.area, 0);
    expect(area).toBeCloseTo(1.25, 6);
    for (let n = 0; n < 200; n++) {
      const [x, y] = [((n * 0.618) % 1) * 1.25, (n * 0.414) % 1];
      expect(facets.filter((_, number) => isShown(facets, number, x, y))).toHaveLength(1);
    }
  });

  it("are seen from several sides: hardly two views are alike", () => {
    const { facets } = cutFacets(1.25, interest, 30, 4, createRandom(2));
    expect(new Set(facets.map(({ view }) => view.map((v) => v.toFixed(2)).join())).size).toBeGreaterThan(28);
  });
});

describe("a plain ground", () => {
  it("breaks into at least three hues, warmer where it is lighter, and things on it stay", () => {
    const sketch = createSketch(300, 240, createRandom(4), {}, false);
    const wall = {
      stops: [
        [170, 165, 160],
        [110, 106, 102],
      ] as const,
      from: [0, 0],
      to: [0, 1],
    } as const;
    sketch.fill(rectangle(0, 0, 2, 1), wall, { detail: 0.1 });
    sketch.fill(ellipse(0.6, 0.5, 0.1, 0.1), [90, 140, 60], { detail: 0.9 });
    const field = readField(sketch, { swirl: 0 });
    breakColour(field, sketch.noise, { chroma: 40, contrast: 0.3 });
    const at = (x: number, y: number) => [...field.colour.slice((y * 300 + x) * 4, (y * 300 + x) * 4 + 3)];
    expect(at(144, 120)).toEqual([90, 140, 60]);
    const hues = new Set<number>();
    let [warmTop, warmLow] = [0, 0];
    for (let y = 0; y < 240; y += 6)
      for (let x = 0; x < 100; x += 6) {
        const [r, g, b] = at(x, y) as [number, number, number];
        hues.add(Math.round((Math.atan2(g - b, r - (g + b) / 2) + Math.PI) / (Math.PI / 3)));
        if (y < 60) warmTop += r - b;
        if (y >= 180) warmLow += r - b;
      }
    expect(hues.size).toBeGreaterThanOrEqual(3);
    expect(warmTop).toBeGreaterThan(warmLow);
  });
});

describe("a new painting", () => {
  it("is primed all over with its ground", () => {
    const { colour } = colourOf(createPainting(7, 5, [200, 180, 150]));
    for (let i = 0; i < colour.length; i += 3) expect([...colour.slice(i, i + 3)]).toEqual([200, 180, 150]);
  });
});
