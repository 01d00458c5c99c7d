import { MARK_LENGTH, MARK_WIDTH, type Mark } from "./brush.ts";
import type { Rgb } from "./colour.ts";

/** Paint on canvas: colour as RGB bytes and the thickness of the paint, 0 to 255. */
export interface Painting {
  readonly width: number;
  readonly height: number;
  /** Clamped, since a stroke's hairs may be lighter than white. */
  readonly colour: Uint8ClampedArray;
  readonly relief: Uint8Array;
}

/** A canvas primed with `ground`, which shows wherever no stroke lands. */
export function createPainting(width: number, height: number, ground: Rgb): Painting {
  const colour = new Uint8ClampedArray(width * height * 3);
  colour.set(ground);
  for (let done = 3; done < colour.length; done *= 2) colour.copyWithin(done, 0, done);
  return { width, height, colour, relief: new Uint8Array(width * height) };
}

/** The spine of a stroke in pixels; `count` points are in use. */
export interface Spine {
  x: Float32Array;
  y: Float32Array;
  count: number;
  /** Width at each point as a share of the stroke's; absent for an even stroke. */
  swell?: Float32Array;
}

export function createSpine(capacity: number): Spine {
  return {
    x: new Float32Array(capacity),
    y: new Float32Array(capacity),
    count: 0,
  };
}

export interface Stroke {
  mark: Mark;
  /** Half the width in pixels. */
  radius: number;
  /** Channels 0 to 255. */
  red: number;
  green: number;
  blue: number;
  /** 0 to 1: how thick the paint is and how much single hairs differ in tone. */
  body: number;
  streak: number;
}

/**
 * Lays one stroke: the mark is bent along the spine as a strip of triangles and its texels are blended in.
 * A texel lookup per pixel costs a few nanoseconds, which is what lets a 2048 px picture have forty thousand strokes.
 */
export function layStroke(painting: Painting, spine: Spine, stroke: Stroke): void {
  const { x, y, count, swell } = spine;
  if (count < 2) return;
  let [leftX, leftY, rightX, rightY, along] = [0, 0, 0, 0, 0];
  for (let i = 0; i < count; i++) {
    const before = i > 0 ? i - 1 : 0;
    const after = i < count - 1 ? i + 1 : i;
    const dx = x[after]! - x[before]!;
    const dy = y[after]! - y[before]!;
    const scale = (swell ? stroke.radius * swell[i]! : stroke.radius) / (Math.sqrt(dx * dx + dy * dy) || 1);
    const [nx, ny] = [-dy * scale, dx * scale];
    const [lx, ly, rx, ry] = [x[i]! + nx, y[i]! + ny, x[i]! - nx, y[i]! - ny];
    const u = (i / (count - 1)) * (MARK_LENGTH - 1);
    if (i > 0) {
      fillTriangle(
        painting,
        stroke,
        leftX,
        leftY,
        along,
        0,
        rightX,
        rightY,
        along,
        MARK_WIDTH - 1,
        lx,
        ly,
        u,
        0,
      );
      fillTriangle(
        painting,
        stroke,
        rightX,
        rightY,
        along,
        MARK_WIDTH - 1,
        rx,
        ry,
        u,
        MARK_WIDTH - 1,
        lx,
        ly,
        u,
        0,
      );
    }
    leftX = lx;
    leftY = ly;
    rightX = rx;
    rightY = ry;
    along = u;
  }
}

function fillTriangle(
  painting: Painting,
  stroke: Stroke,
  ax: number,
  ay: number,
  au: number,
  av: number,
  bx: number,
  by: number,
  bu: number,
  bv: number,
  cx: number,
  cy: number,
  cu: number,
  cv: number,
): void {
  const area = (bx - ax) * (cy - ay) - (cx - ax) * (by - ay);
  if (area > -0.01 && area < 0.01) return;
  const { width, height, colour, relief } = painting;
  const { cover, height: thickness, tone } = stroke.mark;
  // Whole numbers in the loop: 8 bits behind the point for paint, 16 for places on the mark.
  const red = stroke.red | 0;
  const green = stroke.green | 0;
  const blue = stroke.blue | 0;
  const body = (stroke.body * 256) | 0;
  const streak = (stroke.streak * 256) | 0;
  const ux = ((bu - au) * (cy - ay) - (cu - au) * (by - ay)) / area;
  const uy = ((cu - au) * (bx - ax) - (bu - au) * (cx - ax)) / area;
  const vx = ((bv - av) * (cy - ay) - (cv - av) * (by - ay)) / area;
  const vy = ((cv - av) * (bx - ax) - (bv - av) * (cx - ax)) / area;
  const stepU = (ux * 65_536) | 0;
  const stepV = (vx * 65_536) | 0;
  const ab = (bx - ax) / (by - ay);
  const bc = (cx - bx) / (cy - by);
  const ca = (ax - cx) / (ay - cy);
  const low = ay < by ? Math.min(ay, cy) : Math.min(by, cy);
  const high = ay > by ? Math.max(ay, cy) : Math.max(by, cy);
  const top = low > 0 ? Math.ceil(low) : 0;
  const bottom = high < height ? Math.ceil(high) : height;
  for (let py = top; py < bottom; py++) {
    let from = Number.POSITIVE_INFINITY;
    let to = Number.NEGATIVE_INFINITY;
    if (py >= ay !== py >= by) {
      const at = ax + (py - ay) * ab;
      if (at < from) from = at;
      if (at > to) to = at;
    }
    if (py >= by !== py >= cy) {
      const at = bx + (py - by) * bc;
      if (at < from) from = at;
      if (at > to) to = at;
    }
    if (py >= cy !== py >= ay) {
      const at = cx + (py - cy) * ca;
      if (at < from) from = at;
      if (at > to) to = at;
    }
    const left = from > 0 ? Math.ceil(from) : 0;
    const right = to < width ? Math.ceil(to) : width;
    let u = ((au + (left - ax) * ux + (py - ay) * uy) * 65_536) | 0;
    let v = ((av + (left - ax) * vx + (py - ay) * vy) * 65_536) | 0;
    let pixel = py * width + left;
    const end = py * width + right;
    for (; pixel < end; pixel++, u = (u + stepU) | 0, v = (v + stepV) | 0) {
      const texel = ((v >> 16) & (MARK_WIDTH - 1)) * MARK_LENGTH + ((u >> 16) & (MARK_LENGTH - 1));
      const amount = cover[texel]!;
      if (amount === 0) continue;
      const blend = amount + (amount >> 7);
      const shade = (tone[texel]! * streak) >> 8;
      const at = pixel * 3;
      const r = colour[at]!;
      const g = colour[at + 1]!;
      const b = colour[at + 2]!;
      colour[at] = r + (((red + shade - r) * blend) >> 8);
      colour[at + 1] = g + (((green + shade - g) * blend) >> 8);
      colour[at + 2] = b + (((blue + shade - b) * blend) >> 8);
      const thick = relief[pixel]!;
      relief[pixel] = thick + (((((thickness[texel]! * body) >> 8) - thick) * blend) >> 8);
    }
  }
}
