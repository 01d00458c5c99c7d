import { describe, expect, it } from "vitest";
import { readWish, topicOf } from "../../../src/llm/offline-planner/read-wish.ts";
import { writePlan } from "../../../src/llm/offline-planner/write-plan.ts";

const plan = (words: string, seed = 3) => writePlan({ kind: "create", words, seed, locale: "en" });
const sculptures = (words: string) => plan(words).exhibits.filter(({ kind }) => kind === "sculpture");

describe("the works of a wish", () => {
  it("are counted once, however often they are said", () => {
    const words = "seven fauvist paintings of markets, a bronze horse, evening light. ".repeat(40);
    const { exhibits } = plan(words);
    expect(exhibits.filter(({ kind }) => kind === "painting")).toHaveLength(7);
    expect(exhibits.filter(({ kind }) => kind === "sculpture")).toHaveLength(1);
  });

  it.each([
    ["a hall with a bronze horse", "bronze", "horse"],
    ["a tea house with a stone vase", "stone", "vase"],
    ["une salle avec un cheval en bronze", "bronze", "cheval"],
    ["three bronze busts", "bronze", "busts"],
    ["two marble reliefs of horses", "marble", "horses in relief"],
    ["a bronze medallion", "bronze", "a head on a medallion"],
  ])("include what is said with its material: %s", (words, style, thing) => {
    const [first] = sculptures(words);
    expect(first?.style).toBe(style);
    expect(first?.prompt).toContain(thing);
  });

  it("do not make a sculpture of a stone floor", () => {
    expect(sculptures("a gothic hall with stone floor and wooden benches")).toEqual([]);
  });

  it("take turns when several subjects are named", () => {
    const prompts = plan("six paintings of boats and cats").exhibits.map(({ prompt }) => prompt);
    expect(prompts.filter((prompt) => /cat/i.test(prompt))).toHaveLength(3);
  });

  it("take turns over emoji, too", () => {
    const titles = plan("🌊🌸").exhibits.map(({ prompt }) => prompt);
    expect(titles.some((prompt) => /flower|garden|rose|bouquet|blossom|peon|iris/i.test(prompt))).toBe(true);
    expect(titles.some((prompt) => /sea|tide|wave|cliff|coast|shore/i.test(prompt))).toBe(true);
  });

  it("are larger where there are few", () => {
    const longEdge = (words: string) =>
      Math.max(...plan(words).exhibits.map(({ widthCm = 0, heightCm = 0 }) => Math.max(widthCm, heightCm)));
    expect(longEdge("a hall with three cubist paintings")).toBeGreaterThan(
      longEdge("a hall with 16 cubist paintings") * 1.4,
    );
  });
});

it("a title that names a time of day agrees with the light", () => {
  const times = { "Morning Light": "morning", Daylight: "noon", Evening: "evening" } as const;
  for (let seed = 0; seed < 9; seed++) {
    const { title, room } = plan("the sea", seed);
    const named = Object.entries(times).find(([word]) => title.includes(word));
    expect(room.light?.time, title).toBe(named?.[1]);
  }
});

it("an English question is read as English", () => {
  expect(readWish("How do I cook rice?", "en-US").language).toBe("en");
});

it("a salon of no other style is a Paris one", () => {
  expect(plan("a small red salon with three bronze busts").style).toBe("haussmann");
});

it("the topic of a how-to question is the thing, not the doing", () => {
  expect(topicOf("How do I cook rice?")).toBe("rice");
});
