import { mix, rgb } from "../colour.ts";
import { drawBird, drawCat, drawHorse } from "../elements/animals.ts";
import { drawBlossoms, drawGround, drawHills, seasonColours } from "../elements/land.ts";
import { penAt } from "../elements/pen.ts";
import { drawSky } from "../elements/sky.ts";
import { drawTree } from "../elements/trees.ts";
import { lit } from "../light.ts";
import { ellipse, type Point, polyline, rectangle } from "../sketch.ts";
import type { Scene } from "../theme.ts";

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
  const horizon = 0.28 + random() * 0.3;
  drawSky(sketch, theme, horizon);
  drawHills(sketch, theme, horizon + 0.03, 0.14, 0.7, mix(season.leafDark, rgb("#8090c0"), 0.4));
  for (let i = 0; i < 6; i++)
    drawTree(sketch, theme, random() * width, horizon + 0.05, 0.2 + random() * 0.2, 0.45);
  drawGround(sketch, theme, horizon + 0.04, season.grass);
  if (subjects.includes("horse")) {
    const count = 1 + Math.floor(random() * 2.4);
    const isUnicorn = theme.moods.has("unicorn");
    for (let i = 0; i < count; i++) {
      const [x, foot, h] = [
        width * ((i + 0.5) / count + (random() - 0.5) * 0.1),
        0.78 + i * 0.08,
        0.5 / Math.sqrt(count) + 0.1,
      ];
      drawHorse(
        sketch,
        theme,
        x,
        foot,
        h,
        local ??
          (isUnicorn
            ? rgb("#f2eef4")
            : [rgb("#9a5c3c"), rgb("#e2dcd4"), rgb("#54445c"), rgb("#c9905c")][Math.floor(random() * 4)]!),
      );
      if (isUnicorn)
        penAt(sketch, theme, x, foot, h).flat("0.5 0.93, 0.72 1.24, 0.56 0.9", rgb("#f4d890"), 1.2);
    }
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
  if (theme.moods.has("snow")) return;
  drawBlossoms(
    sketch,
    theme,
    0.82,
    1.04,
    [season.leafDark, season.grass, rgb("#f0d05c"), rgb("#e8788c")],
    200,
  );
};
