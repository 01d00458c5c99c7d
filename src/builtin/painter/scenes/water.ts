import { mix, rgb } from "../colour.ts";
import { drawFleet } from "../elements/boats.ts";
import { drawSteeple, drawVillage } from "../elements/buildings.ts";
import { drawCrowd } from "../elements/figures.ts";
import { drawBlossoms, drawGround, drawHills, seasonColours } from "../elements/land.ts";
import { drawSky } from "../elements/sky.ts";
import { drawPoplar, drawTree } from "../elements/trees.ts";
import { drawGlitter, drawWater } from "../elements/water.ts";
import { far, lit } from "../light.ts";
import { blob, ellipse, type Point, polygon, polyline, rectangle, type Sketch, smooth } from "../sketch.ts";
import type { Scene, Theme } from "../theme.ts";

/** Masts, quays and smoke in the distance; boats in front. */
export const drawHarbour: Scene = (sketch, theme) => {
  const { width, random } = sketch;
  const horizon = random() < 0.5 ? 0.36 + random() * 0.08 : 0.5 + random() * 0.1;
  drawSky(sketch, theme, horizon);
  drawHills(sketch, theme, horizon + 0.01, 0.1 + random() * 0.1, 0.85, rgb("#7f93a8"), horizon + 0.02);
  if (random() < 0.75)
    drawVillage(
      sketch,
      theme,
      horizon + 0.006,
      random() < 0.5 ? -0.05 : width * 0.55,
      random() < 0.5 ? width * 0.5 : width * 1.02,
      0.07 + random() * 0.05,
      0.6,
    );
  for (let i = 0; i < 16; i++) {
    const x = random() * width;
    const tall = 0.06 + random() * 0.2;
    const mast = far(theme.light, lit(theme.light, rgb("#5c5470"), 0.4), 0.45);
    sketch.line(
      polyline([
        [x, horizon + 0.01],
        [x + (random() - 0.5) * 0.01, horizon - tall],
      ]),
      0.004,
      mast,
      { angle: 1.55, length: 0.7, detail: 0.7 },
    );
    sketch.line(
      polyline([
        [x - tall * 0.2, horizon - tall * 0.55],
        [x + tall * 0.2, horizon - tall * 0.62],
      ]),
      0.003,
      mast,
      { angle: 0, detail: 0.7 },
    );
  }
  if (theme.moods.has("lighthouse")) drawLighthouse(sketch, theme, width * (0.12 + random() * 0.2), horizon);
  drawWater(sketch, theme, horizon);
  drawGlitter(sketch, theme, width * (0.3 + random() * 0.4), horizon, 1);
  drawFleet(sketch, theme, horizon, 1, 5 + Math.floor(random() * 6));
};

function drawLighthouse(sketch: Sketch, { light }: Theme, x: number, horizon: number): void {
  sketch.fill(
    polygon([
      [x - 0.035, horizon],
      [x - 0.02, horizon - 0.3],
      [x + 0.02, horizon - 0.3],
      [x + 0.035, horizon],
    ]),
    lit(light, rgb("#f4ece0"), 0.95),
    { angle: 1.55, length: 0.4, detail: 0.9 },
  );
  sketch.fill(rectangle(x - 0.026, horizon - 0.21, 0.052, 0.06), lit(light, rgb("#c9473a"), 0.9), {
    angle: 0,
    detail: 0.9,
  });
  sketch.fill(rectangle(x - 0.015, horizon - 0.34, 0.03, 0.04), rgb("#ffdf8a"), { detail: 1 });
  sketch.fill(blob(sketch.random, x, horizon + 0.005, 0.12, 0.025), lit(light, rgb("#8f7d70"), 0.5), {
    angle: 0.1,
    detail: 0.6,
  });
}

/** Open sea with a beach or cliffs. */
export const drawSea: Scene = (sketch, theme) => {
  const { width, random } = sketch;
  const { light, moods } = theme;
  const horizon = 0.3 + random() * 0.2;
  drawSky(sketch, theme, horizon);
  const hasCliffs = moods.has("cliffs") || random() < 0.4;
  if (hasCliffs) {
    const reach = width * (0.38 + random() * 0.3);
    const tall = horizon * (0.55 + random() * 0.25);
    const face: Point[] = [
      [-0.1, horizon - tall],
      [reach * 0.5, horizon - tall * 0.95],
      [reach * 0.74, horizon - tall * 0.8],
      [reach * 0.9, horizon - tall * 0.45],
      [reach, horizon + 0.02],
      [-0.1, horizon + 0.03],
    ];
    sketch.fill(
      polygon(face),
      {
        stops: [lit(light, rgb("#efe2c4"), 1), lit(light, rgb("#c9a890"), 0.5)],
        from: [0, horizon - tall],
        to: [reach * 0.6, horizon],
      },
      { angle: 1.35, length: 0.4, detail: 0.6 },
    );
    for (let i = 0; i < 14; i++) {
      const x = random() * reach * 0.9;
      sketch.line(
        polyline([
          [x, horizon - tall * (0.9 - 0.3 * random())],
          [x + 0.02, horizon - 0.01],
        ]),
        0.006 + random() * 0.014,
        far(light, lit(light, rgb("#a58fa8"), 0.35), 0.3),
        { angle: 1.4, length: 0.4, detail: 0.6 },
        0.55,
      );
    }
    sketch.fill(
      polygon([
        [-0.1, horizon - tall * 1.05],
        [reach * 0.5, horizon - tall * 1.01],
        [reach * 0.76, horizon - tall * 0.8],
        [reach * 0.5, horizon - tall * 0.86],
        [-0.1, horizon - tall * 0.86],
      ]),
      lit(light, seasonColours(theme).grass, 0.9),
      { angle: 0.1, length: 0.2, detail: 0.6 },
    );
  }
  drawWater(sketch, theme, horizon, 1.05, 0.5);
  drawGlitter(sketch, theme, width * (0.4 + random() * 0.4), horizon, 0.85);
  if (moods.has("boats") || random() < 0.7)
    drawFleet(sketch, theme, horizon, 0.8, 3 + Math.floor(random() * 5));
  if (!moods.has("waves") && random() < 0.6) {
    const shore = 0.78 + random() * 0.1;
    sketch.fill(
      smooth([
        [-0.3, shore + 0.06],
        [width * 0.3, shore + 0.05],
        [width * 0.65, shore - 0.05],
        [width + 0.3, shore - 0.12],
        [width + 0.3, 1.3],
        [-0.3, 1.3],
      ]),
      lit(light, rgb("#ecd4a4"), 0.95),
      { angle: -0.12, length: 0.4, detail: 0.4 },
    );
    sketch.line(
      polyline([
        [-0.1, shore + 0.055],
        [width * 0.3, shore + 0.045],
        [width * 0.65, shore - 0.03],
        [width + 0.1, shore - 0.09],
      ]),
      0.014,
      rgb("#f6f4ec"),
      { angle: -0.1, length: 0.5, detail: 0.8 },
    );
    drawCrowd(sketch, theme, shore + 0.06, 0.96, horizon, 3 + Math.floor(random() * 5));
  }
};

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
