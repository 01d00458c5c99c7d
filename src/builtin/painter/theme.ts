import type { Rgb } from "./colour.ts";
import type { Light } from "./light.ts";
import type { Sketch } from "./sketch.ts";

/** What a picture shows, read from the prompt. */
export interface Theme {
  light: Light;
  /** Season, weather, colours and secondary things: `snow`, `boats`, `red`. */
  moods: ReadonlySet<string>;
  subjects: readonly string[];
  /** Single things, by their names in the lexicon. */
  things: readonly string[];
  /** Words nobody here knows. */
  unknown: readonly string[];
  /** Colour words of the prompt. */
  accents: readonly Rgb[];
}

/** Draws one kind of picture from back to front. */
export type Scene = (sketch: Sketch, theme: Theme) => void;
