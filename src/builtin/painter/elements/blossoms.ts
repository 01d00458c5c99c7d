import { type Rgb, rgb } from "../colour.ts";
import type { Sketch } from "../sketch.ts";
import type { Theme } from "../theme.ts";

const BLOSSOMS = ["#e8607a", "#f4b9c4", "#f6ecdc", "#e9b03c", "#a06fc4", "#d8423c", "#f28c5a", "#7c86d8"].map(
  rgb,
);

/** Flower colours of this picture: those the prompt names first. */
export function dealtBlossoms(sketch: Sketch, { accents }: Theme): Rgb[] {
  const start = Math.floor(sketch.random() * BLOSSOMS.length);
  const dealt = [0, 1, 3].map((i) => BLOSSOMS[(start + i) % BLOSSOMS.length]!);
  return accents.length > 0 ? [...accents, ...dealt.slice(0, 1)] : dealt;
}
