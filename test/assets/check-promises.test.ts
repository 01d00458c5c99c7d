import { describe, expect, it } from "vitest";
import { checkPromises } from "../../src/assets/check-promises.ts";
import { emptyReport } from "../../src/assets/empty-report.ts";
import type { AssetReport, ScenePart } from "../../src/core/asset.ts";

function part(role: ScenePart["role"], more: Partial<ScenePart> = {}): ScenePart {
  return {
    role,
    triangles: 12,
    texturePx: 0,
    bounds: [
      [0, 0, 0],
      [1, 1, 1],
    ],
    ...more,
  };
}

function outcomes(checks: string[], parts: ScenePart[], more: Partial<AssetReport> = {}) {
  const promises = checks.map((check) => ({ text: check, check }));
  return checkPromises(promises, { ...emptyReport(0), parts, ...more }).map(({ kept }) => kept);
}

describe("promises", () => {
  it("count a painting only with geometry and a picture, and each exhibit once", () => {
    const parts = [
      part("painting", { exhibit: "e1", texturePx: 1024 }),
      part("painting", { exhibit: "e1", texturePx: 1024 }),
      part("painting", { exhibit: "e2", texturePx: 1024 }),
      part("painting", { exhibit: "e3" }),
      part("painting", { exhibit: "e4", texturePx: 512, triangles: 0 }),
    ];
    expect(outcomes(["paintings=2", "paintings>=2", "paintings>=3", "paintings=12"], parts)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  it("believe a window's shape only if its head has that form", () => {
    const parts = [
      part("window", { shape: "arched", headSegments: 13 }),
      part("window", { shape: "arched", headSegments: 1 }),
      part("window", { shape: "pointed", headSegments: 5 }),
      part("window", { shape: "rectangular", headSegments: 1 }),
    ];
    expect(
      outcomes(
        [
          "arched-windows>=1",
          "arched-windows>=2",
          "pointed-windows>=1",
          "rectangular-windows>=1",
          "windows=0",
        ],
        parts,
      ),
    ).toEqual([true, false, true, true, false]);
    expect(outcomes(["windows=0"], [])).toEqual([true]);
  });

  it("hold surfaces, ceiling and style against what the parts say", () => {
    const parts = [
      part("floor", { material: "marble" }),
      part("floor"),
      part("wall", { material: "plaster" }),
      part("wall", { material: "brick" }),
      part("ceiling", { material: "coffered" }),
    ];
    const scene = { style: "beaux-arts" } as AssetReport["scene"];
    expect(
      outcomes(
        [
          "floor=marble",
          "floor=wood",
          "walls=plaster",
          "ceiling=coffered",
          "style=beaux-arts",
          "style=gothic",
        ],
        parts,
        scene ? { scene } : {},
      ),
    ).toEqual([true, false, false, true, true, false]);
  });

  it("count a movement when at least half of the paintings are of it", () => {
    const painting = (exhibit: string, movement: string) =>
      part("painting", { exhibit, movement, texturePx: 512 });
    const parts = [
      painting("e1", "cubist"),
      painting("e2", "cubist"),
      painting("e3", "fauvist"),
      painting("e4", "x"),
    ];
    expect(outcomes(["movement=cubist", "movement=fauvist"], parts)).toEqual([true, false]);
    expect(outcomes(["movement=cubist"], [])).toEqual([false]);
  });

  it("say what was found", () => {
    const [outcome] = checkPromises([{ text: "Two benches", check: "benches>=2" }], {
      ...emptyReport(0),
      parts: [part("bench")],
    });
    expect(outcome).toEqual({ text: "Two benches", check: "benches>=2", kept: false, found: "1 bench" });
    expect(outcomes(["unicorns=1"], [])).toEqual([false]);
  });
});
