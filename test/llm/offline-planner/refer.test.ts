import { describe, expect, it } from "vitest";
import { completePlan } from "../../../src/core/complete-plan.ts";
import type { Placements } from "../../../src/core/placements.ts";
import { type GalleryPlan, type PlanDraft, planDraft } from "../../../src/core/plan.ts";
import { partKeys } from "../../../src/core/plan-parts.ts";
import { withManner } from "../../../src/llm/offline-planner/describe-work.ts";
import { createOfflinePlanner } from "../../../src/llm/offline-planner/offline-planner.ts";
import { requestMessages, SET_PLAN } from "../../contracts/language-model.contract.ts";

type Work = [prompt: string, title: string, widthCm: number, heightCm: number];
const WORKS: Work[] = [
  ["water lilies on a still pond", "Water Lilies", 100, 80],
  ["a village street under snow", "First Snow", 70, 50],
  ["boats at anchor in a misty harbour", "Harbour at Dawn", 160, 130],
  ["a café terrace under gas lamps", "Café Terrace", 60, 140],
  ["two kittens and a skein of wool", "Wool", 200, 60],
  ["a boulevard crowded with carriages after rain", "The Boulevard", 90, 70],
];
const draft: PlanDraft = {
  title: "A hall",
  style: "beaux-arts",
  room: { kind: "hall", lengthMetres: 14, widthMetres: 7, heightMetres: 5 },
  exhibits: [
    ...WORKS.map(([prompt, title, widthCm, heightCm]) => ({
      ...{ kind: "painting" as const, prompt, style: "impressionist", widthCm, heightCm, label: { title } },
    })),
    {
      kind: "sculpture",
      prompt: "a bronze horse",
      style: "bronze",
      widthCm: 50,
      heightCm: 90,
      label: { title: "Horse" },
    },
  ],
};
const before: GalleryPlan = completePlan(planDraft.parse(draft), 5);
/** Windows on the left, the door at the back; e3, e1 and e4 ahead, e2, e5 and e6 on the right, the statue in a corner. */
const PLACEMENTS: Placements = {
  e3: {
    wall: "far",
    at: [-1.8, -6.9],
    windowMetres: 1.9,
    doorMetres: 14,
    leftOf: ["e1"],
    rightOf: ["window", "door", "e6"],
  },
  e1: {
    wall: "far",
    at: [0.2, -7],
    windowMetres: 3.8,
    doorMetres: 14,
    opposite: ["door"],
    leftOf: ["e4"],
    rightOf: ["e3"],
  },
  e4: { wall: "far", at: [2.1, -7], windowMetres: 5.7, doorMetres: 14.1, leftOf: ["e2"], rightOf: ["e1"] },
  e2: {
    wall: "right",
    at: [3.5, -4.5],
    windowMetres: 7.2,
    doorMetres: 11.6,
    leftOf: ["e5"],
    rightOf: ["e4"],
  },
  e5: {
    wall: "right",
    at: [3.5, 0],
    windowMetres: 7.2,
    doorMetres: 7.1,
    opposite: ["window"],
    leftOf: ["e6"],
    rightOf: ["e2"],
  },
  e6: {
    wall: "right",
    at: [3.5, 4.5],
    windowMetres: 7.2,
    doorMetres: 3.5,
    leftOf: ["door", "window", "e3"],
    rightOf: ["e5"],
  },
  e7: { at: [2.9, -6.3], windowMetres: 6.4, doorMetres: 13.4 },
};

async function refine(words: string, placements = PLACEMENTS) {
  const messages = requestMessages({
    kind: "refine",
    words,
    seed: 9,
    current: { plan: before, made: {}, stale: [] },
    placements,
  });
  const { signal } = new AbortController();
  const { toolCalls, text } = await createOfflinePlanner().generate(
    { messages, tools: [SET_PLAN] },
    { signal },
  );
  if (toolCalls.length === 0) return { text, changed: [], gone: [] };
  const plan = completePlan(planDraft.parse(toolCalls[0]!.input), 9, before);
  const old = partKeys(before);
  const now = partKeys(plan);
  return {
    text,
    plan,
    changed: [...now].filter(([part, key]) => old.get(part) !== key).map(([part]) => part),
    gone: [...old.keys()].filter((part) => !now.has(part)),
  };
}

