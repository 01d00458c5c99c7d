import { describe, expect, test } from "vitest";
import type { RunState } from "../../src/core/run.ts";
import { isEnd, mayFollow, NEXT_STATES, TOOLS_IN_STATE } from "../../src/core/transitions.ts";

const STATES = Object.keys(NEXT_STATES) as RunState[];

describe("the state table", () => {
  test.each(STATES.flatMap((from) => STATES.map((to) => [from, to] as const)))(
    "answers for %s → %s",
    (from, to) => {
      const expected =
        !isEnd(from) && (NEXT_STATES[from].includes(to) || to === "failed" || to === "cancelled");
      expect(mayFollow(from, to)).toBe(expected);
    },
  );

  test("leads from queued to every state", () => {
    const reached = new Set<RunState>(["queued"]);
    for (const state of reached) for (const next of STATES) if (mayFollow(state, next)) reached.add(next);
    expect([...reached].sort()).toEqual([...STATES].sort());
  });

  test("offers publishing only while validating", () => {
    const offering = STATES.filter((state) => TOOLS_IN_STATE[state]?.includes("publish_gallery"));
    expect(offering).toEqual(["validating"]);
  });

  test("offers no tool in an end state", () => {
    expect(STATES.filter((state) => isEnd(state) && TOOLS_IN_STATE[state])).toEqual([]);
  });
});
