import { describe, expect, it } from "vitest";
import { deriveRoom } from "../../src/builtin/architect/derive-room.ts";
import { schemeFor } from "../../src/builtin/curator/schemes.ts";
import { STYLES } from "../../src/core/plan.ts";

describe("schemeFor", () => {
  it.each(STYLES)("has several schemes for %s, the same for the same seed", (style) => {
    const room = deriveRoom("hall", style);
    const schemes = Array.from({ length: 12 }, (_, seed) => schemeFor(style, room, seed));
    expect(schemes).toEqual(Array.from({ length: 12 }, (_, seed) => schemeFor(style, room, seed)));
    expect(new Set(schemes.map(({ wall }) => wall)).size).toBeGreaterThan(1);
  });

  it("leaves colours that the plan gives", () => {
    const room = deriveRoom("salon", "haussmann");
    const asked = {
      ...room,
      walls: { ...room.walls, colour: "#8b1a1a" },
      floor: { ...room.floor, colour: "#333333" },
    };
    expect(schemeFor("haussmann", asked, 3)).toMatchObject({ wall: undefined, floor: undefined });
  });
});
