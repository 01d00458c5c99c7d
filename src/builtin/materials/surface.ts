/** One tile of a surface while it is being made. All arrays are row by row and continue over the edges. */
export interface Surface {
  /** A power of two. */
  readonly sizePx: number;
  readonly coversMetres: number;
  /** sRGB, three numbers 0 to 255 per pixel. */
  readonly colour: Float32Array;
  /** 0 to 1, as glTF's perceptual roughness. */
  readonly roughness: Float32Array;
  /** Relief in metres above the surface's own zero. */
  readonly height: Float32Array;
}

/** How one material is made. */
export interface Recipe {
  /** Edge of a tile in metres. */
  coversMetres: number;
  /** 0 or 1; a surface here is never half a metal. */
  metalness: 0 | 1;
  /** Fills the surface; the same seed gives the same numbers. */
  paint(surface: Surface, seed: number): void;
}

export type Rgb = readonly [number, number, number];

/** An empty tile. */
export function createSurface(sizePx: number, coversMetres: number): Surface {
  const pixels = sizePx * sizePx;
  return {
    sizePx,
    coversMetres,
    colour: new Float32Array(pixels * 3),
    roughness: new Float32Array(pixels),
    height: new Float32Array(pixels),
  };
}

/** Puts a colour times `tone` on pixel `i`. */
export function putColour(surface: Surface, i: number, colour: Rgb, tone: number): void {
  const at = i * 3;
  surface.colour[at] = colour[0] * tone;
  surface.colour[at + 1] = colour[1] * tone;
  surface.colour[at + 2] = colour[2] * tone;
}

/** Lays `colour` over what pixel `i` has, with `share` 0 to 1. */
export function mixColour(surface: Surface, i: number, colour: Rgb, share: number): void {
  const at = i * 3;
  const kept = 1 - share;
  surface.colour[at] = surface.colour[at]! * kept + colour[0] * share;
  surface.colour[at + 1] = surface.colour[at + 1]! * kept + colour[1] * share;
  surface.colour[at + 2] = surface.colour[at + 2]! * kept + colour[2] * share;
}

export function clamp01(value: number): number {
  return Math.max(0, Math.min(1, value));
}

/** 0 below `from`, 1 above `to`, smooth between; also works falling, with `from` over `to`. */
export function smoothstep(from: number, to: number, value: number): number {
  const t = clamp01((value - from) / (to - from));
  return t * t * (3 - 2 * t);
}
