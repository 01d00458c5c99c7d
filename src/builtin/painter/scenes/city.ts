import { mix, rgb } from "../colour.ts";
import { drawArcade } from "../elements/arcade.ts";
import { drawHouse, drawSteeple, drawVillage } from "../elements/buildings.ts";
import { drawTrack } from "../elements/crops.ts";
import { drawCrowd, drawFigure } from "../elements/figures.ts";
import { drawBlossoms, drawGround, drawHills, seasonColours } from "../elements/land.ts";
import { drawSky } from "../elements/sky.ts";
import { drawSkyThings, drawThings } from "../elements/things.ts";
import { drawTree } from "../elements/trees.ts";
import { lit } from "../light.ts";
import { pick } from "../pick.ts";
import { ellipse, polygon, polyline, type Sketch, smooth } from "../sketch.ts";
import type { Scene, Theme } from "../theme.ts";

/** A façade with towers, rose window and portals, dissolving in light. */
export const drawCathedral: Scene = (sketch, theme) => {
  const { width, random } = sketch;
  drawSky(sketch, theme, 0.9);
  const ground = 0.9 + random() * 0.04;
  drawArcade(sketch, theme, width * (0.46 + random() * 0.08), ground, random() < 0.5 ? 0.84 : 1.15);
  drawGround(sketch, theme, ground, rgb("#cdb9b0"));
  drawSkyThings(sketch, theme, 0.5);
  drawCrowd(sketch, theme, ground + 0.02, 0.985, ground - 0.3, 8 + Math.floor(random() * 6));
};

/** Tables and awning at dusk or in the sun. */
export const drawCafe: Scene = (sketch, theme) => {
  const { width, random } = sketch;
  const { light } = theme;
  const horizon = 0.44;
  drawSky(sketch, theme, horizon);
  drawVillage(sketch, theme, horizon + 0.1, width * 0.45, width * 1.1, 0.24, 0.4);
  drawGround(sketch, theme, horizon + 0.1, light.isNight ? rgb("#b89a8c") : rgb("#dcc4a4"));
  const wall = light.isNight ? rgb("#f0c454") : lit(light, rgb("#efcf90"), 0.95);
  sketch.fill(
    polygon([
      [-0.1, -0.1],
      [width * 0.44, 0.16],
      [width * 0.48, 0.58],
      [-0.1, 0.8],
    ]),
    { stops: [wall, mix(wall, rgb("#c9782c"), 0.4)], from: [width * 0.4, 0.3], to: [0, 0.7] },
    { angle: 1.4, length: 0.5, detail: 0.5 },
  );
  for (let i = 0; i < 3; i++)
    sketch.fill(
      polygon([
        [0.08 + i * 0.17, 0.3 + i * 0.03],
        [0.18 + i * 0.15, 0.32 + i * 0.03],
        [0.18 + i * 0.15, 0.64 - i * 0.03],
        [0.08 + i * 0.17, 0.69 - i * 0.04],
      ]),
      light.isNight ? rgb("#fbe59a") : rgb("#5c6f88"),
      { angle: 1.5, length: 0.4, detail: 0.7 },
    );
  const awning = theme.accents[0] ?? rgb("#d8502e");
  sketch.fill(
    polygon([
      [-0.1, 0.12],
      [width * 0.43, 0.25],
      [width * 0.56, 0.38],
      [-0.1, 0.32],
    ]),
    lit(light, awning, 0.9),
    { angle: 0.3, length: 0.6, detail: 0.7 },
  );
  drawCrowd(sketch, theme, horizon + 0.12, horizon + 0.22, horizon, 7, width * 0.5, width);
  for (let i = 0; i < 11; i++) {
    const near = i / 10;
    const [x, y, size] = [random() * width * (0.5 + near * 0.35), 0.64 + near * 0.3, 0.035 + near * 0.05];
    sketch.line(
      polyline([
        [x, y],
        [x, y + size * 1.2],
      ]),
      size * 0.12,
      lit(light, rgb("#5c4660"), 0.5),
      { angle: 1.5, detail: 0.9 },
    );
    sketch.fill(ellipse(x, y, size, size * 0.34), lit(light, rgb("#f4eee2"), 1), {
      angle: 0,
      length: 0.2,
      detail: 0.9,
    });
    sketch.fill(ellipse(x + size * 0.2, y - size * 0.14, size * 0.14, size * 0.2), rgb("#c9563c"), {
      detail: 1,
    });
    if (random() < 0.6) drawFigure(sketch, theme, x + size * 1.4, y + size, size * 3.2);
  }
};

/** Across a field, on a hill about its church, or down its street. */
const VIEWS = ["field", "hill", "street"] as const;

