import { describe, expect, it } from "vitest";
import { countHeadSegments } from "../../src/assets/head-segments.ts";
import { archOutline } from "./sample-glb.ts";

type Point = [number, number, number];

function fan(outline: [number, number][]): Point[][] {
  const points = outline.map(([x, y]): Point => [x, y, 0]);
  return points.slice(2).map((_, index) => [points[0]!, points[index + 1]!, points[index + 2]!]);
}

describe("head segments", () => {
  it("finds one height in a straight head, whatever bars and steps lie below it", () => {
    const box = (x: number, y: number, width: number, height: number) =>
      fan([
        [x, y],
        [x + width, y],
        [x + width, y + height],
        [x, y + height],
      ]);
    const steps = Array.from({ length: 9 }, (_, index) =>
      box(0.1 * index, 0, 3 - 0.2 * index, 3 - 0.1 * index),
    );
    expect(countHeadSegments([...steps.flat(), ...box(1.4, 0, 0.1, 2.5)])).toBe(1);
  });

  it("finds many in a curve and few in a coarse one", () => {
    expect(countHeadSegments(fan(archOutline(24)))).toBeGreaterThanOrEqual(12);
    expect(countHeadSegments(fan(archOutline(16)))).toBeGreaterThanOrEqual(8);
    expect(countHeadSegments(fan(archOutline(4)))).toBeLessThan(8);
  });

  it("sees a window that runs along z", () => {
    const turned = fan(archOutline(24)).map((triangle) => triangle.map(([x, y, z]): Point => [z, y, x]));
    expect(countHeadSegments(turned)).toBeGreaterThanOrEqual(12);
  });

  it("finds nothing in nothing", () => {
    expect(countHeadSegments([])).toBe(0);
  });
});
