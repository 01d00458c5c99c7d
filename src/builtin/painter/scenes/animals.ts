import { mix, type Rgb, rgb } from "../colour.ts";
import { drawBlossoms, drawGround, drawHills, seasonColours } from "../elements/land.ts";
import { drawSky } from "../elements/sky.ts";
import { drawTree } from "../elements/trees.ts";
import { lit } from "../light.ts";
import { ellipse, type Point, polyline, rectangle, type Sketch, smooth } from "../sketch.ts";
import type { Scene, Theme } from "../theme.ts";

type Outline = readonly (readonly [number, number])[];

const HORSE: Outline = [
  [-0.46, 0.62],
  [-0.5, 0.42],
  [-0.47, 0.2],
  [-0.46, 0.02],
  [-0.4, 0.02],
  [-0.39, 0.22],
  [-0.34, 0.38],
  [-0.1, 0.36],
  [0.14, 0.37],
  [0.2, 0.2],
  [0.19, 0.02],
  [0.25, 0.02],
  [0.28, 0.22],
  [0.32, 0.42],
  [0.42, 0.62],
  [0.5, 0.72],
  [0.62, 0.66],
  [0.7, 0.64],
  [0.71, 0.7],
  [0.64, 0.8],
  [0.54, 0.95],
  [0.48, 0.96],
  [0.36, 0.86],
  [0.2, 0.68],
  [0, 0.63],
  [-0.24, 0.68],
  [-0.4, 0.69],
];
const HORSE_FAR_LEGS: Outline = [
  [-0.36, 0.42],
  [-0.3, 0.2],
  [-0.33, 0.03],
  [-0.28, 0.03],
  [-0.24, 0.22],
  [-0.2, 0.42],
  [0.1, 0.42],
  [0.33, 0.26],
  [0.3, 0.05],
  [0.35, 0.05],
  [0.38, 0.28],
  [0.3, 0.46],
  [0, 0.5],
];
const CAT: Outline = [
  [-0.2, 0.0],
  [-0.26, 0.16],
  [-0.22, 0.4],
  [-0.1, 0.56],
  [-0.03, 0.62],
  [-0.06, 0.72],
  [-0.05, 0.92],
  [0.02, 0.85],
  [0.12, 0.85],
  [0.19, 0.92],
  [0.2, 0.74],
  [0.18, 0.64],
  [0.12, 0.56],
  [0.16, 0.4],
  [0.17, 0.16],
  [0.18, 0.0],
];
const BIRD: Outline = [
  [-0.62, 0.34],
  [-0.4, 0.38],
  [-0.2, 0.34],
  [0, 0.28],
  [0.2, 0.34],
  [0.32, 0.48],
  [0.38, 0.6],
  [0.52, 0.6],
  [0.37, 0.67],
  [0.27, 0.72],
  [0.16, 0.66],
  [0.1, 0.56],
  [-0.1, 0.54],
  [-0.35, 0.48],
];

