import { WEATHER_PROMPTS } from "./lexicon/circumstances.ts";
import { COLOUR_WORDS, TONE_WORDS } from "./lexicon/colours.ts";
import { EMOJI_WORDS } from "./lexicon/emoji.ts";
import { COMMON_WORDS, EMPTY_WORDS, LANGUAGES, type Language } from "./lexicon/languages.ts";
import { NONE_WORDS, NUMBER_WORDS } from "./lexicon/numbers.ts";
import {
  CEILING_WORDS,
  FAR_END_WORDS,
  FLOOR_WORDS,
  PART_WORDS,
  ROOM_WORDS,
  ROOMS_WORDS,
  SIZE_WORDS,
  TIME_WORDS,
  WALL_WORDS,
  WEATHER_WORDS,
  WINDOW_SHAPE_WORDS,
} from "./lexicon/room.ts";
import { SCULPTURE_MATERIAL_WORDS } from "./lexicon/sculpture.ts";
import { MOVEMENT_WORDS, PLACE_WORDS, STYLE_WORDS } from "./lexicon/styles.ts";
import { SUBJECT_WORDS } from "./lexicon/subjects.ts";
import { readRoom } from "./read-room.ts";
import { readWorks, subjectOf } from "./read-works.ts";
import { findMentions, type Lexicon, readTokens, type Token } from "./tokens.ts";
import type { Subject, Wish } from "./wish.ts";
import { englishOf } from "./write-works.ts";

/** Everything that is about the gallery rather than about what its works show. */
const GALLERY_LEXICONS: readonly Lexicon<string>[] = [
  STYLE_WORDS,
  MOVEMENT_WORDS,
  PART_WORDS,
  ROOM_WORDS,
  ROOMS_WORDS,
  SIZE_WORDS,
  TIME_WORDS,
  WEATHER_WORDS,
  FAR_END_WORDS,
  FLOOR_WORDS,
  WALL_WORDS,
  CEILING_WORDS,
  WINDOW_SHAPE_WORDS,
  COLOUR_WORDS,
  TONE_WORDS,
  SCULPTURE_MATERIAL_WORDS,
  NUMBER_WORDS,
  NONE_WORDS,
];

/** Reads a member's words. Never fails: what it does not understand becomes what the works show. */
export function readWish(words: string, locale: string): Wish {
  const text = spellEmoji(words);
  const tokens = readTokens(text);
  const isOnlyEmoji = !/[\p{L}\p{N}]/u.test(words);
  const style = findMentions(tokens, STYLE_WORDS)[0]?.value;
  const place = findMentions(tokens, PLACE_WORDS)[0];
  const movement = findMentions(tokens, MOVEMENT_WORDS)[0]?.value;
  const language = readLanguage(tokens, locale);
  const read = readWorks(tokens);
  const works = { ...read, works: read.works.map((work) => inItsWeather(work, tokens, language)) };
  const paintings = works.works.filter(({ kind }) => kind === "painting");
  // "Six paintings and a bronze heron": it is no heron that is painted.
  const carved = paintings.length > 0 ? works.works.filter(({ kind }) => kind === "sculpture") : [];
  const carvedWords = new Set(carved.flatMap(({ subject }) => subject?.phrase?.split(" ") ?? []));
  const subject =
    paintings.find((work) => work.subject)?.subject ??
    inItsWeather(
      { subject: readSubject(tokens.filter(({ original }) => !carvedWords.has(original))) },
      tokens,
      language,
    ).subject;
  return {
    language,
    ...(style && { style }),
    ...(place && { place: { name: place.value, phrase: phraseAt(tokens, place) } }),
    ...(movement && { movement }),
    ...readRoom(tokens),
    ...works,
    ...(subject && { subject }),
    ...(subject && isOnlyEmoji && { alsoSubjects: otherSubjects(tokens, subject) }),
  };
}

