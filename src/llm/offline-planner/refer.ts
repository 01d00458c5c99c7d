import { findPlaced, findSized, type Hall } from "./find-placed.ts";
import { findShown } from "./find-shown.ts";
import { ALL_WORDS, CHANGE_WORDS } from "./lexicon/changes.ts";
import { NUMBER_WORDS, ORDINAL_WORDS } from "./lexicon/numbers.ts";
import { SIZE_REFERENCE_WORDS } from "./lexicon/places.ts";
import { PART_WORDS, ROOM_WORDS } from "./lexicon/room.ts";
import { countPointedAt, isDefinite, readPlaces } from "./read-places.ts";
import { findMentions, readTokens, type Token } from "./tokens.ts";

type Exhibits = Hall["exhibits"];

/** What a clause speaks of. */
export interface Reference {
  /** Indexes into the exhibits. */
  refs: readonly number[];
  /** The clause without the words that only said which work is meant. */
  wish: readonly Token[];
  /** It points at a work by place or size, but nothing there fits. */
  isUnclear: boolean;
}

/** Which exhibits a clause speaks of: by title, number, place, size, what they show, or all. */
export function readReference(
  clause: readonly Token[],
  hall: Omit<Hall, "placements"> & Partial<Pick<Hall, "placements">>,
): Reference {
  const { exhibits, placements = {} } = hall;
  const { places, rest, goes } = readPlaces(clause, exhibits);
  const pool = poolOf(goes, exhibits);
  const sizes = findMentions(goes, SIZE_REFERENCE_WORDS);
  // Sizes stand before "for", where `goes` and `rest` are the same.
  const isSize = (at: number) => sizes.some(({ start, end }) => at >= start && at < end);
  const wish = rest.filter((_, at) => !isSize(at));
  const found = (refs: readonly number[], without?: Token): Reference => ({
    refs,
    wish: without ? wish.filter((token) => token !== without) : wish,
    isUnclear: false,
  });
  const named = namedExhibits(goes, exhibits, pool);
  if (named.length > 0) return found(named);
  if (!pointsAtWorks(goes.filter((_, at) => !isSize(at)))) return found([]);
  const count = countPointedAt(goes);
  const [place] = places;
  const [size] = sizes;
  if (place ?? size) {
    const refs = place
      ? findPlaced({ ...hall, placements }, place, pool, count)
      : findSized(exhibits, size!.value, pool, count);
    return refs.length > 0 ? found(refs) : { refs, wish, isUnclear: true };
  }
  const standing = exhibits.flatMap(({ kind }, index) => (kind === "sculpture" ? [index] : []));
  if (standing.length === 1 && isSculptureDefinite(goes)) return found(standing);
  const isAboutWorks = findMentions(goes, PART_WORDS).some(({ value }) => /painting|sculpture/.test(value));
  if (isAboutWorks && findMentions(goes, ALL_WORDS).length > 0) return found(pool);
  const shown = findShown(goes, exhibits, pool);
  if (shown) return found(shown.refs, shown.word);
  if (!isOneMeant(goes)) return found([]);
  return pool.length === 1 ? found(pool) : { refs: [], wish, isUnclear: true };
}

/** "the one you just made", "remove the painting": one work, but nothing says which. */
function isOneMeant(clause: readonly Token[]): boolean {
  const isTheOne = clause.some(
    ({ folded }, at) =>
      /^(celui|celle|dasjenige|quello|quella|aquele|aquela|aquel|aquella)$/.test(folded) ||
      (folded === "one" && clause.slice(Math.max(0, at - 2), at).some(isDefinite)),
  );
  const isGoing = findMentions(clause, CHANGE_WORDS).some(({ value }) => /^(remove|swap)$/.test(value));
  const noun = findMentions(clause, PART_WORDS).find(({ value }) => /painting|sculpture/.test(value));
  const isTheNoun =
    noun !== undefined && clause.slice(Math.max(0, noun.start - 2), noun.start).some(isDefinite);
  return isTheOne || (isGoing && isTheNoun && countPointedAt(clause) === 1);
}

/** Paintings, unless the clause speaks of sculptures or there is nothing else. */
function poolOf(clause: readonly Token[], exhibits: Exhibits): number[] {
  const isSculpture = findMentions(clause, PART_WORDS).some(({ value }) => value === "sculpture");
  const hung = exhibits.flatMap(({ kind }, index) => (kind === "sculpture" ? [] : [index]));
  const standing = exhibits.flatMap(({ kind }, index) => (kind === "sculpture" ? [index] : []));
  return isSculpture || hung.length === 0 ? standing : hung;
}

/** Nothing is added and nothing of the room itself is named: a place or a size can only be that of a work. */
function pointsAtWorks(clause: readonly Token[]): boolean {
  const isRoom = findMentions(clause, PART_WORDS).some(
    ({ value }) => value !== "painting" && value !== "sculpture" && value !== "light",
  );
  const isAdding = findMentions(clause, CHANGE_WORDS).some(
    ({ value }) => value === "add" || value === "more",
  );
  return !isRoom && !isAdding && findMentions(clause, ROOM_WORDS).length === 0;
}

/** By title, by place in the row, or by id. */
function namedExhibits(tokens: readonly Token[], exhibits: Exhibits, pool: readonly number[]): number[] {
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
  return [...found];
}

/** "the statue", "the bronze statue": one that is there, not one to add. */
function isSculptureDefinite(tokens: readonly Token[]): boolean {
  return findMentions(tokens, PART_WORDS).some(
    ({ value, start }) =>
      value === "sculpture" &&
      tokens
        .slice(Math.max(0, start - 2), start)
        .some((token) => isDefinite(token) || /^[ao]$/.test(token.folded)),
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
