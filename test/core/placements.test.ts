import { describe, expect, it } from "vitest";
import type { AssetReport, ScenePart } from "../../src/core/asset.ts";
import { placementsOf } from "../../src/core/placements.ts";

type Point = [number, number, number];

/** A part of 0.8 m about a point of the floor plan. */
function part(role: ScenePart["role"], [x, z]: [number, number], more: Partial<ScenePart> = {}): ScenePart {
  const bounds: [Point, Point] = [
    [x - 0.4, 1, z - 0.4],
    [x + 0.4, 2, z + 0.4],
  ];
  return { role, triangles: 2, texturePx: 0, bounds, ...more };
}
const work = (exhibit: string, at: [number, number], role: "painting" | "sculpture" = "painting") =>
  part(role, at, { exhibit });
const reportOf = (...parts: ScenePart[]) =>
  ({
    parts,
    scene: { room: { kind: "hall", lengthMetres: 12, widthMetres: 6, heightMetres: 4 } },
  }) as unknown as AssetReport;

/** A window on the left wall, the door behind one, and four paintings from the left round to the right. */
const placements = placementsOf(
  reportOf(
    part("window", [-3, -2]),
    part("door", [0, 6]),
    work("e1", [-3, 2]),
    work("e2", [-1, -6]),
    work("e3", [1, -6]),
    work("e4", [3, -2]),
    work("e5", [0, 1], "sculpture"),
  ),
)!;

describe("placements", () => {
  it("tell the side of the room as somebody sees it who comes in", () => {
    const walls = Object.fromEntries(Object.entries(placements).map(([id, { wall }]) => [id, wall]));
    expect(walls).toEqual({ e1: "left", e2: "far", e3: "far", e4: "right", e5: undefined });
  });

  it("tell what hangs beside what, over windows and doors up to the next work", () => {
    expect(placements.e2).toMatchObject({ leftOf: ["e3"], rightOf: ["window", "e1"] });
    expect(placements.e4).toMatchObject({ leftOf: ["door", "e1"], rightOf: ["e3"] });
  });

  it("tell how far windows and the door are, from edge to edge", () => {
    expect(placements.e1).toMatchObject({ windowMetres: 3.2, doorMetres: 3.9 });
    expect(placements.e5).toMatchObject({ at: [0, 1], doorMetres: 4.2 });
  });

  it("tell what a work faces across the room", () => {
    expect(placements.e4?.opposite).toEqual(["window"]);
    expect(placements.e2?.opposite).toBeUndefined();
    expect(placementsOf(reportOf(part("door", [0, 6]), work("e1", [0, -6])))?.e1?.opposite).toEqual(["door"]);
  });

  it("believe the viewpoint of a work that hangs inside the room", () => {
    const viewpoint = { position: [0, 1.6, 3] as Point, target: [0, 1.6, 1] as Point };
    const inner = placementsOf(reportOf({ ...work("e1", [0.5, 1]), viewpoint }));
    expect(inner?.e1?.wall).toBe("far");
  });

  it("take some 50 tokens a work", () => {
    for (const one of Object.entries(placements)) expect(JSON.stringify(one).length).toBeLessThan(180);
  });

  it("are not made up for a scene that does not say what its parts are", () => {
    expect(placementsOf({ ...reportOf(), parts: [] })).toBeUndefined();
    expect(placementsOf(reportOf(work("<hack>", [0, 0])))).toBeUndefined();
  });
});
