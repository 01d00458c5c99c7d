import { describe, expect, it } from "vitest";
import { parseBlocks } from "../../playground/page/markdown/parse-blocks.ts";
import { parseInline } from "../../playground/page/markdown/parse-inline.ts";

const text = (words: string) => ({ kind: "text", text: words });

describe("parseInline", () => {
  it("reads nested emphasis", () => {
    expect(parseInline("**bold and *slanted***")).toEqual([
      { kind: "strong", children: [text("bold and "), { kind: "emphasis", children: [text("slanted")] }] },
    ]);
  });

  it("leaves snake_case, lone stars and escapes as text", () => {
    expect(parseInline("set_plan_now")).toEqual([text("set_plan_now")]);
    expect(parseInline("3 * 4")).toEqual([text("3 * 4")]);
    expect(
      parseInline("\\*plain\\*")
        .map((inline) => "text" in inline && inline.text)
        .join(""),
    ).toBe("*plain*");
  });

  it("keeps marks inside code as they are", () => {
    expect(parseInline("`**a**`")).toEqual([{ kind: "code", text: "**a**" }]);
  });

  it("links http addresses and nothing else", () => {
    expect(parseInline("[walk](http://127.0.0.1:8080/g/1)")).toEqual([
      { kind: "link", href: "http://127.0.0.1:8080/g/1", children: [text("walk")] },
    ]);
    expect(parseInline("[walk](javascript:alert)")).toEqual([text("[walk](javascript:alert)")]);
    expect(parseInline("See https://example.org/a.")).toEqual([
      text("See "),
      { kind: "link", href: "https://example.org/a", children: [text("https://example.org/a")] },
      text("."),
    ]);
  });

  it("reads mentions, commands and times", () => {
    expect(parseInline("<@12><#34></gallery create:56><t:78:R>")).toEqual([
      { kind: "user", id: "12" },
      { kind: "channel", id: "34" },
      { kind: "command", name: "gallery create" },
      { kind: "time", unixSeconds: 78, style: "R" },
    ]);
  });

  it("reads 4,000 stars without stalling", () => {
    const startMs = performance.now();
    parseInline("*".repeat(4000));
    parseInline("**a".repeat(1300));
    expect(performance.now() - startMs).toBeLessThan(1000);
  });
});

describe("parseBlocks", () => {
  it("reads headings, subtext, quotes and paragraphs", () => {
    expect(parseBlocks("## Title\nfirst\nsecond\n> said\n-# small").map(({ kind }) => kind)).toEqual([
      "heading",
      "paragraph",
      "quote",
      "subtext",
    ]);
  });

  it("nests lists by indentation and keeps where they start", () => {
    expect(parseBlocks("3. three\n   - inner\n4. four")).toMatchObject([
      { kind: "list", isOrdered: true, start: 3, items: [{ lists: [{ isOrdered: false }] }, { lists: [] }] },
    ]);
  });

  it("keeps a code block whole, with or without a language", () => {
    expect(parseBlocks("```json\n{\n\n# not a title\n}\n```after")).toEqual([
      { kind: "code", text: "{\n\n# not a title\n}" },
      { kind: "paragraph", lines: [[text("after")]] },
    ]);
  });
});
