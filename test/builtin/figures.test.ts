import { describe, expect, it } from "vitest";
import { createForm, fieldOf, region } from "../../src/builtin/painter/elements/form.ts";
import { createHead, girth, heightOf } from "../../src/builtin/painter/elements/head.ts";
import { choosePerson } from "../../src/builtin/painter/elements/sitter.ts";
import { readWords } from "../../src/builtin/painter/lexicon.ts";
import { createSketch } from "../../src/builtin/painter/sketch.ts";
import { createRandom } from "../../src/core/random.ts";
import { paint, type RgbPicture } from "./rgb-picture.ts";

const plain = { jaw: 1, nose: 1, lips: 1, eyes: 1, brow: 0, chin: 0, cheeks: 0, youth: 0 };
const stance = { x: 0.5, y: 0.8, scale: 0.5, yaw: 0, tilt: 0 };
const ball = (theta: number, v: number) => {
  const half = Math.sqrt(1 - (v * 2 - 1) ** 2);
  return [half * Math.sin(theta), v * 2 - 1, half * Math.cos(theta)] as const;
};

/** Brightness averaged over squares of an eighth of the height. */
function squares({ width, height, colour }: RgbPicture): number[] {
  const size = height / 8;
  const sums = new Array<number>(Math.ceil(width / size) * 8).fill(0);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * 3;
      const square = Math.floor(y / size) * Math.ceil(width / size) + Math.floor(x / size);
      sums[square]! += (colour[at]! + colour[at + 1]! + colour[at + 2]!) / 3 / size / size;
    }
  return sums;
}

const correlation = (a: readonly number[], b: readonly number[]) => {
  const mean = (list: readonly number[]) => list.reduce((sum, value) => sum + value, 0) / list.length;
  const [ma, mb] = [mean(a), mean(b)];
  const dot = (p: readonly number[], q: readonly number[], mp: number, mq: number) =>
    p.reduce((sum, value, i) => sum + (value - mp) * (q[i]! - mq), 0);
  return dot(a, b, ma, mb) / Math.sqrt(dot(a, a, ma, ma) * dot(b, b, mb, mb));
};

describe("a form", () => {
  it("is bright to the left and above, dark to the right and below", () => {
    const form = createForm(ball, stance, 20, 24);
    const at = (v: number, theta: number) => {
      let best = 0;
      const away = fieldOf(form, (t, w) => Math.hypot(t - theta, (w - v) * 3));
      for (let k = 1; k < away.length; k++) if (away[k]! < away[best]!) best = k;
      return form.light[best]!;
    };
    expect(at(0.7, -0.6)).toBeGreaterThan(at(0.3, 0.6) + 0.4);
  });

  it("hides what lies behind it and keeps what lies before it", () => {
    const form = createForm(ball, stance, 20, 24);
    expect(form.see([0, 0, 1]).isHidden).toBe(false);
    expect(form.see([0, 0, -1]).isHidden).toBe(true);
  });

  it("fills less the more light is asked for", () => {
    const form = createForm(ball, stance, 20, 24);
    const covered = (least: number) => {
      const sketch = createSketch(100, 100, createRandom(1), {}, false);
      sketch.fill(region(form, form.light, least), [255, 255, 255]);
      const { data } = sketch.colour.getContext("2d").getImageData(0, 0, 100, 100);
      return data.reduce((sum, value, i) => (i % 4 === 0 ? sum + value / 255 : sum), 0);
    };
    expect(covered(0.3)).toBeGreaterThan(covered(0.6) * 1.2);
    expect(covered(0.6)).toBeGreaterThan(covered(0.9) * 1.2);
  });
});

describe("a head", () => {
  it("shows both eyes from the front and one in profile", () => {
    const seen = (yaw: number) =>
      [-1, 1].filter((side) => !createHead(plain, { ...stance, yaw }).spot(side * 0.13, 0.5).isHidden).length;
    expect([seen(0), seen(0.5), seen(1.45)]).toEqual([2, 2, 1]);
  });

  it("has a nose that stands out in profile", () => {
    const { form, spot } = createHead(plain, { ...stance, yaw: Math.PI / 2 });
    expect(spot(0, 0.33).point[0]).toBeLessThan(spot(0, 0.42).point[0] - 0.01);
    expect(Math.min(...form.left.map(([x]) => x))).toBeCloseTo(spot(0, 0.335).point[0], 1);
  });

  it("is wide and low-eyed when it is a child's", () => {
    const child = { ...plain, youth: 1 };
    expect(heightOf(0.5, child)).toBeLessThan(0.45);
    expect(girth(0.7, child)).toBeGreaterThan(girth(0.7, plain));
  });
});

describe("a sitter", () => {
  const who = (text: string) => choosePerson(readWords(text), () => 0.99);

  it.each([
    [
      "portrait of an old man with a beard and a hat",
      { isMan: true, age: "old", hasBeard: true, hasHat: true },
    ],
    ["Bildnis eines Kindes", { age: "child", hasBeard: false }],
    ["portrait d'une vieille femme au chapeau", { isMan: false, age: "old", hasHat: true }],
    ["retrato de un hombre con barba", { isMan: true, hasBeard: true }],
    ["portrait of a grandmother", { isMan: false, age: "old", hasBeard: false }],
  ])("is who %j asks for", (text, expected) => {
    expect(who(text)).toMatchObject(expected);
  });

  it("is nobody's double: another seed paints another face", () => {
    const order = { prompt: "portrait of a woman", style: "romantic", widthPx: 256, heightPx: 320 };
    const faces = [1, 2, 3].map((seed) => squares(paint({ ...order, seed })));
    for (const [i, a] of faces.entries())
      for (const b of faces.slice(i + 1)) expect(correlation(a, b)).toBeLessThan(0.97);
  });
});

describe("dancers", () => {
  it("dance in at least three compositions on the stage, and in at least three in rehearsal", () => {
    for (const place of ["on a stage", "in rehearsal"]) {
      const order = { prompt: `dancers ${place}`, style: "romantic", widthPx: 160, heightPx: 128 };
      const kinds: number[][] = [];
      for (let seed = 0; seed < 9; seed++) {
        const seen = squares(paint({ ...order, seed }));
        if (kinds.every((known) => correlation(known, seen) < 0.75)) kinds.push(seen);
      }
      expect(kinds.length).toBeGreaterThanOrEqual(3);
    }
  });
});
