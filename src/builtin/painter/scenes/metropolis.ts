import { lighten, mix, type Rgb, rgb } from "../colour.ts";
import { drawCrowd } from "../elements/figures.ts";
import { penAt } from "../elements/pen.ts";
import { drawSky } from "../elements/sky.ts";
import { drawSkyThings, drawThings } from "../elements/things.ts";
import { drawWater } from "../elements/water.ts";
import { far, lit } from "../light.ts";
import { ellipse, polygon, rectangle, type Sketch } from "../sketch.ts";
import type { Scene, Theme } from "../theme.ts";

const NEONS = ["#ff4fa0", "#38d8e8", "#ffc83c", "#8c6cff", "#ff6a3c", "#5cf08c"].map(rgb);

/** Towers along `base` with windows lit by night; `depth` 1 is the farthest row. */
function drawTowers(sketch: Sketch, theme: Theme, base: number, tallest: number, depth: number): void {
  const { width, random } = sketch;
  const { light } = theme;
  const peak = width * (0.3 + random() * 0.4);
  for (let x = -0.05; x < width + 0.05; ) {
    const w = (0.04 + random() * 0.06) * (1.3 - depth * 0.5);
    const rise = Math.exp(-(((x - peak) / (width * 0.4)) ** 2));
    const h = tallest * (0.3 + 0.7 * rise) * (0.55 + random() * 0.45);
    const wall = mix(
      rgb("#9aa4b8"),
      [rgb("#c8a894"), rgb("#6f7f9c"), rgb("#d8d0c4")][Math.floor(random() * 3)]!,
      0.7,
    );
    const tone = (amount: number) => far(light, lit(light, wall, amount), depth);
    sketch.fill(rectangle(x, base - h, w * 0.62, h), tone(0.95), { angle: 1.55, length: 0.4, detail: 0.6 });
    sketch.fill(rectangle(x + w * 0.6, base - h, w * 0.4, h), tone(0.45), {
      angle: 1.55,
      length: 0.4,
      detail: 0.6,
    });
    const crown = random();
    if (crown < 0.3)
      sketch.fill(rectangle(x + w * 0.2, base - h * 1.12, w * 0.5, h * 0.13), tone(0.8), {
        angle: 1.55,
        detail: 0.7,
      });
    if (crown < 0.18)
      sketch.fill(rectangle(x + w * 0.43, base - h * 1.3, w * 0.05, h * 0.2), tone(0.5), {
        angle: 1.55,
        detail: 0.9,
      });
    const pane = light.isNight ? rgb("#ffdc8c") : tone(1.25);
    for (let v = 0.014; v < h - 0.012; v += 0.021)
      for (let u = 0.1; u < 0.95; u += 0.2)
        if (random() < (light.isNight ? 0.5 : 0.75))
          sketch.fill(
            rectangle(x + w * u, base - v - 0.011, w * 0.11, 0.011),
            light.isNight ? mix(pane, light.haze, depth * 0.5 * random()) : u > 0.55 ? tone(0.3) : pane,
            { detail: 0.95 },
            { bare: true },
          );
    x += w * (0.95 + random() * 0.35);
  }
}

/** Towers of a great city, across water or down a street of signs. */
export const drawMetropolis: Scene = (sketch, theme) => {
  const { random } = sketch;
  const { moods, subjects } = theme;
  const isStreet =
    subjects.includes("boulevard") || moods.has("rain") || moods.has("figures") || random() < 0.35;
  const horizon = isStreet ? 0.52 + random() * 0.16 : 0.6 + random() * 0.12;
  drawSky(sketch, theme, horizon);
  drawSkyThings(sketch, theme, horizon * 0.7);
  drawTowers(sketch, theme, horizon + 0.01, horizon * 0.72, 0.6);
  drawTowers(sketch, theme, horizon + 0.01, horizon * 0.85, 0.15);
  drawThings(sketch, theme, ["landmark"], horizon + 0.01, { depth: 0.3 });
  if (isStreet) drawStreet(sketch, theme, horizon);
  else {
    if (random() < 0.5) drawTowers(sketch, theme, horizon + 0.012, 0.12, 0.1);
    drawWater(sketch, theme, horizon + 0.01, 1.05, 0.95);
  }
  drawThings(sketch, theme, ["ground"], 0.94, { depth: 0 });
};

