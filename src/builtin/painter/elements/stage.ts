import { lighten, mix, type Rgb, rgb } from "../colour.ts";
import { lit } from "../light.ts";
import { pick } from "../pick.ts";
import { ellipse, type Point, polygon, polyline, rectangle, type Sketch, smooth } from "../sketch.ts";
import type { Theme } from "../theme.ts";

/** What dancers dance before. */
export interface StageSet {
  sketch: Sketch;
  theme: Theme;
  /** Where the floor begins. */
  horizon: number;
}

/** Painted woods hang behind the stage: a clearing full of light, trunks before it, boughs from above. */
export function drawStage({ sketch, theme: { light, accents }, horizon }: StageSet): void {
  const { width, random } = sketch;
  const woods = accents[0] ?? pick([rgb("#4f8a74"), rgb("#5878a8"), rgb("#8a6aa0"), rgb("#a88444")], random);
  const night = mix(woods, rgb("#1e2048"), 0.6);
  const glade = width * (0.25 + random() * 0.3);
  sketch.fill(
    rectangle(-0.1, -0.1, width + 0.2, horizon + 0.2),
    {
      stops: [
        lit(light, night, 0.55),
        lit(light, mix(woods, night, 0.3), 0.75),
        lit(light, lighten(woods, 0.3), 0.95),
      ],
      from: [width, 0],
      to: [glade, horizon * 0.9],
    },
    { length: 0.6, detail: 0.34 },
  );
  for (const [reach, amount] of [
    [0.34, 0.35],
    [0.22, 0.6],
  ] as const)
    sketch.fill(
      ellipse(glade, horizon * 0.78, reach, reach * horizon * 1.5),
      lit(light, mix(lighten(woods, amount), rgb("#f8e2a8"), amount * 0.6), 1.02),
      { angle: 1.3, length: 0.5, detail: 0.36 },
      { alpha: 0.5, bare: true },
    );
  for (let tree = 0; tree < 5; tree++) {
    const x = ((tree + 0.15 + random() * 0.7) / 5) * width;
    const [sway, half] = [(random() - 0.5) * 0.1, 0.01 + random() * 0.014];
    sketch.fill(
      polygon([
        [x - half * 1.6, horizon + 0.02],
        [x - half + sway * 0.5, horizon * 0.45],
        [x - half + sway, -0.05],
        [x + half + sway, -0.05],
        [x + half * 0.8 + sway * 0.5, horizon * 0.45],
        [x + half * 1.8, horizon + 0.02],
      ]),
      lit(light, mix(night, rgb("#5a3c34"), 0.45), 0.62),
      { angle: 1.5, length: 0.6, detail: 0.5 },
      { bare: true },
    );
  }
  // Boughs: few large masses, each with a lit side.
  for (let bough = 0; bough < 8; bough++) {
    const x = ((bough + random()) / 8) * width;
    const low = horizon * (0.16 + random() * 0.34 + Math.abs(x - glade) * 0.22);
    const wide = 0.1 + random() * 0.1;
    const mass = (shift: number, size: number) =>
      smooth([
        [x - wide * size + shift, -0.1],
        [x - wide * 0.9 * size + shift, low * 0.55],
        [x - wide * 0.5 * size + shift, low * 0.8 * size],
        [x - wide * 0.1 + shift, low * 0.72 * size],
        [x + wide * 0.25 * size + shift, low * size],
        [x + wide * 0.7 * size + shift, low * 0.7],
        [x + wide * size + shift, -0.1],
      ]);
    const leaf = mix(woods, pick([rgb("#d8a850"), rgb("#4a7a5c"), rgb("#b86a4c")], random), 0.35);
    sketch.fill(
      mass(0, 1),
      lit(light, mix(leaf, night, 0.55), 0.7),
      { angle: 0.8, length: 0.35, detail: 0.42 },
      { bare: true },
    );
    sketch.fill(
      mass(x < glade ? 0.03 : -0.03, 0.7),
      lit(light, mix(leaf, rgb("#ffe2a0"), 0.12), 0.92),
      { angle: 0.8, length: 0.35, detail: 0.42 },
      { alpha: 0.6, bare: true },
    );
  }
}

/** The edge of a painted flat, dark against the light of the stage. */
export function drawWing({ sketch, theme: { light } }: StageSet, reach = 0.08): void {
  const { width, random } = sketch;
  const edge = width * (1 - reach + random() * 0.03);
  const wing: Point[] = [[width + 0.3, -0.2]];
  for (let step = 0; step <= 8; step++)
    wing.push([edge + Math.sin(step * 1.7 + random()) * 0.022 + (step % 2 ? 0.016 : 0), -0.1 + step * 0.16]);
  wing.push([width + 0.3, 1.3]);
  sketch.fill(
    smooth(wing),
    {
      stops: [
        lit(light, rgb("#8a6a44"), 0.8),
        lit(light, rgb("#4a3c44"), 0.6),
        lit(light, rgb("#2a2638"), 0.5),
      ],
      from: [edge - 0.03, 0],
      to: [edge + 0.12, 0.1],
    },
    { angle: 1.5, length: 0.6, detail: 0.45 },
  );
}

