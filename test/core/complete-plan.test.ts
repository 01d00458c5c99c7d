import { describe, expect, test } from "vitest";
import { completePlan } from "../../src/core/complete-plan.ts";
import type { PlanDraft } from "../../src/core/plan.ts";
import { baseKey, exhibitKey, partKeys } from "../../src/core/plan-parts.ts";

const DRAFT: PlanDraft = {
  title: "Quiet Harbours",
  style: "beaux-arts",
  room: { kind: "hall" },
  exhibits: [
    { kind: "painting", prompt: "a harbour at dawn", style: "impressionist" },
    { kind: "painting", prompt: "poplars along a river", style: "impressionist" },
    { kind: "sculpture", prompt: "a bust of a sailor", style: "bronze" },
  ],
};

describe("completePlan", () => {
  test("gives the same plan for the same draft and seed", () => {
    expect(completePlan(DRAFT, 7)).toEqual(completePlan(DRAFT, 7));
  });

  test("gives other luck for another seed", () => {
    expect(completePlan(DRAFT, 8).exhibits.map((e) => e.seed)).not.toEqual(
      completePlan(DRAFT, 7).exhibits.map((e) => e.seed),
    );
  });

  test("fills in what the style brings", () => {
    const { room } = completePlan(DRAFT, 7);
    expect(room.windows).toEqual({ shape: "arched", count: 3 });
    expect(room.floor.material).toBe("marble");
    expect(room.ceiling.kind).toBe("coffered");
  });

  test("numbers the exhibits and titles them from their prompts", () => {
    const { exhibits } = completePlan(DRAFT, 7);
    expect(exhibits.map((exhibit) => exhibit.id)).toEqual(["e1", "e2", "e3"]);
    expect(exhibits[0]?.label.title).toBe("A harbour at dawn");
  });

  test("keeps seed and size of exhibits that keep their id", () => {
    const before = completePlan(DRAFT, 7);
    const draft: PlanDraft = {
      ...DRAFT,
      exhibits: before.exhibits.map(({ id, kind, prompt, style }) => ({
        id,
        kind,
        prompt: id === "e2" ? "a stormy sea" : prompt,
        style,
      })),
    };
    const after = completePlan(draft, 99, before);
    expect(after.seed).toBe(before.seed);
    expect(
      after.exhibits.map(
        (exhibit) => exhibitKey(exhibit) === exhibitKey(before.exhibits.find((b) => b.id === exhibit.id)!),
      ),
    ).toEqual([true, false, true]);
    expect(baseKey(after)).toBe(baseKey(before));
  });

  test("makes the bare room again when the room changes", () => {
    const before = completePlan(DRAFT, 7);
    const after = completePlan({ ...DRAFT, room: { kind: "hall", floor: { colour: "#202020" } } }, 7, before);
    expect(baseKey(after)).not.toBe(baseKey(before));
    expect(after.room.floor).toEqual({ material: "marble", colour: "#202020" });
  });

  test("gives a new exhibit an id that was never used", () => {
    const before = completePlan(DRAFT, 7);
    const draft: PlanDraft = {
      ...DRAFT,
      exhibits: [{ ...before.exhibits[0]! }, { kind: "painting", prompt: "a new one", style: "cubist" }],
    };
    expect(completePlan(draft, 7, before).exhibits.map((exhibit) => exhibit.id)).toEqual(["e1", "e4"]);
  });

  test("lengthens a room that is too short for its works", () => {
    const many = Array.from({ length: 30 }, () => ({
      kind: "painting" as const,
      prompt: "a field",
      style: "cubist",
    }));
    const { room } = completePlan({ ...DRAFT, exhibits: many }, 7);
    expect(room.lengthMetres).toBeGreaterThan(14);
  });

  test("refuses numbers out of range", () => {
    expect(() => completePlan({ ...DRAFT, room: { kind: "hall", heightMetres: 900 } }, 7)).toThrow();
  });

  test("drops promises said twice", () => {
    const promises = [
      { text: "a marble floor", check: "floor=marble" },
      { text: "marble floors", check: "floor=marble" },
    ];
    expect(completePlan({ ...DRAFT, promises }, 7).promises).toHaveLength(1);
  });
});

test("the parts of a plan are the base and every exhibit", () => {
  expect([...partKeys(completePlan(DRAFT, 7)).keys()]).toEqual(["base", "e1", "e2", "e3"]);
});
