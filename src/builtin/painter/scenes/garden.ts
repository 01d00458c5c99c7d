import { mix, type Rgb, rgb } from "../colour.ts";
import { drawHouse } from "../elements/buildings.ts";
import { drawFigure } from "../elements/figures.ts";
import { drawBlossoms, drawGround, drawHills, seasonColours } from "../elements/land.ts";
import { drawSky } from "../elements/sky.ts";
import { drawTree } from "../elements/trees.ts";
import { drawWater } from "../elements/water.ts";
import { lit } from "../light.ts";
import { blob, ellipse, polygon, polyline, rectangle, type Sketch, smooth } from "../sketch.ts";
import type { Scene, Theme } from "../theme.ts";

const BLOSSOMS = ["#e8607a", "#f4b9c4", "#f6ecdc", "#e9b03c", "#a06fc4", "#d8423c", "#f28c5a", "#7c86d8"].map(
  rgb,
);

function dealtBlossoms(sketch: Sketch, { accents }: Theme): Rgb[] {
  const start = Math.floor(sketch.random() * BLOSSOMS.length);
  const dealt = [0, 1, 3].map((i) => BLOSSOMS[(start + i) % BLOSSOMS.length]!);
  return accents.length > 0 ? [...accents, ...dealt.slice(0, 1)] : dealt;
}

/** Lily pads and blossoms on water that mirrors unseen trees; sometimes a footbridge. */
export const drawPond: Scene = (sketch, theme) => {
  const { width, random } = sketch;
  const { light, moods, subjects } = theme;
  const season = seasonColours(theme);
  const hasBridge = moods.has("bridge") || subjects.includes("bridge") || random() < 0.35;
  const shore = hasBridge ? 0.42 + random() * 0.08 : random() < 0.5 ? 0.18 + random() * 0.1 : 0.02;
  drawSky(sketch, theme, Math.max(0.3, shore));
  sketch.fill(
    rectangle(-0.1, -0.1, width + 0.2, shore + 0.1),
    lit(light, season.leafDark, 0.55),
    { length: 0.2, detail: 0.4 },
    { alpha: 0.75 },
  );
  for (let i = 0; i < 16; i++)
    drawTree(sketch, theme, random() * width, shore + 0.02, 0.25 + random() * 0.3, 0.15 + random() * 0.4);
  sketch.fill(rectangle(-0.1, shore - 0.015, width + 0.2, 0.03), lit(light, season.grass, 0.8), {
    angle: 0,
    length: 0.2,
    detail: 0.6,
  });
  drawWater(sketch, theme, shore + 0.012, 1.05, 0.8);
  for (let i = 0; i < 26; i++) {
    const x = random() * width;
    const tall = 0.2 + random() * 0.5;
    const y = shore + random() * (0.9 - shore);
    sketch.line(
      polyline([
        [x, y],
        [x + (random() - 0.5) * 0.05, Math.min(1.05, y + tall)],
      ]),
      0.015 + random() * 0.05,
      lit(light, mix(season.leafDark, rgb("#3a4f9c"), random() * 0.6), 0.5),
      { angle: 1.52, length: 0.7, detail: 0.3 },
      0.28,
    );
  }
  if (hasBridge) drawFootbridge(sketch, theme, shore);
  drawPads(sketch, theme, shore);
  if (random() < 0.55) drawWillow(sketch, theme, random() < 0.5);
};

function drawPads(sketch: Sketch, theme: Theme, shore: number): void {
  const { width, random, noise } = sketch;
  const { light } = theme;
  const blossoms = dealtBlossoms(sketch, theme);
  const rafts = Array.from({ length: 11 }, () => random() ** 0.8).sort((a, b) => a - b);
  const shift = random() * 30;
  for (const near of rafts) {
    const y = shore + 0.06 + near * (0.98 - shore - 0.06);
    const size = 0.012 + near * 0.045;
    const x = width * (0.5 + 0.62 * noise(near * 4 + shift, 1));
    for (let k = 0; k < 9 + near * 8; k++) {
      const px = x + (random() - 0.5) * size * 13;
      const py = y + (random() - 0.5) * size * 2.2;
      const tone = mix(rgb("#6fa86a"), rgb(random() < 0.3 ? "#a9b4d8" : "#3f8272"), random());
      sketch.fill(
        ellipse(px, py + size * 0.1, size, size * 0.34),
        lit(light, rgb("#2f4f6c"), 0.4),
        { angle: 0, length: 0.15, detail: 0.7 },
        { bare: true, alpha: 0.8 },
      );
      sketch.fill(ellipse(px, py, size, size * 0.32), lit(light, tone, 0.75 + random() * 0.3), {
        angle: 0.03,
        length: 0.15,
        detail: 0.75,
      });
      if (random() < 0.34) {
        const flower = blossoms[Math.floor(random() * blossoms.length)]!;
        sketch.fill(blob(random, px, py - size * 0.3, size * 0.42, size * 0.32), lit(light, flower, 0.9), {
          length: 0,
          detail: 1,
        });
        sketch.fill(
          blob(random, px - size * 0.08, py - size * 0.42, size * 0.24, size * 0.18),
          lit(light, mix(flower, rgb("#fffaf0"), 0.7), 1.1),
          { length: 0, detail: 1 },
          { bare: true },
        );
      }
    }
  }
}

