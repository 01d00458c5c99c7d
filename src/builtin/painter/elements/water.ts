import { lighten, mix, type Rgb, rgb } from "../colour.ts";
import { far, type Light, lit } from "../light.ts";
import { ellipse, polyline, rectangle, type Sketch, smooth } from "../sketch.ts";
import type { Theme } from "../theme.ts";
import { pointsOf } from "./pen.ts";

/** A breaker in half its width and its height: the water, the hollow under the crest, the foam that falls from it. */
const WAVE =
  "-1 0, -0.5 0.42, 0 0.92, 0.42 1.14, 0.72 1.02, 0.84 0.78, 0.7 0.7, 0.52 0.72, 0.52 0.42, 0.8 0.14, 1.2 0, 0 -0.16";
const TROUGH = "0.1 0.74, 0.4 0.86, 0.5 0.68, 0.48 0.4, 0.66 0.12, 0.3 0.06, 0.05 0.34";
const FOAM =
  "-0.55 0.44, -0.05 0.98, 0.4 1.24, 0.78 1.1, 0.94 0.76, 0.82 0.54, 0.74 0.76, 0.64 0.56, 0.56 0.84, 0.42 0.7, 0.34 0.92, 0.18 0.74, 0.06 0.86, -0.1 0.62, -0.24 0.66, -0.4 0.42";

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
  if (moods.has("waves")) drawBreakers(sketch, light, horizon, bottom, moods.has("storm") ? 1.9 : 1.2);
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

function drawBreakers(sketch: Sketch, light: Light, horizon: number, bottom: number, swell: number): void {
  const { width, random } = sketch;
  for (let row = 0; row < 5; row++) {
    const near = (row + 0.6) / 5;
    const y = horizon + near ** 1.4 * (bottom - horizon);
    for (let x = -0.2 + random() * 0.2; x < width + 0.2; x += 0.25 + near * 0.4) {
      const [w, h] = [
        (0.12 + random() * 0.1) * (0.5 + near),
        (0.02 + random() * 0.05) * (0.4 + near * 1.3) * swell,
      ];
      const tone = (colour: Rgb, amount: number) => far(light, lit(light, colour, amount), 0.75 * (1 - near));
      const face = tone(mix(rgb("#5c98a0"), rgb("#3f6c94"), random()), 0.55 + random() * 0.3);
      const at = (outline: string) =>
        smooth(pointsOf(outline).map(([u, v]) => [x + u * w, y - v * h * 1.2] as const));
      sketch.fill(at(WAVE), face, { angle: 2.75, length: 0.6, detail: 0.6 });
      sketch.fill(
        at(TROUGH),
        mix(face, light.shade, 0.35),
        { angle: 2.6, length: 0.5, detail: 0.7 },
        { bare: true },
      );
      sketch.fill(at(FOAM), tone(rgb("#fdfdf8"), 1.05), { length: 0.2, detail: 0.9 });
      sketch.line(
        polyline([
          [x - w, y + h * 0.1],
          [x, y + h * 0.3],
          [x + w, y + h * 0.12],
        ]),
        0.003 + near * 0.007,
        tone(rgb("#e9f0f2"), 0.95),
        { angle: 0, length: 0.3, detail: 0.8 },
        0.8,
      );
    }
  }
}
