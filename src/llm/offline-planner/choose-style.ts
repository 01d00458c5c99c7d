import { STYLES } from "../../core/plan.ts";
import { seedFrom } from "../../core/random.ts";
import type { RequestMessage } from "../../core/tool.ts";
import {
  MOVEMENT_OF_STYLE,
  type Movement,
  PLACE_STYLES,
  STYLE_OF_MOVEMENT,
  STYLE_WORDS,
  type Style,
} from "./lexicon/styles.ts";
import { findMentions, readTokens } from "./tokens.ts";
import type { Wish } from "./wish.ts";

/** Styles for wishes that name none: each suits most subjects. */
const OPEN_STYLES = ["beaux-arts", "haussmann", "white-cube", "art-deco"] as const;

/** A style named by the command's option, in words, by place, or by what is to be painted. */
export function chooseStyle(wish: Wish, request: RequestMessage): Style {
  const option = request.style && (readStyle(request.style) ?? undefined);
  if (option) return option;
  if (wish.style) return wish.style;
  const place = wish.place && PLACE_STYLES[wish.place.name]?.style;
  if (place) return place;
  const brutal = wish.walls.material === "concrete";
  if (brutal) return "brutalist";
  if (wish.walls.material === "brick" || wish.ceiling.material === "beamed") return "industrial";
  if (wish.windows?.shape === "pointed" || wish.ceiling.material === "vaulted") return "gothic";
  if (wish.floor.material === "tatami") return "japanese";
  if (wish.movement) return STYLE_OF_MOVEMENT[wish.movement];
  if (wish.roomKind === "salon") return "haussmann";
  return OPEN_STYLES[seedFrom(request.words) % OPEN_STYLES.length]!;
}

function readStyle(words: string): Style | undefined {
  const exact = STYLES.find((style) => style === words.trim().toLowerCase());
  return exact ?? findMentions(readTokens(words), STYLE_WORDS)[0]?.value;
}

/** The movement asked for, or what suits the place and the style. */
export function chooseMovement(wish: Wish, style: Style): Movement {
  const place = wish.place && PLACE_STYLES[wish.place.name]?.movement;
  if (wish.movement ?? place) return wish.movement ?? place!;
  const usual = MOVEMENT_OF_STYLE[style];
  // What can be recognised is not left to abstraction unless somebody asks for it.
  const isFigurative = wish.subject !== undefined && wish.subject.known !== "forms";
  const isAbstract = usual === "abstract-expressionist" || usual === "suprematist";
  return isFigurative && isAbstract ? "fauvist" : usual;
}
