import { createRandom, seedFrom } from "../../core/random.ts";
import { type BrushSet, createBrushes } from "./brush.ts";
import { chooseMovement } from "./choose-movement.ts";
import { chooseScene } from "./choose-scene.ts";
import { type Rgb, rgb } from "./colour.ts";
import { encode, lightRelief } from "./finish.ts";
import { readWords } from "./lexicon.ts";
import { chooseLight } from "./light.ts";
import { createPainting, type Painting } from "./painting.ts";
import { createSketch } from "./sketch.ts";
import type { Theme } from "./theme.ts";

export interface PaintOrder {
  /** What to paint, in any words. */
  prompt: string;
  /** A movement; other words find the nearest one. */
  style: string;
  widthPx: number;
  heightPx: number;
  seed: number;
}

const ACCENTS: Record<string, Rgb> = {
  red: rgb("#d23a2c"),
  blue: rgb("#2f62b8"),
  green: rgb("#3f9460"),
  yellow: rgb("#f0c23c"),
  violet: rgb("#7f58b0"),
  orange: rgb("#ec8030"),
  pink: rgb("#ec8aa0"),
  white: rgb("#f3efe6"),
};

let brushes: BrushSet | undefined;

/**
 * Paints a picture without any model: words choose a motif and a light, the movement's own hand does the rest.
 * Equal orders give equal pixels; another seed gives another composition, hour and palette.
 */
export function paint({ prompt, style, widthPx, heightPx, seed }: PaintOrder): Painting {
  brushes ??= createBrushes();
  const random = createRandom(seedFrom(prompt, style, seed));
  const { moods, ...words } = readWords(prompt);
  const accents = Object.entries(ACCENTS).flatMap(([word, colour]) => (moods.has(word) ? [colour] : []));
  const theme: Theme = {
    ...words,
    light: chooseLight(moods, random),
    moods,
    accents,
  };
  const movement = chooseMovement(style.trim() || prompt);
  const chosen = chooseScene(theme, random);
  const scene = movement.scene ?? chosen;
  const isFlipped = random() < 0.5;
  const sketch = createSketch(
    Math.max(64, Math.round(widthPx * movement.sketchScale)),
    Math.max(64, Math.round(heightPx * movement.sketchScale)),
    random,
    movement.manner(theme, random),
    isFlipped,
  );
  scene(sketch, theme);
  const painting = createPainting(widthPx, heightPx, movement.ground);
  movement.paint(painting, sketch, brushes, random, theme);
  if (movement.finish.impasto > 0) lightRelief(painting, movement.finish);
  return painting;
}

/** The same as a JPEG. */
export async function paintJpeg(order: PaintOrder): Promise<Uint8Array> {
  return encode(paint(order));
}
