import { beforeAll, describe, expect, it } from "vitest";
import { completePlan } from "../../../src/core/complete-plan.ts";
import { type GalleryPlan, planDraft } from "../../../src/core/plan.ts";
import { partKeys } from "../../../src/core/plan-parts.ts";
import { createOfflinePlanner } from "../../../src/llm/offline-planner/offline-planner.ts";
import { requestMessages, SET_PLAN } from "../../contracts/language-model.contract.ts";

async function ask(request: Parameters<typeof requestMessages>[0]) {
  const messages = requestMessages(request);
  return createOfflinePlanner().generate(
    { messages, tools: [SET_PLAN] },
    { signal: new AbortController().signal },
  );
}

let before: GalleryPlan;
beforeAll(async () => {
  const words = "Paris gallery with marble floors, six impressionist paintings and a bronze statue";
  before = completePlan(planDraft.parse((await ask({ words, seed: 5 })).toolCalls[0]!.input), 5);
});

async function refine(words: string, pictures: `artifact:${string}`[] = []) {
  const { toolCalls, text } = await ask({
    kind: "refine",
    words,
    seed: 9,
    pictures,
    current: { plan: before, made: {}, stale: [] },
  });
  if (toolCalls.length === 0) return { text };
  const plan = completePlan(planDraft.parse(toolCalls[0]!.input), 9, before);
  const old = partKeys(before);
  const now = partKeys(plan);
  const changed = [...now].filter(([part, key]) => old.get(part) !== key).map(([part]) => part);
  const gone = [...old.keys()].filter((part) => !now.has(part));
  return { text, plan, changed, gone, checks: plan.promises.map(({ check }) => check) };
}

describe("offline planner refining a plan", () => {
  it.each(["Hang these pictures.", "please hang this picture", "add my picture"])(
    "hangs a picture that was given, and makes none: %s",
    async (words) => {
      const { changed, gone, plan } = await refine(words, ["artifact:0123abcd"]);
      expect(changed).toEqual(["e8"]);
      expect(gone).toEqual([]);
      expect(plan!.exhibits.at(-1)).toMatchObject({ kind: "picture" });
    },
  );

  it("changes exactly what was mentioned", async () => {
    const { plan, changed, gone, checks } = await refine(
      "swap the third painting for a seascape, darker floor, two benches",
    );
    expect(changed).toEqual(["base", "e3"]);
    expect(gone).toEqual([]);
    expect(plan!.exhibits[2]!.prompt).toMatch(/sea|beach|waves/);
    expect(plan!.room.floor).toEqual({ material: "marble", colour: "#7d7c79" });
    expect(plan!.room.benches).toBe(2);
    expect({ ...plan!.room, floor: before.room.floor, benches: before.room.benches }).toEqual(before.room);
    expect(checks).toEqual(expect.arrayContaining(["benches>=2", "floor=marble", "paintings=6"]));
  });

  it("promises a movement only where at least half of the paintings are in it", async () => {
    const one = await refine("the last one should be cubist");
    expect(one.checks).toContain("movement=impressionist");
    expect(one.checks).not.toContain("movement=cubist");
    expect((await refine("all paintings cubist")).checks).toContain("movement=cubist");
  });

  it.each<[words: string, changed: string[], gone: string[]]>([
    ["remove the second", [], ["e2"]],
    ["remove the last painting", [], ["e6"]],
    ["add two sculptures", ["e8", "e9"], []],
    ["add a painting of a lighthouse", ["e8"], []],
    ["the last one should be cubist", ["e6"], []],
    ["the second and the third should be cubist", ["e2", "e3"], []],
    ["the last two should be cubist", ["e5", "e6"], []],
    ["remove the first 2", [], ["e1", "e2"]],
    ["les deux derniers en cubiste", ["e5", "e6"], []],
    ["die letzten zwei kubistisch", ["e5", "e6"], []],
    ["remplace le dernier par un chat", ["e6"], []],
    ["swap the statue for a horse", ["e7"], []],
    ["make the bronze statue marble", ["e7"], []],
    ["all paintings pointillist", ["e1", "e2", "e3", "e4", "e5", "e6"], []],
    ["three paintings", [], ["e4", "e5", "e6"]],
    ["no sculptures", [], ["e7"]],
    ["the statue in marble", ["e7"], []],
    ["replace painting 4 with my grandmother's tractor", ["e4"], []],
    ["change number 2 to cats", ["e2"], []],
    ["remplace le deuxième tableau par des chats", ["e2"], []],
    ["ersetze das dritte Bild durch ein Seestück", ["e3"], []],
    ["cambia el primer cuadro por un gato", ["e1"], []],
    ["sostituisci il quarto quadro con una natura morta", ["e4"], []],
    ["troque o segundo quadro por flores", ["e2"], []],
    ["red walls", ["base"], []],
    ["murs rouges", ["base"], []],
    ["paredes azules", ["base"], []],
    ["bigger", ["base"], []],
    ["night", ["base"], []],
    ["more windows", ["base"], []],
    ["make it gothic", ["base"], []],
    ["füge zwei Bänke hinzu", ["base"], []],
    ["remove the benches", ["base"], []],
  ])("“%s” makes %j stale and takes away %j", async (words, changed, gone) => {
    expect(await refine(words)).toMatchObject({ changed, gone });
  });

  it("finds a work by its title", async () => {
    const target = before.exhibits[3]!;
    expect(await refine(`make “${target.label.title}” cubist`)).toMatchObject({
      changed: [target.id],
      gone: [],
    });
  });

  it("keeps what was promised when the style changes", async () => {
    const { plan } = await refine("make it gothic");
    expect(plan).toMatchObject({
      style: "gothic",
      room: { floor: { material: "marble" }, windows: { shape: "pointed" } },
    });
    expect(plan!.room.lengthMetres).toBe(before.room.lengthMetres);
  });

  it("keeps the promises true to the plan", async () => {
    expect((await refine("remove the second")).checks).toEqual(expect.arrayContaining(["paintings=5"]));
    expect((await refine("all paintings cubist")).checks).not.toContain("movement=impressionist");
    expect((await refine("no windows")).checks).toContain("windows=0");
  });

  it.each(["wibble wobble", "what is 2 plus 2?", "hello"])(
    "answers “%s” with what can be changed",
    async (words) => {
      const { plan, text } = await refine(words);
      expect(plan).toBeUndefined();
      expect(text.length).toBeGreaterThan(40);
    },
  );
});
