import { lighten, mix, type Rgb, rgb } from "../colour.ts";
import { lit } from "../light.ts";
import { pick } from "../pick.ts";
import { blob, ellipse, type Point, polyline, rectangle, type Sketch, smooth } from "../sketch.ts";
import type { Scene, Theme } from "../theme.ts";

const HAIR = ["#5a3a2c", "#8c5a34", "#c98a3c", "#3a2f3c", "#b0603a"].map(rgb);
const WALLS = ["#7a9a8c", "#c9a070", "#8f94b8", "#b88078", "#a8a47c", "#6a86a4"].map(rgb);

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
