import { describe, expect, it } from "vitest";
import type { HubFacts } from "../../src/core/space.ts";
import { createSpaceInspection } from "../../src/spaces/directory/space-inspection.ts";
import { scoreOf } from "../../src/spaces/directory/space-search.ts";

const NOW_MS = Date.UTC(2026, 5, 1);
const { signal } = new AbortController();

function score(facts: Partial<HubFacts>): number {
  const usual = { stage: "RUNNING", likes: 10, relevance: 0.5, lastModified: "2026-05-01T00:00:00.000Z" };
  return scoreOf({ ...usual, ...facts }, NOW_MS);
}

describe("the rank of a Space the Hub found", () => {
  it("grows with relevance, likes, freshness and running", () => {
    expect(score({ relevance: 0.9 })).toBeGreaterThan(score({}));
    expect(score({ likes: 1_000 })).toBeGreaterThan(score({}));
    expect(score({ lastModified: "2024-01-01T00:00:00.000Z" })).toBeLessThan(score({}));
    expect(score({ stage: "UNKNOWN" })).toBeLessThan(score({}));
  });

  it("is not decided by likes alone", () => {
    expect(score({ relevance: 0.9, likes: 20 })).toBeGreaterThan(score({ relevance: 0.3, likes: 5_000 }));
  });
});

describe("asking Spaces what they offer", () => {
  it("ends in time, and is not repeated at once", async () => {
    let asked = 0;
    const inspection = createSpaceInspection({
      describeMs: 50,
      describe: (_, options) => {
        asked += 1;
        return new Promise((_, reject) => {
          options.signal.addEventListener("abort", () => reject(options.signal.reason));
        });
      },
    });
    for (let attempt = 0; attempt < 2; attempt += 1)
      expect(await inspection.capabilitiesOf("a/b", { signal })).toEqual({
        capabilities: [],
        hindrance: "takes too long to say what it offers",
      });
    expect(asked).toBe(1);
  });

  it("leaves the Hub in peace for a while when it cannot be reached", async () => {
    let nowMs = 0;
    let asked = 0;
    const facts = async () => {
      asked += 1;
      throw new Error("no route");
    };
    const inspection = createSpaceInspection({ hub: { facts }, clock: { now: () => nowMs } });
    await inspection.factsOf("a/b", { signal });
    await inspection.factsOf("a/c", { signal });
    expect(asked).toBe(1);
    nowMs = 31_000;
    expect(await inspection.factsOf("a/c", { signal })).toBeUndefined();
    expect(asked).toBe(2);
  });
});
