import { findPlaced, findSized, type Hall } from "./find-placed.ts";
import { findShown } from "./find-shown.ts";
import { ALL_WORDS, CHANGE_WORDS } from "./lexicon/changes.ts";
import { NUMBER_WORDS, ORDINAL_WORDS } from "./lexicon/numbers.ts";
import { SIZE_REFERENCE_WORDS } from "./lexicon/places.ts";
import { PART_WORDS, ROOM_WORDS } from "./lexicon/room.ts";
import { countPointedAt, readPlaces } from "./read-places.ts";
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
  const { places, rest } = readPlaces(clause, exhibits);
  const pool = poolOf(rest, exhibits);
  const named = namedExhibits(rest, exhibits, pool);
  const sizes = findMentions(rest, SIZE_REFERENCE_WORDS);
  // "the biggest one": the noun stays, as with places.
  const wish = rest.filter((_, at) => !sizes.some(({ start, end }) => at >= start && at < end));
  if (named.length > 0) return { refs: named, wish, isUnclear: false };
  if (pointsAtWorks(wish)) {
    const count = countPointedAt(rest);
    const [place] = places;
    if (place) {
      const refs = findPlaced({ ...hall, placements }, place, pool, count);
      return { refs, wish, isUnclear: refs.length === 0 };
    }
    const [size] = sizes;
    if (size) {
      const refs = findSized(exhibits, size.value, pool, count);
      return { refs, wish, isUnclear: refs.length === 0 };
    }
  }
  const standing = exhibits.flatMap(({ kind }, index) => (kind === "sculpture" ? [index] : []));
  if (standing.length === 1 && isSculptureDefinite(rest)) return { refs: standing, wish, isUnclear: false };
  const isAboutWorks = findMentions(rest, PART_WORDS).some(({ value }) => /painting|sculpture/.test(value));
  if (isAboutWorks && findMentions(rest, ALL_WORDS).length > 0) return { refs: pool, wish, isUnclear: false };
  const shown = pointsAtWorks(wish) ? findShown(rest, exhibits, pool) : undefined;
  return shown ? { ...shown, isUnclear: false } : { refs: [], wish, isUnclear: false };
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
