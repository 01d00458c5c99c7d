import { lighten, mix, type Rgb, rgb } from "../colour.ts";
import { lit } from "../light.ts";
import { polyline } from "../sketch.ts";
import type { Sitter } from "./sitter.ts";

type Place = readonly [across: number, up: number];

/** How a head is worked: soft planes laid over one another, and single touches. */
export function handOf({ sketch, h, at, shape }: Sitter) {
  const plane = (places: readonly Place[], colour: Rgb, angle: number, alpha = 1) =>
    sketch.fill(shape(places), colour, { angle, length: 0.3, detail: 0.8 }, { alpha, bare: true });
  const touch = (places: readonly Place[], width: number, colour: Rgb, alpha = 1) =>
    sketch.line(
      polyline(places.map(([u, v]) => at(u, v))),
      width * h,
      colour,
      { angle: 0, length: 0.2, detail: 1 },
      alpha,
    );
  return { plane, touch };
}

/** Skin between light and shade, blood under the skin, and the deepest shade. */
export interface Flesh {
  half: Rgb;
  blush: Rgb;
  dark: Rgb;
}

/** Eyes, nose and mouth of a head looking to the left, said in as few touches as can be read. */
export function drawFeatures(sitter: Sitter, { half, blush, dark }: Flesh): void {
  const { light, skin, hair, warm, cool, isMan } = sitter;
  const { plane, touch } = handOf(sitter);
  // Eye sockets, the near one wide, the far one cut by the bridge of the nose.
  plane(
    [
      [-0.062, 0.735],
      [-0.02, 0.75],
      [0.032, 0.735],
      [0.036, 0.7],
      [-0.01, 0.682],
      [-0.055, 0.694],
    ],
    dark,
    0.1,
    0.55,
  );
  plane(
    [
      [-0.135, 0.733],
      [-0.112, 0.742],
      [-0.092, 0.73],
      [-0.093, 0.7],
      [-0.13, 0.695],
    ],
    dark,
    0.1,
    0.5,
  );
  // Nose: a lit ridge, a shaded side, a cast shadow.
  plane(
    [
      [-0.078, 0.735],
      [-0.06, 0.69],
      [-0.052, 0.615],
      [-0.058, 0.592],
      [-0.095, 0.592],
      [-0.08, 0.65],
    ],
    mix(half, blush, 0.4),
    1.4,
    0.85,
  );
  plane(
    [
      [-0.093, 0.74],
      [-0.08, 0.735],
      [-0.098, 0.61],
      [-0.122, 0.608],
      [-0.115, 0.632],
    ],
    lighten(warm, 0.38),
    1.4,
    0.9,
  );
  plane(
    [
      [-0.115, 0.598],
      [-0.06, 0.598],
      [-0.045, 0.585],
      [-0.07, 0.566],
      [-0.1, 0.58],
    ],
    dark,
    0.2,
    0.6,
  );
  // Mouth: the upper lip in shade, the lower one catching light.
  const lips = lit(light, mix(skin, rgb("#b8343c"), isMan ? 0.4 : 0.68), 0.86);
  plane(
    [
      [-0.122, 0.535],
      [-0.104, 0.547],
      [-0.088, 0.543],
      [-0.035, 0.534],
      [-0.07, 0.528],
    ],
    mix(lips, dark, 0.4),
    0.05,
  );
  plane(
    [
      [-0.117, 0.532],
      [-0.04, 0.532],
      [-0.065, 0.515],
      [-0.1, 0.514],
    ],
    lighten(lips, 0.14),
    0.05,
  );
  plane(
    [
      [-0.1, 0.509],
      [-0.055, 0.509],
      [-0.07, 0.495],
      [-0.09, 0.495],
    ],
    cool,
    0.1,
    0.6,
  );
  plane(
    [
      [-0.105, 0.482],
      [-0.07, 0.488],
      [-0.055, 0.465],
      [-0.085, 0.45],
    ],
    lighten(warm, 0.2),
    0.4,
    0.7,
  );

  // Where everything is flat these two lines are all there is of nose and mouth.
  touch(
    [
      [-0.094, 0.7],
      [-0.1, 0.65],
      [-0.119, 0.607],
      [-0.1, 0.594],
      [-0.08, 0.597],
    ],
    0.006,
    mix(cool, dark, 0.45),
  );
  touch(
    [
      [-0.12, 0.534],
      [-0.095, 0.536],
      [-0.04, 0.533],
    ],
    0.0065,
    mix(lips, dark, 0.65),
  );
  const pupil = mix(rgb("#2c2a38"), hair, 0.25);
  const brow = lit(light, mix(hair, rgb("#3a2838"), 0.45), 0.7);
  touch(
    [
      [-0.052, 0.711],
      [-0.018, 0.722],
      [0.024, 0.708],
    ],
    0.011,
    pupil,
  );
  touch(
    [
      [-0.03, 0.712],
      [-0.014, 0.71],
    ],
    0.018,
    pupil,
  );
  touch(
    [
      [-0.046, 0.704],
      [-0.036, 0.703],
    ],
    0.008,
    lit(light, rgb("#efe6dc"), 0.85),
  );
  touch(
    [
      [-0.003, 0.703],
      [0.008, 0.704],
    ],
    0.008,
    lit(light, rgb("#d8d0d0"), 0.8),
  );
  touch(
    [
      [-0.127, 0.711],
      [-0.112, 0.719],
      [-0.096, 0.71],
    ],
    0.01,
    pupil,
  );
  touch(
    [
      [-0.118, 0.71],
      [-0.108, 0.709],
    ],
    0.015,
    pupil,
  );
  touch(
    [
      [-0.062, 0.752],
      [-0.02, 0.77],
      [0.04, 0.748],
    ],
    isMan ? 0.017 : 0.012,
    brow,
    0.85,
  );
  touch(
    [
      [-0.138, 0.75],
      [-0.115, 0.763],
      [-0.095, 0.752],
    ],
    isMan ? 0.015 : 0.011,
    brow,
    0.85,
  );
}
