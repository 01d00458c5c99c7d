import { type Edges, findEdges } from "./edges.ts";
import { ANGLE_STEPS, LINE_MARK } from "./guide.ts";
import type { Sketch } from "./sketch.ts";

/** Pixels of a sketch and the direction a brush takes at each place, both by sketch pixel. */
export interface Field {
  width: number;
  height: number;
  /** RGBA. */
  colour: Uint8ClampedArray;
  guide: Uint8ClampedArray;
  /** Unit vectors along the strokes. */
  alongX: Float32Array;
  alongY: Float32Array;
  /** 0 to 255, as the scene asked. */
  length: Uint8Array;
  detail: Uint8Array;
  edges: Edges;
}

/** How strokes lie where the scene named no direction. */
export interface Flow {
  /** 0 to 1: how far a slow swirl bends everything. */
  swirl: number;
  /** A slant, radians, for walls and grounds; absent where they swirl freely. */
  slant?: number;
  /** Lets the swirl circle round the middle of what is finely drawn, as a halo does. */
  hasHalo?: boolean;
  /** Detail that edges get at least, 0 to 1, so that fine strokes draw them cleanly; absent, as the scene asked. */
  edgeDetail?: number;
}

/**
 * Reads a sketch. Near the edge of a thing strokes run along it, whatever direction its middle asks for: strokes
 * across an edge fray it like a saw. Elsewhere they follow the scene or else the flow.
 */
export function readField(sketch: Pick<Sketch, "colour" | "guide" | "noise">, flow: Flow): Field {
  const { width, height } = sketch.colour;
  const colour = sketch.colour.getContext("2d").getImageData(0, 0, width, height).data;
  const guide = sketch.guide.getContext("2d").getImageData(0, 0, width, height).data;
  const size = width * height;
  const field: Field = {
    width,
    height,
    colour,
    guide,
    alongX: new Float32Array(size),
    alongY: new Float32Array(size),
    length: new Uint8Array(size),
    detail: new Uint8Array(size),
    edges: findEdges(colour, width, height),
  };
  const { edges } = field;
  const { swirl, slant, edgeDetail = 0 } = flow;
  const middle = flow.hasHalo ? middleOfInterest(guide, width, height) : undefined;
  const scale = 1.9 / height;
  for (let y = 0; y < height; y++) {
    const row = Math.floor(y / edges.cell) * edges.columns;
    let [turn, free] = [0, 0];
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      field.length[i] = guide[i * 4] === LINE_MARK ? 128 : guide[i * 4 + 1]!;
      field.detail[i] = guide[i * 4 + 2]!;
      if (x % 6 === 0) {
        const drift = sketch.noise(x * scale, y * scale) * Math.PI;
        turn = drift * (0.35 + swirl);
        free = slant === undefined ? turn : slant + drift * 0.16;
        if (middle) free = Math.atan2(y - middle.y, x - middle.x) + Math.PI / 2 + drift * 0.3;
      }
      const hint = guide[i * 4]!;
      let angle = hint < LINE_MARK - 1 ? (hint / ANGLE_STEPS) * Math.PI + turn * (0.12 + swirl * 0.5) : free;
      const at = row + Math.floor(x / edges.cell);
      const pull = edges.strength[at]!;
      if (pull > 0) {
        const wish = pull * edgeDetail * 255;
        if (field.detail[i]! < wish) field.detail[i] = wish;
        const off = edges.angle[at]! - angle;
        // The short way round: a direction and its opposite are the same stroke.
        angle += (off - Math.round(off / Math.PI) * Math.PI) * pull;
      }
      field.alongX[i] = Math.cos(angle);
      field.alongY[i] = Math.sin(angle);
    }
  }
  return field;
}

/** Centre of what asks for fine touches, in pixels. */
function middleOfInterest(guide: Uint8ClampedArray, width: number, height: number): { x: number; y: number } {
  let [sumX, sumY, sum] = [0, 0, 0];
  for (let y = 0; y < height; y += 4)
    for (let x = 0; x < width; x += 4) {
      const wish = Math.max(0, guide[(y * width + x) * 4 + 2]! - 110);
      sumX += x * wish;
      sumY += y * wish;
      sum += wish;
    }
  return sum > 0 ? { x: sumX / sum, y: sumY / sum } : { x: width / 2, y: height / 2 };
}
