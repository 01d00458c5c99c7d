import { lighten, mix, rgb } from "../colour.ts";
import { drawGround, drawHills, seasonColours } from "../elements/land.ts";
import { drawSky } from "../elements/sky.ts";
import { drawSkyThings, drawThings } from "../elements/things.ts";
import { drawTree } from "../elements/trees.ts";
import { drawWater } from "../elements/water.ts";
import { far, lit } from "../light.ts";
import { blob, ellipse, type Point, polygon, polyline } from "../sketch.ts";
import type { Scene } from "../theme.ts";

/** Water falling between rocks into a pool, spray at its foot. */
export const drawWaterfall: Scene = (sketch, theme) => {
  const { width, random, noise } = sketch;
  const { light } = theme;
  const season = seasonColours(theme);
  const [top, pool] = [0.14 + random() * 0.14, 0.66 + random() * 0.1];
  const [middle, half] = [width * (0.34 + random() * 0.32), 0.07 + random() * 0.12];
  const rock = rgb("#8f8a94");
  drawSky(sketch, theme, 0.4);
  drawHills(sketch, theme, top + 0.06, 0.12, 0.8, mix(season.leafDark, rgb("#8fa0c0"), 0.5));
  for (let i = 0; i < 14; i++)
    drawTree(sketch, theme, random() * width, top + 0.06 + random() * 0.06, 0.16 + random() * 0.2, 0.5);
  for (const side of [-1, 1]) {
    const edge = Array.from({ length: 13 }, (_, i): Point => {
      const t = i / 12;
      return [middle + side * (half + 0.03 * noise(t * 6, side * 5) + t * 0.02), top + t * (pool - top)];
    });
    const out = side < 0 ? -0.2 : width + 0.2;
    const crest = Array.from(
      { length: 8 },
      (_, i): Point => [out + (middle + side * half - out) * (i / 8), top - 0.04 + random() * 0.07],
    );
    sketch.fill(
      polygon([...crest, ...edge, [out, pool + 0.05]]),
      {
        stops: [lit(light, rock, side < 0 ? 0.95 : 0.6), lit(light, mix(rock, rgb("#4a4470"), 0.5), 0.5)],
        from: [0, top],
        to: [0, pool],
      },
      { angle: 1.4, length: 0.3, detail: 0.5 },
    );
    for (let i = 0; i < 26; i++) {
      const away = random();
      const [x, y] = [middle + side * (half + 0.05 + away * 0.8), top + random() * (pool - top)];
      const size = 0.03 + random() * 0.07;
      sketch.fill(
        polygon([
          [x - size, y],
          [x - size * 0.5, y - size * 0.8],
          [x + size * 0.6, y - size * 0.7],
          [x + size, y + size * 0.1],
          [x + size * 0.5, y + size * 1.1],
          [x - size * 0.7, y + size],
        ]),
        lit(
          light,
          random() < 0.3 ? season.leafDark : mix(rock, rgb(random() < 0.5 ? "#d8c4a8" : "#4c4a70"), 0.4),
          0.35 + random() * 0.6,
        ),
        { angle: 1.3, length: 0.25, detail: 0.6 },
        { alpha: 0.75, bare: true },
      );
    }
  }
  sketch.fill(
    polygon([
      [middle - half, top + 0.01],
      [middle + half, top],
      [middle + half * 1.15, pool + 0.03],
      [middle - half * 1.2, pool + 0.03],
    ]),
    {
      stops: [lit(light, rgb("#cfe2ee"), 1), lit(light, rgb("#f4f8f8"), 1.05)],
      from: [0, top],
      to: [0, pool],
    },
    { angle: 1.55, length: 0.8, detail: 0.55 },
  );
  for (let i = 0; i < 46; i++) {
    const [u, start, long] = [(random() - 0.5) * 2, random() * 0.7, 0.15 + random() * 0.4];
    const [y0, y1] = [top + start * (pool - top), Math.min(pool + 0.02, top + (start + long) * (pool - top))];
    sketch.line(
      polyline([
        [middle + u * half * 0.96, y0],
        [middle + u * half * 1.08, y1],
      ]),
      0.004 + random() * 0.01,
      random() < 0.5 ? rgb("#ffffff") : lit(light, rgb("#86acc8"), 0.75),
      { angle: 1.55, length: 0.8, detail: 0.75 },
      0.75,
    );
  }
  drawSkyThings(sketch, theme, 0.4);
  drawWater(sketch, theme, pool, 1.05, 0.75);
  for (let i = 0; i < 40; i++) {
    const [x, y] = [middle + (random() + random() - 1) * half * 2.4, pool + (random() - 0.6) * 0.08];
    sketch.fill(
      blob(random, x, y, 0.03 + random() * 0.05, 0.02 + random() * 0.03),
      lighten(light.haze, 0.6),
      { length: 0.2, detail: 0.5 },
      { alpha: 0.45, bare: true },
    );
  }
  for (let i = 0; i < 9; i++) {
    const [x, y, r] = [random() * width, 0.84 + random() * 0.18, 0.03 + random() * 0.07];
    sketch.fill(
      blob(random, x, y, r * 1.3, r * 0.7, 0.2),
      {
        stops: [lit(light, lighten(rock, 0.25), 1.05), lit(light, mix(rock, rgb("#3a3860"), 0.5), 0.5)],
        from: [x - r, y - r],
        to: [x + r, y + r * 0.6],
      },
      { length: 0.25, detail: 0.7 },
    );
  }
  drawThings(sketch, theme, ["ground", "landmark"], 0.9, { scale: 0.9, depth: 0 });
};

