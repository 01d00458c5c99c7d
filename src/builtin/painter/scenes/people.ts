import { lighten, mix, type Rgb, rgb } from "../colour.ts";
import { drawSky } from "../elements/sky.ts";
import { lit } from "../light.ts";
import { blob, ellipse, type Point, polygon, polyline, rectangle, type Sketch, smooth } from "../sketch.ts";
import type { Scene, Theme } from "../theme.ts";

const HAIR = ["#5a3a2c", "#8c5a34", "#c98a3c", "#3a2f3c", "#b0603a"].map(rgb);
const CLOTH = ["#33508c", "#a83c3c", "#4f7a60", "#7a5a94", "#e3d6c4", "#c98a3c", "#3f4468"].map(rgb);
const WALLS = ["#7a9a8c", "#c9a070", "#8f94b8", "#b88078", "#a8a47c", "#6a86a4"].map(rgb);

const pick = <T>(list: readonly T[], random: () => number): T => list[Math.floor(random() * list.length)]!;

/** Head and shoulders, turned a little, before a wall or a window of sky. */
export const drawPortrait: Scene = (sketch, theme) => {
  const { width, random } = sketch;
  const { light, moods } = theme;
  const wall = theme.accents[0] ?? pick(WALLS, random);
  if (random() < 0.3) drawSky(sketch, theme, 1);
  else
    sketch.fill(
      rectangle(-0.1, -0.1, width + 0.2, 1.3),
      {
        stops: [lit(light, wall, 0.95), lit(light, mix(wall, rgb("#4a4a80"), 0.35), 0.7)],
        from: [0, 0],
        to: [width, 1],
      },
      { length: 0.6, detail: 0.25 },
    );
  for (let i = 0; i < 14; i++)
    sketch.fill(
      blob(random, random() * width, random(), 0.1, 0.08),
      lit(light, mix(wall, lighten(wall, 0.4), random()), 0.85),
      { length: 0.5, detail: 0.3 },
      { alpha: 0.35, bare: true },
    );
  const isMan = moods.has("man") || (!theme.subjects.includes("dancers") && random() < 0.35);
  drawBust(sketch, theme, width * (0.46 + random() * 0.08), 0.98, 0.86, isMan);
};

