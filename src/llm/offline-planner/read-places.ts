import type { PlanDraft } from "../../core/plan.ts";
import { ALL_WORDS, CHANGE_WORDS } from "./lexicon/changes.ts";
import { NUMBER_WORDS, ORDINAL_WORDS } from "./lexicon/numbers.ts";
import {
  BARE_PLACE_WORDS,
  BEFORE_LANDMARK,
  LANDMARK_WORDS,
  type Landmark,
  PRONOUN_WORDS,
  RELATION_WORDS,
  type Relation,
} from "./lexicon/places.ts";
import { PART_WORDS } from "./lexicon/room.ts";
import { findSwapLink } from "./swap-link.ts";
import { findMentions, type Mention, readTokens, type Token } from "./tokens.ts";

/** Where something is said to be. A landmark that is a work is its index among the exhibits. */
export interface Place {
  relation: Exclude<Relation, "on" | "of">;
  landmark: Landmark | number;
}

/** Words that say where a thing is, not what it should be: they name no windows to build. */
export interface PlacedClause {
  places: readonly Place[];
  /** The clause without them. */
  rest: readonly Token[];
  /** Of that only what tells which work is meant: in a swap, what stands before "for". */
  goes: readonly Token[];
}

/** How many words may stand between a relation and its landmark: "by the big arched window". */
const REACH = 4;

/** Finds "by the window", "à gauche de la porte", "am Ende" and the like in a clause. */
export function readPlaces(clause: readonly Token[], exhibits: PlanDraft["exhibits"]): PlacedClause {
  const found: { place: Place; start: number; end: number }[] = [];
  const isFree = (at: number) => found.every(({ start, end }) => at < start || at >= end);
  // "de la izquierda de la puerta" is left of the door, not on the left: small words come last.
  const relations = findMentions(clause, RELATION_WORDS).toSorted(
    (one, other) => Number(isSmall(one)) - Number(isSmall(other)),
  );
  for (const mention of relations) {
    const at = skipArticles(clause, mention.end);
    const thing = landmarkAt(clause, at, mention, exhibits);
    if (!thing || !mayRelate(clause, mention, thing.landmark)) continue;
    if (!isFree(mention.start) || !isFree(thing.end - 1)) continue;
    const relation = isSmall(mention) ? "near" : (mention.value as Place["relation"]);
    found.push({ place: { relation, landmark: thing.landmark }, start: mention.start, end: thing.end });
  }
  for (const { value, start, end } of findMentions(clause, BARE_PLACE_WORDS)) {
    // The noun stays: it tells paintings from sculptures, one from many.
    const isNamed = end - start > 1;
    if (isFree(start)) {
      found.push({ place: { relation: "near", landmark: value }, start, end: isNamed ? end - 1 : end });
    }
  }
  const link = findMentions(clause, CHANGE_WORDS).some(({ value }) => value === "swap")
    ? findSwapLink(clause, (at) => !isFree(at))
    : undefined;
  // What comes may be painted at a window; only what goes hangs there.
  const kept = found.filter(({ start }) => !link || start < link.start);
  const isKept = (at: number) => kept.every(({ start, end }) => at < start || at >= end);
  const rest = clause.filter((_, at) => isKept(at));
  return {
    places: kept.map(({ place }) => place),
    rest,
    goes: link ? clause.slice(0, link.start).filter((_, at) => isKept(at)) : rest,
  };
}

function isSmall({ value }: Mention<Relation>): boolean {
  return value === "on" || value === "of";
}

/** "el de la ventana" and "el cuadro del fondo" are places, "un cuadro de la ventana" shows one. */
function mayRelate(
  clause: readonly Token[],
  { value, start }: Mention<Relation>,
  landmark: Place["landmark"],
): boolean {
  if (value !== "of") return true;
  const before = clause.slice(Math.max(0, start - 1), start);
  if (findMentions(before, PRONOUN_WORDS).length > 0) return true;
  const isSide = typeof landmark === "string" && /^(end|middle|corner|left-wall|right-wall)$/.test(landmark);
  return isSide && findMentions(before, PART_WORDS).some(({ value }) => /painting|sculpture/.test(value));
}

function skipArticles(clause: readonly Token[], from: number): number {
  let at = from;
  while (at < clause.length && at - from < REACH && BEFORE_LANDMARK.has(clause[at]!.folded)) {
    // "left of the second": an ordinal before nothing else is the landmark itself.
    if (findMentions([clause[at]!], ORDINAL_WORDS).length > 0 && !LANDMARKS.startsAt(clause, at + 1)) break;
    at += 1;
  }
  return at;
}