describe("a work called by where it is", () => {
  it.each<[words: string, id: string]>([
    ["make the one by the window cubist", "e3"],
    ["replace the lilies with a portrait of a woman by a window", "e1"],
    ["swap the last one for a harbour at dawn", "e6"],
    ["the painting by the big arched window should be cubist", "e3"],
    ["rends celui près de la fenêtre cubiste", "e3"],
    ["le tableau à côté de la fenêtre en cubiste", "e3"],
    ["das Bild am Fenster kubistisch", "e3"],
    ["das am Fenster soll kubistisch sein", "e3"],
    ["el de la ventana, cubista", "e3"],
    ["el cuadro junto a la ventana en estilo cubista", "e3"],
    ["il quadro vicino alla finestra cubista", "e3"],
    ["o quadro perto da janela cubista", "e3"],
    ["make the painting left of the door cubist", "e6"],
    ["le tableau à gauche de la porte en cubiste", "e6"],
    ["das Bild links von der Tür kubistisch", "e6"],
    ["el cuadro a la izquierda de la puerta cubista", "e6"],
    ["il quadro a sinistra della porta cubista", "e6"],
    ["o quadro à esquerda da porta cubista", "e6"],
    ["the painting to the right of the entrance cubist", "e3"],
    ["the one opposite the entrance should be cubist", "e1"],
    ["le tableau en face de l'entrée en cubiste", "e1"],
    ["das Bild gegenüber dem Eingang kubistisch", "e1"],
    ["il quadro di fronte all'ingresso cubista", "e1"],
    ["the one opposite the window should be cubist", "e5"],
    ["the one at the end cubist", "e1"],
    ["the painting on the far wall cubist", "e1"],
    ["celui au fond en cubiste", "e1"],
    ["das Bild am Ende des Saals kubistisch", "e1"],
    ["das Bild hinten kubistisch", "e1"],
    ["el cuadro del fondo cubista", "e1"],
    ["il quadro in fondo cubista", "e1"],
    ["o quadro ao fundo cubista", "e1"],
    ["the painting in the corner cubist", "e4"],
    ["the painting next to the statue cubist", "e4"],
    ["the painting left of the third painting cubist", "e6"],
    ["the painting right of Harbour at Dawn cubist", "e1"],
    ["the one on the right wall cubist", "e5"],
  ])("“%s” changes %s alone", async (words, id) => {
    expect(await refine(words)).toMatchObject({ changed: [id], gone: [] });
  });

  it.each<[words: string, gone: string[]]>([
    ["remove the one by the window", ["e3"]],
    ["enlève celui près de la fenêtre", ["e3"]],
    ["entferne das Bild am Fenster", ["e3"]],
    ["remove the paintings on the far wall", ["e1", "e3", "e4"]],
    ["remove the ones on the right wall", ["e2", "e5", "e6"]],
    ["remove the two by the window", ["e1", "e3"]],
    ["remove the statue in the corner", ["e7"]],
    ["remove the painting between the door and the window", ["e6"]],
    ["remove everything on the right", ["e2", "e5", "e6"]],
    ["quita el cuadro de la izquierda de la puerta", ["e6"]],
  ])("“%s” takes down %j", async (words, gone) => {
    const refined = await refine(words);
    expect(refined.changed).toEqual([]);
    expect(refined.gone).toEqual(gone);
  });

  it.each([
    "swap the one by the window for a seascape",
    "remplace celui près de la fenêtre par une marine",
    "ersetze das am Fenster durch ein Seestück",
    "cambia el de la ventana por una marina",
    "sostituisci quello vicino alla finestra con una marina",
    "troque aquele perto da janela por uma marinha",
  ])("“%s” paints the sea there, and builds no window", async (words) => {
    const { changed, plan } = await refine(words);
    expect(changed).toEqual(["e3"]);
    expect(plan!.exhibits[2]!.prompt).toMatch(/sea|beach|waves/);
    expect(plan!.room.windows).toEqual(before.room.windows);
  });

  it("asks which one is meant where the place is not known, naming those on show", async () => {
    const { plan, text } = await refine("make the one by the window cubist", {});
    expect(plan).toBeUndefined();
    expect(text).toMatch(/which work.*3 “Harbour at Dawn”/);
    expect((await refine("das Bild am Fenster kubistisch", {})).text).toMatch(/welches Werk/);
  });

  it.each([
    "the one over the bench should be cubist",
    "the one you just made should be cubist",
    "remove the painting",
    "the red one in cubist style",
  ])("asks rather than guesses: %s", async (words) => {
    const { plan, text } = await refine(words);
    expect(plan).toBeUndefined();
    expect(text).toMatch(/which work/);
  });

  it("puts a new work into the gallery, wherever it was wished", async () => {
    expect((await refine("put a statue in the corner")).changed).toEqual(["e8"]);
  });

  it("changes all that hang there where all are meant", async () => {
    expect((await refine("every painting on the far wall cubist")).changed).toEqual(["e1", "e3", "e4"]);
  });

  it("adds nothing to a room because of a place in it", async () => {
    const { changed, plan } = await refine("add a painting of a cat by the window");
    expect(changed).toEqual(["e8"]);
    expect(plan!.room.windows).toEqual(before.room.windows);
  });

  it.each(["more windows", "no windows", "round windows", "a skylight", "bigger"])(
    "“%s” is still about the room",
    async (words) => expect((await refine(words)).changed).toEqual(["base"]),
  );
});