function drawStreet(sketch: Sketch, theme: Theme, horizon: number): void {
  const { width, random } = sketch;
  const { light } = theme;
  const vanish = width * (0.2 + random() * 0.6);
  const hasSigns = light.isNight || theme.moods.has("rain");
  const glows: [number, Rgb][] = [];
  for (const side of [-1, 1]) {
    const edge = side < 0 ? 0 : width;
    for (let block = 4; block >= 0; block--) {
      const near = (5 - block) / 5;
      const x0 = vanish + (edge - vanish) * (0.3 + 0.17 * (4 - block));
      const x1 = vanish + (edge - vanish) * (0.3 + 0.17 * (5 - block)) + side * 0.01;
      const [top0, top1] = [horizon - 0.26 - near * 0.36, horizon - 0.32 - near * 0.5];
      const [foot0, foot1] = [horizon + 0.03 + near * 0.1, horizon + 0.05 + near * 0.16];
      const wall = mix(rgb(light.isNight ? "#a8a4dc" : "#7c7c94"), rgb("#c89c94"), random());
      sketch.fill(
        polygon([
          [x0, top0],
          [x1, top1],
          [x1, foot1],
          [x0, foot0],
        ]),
        far(light, lit(light, wall, side < 0 ? 0.75 : 0.4), 0.4 * (1 - near)),
        { angle: 1.5, length: 0.4, detail: 0.6 },
      );
      for (let row = 0; row < 6; row++)
        for (let k = 0; k < 3; k++) {
          if (random() < (light.isNight ? 0.5 : 0.3)) continue;
          const [t, y] = [(k + 0.25) / 3, top0 + 0.03 + (row / 6) * (foot0 - top0 - 0.12)];
          const x = x0 + (x1 - x0) * t;
          sketch.fill(
            rectangle(x, y, (x1 - x0) * 0.17, 0.03),
            light.isNight ? rgb("#ffd98a") : lit(light, rgb("#dfe4ee"), 0.8),
            { angle: 1.5, detail: 0.95 },
            { bare: true },
          );
        }
      if (!hasSigns) continue;
      const neon = NEONS[Math.floor(random() * NEONS.length)]!;
      const [x, y, w, h] = [
        x0 + (x1 - x0) * 0.5 - 0.012,
        top0 + 0.08 + random() * 0.12,
        0.016 + near * 0.022,
        0.07 + near * 0.13,
      ];
      sketch.fill(
        rectangle(x - w * 0.7, y - w * 0.7, w * 2.4, h + w * 1.4),
        neon,
        { length: 0.3, detail: 0.8 },
        { alpha: 0.3, bare: true },
      );
      sketch.fill(rectangle(x, y, w, h), neon, { angle: 1.55, length: 0.3, detail: 0.95 });
      for (let k = 0; k < 4; k++)
        sketch.fill(
          rectangle(x + w * 0.25, y + h * (0.08 + k * 0.23), w * 0.5, h * 0.13),
          lighten(neon, 0.75),
          { detail: 1 },
          { bare: true },
        );
      sketch.fill(
        polygon([
          [x0, foot0 - 0.06],
          [x1, foot1 - 0.09],
          [x1, foot1 - 0.02],
          [x0, foot0 - 0.01],
        ]),
        mix(neon, rgb("#ffe2a0"), 0.5),
        { angle: 0.1, detail: 0.9 },
        { bare: true },
      );
      glows.push([x, neon], [(x0 + x1) / 2, rgb("#ffdf9c")]);
    }
  }
  const road = lit(light, rgb(light.isNight ? "#b4b0d8" : "#8c8698"), 0.7);
  sketch.fill(
    polygon([
      [vanish - 0.05, horizon],
      [vanish + 0.05, horizon],
      [width + 0.1, horizon + 0.19],
      [width + 0.1, 1.1],
      [-0.1, 1.1],
      [-0.1, horizon + 0.19],
    ]),
    {
      stops: [mix(road, light.haze, 0.4), road, mix(road, rgb("#1c1c3c"), 0.35)],
      from: [0, horizon],
      to: [0, 1],
    },
    { angle: 0.02, length: 0.5, detail: 0.4 },
  );
  for (const [gx, colour] of light.isWet || light.isNight ? glows : [])
    for (let k = 0; k < 9; k++) {
      const down = random();
      const x = vanish + (gx - vanish) * (0.6 + down * 0.45) + (random() - 0.5) * 0.04;
      sketch.fill(
        ellipse(x, horizon + 0.08 + down * (0.9 - horizon), 0.012 + random() * 0.03, 0.005 + random() * 0.01),
        colour,
        { angle: 0.02, length: 0.3, detail: 0.8 },
        { alpha: 0.75, bare: true },
      );
    }
  drawCrowd(sketch, theme, horizon + 0.06, 0.97, horizon - 0.06, 8 + Math.floor(random() * 6));
  const pen = penAt(sketch, theme, vanish + 0.03, horizon + 0.09, 0.06, 0.2);
  pen.soft("-0.9 0, -0.9 0.4, -0.5 0.9, 0.5 0.9, 0.9 0.4, 0.9 0", theme.accents[0] ?? rgb("#d8a832"), 0.8);
  for (const u of [-0.6, 0.6]) pen.glow(u, 0.3, 0.12, rgb("#fff0c0"));
}
