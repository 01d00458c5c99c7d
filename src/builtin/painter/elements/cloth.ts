import type { Path2D } from "@napi-rs/canvas";
import { lighten, mix, type Rgb, rgb } from "../colour.ts";
import { lit } from "../light.ts";
import type { Handling, Point } from "../sketch.ts";
import type { Sitter } from "./sitter.ts";
import type { Torso } from "./torso.ts";

/** A garment on the body it covers. */
export interface Wear {
  sitter: Sitter;
  torso: Torso;
  /** Places on the chest, as points. */
  on: (places: readonly (readonly [number, number])[]) => Point[];
}

/** Cloth from the deepest fold to the brightest. */
export function clothTones({ light }: Sitter, cloth: Rgb): readonly [Rgb, Rgb, Rgb, Rgb, Rgb] {
  return [
    lit(light, mix(cloth, rgb("#181638"), 0.62), 0.6),
    lit(light, mix(cloth, rgb("#2a2450"), 0.32), 0.75),
    lit(light, cloth, 0.88),
    lit(light, lighten(cloth, 0.07), 1.02),
    lit(light, mix(cloth, rgb("#ffeccc"), 0.26), 1.08),
  ];
}

/** Two thin coats: broad strokes stay broad under them, and prints, which are flat, leave them out. */
export function glaze(sketch: Sitter["sketch"], path: Path2D, colour: Rgb, handling: Handling): void {
  for (let coat = 0; coat < 2; coat++) sketch.fill(path, colour, handling, { alpha: 0.5, bare: true });
}
