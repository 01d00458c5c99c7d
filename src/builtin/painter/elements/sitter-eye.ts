import { mix, type Rgb, rgb } from "../colour.ts";
import { lit } from "../light.ts";
import { type Point, polygon, polyline, smooth } from "../sketch.ts";
import type { Sitter } from "./sitter.ts";

/** A place on a face: across from its middle, up from the chin. */
export type Place = readonly [across: number, up: number];

/** How a face is worked: planes and touches that follow it. */
export function handOf({ sketch, head, stance }: Sitter) {
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
export function drawEye(sitter: Sitter, side: number, eye: Rgb, ink: Rgb): void {
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
  ring(0.0085, lit(light, rgb("#fffaf0"), 1.05), -0.2 * side, 0.014);
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
      corner(-1.2, lift - 0.002),
      corner(-0.4, lift + 0.009),
      corner(0.5, lift + 0.012),
      corner(1.5, lift - 0.012),
      corner(0.5, lift + 0.012 - thick * 0.7),
      corner(-0.4, lift + 0.009 - thick),
      corner(-1.15, lift - 0.002 - thick),
    ],
    brow,
  );
}
