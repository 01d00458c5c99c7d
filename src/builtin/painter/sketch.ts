import {
  type Canvas,
  createCanvas,
  Path2D,
  type SKRSContext2D,
  StrokeCap,
  StrokeJoin,
} from "@napi-rs/canvas";
import { createNoise2D } from "simplex-noise";
import type { Random } from "../../core/random.ts";
import { css, type Rgb } from "./colour.ts";
import { flatten } from "./flatten.ts";
import { guideColour, type Handling, LINE_MARK } from "./guide.ts";

export type { Handling } from "./guide.ts";

export type Point = readonly [x: number, y: number];

/** One colour, or a run of colours from top to bottom of the shape's `span`. */
export type Paint = Rgb | { stops: readonly Rgb[]; from: Point; to: Point };

/** Paint as thick as `alpha`, 0 to 1. */
export interface Coat {
  paint: Paint;
  alpha: number;
}

/** What a movement changes while a scene is drawn. */
export interface Manner {
  colour?: (colour: Rgb) => Rgb;
  /** What a shape is filled with in place of its own paint; nothing at all where this gives undefined. */
  fill?: (wanted: Coat, handling: Handling) => Coat | undefined;
  /** Keeps the outlines of shapes and thin lines out of the colours, as `linework`: they are laid as whole strokes. */
  keepsLines?: boolean;
}

/** Lines thinner than this share of the picture's height are a single pull of the brush; ropes and masts may be broader. */
const THIN = 0.0075;
const ROPE = 0.014;

/** Lines broader than this share of the height, limbs and trunks, have an outline of their own. */
const BROAD = 0.014;

/** An outline or a thin line, in pixels of the sketch. */
export interface Linework {
  points: Point[];
  /** How the guide knows it, 0 to 255. */
  mark: number;
  /** Absent for an outline, which is as wide and dark as the movement likes. */
  own?: { colour: Rgb; width: number };
}

/**
 * The drawing under a painting. The picture is `width` × 1 units, y downwards. Each shape goes to a colour canvas
 * and, as handling, to a guide canvas of the same size.
 */
export interface Sketch {
  readonly width: number;
  readonly random: Random;
  readonly noise: (x: number, y: number) => number;
  fill(path: Path2D, paint: Paint, handling?: Handling, options?: { alpha?: number; bare?: boolean }): void;
  line(path: Path2D, width: number, colour: Rgb, handling?: Handling, alpha?: number): void;
  /** Lets what stands above `horizon` shimmer upside down below it, down to `bottom`. */
  mirror(horizon: number, bottom: number, strength: number): void;
  /** In the order drawn; `visibleRuns` tells what later shapes left of it. */
  readonly linework: readonly Linework[];
  /** Pixels, RGBA. */
  readonly colour: Canvas;
  readonly guide: Canvas;
}

