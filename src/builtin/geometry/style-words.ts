import type { GalleryPlan } from "../../core/plan.ts";

type Style = GalleryPlan["style"];

const STYLE_WORDS: readonly (readonly [RegExp, Style])[] = [
  [/gothic|cathedral|medieval|abbey|cloister/i, "gothic"],
  [/haussmann|salon|apartment/i, "haussmann"],
  [/beaux|paris|classic|palace|museum|louvre|orsay|neo-?class/i, "beaux-arts"],
  [/deco|gatsby|1920|jazz/i, "art-deco"],
  [/brutal|concrete/i, "brutalist"],
  [/industrial|loft|factory|warehouse|brick/i, "industrial"],
  [/japan|zen|tatami|shoji|kyoto|tea ?house/i, "japanese"],
  [/white|modern|minimal|cube|contemporary/i, "white-cube"],
];

/** The style a few words ask for; plain words get the beaux-arts hall. */
export function styleFromWords(words: string): Style {
  return STYLE_WORDS.find(([pattern]) => pattern.test(words))?.[1] ?? "beaux-arts";
}
