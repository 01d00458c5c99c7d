import type { Rgb } from "../colour.ts";
import { ellipse, polyline, type Sketch, smooth } from "../sketch.ts";

/** The colours of an emblem: its ground from top to bottom, what glows and what stands dark before it. */
export interface Palette {
  high: Rgb;
  low: Rgb;
  glow: Rgb;
  dark: Rgb;
  spare: Rgb;
}

/** A picture of an idea, drawn over a ground. */
export type Emblem = (sketch: Sketch, palette: Palette) => void;

/** Someone small, standing with their back to us. */
export function witness(sketch: Sketch, { dark, glow }: Palette, x: number, foot: number, h: number): void {
  sketch.fill(
    smooth([
      [x - h * 0.2, foot],
      [x - h * 0.15, foot - h * 0.5],
      [x - h * 0.1, foot - h * 0.78],
      [x + h * 0.1, foot - h * 0.78],
      [x + h * 0.15, foot - h * 0.5],
      [x + h * 0.2, foot],
    ]),
    dark,
    { angle: 1.5, length: 0.3, detail: 1 },
  );
  sketch.fill(ellipse(x, foot - h * 0.9, h * 0.085, h * 0.1), dark, { detail: 1 });
  sketch.line(
    polyline([
      [x - h * 0.13, foot - h * 0.1],
      [x - h * 0.12, foot - h * 0.5],
      [x - h * 0.07, foot - h * 0.78],
    ]),
    h * 0.035,
    glow,
    { angle: 1.5, detail: 1 },
    0.8,
  );
}
