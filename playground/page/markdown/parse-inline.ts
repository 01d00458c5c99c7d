/** Text inside a line, as a tree. */
export type Inline =
  | { kind: "text"; text: string }
  | { kind: "strong" | "emphasis" | "underline" | "strike" | "spoiler"; children: Inline[] }
  | { kind: "code"; text: string }
  | { kind: "link"; href: string; children: Inline[] }
  | { kind: "user" | "channel" | "role"; id: string }
  | { kind: "command"; name: string }
  | { kind: "time"; unixSeconds: number; style: string };

type Rule = { pattern: RegExp; make: (match: RegExpExecArray, parse: (text: string) => Inline[]) => Inline };

const body = String.raw`((?:\\.|[^\\])+?)`;

/** In order of precedence; each pattern is tried at one position only. */
const RULES: readonly Rule[] = [
  { pattern: /\\([\\*_~`|>#\-[\]()<])/y, make: ([, text]) => ({ kind: "text", text: text! }) },
  { pattern: /(`+)([^`]|[^`].*?[^`])\1(?!`)/sy, make: ([, , text]) => ({ kind: "code", text: text! }) },
  {
    pattern: /\[([^\]\n]+)\]\(<?(https?:\/\/[^\s)>]+)>?\)/y,
    make: ([, label, href], parse) => ({ kind: "link", href: href!, children: parse(label!) }),
  },
  { pattern: /<(https?:\/\/[^\s>]+)>/y, make: ([, href]) => plainLink(href!) },
  { pattern: /https?:\/\/[^\s<]*[^\s<.,:;!?"')\]*_]/y, make: ([href]) => plainLink(href!) },
  { pattern: /<@!?(\d+)>/y, make: ([, id]) => ({ kind: "user", id: id! }) },
  { pattern: /<#(\d+)>/y, make: ([, id]) => ({ kind: "channel", id: id! }) },
  { pattern: /<@&(\d+)>/y, make: ([, id]) => ({ kind: "role", id: id! }) },
  { pattern: /<\/([^:>\n]{1,100}):\d+>/y, make: ([, name]) => ({ kind: "command", name: name! }) },
  {
    pattern: /<t:(-?\d{1,12})(?::([tTdDfFR]))?>/y,
    make: ([, seconds, style]) => ({ kind: "time", unixSeconds: Number(seconds), style: style ?? "f" }),
  },
  { pattern: /<a?(:\w+:)\d+>/y, make: ([, name]) => ({ kind: "text", text: name! }) },
  { pattern: new RegExp(`\\*\\*${body}\\*\\*(?!\\*)`, "y"), make: nest("strong") },
  { pattern: new RegExp(`__${body}__(?!_)`, "y"), make: nest("underline") },
  { pattern: new RegExp(`~~${body}~~`, "y"), make: nest("strike") },
  { pattern: new RegExp(`\\|\\|${body}\\|\\|`, "y"), make: nest("spoiler") },
  { pattern: /\*(?![\s*])((?:\*\*[^*]+\*\*|\\.|[^*\\])+?)\*(?!\*)/y, make: nest("emphasis") },
  { pattern: /_((?:\\.|[^_\\])+?)_(?!\w)/y, make: nest("emphasis") },
];

/** Reads Discord's inline Markdown. What matches no rule is text; links are http and https only. */
export function parseInline(source: string): Inline[] {
  const found: Inline[] = [];
  let text = "";
  let position = 0;
  while (position < source.length) {
    const next = matchAt(source, position);
    if (next === undefined) {
      text += source[position];
      position += 1;
      continue;
    }
    if (text !== "") found.push({ kind: "text", text });
    text = "";
    found.push(next.inline);
    position = next.end;
  }
  if (text !== "") found.push({ kind: "text", text });
  return found;
}

function matchAt(source: string, position: number): { inline: Inline; end: number } | undefined {
  const isInsideWord = /\w/.test(source[position - 1] ?? "");
  if (
    /[\w\s]/.test(source[position]!) &&
    !(source[position] === "h" && !isInsideWord) &&
    source[position] !== "_"
  ) {
    return undefined;
  }
  if (source[position] === "_" && isInsideWord) return undefined;
  for (const { pattern, make } of RULES) {
    pattern.lastIndex = position;
    const match = pattern.exec(source);
    if (match !== null) return { inline: make(match, parseInline), end: position + match[0].length };
  }
  return undefined;
}

function nest(kind: "strong" | "emphasis" | "underline" | "strike" | "spoiler"): Rule["make"] {
  return ([, inner], parse) => ({ kind, children: parse(inner!) });
}

function plainLink(href: string): Inline {
  return { kind: "link", href, children: [{ kind: "text", text: href }] };
}
