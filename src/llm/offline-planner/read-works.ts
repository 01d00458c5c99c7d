import { NUMBER_WORDS } from "./lexicon/numbers.ts";
import { PART_WORDS } from "./lexicon/room.ts";
import { CARVED_WORDS, SCULPTURE_MATERIAL_WORDS } from "./lexicon/sculpture.ts";
import { MOVEMENT_WORDS, type Movement } from "./lexicon/styles.ts";
import { SUBJECT_WORDS } from "./lexicon/subjects.ts";
import { countBefore, isPlural } from "./read-numbers.ts";
import { findMentions, type Mention, type Token } from "./tokens.ts";
import type { Subject, Wish, WorkWish } from "./wish.ts";

/** Words that open what a work shows: "paintings of …", "tableaux sur …". */
const SHOWS = new Set(
  "of about showing depicting de du des d von uber sobre di del della dei delle do da dos das sur with mit".split(
    " ",
  ),
);
const ENDS_PHRASE = new Set(
  "with and in on for under at by avec et dans au aux mit und im auf con y en e nel nella com no na".split(
    " ",
  ),
);
const AND = new Set("and et und y e".split(" "));
const ARTICLES = new Set(
  "the a an le la les l un une der die das den dem el los las il lo gli i o os as".split(" "),
);

/** Reads the works asked for: how many, in which manner, of what. */
export function readWorks(
  tokens: readonly Token[],
): Pick<Wish, "works" | "hasNoPaintings" | "hasNoSculptures" | "isOnlySculptures"> {
  const parts = findMentions(tokens, PART_WORDS);
  const movements = findMentions(tokens, MOVEMENT_WORDS);
  const nouns = parts.filter(({ value }) => value === "painting" || value === "sculpture");
  const works: WorkWish[] = [];
  let hasNoPaintings = false;
  let hasNoSculptures = false;
  for (const noun of nouns) {
    const kind = noun.value as WorkWish["kind"];
    const isCompound = /^(galler|galer|exhibit|museum|hall|room)/.test(tokens[noun.end]?.folded ?? "");
    const count = isCompound ? undefined : countBefore(tokens, noun.start);
    if (count === 0) {
      if (kind === "painting") hasNoPaintings = true;
      else hasNoSculptures = true;
      continue;
    }
    const movement = kind === "painting" ? nearest(movements, noun, tokens) : undefined;
    const near = tokens.slice(Math.max(0, noun.start - 3), noun.end + 5);
    const material =
      kind === "sculpture" ? findMentions(near, SCULPTURE_MATERIAL_WORDS)[0]?.value : undefined;
    const last = tokens[noun.end - 1]!;
    const shown = readShown(tokens, noun, parts);
    const subject = reliefOf(last, shown) ?? shown ?? bustOf(last);
    works.push({
      kind,
      isPlural: isPlural(tokens[noun.end - 1]!.folded),
      ...(count !== undefined && { count: Math.min(30, count) }),
      ...(movement && { movement }),
      ...(material && { material }),
      ...(subject && { subject, alsoSubjects: readAlso(tokens, noun, subject) }),
    });
  }
  works.push(...readCarved(tokens));
  for (const movement of movements) {
    const count = directCount(tokens, movement.start);
    // "Three prints" are three, though a print is a kind of picture and a manner at once.
    const named = nouns.some((noun) => noun.end > movement.start && noun.start - movement.end <= 1);
    if (count !== undefined && !named) {
      works.push({ kind: "painting", count, isPlural: count > 1, movement: movement.value });
    }
  }
  works.push(...readGenres(tokens, nouns));
  const only = tokens.some(({ folded }) =>
    /^(only|seulement|nur|solo|solamente|soltanto|apenas|somente|just)$/.test(folded),
  );
  const hasPaintings = works.some(({ kind }) => kind === "painting");
  const isOnlySculptures = works.length > 0 && !hasPaintings && (only || hasNoPaintings);
  return { works: withoutRepeats(works), hasNoPaintings, hasNoSculptures, isOnlySculptures };
}

