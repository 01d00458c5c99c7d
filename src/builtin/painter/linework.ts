import type { Random } from "../../core/random.ts";
import type { Mark } from "./brush.ts";
import type { Rgb } from "./colour.ts";
import type { Field } from "./field.ts";
import { LINE_MARK } from "./guide.ts";
import { createSpine, layStroke, type Painting, type Stroke } from "./painting.ts";
import type { Linework, Point } from "./sketch.ts";

/** Pixels of the sketch between two points of a run, the longest gap bridged and the shortest run kept. */
const STEP = 1.5;
const BRIDGED = 7;
const SHORTEST = 5;
/** A thin line may be an eyelid. */
const SHORTEST_OWN = 2;
/** Points by which a closed line runs over its own beginning. */
const OVERLAP = 10;
/** Cosine of the turn at which a hand lifts the brush and sets it down anew. */
const CORNER = 0.6;

/**
 * What later shapes left of a line: runs of points, in pixels of the sketch, broken where the line turns sharply. Of
 * outlines only what parts two colours at least as unlike as `contrast`, 0 to 1.
 */
export function visibleRuns({ points, mark, own }: Linework, field: Field, contrast: number): Point[][] {
  const runs: Point[][] = [];
  let run: Point[] = [];
  let seen = 0;
  const end = () => {
    run.length = seen;
    if (run.length >= (own ? SHORTEST_OWN : SHORTEST)) runs.push(run);
    run = [];
    seen = 0;
  };
  let carried = 0;
  for (let k = 1; k < points.length; k++) {
    const [a, b] = [points[k - 1]!, points[k]!];
    const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
    const size = Math.hypot(dx, dy);
    if (size < 1e-3) continue;
    if (k > 1 && turn(points[k - 2]!, a, b) < CORNER) {
      end();
      carried = 0;
    }
    for (; carried < size; carried += STEP) {
      const point: Point = [a[0] + (dx * carried) / size, a[1] + (dy * carried) / size];
      const isSeen = isMarked(field, point, mark, own ? 0 : contrast);
      if (!isSeen && seen === 0) continue;
      run.push(point);
      if (isSeen) seen = run.length;
      else if (run.length - seen > BRIDGED) end();
    }
    carried -= size;
  }
  if (seen > 0) {
    run.length = seen;
    run.push(points.at(-1)!);
    seen = run.length;
  }
  end();
  return closed(points, runs);
}

/** Where a line comes round to its beginning, the hand goes on a little way over it or straight on into the first run. */
function closed(points: readonly Point[], runs: Point[][]): Point[][] {
  const [start, next, before, stop] = [points[0]!, points[1]!, points.at(-2)!, points.at(-1)!];
  const [first, last] = [runs[0], runs.at(-1)];
  const isRound = near(start, stop) && turn(before, start, next) >= CORNER;
  if (!first || !last || !isRound || !near(first[0]!, start) || !near(last.at(-1)!, stop)) return runs;
  if (first === last) return [[...first, ...first.slice(1, OVERLAP)]];
  return [[...last, ...first.slice(1)], ...runs.slice(1, -1)];
}

const near = (a: Point, b: Point) => Math.hypot(a[0] - b[0], a[1] - b[1]) < STEP;

/** How much of a movement's contour an outline bears, 0 to 1: none round a berry, all of it round a boat. */
export function bearing({ points }: Linework, heightPx: number): number {
  let length = 0;
  for (let i = 1; i < points.length; i++)
    length += Math.hypot(points[i]![0] - points[i - 1]![0], points[i]![1] - points[i - 1]![1]);
  const share = length / heightPx;
  return share < 0.05 ? 0 : Math.min(1, 0.35 + share * 1.1);
}

function turn(a: Point, b: Point, c: Point): number {
  const [ux, uy, vx, vy] = [b[0] - a[0], b[1] - a[1], c[0] - b[0], c[1] - b[1]];
  return (ux * vx + uy * vy) / (Math.hypot(ux, uy) * Math.hypot(vx, vy) || 1);
}

function isMarked(
  { width, height, guide, edges }: Field,
  [x, y]: Point,
  mark: number,
  contrast: number,
): boolean {
  if (x < 0 || y < 0 || x >= width || y >= height) return false;
  const cell = Math.floor(y / edges.cell) * edges.columns + Math.floor(x / edges.cell);
  if (edges.strength[cell]! < contrast) return false;
  const at = ((y | 0) * width + (x | 0)) * 4;
  return guide[at] === LINE_MARK && guide[at + 1] === mark;
}

/** The hand that draws lines. */
export interface Liner {
  marks: readonly Mark[];
  /** Half the width of an outline, in pixels of the painting; absent, only thin lines are drawn. */
  contour?: {
    radius: number;
    contrast: number;
    colour: (random: Random) => Rgb;
  };
  /** Colour of a thin line from its own. */
  tint: (colour: Rgb, random: Random) => Rgb;
  /** How much the pressure changes along a line: 0 an even line, 1 from a hair to double the width. */
  swell: number;
  body: number;
  streak: number;
}

/** Lays outlines and thin lines over the painting: whole strokes, so they never fall apart into dots. */
export function drawLinework(
  painting: Painting,
  field: Field,
  linework: readonly Linework[],
  liner: Liner,
  random: Random,
): void {
  const scale = painting.width / field.width;
  for (const line of linework) {
    const { contour } = liner;
    if (!line.own && !contour) continue;
    const radius = line.own
      ? Math.max(0.9, line.own.width * painting.height * 0.55)
      : contour!.radius * bearing(line, field.height);
    if (radius === 0) continue;
    for (const run of visibleRuns(line, field, contour?.contrast ?? 0)) {
      const colour = line.own ? liner.tint(line.own.colour, random) : contour!.colour(random);
      // An outline breathes; a mast or a stem is about as thick as it was drawn.
      const hand = line.own ? { ...liner, swell: liner.swell * 0.35 } : liner;
      pull(painting, run, scale, radius, colour, hand, random);
    }
  }
}

/** One pull of the brush along `run`, thin where it sets down and lifts, its width wandering in between. */
export function pull(
  painting: Painting,
  run: readonly Point[],
  scale: number,
  radius: number,
  [red, green, blue]: Rgb,
  { marks, swell, body, streak }: Pick<Liner, "marks" | "swell" | "body" | "streak">,
  random: Random,
): void {
  const count = run.length;
  const spine = { ...createSpine(count), count, swell: new Float32Array(count) };
  // Two slow waves of unlike length: pressure never repeats itself visibly.
  const [first, second, slow, quick] = [
    random() * 6.3,
    random() * 6.3,
    0.05 + random() * 0.05,
    0.17 + random() * 0.1,
  ];
  for (let i = 0; i < count; i++) {
    spine.x[i] = run[i]![0] * scale;
    spine.y[i] = run[i]![1] * scale;
    const taper = Math.min(1, 0.45 + Math.min(i, count - 1 - i) * 0.14);
    spine.swell[i] =
      taper * (1 + swell * (0.5 * Math.sin(first + i * slow) + 0.28 * Math.sin(second + i * quick)));
  }
  const stroke: Stroke = {
    mark: marks[Math.floor(random() * marks.length)]!,
    radius,
    red,
    green,
    blue,
    body,
    streak,
  };
  layStroke(painting, spine, stroke);
}
