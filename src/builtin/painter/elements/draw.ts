import type { Sketch } from "../sketch.ts";
import type { Theme } from "../theme.ts";

/** Draws a thing whose foot is at (x, base), `h` high in heights of the picture, `depth` 0 near to 1 at the horizon. */
export type Draw = (sketch: Sketch, theme: Theme, x: number, base: number, h: number, depth: number) => void;