/** A bust is a subject as well as a sculpture. */
function bustOf({ folded, original }: Token): Subject | undefined {
  return /^b(u|ue)st/.test(folded) ? { phrase: original } : undefined;
}

/** A relief or a medallion says how its subject is carved. */
function reliefOf({ folded }: Token, shown: Subject | undefined): Subject | undefined {
  const isMedallion = /^(medai|medal|tond)/.test(folded);
  if (!isMedallion && !/(relie|rilie)/.test(folded)) return undefined;
  const phrase = isMedallion
    ? `${shown?.phrase ?? "a head"} on a medallion`
    : `${shown?.phrase ?? "leaves and scrolls"} in relief`;
  return { phrase, prompt: phrase };
}

/** A wish said twice is one wish. */
function withoutRepeats(works: readonly WorkWish[]): WorkWish[] {
  return [...new Map(works.map((work) => [JSON.stringify(work), work])).values()];
}

/** "a bronze horse", "un vase en marbre": a thing in a material is a sculpture without being called one. */
function readCarved(tokens: readonly Token[]): WorkWish[] {
  return findMentions(tokens, SCULPTURE_MATERIAL_WORDS).flatMap(({ value: material, start, end }) => {
    const isJoined = /^(en|de|di|em|aus|in)$/.test(tokens[start - 1]?.folded ?? "");
    const at = isJoined ? start - 2 : end;
    const thing = tokens[at];
    const first = Math.min(at, start);
    if (!thing || !(CARVED_WORDS.has(thing.folded) || isCast(tokens, material, thing, first))) return [];
    const count = countBefore(tokens, first);
    return [
      {
        kind: "sculpture",
        isPlural: isPlural(thing.folded),
        ...(count !== undefined && count > 0 && { count: Math.min(30, count) }),
        material,
        subject: { phrase: thing.original },
      } satisfies WorkWish,
    ];
  });
}

/** Kinds of pictures that are called by what they show. */
const GENRE =
  /^(landscape|seascape|portrait|portraet|retrat|ritratt|paysage|landschaft|paisaje|paesagg|paisage|seestuck|marine$|marines$)|^(stillleben|bodegon)/;

/** "Twelve landscapes", "sieben Stillleben": counted without being called pictures. */
function readGenres(tokens: readonly Token[], nouns: readonly Mention<string>[]): WorkWish[] {
  return findMentions(tokens, SUBJECT_WORDS).flatMap(({ value: known, start, end }) => {
    const isGenre = GENRE.test(tokens[start]!.folded) || (known === "still life" && end - start > 1);
    const count = isGenre ? directCount(tokens, start) : undefined;
    const isShown = nouns.some((noun) => noun.end <= start && start - noun.end <= 3);
    const isNamed = nouns.some((noun) => noun.start >= end && noun.start - end <= 1);
    if (!count || isShown || isNamed) return [];
    const phrase = tokens
      .slice(start, end)
      .map(({ original }) => original)
      .join(" ");
    const subject = { known, phrase };
    return [
      {
        kind: "painting",
        isPlural: count > 1,
        count: Math.min(30, count),
        subject,
        alsoSubjects: [],
      } satisfies WorkWish,
    ];
  });
}

const FITTINGS =
  /^(frame|cadre|rahmen|marco|cornic|moldura|lamp|light|licht|luz|luce|lumier|lustre|lust|chandelier|door|porte|tur$|puerta|porta|handle|rail|grille|tone|colou?r|age$)/;

/** "A bronze heron": nothing of a room is of bronze or terracotta but its fittings. */
function isCast(tokens: readonly Token[], material: string, thing: Token, first: number): boolean {
  if (!/^(bronze|terracotta)$/.test(material) || FITTINGS.test(thing.folded)) return false;
  const before = tokens[first - 1]?.folded ?? "";
  const isCounted =
    /^(a|an|one|un|une|ein|eine|einen|una|um|uma)$/.test(before) || directCount(tokens, first);
  return (
    Boolean(isCounted) && findMentions([thing], PART_WORDS).length === 0 && /^[a-z]{3,}$/.test(thing.folded)
  );
}

