import { type Canvas, createCanvas } from "@napi-rs/canvas";
import { css, luma, mix, type Rgb, rgb } from "../colour.ts";
import { readField } from "../field.ts";
import { type Point, polygon, type Sketch } from "../sketch.ts";
import { paintLayer } from "../stroke-layer.ts";
import type { Movement } from "./movement.ts";

const SCALE = ["#2b2622", "#4a3d31", "#6d5a44", "#8a775a", "#a3926f", "#b9a883", "#cfc1a0", "#e2d8bf"].map(
  rgb,
);
const INK = rgb("#221d1c");

/** Ochre, umber and grey by brightness, with a breath of the thing's own colour. */
function subdue(colour: Rgb): Rgb {
  const place = Math.min(SCALE.length - 1.001, Math.max(0, (luma(colour) / 255) * SCALE.length - 0.4));
  const at = Math.floor(place);
  const earth = mix(SCALE[at]!, SCALE[at + 1]!, place - at);
  const cool = mix(earth, rgb("#7f8a92"), colour[2] > colour[0] ? 0.42 : 0);
  return mix(cool, colour, 0.3);
}

/** Cuts the picture again and again by lines through its largest pieces. */
function splitPlanes(width: number, random: () => number, count: number): Point[][] {
  let planes: Point[][] = [
    [
      [0, 0],
      [width, 0],
      [width, 1],
      [0, 1],
    ],
  ];
  const lean = [0.5, 1.05, 2.2, 2.65, 1.57].map((angle) => angle + (random() - 0.5) * 0.5);
  while (planes.length < count) {
    planes = planes.sort((a, b) => areaOf(b) * weightOf(b, width) - areaOf(a) * weightOf(a, width));
    const plane = planes.shift()!;
    const middle = centreOf(plane);
    const through: Point = [middle[0] + (random() - 0.5) * 0.06, middle[1] + (random() - 0.5) * 0.06];
    const angle = lean[Math.floor(random() * lean.length)]! + (random() - 0.5) * 0.2;
    planes.push(...cut(plane, through, [Math.cos(angle), Math.sin(angle)]));
  }
  return planes;
}

const areaOf = (p: readonly Point[]) =>
  Math.abs(
    p.reduce((sum, [x, y], i) => sum + x * p[(i + 1) % p.length]![1] - p[(i + 1) % p.length]![0] * y, 0),
  ) / 2;

/** Pieces near the middle are cut smaller. */
const weightOf = (p: readonly Point[], width: number) => {
  const [x, y] = centreOf(p);
  return 1.5 - Math.min(1.1, Math.hypot((x - width / 2) / width, y - 0.5) * 1.7);
};

const centreOf = (p: readonly Point[]): Point => [
  p.reduce((sum, [x]) => sum + x, 0) / p.length,
  p.reduce((sum, [, y]) => sum + y, 0) / p.length,
];

function cut(plane: readonly Point[], [px, py]: Point, [dx, dy]: Point): Point[][] {
  const sides: [Point[], Point[]] = [[], []];
  const sideOf = ([x, y]: Point) => (x - px) * dy - (y - py) * dx;
  for (const [i, a] of plane.entries()) {
    const b = plane[(i + 1) % plane.length]!;
    const [sa, sb] = [sideOf(a), sideOf(b)];
    sides[sa >= 0 ? 0 : 1].push(a);
    if (sa >= 0 !== sb >= 0) {
      const t = sa / (sa - sb);
      const crossing: Point = [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t];
      sides[0].push(crossing);
      sides[1].push(crossing);
    }
  }
  return sides.filter((side) => side.length > 2);
}

/** Each plane sees the motif from its own place, with its own light running across it. */
function facet(sketch: Sketch, random: () => number): Canvas {
  const { width: wide, height: high } = sketch.colour;
  const canvas = createCanvas(wide, high);
  const context = canvas.getContext("2d");
  context.drawImage(sketch.colour, 0, 0);
  context.scale(high, high);
  const size = sketch.width;
  for (const plane of splitPlanes(size, random, 44)) {
    const path = polygon(plane);
    const [cx, cy] = centreOf(plane);
    context.save();
    context.clip(path);
    context.translate(cx, cy);
    context.rotate((random() - 0.5) * 0.2);
    const zoom = 1 + random() * 0.22;
    context.scale(zoom, zoom);
    context.translate(-cx + (random() - 0.5) * 0.075, -cy + (random() - 0.5) * 0.075);
    context.drawImage(sketch.colour, 0, 0, size, 1);
    context.restore();
    const angle = random() < 0.7 ? 0.6 : random() * Math.PI * 2;
    const reach = Math.sqrt(areaOf(plane)) * 0.75;
    const [ex, ey] = [Math.cos(angle) * reach, Math.sin(angle) * reach];
    const gradient = context.createLinearGradient(cx - ex, cy - ey, cx + ex, cy + ey);
    const isDark = random() < 0.5;
    gradient.addColorStop(0, css(rgb("#f0e6cc"), isDark ? 0.05 : 0.6));
    gradient.addColorStop(0.55, css(rgb("#a08c68"), 0.12));
    gradient.addColorStop(1, css(rgb("#2a2420"), isDark ? 0.5 : 0.16));
    context.fillStyle = gradient;
    context.fill(path);
    context.lineWidth = 0.0025 + random() * 0.004;
    context.strokeStyle = css(INK, 0.35 + random() * 0.5);
    context.stroke(path);
  }
  return canvas;
}

/** Faceted planes in ochre and grey, worked with small square touches. */
export const cubist: Movement = {
  sketchScale: 0.6,
  ground: rgb("#b9a883"),
  manner: () => ({ colour: subdue, contour: { colour: INK, width: 0.006 } }),
  paint(painting, sketch, brushes, random) {
    const field = readField({ ...sketch, colour: facet(sketch, random) }, { swirl: 0.5 });
    const unit = Math.max(painting.width, painting.height);
    const tint = (colour: Rgb, chance: () => number): Rgb => {
      const shift = (chance() + chance() - 1) * 22;
      return [colour[0] + shift, colour[1] + shift, colour[2] + shift * 0.9];
    };
    const layer = { marks: brushes.bristle, streak: 0.2, body: 0.75, tint, wander: 0.35 };
    paintLayer(
      painting,
      field,
      {
        ...layer,
        radius: unit / 80,
        spacing: 0.95,
        length: [2.5, 4],
        minimumDetail: 0,
        stray: 1,
        tolerance: 60,
      },
      random,
    );
    paintLayer(
      painting,
      field,
      {
        ...layer,
        radius: unit / 190,
        spacing: 1,
        length: [2.5, 4.5],
        minimumDetail: 0,
        stray: 1,
        tolerance: 40,
      },
      random,
    );
    paintLayer(
      painting,
      field,
      {
        ...layer,
        radius: unit / 330,
        spacing: 1.3,
        length: [3, 8],
        minimumDetail: 0.3,
        stray: 0.45,
        tolerance: 36,
      },
      random,
    );
  },
  finish: { impasto: 0.1, weave: 0.5 },
};
