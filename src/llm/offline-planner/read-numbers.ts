import { ARTICLES, NONE_WORDS, NUMBER_WORDS } from "./lexicon/numbers.ts";
import { findMentions, type Token } from "./tokens.ts";

/** Words between a number and what it counts: "three tall arched windows", "une douzaine de tableaux". */
const REACH = 4;
const STOP = new Set(
  "and with plus et avec und mit y con e com for in on for floor walls gallery galerie galeria galleria".split(
    " ",
  ),
);

/**
 * How many of the thing named at `noun` are asked for: 0 for "no", 1 for an article before a singular, `undefined`
 * where nothing is said.
 */
export function countBefore(tokens: readonly Token[], noun: number): number | undefined {
  for (let at = noun - 1; at >= Math.max(0, noun - REACH); at -= 1) {
    if (tokens[at + 1]!.opensClause) break;
    const token = tokens[at]!;
    if (/^\d{1,3}$/.test(token.folded)) return Number(token.folded);
    const from = Math.max(0, at - 2);
    const number = findMentions(tokens.slice(from, at + 1), NUMBER_WORDS).at(-1);
    if (number && from + number.end === at + 1) return Number(number.value);
    const none = findMentions([token], NONE_WORDS)[0];
    if (none) return 0;
    if (STOP.has(token.folded)) break;
    if (ARTICLES.has(token.folded) && !isPlural(tokens[noun]!.folded)) return 1;
  }
  return undefined;
}

/** True for a plural in the languages we read; where singular and plural look alike, plural. */
export function isPlural(word: string): boolean {
  return /(s|x|en|ern|er|bilder|gemalde|quadri|dipinti|tele|sculture|finestre|panche|banke|busti)$/.test(
    word,
  );
}
