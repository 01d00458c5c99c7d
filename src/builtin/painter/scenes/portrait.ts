import { lighten, mix, rgb } from "../colour.ts";
import { drawSitter } from "../elements/sitter.ts";
import { lit } from "../light.ts";
import { pick } from "../pick.ts";
import { blob, rectangle } from "../sketch.ts";
import type { Scene } from "../theme.ts";

const WALLS = ["#7a9a8c", "#c9a070", "#8f94b8", "#b88078", "#a8a47c", "#6a86a4"].map(rgb);

/** Head and shoulders, turned a little, before a wall. */
export const drawPortrait: Scene = (sketch, theme) => {
  const { width, random } = sketch;
  const { light, moods } = theme;
  const wall = theme.accents[0] ?? pick(WALLS, random);
  // Dark behind the lit cheek and light behind the shaded one, so that the head stands off the wall.
  sketch.fill(
    rectangle(-0.1, -0.1, width + 0.2, 1.3),
    {
      stops: [
        lit(light, mix(wall, rgb("#33304f"), 0.55), 0.6),
        lit(light, wall, 0.8),
        lit(light, lighten(wall, 0.3), 0.95),
      ],
      from: [0, 0.7],
      to: [width, 0.25],
    },
    { angle: 0.9, length: 0.6, detail: 0.3 },
  );
  for (let i = 0; i < 14; i++)
    sketch.fill(
      blob(random, random() * width, random(), 0.1, 0.08),
      lit(light, mix(mix(wall, rgb("#403c60"), 0.4), lighten(wall, 0.25), random()), 0.85),
      { length: 0.5, detail: 0.3 },
      { alpha: 0.35, bare: true },
    );
  const isMan = moods.has("man") || (!moods.has("woman") && random() < 0.4);
  drawSitter(sketch, theme, width * (0.46 + random() * 0.08), 0.98, 0.86, isMan);
};
