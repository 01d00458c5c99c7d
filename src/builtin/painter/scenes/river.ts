import { mix, rgb } from "../colour.ts";
import { drawFleet } from "../elements/boats.ts";
import { drawStoneBridge } from "../elements/bridge.ts";
import { drawSteeple, drawVillage } from "../elements/buildings.ts";
import { drawBlossoms, drawGround, drawHills, seasonColours } from "../elements/land.ts";
import { drawSky } from "../elements/sky.ts";
import { drawSkyThings, drawThings, thingsAt } from "../elements/things.ts";
import { drawPoplar, drawTree } from "../elements/trees.ts";
import { drawWater } from "../elements/water.ts";
import { lit } from "../light.ts";
import { pick } from "../pick.ts";
import { type Point, polygon, rectangle, type Sketch, smooth } from "../sketch.ts";
import type { Scene, Theme } from "../theme.ts";

/** Broad water before us, a bend that leads away, a view under trees from the bank, or little land and much sky. */
const LAYOUTS = ["broad", "bend", "under trees", "low"] as const;

/** A river between banks, with trees that stand in it upside down. */
export const drawRiver: Scene = (sketch, theme) => {
  const { width, random } = sketch;
  const { subjects, moods } = theme;
  const season = seasonColours(theme);
  const hasBridge = subjects.includes("bridge") || moods.has("bridge");
  const layout = hasBridge ? pick(["broad", "under trees", "low"] as const, random) : pick(LAYOUTS, random);
  const horizon =
    thingsAt(theme, "sky").length > 0
      ? 0.56
      : { broad: 0.36, bend: 0.34, "under trees": 0.44, low: 0.62 }[layout] + random() * 0.1;
  drawSky(sketch, theme, horizon);
  drawHills(
    sketch,
    theme,
    horizon,
    0.08 + random() * 0.16,
    0.85,
    mix(season.leafDark, rgb("#8fa0c0"), 0.5),
    horizon + 0.02,
  );
  drawHills(sketch, theme, horizon + 0.012, 0.03, 0.5, season.grass, horizon + 0.03);
  drawSkyThings(sketch, theme, horizon);
  drawThings(sketch, theme, ["landmark"], horizon + 0.018, { scale: 0.75, depth: 0.25 });
  drawFarBank(sketch, theme, horizon);
  if (hasBridge) drawStoneBridge(sketch, theme, horizon + 0.03, random() < 0.5 ? 0.15 : 0.22);
  drawWater(sketch, theme, horizon + 0.018, 1.05, 0.85);
  if (layout === "bend") drawBanks(sketch, theme, horizon);
  drawFleet(
    sketch,
    theme,
    horizon,
    layout === "bend" ? 0.7 : 0.95,
    moods.has("boats") ? 6 : 1 + Math.floor(random() * 4),
  );
  drawThings(sketch, theme, ["water"], 0.74, { depth: 0.05 });
  if (layout === "under trees") {
    const isLeft = random() < 0.5;
    drawNearBank(sketch, theme, isLeft);
    for (const at of [0.04, 0.2]) drawTree(sketch, theme, width * (isLeft ? at : 1 - at), 1.0, 0.9 - at, 0);
  } else if (layout === "broad" && random() < 0.7) drawNearBank(sketch, theme, random() < 0.5);
  drawThings(sketch, theme, ["ground"], 0.95, { scale: 0.9, depth: 0 });
};

function drawFarBank(sketch: Sketch, theme: Theme, horizon: number): void {
  const { width, random } = sketch;
  const side = random() * width;
  if (random() < 0.65)
    drawVillage(
      sketch,
      theme,
      horizon + 0.012,
      side - width * 0.2,
      side + width * 0.25,
      0.06 + random() * 0.04,
      0.5,
    );
  if (random() < 0.4) drawSteeple(sketch, theme, side, horizon + 0.01, 0.24, 0.55);
  if (theme.subjects.includes("poplars") || random() < 0.35) {
    const count = 5 + Math.floor(random() * 5);
    const start = random() * width * 0.3;
    for (let i = 0; i < count; i++) {
      const along = i / (count - 1);
      drawPoplar(
        sketch,
        theme,
        start + along ** 0.8 * width * 0.75,
        horizon + 0.015,
        (0.5 - along * 0.28) * (0.6 + horizon * 0.6) * (0.85 + random() * 0.3),
        0.1 + along * 0.5,
      );
    }
  } else
    for (let i = 0; i < 7; i++)
      drawTree(sketch, theme, random() * width, horizon + 0.018, 0.12 + random() ** 2 * 0.3, 0.4);
}