/** An animal, mid-picture, in a meadow or before a wall. */
export const drawAnimal: Scene = (sketch, theme) => {
  const { width, random } = sketch;
  const { subjects, light } = theme;
  const season = seasonColours(theme);
  const local = theme.accents[0];
  if (subjects.includes("cat")) {
    const wall = [rgb("#b07a6c"), rgb("#6f8f9c"), rgb("#c9a45c")][Math.floor(random() * 3)]!;
    sketch.fill(
      rectangle(-0.1, -0.1, width + 0.2, 1.3),
      {
        stops: [lit(light, wall, 1), lit(light, mix(wall, rgb("#44407c"), 0.4), 0.7)],
        from: [0, 0],
        to: [width, 0.7],
      },
      { length: 0.6, detail: 0.3 },
    );
    sketch.fill(ellipse(width / 2, 0.94, width * 0.46, 0.16), lit(light, rgb("#b8404c"), 0.9), {
      angle: 0,
      length: 0.5,
      detail: 0.5,
    });
    drawCat(
      sketch,
      theme,
      width * 0.5,
      0.95,
      0.82,
      local ?? [rgb("#3f3c50"), rgb("#d88a3c"), rgb("#d9cfc4")][Math.floor(random() * 3)]!,
    );
    return;
  }
  const horizon = 0.36 + random() * 0.12;
  drawSky(sketch, theme, horizon);
  drawHills(sketch, theme, horizon + 0.03, 0.14, 0.7, mix(season.leafDark, rgb("#8090c0"), 0.4));
  for (let i = 0; i < 6; i++)
    drawTree(sketch, theme, random() * width, horizon + 0.05, 0.2 + random() * 0.2, 0.45);
  drawGround(sketch, theme, horizon + 0.04, season.grass);
  if (subjects.includes("horse")) {
    const count = 1 + Math.floor(random() * 2.4);
    for (let i = 0; i < count; i++)
      drawHorse(
        sketch,
        theme,
        width * ((i + 0.5) / count + (random() - 0.5) * 0.1),
        0.78 + i * 0.08,
        0.5 / Math.sqrt(count) + 0.1,
        local ?? [rgb("#9a5c3c"), rgb("#e2dcd4"), rgb("#54445c"), rgb("#c9905c")][Math.floor(random() * 4)]!,
      );
  } else {
    const limb: Point[] = [
      [-0.1, 0.74],
      [width * 0.4, 0.68],
      [width * 0.8, 0.66],
      [width + 0.1, 0.58],
    ];
    sketch.line(polyline(limb), 0.035, lit(light, rgb("#76594c"), 0.6), {
      angle: 0,
      length: 0.6,
      detail: 0.7,
    });
    drawBird(
      sketch,
      theme,
      width * 0.5,
      0.87,
      0.72,
      local ?? [rgb("#3f78b8"), rgb("#c8503c"), rgb("#e8b83c"), rgb("#f0ece4")][Math.floor(random() * 4)]!,
    );
  }
  drawBlossoms(
    sketch,
    theme,
    0.82,
    1.04,
    [season.leafDark, season.grass, rgb("#f0d05c"), rgb("#e8788c")],
    200,
  );
};

function shape(outline: Outline, x: number, y: number, h: number) {
  return smooth(outline.map(([u, v]): Point => [x + u * h, y - v * h]));
}

function shaded({ light }: Theme, local: Rgb, x: number, y: number, h: number) {
  return {
    stops: [
      lit(light, mix(local, rgb("#fff0cc"), 0.25), 1.08),
      lit(light, local, 0.85),
      lit(light, mix(local, rgb("#40386c"), 0.5), 0.6),
    ],
    from: [x - h * 0.1, y - h * 0.7],
    to: [x + h * 0.08, y - h * 0.25],
  } as const;
}

function drawHorse(sketch: Sketch, theme: Theme, x: number, y: number, h: number, local: Rgb): void {
  const { light } = theme;
  const dark = mix(local, rgb("#352c48"), 0.6);
  sketch.fill(
    ellipse(x, y, h * 0.6, h * 0.05),
    lit(light, rgb("#565084"), 0.4),
    { angle: 0, length: 0.4, detail: 0.6 },
    { alpha: 0.75 },
  );
  sketch.fill(shape(HORSE_FAR_LEGS, x, y, h), lit(light, dark, 0.5), {
    angle: 1.5,
    length: 0.4,
    detail: 0.8,
  });
  sketch.fill(
    shape(
      [
        [-0.44, 0.66],
        [-0.55, 0.6],
        [-0.6, 0.4],
        [-0.57, 0.16],
        [-0.5, 0.3],
        [-0.48, 0.5],
      ],
      x,
      y,
      h,
    ),
    lit(light, dark, 0.6),
    { angle: 1.4, length: 0.6, detail: 0.8 },
  );
  sketch.fill(shape(HORSE, x, y, h), shaded(theme, local, x, y, h), {
    angle: 0.25,
    length: 0.4,
    detail: 0.7,
  });
  sketch.fill(
    shape(
      [
        [0.47, 0.98],
        [0.36, 0.9],
        [0.22, 0.7],
        [0.2, 0.6],
        [0.3, 0.62],
        [0.42, 0.8],
        [0.51, 0.92],
      ],
      x,
      y,
      h,
    ),
    lit(light, dark, 0.7),
    { angle: 2.3, length: 0.4, detail: 0.9 },
  );
  sketch.fill(ellipse(x + h * 0.56, y - h * 0.83, h * 0.014, h * 0.014), rgb("#2c2440"), { detail: 1 });
}