/** A volcano: smoke and, in the dark or in anger, fire and running lava. */
export const drawVolcano: Scene = (sketch, theme) => {
  const { width, random, noise } = sketch;
  const { light, moods } = theme;
  const season = seasonColours(theme);
  const horizon = 0.66 + random() * 0.1;
  const [x, top, spread] = [width * (0.34 + random() * 0.32), 0.26 + random() * 0.1, 0.46 + random() * 0.16];
  const isAlight = light.isNight || moods.has("storm") || random() < 0.7;
  const stone = rgb("#6c5c68");
  drawSky(sketch, theme, horizon);
  const lean = (random() - 0.5) * 0.7;
  for (let i = 0; i < 60; i++) {
    const up = i / 59;
    const size = 0.035 + up * 0.11 * (0.6 + random() * 0.6);
    const smoke = mix(
      mix(light.haze, rgb("#4a4258"), 0.45),
      isAlight ? rgb("#f08a4c") : light.cloud,
      Math.max(0, 0.6 - up) * random(),
    );
    sketch.fill(
      blob(
        random,
        x + up * lean + (random() - 0.5) * (0.05 + up * 0.2),
        top - up ** 0.8 * 0.42,
        size * 1.2,
        size,
      ),
      smoke,
      { length: 0.35, detail: 0.4 },
      { alpha: 0.7, bare: true },
    );
  }
  if (isAlight)
    for (let i = 0; i < 36; i++) {
      const [angle, reach] = [Math.PI * (0.25 + random() * 0.5), 0.05 + random() * 0.2];
      const tip: Point = [x + Math.cos(angle) * reach, top - Math.sin(angle) * reach];
      sketch.line(
        polyline([[x + (random() - 0.5) * 0.05, top], tip]),
        0.003 + random() * 0.006,
        rgb(i % 2 ? "#ffb03c" : "#ff6a2c"),
        { angle: -angle, length: 0.5, detail: 0.95 },
      );
    }
  const side = (direction: number): Point[] =>
    Array.from({ length: 14 }, (_, i) => {
      const t = i / 13;
      return [
        x + direction * (0.055 + spread * t ** 1.7),
        top + (horizon - top) * t + noise(t * 8, direction * 4) * 0.008,
      ];
    });
  const [left, right] = [side(-1), side(1)];
  sketch.fill(
    polygon([...[...left].reverse(), [x, top + 0.018], ...right]),
    {
      stops: [
        far(light, lit(light, mix(stone, rgb("#e0a890"), 0.35), 1), 0.35),
        far(light, lit(light, mix(stone, rgb("#3c3468"), 0.4), 0.5), 0.35),
      ],
      from: [x - spread * 0.6, horizon],
      to: [x + spread * 0.6, horizon],
    },
    { angle: 1.1, length: 0.5, detail: 0.5 },
  );
  if (isAlight) {
    sketch.fill(ellipse(x, top + 0.006, 0.056, 0.014), rgb("#ffc84c"), { angle: 0, detail: 0.9 });
    for (let i = 0; i < 4; i++) {
      const course: Point[] = [[x + (i - 1.5) * 0.024, top + 0.008]];
      for (let k = 0; k < 6 + i; k++) {
        const [px, py] = course[k]!;
        course.push([px + (i - 1.5) * 0.013 + (random() - 0.5) * 0.035, py + (horizon - top) * 0.1]);
      }
      sketch.line(polyline(course), 0.02, rgb("#d8401f"), { angle: 1.4, length: 0.4, detail: 0.85 });
      sketch.line(polyline(course), 0.008, rgb("#ffb23c"), { angle: 1.4, length: 0.4, detail: 0.95 });
    }
  }
  drawSkyThings(sketch, theme, horizon);
  drawHills(sketch, theme, horizon + 0.02, 0.06, 0.4, season.leafDark, horizon + 0.06);
  drawThings(sketch, theme, ["landmark"], horizon + 0.04, { scale: 0.5, depth: 0.3 });
  if (random() < 0.55) drawWater(sketch, theme, horizon + 0.03, 1.05, 0.85);
  else {
    drawGround(sketch, theme, horizon + 0.03, season.grass);
    for (let i = 0; i < 12; i++)
      drawTree(sketch, theme, random() * width, horizon + 0.08 + random() * 0.2, 0.1 + random() * 0.2, 0.2);
  }
  drawThings(sketch, theme, ["ground"], 0.92, { depth: 0 });
};
