import { describe, expect, it } from "vitest";
import { createRandom } from "../../src/core/random.ts";
import { createDepthOrder } from "../../web/stage/splats/depth-order.ts";

const random = createRandom(3);
const points = Float32Array.from({ length: 3_000 }, () => random() * 4 - 2);

describe("a depth order", () => {
  it.each([
    [0, 0, 1],
    [0.6, -0.3, 0.2],
    [-7, 0, 0],
  ])("goes from the farthest point to the nearest, seen along %d %d %d", (x, y, z) => {
    const { order, sort } = createDepthOrder(points);
    expect(sort(x, y, z)).toBe(true);
    const length = Math.hypot(x, y, z);
    const depths = Array.from(
      order,
      (i) => (points[i * 3]! * x + points[i * 3 + 1]! * y + points[i * 3 + 2]! * z) / length,
    );
    expect(new Set(order).size).toBe(1_000);
    for (const [i, depth] of depths.slice(1).entries()) expect(depth - depths[i]!).toBeGreaterThan(-2e-4);
  });

  it("stays while one looks from about the same side, and follows when one walks around", () => {
    const { sort } = createDepthOrder(points);
    sort(0, 0, 1);
    expect(sort(0.01, 0, 1)).toBe(false);
    expect(sort(0.2, 0, 1)).toBe(true);
  });

  it("holds for one point, and for several in one place", () => {
    expect([...order([1, 2, 3])]).toEqual([0]);
    expect([...order([1, 1, 1, 1, 1, 1])].toSorted()).toEqual([0, 1]);
  });
});

function order(points: number[]): Uint32Array {
  const depths = createDepthOrder(points);
  depths.sort(0, 0, 1);
  return depths.order;
}
