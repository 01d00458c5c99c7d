import { lighten, mix, type Rgb, rgb } from "../colour.ts";
import { lit } from "../light.ts";
import { pick } from "../pick.ts";
import { blob, ellipse, type Point, polyline, type Sketch, smooth } from "../sketch.ts";
import type { Theme } from "../theme.ts";

const VASES = ["#4f78b0", "#e6ddd0", "#4c8068", "#b8643c", "#8c5a94"].map(rgb);
const PETALS = ["#e8506c", "#f4f0e6", "#f0b83c", "#c878b8", "#e0603c", "#8c90e0", "#f4b8b0"].map(rgb);

/** A turned vessel from a profile of (radius, height) pairs. */
function drawVessel(
  sketch: Sketch,
  { light }: Theme,
  x: number,
  y: number,
  turned: readonly Point[],
  local: Rgb,
  scale: number,
): void {
  const profile = turned.map(([r, v]): Point => [r * scale, v * scale]);
  const points: Point[] = [
    ...profile.map(([r, v]): Point => [x - r, y - v]),
    ...[...profile].reverse().map(([r, v]): Point => [x + r, y - v]),
  ];
  const wide = Math.max(...profile.map(([r]) => r));
  sketch.fill(
    ellipse(x + wide, y, wide * 1.5, wide * 0.22),
    lit(light, rgb("#54508c"), 0.5),
    { angle: 0.05, length: 0.4, detail: 0.7 },
    { alpha: 0.75 },
  );
  sketch.fill(
    smooth(points),
    {
      stops: [
        lit(light, local, 0.8),
        lit(light, lighten(local, 0.35), 1.1),
        lit(light, local, 0.85),
        lit(light, mix(local, rgb("#2c2a5c"), 0.55), 0.6),
      ],
      from: [x - wide, y],
      to: [x + wide, y],
    },
    { angle: 1.5, length: 0.35, detail: 0.75 },
  );
  sketch.line(
    polyline([
      [x - wide * 0.5, y - profile[1]![1] * 1.4],
      [x - wide * 0.52, y - profile[2]![1] * 1.1],
    ]),
    wide * 0.12,
    lighten(local, 0.85),
    { angle: 1.5, length: 0.2, detail: 1 },
    0.85,
  );
}

/** A bottle with a jug beside it. */
export function drawBottle(sketch: Sketch, theme: Theme, x: number, y: number, scale = 1): void {
  drawVessel(
    sketch,
    theme,
    x,
    y,
    [
      [0.02, -0.005],
      [0.068, 0.01],
      [0.072, 0.14],
      [0.066, 0.25],
      [0.026, 0.32],
      [0.024, 0.42],
      [0.03, 0.43],
    ],
    mix(pick(VASES, sketch.random), rgb("#35604c"), 0.4),
    scale,
  );
  drawVessel(
    sketch,
    theme,
    x + 0.24 * scale,
    y + 0.03 * scale,
    [
      [0.03, -0.005],
      [0.06, 0.01],
      [0.1, 0.07],
      [0.085, 0.16],
      [0.055, 0.2],
      [0.07, 0.23],
    ],
    pick(VASES, sketch.random),
    scale,
  );
}

/** A vase with a burst of flowers; sunflowers where the words ask for them. */
export function drawBouquet(sketch: Sketch, theme: Theme, x: number, y: number, scale = 1): void {
  const { random } = sketch;
  const { light, moods } = theme;
  const rim = y - 0.24 * scale;
  for (let i = 0; i < 26; i++) {
    const angle = Math.PI * (1.02 + random() * 0.96);
    const reach = (0.12 + random() * 0.24) * scale;
    const tip: Point = [x + Math.cos(angle) * reach * 1.15, rim + Math.sin(angle) * reach];
    sketch.line(
      polyline([[x + (random() - 0.5) * 0.05 * scale, rim + 0.02 * scale], tip]),
      0.006 * scale,
      lit(light, rgb("#4c8050"), 0.7),
      { angle: angle % Math.PI, length: 0.4, detail: 0.8 },
    );
    sketch.fill(
      ellipse(...tip, 0.045 * scale, 0.017 * scale, angle + random() - 0.5),
      lit(light, mix(rgb("#356a54"), rgb("#9cb85c"), random()), 0.5 + random() * 0.5),
      { angle: angle % Math.PI, length: 0.3, detail: 0.75 },
    );
  }
  drawVessel(
    sketch,
    theme,
    x,
    y,
    [
      [0.04, -0.005],
      [0.065, 0.01],
      [0.1, 0.1],
      [0.085, 0.18],
      [0.055, 0.225],
      [0.07, 0.25],
    ],
    pick(VASES, random),
    scale,
  );
  const isSunflowers = moods.has("sunflowers");
  const colours = isSunflowers
    ? [rgb("#f2b41f"), rgb("#e8952a"), rgb("#f6cf4c")]
    : theme.accents.length > 0
      ? theme.accents
      : [pick(PETALS, random), pick(PETALS, random), pick(PETALS, random)];
  const count = isSunflowers ? 11 : 20;
  const heads = Array.from({ length: count }, (_, i) => {
    const angle = Math.PI * (1 + ((i * 0.618) % 1));
    const reach = (0.05 + random() * 0.27) * scale;
    return [x + Math.cos(angle) * reach * 1.1, rim - 0.02 * scale + Math.sin(angle) * reach] as const;
  }).sort((a, b) => a[1] - b[1]);
  for (const [fx, fy] of heads)
    drawFlower(
      sketch,
      theme,
      fx,
      fy,
      (isSunflowers ? 0.058 : 0.036) * scale * (0.8 + random() * 0.5),
      pick(colours, random),
      isSunflowers,
    );
}

function drawFlower(
  sketch: Sketch,
  { light }: Theme,
  x: number,
  y: number,
  r: number,
  colour: Rgb,
  isSunflower: boolean,
): void {
  const { random } = sketch;
  const petals = isSunflower ? 13 : 7;
  const turn = random() * 3;
  sketch.fill(
    blob(random, x + r * 0.1, y + r * 0.15, r, r * 0.95),
    lit(light, mix(colour, rgb("#5a3c80"), 0.4), 0.7),
    { length: 0.1, detail: 0.85 },
  );
  for (let i = 0; i < petals; i++) {
    const angle = turn + (i / petals) * Math.PI * 2;
    const shade = 0.75 + 0.4 * (0.5 - 0.5 * Math.sin(angle + 0.6));
    sketch.fill(
      ellipse(
        x + Math.cos(angle) * r * 0.62,
        y + Math.sin(angle) * r * 0.58,
        r * 0.48,
        r * (isSunflower ? 0.17 : 0.3),
        angle,
      ),
      lit(light, lighten(colour, random() * 0.35), shade),
      { angle: ((angle % Math.PI) + Math.PI) % Math.PI, length: 0.15, detail: 0.95 },
      { bare: !isSunflower },
    );
  }
  sketch.fill(
    ellipse(x, y, r * (isSunflower ? 0.42 : 0.22), r * (isSunflower ? 0.4 : 0.2)),
    isSunflower ? lit(light, rgb("#7a4a24"), 0.8) : lit(light, rgb("#f2c84c"), 1),
    { length: 0, detail: 1 },
  );
}
