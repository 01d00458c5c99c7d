import { mix, rgb } from "../colour.ts";
import { drawBoat, drawFleet } from "../elements/boats.ts";
import { drawVillage } from "../elements/buildings.ts";
import { drawCrowd } from "../elements/figures.ts";
import { drawHills } from "../elements/land.ts";
import { drawSky } from "../elements/sky.ts";
import { drawSkyThings, drawThings, thingsAt } from "../elements/things.ts";
import { drawGlitter, drawWater } from "../elements/water.ts";
import { far, lit } from "../light.ts";
import { pick } from "../pick.ts";
import { type Point, polygon, polyline, rectangle, type Sketch } from "../sketch.ts";
import type { Scene, Theme } from "../theme.ts";

/** Across the basin, from a quay, among the sails of a regatta, or before one great boat at its mooring. */
const LAYOUTS = ["basin", "quay", "regatta", "mooring"] as const;

/** Masts, quays and boats. */
export const drawHarbour: Scene = (sketch, theme) => {
  const { width, random } = sketch;
  const layout = pick(LAYOUTS, random);
  const hasSkyThings = thingsAt(theme, "sky").length > 0;
  const horizon = hasSkyThings
    ? 0.55
    : { basin: 0.38, quay: 0.3, regatta: 0.24, mooring: 0.52 }[layout] + random() * 0.12;
  drawSky(sketch, theme, horizon);
  drawHills(sketch, theme, horizon + 0.01, 0.08 + random() * 0.14, 0.85, rgb("#7f93a8"), horizon + 0.02);
  drawSkyThings(sketch, theme, horizon);
  const hasTown = layout !== "regatta" || random() < 0.4;
  if (hasTown) {
    const isWhole = random() < 0.35;
    drawVillage(
      sketch,
      theme,
      horizon + 0.006,
      isWhole ? -0.05 : random() * 0.1 * width,
      width * (isWhole ? 1.02 : 0.4 + random() * 0.3),
      0.07 + random() * 0.07,
      0.55,
    );
  }
  if (layout !== "regatta") drawMasts(sketch, theme, horizon);
  drawThings(sketch, theme, ["landmark"], horizon + 0.015, { scale: 0.6 + horizon * 0.5, depth: 0.25 });
  drawWater(sketch, theme, horizon);
  drawGlitter(sketch, theme, width * (0.3 + random() * 0.4), horizon, 1);
  drawThings(sketch, theme, ["water"], 0.7, { depth: 0.1 });
  if (layout === "regatta") {
    drawFleet(sketch, theme, horizon, 0.8, 9 + Math.floor(random() * 7));
    drawBoat(sketch, theme, width * (0.25 + random() * 0.5), 0.84, 0.2, 0, true);
  } else if (layout === "mooring") {
    drawFleet(sketch, theme, horizon, 0.8, 4);
    drawBoat(sketch, theme, width * (0.36 + random() * 0.3), 0.86, 0.26 + random() * 0.06, 0, true);
    drawBoat(sketch, theme, width * (0.1 + random() * 0.15), 0.95, 0.12, 0, false);
  } else drawFleet(sketch, theme, horizon, 1, 5 + Math.floor(random() * 6));
  if (layout === "quay") drawQuay(sketch, theme, horizon);
  drawThings(sketch, theme, ["ground"], 0.95, { scale: 0.9, depth: 0 });
};

function drawMasts(sketch: Sketch, theme: Theme, horizon: number): void {
  const { width, random } = sketch;
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
}

/** A stone quay that runs in from one side, people and bollards on it. */
function drawQuay(sketch: Sketch, theme: Theme, horizon: number): void {
  const { width, random } = sketch;
  const { light, moods } = theme;
  const top: Point[] = [
    [-0.1, 0.62 + random() * 0.08],
    [width * (0.42 + random() * 0.2), 0.8],
    [width * (0.7 + random() * 0.2), 1.1],
  ];
  const stone = moods.has("snow") ? rgb("#e6e8f2") : rgb("#cdb89c");
  const [a, b, c] = top as [Point, Point, Point];
  sketch.fill(
    polygon([a, b, c, [c[0] + 0.03, 1.2], [b[0] + 0.02, b[1] + 0.07], [-0.1, a[1] + 0.05]]),
    lit(light, mix(stone, rgb("#5c5470"), 0.6), 0.45),
    { angle: 0.5, length: 0.4, detail: 0.55 },
  );
  sketch.fill(
    polygon([a, b, c, [-0.1, 1.2]]),
    { stops: [lit(light, stone, 0.85), lit(light, stone, 1.02)], from: [0, a[1]], to: [0, 1] },
    { angle: 0.3, length: 0.4, detail: 0.5 },
  );
  for (const [x, y] of [
    [b[0] * 0.9, b[1] - 0.01],
    [(b[0] + c[0]) / 2 - 0.04, (b[1] + c[1]) / 2],
  ] as const)
    sketch.fill(rectangle(x, y - 0.05, 0.024, 0.055), lit(light, rgb("#4c4460"), 0.6), {
      angle: 1.5,
      detail: 0.9,
    });
  drawCrowd(sketch, theme, a[1] + 0.1, 0.95, horizon, 6, 0.02, b[0] * 0.75);
}