const LANDMARKS = {
  startsAt: (clause: readonly Token[], at: number) =>
    findMentions(clause.slice(at, at + 5), LANDMARK_WORDS)[0]?.start === 0,
};

function landmarkAt(
  clause: readonly Token[],
  at: number,
  { value: relation, start }: Mention<Relation>,
  exhibits: PlanDraft["exhibits"],
): { landmark: Landmark | number; end: number } | undefined {
  const isBeside = relation !== "on" && relation !== "of";
  const titled = isBeside ? titleAt(clause, at, exhibits) : undefined;
  if (titled) return titled;
  const [mention] = findMentions(clause.slice(at, at + 5), LANDMARK_WORDS);
  if (mention?.start === 0) {
    // "no windows", "a corner": small words that are articles elsewhere point at few things.
    const isSide = /^(left-wall|right-wall|door|end)$/.test(mention.value);
    const isThing = /^(sculpture|window|fixture)$/.test(mention.value);
    const mayPoint = relation !== "on" || (clause[start]!.folded === "a" ? isSide : !isThing);
    if (mayPoint) return { landmark: mention.value, end: at + mention.end };
  }
  if (!isBeside) return undefined;
  // "next to the bronze statue"
  const [statue] = findMentions(clause.slice(at + 1, at + 2), { sculpture: PART_WORDS.sculpture });
  if (statue) return { landmark: "sculpture", end: at + 2 };
  return ordinalAt(clause, at, exhibits);
}

function titleAt(clause: readonly Token[], at: number, exhibits: PlanDraft["exhibits"]) {
  // An article may be part of a title.
  for (const start of [at, at - 1]) {
    const index = exhibits.findIndex(({ label }) => {
      const words = readTokens(label?.title ?? "").map(({ folded }) => folded);
      return (
        words.join(" ").length >= 4 && words.every((word, offset) => clause[start + offset]?.folded === word)
      );
    });
    if (index >= 0) {
      return { landmark: index, end: start + readTokens(exhibits[index]!.label?.title ?? "").length };
    }
  }
  return undefined;
}

/** "the third painting", "the second" */
function ordinalAt(clause: readonly Token[], at: number, exhibits: PlanDraft["exhibits"]) {
  const [ordinal] = findMentions(clause.slice(at, at + 1), ORDINAL_WORDS);
  if (!ordinal) return undefined;
  const noun = clause[at + 1] && findMentions([clause[at + 1]!], PART_WORDS)[0]?.value;
  const isStanding = noun === "sculpture";
  const pool = exhibits.flatMap(({ kind }, index) => ((kind === "sculpture") === isStanding ? [index] : []));
  const place = Number(ordinal.value);
  const index = pool.at(place < 0 ? place : place - 1);
  const isNamed = noun === "painting" || noun === "sculpture" || clause[at + 1]?.folded === "one";
  return index === undefined ? undefined : { landmark: index, end: at + (isNamed ? 2 : 1) };
}

/** How many works a clause that points at some speaks of: "the two by the window"; all that fit for a plain plural. */
export function countPointedAt(rest: readonly Token[]): number | "all" {
  if (findMentions(rest, ALL_WORDS).length > 0) return "all";
  const number = findMentions(rest, NUMBER_WORDS).find(
    ({ value, start }) => Number(value) > 1 && start > 0 && isDefinite(rest[start - 1]!),
  );
  if (number) return Number(number.value);
  const noun = findMentions(rest, PART_WORDS).find(
    ({ value }) => value === "painting" || value === "sculpture",
  );
  if (noun) return isPluralNoun(rest[noun.end - 1]!.folded, rest[noun.start - 1]?.folded) ? "all" : 1;
  const [pronoun] = findMentions(rest, PRONOUN_WORDS);
  return pronoun?.value === "many" ? "all" : 1;
}

/** "a" and "o" are articles of Portuguese; elsewhere they say nothing of what is there. */
export function isDefinite({ folded }: Token): boolean {
  return /^(the|this|that|these|those|le|la|les|l|der|die|das|dem|den|el|los|las|il|lo|i|gli|os|as)$/.test(
    folded,
  );
}

/** "das Gemälde" and "die Gemälde" differ in the article only. */
function isPluralNoun(word: string, before = ""): boolean {
  if (word === "gemalde") return before === "die";
  return /^(tele|opere|kunstwerke|bildern?|statuen|skulpturen|sculture|statue|buste)$|(s|x|ri|ti)$/.test(word)
    ? !(word === "statue" && /^(the|la|una|a)$/.test(before))
    : false;
}
