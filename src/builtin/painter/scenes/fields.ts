import { mix, type Rgb, rgb } from "../colour.ts";
import { dealtBlossoms } from "../elements/blossoms.ts";
import { drawHouse } from "../elements/buildings.ts";
import { drawFigure } from "../elements/figures.ts";
import { drawBlossoms, drawGround, drawHills, seasonColours } from "../elements/land.ts";
import { drawSky } from "../elements/sky.ts";
import { drawTree } from "../elements/trees.ts";
import { lit } from "../light.ts";
import { ellipse, polygon, type Sketch, smooth } from "../sketch.ts";
import type { Scene, Theme } from "../theme.ts";

/** Meadows with haystacks, poppies, wheat or rows of lavender. */
export const drawFields: Scene = (sketch, theme) => {
  const { width, random } = sketch;
  const { moods, subjects } = theme;
  const season = seasonColours(theme);
  const isLavender = subjects.includes("lavender");
  const isPoppies = moods.has("poppies") || (!moods.has("snow") && !isLavender && random() < 0.3);
  const isWheat = !moods.has("snow") && !isPoppies && !isLavender && random() < 0.5;
  const horizon = random() < 0.6 ? 0.34 + random() * 0.1 : 0.56 + random() * 0.08;
  drawSky(sketch, theme, horizon);
  drawHills(sketch, theme, horizon, 0.1 + random() * 0.1, 0.9, rgb("#8a9cc0"));
  drawHills(sketch, theme, horizon + 0.02, 0.05, 0.55, season.leafDark);
  drawGround(sketch, theme, horizon, isWheat ? rgb("#e3b94c") : season.grass);
  for (let i = 0; i < 8; i++)
    drawTree(sketch, theme, random() * width, horizon + 0.02 + random() * 0.02, 0.07 + random() * 0.13, 0.55);
  if (random() < 0.4) drawHouse(sketch, theme, width * random() * 0.8, horizon + 0.03, 0.11, 0.06, 0.5);
  if (isLavender || (isWheat && random() < 0.6))
    drawRows(sketch, theme, horizon, isLavender ? rgb("#8a6fc8") : rgb("#d9a53c"));
  if (moods.has("haystacks") || isWheat || moods.has("snow")) {
    const count = 1 + Math.floor(random() * 3);
    for (let i = 0; i < count; i++)
      drawHaystack(
        sketch,
        theme,
        width * (0.15 + 0.7 * ((i + random()) / count)),
        horizon + 0.1 + random() * 0.3,
        horizon,
      );
  }
  if (isPoppies)
    drawBlossoms(sketch, theme, horizon + 0.05, 1.02, [rgb("#e8402c"), rgb("#f0643c"), rgb("#d83048")], 900);
  else if (!moods.has("snow"))
    drawBlossoms(
      sketch,
      theme,
      0.72,
      1.04,
      [season.grass, season.leafDark, ...dealtBlossoms(sketch, theme)],
      170,
    );
  if (moods.has("figures") || random() < 0.4)
    for (const dx of [0, 0.09])
      drawFigure(sketch, theme, width * 0.3 + dx + random() * 0.1, horizon + 0.22 + dx, 0.2);
};

function drawRows(sketch: Sketch, { light }: Theme, horizon: number, colour: Rgb): void {
  const { width, random } = sketch;
  const vanish = width * (0.2 + random() * 0.6);
  for (let i = -9; i <= 9; i++) {
    const foot = width / 2 + i * 0.2;
    const angle = Math.atan2(1 - horizon, foot - vanish);
    sketch.fill(
      polygon([
        [vanish + i * 0.035, horizon + 0.035],
        [vanish + i * 0.035 + 0.018, horizon + 0.035],
        [foot + 0.12, 1.06],
        [foot, 1.06],
      ]),
      {
        stops: [lit(light, colour, 0.8), lit(light, mix(colour, rgb("#fff0e0"), 0.15), 1)],
        from: [0, horizon],
        to: [0, 1],
      },
      { angle, length: 0.3, detail: 0.6 },
    );
  }
}

function drawHaystack(
  sketch: Sketch,
  { light, moods }: Theme,
  x: number,
  base: number,
  horizon: number,
): void {
  const size = 0.06 + (base - horizon) * 0.42;
  const straw = moods.has("snow") ? rgb("#d8a888") : rgb("#e0b060");
  sketch.fill(
    ellipse(x + size * 1.1, base, size * 1.6, size * 0.16),
    lit(light, rgb("#7f79b8"), 0.4),
    { angle: 0, length: 0.5, detail: 0.6 },
    { alpha: 0.75 },
  );
  sketch.fill(
    smooth([
      [x - size * 0.8, base + size * 0.08],
      [x - size * 0.86, base - size * 0.5],
      [x - size * 0.3, base - size * 1.18],
      [x, base - size * 1.45],
      [x + size * 0.3, base - size * 1.18],
      [x + size * 0.86, base - size * 0.5],
      [x + size * 0.8, base + size * 0.08],
    ]),
    {
      stops: [lit(light, straw, 1.1), lit(light, mix(straw, rgb("#a04f5c"), 0.45), 0.55)],
      from: [x - size * 0.5, base - size],
      to: [x + size * 0.7, base],
    },
    { angle: 1.25, length: 0.35, detail: 0.7 },
  );
  const cap = moods.has("snow") ? rgb("#f6f4f6") : mix(straw, rgb("#fff0b0"), 0.4);
  sketch.fill(
    smooth([
      [x - size * 0.95, base - size * 0.52],
      [x - size * 0.3, base - size * 1.2],
      [x, base - size * 1.5],
      [x + size * 0.2, base - size * 1.1],
      [x - size * 0.2, base - size * 0.6],
    ]),
    lit(light, cap, 1),
    { angle: 0.9, length: 0.3, detail: 0.7 },
    { bare: true },
  );
}
