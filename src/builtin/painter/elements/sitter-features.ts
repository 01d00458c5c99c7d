import { lighten, mix, rgb } from "../colour.ts";
import { lit } from "../light.ts";
import { type Point, smooth } from "../sketch.ts";
import { heightOf } from "./head.ts";
import type { Sitter } from "./sitter.ts";
import { drawEye, handOf, type Place } from "./sitter-eye.ts";

const EYES = ["#5a7a9c", "#6a8a6a", "#5c4430", "#3f3028", "#7a7a68"].map(rgb);

/** Eyes, nose and mouth, each laid on the turned head; what the head hides is left out. */
export function drawFeatures(sitter: Sitter): void {
  const { sketch, head, hair, light, age } = sitter;
  const eye = sketch.random() < 0.6 ? mix(hair, rgb("#4a3424"), 0.6) : EYES[Math.floor(sketch.random() * 5)]!;
  const ink = mix(lit(light, mix(hair, rgb("#2a2028"), 0.7), 0.6), rgb("#241c24"), 0.4);
  for (const side of [-1, 1]) {
    if (head.spot(side * 0.13, 0.5).isHidden) continue;
    drawEye(sitter, side, eye, ink);
  }
  drawNose(sitter);
  drawMouth(sitter);
  if (age === "old") drawLines(sitter);
}

/** Nostrils and the wing's edge; where everything is flat the ridge is a line. */
function drawNose(sitter: Sitter): void {
  const { head, flesh, stance } = sitter;
  const { plane, touch } = handOf(sitter);
  const [deep, shade, dusk] = flesh;
  const { nose } = head.build;
  for (const side of [-1, 1]) {
    if (head.spot(side * 0.03, 0.3).isHidden) continue;
    plane(
      [
        [side * 0.014, 0.297],
        [side * 0.034 * nose, 0.302],
        [side * 0.046 * nose, 0.293],
        [side * 0.028, 0.288],
      ],
      mix(deep, rgb("#3a1c24"), 0.3),
      0.93,
    );
    if (side > 0 || stance.yaw < 0.3)
      touch(
        [
          [side * 0.062 * nose, 0.342],
          [side * 0.077 * nose, 0.315],
          [side * 0.064 * nose, 0.29],
        ],
        0.007,
        mix(shade, deep, 0.4),
        0.6,
      );
  }
  if (stance.yaw < 1.2)
    touch(
      [
        [-0.028, 0.56],
        [-0.024, 0.47],
        [-0.03, 0.38],
        [-0.034 * nose, 0.335],
        [-0.022, 0.3],
        [0.02, 0.292],
      ],
      0.006,
      mix(dusk, deep, 0.35),
      0.6,
    );
}

/** The upper lip lies in shade, the lower one catches light. */
function drawMouth(sitter: Sitter): void {
  const { light, skin, flesh, isMan, age, head } = sitter;
  const { plane, touch } = handOf(sitter);
  const [deep, shade] = flesh;
  const red = rgb(isMan ? "#a8544c" : "#c03848");
  const lips = lit(light, mix(skin, red, isMan ? 0.5 : age === "old" ? 0.45 : 0.72), 0.92);
  const full = head.build.lips;
  const reach = age === "child" ? 0.07 : 0.088;
  const corner = (t: number, up: number): Place => [t * reach, 0.195 + up];
  plane(
    [
      corner(-1, 0.004),
      corner(-0.5, 0.02 * full),
      corner(-0.16, 0.03 * full),
      corner(0, 0.024 * full),
      corner(0.16, 0.03 * full),
      corner(0.5, 0.02 * full),
      corner(1, 0.004),
      corner(0.4, -0.003),
      corner(-0.4, -0.003),
    ],
    mix(lips, deep, 0.32),
    1,
  );
  plane(
    [
      corner(-0.86, 0),
      corner(0.86, 0),
      corner(0.55, -0.026 * full),
      corner(0, -0.038 * full),
      corner(-0.55, -0.026 * full),
    ],
    lips,
  );
  plane(
    [corner(-0.45, -0.012), corner(0.05, -0.014), corner(-0.05, -0.025), corner(-0.4, -0.022)],
    lighten(lips, 0.3),
    0.8,
  );
  touch(
    [corner(-1.06, 0.006), corner(-0.4, -0.001), corner(0, 0.001), corner(0.4, -0.001), corner(1.06, 0.006)],
    0.0085,
    mix(lips, deep, 0.75),
  );
  plane([corner(1.02, 0.012), corner(1.2, 0.004), corner(1.05, -0.012)], shade, 0.6);
}

/** What the years have drawn. */
function drawLines(sitter: Sitter): void {
  const { flesh } = sitter;
  const { touch } = handOf(sitter);
  const colour = mix(flesh[1], flesh[0], 0.3);
  for (const side of [-1, 1]) {
    touch(
      [
        [side * 0.075, 0.3],
        [side * 0.11, 0.255],
        [side * 0.125, 0.2],
      ],
      0.01,
      colour,
      0.65,
    );
    touch(
      [
        [side * 0.085, 0.452],
        [side * 0.13, 0.44],
        [side * 0.18, 0.455],
      ],
      0.007,
      colour,
      0.55,
    );
    touch(
      [
        [side * 0.21, 0.52],
        [side * 0.235, 0.535],
      ],
      0.006,
      colour,
      0.5,
    );
  }
  for (const up of [0.7, 0.745])
    touch(
      [
        [-0.15, up],
        [0, up + 0.012],
        [0.15, up],
      ],
      0.006,
      colour,
      0.4,
    );
}

/** An ear where the hair leaves it free. */
export function drawEar({ sketch, head, flesh, stance, cut }: Sitter): void {
  if (cut.line[2] < 0.34) return;
  const { point, isHidden } = head.form.see([0.318, heightOf(0.4, head.build), -0.06]);
  if (isHidden || stance.yaw < 0.15) return;
  const [deep, shade, dusk, half] = flesh;
  const wide = 0.035 + 0.035 * Math.sin(stance.yaw);
  const ear = (points: readonly Point[]) =>
    smooth(points.map(([u, v]): Point => [point[0] + u * wide * stance.scale, point[1] - v * stance.scale]));
  const handling = { angle: 1.3, length: 0.15, detail: 0.95 };
  sketch.fill(
    ear([
      [-0.75, 0.02],
      [-0.4, 0.1],
      [0.4, 0.125],
      [1, 0.07],
      [0.75, -0.02],
      [0.1, -0.11],
      [-0.5, -0.12],
      [-0.65, -0.06],
    ]),
    {
      stops: [half, dusk, shade],
      from: [point[0] - 0.05 * stance.scale, 0],
      to: [point[0] + 0.06 * stance.scale, 0],
    },
    handling,
  );
  sketch.fill(
    ear([
      [-0.3, 0.05],
      [0.3, 0.08],
      [0.55, 0.04],
      [0.1, -0.03],
      [-0.3, -0.04],
    ]),
    mix(shade, deep, 0.5),
    handling,
    {
      alpha: 0.7,
      bare: true,
    },
  );
}
