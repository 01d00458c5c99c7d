import { mix, type Rgb, rgb } from "../colour.ts";
import { lit } from "../light.ts";
import { polygon, type Sketch, smooth } from "../sketch.ts";
import type { Theme } from "../theme.ts";
import { seasonColours } from "./land.ts";

/** Rows that run from the horizon towards us. */
export function drawRows(sketch: Sketch, { light }: Theme, horizon: number, colour: Rgb): void {
  const { width, random } = sketch;
  const vanish = width * (0.1 + random() * 0.8);
  for (let i = -10; i <= 10; i++) {
    const foot = width / 2 + i * 0.2;
    const angle = Math.atan2(1 - horizon, foot - vanish);
    sketch.fill(
      polygon([
        [vanish + i * 0.035, horizon + 0.035],
        [vanish + i * 0.035 + 0.018, horizon + 0.035],
        [foot + 0.12, 1.06],
        [foot, 1.06],
      ]),
      {
        stops: [lit(light, colour, 0.8), lit(light, mix(colour, rgb("#fff0e0"), 0.15), 1)],
        from: [0, horizon],
        to: [0, 1],
      },
      { angle, length: 0.3, detail: 0.6 },
    );
  }
}

/** A track that winds from our feet to the horizon, to `goal` across it where that is given. */
export function drawTrack(sketch: Sketch, theme: Theme, horizon: number, goal?: number): void {
  const { width, random } = sketch;
  const { light } = theme;
  const { earth } = seasonColours(theme);
  const [foot, end] = [width * (0.2 + random() * 0.6), goal ?? width * (0.2 + random() * 0.6)];
  const bow = (random() < 0.5 ? 1 : -1) * width * (0.14 + random() * 0.12);
  const at = (t: number) => ({
    x: foot + (end - foot) * t + bow * Math.sin(t * 4.2) * (1 - t),
    y: 1.05 + (horizon + 0.03 - 1.05) * (1 - (1 - t) ** 1.9),
  });
  const half = (t: number) => 0.15 * (1 - t) ** 1.7 + 0.004;
  const steps = Array.from({ length: 15 }, (_, i) => i / 14);
  const sand = mix(earth, rgb("#f0dcc0"), 0.4);
  sketch.fill(
    smooth([
      ...steps.map((t) => [at(t).x - half(t), at(t).y] as const),
      ...[...steps].reverse().map((t) => [at(t).x + half(t), at(t).y] as const),
    ]),
    {
      stops: [lit(light, sand, 0.95), lit(light, mix(sand, rgb("#9a80b0"), 0.35), 0.75)],
      from: [0, horizon],
      to: [0, 1],
    },
    { angle: 1.3, length: 0.4, detail: 0.5 },
  );
}
