import { describe, expect, it } from "vitest";
import { deriveRoom } from "../../src/builtin/architect/derive-room.ts";
import { layoutRoom } from "../../src/builtin/architect/layout.ts";
import { hangPictures, type Work } from "../../src/builtin/curator/hang.ts";
import { STYLES } from "../../src/core/plan.ts";
import { createRandom } from "../../src/core/random.ts";

const options = { frameOf: () => 0.08, lowestMetres: 0.5 };

function works(count: number, seed: number, largestMetres = 1.6): Work[] {
  const random = createRandom(seed);
  return Array.from({ length: count }, (_, i) => ({
    id: `e${i + 1}`,
    widthMetres: 0.3 + random() * (largestMetres - 0.3),
    heightMetres: 0.3 + random() * (largestMetres - 0.3),
  }));
}

describe("hangPictures", () => {
  it.each(
    Array.from(
      { length: 40 },
      (_, i) => [i + 1, STYLES[i % STYLES.length]!, [1, 5, 12, 20, 30, 40][i % 6]!] as const,
    ),
  )("hangs every picture clear of openings and of each other (%i, %s, %i works)", (seed, style, count) => {
    const scenes = ["hall", "salon", "long gallery", "rotunda"];
    const { walls } = layoutRoom(deriveRoom(scenes[seed % 4]!, style), style, seed);
    const { hung } = hangPictures(walls, works(count, seed), options);
    expect(hung.map((h) => h.id).sort()).toEqual(
      works(count, seed)
        .map((w) => w.id)
        .sort(),
    );
    const boxes = hung.map((h) => ({
      wall: h.wall,
      left: h.u - h.widthMetres / 2 - h.frameMetres,
      right: h.u + h.widthMetres / 2 + h.frameMetres,
      bottom: h.v - h.heightMetres / 2 - h.frameMetres,
      top: h.v + h.heightMetres / 2 + h.frameMetres,
    }));
    boxes.forEach((box, i) => {
      const wall = walls[box.wall]!;
      expect(box.left).toBeGreaterThan(0);
      expect(box.right).toBeLessThan(wall.widthMetres);
      expect(box.bottom).toBeGreaterThan(0.1);
      expect(box.top).toBeLessThan(wall.heightMetres);
      for (const opening of wall.openings) {
        const isApart = box.right < opening.left || box.left > opening.left + opening.width;
        const isAbove = box.bottom > opening.bottom + opening.height || box.top < opening.bottom;
        expect(isApart || isAbove).toBe(true);
      }
      for (const [from, to] of wall.blocked) expect(box.right < from || box.left > to).toBe(true);
      for (const other of boxes.slice(i + 1)) {
        if (other.wall !== box.wall) continue;
        const isBeside = box.right <= other.left || other.right <= box.left;
        const isOver = box.top <= other.bottom || other.top <= box.bottom;
        expect(isBeside || isOver).toBe(true);
      }
    });
  });

  it("puts the largest work on the wall a visitor faces, at eye level", () => {
    const { walls } = layoutRoom(deriveRoom("hall", "white-cube"), "white-cube", 1);
    const hero = { id: "e9", widthMetres: 1.8, heightMetres: 1.2 };
    const { hung } = hangPictures(walls, [...works(6, 2, 0.9), hero], options);
    const found = hung.find((h) => h.id === "e9")!;
    expect(found.wall).toBe(2);
    expect(found.v).toBeGreaterThan(1.5);
    expect(found.v).toBeLessThan(1.65);
  });

  it("keeps proportions and says so when the walls are too full", () => {
    const { walls } = layoutRoom(
      { ...deriveRoom("salon", "haussmann"), lengthMetres: 4, widthMetres: 3.5 },
      "haussmann",
      1,
    );
    const plan = hangPictures(walls, works(40, 3, 4), options);
    expect(plan.hung).toHaveLength(40);
    expect(plan.scale).toBeLessThan(1);
    expect(plan.stackedCount).toBeGreaterThan(0);
    for (const h of plan.hung) {
      const original = works(40, 3, 4).find((w) => w.id === h.id)!;
      expect(h.widthMetres / h.heightMetres).toBeCloseTo(original.widthMetres / original.heightMetres, 5);
    }
  });
});