describe("a work that is made larger or smaller", () => {
  it.each<[words: string, id: string, factor: number]>([
    ["make the one by the window bigger", "e3", 1.4],
    ["das Bild am Fenster größer", "e3", 1.4],
    ["le deuxième tableau plus petit", "e2", 0.7],
    ["make the statue larger", "e7", 1.4],
  ])("“%s” hangs %s anew at %d of its size, and paints nothing", async (words, id, factor) => {
    const { plan, changed } = await refine(words);
    expect(changed).toEqual([]);
    const at = before.exhibits.findIndex((exhibit) => exhibit.id === id);
    expect(plan!.exhibits[at]!.widthCm).toBeCloseTo(before.exhibits[at]!.widthCm * factor);
    expect(plan!.exhibits.toSpliced(at, 1)).toEqual(before.exhibits.toSpliced(at, 1));
  });
});

it.each(["move the lilies to the far wall", "déplace le deuxième tableau au fond"])(
  "“%s” is answered, not read as something else",
  async (words) => expect((await refine(words)).plan).toBeUndefined(),
);

describe("a work called by its size", () => {
  it.each<[words: string, id: string]>([
    ["make the biggest one cubist", "e3"],
    ["the largest painting in cubist style", "e3"],
    ["le plus grand en cubiste", "e3"],
    ["das größte Bild kubistisch", "e3"],
    ["el cuadro más grande, cubista", "e3"],
    ["il più grande cubista", "e3"],
    ["o maior em estilo cubista", "e3"],
    ["the smallest one cubist", "e2"],
    ["le plus petit en cubiste", "e2"],
    ["das kleinste kubistisch", "e2"],
    ["the tall one cubist", "e4"],
    ["the wide one cubist", "e5"],
  ])("“%s” changes %s alone", async (words, id) => {
    expect(await refine(words)).toMatchObject({ changed: [id], gone: [] });
  });

  it("takes the two biggest where two are asked for", async () => {
    expect((await refine("remove the two biggest")).gone).toEqual(["e3", "e5"]);
  });
});