/** "Boulevards in the rain": the weather is the works' own, and all that is painted. */
function inItsWeather<Work extends { subject?: Subject | undefined }>(
  work: Work,
  tokens: readonly Token[],
  language: Language,
): Work {
  const { subject } = work;
  const named = findMentions(tokens, SUBJECT_WORDS).find(({ value }) => value === subject?.known);
  const weather = findMentions(tokens, WEATHER_WORDS).find(({ start }) => start === named?.end);
  if (!subject || subject.prompt || !named || !weather) return work;
  const shown = language === "en" ? phraseAt(tokens, named) : englishOf(subject);
  const phrase = phraseAt(tokens, { start: named.start, end: weather.end });
  return { ...work, subject: { ...subject, phrase, prompt: `${shown}, ${WEATHER_PROMPTS[weather.value]}` } };
}

function otherSubjects(tokens: readonly Token[], subject: Subject): Subject[] {
  const others = findMentions(tokens, SUBJECT_WORDS).filter(({ value }) => value !== subject.known);
  return others.map((mention) => ({ known: mention.value, phrase: phraseAt(tokens, mention) }));
}

/** Emoji as words, so that a wish of nothing but emoji can be read. */
export function spellEmoji(words: string): string {
  let text = words.replaceAll("\uFE0F", "");
  for (const [emoji, word] of Object.entries(EMOJI_WORDS)) text = text.replaceAll(emoji, `, ${word}, `);
  return text;
}

export function readLanguage(tokens: readonly Token[], locale: string): Language {
  const ofLocale = LANGUAGES.find((language) => locale.toLowerCase().startsWith(language)) ?? "en";
  const score = (language: Language) => {
    const common = new Set(COMMON_WORDS[language].split(" "));
    return tokens.filter(({ folded }) => common.has(folded)).length + (language === ofLocale ? 0.5 : 0);
  };
  return LANGUAGES.reduce((best, language) => (score(language) > score(best) ? language : best), ofLocale);
}

/** A subject named anywhere, or else the words nothing else accounts for. */
function readSubject(tokens: readonly Token[]): Subject | undefined {
  const taken = new Set<number>();
  for (const lexicon of GALLERY_LEXICONS) {
    for (const { start, end } of findMentions(tokens, lexicon))
      for (let at = start; at < end; at += 1) taken.add(at);
  }
  const known = findMentions(tokens, SUBJECT_WORDS).find(({ start }) => !taken.has(start));
  if (known) return { known: known.value, phrase: phraseAt(tokens, known) };
  for (const { start } of findMentions(tokens, PLACE_WORDS)) taken.add(start);
  return subjectOf(freePhrase(tokens, taken));
}

/** The first run of words that are about nothing else, from its first telling word to its last. */
function freePhrase(tokens: readonly Token[], taken: ReadonlySet<number>): Token[] {
  const tells = (at: number) =>
    !taken.has(at) && !EMPTY_WORDS.has(tokens[at]!.folded) && !/^\d+$/.test(tokens[at]!.folded);
  const start = tokens.findIndex((_, at) => tells(at));
  if (start < 0) return [];
  let end = start + 1;
  for (let at = end; at < tokens.length && !taken.has(at) && !tokens[at]!.opensClause; at += 1) {
    if (tells(at)) end = at + 1;
  }
  return tokens.slice(start, end);
}

/** Words that say nothing about galleries, for an answer that takes them up. */
export function topicOf(words: string): string {
  const isQuestionWord =
    /^(what|who|when|where|why|how|which|write|capital|tell|quelle?|wie|was|wer|cual|qual|quale|code|python)$/;
  const rest = readTokens(words).filter(
    ({ folded }) => !EMPTY_WORDS.has(folded) && !isQuestionWord.test(folded),
  );
  return (
    rest
      .filter(({ original }) => /\p{L}{3}/u.test(original))
      // "How do I cook rice?": only the last word is a thing.
      .slice(/^(how|wie|comment|como|come)\b/i.test(words.trim()) ? -1 : -2)
      .map(({ original }) => original)
      .join(" ")
      .slice(0, 60)
  );
}

function phraseAt(tokens: readonly Token[], { start, end }: { start: number; end: number }): string {
  return tokens
    .slice(start, end)
    .map(({ original }) => original)
    .join(" ");
}
