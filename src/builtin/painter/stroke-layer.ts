import type { Random } from "../../core/random.ts";
import type { Mark } from "./brush.ts";
import type { Rgb } from "./colour.ts";
import type { Field } from "./field.ts";
import { createSpine, layStroke, type Painting, type Stroke } from "./painting.ts";

export interface StrokeLayer {
  marks: readonly Mark[];
  /** Half the width of a stroke in pixels of the painting. */
  radius: number;
  /** Grid step in radii: 1 covers everything, more leaves gaps. */
  spacing: number;
  /** Shortest and longest stroke in radii. */
  length: readonly [number, number];
  /** Strokes are laid only where the scene's detail (0 to 1) reaches this, by chance in between. */
  minimumDetail: number;
  /** Chance of a stroke where detail is too low. */
  stray: number;
  /** How far the colour may run on before the stroke ends, 0 to 441. */
  tolerance: number;
  body: number;
  streak: number;
  /** Colour of a stroke from the colour found there. */
  tint: (colour: Rgb, random: Random) => Rgb;
  /** Turn of each stroke off its direction, radians. */
  wander?: number;
}

/**
 * Layered curved strokes after Hertzmann (SIGGRAPH 1998): a jittered grid of strokes, each following the field of
 * directions until it is long enough or the colour under it is no longer its own. Laid in random order, because
 * rows of overlapping strokes look like shingles.
 */
export function paintLayer(painting: Painting, field: Field, layer: StrokeLayer, random: Random): void {
  const { width, height } = painting;
  const step = Math.max(1.5, layer.radius * layer.spacing);
  const columns = Math.ceil(width / step) + 1;
  const rows = Math.ceil(height / step) + 1;
  const order = shuffled(columns * rows, random);
  const scale = field.width / width;
  const spine = createSpine(24);
  const stroke: Stroke = {
    mark: layer.marks[0]!,
    radius: layer.radius,
    red: 0,
    green: 0,
    blue: 0,
    body: layer.body,
    streak: layer.streak,
  };
  for (const cell of order) {
    const x = ((cell % columns) + random() - 0.5) * step;
    const y = (Math.floor(cell / columns) + random() - 0.5) * step;
    const at = indexAt(field, x * scale, y * scale);
    const detail = field.detail[at]! / 255;
    const wish = detail >= layer.minimumDetail ? 1 : layer.stray;
    if (wish < 1 && random() > wish) continue;
    const source: Rgb = [field.colour[at * 4]!, field.colour[at * 4 + 1]!, field.colour[at * 4 + 2]!];
    const [short, long] = layer.length;
    const reach =
      (short + (long - short) * (field.length[at]! / 255) * (0.6 + random() * 0.5)) * layer.radius;
    traceSpine(field, x, y, scale, reach, source, layer, spine, random);
    const tinted = layer.tint(source, random);
    stroke.red = tinted[0];
    stroke.green = tinted[1];
    stroke.blue = tinted[2];
    stroke.radius = layer.radius * (0.72 + random() * 0.5);
    stroke.mark = layer.marks[Math.floor(random() * layer.marks.length)]!;
    layStroke(painting, spine, stroke);
  }
}

function indexAt(field: Field, x: number, y: number): number {
  const column = x < 0 ? 0 : x >= field.width ? field.width - 1 : x | 0;
  const row = y < 0 ? 0 : y >= field.height ? field.height - 1 : y | 0;
  return row * field.width + column;
}

function traceSpine(
  field: Field,
  startX: number,
  startY: number,
  scale: number,
  reach: number,
  source: Rgb,
  layer: StrokeLayer,
  spine: ReturnType<typeof createSpine>,
  random: Random,
): void {
  const steps = Math.max(3, Math.min(9, Math.round(reach / layer.radius) + 1));
  const stride = reach / steps;
  const wander = ((layer.wander ?? 0.25) * (random() + random() - 1)) as number;
  const [cos, sin] = [Math.cos(wander), Math.sin(wander)];
  let [x, y, dx, dy] = [startX, startY, 0, 0];
  spine.count = 0;
  for (let i = 0; i <= steps; i++) {
    spine.x[i] = x;
    spine.y[i] = y;
    spine.count = i + 1;
    const at = indexAt(field, x * scale, y * scale);
    if (i >= 1) {
      const drift =
        Math.abs(field.colour[at * 4]! - source[0]) +
        Math.abs(field.colour[at * 4 + 1]! - source[1]) +
        Math.abs(field.colour[at * 4 + 2]! - source[2]);
      if (drift > layer.tolerance) {
        if (i > 1) break;
        // Off the thing with the first step: the other way leads along it, or there is room for a dab.
        spine.x[1] = startX - dx * stride * 0.8;
        spine.y[1] = startY - dy * stride * 0.8;
        break;
      }
    }
    let ax = field.alongX[at]! * cos - field.alongY[at]! * sin;
    let ay = field.alongX[at]! * sin + field.alongY[at]! * cos;
    if (i === 0 ? random() < 0.5 : ax * dx + ay * dy < 0) [ax, ay] = [-ax, -ay];
    if (i > 0) {
      ax = ax * 0.6 + dx * 0.4;
      ay = ay * 0.6 + dy * 0.4;
      const size = Math.sqrt(ax * ax + ay * ay) || 1;
      ax /= size;
      ay /= size;
    }
    dx = ax;
    dy = ay;
    x += dx * stride;
    y += dy * stride;
  }
}

function shuffled(count: number, random: Random): Uint32Array {
  const order = Uint32Array.from({ length: count }, (_, i) => i);
  for (let i = count - 1; i > 0; i--) {
    const other = Math.floor(random() * (i + 1));
    const kept = order[i]!;
    order[i] = order[other]!;
    order[other] = kept;
  }
  return order;
}
