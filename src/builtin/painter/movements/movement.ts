import type { Random } from "../../../core/random.ts";
import type { BrushSet } from "../brush.ts";
import type { Rgb } from "../colour.ts";
import type { Finish } from "../finish.ts";
import type { Painting } from "../painting.ts";
import type { Manner, Sketch } from "../sketch.ts";
import type { Scene, Theme } from "../theme.ts";

/** A way of painting. */
export interface Movement {
  /** Sketch pixels per picture pixel: strokes need little, prints need all. */
  sketchScale: number;
  /** Colour of the primed canvas; it shows between strokes. */
  ground: Rgb;
  /** How the drawing itself differs: palette and contours. */
  manner: (theme: Theme, random: Random) => Manner;
  /** Draws instead of the subject's scene, where the movement has no use for one. */
  scene?: Scene;
  /** Covers the whole painting from the sketch. */
  paint: (painting: Painting, sketch: Sketch, brushes: BrushSet, random: Random, theme: Theme) => void;
  finish: Finish;
}
