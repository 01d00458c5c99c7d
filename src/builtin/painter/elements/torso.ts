import { createForm, type Form } from "./form.ts";
import type { Sitter } from "./sitter.ts";

/** Rings from the waist to the neck: height under the chin, half the width, half the depth, in heights of the head. */
const RINGS: readonly (readonly [y: number, width: number, depth: number])[] = [
  [-1.5, 0.74, 0.34],
  [-1.2, 0.79, 0.35],
  [-0.9, 0.825, 0.345],
  [-0.7, 0.83, 0.32],
  [-0.56, 0.805, 0.29],
  [-0.47, 0.74, 0.265],
  [-0.4, 0.62, 0.24],
  [-0.34, 0.45, 0.215],
  [-0.28, 0.3, 0.195],
  [-0.22, 0.22, 0.18],
  [-0.14, 0.19, 0.17],
];
const [LOWEST, HIGHEST] = [RINGS[0]![0], RINGS.at(-1)![0]];

/** Chest and shoulders as a form, and places on the front of it. */
export interface Torso {
  form: Form;
  /** Height under the chin of a ring, and how far from its middle a place of it lies. */
  levelOf: (v: number) => number;
  acrossOf: (theta: number, v: number) => number;
  spot: (across: number, up: number) => ReturnType<Form["see"]>;
}

const swell = (dx: number, dy: number, sx: number, sy: number) =>
  Math.exp(-((dx / sx) ** 2) - (dy / sy) ** 2);

/** Models what is under the clothes, turned half as far as the head; `rows` more where it is seen closely. */
export function createTorso({ stance, isMan, age }: Pick<Sitter, "stance" | "isMan" | "age">): Torso {
  const broad = age === "child" ? 0.74 : isMan ? 1.1 : 0.95;
  const levelOf = (v: number) => LOWEST + (HIGHEST - LOWEST) * v;
  const ring = (y: number) => {
    let i = 1;
    while (i < RINGS.length - 1 && RINGS[i]![0] < y) i++;
    const [a, b] = [RINGS[i - 1]!, RINGS[i]!];
    const t = Math.max(0, Math.min(1, (y - a[0]) / (b[0] - a[0])));
    const neck = Math.max(0, Math.min(1, (y + 0.4) / 0.16));
    const width = (a[1] + (b[1] - a[1]) * t) * (broad + (Math.min(broad, 1) - broad) * neck);
    return [width, a[2] + (b[2] - a[2]) * t] as const;
  };
  const surface = (theta: number, y: number) => {
    const [width, depth] = ring(y);
    const [sin, cos] = [Math.sin(theta), Math.cos(theta)];
    const x = width * sin;
    const side = Math.abs(x) / broad;
    const low = 1 / (1 + Math.exp((y + 0.66) / 0.05));
    const bust = age === "grown" && !isMan ? 0.11 : 0.035;
    const relief =
      cos < 0
        ? 0
        : bust * swell(side - 0.27, y + 0.93, 0.2, 0.17) +
          0.05 * low * swell(side - 0.7, 0, 0.1, 1) -
          0.1 * low * swell(side - 0.54, 0, 0.045, 1) -
          0.02 * swell(x, y + 0.8, 0.08, 0.3);
    const z = depth * Math.sign(cos) * Math.abs(cos) ** 0.75 + relief - 0.05;
    return [x, y, z] as const;
  };
  const form = createForm(
    (theta, v) => surface(theta, levelOf(v)),
    {
      ...stance,
      // Children have hardly any neck.
      y: stance.y - (age === "child" ? 0.1 : 0) * stance.scale,
      x: stance.x + 0.07 * Math.sin(stance.yaw) * stance.scale,
      yaw: stance.yaw * 0.55,
      tilt: 0,
    },
    30,
    38,
  );
  return {
    form,
    levelOf,
    acrossOf: (theta, v) => (Math.cos(theta) < 0 ? 9 : ring(levelOf(v))[0] * Math.sin(theta)),
    spot(across, up) {
      const [width] = ring(up);
      return form.see(surface(Math.asin(Math.max(-1, Math.min(1, across / width))), up));
    },
  };
}
