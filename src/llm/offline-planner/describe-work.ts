import { CHANGE_WORDS } from "./lexicon/changes.ts";
import { BECOMING, SHOWN_WEATHER_WORDS, TIME_PROMPTS, TONE_PROMPTS } from "./lexicon/circumstances.ts";
import { COLOUR_WORDS, TONE_WORDS } from "./lexicon/colours.ts";
import { CIRCUMSTANCES, EMPTY_WORDS, type Language } from "./lexicon/languages.ts";
import { ORDINAL_WORDS } from "./lexicon/numbers.ts";
import { PART_WORDS, TIME_WORDS } from "./lexicon/room.ts";
import { SCULPTURE_MATERIAL_WORDS } from "./lexicon/sculpture.ts";
import { MOVEMENT_WORDS } from "./lexicon/styles.ts";
import { SUBJECT_WORDS } from "./lexicon/subjects.ts";
import { subjectOf } from "./read-works.ts";
import { findMentions, type Lexicon, type Mention, type Token } from "./tokens.ts";
import type { Subject } from "./wish.ts";
import { englishOf } from "./write-works.ts";

/** What a clause says one work shall be like. */
export interface WorkDescription {
  /** Something else to show, with everything that was said of it. */
  subject?: Subject;
  /** Or only how: added to what the work shows already. English, for the prompt. */
  manner?: string;
}

/** Said elsewhere: in the work's style, its place or what is done to it. */
const SPOKEN_FOR: readonly Lexicon<string>[] = [
  MOVEMENT_WORDS,
  CHANGE_WORDS,
  SCULPTURE_MATERIAL_WORDS,
  ORDINAL_WORDS,
];
const WITH = /^(with|avec|mit|con|com)$/;
/** Leads nowhere at the end of a phrase, and says nothing at its beginning. */
const HOLLOW = new Set(
  `scene something else different other more now number no numero version one ones thing thing's there
   nicer better best prettier cooler cool good great interesting special mieux joli jolie bien besser schoner toller
   mejor bonito bonita meglio bello bella melhor bonito
   bei beim unter unterm wahrend during under sous pendant bajo por durante sotto sob em`.split(/\s+/),
);

/** Reads what follows the reference to a work: "a snow scene at night", "with a red sky", "darker". */
export function describeWork(clause: readonly Token[], language: Language): WorkDescription {
  const tokens = afterBecoming(clause);
  const telling = tellingIn(tokens);
  const [first, last] = [telling.indexOf(true), telling.lastIndexOf(true)];
  if (first < 0) return {};
  const told = tokens.slice(first, last + 1);
  if (isOnlyManner(told)) return { manner: mannersIn(told).join(", ") };
  const link = tokens.slice(0, first).findLastIndex(({ folded }) => WITH.test(folded));
  if (link >= 0) return { manner: textOf(tokens.slice(link, last + 1)) };
  const text = textOf(told);
  const subject = subjectOf(told);
  if (!subject?.known) return { subject: { phrase: text, prompt: text } };
  // A bare name leaves the choice of a scene open.
  if (subject.phrase === text) return { subject };
  const prompt = language === "en" ? text : inEnglish(subject, told);
  return { subject: { ...subject, phrase: text, prompt } };
}

/** The prompt of a work with this added; another time or weather replaces the one that was said. */
export function withManner(prompt: string, manner: string): string {
  const replaced = [TIMES, WEATHERS].filter((group) => group.some((one) => manner.includes(one)));
  const gone = replaced.length > 0 ? [...CIRCUMSTANCES.map(([one]) => one), ...replaced.flat()] : [];
  const before = gone.reduce((rest, one) => rest.replace(`, ${one}`, ""), prompt);
  return before.endsWith(`, ${manner}`) ? before : `${before}, ${manner}`.slice(0, 600);
}

const TIMES: readonly string[] = Object.values(TIME_PROMPTS);
const WEATHERS: readonly string[] = Object.keys(SHOWN_WEATHER_WORDS);

/** The subject and its circumstances, and the member's own words if there is more to it. */
function inEnglish(subject: Subject, told: readonly Token[]): string {
  const { start, end } = findMentions(told, SUBJECT_WORDS)[0]!;
  const rest = told.toSpliced(start, end - start);
  const isAllSaid = rest.length === 0 || isOnlyManner(rest);
  return [englishOf(subject), ...mannersIn(rest), ...(isAllSaid ? [] : [textOf(told)])].join(", ");
}

/** Time, weather, tone and colour in English, with where they are said. */
function readManners(tokens: readonly Token[]): (Mention<string> & { prompt: string })[] {
  return [
    ...findMentions(tokens, SHOWN_WEATHER_WORDS).map((one) => ({ ...one, prompt: one.value })),
    ...findMentions(tokens, TIME_WORDS).map((one) => ({ ...one, prompt: TIME_PROMPTS[one.value] })),
    ...findMentions(tokens, TONE_WORDS).map((one) => ({ ...one, prompt: TONE_PROMPTS[one.value] })),
    // The first word for a colour is the English one.
    ...findMentions(tokens, COLOUR_WORDS).map((one) => ({
      ...one,
      prompt: `in ${COLOUR_WORDS[one.value]!.split(",")[0]}`,
    })),
  ];
}

function mannersIn(tokens: readonly Token[]): string[] {
  return [...new Set(readManners(tokens).map(({ prompt }) => prompt))];
}

/** Whether nothing but time, weather, tone and colour is said. */
export function isOnlyManner(tokens: readonly Token[]): boolean {
  const manners = readManners(tokens);
  // "Red roses" are no two colours.
  const colours = findMentions(tokens, COLOUR_WORDS).length;
  return (
    manners.length > 0 &&
    colours < 2 &&
    tokens.every((token, at) => isHollow(token) || manners.some(({ start, end }) => at >= start && at < end))
  );
}

function afterBecoming(clause: readonly Token[]): readonly Token[] {
  const telling = tellingIn(clause);
  const at = clause.findLastIndex(
    ({ folded }, index) => BECOMING.has(folded) && telling.indexOf(true, index + 1) > 0,
  );
  return clause.slice(at + 1);
}

/** Which words tell something about what is to be seen. */
function tellingIn(tokens: readonly Token[]): boolean[] {
  const manners = readManners(tokens);
  const taken = [
    ...SPOKEN_FOR.flatMap((lexicon) => findMentions(tokens, lexicon)),
    ...findMentions(tokens, PART_WORDS).filter(({ value }) => value === "painting" || value === "sculpture"),
  ];
  const isIn = (mentions: readonly Mention<string>[], at: number) =>
    mentions.some(({ start, end }) => at >= start && at < end);
  return tokens.map((token, at) => isIn(manners, at) || (!isHollow(token) && !isIn(taken, at)));
}

function isHollow({ folded }: Token): boolean {
  return EMPTY_WORDS.has(folded) || HOLLOW.has(folded) || BECOMING.has(folded);
}

function textOf(tokens: readonly Token[]): string {
  return tokens
    .map(({ original }) => original)
    .join(" ")
    .slice(0, 160);
}
