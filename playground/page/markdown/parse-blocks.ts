import { type Inline, parseInline } from "./parse-inline.ts";

export interface ListItem {
  children: Inline[];
  lists: Block[];
}

export type Block =
  /** Lines keep their breaks, as in every chat. */
  | { kind: "paragraph"; lines: Inline[][] }
  | { kind: "heading"; level: 1 | 2 | 3; children: Inline[] }
  | { kind: "subtext"; children: Inline[] }
  | { kind: "quote"; blocks: Block[] }
  | { kind: "list"; isOrdered: boolean; start: number; items: ListItem[] }
  | { kind: "code"; text: string };

const LIST_LINE = /^(\s*)(?:([-*])|(\d{1,9})\.)\s+(.*)$/;
const FENCE = /^```([^\n`]*)$/;

/** Reads Discord's Markdown: headings, subtext, quotes, lists, code blocks and paragraphs. */
export function parseBlocks(source: string): Block[] {
  // A fence may open and close in the middle of a line; give each its own.
  const lines = source
    .replace(
      /```(\w*\n)?(.*?)```/gs,
      (_all, language: string | undefined, code: string) =>
        `\n\`\`\`${(language ?? "").trim()}\n${code.replace(/\n$/, "")}\n\`\`\`\n`,
    )
    .split("\n");
  const blocks: Block[] = [];
  while (lines.length > 0) {
    const block = takeBlock(lines);
    if (block !== undefined) blocks.push(block);
  }
  return blocks;
}

/** Takes the lines of one block off the front; undefined for an empty line. */
function takeBlock(lines: string[]): Block | undefined {
  const line = lines.shift()!;
  if (line.trim() === "") return undefined;
  if (FENCE.test(line) && lines.includes("```")) {
    const text = lines.splice(0, lines.indexOf("```")).join("\n");
    lines.shift();
    return { kind: "code", text };
  }
  const heading = /^(#{1,3})\s+(.+)$/.exec(line);
  if (heading) {
    return { kind: "heading", level: heading[1]!.length as 1 | 2 | 3, children: parseInline(heading[2]!) };
  }
  if (line.startsWith("-# ")) return { kind: "subtext", children: parseInline(line.slice(3)) };
  if (line.startsWith(">>> ")) {
    return { kind: "quote", blocks: parseBlocks([line.slice(4), ...lines.splice(0)].join("\n")) };
  }
  if (isQuote(line)) {
    const quoted = [line, ...takeWhile(lines, isQuote)].map((one) => one.slice(2));
    return { kind: "quote", blocks: parseBlocks(quoted.join("\n")) };
  }
  if (LIST_LINE.test(line)) return parseList([line, ...takeWhile(lines, (one) => LIST_LINE.test(one))]);
  const paragraph = [line, ...takeWhile(lines, (one) => !startsBlock(one, lines))];
  return { kind: "paragraph", lines: paragraph.map(parseInline) };
}

function parseList(lines: string[]): Block {
  const [, indent, , number] = LIST_LINE.exec(lines[0]!)!;
  const items: ListItem[] = [];
  while (lines.length > 0) {
    const content = LIST_LINE.exec(lines.shift()!)![4]!;
    const isDeeper = (one: string) => LIST_LINE.exec(one)![1]!.length > indent!.length;
    const nested = takeWhile(lines, isDeeper);
    items.push({ children: parseInline(content), lists: nested.length > 0 ? [parseList(nested)] : [] });
  }
  return { kind: "list", isOrdered: number !== undefined, start: Number(number ?? 1), items };
}

function isQuote(line: string): boolean {
  return line.startsWith("> ");
}

function startsBlock(line: string, rest: readonly string[]): boolean {
  return (
    line.trim() === "" ||
    /^#{1,3}\s+\S/.test(line) ||
    line.startsWith("-# ") ||
    line.startsWith(">>> ") ||
    isQuote(line) ||
    LIST_LINE.test(line) ||
    (FENCE.test(line) && rest.includes("```"))
  );
}

function takeWhile(lines: string[], belongs: (line: string) => boolean): string[] {
  const end = lines.findIndex((line) => !belongs(line));
  return lines.splice(0, end === -1 ? lines.length : end);
}
