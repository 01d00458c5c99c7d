import { MOOD_LISTS, SILENT_LIST, SUBJECT_LISTS, THING_LISTS } from "./vocabulary.ts";

/** Whole words, and beginnings of words. */
interface Matcher {
  words: ReadonlySet<string>;
  stems: readonly string[];
}

function matcherOf(patterns: readonly string[]): Matcher {
  return {
    words: new Set(patterns.filter((pattern) => !pattern.endsWith("*"))),
    stems: patterns.filter((pattern) => pattern.endsWith("*")).map((pattern) => pattern.slice(0, -1)),
  };
}

function parse(lists: string): [string, Matcher][] {
  return lists
    .trim()
    .split("\n")
    .map((line) => {
      const [name = "", ...patterns] = line.split(" ");
      return [name, matcherOf(patterns)];
    });
}

const SUBJECTS = parse(SUBJECT_LISTS);
const THINGS = parse(THING_LISTS);
const MOODS = parse(MOOD_LISTS);
const SILENT = matcherOf(SILENT_LIST.trim().split(/\s+/));

const isOf = ({ words, stems }: Matcher, word: string) =>
  words.has(word) || stems.some((stem) => word.startsWith(stem));

/** Lower case words without accents; neighbours are also given joined (`still-life`). */
function wordsOf(text: string): { single: string[]; joined: string[] } {
  const plain = text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("ß", "ss");
  const single = plain.match(/[\p{L}]+/gu)?.slice(0, 400) ?? [];
  return { single, joined: single.slice(1).map((word, i) => `${single[i]}-${word}`) };
}

function match(table: readonly [string, Matcher][], words: readonly string[]): string[] {
  const names = table.filter(([, matcher]) => words.some((word) => isOf(matcher, word)));
  return [...new Set(names.map(([name]) => name))];
}

/** What a text names: all of it may be empty. */
export interface Words {
  /** In order of rank. */
  subjects: string[];
  things: string[];
  moods: Set<string>;
  /** What the painter has no idea of. */
  unknown: string[];
}

export function readWords(text: string): Words {
  const { single, joined } = wordsOf(text);
  const words = [...new Set([...single, ...joined])];
  const known = [...SUBJECTS, ...THINGS, ...MOODS].map(([, matcher]) => matcher);
  return {
    subjects: match(SUBJECTS, words),
    things: match(THINGS, words),
    moods: new Set(match(MOODS, words)),
    unknown: [...new Set(single)].filter(
      (word) => word.length > 2 && !isOf(SILENT, word) && !known.some((matcher) => isOf(matcher, word)),
    ),
  };
}