function drawBust(
  sketch: Sketch,
  { light, accents }: Theme,
  x: number,
  base: number,
  h: number,
  isMan: boolean,
): void {
  const { random } = sketch;
  const at = (u: number, v: number): Point => [x + u * h, base - v * h];
  const shape = (points: readonly (readonly [number, number])[]) => smooth(points.map(([u, v]) => at(u, v)));
  const skin = pick([rgb("#f2c9a8"), rgb("#e3b08c"), rgb("#c98f6a"), rgb("#8f5f48")], random);
  const hair = pick(HAIR, random);
  const cloth = accents[1] ?? pick(CLOTH, random);
  const warm = lit(light, skin, 1.02);
  const cool = lit(light, mix(skin, rgb("#8a78b4"), 0.42), 0.75);
  const h0 = { length: 0.3, detail: 0.75 };
  if (!isMan)
    sketch.fill(
      shape([
        [-0.2, 0.42],
        [-0.24, 0.7],
        [-0.18, 0.92],
        [0, 1.0],
        [0.18, 0.93],
        [0.23, 0.7],
        [0.2, 0.4],
        [0.08, 0.36],
        [-0.1, 0.36],
      ]),
      lit(light, hair, 0.6),
      { angle: 1.4, length: 0.5, detail: 0.6 },
    );
  const broad = isMan ? 0.54 : 0.46;
  sketch.fill(
    shape([
      [-broad - 0.1, -0.2],
      [-broad, 0.14],
      [-broad * 0.62, 0.27],
      [-0.1, 0.34],
      [0.12, 0.34],
      [broad * 0.62, 0.27],
      [broad, 0.12],
      [broad + 0.1, -0.2],
    ]),
    {
      stops: [lit(light, cloth, 1), lit(light, mix(cloth, rgb("#2a2c58"), 0.4), 0.6)],
      from: at(-broad, 0.3),
      to: at(broad, 0),
    },
    { angle: 1.1, length: 0.6, detail: 0.45 },
  );
  for (let i = 0; i < 7; i++)
    sketch.line(
      polyline([at(-0.3 + i * 0.1, 0.24 + random() * 0.04), at(-0.36 + i * 0.12, -0.05)]),
      0.008,
      lit(light, mix(cloth, rgb(i % 2 ? "#2a2c58" : "#fff0d8"), 0.3), 0.8),
      { angle: 1.4, length: 0.6, detail: 0.6 },
      0.6,
    );
  sketch.fill(
    shape([
      [-0.085, 0.54],
      [-0.095, 0.36],
      [-0.03, 0.27],
      [0.06, 0.27],
      [0.11, 0.36],
      [0.09, 0.54],
    ]),
    cool,
    { angle: 1.4, length: 0.3, detail: 0.7 },
  );
  sketch.fill(
    polygon([
      at(-0.13, 0.36),
      at(-0.01, 0.2),
      at(0.13, 0.35),
      at(0.16, 0.31),
      at(0.0, 0.13),
      at(-0.17, 0.32),
    ]),
    lit(light, isMan ? rgb("#f2eee4") : mix(cloth, rgb("#fff4e8"), 0.65), 1),
    { angle: 0.8, length: 0.3, detail: 0.8 },
  );
  sketch.fill(
    shape([
      [-0.165, 0.7],
      [-0.155, 0.56],
      [-0.1, 0.46],
      [-0.02, 0.425],
      [0.07, 0.455],
      [0.14, 0.55],
      [0.165, 0.7],
      [0.13, 0.87],
      [0, 0.93],
      [-0.13, 0.87],
    ]),
    { stops: [warm, warm, cool], from: at(-0.17, 0.7), to: at(0.19, 0.62) },
    { angle: 1.3, ...h0 },
  );
  sketch.fill(
    shape([
      [0.06, 0.47],
      [0.12, 0.56],
      [0.15, 0.72],
      [0.1, 0.66],
      [0.06, 0.56],
    ]),
    cool,
    { angle: 1.2, ...h0 },
    { bare: true, alpha: 0.7 },
  );
  sketch.fill(
    ellipse(...at(-0.085, 0.6), 0.035 * h, 0.028 * h),
    lit(light, mix(skin, rgb("#e0603c"), 0.4), 1),
    h0,
    { alpha: 0.55, bare: true },
  );
  const gaze = (random() - 0.5) * 0.02;
  for (const [ex, w] of [
    [-0.085, 0.036],
    [0.058, 0.032],
  ] as const) {
    sketch.fill(
      ellipse(...at(ex, 0.7), w * 1.25 * h, 0.024 * h),
      cool,
      { angle: 0, length: 0.1, detail: 1 },
      { bare: true, alpha: 0.8 },
    );
    sketch.fill(
      ellipse(...at(ex, 0.695), w * h, 0.0135 * h),
      lit(light, rgb("#f3ece4"), 0.85),
      { angle: 0, length: 0.05, detail: 1 },
      { bare: true },
    );
    sketch.fill(
      ellipse(...at(ex + gaze, 0.696), 0.0145 * h, 0.0145 * h),
      rgb("#3a4a5c"),
      { length: 0, detail: 1 },
      { bare: true },
    );
    sketch.line(
      polyline([at(ex - w * 1.05, 0.697), at(ex - w * 0.3, 0.714), at(ex + w * 1.1, 0.7)]),
      0.008 * h,
      rgb("#4a3040"),
      { angle: 0, length: 0.3, detail: 1 },
    );
    sketch.line(
      polyline([at(ex - w * 1.25, 0.738), at(ex, 0.758), at(ex + w * 1.35, 0.74)]),
      0.014 * h,
      lit(light, mix(hair, rgb("#3a2838"), 0.4), 0.7),
      { angle: 0.1, length: 0.3, detail: 1 },
    );
  }
  sketch.line(
    polyline([at(-0.005, 0.725), at(-0.022, 0.64), at(-0.035, 0.6), at(-0.008, 0.585), at(0.018, 0.592)]),
    0.011 * h,
    mix(cool, rgb("#9c5040"), 0.3),
    { angle: 1.4, length: 0.4, detail: 1 },
  );
  sketch.line(
    polyline([at(-0.012, 0.72), at(-0.024, 0.625)]),
    0.013 * h,
    lighten(warm, 0.4),
    { angle: 1.4, length: 0.4, detail: 1 },
    0.8,
  );
  sketch.fill(
    shape([
      [-0.07, 0.53],
      [-0.03, 0.545],
      [-0.012, 0.539],
      [0.005, 0.545],
      [0.046, 0.53],
      [-0.01, 0.507],
    ]),
    lit(light, rgb("#c4504c"), 0.9),
    { angle: 0, length: 0.15, detail: 1 },
  );
  sketch.line(polyline([at(-0.06, 0.529), at(-0.01, 0.526), at(0.04, 0.529)]), 0.005 * h, rgb("#6a2c3c"), {
    angle: 0,
    detail: 1,
  });
  const fringe = isMan ? 0.8 : 0.77;
  sketch.fill(
    shape([
      [-0.19, 0.66],
      [-0.2, 0.85],
      [-0.12, 0.98],
      [0.04, 1.01],
      [0.17, 0.93],
      [0.2, 0.76],
      [0.175, 0.62],
      [0.15, 0.74],
      [0.1, 0.84],
      [-0.02, fringe + 0.05],
      [-0.12, fringe],
      [-0.16, 0.72],
    ]),
    {
      stops: [lit(light, mix(hair, rgb("#ffd9a0"), 0.25), 1), lit(light, hair, 0.5)],
      from: at(-0.15, 1),
      to: at(0.2, 0.75),
    },
    { angle: 0.5, length: 0.6, detail: 0.65 },
  );
  if (isMan && random() < 0.55)
    sketch.fill(
      shape([
        [-0.15, 0.58],
        [-0.08, 0.56],
        [-0.01, 0.565],
        [0.06, 0.56],
        [0.15, 0.6],
        [0.11, 0.46],
        [0, 0.39],
        [-0.1, 0.45],
      ]),
      lit(light, mix(hair, rgb("#d98a4c"), 0.3), 0.75),
      { angle: 1.4, length: 0.3, detail: 0.8 },
      { alpha: 0.85, bare: true },
    );
  if (!isMan && random() < 0.5) {
    sketch.fill(ellipse(...at(0, 0.89), 0.33 * h, 0.075 * h, -0.08), lit(light, rgb("#ecd08c"), 0.95), {
      angle: 0.1,
      length: 0.5,
      detail: 0.7,
    });
    sketch.fill(
      shape([
        [-0.16, 0.9],
        [-0.13, 1.02],
        [0.02, 1.05],
        [0.15, 1],
        [0.17, 0.9],
        [0, 0.87],
      ]),
      lit(light, rgb("#f4e0a8"), 1),
      { angle: 0.2, length: 0.4, detail: 0.7 },
    );
    for (let i = 0; i < 6; i++)
      sketch.fill(
        ellipse(...at(-0.14 + i * 0.055, 0.905 + random() * 0.02), 0.026 * h, 0.022 * h),
        lit(light, pick([rgb("#e0506a"), rgb("#f4b0a0"), rgb("#f0e0d0")], random), 1),
        { length: 0.05, detail: 0.9 },
      );
  }
}

