import type { PlanDraft } from "../../core/plan.ts";
import { ALL_WORDS, CHANGE_WORDS, GROW_WORDS } from "./lexicon/changes.ts";
import { COLOUR_WORDS, TONE_WORDS } from "./lexicon/colours.ts";
import { EMPTY_WORDS } from "./lexicon/languages.ts";
import { PART_WORDS, ROOM_WORDS, SIZE_WORDS, TIME_WORDS } from "./lexicon/room.ts";
import { SCULPTURE_MATERIAL_WORDS } from "./lexicon/sculpture.ts";
import { MOVEMENT_WORDS, STYLE_WORDS } from "./lexicon/styles.ts";
import { SUBJECT_WORDS } from "./lexicon/subjects.ts";
import { isPlural } from "./read-numbers.ts";
import { countPointedAt, isDefinite } from "./read-places.ts";
import { findMentions, type Lexicon, readTokens, type Token } from "./tokens.ts";

type Exhibits = PlanDraft["exhibits"];

/** Words about the gallery, which no work is called by. */
const OTHER_WORDS: readonly Lexicon<string>[] = [
  PART_WORDS,
  ROOM_WORDS,
  SIZE_WORDS,
  TIME_WORDS,
  STYLE_WORDS,
  MOVEMENT_WORDS,
  COLOUR_WORDS,
  TONE_WORDS,
  SCULPTURE_MATERIAL_WORDS,
  CHANGE_WORDS,
  GROW_WORDS,
  ALL_WORDS,
];
/** Between a work and what it shows: "the one with the lilies". */
const SHOWING =
  /^(of|with|showing|about|de|du|des|d|avec|von|mit|con|del|della|delle|dei|di|da|do|das|dos|com)$/;
const WORK = /^(one|ones|celui|celle|ceux|das|der|die|el|la|los|las|quello|quella|aquele|o|a)$/;

/**
 * The works a clause calls by what they show: "the lilies", "le tableau avec les barques", "die Katzen". Words of the
 * title count most, then those of the prompt, then another word for the same subject.
 */
export function findShown(
  clause: readonly Token[],
  exhibits: Exhibits,
  pool: readonly number[],
): { refs: number[]; word: Token } | undefined {
  for (let at = 1; at < clause.length; at += 1) {
    if (!isCalled(clause, at)) continue;
    const everyone = exhibits.map((_, index) => index);
    const refs = bestOf(clause[at]!, exhibits, pool) ?? bestOf(clause[at]!, exhibits, everyone);
    if (!refs) continue;
    const isWorkNamed = findMentions(clause.slice(0, at), PART_WORDS).length > 0;
    const count = isWorkNamed ? countPointedAt(clause) : isPlural(clause[at]!.folded) ? "all" : 1;
    return {
      refs: count === "all" ? refs : refs.slice(0, count),
      word: clause[at]!,
    };
  }
  return undefined;
}

/** Whether a word may be the name of a work: "the lilies", "the painting of lilies", "the one with cats". */
function isCalled(clause: readonly Token[], at: number): boolean {
  const word = clause[at]!;
  const before = clause[at - 1]!;
  if (word.opensClause || word.folded.length < 3 || EMPTY_WORDS.has(word.folded)) return false;
  if (OTHER_WORDS.some((lexicon) => findMentions([word], lexicon).length > 0)) return false;
  if (isDefinite(before)) return true;
  const work = clause[at - 2];
  if (!SHOWING.test(before.folded) || !work) return false;
  if (WORK.test(work.folded)) return true;
  const isWork = findMentions([work], PART_WORDS).some(({ value }) => /painting|sculpture/.test(value));
  return isWork && clause.slice(0, at - 2).some(isDefinite);
}

function bestOf(word: Token, exhibits: Exhibits, pool: readonly number[]): number[] | undefined {
  const subject = findMentions([word], SUBJECT_WORDS)[0]?.value;
  const scored = pool.map((index) => {
    const { label, prompt } = exhibits[index]!;
    const title = readTokens(label?.title ?? "");
    const shown = readTokens(prompt);
    if (title.some(isLike(word))) return { index, score: 3 };
    if (shown.some(isLike(word))) return { index, score: 2 };
    const subjects = findMentions([...title, ...shown], SUBJECT_WORDS);
    return { index, score: subject && subjects.some(({ value }) => value === subject) ? 1 : 0 };
  });
  const best = Math.max(0, ...scored.map(({ score }) => score));
  if (best === 0) return undefined;
  return scored.filter(({ score }) => score === best).map(({ index }) => index);
}

/** Singular and plural of one word are alike. */
function isLike(word: Token): (other: Token) => boolean {
  return (other) => other.folded.length >= 3 && stemOf(other.folded) === stemOf(word.folded);
}

function stemOf(word: string): string {
  const singular = word.replace(/ies$/, "y");
  return singular.length > 3 ? singular.replace(/(es|s|en|n|e|i|o|a)$/, "") : singular;
}
