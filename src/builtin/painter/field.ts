import { ANGLE_STEPS, FREE_ANGLE, type Sketch } from "./sketch.ts";

/** Pixels of a sketch and the direction a brush takes at each place, both by sketch pixel. */
export interface Field {
  width: number;
  height: number;
  /** RGBA. */
  colour: Uint8ClampedArray;
  /** Unit vectors along the strokes. */
  alongX: Float32Array;
  alongY: Float32Array;
  /** 0 to 255, as the scene asked. */
  length: Uint8Array;
  detail: Uint8Array;
}

/**
 * Reads a sketch. Where the scene named no direction, strokes follow the edges of things (across the gradient of
 * brightness) and, where there are none, a slow swirl: flat areas without direction look dead.
 * `swirl` 0 to 1 bends everything.
 */
export function readField(sketch: Pick<Sketch, "colour" | "guide" | "noise">, swirl: number): Field {
  const { width, height } = sketch.colour;
  const colour = sketch.colour.getContext("2d").getImageData(0, 0, width, height).data;
  const guide = sketch.guide.getContext("2d").getImageData(0, 0, width, height).data;
  const size = width * height;
  const field: Field = {
    width,
    height,
    colour,
    alongX: new Float32Array(size),
    alongY: new Float32Array(size),
    length: new Uint8Array(size),
    detail: new Uint8Array(size),
  };
  const bright = (i: number) => colour[i * 4]! * 0.3 + colour[i * 4 + 1]! * 0.59 + colour[i * 4 + 2]! * 0.11;
  const scale = 1.9 / height;
  const reach = 2;
  for (let y = 0; y < height; y++) {
    const up = y >= reach ? -reach * width : 0;
    const down = y < height - reach ? reach * width : 0;
    let turn = 0;
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      field.length[i] = guide[i * 4 + 1]!;
      field.detail[i] = guide[i * 4 + 2]!;
      if (x % 6 === 0) turn = sketch.noise(x * scale, y * scale) * Math.PI * (0.35 + swirl);
      const hint = guide[i * 4]!;
      let angle = turn;
      if (hint < FREE_ANGLE) angle = (hint / ANGLE_STEPS) * Math.PI + turn * (0.12 + swirl * 0.5);
      else {
        const gx = bright(i + (x < width - reach ? reach : 0)) - bright(i - (x >= reach ? reach : 0));
        const gy = bright(i + down) - bright(i + up);
        if (gx * gx + gy * gy > 500) angle = Math.atan2(gx, -gy);
      }
      field.alongX[i] = Math.cos(angle);
      field.alongY[i] = Math.sin(angle);
    }
  }
  return field;
}
