import { mix, type Rgb, rgb } from "../colour.ts";
import { lit } from "../light.ts";
import { pick } from "../pick.ts";
import { ellipse, type Point, polyline, smooth } from "../sketch.ts";
import { type Limb, limbShape } from "./body.ts";
import type { DancerModel } from "./dancer.ts";

const HAIR = ["#4a2c22", "#7a4a2a", "#b87a36", "#2e2630", "#9a4e2c"].map(rgb);

/** Neck with its black ribbon, face with one side in shade, hair drawn back into a knot with flowers. */
export function drawDancerHead(
  { sketch, light, at, pose, height, tones, isMirrored }: DancerModel,
  skin: Rgb,
): void {
  const { random } = sketch;
  const { head, chest, turn, isFromBehind } = pose;
  const [warm, half, cool] = tones(skin);
  const [hx, hy] = at(head);
  const [dx, dy] = [head[0] - chest[0], head[1] - chest[1]];
  const up = Math.atan2(dx, dy) * 0.6;
  const spot = (u: number, v: number): Point =>
    at([head[0] + u * Math.cos(up) + v * Math.sin(up), head[1] + v * Math.cos(up) - u * Math.sin(up)]);
  const neck: Limb = [
    chest,
    [chest[0] + dx * 0.5, chest[1] + dy * 0.5],
    [head[0] - dx * 0.18, head[1] - dy * 0.18],
    head,
  ];
  const { path, from, to } = limbShape(
    neck,
    [
      [0, 0, 0.036],
      [0, 0.8, 0.0235],
      [1, 0.6, 0.022],
      [2, 0.4, 0.024],
    ],
    at,
    height,
  );
  sketch.fill(path, { stops: [half, cool], from, to }, { angle: 1.5, length: 0.2, detail: 1 });
  const throat = (u: number): Point => at([chest[0] + dx * 0.46 + u, chest[1] + dy * 0.46]);
  sketch.line(polyline([throat(-0.024), throat(0.024)]), 0.009 * height, lit(light, rgb("#2a2430"), 0.6), {
    angle: 0,
    detail: 1,
  });
  const hair = pick(HAIR, random);
  const [shine, , deep] = tones(hair);
  const knot = ellipse(...spot(isFromBehind ? 0.005 : -0.062, 0.045), 0.034 * height, 0.03 * height);
  if (!isFromBehind) {
    sketch.fill(
      knot,
      { stops: [shine, deep], from: [hx - 0.04 * height, hy], to: [hx + 0.02 * height, hy] },
      { angle: 0.8, length: 0.2, detail: 1 },
    );
    // Forehead, brow, cheek, chin, jaw: the more in profile the further the nose stands out.
    const nose = 0.05 + turn * 0.012;
    sketch.fill(
      smooth([
        spot(-0.034, 0.05),
        spot(0.02, 0.068),
        spot(0.048, 0.035),
        spot(nose - 0.004, 0.008),
        spot(nose + 0.004, -0.012),
        spot(0.044, -0.032),
        spot(0.026, -0.066),
        spot(0.004, -0.062),
        spot(-0.026, -0.03),
        spot(-0.042, 0.01),
      ]),
      isMirrored
        ? { stops: [warm, warm, half], from: spot(0.05, 0), to: spot(-0.04, 0) }
        : { stops: [warm, half, cool], from: spot(-0.03, 0.02), to: spot(0.055, -0.02) },
      { angle: 1.3, length: 0.15, detail: 1 },
    );
    const eye = 0.02 + turn * 0.008;
    const feature = (points: readonly Point[], width: number, colour: Rgb) =>
      sketch.line(polyline(points), width * height, colour, { angle: 0, length: 0.1, detail: 1 });
    feature([spot(eye - 0.013, 0.008), spot(eye + 0.012, 0.01)], 0.0085, mix(deep, cool, 0.3));
    if (turn < 0.5)
      feature([spot(eye - 0.042, 0.007), spot(eye - 0.026, 0.009)], 0.008, mix(deep, cool, 0.3));
    feature([spot(eye + 0.002, -0.036), spot(eye + 0.018, -0.036)], 0.008, lit(light, rgb("#b8443c"), 0.85));
  }
  sketch.fill(
    isFromBehind
      ? ellipse(...spot(0, 0.005), 0.05 * height, 0.062 * height)
      : smooth([
          spot(0.05, 0.04),
          spot(0.03, 0.078),
          spot(-0.015, 0.085),
          spot(-0.058, 0.055),
          spot(-0.06, 0.0),
          spot(-0.04, -0.032),
          spot(-0.028, -0.01),
          spot(-0.012, 0.022),
          spot(0.018, 0.046),
        ]),
    { stops: [shine, mix(shine, deep, 0.6), deep], from: spot(-0.05, 0.08), to: spot(0.05, -0.03) },
    { angle: 0.6, length: 0.25, detail: 1 },
  );
  if (isFromBehind) sketch.fill(knot, shine, { angle: 0.8, length: 0.2, detail: 1 });
  for (let i = 0; i < 4; i++)
    sketch.fill(
      ellipse(...spot(-0.05 + i * 0.022, 0.074 - (i % 2) * 0.008), 0.012 * height, 0.011 * height),
      tones(pick([rgb("#f4f0e8"), rgb("#ec8a8a"), rgb("#e8c86a")], random))[0],
      { length: 0.05, detail: 1 },
      { bare: true },
    );
}
