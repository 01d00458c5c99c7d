import { lighten, mix, type Rgb, rgb } from "../colour.ts";
import { lit } from "../light.ts";
import { type Point, polygon, polyline, smooth } from "../sketch.ts";
import type { Sitter } from "./sitter.ts";

const EYES = ["#5a7a9c", "#6a8a6a", "#5c4430", "#3f3028", "#7a7a68"].map(rgb);
type Place = readonly [across: number, up: number];

/** Eyes, nose, mouth and ear, each laid on the turned head; what the head hides is left out. */
export function drawFeatures(sitter: Sitter): void {
  const { sketch, head, hair, flesh, light, isMan, age } = sitter;
  const eye = sketch.random() < 0.6 ? mix(hair, rgb("#4a3424"), 0.6) : EYES[Math.floor(sketch.random() * 5)]!;
  const ink = mix(lit(light, mix(hair, rgb("#2a2028"), 0.7), 0.6), rgb("#241c24"), 0.4);
  for (const side of [-1, 1]) {
    if (head.spot(side * 0.13, 0.5).isHidden) continue;
    drawEye(sitter, side, eye, ink);
  }
  drawNose(sitter);
  drawMouth(sitter);
  if (age === "old") drawLines(sitter);
  void [isMan, flesh];
}

/** How a face is worked: planes and touches that follow it. */
function handOf({ sketch, head, stance }: Sitter) {
  const on = (places: readonly Place[]): Point[] => places.map(([u, v]) => head.spot(u, v).point);
  return {
    on,
    plane: (places: readonly Place[], colour: Rgb, alpha = 1) =>
      sketch.fill(
        smooth(on(places)),
        colour,
        { angle: 0.1, length: 0.2, detail: 0.97 },
        { alpha, bare: true },
      ),
    touch: (places: readonly Place[], width: number, colour: Rgb, alpha = 1) =>
      sketch.line(
        polyline(on(places)),
        width * stance.scale,
        colour,
        { angle: 0, length: 0.2, detail: 1 },
        alpha,
      ),
  };
}

/** Lids about a ball: the upper one throws a shadow on it, so it is drawn dark. */
function drawEye(sitter: Sitter, side: number, eye: Rgb, ink: Rgb): void {
  const { sketch, head, flesh, light, stance, isMan, age, hair } = sitter;
  const { plane, touch, on } = handOf(sitter);
  const [deep, shade, dusk, half] = flesh;
  const size = head.build.eyes * (age === "child" ? 1.12 : 1);
  const reach = 0.062 * size;
  /** Along the eye from its inner corner −1 to its outer one 1. */
  const corner = (t: number, up: number): Place => [side * (0.134 + t * reach), 0.5 + up * size];
  const isShaded = side > 0;
  plane(
    [
      corner(-1.25, 0.045),
      corner(0, 0.062),
      corner(1.2, 0.04),
      corner(1.1, 0.014),
      corner(0, 0.034),
      corner(-1, 0.008),
    ],
    mix(dusk, shade, isShaded ? 0.7 : 0.3),
    0.6,
  );
  sketch.fill(
    polygon(
      on([
        corner(-1, -0.006),
        ...[-0.6, -0.2, 0.2, 0.6].map((t) => corner(t, 0.03 * (1 - t * t * 0.9))),
        corner(1, 0.004),
        ...[0.6, 0.2, -0.2, -0.6].map((t) => corner(t, -0.021 * (1 - t * t * 0.8))),
      ]),
    ),
    lit(light, mix(rgb("#f4ece2"), shade, isShaded ? 0.3 : 0.1), isShaded ? 0.84 : 0.96),
    { length: 0.1, detail: 1 },
    { bare: true },
  );
  // The eyes look at us, whichever way the head is turned.
  const gaze = Math.max(-0.3, Math.min(0.34, stance.yaw * 0.42)) * side;
  const ring = (radius: number, colour: Rgb, dt = 0, dv = 0) =>
    sketch.fill(
      smooth(
        on(
          Array.from({ length: 8 }, (_, k): Place => {
            const angle = (k / 8) * Math.PI * 2;
            const t = gaze + dt + (Math.cos(angle) * radius) / reach;
            return corner(t, 0.006 + dv + Math.min(0.026, Math.sin(angle) * radius * 1.05) / size);
          }),
        ),
      ),
      colour,
      { length: 0.05, detail: 1 },
      { bare: true },
    );
  ring(0.034 * size, lit(light, mix(eye, ink, 0.35), 0.85));
  ring(0.018 * size, ink);
  ring(0.0085, lit(light, rgb("#fffaf0"), 1.05), -side * 0.2 * side * side - 0.1 * side * 0, 0.014);
  touch(
    [
      corner(-1.02, -0.006),
      ...[-0.6, -0.15, 0.3, 0.7].map((t) => corner(t, 0.032 * (1 - t * t * 0.9))),
      corner(1.12, 0.002),
    ],
    isMan ? 0.014 : 0.018,
    ink,
  );
  touch([corner(-0.8, -0.016), corner(0, -0.027), corner(0.9, -0.012)], 0.006, mix(dusk, deep, 0.4), 0.6);
  touch([corner(-0.8, 0.03), corner(0, 0.052), corner(0.9, 0.034)], 0.007, mix(half, deep, 0.4), 0.6);
  const thick = (isMan ? 0.026 : 0.018) * (age === "child" ? 0.7 : 1);
  const brow = lit(light, mix(hair, rgb("#3a2a30"), age === "old" ? 0.12 : 0.4), 0.75);
  const lift = isMan ? 0.078 : 0.09;
  plane(
    [
      corner(-1.2, lift - 0.012),
      corner(-0.4, lift + 0.012),
      corner(0.5, lift + 0.02),
      corner(1.5, lift - 0.012),
      corner(0.5, lift + 0.02 - thick * 0.7),
      corner(-0.4, lift + 0.012 - thick),
      corner(-1.15, lift - 0.012 - thick),
    ],
    brow,
  );
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
