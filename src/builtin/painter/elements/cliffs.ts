import { lighten, mix, rgb } from "../colour.ts";
import { far, lit } from "../light.ts";
import { type Point, polygon, polyline, type Sketch } from "../sketch.ts";
import type { Theme } from "../theme.ts";
import { seasonColours } from "./land.ts";

/** Chalk cliffs from the left edge out to `reach`, `tall` above the water, sometimes with an arch and a needle. */
export function drawCliffs(
  sketch: Sketch,
  theme: Theme,
  water: number,
  reach: number,
  tall: number,
  depth = 0.2,
): void {
  const { random } = sketch;
  const { light } = theme;
  const chalk = rgb("#efe2c8");
  const tone = (amount: number) => far(light, lit(light, chalk, amount), depth);
  const crest: Point[] = Array.from({ length: 10 }, (_, i) => {
    const t = i / 9;
    return [
      -0.1 + (reach + 0.1) * t * 0.92,
      water - tall * (1 - 0.28 * t ** 2) + (random() - 0.5) * tall * 0.1,
    ];
  });
  const [lastX, lastY] = crest.at(-1)!;
  const nose: Point[] = [
    [lastX + reach * 0.05, lastY + tall * 0.2],
    [lastX + reach * 0.03, lastY + tall * 0.42],
    [reach * 1.0, water + 0.012],
  ];
  sketch.fill(
    polygon([...crest, ...nose, [-0.1, water + 0.012]]),
    {
      stops: [tone(1.02), tone(0.75), far(light, lit(light, mix(chalk, rgb("#8c80a8"), 0.5), 0.6), depth)],
      from: [0, water - tall],
      to: [reach * 0.6, water],
    },
    { angle: 1.4, length: 0.4, detail: 0.6 },
  );
  for (let i = 0; i < 18; i++) {
    const x = random() * reach * 0.9;
    const top = water - tall * (0.75 - 0.35 * random());
    sketch.line(
      polyline([
        [x, top],
        [x + (random() - 0.5) * 0.02, (top + water) / 2],
        [x + 0.012, water],
      ]),
      0.004 + random() * 0.014,
      i % 3 ? far(light, lit(light, rgb("#a58fa8"), 0.4), depth + 0.1) : tone(1.12),
      { angle: 1.45, length: 0.4, detail: 0.65 },
      0.55,
    );
  }
  for (const v of [0.35, 0.62])
    sketch.line(
      polyline([
        [-0.1, water - tall * v],
        [reach * 0.5, water - tall * (v - 0.04)],
        [reach * 0.88, water - tall * (v - 0.12)],
      ]),
      0.005,
      far(light, lit(light, rgb("#c0a088"), 0.6), depth),
      { angle: 0.05, length: 0.5, detail: 0.6 },
      0.5,
    );
  const turf = far(light, lit(light, seasonColours(theme).grass, 0.9), depth);
  sketch.fill(
    polygon([
      ...crest.map(([x, y]): Point => [x, y - tall * 0.03]),
      ...[...crest].reverse().map(([x, y]): Point => [x, y + tall * 0.12 * (1 - x / (reach * 1.1))]),
    ]),
    turf,
    { angle: 0.1, length: 0.2, detail: 0.6 },
  );
  if (depth > 0.3 || random() < 0.5) return;
  const x = reach * 1.06 + 0.04;
  sketch.fill(
    polygon([
      [lastX, lastY + tall * 0.1],
      [x, lastY + tall * 0.22],
      [x + 0.05, water + 0.012],
      [x + 0.012, water + 0.012],
      [x - 0.01, lastY + tall * 0.42],
      [lastX, lastY + tall * 0.38],
    ]),
    tone(0.8),
    { angle: 1.4, length: 0.35, detail: 0.65 },
  );
  sketch.fill(
    polygon([
      [x + 0.12, water + 0.012],
      [x + 0.15, water - tall * 0.5],
      [x + 0.165, water - tall * 0.56],
      [x + 0.19, water + 0.012],
    ]),
    { stops: [tone(1.05), tone(0.5)], from: [x + 0.13, 0], to: [x + 0.19, 0] },
    { angle: 1.5, length: 0.35, detail: 0.7 },
  );
}

/** Boulders in the surf from `from` down to our feet. */
export function drawRocks(sketch: Sketch, { light }: Theme, from: number): void {
  const { width, random } = sketch;
  const side = random() < 0.5;
  const spots = Array.from({ length: 15 }, () => random()).sort((a, b) => a - b);
  for (const near of spots) {
    const y = from + near * (1.02 - from);
    const x = (side ? 1 - random() ** 1.5 : random() ** 1.5) * width * 0.85 + (side ? width * 0.15 : 0);
    const r = 0.03 + near * 0.1 * (0.5 + random());
    const stone = mix(rgb("#7c7484"), rgb("#a08468"), random());
    sketch.fill(
      polygon([
        [x - r * 1.2, y + r * 0.2],
        [x - r * 0.9, y - r * 0.4],
        [x - r * 0.2, y - r * 0.8],
        [x + r * 0.5, y - r * 0.65],
        [x + r * 1.1, y - r * 0.1],
        [x + r * 1.25, y + r * 0.25],
      ]),
      {
        stops: [
          lit(light, lighten(stone, 0.25), 1.08),
          lit(light, stone, 0.7),
          lit(light, mix(stone, rgb("#2c2c54"), 0.6), 0.45),
        ],
        from: [x - r, y - r * 0.7],
        to: [x + r, y + r * 0.2],
      },
      { angle: 0.5, length: 0.3, detail: 0.7 },
    );
    sketch.line(
      polyline([
        [x - r * 1.5, y + r * 0.3],
        [x - r * 0.6, y + r * 0.18],
        [x + r * 0.5, y + r * 0.32],
        [x + r * 1.5, y + r * 0.24],
      ]),
      r * 0.16,
      lit(light, rgb("#f6f8f6"), 1),
      { angle: 0, length: 0.3, detail: 0.85 },
      0.9,
    );
  }
}
