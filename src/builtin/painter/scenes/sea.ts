import { mix, rgb } from "../colour.ts";
import { drawBoat, drawFleet } from "../elements/boats.ts";
import { drawCliffs, drawRocks } from "../elements/cliffs.ts";
import { drawCrowd } from "../elements/figures.ts";
import { drawBlossoms, seasonColours } from "../elements/land.ts";
import { drawPalm } from "../elements/palm.ts";
import { drawSky } from "../elements/sky.ts";
import { drawSkyThings, drawThings, thingsAt } from "../elements/things.ts";
import { drawGlitter, drawWater } from "../elements/water.ts";
import { lit } from "../light.ts";
import { pick } from "../pick.ts";
import { polyline, type Sketch, smooth } from "../sketch.ts";
import type { Scene, Theme } from "../theme.ts";

/** Where we stand: on a beach, under cliffs, out on the open water, among rocks or on a dune above. */
const PLACES = ["beach", "cliffs", "open", "rocks", "dune"] as const;

/** The sea. */
export const drawSea: Scene = (sketch, theme) => {
  const { width, random } = sketch;
  const { moods, subjects } = theme;
  const isTropic = subjects.includes("tropics");
  const hasSkyThings = thingsAt(theme, "sky").length > 0;
  const place = isTropic
    ? "beach"
    : thingsAt(theme, "water").length > 0
      ? "open"
      : moods.has("cliffs")
        ? pick(["cliffs", "dune"] as const, random)
        : moods.has("waves")
          ? pick(["open", "rocks", "cliffs"] as const, random)
          : pick(PLACES, random);
  const horizon = hasSkyThings
    ? 0.55 + random() * 0.1
    : { beach: 0.36, cliffs: 0.42, open: random() < 0.5 ? 0.24 : 0.6, rocks: 0.3, dune: 0.28 }[place] +
      random() * 0.1;
  drawSky(sketch, theme, horizon);
  drawSkyThings(sketch, theme, horizon);
  if (place === "cliffs")
    drawCliffs(sketch, theme, horizon, width * (0.4 + random() * 0.25), horizon * (0.5 + random() * 0.3));
  else if (place === "dune" || random() < 0.3)
    drawCliffs(
      sketch,
      theme,
      horizon,
      width * (0.25 + random() * 0.2),
      horizon * (0.2 + random() * 0.14),
      0.5,
    );
  drawThings(sketch, theme, ["landmark"], horizon + 0.02, { scale: Math.min(1, 0.5 + horizon), depth: 0.12 });
  if (isTropic) drawIsland(sketch, theme, width * (0.6 + random() * 0.2), horizon);
  drawWater(sketch, theme, horizon, 1.05, place === "open" && !moods.has("waves") ? 0.42 : 0.3);
  drawGlitter(sketch, theme, width * (0.4 + random() * 0.4), horizon, 0.85);
  drawThings(sketch, theme, ["water"], Math.min(0.8, horizon + 0.18 + random() * 0.06), {
    scale: 1.3,
    depth: 0,
  });
  if (place === "open" && random() < 0.8 && thingsAt(theme, "water").length === 0)
    drawBoat(sketch, theme, width * (0.3 + random() * 0.4), 0.78, 0.15, 0, true);
  if (moods.has("boats") || random() < 0.6)
    drawFleet(sketch, theme, horizon, place === "open" ? 0.9 : 0.66, 2 + Math.floor(random() * 5));
  if (place === "rocks" || place === "cliffs") drawRocks(sketch, theme, place === "rocks" ? 0.62 : 0.84);
  if (place === "beach") drawBeach(sketch, theme, horizon);
  if (place === "dune") drawDuneTop(sketch, theme);
  if (isTropic)
    for (let i = 0; i < 3; i++)
      drawPalm(sketch, theme, width * (0.06 + i * 0.1), 0.92 + i * 0.05, 0.74 + random() * 0.2, 0);
  drawThings(sketch, theme, ["ground"], 0.94, { scale: 0.9, depth: 0 });
};

function drawIsland(sketch: Sketch, theme: Theme, x: number, horizon: number): void {
  const { random } = sketch;
  const { leafDark } = seasonColours(theme);
  sketch.fill(
    smooth([
      [x - 0.34, horizon + 0.01],
      [x - 0.16, horizon - 0.05],
      [x, horizon - 0.12],
      [x + 0.14, horizon - 0.06],
      [x + 0.34, horizon + 0.01],
      [x, horizon + 0.02],
    ]),
    lit(theme.light, mix(leafDark, theme.light.haze, 0.45), 0.7),
    { angle: 0.3, length: 0.3, detail: 0.5 },
  );
  for (let i = 0; i < 6; i++)
    drawPalm(sketch, theme, x - 0.22 + i * 0.08, horizon + 0.005, 0.09 + random() * 0.06, 0.45);
}

function drawBeach(sketch: Sketch, theme: Theme, horizon: number): void {
  const { width, random } = sketch;
  const { light } = theme;
  const shore = 0.66 + random() * 0.18;
  const sand = theme.moods.has("snow") ? rgb("#e8eaf2") : rgb("#ecd4a4");
  sketch.fill(
    smooth([
      [-0.3, shore + 0.1],
      [width * 0.3, shore + 0.08],
      [width * 0.65, shore - 0.04],
      [width + 0.3, shore - 0.18],
      [width + 0.3, 1.3],
      [-0.3, 1.3],
    ]),
    {
      stops: [lit(light, mix(sand, rgb("#a89c98"), 0.4), 0.85), lit(light, sand, 1)],
      from: [0, shore - 0.08],
      to: [0, shore + 0.16],
    },
    { angle: -0.16, length: 0.4, detail: 0.4 },
  );
  for (const [drop, wide] of [
    [0, 0.014],
    [-0.035, 0.008],
  ] as const)
    sketch.line(
      polyline([
        [-0.1, shore + 0.095 + drop],
        [width * 0.3, shore + 0.072 + drop],
        [width * 0.65, shore - 0.03 + drop],
        [width + 0.1, shore - 0.13 + drop],
      ]),
      wide,
      lit(light, rgb("#fbfaf4"), 1),
      { angle: -0.13, length: 0.5, detail: 0.8 },
      0.9,
    );
  if (!theme.subjects.includes("tropics"))
    drawCrowd(
      sketch,
      theme,
      shore + 0.1,
      0.96,
      horizon,
      theme.moods.has("figures") ? 7 : Math.floor(random() * 5),
    );
}

function drawDuneTop(sketch: Sketch, theme: Theme): void {
  const { width, random } = sketch;
  const { grass, leafDark } = seasonColours(theme);
  const top = 0.62 + random() * 0.1;
  sketch.fill(
    smooth([
      [-0.3, top],
      [width * 0.2, top + 0.02],
      [width * 0.5, top + 0.18],
      [width * 0.8, top + 0.16],
      [width + 0.3, top + 0.28],
      [width + 0.3, 1.4],
      [-0.3, 1.4],
    ]),
    {
      stops: [
        lit(theme.light, mix(grass, rgb("#e8d4a0"), 0.4), 1),
        lit(theme.light, mix(grass, leafDark, 0.4), 0.7),
      ],
      from: [0, top],
      to: [0, 1],
    },
    { angle: 0.4, length: 0.25, detail: 0.5 },
  );
  drawBlossoms(
    sketch,
    theme,
    top + 0.2,
    1.05,
    [grass, leafDark, rgb("#e87c8c"), rgb("#f0d860"), rgb("#f4f0e4")],
    260,
  );
}