function drawCat(sketch: Sketch, theme: Theme, x: number, y: number, h: number, local: Rgb): void {
  const { light } = theme;
  sketch.line(
    polyline([
      [x - h * 0.2, y - h * 0.06],
      [x - h * 0.36, y - h * 0.04],
      [x - h * 0.42, y - h * 0.18],
      [x - h * 0.36, y - h * 0.3],
    ]),
    h * 0.06,
    lit(light, mix(local, rgb("#40386c"), 0.3), 0.75),
    { length: 0.5, detail: 0.8 },
  );
  sketch.fill(shape(CAT, x, y, h), shaded(theme, local, x, y, h), {
    angle: 1.35,
    length: 0.35,
    detail: 0.75,
  });
  for (const dx of [-0.02, 0.08])
    sketch.fill(
      ellipse(x + dx * h, y - h * 0.03, h * 0.045, h * 0.03),
      lit(light, mix(local, rgb("#fff4e4"), 0.5), 1),
      { detail: 0.9 },
    );
  sketch.fill(
    shape(
      [
        [-0.02, 0.44],
        [0.05, 0.56],
        [0.12, 0.46],
        [0.1, 0.24],
        [0.02, 0.24],
      ],
      x,
      y,
      h,
    ),
    lit(light, mix(local, rgb("#fff4e4"), 0.45), 1),
    { angle: 1.4, length: 0.3, detail: 0.8 },
    { bare: true },
  );
  for (const ex of [0.015, 0.125]) {
    sketch.fill(ellipse(x + ex * h, y - h * 0.745, h * 0.028, h * 0.022), rgb("#c8cc4c"), { detail: 1 });
    sketch.fill(
      ellipse(x + ex * h, y - h * 0.745, h * 0.009, h * 0.02),
      rgb("#1f1c30"),
      { detail: 1 },
      { bare: true },
    );
  }
  sketch.fill(ellipse(x + h * 0.07, y - h * 0.69, h * 0.016, h * 0.011), rgb("#d0707c"), { detail: 1 });
  for (const side of [-1, 1])
    for (const k of [0, 1])
      sketch.line(
        polyline([
          [x + h * (0.07 + side * 0.03), y - h * 0.68],
          [x + h * (0.07 + side * 0.19), y - h * (0.7 - k * 0.035)],
        ]),
        0.0025,
        rgb("#f4eee6"),
        { angle: 0, detail: 1 },
      );
}

function drawBird(sketch: Sketch, theme: Theme, x: number, y: number, h: number, local: Rgb): void {
  const { light } = theme;
  for (const dx of [0.06, 0.14])
    sketch.line(
      polyline([
        [x + dx * h, y - h * 0.32],
        [x + dx * h, y - h * 0.23],
      ]),
      h * 0.016,
      lit(light, rgb("#8a5c3c"), 0.7),
      { angle: 1.5, detail: 1 },
    );
  sketch.fill(shape(BIRD, x, y, h), shaded(theme, local, x, y, h), { angle: 0.2, length: 0.3, detail: 0.8 });
  sketch.fill(
    shape(
      [
        [0.1, 0.3],
        [0.24, 0.4],
        [0.28, 0.52],
        [0.16, 0.5],
        [0.02, 0.38],
      ],
      x,
      y,
      h,
    ),
    lit(light, mix(local, rgb("#fbe8d0"), 0.65), 1),
    { angle: 1, length: 0.2, detail: 0.8 },
    { bare: true },
  );
  sketch.fill(
    shape(
      [
        [0.1, 0.52],
        [-0.08, 0.53],
        [-0.36, 0.42],
        [-0.5, 0.35],
        [-0.2, 0.36],
        [0, 0.38],
      ],
      x,
      y,
      h,
    ),
    lit(light, mix(local, rgb("#2c2a58"), 0.5), 0.7),
    { angle: 0.3, length: 0.5, detail: 0.85 },
  );
  for (let i = 0; i < 4; i++)
    sketch.line(
      polyline([
        [x + h * (0.02 - i * 0.04), y - h * (0.5 - i * 0.012)],
        [x - h * (0.24 + i * 0.05), y - h * (0.41 - i * 0.012)],
      ]),
      h * 0.01,
      lit(light, mix(local, rgb("#fff0d8"), 0.5), 1),
      { angle: 0.3, length: 0.5, detail: 1 },
    );
  sketch.fill(
    shape(
      [
        [0.36, 0.62],
        [0.38, 0.57],
        [0.53, 0.595],
      ],
      x,
      y,
      h,
    ),
    rgb("#e0a03c"),
    { angle: 0, detail: 1 },
  );
  sketch.fill(ellipse(x + h * 0.29, y - h * 0.64, h * 0.018, h * 0.018), rgb("#1c1a30"), { detail: 1 });
  sketch.fill(
    ellipse(x + h * 0.285, y - h * 0.645, h * 0.006, h * 0.006),
    rgb("#ffffff"),
    { detail: 1 },
    { bare: true },
  );
}
