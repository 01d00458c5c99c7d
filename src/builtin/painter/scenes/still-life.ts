import { lighten, mix, rgb } from "../colour.ts";
import { drawBottle, drawBouquet } from "../elements/vessels.ts";
import { lit } from "../light.ts";
import { pick } from "../pick.ts";
import { blob, ellipse, type Point, polygon, polyline, rectangle, type Sketch, smooth } from "../sketch.ts";
import type { Scene, Theme } from "../theme.ts";

const CLOTHS = ["#f0ece2", "#d8e0ea", "#e8c8a8", "#c4d4c0"].map(rgb);
const WALLS = ["#7f9ab0", "#b89a78", "#8fa088", "#a4687c", "#d0b070", "#6f6a94"].map(rgb);
const FRUITS = ["#d8402c", "#e8a02c", "#c9c040", "#e0783c", "#9cb04c", "#b03048"].map(rgb);

/** A table with a rumpled cloth, a vase of flowers, a bottle, fruit. */
export const drawStillLife: Scene = (sketch, theme) => {
  const { width, random } = sketch;
  const { light, moods } = theme;
  const edge = 0.58 + random() * 0.1;
  const wall = theme.accents.at(-1) ?? pick(WALLS, random);
  sketch.fill(
    rectangle(-0.1, -0.1, width + 0.2, 1.3),
    {
      stops: [lit(light, lighten(wall, 0.15), 1), lit(light, mix(wall, rgb("#4a4a80"), 0.4), 0.7)],
      from: [0, 0],
      to: [width, edge],
    },
    { length: 0.6, detail: 0.25 },
  );
  for (let i = 0; i < 10; i++)
    sketch.fill(
      blob(random, random() * width, random() * edge, 0.14, 0.12),
      lit(light, lighten(wall, random() * 0.35), 0.9),
      { length: 0.5, detail: 0.3 },
      { alpha: 0.35, bare: true },
    );
  sketch.fill(
    polygon([
      [-0.1, edge],
      [width + 0.1, edge - 0.03],
      [width + 0.1, 1.1],
      [-0.1, 1.1],
    ]),
    { stops: [lit(light, rgb("#c08a58"), 1), lit(light, rgb("#8c5a44"), 0.75)], from: [0, edge], to: [0, 1] },
    { angle: 0.02, length: 0.6, detail: 0.35 },
  );
  drawCloth(sketch, theme, edge);
  const isFlowers = moods.has("flowers") || (!moods.has("fruit") && random() < 0.6);
  const centre = width * (0.36 + random() * 0.28);
  if (isFlowers) drawBouquet(sketch, theme, centre, edge + 0.16);
  else drawBottle(sketch, theme, centre, edge + 0.14);
  const count =
    isFlowers && !moods.has("fruit") ? 3 + Math.floor(random() * 3) : 8 + Math.floor(random() * 5);
  const fruit = Array.from(
    { length: count },
    (): Point => [centre + (random() - 0.5) * width * 0.75, edge + 0.12 + random() * 0.2],
  ).sort((a, b) => a[1] - b[1]);
  for (const [x, y] of fruit) drawFruit(sketch, theme, x, y, 0.048 + random() * 0.022 + (y - edge) * 0.06);
};

function drawCloth(sketch: Sketch, { light }: Theme, edge: number): void {
  const { width, random } = sketch;
  const cloth = pick(CLOTHS, random);
  const x = width * (0.1 + random() * 0.3);
  sketch.fill(
    smooth([
      [x, edge + 0.06],
      [x + width * 0.3, edge + 0.03],
      [x + width * 0.55, edge + 0.09],
      [x + width * 0.6, edge + 0.25],
      [x + width * 0.5, 1.1],
      [x + width * 0.1, 1.15],
      [x - 0.08, edge + 0.3],
    ]),
    lit(light, cloth, 0.95),
    { angle: 0.9, length: 0.5, detail: 0.45 },
  );
  for (let i = 0; i < 9; i++) {
    const sx = x + random() * width * 0.5;
    const fold =
      random() < 0.5
        ? lit(light, mix(cloth, rgb("#7a80c0"), 0.5), 0.7)
        : lit(light, lighten(cloth, 0.5), 1.08);
    sketch.line(
      polyline([
        [sx, edge + 0.1 + random() * 0.1],
        [sx + (random() - 0.5) * 0.12, edge + 0.25],
        [sx + (random() - 0.5) * 0.22, 1.02],
      ]),
      0.008 + random() * 0.018,
      fold,
      { angle: 1.2, length: 0.5, detail: 0.6 },
      0.75,
    );
  }
}

function drawFruit(sketch: Sketch, { light }: Theme, x: number, y: number, r: number): void {
  const { random } = sketch;
  const local = pick(FRUITS, random);
  const isPear = random() < 0.25;
  sketch.fill(
    ellipse(x + r * 0.75, y + r * 0.82, r * 1.2, r * 0.26),
    lit(light, rgb("#54508c"), 0.5),
    { angle: 0.05, length: 0.4, detail: 0.7 },
    { alpha: 0.75 },
  );
  const body = isPear
    ? smooth([
        [x - r * 0.9, y + r * 0.5],
        [x - r * 0.75, y - r * 0.3],
        [x - r * 0.32, y - r * 1.1],
        [x, y - r * 1.6],
        [x + r * 0.34, y - r * 1.1],
        [x + r * 0.75, y - r * 0.3],
        [x + r * 0.9, y + r * 0.5],
        [x, y + r * 1.05],
      ])
    : smooth([
        [x - r, y],
        [x - r * 0.8, y - r * 0.82],
        [x, y - r * 0.92],
        [x + r * 0.8, y - r * 0.82],
        [x + r, y],
        [x + r * 0.7, y + r * 0.85],
        [x, y + r],
        [x - r * 0.7, y + r * 0.85],
      ]);
  sketch.fill(
    body,
    {
      stops: [
        lit(light, lighten(local, 0.25), 1.1),
        lit(light, local, 0.95),
        lit(light, mix(local, rgb("#4a2c6c"), 0.55), 0.65),
      ],
      from: [x - r * 0.7, y - r * 0.8],
      to: [x + r * 0.75, y + r * 0.8],
    },
    { angle: 0.9, length: 0.25, detail: 0.8 },
  );
  sketch.fill(
    blob(random, x + r * 0.1, y + r * 0.3, r * 0.4, r * 0.36),
    lit(light, mix(local, pick(FRUITS, random), 0.5), 0.9),
    { length: 0.2, detail: 0.8 },
    { alpha: 0.5, bare: true },
  );
  sketch.fill(
    ellipse(x - r * 0.36, y - r * 0.42, r * 0.17, r * 0.12, -0.6),
    lighten(local, 0.8),
    { length: 0, detail: 1 },
    { bare: true },
  );
  sketch.line(
    polyline([
      [x, y - r * (isPear ? 1.45 : 0.75)],
      [x + r * 0.12, y - r * (isPear ? 1.8 : 1.15)],
    ]),
    r * 0.1,
    lit(light, rgb("#5c4038"), 0.6),
    { angle: 1.4, detail: 1 },
  );
}
