import { mix, type Rgb, rgb } from "../colour.ts";
import { far, lit } from "../light.ts";
import { type Point, polygon, polyline, type Sketch } from "../sketch.ts";
import type { Theme } from "../theme.ts";
import { seasonColours } from "./land.ts";
import { leafage } from "./leafage.ts";

/** A fir: drooping tiers on a straight stem, laden in snow. */
export function drawPine(
  sketch: Sketch,
  { light, moods }: Theme,
  x: number,
  base: number,
  h: number,
  depth: number,
): void {
  const { random } = sketch;
  const tone = (colour: Rgb, amount: number) => far(light, lit(light, colour, amount), depth);
  const [needle, deep] = [rgb("#4a7a58"), rgb("#20443f")];
  sketch.line(
    polyline([
      [x, base],
      [x, base - h * 0.9],
    ]),
    h * 0.035,
    tone(rgb("#6c5048"), 0.5),
    { angle: 1.5, length: 0.6, detail: 0.8 },
  );
  const tiers = h > 0.2 ? 7 : 5;
  const slim = 0.17 + random() * 0.06;
  for (let tier = 0; tier < tiers; tier++) {
    const v = 0.14 + (tier / tiers) * 0.8;
    const half = h * slim * (1.06 - tier / tiers) * (0.85 + random() * 0.3);
    const [top, low] = [base - h * Math.min(1, v + 1.5 / tiers), base - h * v];
    const hem: Point[] = Array.from({ length: 9 }, (_, i): Point => {
      const t = i / 8;
      return [
        x + (t * 2 - 1) * half,
        low + h * (0.03 * Math.abs(t * 2 - 1) + (i % 2 ? -0.026 : 0.014)) + (random() - 0.5) * h * 0.01,
      ];
    });
    sketch.fill(polygon([[x, top], ...hem.reverse()]), tone(mix(deep, needle, (tier / tiers) * 0.5), 0.4), {
      angle: 1.2,
      length: 0.2,
      detail: 0.7,
    });
    sketch.fill(
      polygon([
        [x - h * 0.004, top],
        [x - half * 0.86, low + h * 0.012],
        [x - half * 0.4, low - h * 0.03],
        [x - half * 0.12, low],
      ]),
      tone(needle, 0.95),
      { angle: 2.2, length: 0.2, detail: 0.75 },
      { bare: true },
    );
    if (moods.has("snow"))
      sketch.fill(
        polygon([
          [x, top],
          [x - half * 0.8, low + h * 0.004],
          [x - half * 0.3, low - h * 0.035],
          [x, low - h * 0.02],
          [x + half * 0.34, low - h * 0.04],
          [x + half * 0.5, low - h * 0.014],
        ]),
        tone(rgb("#f8f9ff"), 0.95),
        { angle: 0.4, length: 0.2, detail: 0.8 },
        { bare: true, alpha: 0.92 },
      );
  }
}

/** A birch: a white stem with dark marks, light leaves in small loose masses. */
export function drawBirch(
  sketch: Sketch,
  theme: Theme,
  x: number,
  base: number,
  h: number,
  depth: number,
): void {
  const { random } = sketch;
  const { light } = theme;
  const { leaf, leafDark } = seasonColours(theme);
  const tone = (colour: Rgb, amount: number) => far(light, lit(light, colour, amount), depth);
  const lean = (random() - 0.5) * 0.14;
  const stem = (t: number): Point => [x + lean * h * t * t, base - h * 0.92 * t];
  sketch.line(polyline([stem(0), stem(0.5), stem(1)]), h * 0.036, tone(rgb("#f2ece4"), 0.95), {
    angle: 1.5,
    length: 0.5,
    detail: 0.8,
  });
  sketch.line(
    polyline([stem(0), stem(0.5), stem(0.9)].map(([px, py]): Point => [px + h * 0.011, py])),
    h * 0.012,
    tone(rgb("#a8a0b8"), 0.55),
    { angle: 1.5, length: 0.5, detail: 0.8 },
  );
  for (let i = 0; i < 7; i++) {
    const [px, py] = stem(0.04 + random() * 0.7);
    sketch.line(
      polyline([
        [px - h * 0.014, py],
        [px + h * (random() * 0.016), py + h * 0.004],
      ]),
      h * 0.009,
      tone(rgb("#3c3444"), 0.5),
      { angle: 0, detail: 0.95 },
    );
  }
  for (let i = 0; i < 13; i++) {
    const t = 0.42 + (i / 13) * 0.6;
    const [px, py] = stem(Math.min(1, t));
    const out = (random() - 0.5) * h * 0.5 * (1.25 - t);
    sketch.line(
      polyline([
        [px, py + h * 0.05],
        [px + out, py - h * 0.02],
      ]),
      h * 0.007,
      tone(rgb("#5c4c54"), 0.5),
      { detail: 0.8 },
    );
    const size = h * (0.05 + random() * 0.04);
    sketch.fill(
      leafage(random, px + out, py, size, size * 0.75),
      tone(leafDark, 0.45),
      { length: 0.1, detail: 0.7 },
      { bare: i % 3 > 0 },
    );
    sketch.fill(
      leafage(random, px + out - size * 0.2, py - size * 0.2, size * 0.7, size * 0.5),
      tone(mix(leaf, rgb("#f4e48c"), random() * 0.6), 1.05),
      { length: 0.1, detail: 0.75 },
      { bare: true },
    );
  }
}

/** A weeping willow. */
export function drawWillow(
  sketch: Sketch,
  theme: Theme,
  x: number,
  base: number,
  h: number,
  depth: number,
): void {
  const { random } = sketch;
  const { light } = theme;
  const { leaf, leafDark } = seasonColours(theme);
  const tone = (colour: Rgb, amount: number) => far(light, lit(light, colour, amount), depth);
  sketch.line(
    polyline([
      [x, base],
      [x + h * 0.03, base - h * 0.3],
      [x - h * 0.02, base - h * 0.62],
    ]),
    h * 0.07,
    tone(rgb("#6c5a50"), 0.5),
    { angle: 1.5, length: 0.6, detail: 0.8 },
  );
  for (let i = 0; i < 7; i++)
    sketch.fill(
      leafage(random, x + (i - 3) * h * 0.1, base - h * (0.8 - Math.abs(i - 3) * 0.04), h * 0.12, h * 0.13),
      tone(leafDark, 0.4),
      { length: 0.15, detail: 0.6 },
      { bare: i > 3 },
    );
  for (let i = 0; i < 46; i++) {
    const u = random() * 2 - 1;
    const top = base - h * (0.98 - u * u * 0.3 - random() * 0.12);
    const px = x + u * h * 0.42;
    const drop = h * (0.3 + random() * 0.42);
    sketch.line(
      polyline([
        [px, top],
        [px + u * h * 0.05, top + drop * 0.5],
        [px + u * h * 0.06, Math.min(base - h * 0.02, top + drop)],
      ]),
      h * (0.012 + random() * 0.014),
      tone(mix(leafDark, mix(leaf, rgb("#e8e08c"), 0.3), random()), 0.45 + random() * 0.6),
      { angle: 1.5, length: 0.5, detail: 0.75 },
    );
  }
}
