import { MARK_LENGTH, MARK_WIDTH, type Mark } from "./brush.ts";
import type { Rgb } from "./colour.ts";

/** Paint on canvas. Colour and thickness of a pixel lie in one word, so that a stroke blends all four at once. */
export interface Painting {
  readonly width: number;
  readonly height: number;
  /** Red, green, blue and relief (the thickness of the paint) of each pixel, 0 to 255. */
  readonly bytes: Uint8ClampedArray;
  /** The same memory, a word a pixel with red in the lowest byte. */
  readonly words: Uint32Array;
}

/** A canvas primed with `ground`, which shows wherever no stroke lands. */
export function createPainting(width: number, height: number, ground: Rgb): Painting {
  const words = new Uint32Array(width * height);
  const bytes = new Uint8ClampedArray(words.buffer);
  bytes.set(ground);
  words.fill(words[0]!);
  return { width, height, bytes, words };
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
  const { width, height, bytes, words } = painting;
  const { texels } = stroke.mark;
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
      const texel = texels[((v >> 16) & (MARK_WIDTH - 1)) * MARK_LENGTH + ((u >> 16) & (MARK_LENGTH - 1))]!;
      const cover = texel & 255;
      if (cover === 0) continue;
      const blend = cover + (cover >> 7);
      const shade = (((texel >>> 16) - 128) * streak) >> 8;
      const r = red + shade;
      const g = green + shade;
      const b = blue + shade;
      const thick = (((texel >>> 8) & 255) * body) >> 8;
      if (((r | g | b) & ~255) === 0) {
        if (blend === 256) {
          words[pixel] = r | (g << 8) | (b << 16) | (thick << 24);
          continue;
        }
        // Two channels per multiplication: a byte times at most 256 stays within its half of the word.
        const word = words[pixel]!;
        const keep = 256 - blend;
        const redBlue = Math.imul(word & 0xff00ff, keep) + Math.imul(r | (b << 16), blend);
        const greenThick = Math.imul((word >>> 8) & 0xff00ff, keep) + Math.imul(g | (thick << 16), blend);
        words[pixel] = ((redBlue >>> 8) & 0xff00ff) | (greenThick & 0xff00ff00);
      } else {
        // A hair lighter than white or darker than black: blended first, clamped after.
        const at = pixel * 4;
        bytes[at] = bytes[at]! + (((r - bytes[at]!) * blend) >> 8);
        bytes[at + 1] = bytes[at + 1]! + (((g - bytes[at + 1]!) * blend) >> 8);
        bytes[at + 2] = bytes[at + 2]! + (((b - bytes[at + 2]!) * blend) >> 8);
        bytes[at + 3] = bytes[at + 3]! + (((thick - bytes[at + 3]!) * blend) >> 8);
      }
    }
  }
}
