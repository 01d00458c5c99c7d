import { lighten, mix, rgb } from "../colour.ts";
import { lit } from "../light.ts";
import { ellipse, polyline } from "../sketch.ts";
import type { Sitter } from "./sitter.ts";

/** Head, eyes, nose and mouth. */
export function drawFace(sitter: Sitter): void {
  const { sketch, light, h, at, shape, skin, hair, warm, cool } = sitter;
  const { random } = sketch;
  const h0 = { length: 0.3, detail: 0.75 };
  sketch.fill(
    shape([
      [-0.165, 0.7],
      [-0.155, 0.56],
      [-0.1, 0.46],
      [-0.02, 0.425],
      [0.07, 0.455],
      [0.14, 0.55],
      [0.165, 0.7],
      [0.13, 0.87],
      [0, 0.93],
      [-0.13, 0.87],
    ]),
    { stops: [warm, warm, cool], from: at(-0.17, 0.7), to: at(0.19, 0.62) },
    { angle: 1.3, ...h0 },
  );
  sketch.fill(
    shape([
      [0.06, 0.47],
      [0.12, 0.56],
      [0.15, 0.72],
      [0.1, 0.66],
      [0.06, 0.56],
    ]),
    cool,
    { angle: 1.2, ...h0 },
    { bare: true, alpha: 0.7 },
  );
  sketch.fill(
    ellipse(...at(-0.085, 0.6), 0.035 * h, 0.028 * h),
    lit(light, mix(skin, rgb("#e0603c"), 0.4), 1),
    h0,
    { alpha: 0.55, bare: true },
  );
  const gaze = (random() - 0.5) * 0.02;
  for (const [ex, w] of [
    [-0.085, 0.036],
    [0.058, 0.032],
  ] as const) {
    sketch.fill(
      ellipse(...at(ex, 0.7), w * 1.25 * h, 0.024 * h),
      cool,
      { angle: 0, length: 0.1, detail: 1 },
      { bare: true, alpha: 0.8 },
    );
    sketch.fill(
      ellipse(...at(ex, 0.695), w * h, 0.0135 * h),
      lit(light, rgb("#f3ece4"), 0.85),
      { angle: 0, length: 0.05, detail: 1 },
      { bare: true },
    );
    sketch.fill(
      ellipse(...at(ex + gaze, 0.696), 0.0145 * h, 0.0145 * h),
      rgb("#3a4a5c"),
      { length: 0, detail: 1 },
      { bare: true },
    );
    sketch.line(
      polyline([at(ex - w * 1.05, 0.697), at(ex - w * 0.3, 0.714), at(ex + w * 1.1, 0.7)]),
      0.008 * h,
      rgb("#4a3040"),
      { angle: 0, length: 0.3, detail: 1 },
    );
    sketch.line(
      polyline([at(ex - w * 1.25, 0.738), at(ex, 0.758), at(ex + w * 1.35, 0.74)]),
      0.014 * h,
      lit(light, mix(hair, rgb("#3a2838"), 0.4), 0.7),
      { angle: 0.1, length: 0.3, detail: 1 },
    );
  }
  sketch.line(
    polyline([at(-0.005, 0.725), at(-0.022, 0.64), at(-0.035, 0.6), at(-0.008, 0.585), at(0.018, 0.592)]),
    0.011 * h,
    mix(cool, rgb("#9c5040"), 0.3),
    { angle: 1.4, length: 0.4, detail: 1 },
  );
  sketch.line(
    polyline([at(-0.012, 0.72), at(-0.024, 0.625)]),
    0.013 * h,
    lighten(warm, 0.4),
    { angle: 1.4, length: 0.4, detail: 1 },
    0.8,
  );
  sketch.fill(
    shape([
      [-0.07, 0.53],
      [-0.03, 0.545],
      [-0.012, 0.539],
      [0.005, 0.545],
      [0.046, 0.53],
      [-0.01, 0.507],
    ]),
    lit(light, rgb("#c4504c"), 0.9),
    { angle: 0, length: 0.15, detail: 1 },
  );
  sketch.line(polyline([at(-0.06, 0.529), at(-0.01, 0.526), at(0.04, 0.529)]), 0.005 * h, rgb("#6a2c3c"), {
    angle: 0,
    detail: 1,
  });
}
