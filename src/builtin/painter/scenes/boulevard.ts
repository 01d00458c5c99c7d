import { mix, type Rgb, rgb } from "../colour.ts";
import { drawCrowd } from "../elements/figures.ts";
import { drawGround } from "../elements/land.ts";
import { drawSky } from "../elements/sky.ts";
import { drawSkyThings } from "../elements/things.ts";
import { drawTree } from "../elements/trees.ts";
import { drawWater } from "../elements/water.ts";
import { far, lit } from "../light.ts";
import { ellipse, polygon, polyline, type Sketch } from "../sketch.ts";
import type { Scene, Theme } from "../theme.ts";

const FACADES = ["#ead6bc", "#dcc4b4", "#f1e4cc", "#cbb7b4", "#e3c29c"].map(rgb);

/** Façades running to a vanishing point, trees, carriages, a wet or sunny street full of people. */
export const drawBoulevard: Scene = (sketch, theme) => {
  const { width, random } = sketch;
  const { light, moods } = theme;
  const horizon = 0.46 + random() * 0.1;
  const vanish = width * (0.32 + random() * 0.36);
  drawSky(sketch, theme, horizon);
  drawSkyThings(sketch, theme, horizon);
  drawGround(
    sketch,
    theme,
    horizon,
    moods.has("snow") ? rgb("#eceef4") : light.isWet ? rgb("#b4b0c4") : rgb("#e0c8ac"),
  );
  for (const side of [-1, 1]) drawFacades(sketch, theme, vanish, horizon, side);
  if (light.isWet || light.isNight)
    drawWater(sketch, { ...theme, moods: new Set() }, horizon + 0.06, 1.05, 0.5);
  for (let i = 0; i < 6; i++) {
    const t = 0.08 + (i / 6) ** 1.6;
    for (const side of [-1, 1])
      drawTree(
        sketch,
        theme,
        vanish + side * t * width * 0.42,
        horizon + 0.03 + t * 0.22,
        0.1 + t * 0.42,
        Math.max(0, 0.75 - t),
      );
  }
  if (light.isNight || light.isWet) drawLamps(sketch, vanish, horizon);
  drawCrowd(
    sketch,
    theme,
    horizon + 0.05,
    horizon + 0.22,
    horizon,
    34,
    vanish - width * 0.3,
    vanish + width * 0.3,
  );
  drawCrowd(sketch, theme, horizon + 0.2, 0.97, horizon, 5 + Math.floor(random() * 6));
};

function drawFacades(sketch: Sketch, { light }: Theme, vanish: number, horizon: number, side: number): void {
  const { width, random } = sketch;
  const edge = side < 0 ? -0.1 : width + 0.1;
  const tall = 0.42 + random() * 0.16;
  const count = 6;
  for (let i = 0; i < count; i++) {
    const [a, b] = [(i / count) ** 0.55, ((i + 1) / count) ** 0.55];
    const x = (t: number) => edge + (vanish + side * 0.035 - edge) * t;
    const top = (t: number) => horizon - tall * (1 - t * 0.88) - 0.02;
    const foot = (t: number) => horizon + 0.3 * (1 - t) ** 1.3 + 0.012;
    const wall = FACADES[Math.floor(random() * FACADES.length)]!;
    const shade = side < 0 ? 0.45 : 0.98;
    const jump = 1 + (random() - 0.5) * 0.14;
    const roofAt = (t: number) => horizon - (horizon - top(t)) * jump;
    sketch.fill(
      polygon([
        [x(a), roofAt(a)],
        [x(b), roofAt(b)],
        [x(b), foot(b)],
        [x(a), foot(a)],
      ]),
      {
        stops: [
          far(light, lit(light, wall, shade), a * 0.8),
          far(light, lit(light, mix(wall, rgb("#8f7c9c"), 0.3), shade), a * 0.8),
        ],
        from: [0, roofAt(a)],
        to: [0, foot(a)],
      },
      { angle: 1.55, length: 0.4, detail: 0.55 },
    );
    sketch.fill(
      polygon([
        [x(a), roofAt(a)],
        [x(b), roofAt(b)],
        [x(b), roofAt(b) - 0.05 * (1 - b * 0.8)],
        [x(a), roofAt(a) - 0.055 * (1 - a * 0.8)],
      ]),
      far(light, lit(light, rgb("#74809c"), 0.7), a * 0.8),
      { angle: 0.3, length: 0.4, detail: 0.6 },
    );
    for (let row = 0; row < 6; row++) {
      for (let column = 0; column < 4; column++) {
        const t = a + (b - a) * ((column + 0.35) / 4);
        const u = a + (b - a) * ((column + 0.7) / 4);
        const y = (v: number, r: number) => roofAt(v) + (foot(v) - roofAt(v)) * r;
        const glow = light.isNight && random() < 0.5;
        const pane: Rgb = glow ? rgb("#ffce6e") : far(light, lit(light, rgb("#64709c"), shade), t * 0.8);
        sketch.fill(
          polygon([
            [x(t), y(t, 0.07 + row * 0.15)],
            [x(u), y(u, 0.07 + row * 0.15)],
            [x(u), y(u, 0.16 + row * 0.15)],
            [x(t), y(t, 0.16 + row * 0.15)],
          ]),
          pane,
          { angle: 1.55, length: 0.1, detail: 0.75 },
          { bare: true },
        );
      }
    }
    if (random() < 0.6)
      sketch.fill(
        polygon([
          [x(a), foot(a) - 0.07 * (1 - a)],
          [x(b), foot(b) - 0.07 * (1 - b)],
          [x(b), foot(b) - 0.04 * (1 - b)],
          [x(a), foot(a) - 0.03 * (1 - a)],
        ]),
        lit(light, rgb(random() < 0.5 ? "#c8543c" : "#d99c4c"), 0.8),
        { angle: 0.3, detail: 0.7 },
      );
  }
}

function drawLamps(sketch: Sketch, vanish: number, horizon: number): void {
  for (let i = 0; i < 5; i++) {
    const t = ((i + 1) / 5) ** 1.7;
    for (const side of [-1, 1]) {
      const [x, foot, tall] = [vanish + side * t * 0.52, horizon + 0.02 + t * 0.26, 0.05 + t * 0.26];
      sketch.line(
        polyline([
          [x, foot],
          [x, foot - tall],
        ]),
        0.003 + t * 0.006,
        rgb("#3c3f60"),
        { angle: 1.55, detail: 0.9 },
      );
      for (const [size, alpha] of [
        [0.05, 0.25],
        [0.028, 0.45],
        [0.012, 1],
      ] as const) {
        sketch.fill(
          ellipse(x, foot - tall, size * (0.5 + t), size * (0.5 + t)),
          rgb("#ffd988"),
          { length: 0.2, detail: 0.9 },
          { alpha, bare: true },
        );
      }
      sketch.line(
        polyline([
          [x, foot + 0.02],
          [x, foot + tall * 0.8],
        ]),
        0.008 + t * 0.012,
        rgb("#f4c070"),
        { angle: 0, length: 0.2, detail: 0.7 },
        0.55,
      );
    }
  }
}