/** The pit before the stage: heads and the neck of a double bass, dark against the footlights. */
export function drawOrchestra({ sketch, theme: { light } }: StageSet): void {
  const { width, random } = sketch;
  const rim = 0.9;
  sketch.fill(
    rectangle(-0.1, rim - 0.012, width + 0.2, 0.02),
    lit(light, rgb("#ffd890"), 1.1),
    { angle: 0, length: 0.6, detail: 0.6 },
    { alpha: 0.85, bare: true },
  );
  const coat = lit(light, rgb("#2c2438"), 0.6);
  const low = { angle: 0.1, length: 0.5, detail: 0.6 };
  sketch.fill(rectangle(-0.1, rim, width + 0.2, 0.3), coat, low, { bare: true });
  for (let i = 0; i < 6; i++) {
    const x = ((i + 0.2 + random() * 0.6) / 6) * width;
    const size = 0.036 + random() * 0.008;
    const y = rim - 0.004 + random() * 0.03;
    sketch.fill(
      smooth([
        [x - size * 2.2, 1.1],
        [x - size * 1.9, y + size * 2],
        [x - size * 0.5, y + size * 1.1],
        [x + size * 0.5, y + size * 1.1],
        [x + size * 1.9, y + size * 2],
        [x + size * 2.2, 1.1],
      ]),
      lit(light, rgb("#3a3048"), 0.6),
      { ...low, detail: 0.7 },
    );
    sketch.fill(
      ellipse(x, y, size * 0.78, size),
      {
        stops: [lit(light, rgb("#6a4634"), 0.9), lit(light, rgb("#3a2a2c"), 0.7)],
        from: [x, y - size],
        to: [x, y + size],
      },
      { ...low, detail: 0.9 },
    );
  }
  const x = width * (0.2 + random() * 0.5);
  sketch.line(
    polyline([
      [x, 1.05],
      [x + 0.05, 0.72],
      [x + 0.062, 0.7],
      [x + 0.05, 0.685],
    ]),
    0.017,
    lit(light, rgb("#6a3a22"), 0.7),
    { angle: 1.4, length: 0.6, detail: 0.9 },
  );
}

/** Boards run towards a point beyond the picture's side, warm where the light falls. */
export function drawBoards({ sketch, theme: { light }, horizon }: StageSet, isOnStage: boolean): void {
  const { width, random } = sketch;
  const wood = pick([rgb("#d0a070"), rgb("#bd9270"), rgb("#b09a84"), rgb("#d8b888")], random);
  const shade = lit(light, mix(wood, rgb("#4c4480"), isOnStage ? 0.6 : 0.42), 0.7);
  sketch.fill(
    rectangle(-0.1, horizon, width + 0.2, 1.2 - horizon),
    {
      stops: [shade, lit(light, wood, 0.86), lit(light, lighten(wood, 0.22), 1.02)],
      from: [width * 0.95, horizon],
      to: [width * 0.2, 1],
    },
    { angle: 0.35, length: 0.7, detail: 0.35 },
  );
  const vanish: Point = [width * (random() < 0.5 ? -0.25 : 1.25), horizon - 0.3];
  for (let board = -8; board < 20; board++) {
    const foot: Point = [(board / 11) * width, 1.1];
    const t = (horizon - foot[1]) / (vanish[1] - foot[1]);
    sketch.line(
      polyline([foot, [foot[0] + (vanish[0] - foot[0]) * t, horizon]]),
      0.004,
      lit(light, mix(wood, rgb("#4a3450"), 0.42), 0.75),
      { angle: 0.6, length: 0.8, detail: 0.4 },
      0.4,
    );
  }
  if (!isOnStage) return;
  // The limelight: one pool, soft at its rim.
  const [x, y] = [width * 0.42, horizon + (1 - horizon) * 0.5];
  for (const [reach, alpha] of [
    [0.62, 0.3],
    [0.42, 0.4],
  ] as const)
    sketch.fill(
      ellipse(x, y, reach, reach * 0.36, -0.12),
      lit(light, mix(lighten(wood, 0.5), rgb("#ffe0a8"), 0.45), 1.06),
      { angle: 0.2, length: 0.6, detail: 0.36 },
      { alpha, bare: true },
    );
}

/** How far the shade of a place goes into violet. */
export const dim = (colour: Rgb, amount: number) => mix(colour, rgb("#4c4880"), amount);
