/** A word of the member's text. */
export interface Token {
  /** Lower case, without accents. */
  folded: string;
  original: string;
  /** Where it starts and ends in the text that was read. */
  start: number;
  end: number;
  /** Punctuation or a line break stands before it. */
  opensClause: boolean;
}

/** A run of tokens that means something; `end` is exclusive. */
export interface Mention<Value extends string> {
  value: Value;
  start: number;
  end: number;
}

/**
 * Meanings and the phrases that say them, comma-separated and folded. A trailing `*` stands for any ending, so
 * `sculptur*` covers plurals and three languages.
 */
export type Lexicon<Value extends string> = Readonly<Record<Value, string>>;

interface Phrase {
  value: string;
  words: readonly { text: string; isPrefix: boolean }[];
}

const compiled = new WeakMap<object, ReadonlyMap<string, readonly Phrase[]>>();

/** German writes as one word what others write as two. */
const COMPOUND =
  /(marmor|parkett|holz|stein|beton|backstein|ziegel|rundbogen|spitzbogen|bogen|rund|oberlicht|glas|seiden)(boden|fussboden|wande|wanden|wand|mauern|decke|fenstern|fenster|dach)/g;

export function fold(text: string): string {
  return text
    .toLowerCase()
    .replaceAll("ß", "ss")
    .replaceAll("œ", "oe")
    .replaceAll("ø", "o")
    .normalize("NFD")
    .replace(/\p{M}/gu, "");
}

export function readTokens(text: string): Token[] {
  const tokens: Token[] = [];
  let from = 0;
  for (const match of text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
    const between = text.slice(from, match.index);
    const opensClause = tokens.length > 0 && /[,.;:!?()\n—–/&+|、。，]/.test(between);
    from = match.index + match[0].length;
    const parts = fold(match[0]).replace(COMPOUND, "$1 $2").split(" ");
    for (const [index, folded] of parts.entries()) {
      tokens.push({
        folded,
        original: match[0],
        start: match.index,
        end: from,
        opensClause: opensClause && index === 0,
      });
    }
  }
  return tokens;
}

/** Everything a lexicon knows in the text, in order; the longest phrase wins and none overlap. */
export function findMentions<Value extends string>(
  tokens: readonly Token[],
  lexicon: Lexicon<Value>,
): Mention<Value>[] {
  const phrases = compile(lexicon);
  const mentions: Mention<Value>[] = [];
  for (let start = 0; start < tokens.length; ) {
    const candidates = phrases.get(initial(tokens[start]!.folded)) ?? [];
    const found = candidates.find((phrase) => matches(tokens, start, phrase));
    if (found) {
      const end = start + found.words.length;
      mentions.push({ value: found.value as Value, start, end });
      start = end;
    } else start += 1;
  }
  return mentions;
}

function matches(tokens: readonly Token[], start: number, { words }: Phrase): boolean {
  return words.every(({ text, isPrefix }, index) => {
    const token = tokens[start + index];
    if (!token || (index > 0 && token.opensClause)) return false;
    return isPrefix ? token.folded.startsWith(text) : token.folded === text;
  });
}

/** Phrases by first letter, longest first. */
function compile(lexicon: Lexicon<string>): ReadonlyMap<string, readonly Phrase[]> {
  const known = compiled.get(lexicon);
  if (known) return known;
  const byInitial = new Map<string, Phrase[]>();
  for (const [value, list] of Object.entries(lexicon)) {
    for (const phrase of list.split(",")) {
      const words = phrase
        .trim()
        .split(" ")
        .map((word) => ({ text: word.replace("*", ""), isPrefix: word.endsWith("*") }));
      const key = initial(words[0]!.text);
      byInitial.set(key, [...(byInitial.get(key) ?? []), { value, words }]);
    }
  }
  const weight = ({ words }: Phrase) => words.length * 100 + words.reduce((sum, w) => sum + w.text.length, 0);
  for (const list of byInitial.values()) list.sort((a, b) => weight(b) - weight(a));
  compiled.set(lexicon, byInitial);
  return byInitial;
}

function initial(word: string): string {
  return word.slice(0, 1);
}