/** Both banks of a river that winds away to the horizon. */
function drawBanks(sketch: Sketch, theme: Theme, horizon: number): void {
  const { width, random } = sketch;
  const season = seasonColours(theme);
  const goal = width * (0.35 + random() * 0.3);
  const sway = (random() < 0.5 ? 1 : -1) * width * 0.13;
  for (const side of [-1, 1]) {
    const out = side < 0 ? -0.3 : width + 0.3;
    const edge: Point[] = [
      [goal + side * 0.015, horizon + 0.02],
      [goal + side * 0.07 + sway, horizon + 0.1],
      [goal + side * width * 0.16 - sway * 0.5, horizon + 0.26],
      [goal + side * width * 0.34, 0.86],
      [goal + side * width * 0.5, 1.15],
    ];
    sketch.fill(
      smooth([[out, horizon + 0.02], [goal + side * 0.1, horizon + 0.014], ...edge, [out, 1.2]]),
      {
        stops: [
          lit(theme.light, mix(season.grass, theme.light.haze, 0.4), 0.95),
          lit(theme.light, mix(season.grass, season.leafDark, 0.25), 0.75),
        ],
        from: [0, horizon],
        to: [0, 1],
      },
      { angle: 0.1 * side, length: 0.25, detail: 0.5 },
    );
    for (let i = 0; i < 5; i++) {
      const near = ((i + random()) / 5) ** 1.2;
      const [x, foot] = [goal + side * (0.13 + near * width * 0.55), horizon + 0.05 + near * 0.36];
      if (random() < 0.3) drawPoplar(sketch, theme, x, foot, 0.16 + near * 0.5, 0.5 * (1 - near));
      else drawTree(sketch, theme, x, foot, 0.12 + near * 0.4, 0.5 * (1 - near));
    }
  }
}

function drawNearBank(sketch: Sketch, theme: Theme, isLeft: boolean): void {
  const { width, random } = sketch;
  const season = seasonColours(theme);
  const at = (u: number) => width * (isLeft ? u : 1 - u);
  const bank: Point[] = [
    [at(-0.3), 0.8 + random() * 0.08],
    [at(0.25), 0.86],
    [at(0.4 + random() * 0.3), 0.97],
    [at(0.75), 1.2],
    [at(-0.3), 1.3],
  ];
  sketch.fill(smooth(bank), lit(theme.light, season.grass, 0.75), { angle: 1.2, length: 0.15, detail: 0.6 });
  if (!theme.moods.has("snow"))
    drawBlossoms(
      sketch,
      theme,
      0.9,
      1.03,
      [season.grass, season.leafDark, rgb("#e8c95a"), rgb("#d87a8c")],
      80,
    );
}

/** A river whose subject is its row of poplars: a straight row, a curve that comes from afar, or a few close by. */
export const drawPoplars: Scene = (sketch, theme) => {
  const { width, random } = sketch;
  const season = seasonColours(theme);
  const layout = pick(["row", "curve", "close"] as const, random);
  const horizon = { row: 0.6, curve: 0.56, close: 0.76 }[layout] + random() * 0.1;
  drawSky(sketch, theme, horizon);
  drawHills(sketch, theme, horizon, 0.08, 0.85, mix(season.leafDark, rgb("#8fa0c0"), 0.5));
  drawSkyThings(sketch, theme, horizon);
  const count = layout === "close" ? 3 + Math.floor(random() * 2) : 6 + Math.floor(random() * 5);
  const trees = (base: number) => {
    for (let i = 0; i < count; i++) {
      const along = (i + 0.3 + random() * 0.3) / count;
      const swing = layout === "curve" ? 0.5 + 0.36 * Math.sin(along * 4.4) : along;
      const shrink = layout === "close" ? 1.15 : layout === "curve" ? 0.25 + along * 0.8 : 1 - along * 0.6;
      drawPoplar(
        sketch,
        theme,
        swing * width,
        base - (1 - shrink) * 0.02,
        horizon * shrink * (0.92 + random() * 0.2),
        Math.max(0, 1 - shrink) * 0.7,
      );
    }
  };
  if (random() < 0.6) {
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
  sketch.fill(
    polygon([
      [-0.1, 0.96],
      [width * 0.4, 0.93],
      [width + 0.1, 0.97],
      [width + 0.1, 1.1],
      [-0.1, 1.1],
    ]),
    lit(theme.light, season.leafDark, 0.6),
    { angle: 1.3, length: 0.2, detail: 0.6 },
  );
  if (!theme.moods.has("snow"))
    drawBlossoms(
      sketch,
      theme,
      horizon + 0.12,
      1.03,
      [rgb("#e4584a"), rgb("#f1d66a"), season.grass, rgb("#f4ece4")],
      320,
    );
};
