import { mix, type Rgb, rgb } from "../colour.ts";
import { lit } from "../light.ts";
import { ellipse, type Point, polygon, polyline, type Sketch, smooth } from "../sketch.ts";
import type { Theme } from "../theme.ts";
import { seasonColours } from "./land.ts";

/** Arches overgrown with roses, one behind another over a path from (goal, far) to our feet. */
export function drawRoseArches(
  sketch: Sketch,
  theme: Theme,
  goal: number,
  foot: number,
  far: number,
  colours: readonly Rgb[],
): void {
  const { random } = sketch;
  const { leaf, leafDark } = seasonColours(theme);
  for (let i = 0; i < 5; i++) {
    const t = (i / 4) ** 1.7;
    const [x, base, half, tall] = [
      goal + (foot - goal) * t * 0.8,
      far + 0.02 + t * (1.02 - far),
      0.05 + t * 0.42,
      0.16 + t * 0.92,
    ];
    const arch = Array.from({ length: 25 }, (_, k): Point => {
      const angle = Math.PI * (1 - k / 24);
      return [
        x + Math.cos(angle) * half,
        base - tall * Math.min(1, 0.62 * (k === 0 || k === 24 ? 0 : 1) + 0.38 * Math.sin(angle)),
      ];
    });
    sketch.line(polyline(arch), 0.012 + t * 0.02, lit(theme.light, leafDark, 0.5), {
      length: 0.3,
      detail: 0.6,
    });
    const legs: Point[] = [-1, 1].flatMap((side) =>
      Array.from({ length: 7 }, (_, k): Point => [x + side * half, base - (k / 7) * tall * 0.66]),
    );
    for (const [px, py] of [...arch, ...legs])
      for (let k = 0; k < 4; k++) {
        const r = (0.006 + t * 0.018) * (0.6 + random() * 0.8);
        const colour =
          k < 2 ? mix(leafDark, leaf, random()) : colours[Math.floor(random() * colours.length)]!;
        sketch.fill(
          ellipse(px + (random() - 0.5) * half * 0.24, py + (random() - 0.5) * half * 0.24, r, r * 0.85),
          lit(theme.light, colour, 0.55 + random() * 0.55),
          { length: 0.08, detail: 0.85 },
          { bare: true },
        );
      }
  }
}

/** A stone balustrade before us at `y`, urns of flowers on its posts. */
export function drawBalustrade(sketch: Sketch, { light }: Theme, y: number, colours: readonly Rgb[]): void {
  const { width, random } = sketch;
  const stone = rgb("#e6d8c4");
  sketch.fill(
    polygon([
      [-0.1, y + 0.13],
      [width + 0.1, y + 0.13],
      [width + 0.1, 1.1],
      [-0.1, 1.1],
    ]),
    {
      stops: [lit(light, rgb("#e8d0ac"), 1), lit(light, rgb("#c4a08c"), 0.75)],
      from: [0, y + 0.13],
      to: [0, 1],
    },
    { angle: 0.02, length: 0.5, detail: 0.45 },
  );
  for (let x = -0.02; x < width + 0.05; x += 0.052)
    sketch.fill(
      smooth([
        [x - 0.009, y + 0.13],
        [x - 0.016, y + 0.095],
        [x - 0.007, y + 0.05],
        [x - 0.012, y + 0.02],
        [x + 0.012, y + 0.02],
        [x + 0.007, y + 0.05],
        [x + 0.016, y + 0.095],
        [x + 0.009, y + 0.13],
      ]),
      {
        stops: [lit(light, stone, 1.05), lit(light, mix(stone, rgb("#7c74a8"), 0.45), 0.6)],
        from: [x - 0.012, y],
        to: [x + 0.014, y],
      },
      { angle: 1.5, length: 0.2, detail: 0.8 },
    );
  for (const [top, low, amount] of [
    [y, y + 0.026, 1.05],
    [y + 0.118, y + 0.145, 0.85],
  ] as const)
    sketch.fill(
      polygon([
        [-0.1, top],
        [width + 0.1, top],
        [width + 0.1, low],
        [-0.1, low],
      ]),
      lit(light, stone, amount),
      { angle: 0, length: 0.5, detail: 0.75 },
    );
  for (const post of [0.14, 0.5, 0.86]) {
    const x = width * post;
    sketch.fill(
      polygon([
        [x - 0.04, y - 0.012],
        [x + 0.04, y - 0.012],
        [x + 0.036, y + 0.15],
        [x - 0.036, y + 0.15],
      ]),
      lit(light, stone, 0.95),
      { angle: 1.5, length: 0.3, detail: 0.75 },
    );
    if (post === 0.5 && random() < 0.6) continue;
    sketch.fill(
      smooth([
        [x - 0.03, y - 0.012],
        [x - 0.02, y - 0.04],
        [x - 0.062, y - 0.1],
        [x + 0.062, y - 0.1],
        [x + 0.02, y - 0.04],
        [x + 0.03, y - 0.012],
      ]),
      lit(light, rgb("#c8845c"), 0.9),
      { angle: 0.2, detail: 0.8 },
    );
    for (let k = 0; k < 34; k++) {
      const [angle, reach] = [Math.PI * (1 + random()), random() * 0.085];
      const r = 0.008 + random() * 0.009;
      sketch.fill(
        ellipse(x + Math.cos(angle) * reach, y - 0.1 + Math.sin(angle) * reach * 0.9, r, r),
        lit(light, k % 3 ? colours[k % colours.length]! : rgb("#4c7c50"), 0.6 + random() * 0.5),
        { length: 0.08, detail: 0.9 },
        { bare: k % 4 > 0 },
      );
    }
  }
}
