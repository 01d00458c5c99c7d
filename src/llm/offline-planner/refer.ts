import type { PlanDraft } from "../../core/plan.ts";
import { ALL_WORDS } from "./lexicon/changes.ts";
import { NUMBER_WORDS, ORDINAL_WORDS } from "./lexicon/numbers.ts";
import { PART_WORDS } from "./lexicon/room.ts";
import { findMentions, readTokens, type Token } from "./tokens.ts";

type Exhibits = PlanDraft["exhibits"];

/** Which exhibits a clause speaks of, by place, number, title, or all; as indexes into `exhibits`. */
export function referredExhibits(tokens: readonly Token[], exhibits: Exhibits): number[] {
  const nouns = findMentions(tokens, PART_WORDS).map(({ value }) => value);
  const isSculpture = nouns.includes("sculpture");
  const hung = exhibits.flatMap(({ kind }, index) => (kind === "sculpture" ? [] : [index]));
  const standing = exhibits.flatMap(({ kind }, index) => (kind === "sculpture" ? [index] : []));
  const pool = isSculpture || hung.length === 0 ? standing : hung;
  const titled = byTitle(tokens, exhibits);
  if (titled.length > 0) return titled;
  const found = new Set<number>();
  const take = (place: number) => {
    const index = place < 0 ? pool.at(place) : pool[place - 1];
    if (index !== undefined) found.add(index);
  };
  for (const { value, start, end } of findMentions(tokens, ORDINAL_WORDS)) {
    const place = Number(value);
    // "the last two", "les deux derniers": as many from that end of the row.
    const many = Math.abs(place) === 1 ? (numberAt(tokens, end) ?? numberAt(tokens, start - 1) ?? 1) : 1;
    for (let step = 0; step < Math.min(many, pool.length); step += 1) take(place + Math.sign(place) * step);
  }
  for (const [at, { folded }] of tokens.entries()) {
    const id = /^e(\d{1,3})$/.exec(folded);
    const index = id ? exhibits.findIndex((exhibit) => exhibit.id === folded) : -1;
    if (index >= 0) found.add(index);
    const ordinal = /^(\d{1,2})(st|nd|rd|th|er|e|eme|o|a)$/.exec(folded);
    if (ordinal) take(Number(ordinal[1]));
    const isNumbered =
      /^(painting|picture|sculpture|statue|number|no|nr|tableau|bild|cuadro|quadro|numero|nummer|work)$/.test(
        tokens[at - 1]?.folded ?? "",
      );
    if (isNumbered && /^\d{1,2}$/.test(folded)) take(Number(folded));
  }
  if (found.size > 0) return [...found];
  if (standing.length === 1 && isSculptureDefinite(tokens)) return [...standing];
  const isAboutWorks = nouns.includes("painting") || isSculpture;
  return isAboutWorks && findMentions(tokens, ALL_WORDS).length > 0 ? [...pool] : [];
}

/** "the statue", "the bronze statue": one that is there, not one to add. */
function isSculptureDefinite(tokens: readonly Token[]): boolean {
  return findMentions(tokens, PART_WORDS).some(
    ({ value, start }) =>
      value === "sculpture" &&
      tokens
        .slice(Math.max(0, start - 2), start)
        .some(({ folded }) => /^(the|this|that|la|le|l|die|das|der|el|il|lo|a|o)$/.test(folded)),
  );
}

function numberAt(tokens: readonly Token[], at: number): number | undefined {
  const word = tokens[at];
  // "le dernier par un chat" is no Spanish pair.
  if (!word || word.folded === "par") return undefined;
  if (/^\d{1,2}$/.test(word.folded)) return Number(word.folded);
  const number = findMentions([word], NUMBER_WORDS)[0];
  return number && Number(number.value);
}

/** The clause without the titles in it, whose words are no wish. */
export function withoutTitles(tokens: readonly Token[], exhibits: Exhibits): Token[] {
  const titles = exhibits.map(titleWords).filter((words) => words.length > 0);
  return tokens.filter(
    (_, at) =>
      !titles.some((words) =>
        words.some((_, offset) => words.every((word, index) => tokens[at - offset + index]?.folded === word)),
      ),
  );
}

/** Whole titles of at least four letters; the longest one said. */
function byTitle(tokens: readonly Token[], exhibits: Exhibits): number[] {
  const words = ` ${tokens.map(({ folded }) => folded).join(" ")} `;
  return exhibits
    .flatMap((exhibit, index) => {
      const title = titleWords(exhibit).join(" ");
      return title.length >= 4 && words.includes(` ${title} `) ? [{ index, length: title.length }] : [];
    })
    .sort((a, b) => b.length - a.length)
    .slice(0, 1)
    .map(({ index }) => index);
}

function titleWords({ label }: Exhibits[number]): string[] {
  return readTokens(label?.title ?? "").map(({ folded }) => folded);
}