function drawFootbridge(sketch: Sketch, { light }: Theme, shore: number): void {
  const { width } = sketch;
  const y = shore + 0.06;
  const rise = 0.13;
  const arc = (lift: number) =>
    Array.from({ length: 13 }, (_, i) => {
      const t = i / 12;
      return [t * (width + 0.2) - 0.1, y - Math.sin(t * Math.PI) * rise - lift] as const;
    });
  const green = rgb("#5f9a86");
  sketch.line(polyline(arc(-0.02)), 0.035, lit(light, rgb("#3c5f86"), 0.5), {
    angle: 0,
    length: 0.7,
    detail: 0.8,
  });
  sketch.line(polyline(arc(0)), 0.022, lit(light, green, 0.8), { angle: 0, length: 0.7, detail: 0.9 });
  for (const [x, top] of arc(0))
    sketch.line(
      polyline([
        [x, top],
        [x, top - 0.085],
      ]),
      0.01,
      lit(light, green, 0.65),
      { angle: 1.55, detail: 1 },
    );
  sketch.line(polyline(arc(0.085)), 0.014, lit(light, mix(green, rgb("#f1f4d8"), 0.4), 1), {
    angle: 0,
    length: 0.7,
    detail: 1,
  });
  sketch.line(polyline(arc(0.045)), 0.008, lit(light, green, 0.8), { angle: 0, length: 0.7, detail: 1 });
}

function drawWillow(sketch: Sketch, theme: Theme, isLeft: boolean): void {
  const { width, random } = sketch;
  const { leaf, leafDark } = seasonColours(theme);
  for (let i = 0; i < 60; i++) {
    const x = (isLeft ? 0 : width * 0.72) + random() * width * 0.28;
    const long = 0.12 + random() * 0.42;
    const sway = (random() - 0.5) * 0.06;
    sketch.line(
      polyline([
        [x, -0.03],
        [x + sway * 0.5, long * 0.5],
        [x + sway, long],
      ]),
      0.007 + random() * 0.012,
      lit(theme.light, mix(leafDark, leaf, random()), 0.5 + random() * 0.6),
      { angle: 1.5, length: 0.5, detail: 0.75 },
    );
  }
}

/** Flower beds along a path to a house or an arbour. */
export const drawGarden: Scene = (sketch, theme) => {
  const { width, random } = sketch;
  const { light } = theme;
  const season = seasonColours(theme);
  const horizon = 0.3 + random() * 0.14;
  drawSky(sketch, theme, horizon);
  drawHills(sketch, theme, horizon + 0.02, 0.12, 0.6, season.leafDark);
  const goal = width * (0.3 + random() * 0.4);
  if (random() < 0.75) drawHouse(sketch, theme, goal - 0.16, horizon + 0.1, 0.3, 0.17 + random() * 0.06, 0.3);
  for (let i = 0; i < 9; i++) {
    const x = random() * width;
    if (Math.abs(x - goal) > 0.18)
      drawTree(
        sketch,
        theme,
        x,
        horizon + 0.09 + random() * 0.05,
        0.26 + random() * 0.26,
        0.3,
        random() < 0.35 ? dealtBlossoms(sketch, theme)[0] : undefined,
      );
  }
  drawGround(sketch, theme, horizon + 0.1, season.grass);
  const foot = width * (0.2 + random() * 0.6);
  sketch.fill(
    smooth([
      [goal - 0.015, horizon + 0.1],
      [goal + 0.015, horizon + 0.1],
      [(goal + foot) / 2 + 0.11, 0.66],
      [foot + 0.34, 1.15],
      [foot - 0.34, 1.15],
      [(goal + foot) / 2 - 0.09, 0.66],
    ]),
    {
      stops: [lit(light, rgb("#f1d8b8"), 1), lit(light, rgb("#d9a8a0"), 0.75)],
      from: [0, horizon],
      to: [0, 1],
    },
    { angle: 1.3, length: 0.35, detail: 0.5 },
  );
  for (let i = 0; i < 12; i++) {
    const near = random();
    const y = horizon + 0.16 + near * 0.8;
    const t = (y - horizon - 0.1) / (0.9 - horizon);
    sketch.fill(
      ellipse(goal + (foot - goal) * t + (random() - 0.5) * 0.3 * t, y, 0.05 + 0.16 * t, 0.008 + 0.02 * t),
      lit(light, rgb("#b09ac8"), 0.5),
      { angle: 0, length: 0.4, detail: 0.5 },
      { alpha: 0.55, bare: true },
    );
  }
  if (random() < 0.6) drawFigure(sketch, theme, goal + (foot - goal) * 0.3, horizon + 0.3, 0.17, 0.1);
  for (const colours of [
    dealtBlossoms(sketch, theme),
    [season.leafDark, season.leaf],
    dealtBlossoms(sketch, theme),
  ]) {
    drawBeds(sketch, theme, horizon + 0.12, goal, foot, colours);
  }
};

function drawBeds(
  sketch: Sketch,
  theme: Theme,
  from: number,
  goal: number,
  foot: number,
  colours: readonly Rgb[],
): void {
  const { width, random } = sketch;
  const spots = Array.from({ length: 420 }, () => random() ** 0.7).sort((a, b) => a - b);
  for (const near of spots) {
    const y = from + near * (1.03 - from);
    const path = goal + (foot - goal) * near;
    const x = random() * width;
    const gap = Math.abs(x - path) - 0.03 - near * 0.3;
    if (gap < 0) continue;
    const size = (0.005 + near * 0.017) * (0.6 + random() * 0.7);
    const colour =
      random() < 0.32 ? seasonColours(theme).leafDark : colours[Math.floor(random() * colours.length)]!;
    sketch.fill(
      ellipse(x, y - size, size, size * 0.9),
      lit(theme.light, colour, 0.6 + random() * 0.5),
      { length: 0.05, detail: 0.85 },
      { bare: near < 0.5 },
    );
  }
}

/** Meadows with haystacks, poppies, wheat or rows of lavender. */
export const drawFields: Scene = (sketch, theme) => {
  const { width, random } = sketch;
  const { light, moods, subjects } = theme;
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