/** Roofs round a steeple among fields. */
export const drawVillageView: Scene = (sketch, theme) => {
  const { width, random } = sketch;
  const season = seasonColours(theme);
  const view = pick(VIEWS, random);
  const horizon = { field: 0.4, hill: 0.6, street: 0.46 }[view] + random() * 0.1;
  drawSky(sketch, theme, horizon);
  drawHills(sketch, theme, horizon + 0.02, 0.2 + random() * 0.12, 0.8, rgb("#7f94b8"));
  drawSkyThings(sketch, theme, horizon);
  if (view === "street") drawVillageStreet(sketch, theme, horizon);
  else {
    const middle = width * (0.3 + random() * 0.4);
    const rise = view === "hill" ? 0.2 : 0;
    drawHills(sketch, theme, horizon + 0.08, 0.1, 0.4, season.leafDark);
    if (rise > 0) drawMound(sketch, theme, middle, horizon + 0.12, rise);
    else drawGround(sketch, theme, horizon + 0.09, season.grass);
    drawSteeple(sketch, theme, middle, horizon + 0.08 - rise * 0.9, 0.34, 0.35);
    const rows = view === "hill" ? 4 : 2 + Math.floor(random() * 2);
    for (let row = 0; row < rows; row++) {
      const half = width * (rise > 0 ? 0.08 + row * 0.09 : 0.28 + row * 0.08);
      const base = horizon + 0.12 + row * (rise > 0 ? 0.055 : 0.09) - rise * 0.95;
      drawVillage(sketch, theme, base, middle - half, middle + half, 0.07 + row * 0.03, 0.4 - row * 0.13);
      for (let i = 0; i < 3; i++)
        drawTree(
          sketch,
          theme,
          middle + (random() - 0.5) * 2.6 * half,
          base + 0.02,
          0.1 + row * 0.06,
          0.4 - row * 0.12,
        );
    }
    if (rise > 0) drawGround(sketch, theme, Math.min(0.86, horizon + 0.16), season.grass);
    if (random() < 0.5) drawTrack(sketch, theme, rise > 0 ? 0.84 : horizon + 0.26);
  }
  drawThings(sketch, theme, ["landmark"], horizon + 0.1, { scale: 0.8, depth: 0.25 });
  if (!theme.moods.has("snow") && view !== "street")
    drawBlossoms(
      sketch,
      theme,
      0.78,
      1.03,
      [season.grass, season.leafDark, rgb("#e9c24c"), rgb("#e0604c")],
      220,
    );
  drawThings(sketch, theme, ["ground"], 0.93, { scale: 0.9, depth: 0 });
};

function drawMound(sketch: Sketch, theme: Theme, x: number, base: number, rise: number): void {
  const { width } = sketch;
  const { grass, leafDark } = seasonColours(theme);
  sketch.fill(
    smooth([
      [x - width * 0.8, base + 0.1],
      [x - width * 0.3, base - rise * 0.55],
      [x, base - rise * 1.1],
      [x + width * 0.3, base - rise * 0.55],
      [x + width * 0.8, base + 0.1],
      [x, base + 0.5],
    ]),
    {
      stops: [
        lit(theme.light, mix(grass, theme.light.haze, 0.25), 0.95),
        lit(theme.light, mix(grass, leafDark, 0.5), 0.6),
      ],
      from: [x - width * 0.3, base - rise],
      to: [x + width * 0.4, base + 0.1],
    },
    { angle: 0.3, length: 0.35, detail: 0.45 },
  );
}

/** Houses on both sides, larger towards us, and people between them. */
function drawVillageStreet(sketch: Sketch, theme: Theme, horizon: number): void {
  const { width, random } = sketch;
  const { moods } = theme;
  const vanish = width * (0.38 + random() * 0.24);
  drawGround(sketch, theme, horizon + 0.04, moods.has("snow") ? rgb("#eceef5") : rgb("#d2b894"));
  drawSteeple(sketch, theme, vanish + 0.06, horizon + 0.06, 0.3, 0.5);
  for (let i = 0; i < 5; i++) {
    const near = ((i + 1) / 5) ** 1.5;
    const [size, base] = [0.07 + near * 0.3, horizon + 0.06 + near * 0.3];
    for (const side of [-1, 1]) {
      const x = vanish + side * (0.07 + near * width * 0.46);
      if (i < 4 || random() < 0.7)
        drawHouse(
          sketch,
          theme,
          side < 0 ? x - size : x,
          base,
          size,
          size * (0.8 + random() * 0.3),
          0.5 * (1 - near),
        );
      if (random() < 0.3) drawTree(sketch, theme, x - side * 0.02, base + 0.01, size * 1.2, 0.5 * (1 - near));
    }
  }
  if (moods.has("snow"))
    for (let i = 0; i < 5; i++)
      sketch.line(
        polyline([
          [vanish + (i - 2) * 0.012, horizon + 0.08],
          [vanish + (i - 2) * 0.06, 0.7],
          [vanish + (i - 2) * 0.17, 1.05],
        ]),
        0.01 + random() * 0.012,
        lit(theme.light, rgb("#a8aee0"), 0.7),
        { angle: 1.5, length: 0.5, detail: 0.6 },
        0.7,
      );
  drawCrowd(
    sketch,
    theme,
    horizon + 0.09,
    0.94,
    horizon,
    3 + Math.floor(random() * 4),
    vanish - 0.16,
    vanish + 0.2,
  );
}