/** Known subjects that follow the first one in the same breath. */
function readAlso(tokens: readonly Token[], noun: Mention<string>, first: Subject): Subject[] {
  const known = findMentions(tokens, SUBJECT_WORDS);
  const also: Subject[] = [];
  for (let at = noun.end; at < tokens.length && at < noun.end + 12; at += 1) {
    const { folded, opensClause, original } = tokens[at]!;
    const mention = known.find(({ start }) => start === at);
    if (mention && mention.value !== first.known) also.push({ known: mention.value, phrase: original });
    if (!mention && ((opensClause && at > noun.end) || (ENDS_PHRASE.has(folded) && !AND.has(folded)))) break;
  }
  return also;
}

/** What a phrase says to show: a subject the lexicon knows, or its own words. */
export function subjectOf(tokens: readonly Token[]): Subject | undefined {
  const known = findMentions(tokens, SUBJECT_WORDS)[0];
  const phrase = tokens.map(({ original }) => original);
  if (known) {
    return { known: known.value, phrase: phrase.slice(known.start, known.end).join(" ").slice(0, 80) };
  }
  return phrase.length > 0 ? { phrase: phrase.slice(0, 8).join(" ").slice(0, 80) } : undefined;
}

/** The phrase after "of" (or one that a lexicon word before the noun gives: "cat paintings"). */
function readShown(
  tokens: readonly Token[],
  noun: Mention<string>,
  parts: readonly Mention<string>[],
): Subject | undefined {
  const before = tokens[noun.start - 1];
  if (before && !tokens[noun.start]!.opensClause) {
    const known = findMentions([before], SUBJECT_WORDS)[0];
    if (known) return { known: known.value, phrase: before.original };
  }
  let at = noun.end;
  while (findMentions(tokens.slice(at, at + 2), MOVEMENT_WORDS)[0]?.start === 0) at += 1;
  const opener = tokens[at];
  if (!opener || opener.opensClause || !SHOWS.has(opener.folded)) return undefined;
  at += 1;
  const phrase: Token[] = [];
  for (; at < tokens.length && phrase.length < 8; at += 1) {
    const token = tokens[at]!;
    if (token.opensClause || ENDS_PHRASE.has(token.folded)) break;
    if (parts.some(({ start }) => start === at)) break;
    if (phrase.length === 0 && (ARTICLES.has(token.folded) || SHOWS.has(token.folded))) continue;
    phrase.push(token);
  }
  if (findMentions(phrase, MOVEMENT_WORDS).length > 0) return undefined;
  if (findMentions(phrase, SCULPTURE_MATERIAL_WORDS)[0]?.start === 0) return undefined;
  return subjectOf(phrase);
}

function nearest(
  movements: readonly Mention<Movement>[],
  noun: Mention<string>,
  tokens: readonly Token[],
): Movement | undefined {
  const inClause = (from: number, to: number) =>
    !tokens
      .slice(from + 1, to + 1)
      .some(({ opensClause, folded }) => opensClause || /^(and|et|und|y)$/.test(folded));
  const before = movements.findLast(
    ({ end, start }) => end <= noun.start && noun.start - end <= 3 && inClause(start, noun.start),
  );
  const after = movements.find(
    ({ start }) => start >= noun.end && start - noun.end <= 3 && inClause(noun.start, start),
  );
  return (before ?? after)?.value;
}

function directCount(tokens: readonly Token[], at: number): number | undefined {
  const token = tokens[at - 1];
  if (!token || tokens[at]!.opensClause) return undefined;
  if (/^\d{1,2}$/.test(token.folded)) return Number(token.folded);
  const number = findMentions([token], NUMBER_WORDS)[0];
  return number ? Number(number.value) : undefined;
}
