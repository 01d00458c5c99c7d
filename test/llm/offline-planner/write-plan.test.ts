import { describe, expect, it } from "vitest";
import { completePlan } from "../../../src/core/complete-plan.ts";
import { type PlanDraft, planDraft } from "../../../src/core/plan.ts";
import type { RequestMessage } from "../../../src/core/tool.ts";
import { createOfflinePlanner } from "../../../src/llm/offline-planner/offline-planner.ts";
import { requestMessages, SET_PLAN } from "../../contracts/language-model.contract.ts";
import { ELSEWHERE, WISHES } from "./wishes.ts";

async function ask(request: Partial<RequestMessage>) {
  const messages = requestMessages(request);
  return createOfflinePlanner().generate(
    { messages, tools: [SET_PLAN] },
    { signal: new AbortController().signal },
  );
}

async function plan(words: string, request: Partial<RequestMessage> = {}): Promise<PlanDraft> {
  const { toolCalls } = await ask({ words, ...request });
  expect(toolCalls.map(({ name }) => name)).toEqual(["set_plan"]);
  const draft = planDraft.parse(toolCalls[0]!.input);
  completePlan(draft, request.seed ?? 7);
  return draft;
}

const ofKind = (draft: PlanDraft, kind: string) => draft.exhibits.filter((exhibit) => exhibit.kind === kind);

describe("offline planner reading a wish", () => {
  it.each(WISHES)("reads “%s”", async (words, expected) => {
    const draft = await plan(words);
    const { room } = draft;
    const actual = {
      style: draft.style,
      kind: room.kind,
      paintings: ofKind(draft, "painting").length,
      sculptures: ofKind(draft, "sculpture").length,
      movements: [...new Set(ofKind(draft, "painting").map(({ style }) => style))].sort(),
      windows: room.windows,
      floor: room.floor?.material,
      walls: room.walls?.material,
      wallColour: room.walls?.colour,
      ceiling: room.ceiling?.kind,
      time: room.light?.time,
      benches: room.benches,
      skylight: room.skylight,
    };
    const { shows, promises = [], title, ...rest } = expected;
    expect(actual).toMatchObject(rest);
    if (shows) expect(draft.exhibits.some(({ prompt }) => shows.test(prompt))).toBe(true);
    if (title) expect(draft.title).toMatch(title);
    expect(draft.promises!.map(({ check }) => check)).toEqual(expect.arrayContaining([...promises]));
  });

  it.each([
    ["a hall with three paintings on a rainy day", "rain"],
    ["une galerie avec trois tableaux, la neige tombe dehors", "snow"],
    ["eine Galerie mit drei Bildern bei Nebel", "fog"],
    ["una galería con tres cuadros en un día de lluvia", "rain"],
    ["una galleria con tre quadri sotto la neve", "snow"],
    ["uma galeria com três quadros num dia de chuva", "rain"],
    ["a hall with three paintings", undefined],
    ["a hall with a painting of boulevards in the rain", undefined],
  ])("reads the weather behind the windows from “%s”", async (words, weather) => {
    expect((await plan(words)).room.light?.weather).toBe(weather);
  });

  it.each([
    ["a hall with three paintings of boulevards in the rain", /^boulevards, in rain/],
    ["eine Galerie mit zwei Bildern von Schiffen bei Nebel", /, in fog/],
  ])("paints the weather “%s” gives its works", async (words, prompt) => {
    for (const painting of ofKind(await plan(words), "painting")) expect(painting.prompt).toMatch(prompt);
  });

  it.each([
    ["a hall with stairs and three paintings", "stairs"],
    ["une salle avec quelques marches et trois tableaux", "stairs"],
    ["ein Saal mit Stufen und drei Bildern", "stairs"],
    ["a hall with a velvet rope and three paintings", "ropes"],
    ["ein Saal mit Absperrseil und drei Bildern", "ropes"],
  ] as const)("plans and promises what “%s” asks of the far end", async (words, part) => {
    const { room, promises } = await plan(words);
    expect(room[part]).toBe(true);
    expect((promises ?? []).map(({ check }) => check)).toContain(`${part}>=1`);
  });

  it.each([
    ["three joined rooms with six paintings", 3],
    ["zwei verbundene Räume mit sechs Bildern", 2],
    ["une enfilade de trois salles avec six tableaux", 3],
  ])("joins as many rooms as “%s” says", async (words, rooms) => {
    const { room } = await plan(words);
    expect(room.kind).toBe("enfilade");
    expect(room.rooms ?? 3).toBe(rooms);
  });

  it("says of each painting of animals that it shows animals", async () => {
    const draft = await plan("a hall with four paintings of animals");
    for (const { prompt } of ofKind(draft, "painting")) expect(prompt).toMatch(/^animals /);
  });

  it.each(ELSEWHERE)("answers “%s” kindly instead of planning", async (words) => {
    const { text, toolCalls } = await ask({ words });
    expect(toolCalls).toEqual([]);
    expect(text).toMatch(/galer|galler/i);
    expect(text).toMatch(/“.+”|«.+»|„.+“/);
  });

  it("reads four thousand characters and lets the first clear mention win", async () => {
    const words =
      `A gothic hall with pointed windows and nine paintings of cats. ${"Then there were many more thoughts about boats, brick and noon. ".repeat(70)}`.slice(
        0,
        4000,
      );
    const draft = await plan(words);
    expect(draft).toMatchObject({ style: "gothic", room: { windows: { shape: "pointed" } } });
    expect(ofKind(draft, "painting")).toHaveLength(9);
  });

  it("lets the command's options override the words", async () => {
    const draft = await plan("a gothic hall with nine paintings", { style: "art-deco", artworks: 4 });
    expect(draft.style).toBe("art-deco");
    expect(draft.exhibits).toHaveLength(4);
  });

  it("plans the same for the same words and seed, and otherwise for another", async () => {
    expect(await plan("paintings of the sea", { seed: 1 })).toEqual(
      await plan("paintings of the sea", { seed: 1 }),
    );
    expect(await plan("paintings of the sea", { seed: 1 })).not.toEqual(
      await plan("paintings of the sea", { seed: 2 }),
    );
  });

  it("gives no two works of a gallery the same title, and names no real artist", async () => {
    for (const words of [
      "twenty monet paintings",
      "30 paintings of cats",
      "12 bronze sculptures and no paintings",
    ]) {
      const draft = await plan(words);
      const titles = draft.exhibits.map(({ label }) => label?.title);
      expect(new Set(titles).size).toBe(titles.length);
      expect(JSON.stringify(draft.exhibits)).not.toMatch(/monet/i);
    }
  });

  it("varies the canvases", async () => {
    const draft = await plan("ten impressionist paintings");
    const shapes = new Set(draft.exhibits.map(({ widthCm, heightCm }) => `${widthCm}x${heightCm}`));
    expect(shapes.size).toBeGreaterThan(4);
  });

  it("ends when its plan is refused twice", async () => {
    const messages = requestMessages({ words: "ocean" });
    for (const id of ["a", "b"]) {
      messages.push({ role: "assistant", text: "", toolCalls: [{ id, name: "set_plan", input: {} }] });
      messages.push({
        role: "tool",
        toolCallId: id,
        toolName: "set_plan",
        content: [{ type: "text", text: '{"error":{"code":"invalid-plan","message":"too big"}}' }],
        isError: true,
      });
    }
    const signal = new AbortController().signal;
    const { text, toolCalls } = await createOfflinePlanner().generate(
      { messages, tools: [SET_PLAN] },
      { signal },
    );
    expect(toolCalls).toEqual([]);
    expect(text).toMatch(/too big/);
  });
});