/** An empty sketch of this many pixels; `isFlipped` mirrors everything left to right. */
export function createSketch(
  widthPx: number,
  heightPx: number,
  random: Random,
  manner: Manner,
  isFlipped: boolean,
): Sketch {
  const width = widthPx / heightPx;
  const colour = createCanvas(widthPx, heightPx);
  const guide = createCanvas(widthPx, heightPx);
  const contexts: SKRSContext2D[] = [colour, guide].map((canvas) => {
    const context = canvas.getContext("2d");
    context.scale(isFlipped ? -heightPx : heightPx, heightPx);
    if (isFlipped) context.translate(-width, 0);
    context.lineCap = context.lineJoin = "round";
    return context;
  });
  const [ink, hint] = contexts as [SKRSContext2D, SKRSContext2D];
  const map = manner.colour ?? ((c: Rgb) => c);
  const styleOf = (paint: Paint) => {
    if (!("stops" in paint)) return css(map(paint));
    const gradient = ink.createLinearGradient(...paint.from, ...paint.to);
    for (const [i, stop] of paint.stops.entries())
      gradient.addColorStop(i / (paint.stops.length - 1), css(map(stop)));
    return gradient;
  };
  const linework: Linework[] = [];
  let drawn = 0;
  const keep = (path: Path2D, handling: Handling, own?: Linework["own"]) => {
    const mark = drawn % 256;
    drawn++;
    for (const run of flatten(path)) {
      const points = run.map(([x, y]): Point => [(isFlipped ? width - x : x) * heightPx, y * heightPx]);
      linework.push({ points, mark, ...(own && { own }) });
    }
    // Three pixels: one is surely covered whole, whatever the antialiasing.
    hint.lineWidth = Math.max(own?.width ?? 0, 3 / heightPx);
    hint.strokeStyle = `rgb(${LINE_MARK},${mark},${Math.round((handling.detail ?? 0.4) * 255)})`;
    hint.stroke(path);
  };
  return {
    width,
    random,
    noise: createNoise2D(random),
    colour,
    guide,
    linework,
    fill(path, wanted, handling = {}, { alpha: thickness = 1, bare = false } = {}) {
      const coat = { paint: wanted, alpha: thickness };
      const given = manner.fill ? manner.fill(coat, handling) : coat;
      if (!given) return;
      const { paint, alpha } = given;
      ink.globalAlpha = alpha;
      ink.fillStyle = styleOf(paint);
      ink.fill(path);
      ink.globalAlpha = 1;
      if (alpha > 0.5) {
        hint.fillStyle = guideColour(handling);
        hint.fill(path);
      }
      if (!bare && manner.keepsLines && alpha > 0.8) keep(path, handling);
    },
    line(path, lineWidth, lineColour, handling = {}, alpha = 1) {
      // Where everything is flat a fold is a line like any other.
      if (manner.fill && manner.keepsLines && alpha < 0.8) {
        keep(path, handling);
        return;
      }
      const isRope = lineWidth < ROPE && alpha >= 0.8 && (handling.detail ?? 0) < 0.95;
      if (manner.keepsLines && alpha > 0.5 && (lineWidth < THIN || isRope)) {
        keep(path, handling, { colour: map(lineColour), width: lineWidth });
        return;
      }
      const coat = { paint: lineColour, alpha: manner.fill ? 1 : alpha };
      const given = manner.fill ? manner.fill(coat, handling) : coat;
      if (!given) return;
      ink.lineWidth = hint.lineWidth = lineWidth;
      ink.globalAlpha = given.alpha;
      ink.strokeStyle = styleOf(given.paint);
      ink.stroke(path);
      ink.globalAlpha = 1;
      if (alpha <= 0.5) return;
      hint.strokeStyle = guideColour(handling);
      hint.stroke(path);
      if (!manner.keepsLines || lineWidth < BROAD || alpha <= 0.8) return;
      const outline = new Path2D(path);
      outline.stroke({ width: lineWidth, cap: StrokeCap.Round, join: StrokeJoin.Round });
      keep(outline.simplify(), handling);
    },
    mirror(horizon, bottom, strength) {
      const strips = 90;
      const top = Math.round(horizon * heightPx);
      const copy = createCanvas(widthPx, Math.max(1, top));
      copy.getContext("2d").drawImage(colour, 0, 0);
      const raw = colour.getContext("2d");
      raw.save();
      raw.setTransform(1, 0, 0, 1, 0, 0);
      for (let i = 0; i < strips; i++) {
        const near = i / strips;
        const rows = ((bottom - horizon) * heightPx) / strips;
        // Whole pixels: strips that overlap or gape show as a raster.
        const y = Math.round(top + i * rows);
        const tall = Math.round(top + (i + 1) * rows) - y;
        const source = top - near * Math.min(top, (bottom - horizon) * heightPx * 1.05) - rows;
        if (source < 0) break;
        const shake = (random() - 0.5) * 0.034 * near * heightPx + (random() - 0.5) * 0.006 * heightPx;
        raw.globalAlpha = strength * (0.95 - 0.35 * near);
        raw.drawImage(copy, 0, source, widthPx, tall, shake, y, widthPx, tall);
      }
      raw.restore();
    },
  };
}

export function polygon(points: readonly Point[]): Path2D {
  const path = new Path2D();
  for (const [i, [x, y]] of points.entries()) i === 0 ? path.moveTo(x, y) : path.lineTo(x, y);
  path.closePath();
  return path;
}

export function polyline(points: readonly Point[]): Path2D {
  const path = new Path2D();
  for (const [i, [x, y]] of points.entries()) i === 0 ? path.moveTo(x, y) : path.lineTo(x, y);
  return path;
}

/** A soft closed curve through the middles of its points' edges. */
export function smooth(points: readonly Point[]): Path2D {
  const path = new Path2D();
  const middle = (i: number): Point => {
    const [a, b] = [points[i % points.length]!, points[(i + 1) % points.length]!];
    return [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
  };
  path.moveTo(...middle(0));
  for (let i = 1; i <= points.length; i++) path.quadraticCurveTo(...points[i % points.length]!, ...middle(i));
  path.closePath();
  return path;
}

export function rectangle(x: number, y: number, width: number, height: number): Path2D {
  const path = new Path2D();
  path.rect(x, y, width, height);
  return path;
}

export function ellipse(x: number, y: number, rx: number, ry: number, turn = 0): Path2D {
  const path = new Path2D();
  path.ellipse(x, y, rx, ry, turn, 0, Math.PI * 2);
  return path;
}

/** A lump with an uneven edge. */
export function blob(random: Random, x: number, y: number, rx: number, ry: number, roughness = 0.25): Path2D {
  const count = 11;
  const phase = random() * Math.PI * 2;
  return smooth(
    Array.from({ length: count }, (_, i): Point => {
      const angle = phase + (i / count) * Math.PI * 2;
      const reach = 1 + (random() - 0.5) * 2 * roughness;
      return [x + Math.cos(angle) * rx * reach, y + Math.sin(angle) * ry * reach];
    }),
  );
}
