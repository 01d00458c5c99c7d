import { mix, rgb } from "../colour.ts";
import { drawFleet } from "../elements/boats.ts";
import { drawSteeple, drawVillage } from "../elements/buildings.ts";
import { drawBlossoms, drawGround, drawHills, seasonColours } from "../elements/land.ts";
import { drawSky } from "../elements/sky.ts";
import { drawPoplar, drawTree } from "../elements/trees.ts";
import { drawWater } from "../elements/water.ts";
import { lit } from "../light.ts";
import { ellipse, type Point, polygon, rectangle, type Sketch, smooth } from "../sketch.ts";
import type { Scene, Theme } from "../theme.ts";

/** A river between banks, with trees that stand in it upside down. */
export const drawRiver: Scene = (sketch, theme) => {
  const { width, random } = sketch;
  const { light, subjects, moods } = theme;
  const season = seasonColours(theme);
  const horizon = 0.4 + random() * 0.14;
  drawSky(sketch, theme, horizon);
  drawHills(
    sketch,
    theme,
    horizon,
    0.14 + random() * 0.08,
    0.85,
    mix(season.leafDark, rgb("#8fa0c0"), 0.5),
    horizon + 0.02,
  );
  drawHills(sketch, theme, horizon + 0.012, 0.03, 0.5, season.grass, horizon + 0.03);
  const side = random() * width;
  if (random() < 0.7)
    drawVillage(sketch, theme, horizon + 0.012, side - width * 0.2, side + width * 0.25, 0.07, 0.5);
  if (random() < 0.45) drawSteeple(sketch, theme, side, horizon + 0.01, 0.24, 0.55);
  const usePoplars = subjects.includes("poplars") || random() < 0.45;
  if (usePoplars) drawPoplarRow(sketch, theme, horizon + 0.015);
  else
    for (let i = 0; i < 7; i++)
      drawTree(sketch, theme, random() * width, horizon + 0.018, 0.14 + random() * 0.2, 0.4);
  if (subjects.includes("bridge") || moods.has("bridge")) drawArches(sketch, theme, horizon + 0.02);
  drawWater(sketch, theme, horizon + 0.018, 1.05, 0.85);
  drawFleet(sketch, theme, horizon, 0.95, moods.has("boats") ? 6 : 1 + Math.floor(random() * 4));
  const bank: Point[] = [
    [-0.3, 0.8 + random() * 0.1],
    [width * 0.25, 0.86],
    [width * (0.4 + random() * 0.3), 0.97],
    [width * 0.75, 1.2],
    [-0.3, 1.3],
  ];
  sketch.fill(smooth(bank), lit(light, season.grass, 0.75), { angle: 1.2, length: 0.15, detail: 0.6 });
  drawBlossoms(
    sketch,
    theme,
    0.88,
    1.03,
    [season.grass, season.leafDark, rgb("#e8c95a"), rgb("#d87a8c")],
    90,
  );
};

function drawPoplarRow(sketch: Sketch, theme: Theme, base: number): void {
  const { width, random } = sketch;
  const count = 6 + Math.floor(random() * 4);
  const start = random() * width * 0.2;
  for (let i = 0; i < count; i++) {
    const along = i / (count - 1);
    drawPoplar(
      sketch,
      theme,
      start + along ** 0.8 * width * 0.85,
      base,
      (0.5 - along * 0.28) * (0.85 + random() * 0.3),
      0.1 + along * 0.5,
    );
  }
}

function drawArches(sketch: Sketch, { light }: Theme, water: number): void {
  const { width } = sketch;
  const stone = rgb("#dcc6a8");
  const top = water - 0.13;
  sketch.fill(rectangle(-0.1, top, width + 0.2, 0.05), lit(light, stone, 1), {
    angle: 0,
    length: 0.6,
    detail: 0.6,
  });
  const count = 4;
  const span = width / count;
  for (let i = -1; i < count + 1; i++) {
    const x = (i + 0.5) * span;
    sketch.fill(
      polygon([
        [x - span * 0.5, top + 0.045],
        [x + span * 0.5, top + 0.045],
        [x + span * 0.5, water + 0.01],
        [x - span * 0.5, water + 0.01],
      ]),
      lit(light, stone, 0.6),
      { angle: 0.2, detail: 0.6 },
      { bare: true },
    );
    sketch.fill(ellipse(x, water + 0.01, span * 0.36, 0.078), lit(light, rgb("#4f5f8c"), 0.5), {
      angle: 0,
      detail: 0.7,
    });
    sketch.fill(
      ellipse(x + span * 0.05, water + 0.014, span * 0.3, 0.062),
      light.skyLow,
      { angle: 0, detail: 0.6 },
      { bare: true },
    );
  }
}

/** A river whose subject is its row of poplars. */
export const drawPoplars: Scene = (sketch, theme) => {
  const { width, random } = sketch;
  const season = seasonColours(theme);
  const horizon = 0.58 + random() * 0.14;
  drawSky(sketch, theme, horizon);
  drawHills(sketch, theme, horizon, 0.08, 0.85, mix(season.leafDark, rgb("#8fa0c0"), 0.5));
  const count = 5 + Math.floor(random() * 5);
  const isRow = random() < 0.55;
  const inWater = random() < 0.6;
  const trees = (base: number) => {
    for (let i = 0; i < count; i++) {
      const along = (i + 0.3 + random() * 0.3) / count;
      const shrink = isRow ? 1 - along * 0.6 : 0.75 + random() * 0.3;
      drawPoplar(
        sketch,
        theme,
        along * width,
        base - (1 - shrink) * 0.02,
        horizon * shrink * (0.92 + random() * 0.2),
        (1 - shrink) * 0.7,
      );
    }
  };
  if (inWater) {
    sketch.fill(rectangle(-0.1, horizon - 0.01, width + 0.2, 0.05), lit(theme.light, season.grass, 0.8), {
      angle: 0,
      length: 0.3,
      detail: 0.5,
    });
    trees(horizon + 0.02);
    drawWater(sketch, theme, horizon + 0.03, 1.05, 0.9);
    return;
  }
  drawGround(sketch, theme, horizon, season.grass);
  trees(horizon + 0.05);
  drawBlossoms(
    sketch,
    theme,
    horizon + 0.12,
    1.03,
    [rgb("#e4584a"), rgb("#f1d66a"), season.grass, rgb("#f4ece4")],
    320,
  );
};
