import { describe, expect, it } from "vitest";
import { simulateRun } from "./simulated-run.ts";

const asked = (turns: Awaited<ReturnType<typeof simulateRun>>["turns"]) =>
  turns.flat().filter(({ name }) => name === "ask_requester");

describe("offline planner with words that contradict each other", () => {
  it.each([
    ["an empty gallery with 12 paintings", /which shall it be/],
    ["une salle vide avec trois tableaux", /que préférez-vous/],
    ["ein leerer Saal mit vier Bildern", /Was soll es sein/],
    ["una galería vacía con cinco cuadros", /cuál de las dos/],
    ["una sala vuota con due quadri", /quale delle due/],
    ["uma galeria vazia com seis quadros", /qual das duas/],
  ])("asks about “%s” in its language, once", async (words, question) => {
    const { turns, note } = await simulateRun({ words }, { answers: 0 });
    expect(asked(turns)).toHaveLength(1);
    expect((asked(turns)[0]!.input as { question: string }).question).toMatch(question);
    expect(note).toBeDefined();
  });

  it("hangs the works or leaves the room empty, as answered", async () => {
    const words = "an empty gallery with 12 paintings";
    const full = await simulateRun({ words }, { answers: 0 });
    expect(full.state!.plan.exhibits).toHaveLength(12);
    const empty = await simulateRun({ words }, { answers: 1 });
    expect(empty.state!.plan.exhibits).toHaveLength(0);
    expect(empty.state!.plan.promises.map(({ check }) => check).join()).not.toMatch(/paintings|movement/);
    expect(empty.calls.map(({ makes }) => makes)).toEqual(["base", "scene"]);
    expect(empty.note).toBeDefined();
  });

  it.each([
    "make something nice",
    "an empty white room",
    "a hall with two paintings of empty chairs",
    "ocean",
    "a bare concrete bunker with one statue",
    "empty streets at night",
  ])("asks nothing about “%s”", async (words) => {
    const { turns, note } = await simulateRun({ words }, { answers: 1 });
    expect(asked(turns)).toEqual([]);
    expect(note).toBeDefined();
  });

  it("plans the works where no question can be asked", async () => {
    const { state, turns } = await simulateRun({ words: "an empty gallery with 12 paintings" });
    expect(asked(turns)).toEqual([]);
    expect(state!.plan.exhibits).toHaveLength(12);
  });
});