/** Dancers in a ring or a line: bodies from curves, skirts that fly. */
export const drawDancers: Scene = (sketch, theme) => {
  const { width, random } = sketch;
  const { light } = theme;
  const floor = 0.62 + random() * 0.1;
  const back: Rgb =
    theme.accents[0] ?? pick([rgb("#4f78a8"), rgb("#5f8a78"), rgb("#8a6a9c"), rgb("#a8785c")], random);
  sketch.fill(
    rectangle(-0.1, -0.1, width + 0.2, floor + 0.12),
    { stops: [lit(light, back, 0.8), lit(light, lighten(back, 0.35), 0.95)], from: [0, 0], to: [0, floor] },
    { length: 0.6, detail: 0.3 },
  );
  for (let i = 0; i < 12; i++)
    sketch.fill(
      blob(random, random() * width, random() * floor, 0.12, 0.14),
      lit(light, mix(back, pick(WALLS, random), 0.5), 0.8),
      { length: 0.5, detail: 0.3 },
      { alpha: 0.4, bare: true },
    );
  sketch.fill(
    rectangle(-0.1, floor, width + 0.2, 0.6),
    {
      stops: [lit(light, rgb("#d0a878"), 0.85), lit(light, rgb("#e6c49c"), 1)],
      from: [0, floor],
      to: [0, 1],
    },
    { angle: 0.1, length: 0.6, detail: 0.35 },
  );
  const count = 3 + Math.floor(random() * 3);
  const skirt =
    theme.accents[1] ??
    pick([rgb("#f1dfe0"), rgb("#e8a4a4"), rgb("#a9c4e0"), rgb("#f2d27c"), rgb("#c04c4c")], random);
  for (let i = 0; i < count; i++) {
    const near = (i + 0.5) / count;
    drawDancer(
      sketch,
      theme,
      width * ((i * 0.618 + 0.2) % 0.86) + 0.05 * width,
      floor + 0.1 + near * 0.24,
      0.4 + near * 0.26,
      mix(skirt, rgb("#f6eee8"), random() * 0.4),
    );
  }
};

