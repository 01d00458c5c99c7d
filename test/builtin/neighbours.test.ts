import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { buildRoom } from "../../src/builtin/architect/build-room.ts";
import { arrangeNeighbours } from "../../src/builtin/curator/arrange-neighbours.ts";
import type { Hung } from "../../src/builtin/curator/hang.ts";
import { reasonsFor } from "../../src/builtin/curator/hang-reasons.ts";
import { colourWord, likeness, type Tone, toneOf } from "../../src/builtin/curator/picture-tones.ts";
import { completePlan } from "../../src/core/complete-plan.ts";

async function picture(svg: string): Promise<Tone> {
  const image = `<svg xmlns="http://www.w3.org/2000/svg" width="64" height="48">${svg}</svg>`;
  return toneOf(await sharp(Buffer.from(image)).jpeg().toBuffer());
}
const plain = (colour: string) => picture(`<rect width="64" height="48" fill="${colour}"/>`);
const place = (id: string, u: number, more: Partial<Hung> = {}): Hung => ({
  ...{ id, u, v: 1.5, wall: 0, widthMetres: 0.8, heightMetres: 0.6, frameMetres: 0.05 },
  ...{ rightGapMetres: 0.3, isStacked: false },
  ...more,
});

describe("pictures beside each other", () => {
  it("gathers pictures of one colour on a wall of equal frames", async () => {
    const tones = new Map([
      ["e1", await plain("#c03020")],
      ["e2", await plain("#2040c0")],
      ["e3", await plain("#d04028")],
      ["e4", await plain("#3050c8")],
    ]);
    const hung = ["e1", "e2", "e3", "e4"].map((id, i) => place(id, i));
    const order = arrangeNeighbours({ hung, heroId: undefined }, tones).map(({ id }) => id);
    const isRed = (id: string) => id === "e1" || id === "e3";
    expect(isRed(order[0]!)).toBe(isRed(order[1]!));
    expect(isRed(order[2]!)).toBe(isRed(order[3]!));
  });

  it("keeps two of the same composition apart", async () => {
    const horizon =
      '<rect width="64" height="24" fill="#eee"/><rect y="24" width="64" height="24" fill="#333"/>';
    const tree =
      '<rect width="64" height="48" fill="#eee"/><rect x="24" width="16" height="48" fill="#333"/>';
    const tones = new Map([
      ["e1", await picture(horizon)],
      ["e2", await picture(horizon)],
      ["e3", await picture(tree)],
    ]);
    expect(likeness(tones.get("e1")!, tones.get("e2")!)).toBeGreaterThan(0.95);
    const hung = ["e1", "e2", "e3"].map((id, i) => place(id, i));
    const order = arrangeNeighbours({ hung, heroId: undefined }, tones).map(({ id }) => id);
    expect(order[1]).toBe("e3");
  });

  it("moves neither the main work nor a picture of another size, and no place at all", async () => {
    const tones = new Map([
      ["e1", await plain("#c03020")],
      ["e2", await plain("#2040c0")],
      ["e3", await plain("#d04028")],
    ]);
    const hung = [place("e1", 0), place("e2", 1, { widthMetres: 1.2 }), place("e3", 2)];
    const arranged = arrangeNeighbours({ hung, heroId: "e1" }, tones);
    expect(arranged).toEqual(hung);
  });

  it("says why each hangs where it does, by wall and by its neighbour's colours", async () => {
    const plan = completePlan({ title: "t", style: "white-cube", room: { kind: "salon" }, exhibits: [] }, 1);
    const { architecture } = buildRoom(plan.room, plan.style, 1, "low");
    const tones = new Map([
      ["e1", await plain("#2040c0")],
      ["e2", await plain("#3050c8")],
    ]);
    const hung = [place("e1", 1), place("e2", 2.2)];
    const reasons = reasonsFor({ hung, heroId: "e1" }, architecture, tones, (id) => `Sea ${id}`);
    expect(reasons.get("e1")).toMatch(/^The main work, on the .*wall/);
    expect(reasons.get("e2")).toMatch(/^On the .*: its blues answer those of “Sea e1” beside it\.$/);
  });

  it.each([
    ["#2a4cc0", "blues"],
    ["#3f8f3a", "greens"],
    ["#d8c23a", "yellows"],
    ["#f5f3f0", "pale tones"],
    ["#181614", "dark tones"],
  ])("calls %s %s", async (colour, word) => {
    expect(colourWord(await plain(colour))).toBe(word);
  });
});