describe("a work called by what it shows", () => {
  it.each<[words: string, id: string]>([
    ["make the lilies cubist", "e1"],
    ["the painting with the lilies should be cubist", "e1"],
    ["the one with the kittens cubist", "e5"],
    ["make the cats cubist", "e5"],
    ["le tableau avec les chats en cubiste", "e5"],
    ["die Katzen kubistisch", "e5"],
    ["los gatos en estilo cubista", "e5"],
    ["i gatti in stile cubista", "e5"],
    ["os gatos em estilo cubista", "e5"],
    ["make the boats fauvist", "e3"],
    ["make Harbour at Dawn cubist", "e3"],
    ["the café in pointillist dots", "e4"],
  ])("“%s” changes %s alone", async (words, id) => {
    expect(await refine(words)).toMatchObject({ changed: [id], gone: [] });
  });

  it("swaps what it shows for something else", async () => {
    const { changed, plan } = await refine("swap the lilies for cats");
    expect(changed).toEqual(["e1"]);
    expect(plan!.exhibits[0]!.prompt).toMatch(/cat|kitten/);
    expect((await refine("remove the boulevard")).gone).toEqual(["e6"]);
  });
});

describe("a work described in so many words", () => {
  it.each<[words: string, id: string, prompt: RegExp]>([
    ["make the third a snow scene at night", "e3", /^snow scene at night$/],
    ["swap the third for a stormy sea by night", "e3", /^stormy sea by night$/],
    ["red roses in a blue vase instead of the third", "e3", /^red roses in a blue vase$/],
    ["put a lighthouse in a storm in place of the last painting", "e6", /^lighthouse in a storm$/],
    ["ersetze das dritte durch eine Schneelandschaft bei Nacht", "e3", /^snow, at night/],
    ["remplace le troisième par une scène de neige la nuit", "e3", /^snow, at night/],
    ["cambia el tercero por una marina con niebla de noche", "e3", /^the sea, in fog, at night/],
    ["the third should be at night", "e3", /^boats .*, at night$/],
    ["the third one darker", "e3", /^boats .*, in dark tones$/],
    ["the third with a red sky", "e3", /^boats .*, with a red sky$/],
    ["the third snowy and at night", "e3", /^boats .*, in snow, at night$/],
    ["le troisième sous la neige", "e3", /^boats .*, in snow$/],
    ["das dritte bei Nacht und im Schnee", "e3", /^boats .*, at night, in snow$/],
    ["le troisième de nuit", "e3", /^boats .*, at night$/],
    ["el tercero por la noche", "e3", /^boats .*, at night$/],
    ["il terzo di notte", "e3", /^boats .*, at night$/],
    ["o terceiro à noite", "e3", /^boats .*, at night$/],
  ])("“%s” paints %s with all that was said", async (words, id, prompt) => {
    const { changed, plan } = await refine(words);
    expect(changed).toEqual([id]);
    expect(plan!.exhibits.find((exhibit) => exhibit.id === id)!.prompt).toMatch(prompt);
    expect(plan!.room).toEqual(before.room);
  });

  it("takes a new time or weather for the former, and keeps the rest", () => {
    expect(withManner("a pond, at dusk, long shadows", "at night")).toBe("a pond, at night");
    expect(withManner("a pond, in fog, at night", "in snow")).toBe("a pond, at night, in snow");
    expect(withManner("a pond, at night", "at night")).toBe("a pond, at night");
    expect(withManner("a pond, at night", "in dark tones")).toBe("a pond, at night, in dark tones");
  });
});

describe("a wish of which only a part can be read", () => {
  it.each<[words: string, changed: string[], said: RegExp]>([
    [
      "darker floor and make that thing there nicer",
      ["base"],
      /could not read it: “make that thing there nicer”/,
    ],
    ["darker floor, and the one over the bench cubist", ["base"], /“the one over the bench cubist”/],
    ["move the lilies to the far wall, darker floor", ["base"], /“move the lilies to the far wall”/],
    [
      "dunklerer Boden und mach das Ding da schöner",
      ["base"],
      /nicht verstanden: „mach das Ding da schöner“/,
    ],
    ["sol plus sombre et rends ce truc mieux", ["base"], /faute d'avoir compris : « rends ce truc mieux »/],
    ["darker floor, thanks a lot", ["base"], /^$/],
    ["the second and the third should be cubist, please", ["e2", "e3"], /^$/],
  ])("“%s” changes %j and says what was left", async (words, changed, said) => {
    const refined = await refine(words);
    expect(refined).toMatchObject({ changed, gone: [] });
    expect(refined.text).toMatch(said);
  });
});
