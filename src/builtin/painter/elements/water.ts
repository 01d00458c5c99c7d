import { lighten, mix, rgb } from "../colour.ts";
import { type Light, lit } from "../light.ts";
import { ellipse, polyline, rectangle, type Sketch, smooth } from "../sketch.ts";
import type { Theme } from "../theme.ts";

/** Water from `horizon` to `bottom` that mirrors what is already drawn above, broken by ripples. */
export function drawWater(
  sketch: Sketch,
  { light, moods }: Theme,
  horizon: number,
  bottom = 1.05,
  calm = 0.7,
): void {
  const { width, random } = sketch;
  const deep = mix(light.skyTop, rgb("#3f6f8c"), 0.35);
  sketch.fill(
    rectangle(-0.1, horizon, width + 0.2, bottom - horizon),
    {
      stops: [mix(light.skyLow, light.haze, 0.3), mix(light.skyTop, light.skyLow, 0.3), deep],
      from: [0, horizon],
      to: [0, bottom],
    },
    { angle: 0.01, length: 0.6, detail: 0.4 },
  );
  sketch.mirror(horizon, bottom, calm);
  const ripples = Math.round(260 * (bottom - horizon));
  for (let i = 0; i < ripples; i++) {
    const near = random() ** 1.3;
    const y = horizon + near * (bottom - horizon);
    const x = random() * width;
    const reach = (0.01 + random() * 0.06) * (0.25 + near * 1.3);
    const tone = random() < 0.5 ? lighten(light.skyLow, 0.25) : mix(deep, light.shade, 0.3);
    sketch.fill(
      ellipse(x, y, reach, 0.0016 + near * 0.006),
      tone,
      { angle: 0.01, length: 0.5, detail: 0.55 },
      { alpha: 0.5, bare: true },
    );
  }
  if (moods.has("waves")) drawBreakers(sketch, light, horizon, bottom);
}

/** The sun's or moon's path on the water below the brightest part of the sky. */
export function drawGlitter(
  sketch: Sketch,
  { light }: Theme,
  x: number,
  horizon: number,
  bottom: number,
): void {
  if (!light.disc) return;
  const { random } = sketch;
  for (let i = 0; i < 60; i++) {
    const near = random();
    const y = horizon + near * (bottom - horizon) * 0.95;
    const spread = 0.015 + near * 0.05;
    sketch.fill(
      ellipse(
        x + (random() - 0.5) * spread * 2,
        y,
        0.008 + random() * 0.022 * (0.5 + near),
        0.002 + near * 0.004,
      ),
      lighten(light.disc, random() * 0.3),
      { angle: 0.01, length: 0.4, detail: 0.9 },
      { alpha: 0.9, bare: true },
    );
  }
}

function drawBreakers(sketch: Sketch, light: Light, horizon: number, bottom: number): void {
  const { width, random } = sketch;
  for (let row = 0; row < 5; row++) {
    const near = (row + 0.6) / 5;
    const y = horizon + near ** 1.4 * (bottom - horizon);
    for (let x = -0.2 + random() * 0.2; x < width + 0.2; x += 0.25 + near * 0.4) {
      const [w, h] = [(0.12 + random() * 0.1) * (0.5 + near), (0.02 + random() * 0.05) * (0.4 + near * 1.3)];
      const face = lit(light, mix(rgb("#5c98a0"), rgb("#3f6c94"), random()), 0.55 + random() * 0.3);
      sketch.fill(
        smooth([
          [x - w, y],
          [x - w * 0.3, y - h],
          [x + w * 0.35, y - h * 1.35],
          [x + w * 0.6, y - h * 0.7],
          [x + w * 1.1, y],
          [x, y + h * 0.25],
        ]),
        face,
        { angle: 2.75, length: 0.6, detail: 0.6 },
      );
      sketch.line(
        polyline([
          [x - w * 0.45, y - h * 0.75],
          [x + w * 0.1, y - h * 1.15],
          [x + w * 0.5, y - h * 0.95],
          [x + w * 0.66, y - h * 0.4],
        ]),
        0.007 + near * 0.014,
        lit(light, rgb("#fdfdf8"), 1.05),
        { length: 0.2, detail: 0.9 },
      );
      sketch.line(
        polyline([
          [x - w, y + h * 0.1],
          [x, y + h * 0.3],
          [x + w, y + h * 0.12],
        ]),
        0.003 + near * 0.007,
        lit(light, rgb("#e9f0f2"), 0.95),
        { angle: 0, length: 0.3, detail: 0.8 },
        0.8,
      );
    }
  }
}