function drawDancer(sketch: Sketch, { light }: Theme, x: number, base: number, h: number, skirt: Rgb): void {
  const { random } = sketch;
  const side = random() < 0.5 ? -1 : 1;
  const lean = (random() - 0.5) * 0.12;
  const at = (u: number, v: number): Point => [x + side * (u + lean * v) * h, base - v * h];
  const skin = rgb("#efc4a4");
  const light1 = lit(light, skin, 1);
  const shade = lit(light, mix(skin, rgb("#8a7ab8"), 0.4), 0.75);
  const limb = (points: readonly (readonly [number, number])[], w: number, colour: Rgb) =>
    sketch.line(polyline(points.map(([u, v]) => at(u, v))), w * h, colour, {
      angle: 1.3,
      length: 0.4,
      detail: 0.95,
    });
  sketch.fill(
    ellipse(x + 0.05, base + 0.005, h * 0.2, h * 0.025),
    lit(light, rgb("#7a6498"), 0.5),
    { angle: 0, length: 0.4, detail: 0.6 },
    { alpha: 0.7, bare: true },
  );
  limb(
    [
      [0.02, 0.5],
      [0.04, 0.25],
      [0.03, 0.02],
    ],
    0.055,
    shade,
  );
  if (random() < 0.6)
    limb(
      [
        [-0.02, 0.48],
        [-0.2, 0.36],
        [-0.4, 0.3],
      ],
      0.05,
      light1,
    );
  else
    limb(
      [
        [-0.02, 0.48],
        [-0.09, 0.26],
        [-0.13, 0.02],
      ],
      0.055,
      light1,
    );
  const arms = random();
  limb(
    [
      [-0.07, 0.77],
      [-0.22, arms < 0.5 ? 0.92 : 0.7],
      [-0.2, arms < 0.5 ? 1.08 : 0.55],
    ],
    0.036,
    light1,
  );
  limb(
    [
      [0.07, 0.77],
      [0.24, arms < 0.7 ? 0.86 : 0.68],
      [0.38, arms < 0.7 ? 0.98 : 0.74],
    ],
    0.036,
    shade,
  );
  sketch.fill(
    smooth([
      at(-0.07, 0.5),
      at(-0.085, 0.68),
      at(-0.09, 0.79),
      at(0, 0.82),
      at(0.085, 0.79),
      at(0.08, 0.66),
      at(0.06, 0.5),
    ]),
    {
      stops: [lit(light, skirt, 1.05), lit(light, mix(skirt, rgb("#6a5a9c"), 0.4), 0.65)],
      from: at(-0.09, 0.7),
      to: at(0.09, 0.65),
    },
    { angle: 1.4, length: 0.3, detail: 0.9 },
  );
  for (let layer = 0; layer < 3; layer++) {
    const wide = 0.3 - layer * 0.05 + random() * 0.06;
    sketch.fill(
      smooth([
        at(-0.06, 0.56),
        at(-wide * 0.8, 0.46 - layer * 0.02),
        at(-wide * 1.1, 0.36 + layer * 0.03),
        at(-wide * 0.4, 0.33 + layer * 0.04),
        at(0.05, 0.31 + layer * 0.04),
        at(wide * 0.6, 0.34 + layer * 0.04),
        at(wide * 1.08, 0.4 + layer * 0.03),
        at(wide * 0.7, 0.48),
        at(0.06, 0.56),
      ]),
      lit(
        light,
        mix(skirt, layer === 2 ? rgb("#fffaf0") : rgb("#7a6cac"), layer === 2 ? 0.5 : 0.35 - layer * 0.2),
        0.75 + layer * 0.15,
      ),
      { angle: 1.1, length: 0.5, detail: 0.7 },
      { alpha: 0.9 },
    );
  }
  limb(
    [
      [0, 0.8],
      [0, 0.87],
    ],
    0.045,
    shade,
  );
  sketch.fill(ellipse(...at(0, 0.915), 0.058 * h, 0.07 * h), light1, { length: 0.1, detail: 1 });
  sketch.fill(
    smooth([
      at(-0.07, 0.9),
      at(-0.06, 0.985),
      at(0.02, 1.0),
      at(0.075, 0.95),
      at(0.06, 0.88),
      at(0.02, 0.95),
    ]),
    lit(light, pick(HAIR, random), 0.65),
    { angle: 0.5, length: 0.2, detail: 1 },
  );
  sketch.fill(ellipse(...at(0.06, 0.985), 0.03 * h, 0.03 * h), lit(light, rgb("#5a3a34"), 0.6), {
    detail: 1,
  });
}
