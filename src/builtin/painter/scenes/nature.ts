import { mix, rgb } from "../colour.ts";
import { drawVillage } from "../elements/buildings.ts";
import { drawTrack } from "../elements/crops.ts";
import { drawFigure } from "../elements/figures.ts";
import { drawBlossoms, drawGround, drawHills, seasonColours } from "../elements/land.ts";
import { drawSky } from "../elements/sky.ts";
import { drawSkyThings, drawThings } from "../elements/things.ts";
import { drawPine } from "../elements/tree-species.ts";
import { drawPoplar, drawTree } from "../elements/trees.ts";
import { drawWater } from "../elements/water.ts";
import { far, lit } from "../light.ts";
import { ellipse, type Point, polygon, polyline, type Sketch } from "../sketch.ts";
import type { Scene, Theme } from "../theme.ts";

/** One great peak over foothills, a lake or a valley with a village below. */
export const drawMountains: Scene = (sketch, theme) => {
  const { width, random } = sketch;
  const season = seasonColours(theme);
  const isClose = random() < 0.4;
  const horizon = isClose ? 0.74 + random() * 0.08 : 0.5 + random() * 0.16;
  drawSky(sketch, theme, horizon);
  drawHills(sketch, theme, horizon - 0.06, 0.24, 0.95, rgb("#93a4c8"));
  const peaks = random() < 0.45 ? [0.22, 0.72] : [0.3 + random() * 0.4];
  for (const [i, at] of peaks.entries())
    drawPeak(
      sketch,
      theme,
      width * at,
      horizon,
      horizon * (isClose ? 0.8 : 0.66) * (i === 0 ? 1 : 0.62) * (0.85 + random() * 0.2),
    );
  drawSkyThings(sketch, theme, horizon);
  drawHills(sketch, theme, horizon, 0.1, 0.6, mix(season.leafDark, rgb("#6f7fb0"), 0.4));
  drawHills(sketch, theme, horizon + 0.04, 0.06, 0.35, season.leafDark);
  drawThings(sketch, theme, ["landmark"], horizon + 0.05, { scale: 0.6, depth: 0.3 });
  if (random() < 0.5) {
    if (random() < 0.5) drawVillage(sketch, theme, horizon + 0.045, width * 0.1, width * 0.5, 0.06, 0.4);
    drawWater(sketch, theme, horizon + 0.05, 1.05, 0.85);
  } else {
    drawGround(sketch, theme, horizon + 0.05, season.grass);
    drawVillage(sketch, theme, horizon + 0.13, width * 0.2, width * 0.7, 0.075, 0.35);
    drawBlossoms(
      sketch,
      theme,
      0.76,
      1.03,
      [season.grass, season.leafDark, rgb("#e8b84c"), rgb("#d8606c")],
      260,
    );
  }
  const frame = random();
  if (frame < 0.4) drawTree(sketch, theme, width * 0.08, 1.02, 0.85, 0);
  else if (theme.moods.has("cypress")) drawPoplar(sketch, theme, width * 0.12, 1.04, 0.95, 0, true);
  else if (frame < 0.7)
    for (let i = 0; i < 5; i++)
      drawPine(sketch, theme, width * (0.02 + i * 0.07), 0.98 + random() * 0.06, 0.24 + random() * 0.3, 0.05);
  drawThings(sketch, theme, ["ground"], 0.92, { scale: 0.9, depth: 0 });
};

function drawPeak(sketch: Sketch, { light }: Theme, x: number, base: number, tall: number): void {
  const { random, noise } = sketch;
  const spread = tall * (1.3 + random() * 0.6);
  const offset = random() * 50;
  const side = (direction: number): Point[] =>
    Array.from({ length: 13 }, (_, i) => {
      const t = i / 12;
      return [
        x + direction * spread * t ** 1.25,
        base - tall * (1 - t) + noise(t * 7 + offset, direction * 3) * 0.018 * (t > 0 ? 1 : 0),
      ];
    });
  const [left, right] = [side(-1), side(1)];
  const ridge: Point[] = Array.from({ length: 8 }, (_, i) => [
    x + noise(i * 0.8 + offset, 8) * 0.06 + 0.02 * i,
    base - tall * (1 - i / 7),
  ]);
  const rock = rgb("#a3a0bc");
  const handling = { angle: 1.05, length: 0.45, detail: 0.5 };
  sketch.fill(polygon([...[...left].reverse(), ...right.slice(1)]), far(light, lit(light, rock, 0.5), 0.55), {
    ...handling,
    angle: 2.1,
  });
  sketch.fill(
    polygon([...[...left].reverse(), ...ridge]),
    far(light, lit(light, mix(rock, rgb("#ecd0b4"), 0.5), 1), 0.45),
    handling,
    { bare: true },
  );
  const snow: Point[] = [...left.slice(0, 6).reverse(), ...right.slice(1, 6)];
  const hem: Point[] = Array.from({ length: 9 }, (_, i) => {
    const t = i / 8;
    const [a, b] = [right[5]!, left[5]!];
    return [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t + (i % 2 ? 0.06 : -0.05) * (0.5 + random())];
  });
  sketch.fill(polygon([...snow, ...hem]), far(light, lit(light, rgb("#f8f6f4"), 1.05), 0.1), handling);
  sketch.fill(
    polygon([left[0]!, ...right.slice(1, 6), ...hem.slice(0, 4), ridge[2]!]),
    far(light, lit(light, rgb("#c3cbe6"), 0.75), 0.2),
    { ...handling, angle: 2.1 },
    { bare: true, alpha: 0.85 },
  );
}

/** Trunks and light inside a wood; a path leads in. */
export const drawForest: Scene = (sketch, theme) => {
  const { width, random } = sketch;
  const { light } = theme;
  const season = seasonColours(theme);
  const kinds = ["pines", "birches"] as const;
  const dealt = random();
  const kind =
    kinds.find((name) => theme.moods.has(name)) ??
    (dealt < 0.25 ? "pines" : dealt < 0.5 ? "birches" : undefined);
  const grown: Theme =
    kind && !theme.moods.has("snow") ? { ...theme, moods: new Set([...theme.moods, kind]) } : theme;
  const horizon = 0.42 + random() * 0.2;
  drawSky(sketch, theme, horizon);
  for (let i = 0; i < 22; i++)
    drawTree(sketch, grown, random() * width, horizon + 0.02, 0.3 + random() * 0.3, 0.6);
  drawGround(sketch, theme, horizon, season.grass);
  for (let i = 0; i < 6; i++)
    drawTree(
      sketch,
      grown,
      width * (i % 2 ? 0.72 + random() * 0.3 : random() * 0.28),
      horizon + 0.06 + random() * 0.08,
      0.42 + random() * 0.24,
      0.3,
    );
  const goal = width * (0.3 + random() * 0.4);
  drawTrack(sketch, theme, horizon, goal);
  for (let i = 0; i < 16; i++) {
    const near = random();
    sketch.fill(
      ellipse(
        goal + (random() - 0.5) * (0.2 + near),
        horizon + 0.04 + near * 0.45,
        0.03 + near * 0.16,
        0.004 + near * 0.018,
      ),
      random() < 0.5 ? lit(light, rgb("#6a629c"), 0.5) : lit(light, rgb("#f6e39a"), 1.08),
      { angle: 0, length: 0.4, detail: 0.55 },
      { alpha: 0.6, bare: true },
    );
  }
  const isBirch = kind === "birches";
  const stands = Array.from({ length: 3 + Math.floor(random() * 6) }, () => random()).sort((a, b) => a - b);
  for (const near of stands) {
    const x = random() * width;
    if (Math.abs(x - goal) < 0.09 + near * 0.22) continue;
    const foot = horizon + 0.05 + near * 0.42;
    const girth = 0.008 + near * 0.034;
    const bark = isBirch ? rgb("#eee6dc") : rgb("#8a6a64");
    const lean = (random() - 0.5) * 0.09;
    sketch.line(
      polyline([
        [x, foot],
        [x + lean * 0.4, foot * 0.5],
        [x + lean, -0.1],
      ]),
      girth * 2,
      far(light, lit(light, mix(bark, rgb("#54508c"), 0.3), 0.45), 0.5 * (1 - near)),
      { angle: 1.55, length: 0.6, detail: 0.6 },
    );
    sketch.line(
      polyline([
        [x - girth * 0.45, foot],
        [x + lean * 0.4 - girth * 0.45, foot * 0.5],
        [x + lean - girth * 0.45, -0.1],
      ]),
      girth * 0.8,
      far(light, lit(light, mix(bark, rgb("#f0c89c"), 0.35), 1), 0.5 * (1 - near)),
      { angle: 1.55, length: 0.6, detail: 0.7 },
    );
    sketch.fill(
      ellipse(x + 0.12, foot, 0.16 + near * 0.1, 0.008 + near * 0.01),
      lit(light, rgb("#5f5c94"), 0.4),
      { angle: 0, length: 0.4, detail: 0.5 },
      { alpha: 0.55, bare: true },
    );
  }
  drawThings(sketch, theme, ["ground", "landmark"], horizon + 0.34, { scale: 1.05, depth: 0.02 });
  drawSkyThings(sketch, theme, 0.5);
  if (theme.things.length === 0 && random() < 0.4) drawFigure(sketch, theme, goal, horizon + 0.18, 0.17, 0.2);
  drawBlossoms(sketch, theme, 0.8, 1.04, [season.leaf, season.leafDark, season.grass], 160);
};
