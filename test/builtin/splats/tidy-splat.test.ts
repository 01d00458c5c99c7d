import { describe, expect, it } from "vitest";
import { emptyGaussians, type Gaussians } from "../../../src/builtin/splats/gaussians.ts";
import { tidySplat } from "../../../src/builtin/splats/tidy-splat.ts";
import { createRandom } from "../../../src/core/random.ts";
import { bustAsGaussians } from "./sample-splat.ts";

/** A column of `count` Gaussians from 0 to 1 m, the higher the larger; then those given. */
function column(
  count: number,
  ...others: { at: [number, number, number]; size?: number; opacity?: number }[]
): Gaussians {
  const gaussians = emptyGaussians(count + others.length);
  for (let i = 0; i < count + others.length; i++) {
    const {
      at,
      size = 0.001 + i / count / 100,
      opacity = 0.9,
    } = others[i - count] ?? { at: [0, i / (count - 1), 0] };
    gaussians.positions.set(at, i * 3);
    gaussians.scales.set([size, size, size / 10], i * 3);
    gaussians.rotations.set([0, 0, 0, 1], i * 4);
    gaussians.opacities[i] = opacity;
  }
  return gaussians;
}

describe("a tidy splat", () => {
  it("is without strays, background, what is too faint and what is no number", () => {
    const { gaussians, foundCount, min, max } = tidySplat(
      column(
        1_000,
        { at: [0, 40, 0] },
        { at: [9, 0.5, 9] },
        { at: [0, 0.5, 0], size: 3 },
        { at: [0, 0.5, 0], opacity: 0.01 },
        { at: [0, Number.NaN, 0] },
        { at: [0, 0.5, 0], size: Number.POSITIVE_INFINITY },
      ),
      5_000,
    );
    expect([gaussians.count, foundCount]).toEqual([1_000, 1_000]);
    expect(min[1]).toBeCloseTo(0, 1);
    expect(max[1]).toBeCloseTo(1, 1);
  });

  it("keeps a thin spire, which is little of it", () => {
    const spire = Array.from({ length: 5 }, (_, i) => ({
      at: [0, 1 + i / 50, 0] as [number, number, number],
    }));
    expect(tidySplat(column(1_000, ...spire), 5_000).gaussians.count).toBe(1_005);
  });

  it("stands out of a cloud of strays, and keeps parts that stand apart", () => {
    const random = createRandom(2);
    const around = () => ({ at: [0, 0, 0].map(() => random() * 4 - 2) as [number, number, number] });
    const strays = Array.from({ length: 60 }, around);
    const apart = Array.from({ length: 100 }, (_, i) => ({
      at: [0.5, i / 99, 0] as [number, number, number],
    }));
    const { foundCount, min, max } = tidySplat(column(1_000, ...strays, ...apart), 5_000);
    expect(foundCount).toBeGreaterThanOrEqual(1_100);
    expect(foundCount).toBeLessThan(1_110);
    expect([min[1], max[1], min[0], max[0]].map((value) => Math.round(value * 10) / 10)).toEqual([
      0, 1, 0, 0.5,
    ]);
  });

  it("keeps those that cover most where there are too many, most important first, and grows them", () => {
    const all = tidySplat(column(1_000), 1_000).gaussians;
    const { gaussians, foundCount } = tidySplat(column(1_000), 250);
    expect([gaussians.count, foundCount]).toEqual([250, 1_000]);
    expect(gaussians.positions[1]).toBeCloseTo(1, 5);
    expect(coveredBy(gaussians)).toBeCloseTo(coveredBy(all), 6);
    expect(Array.from(gaussians.scales.filter((_, i) => i % 3 === 0))).toEqual(
      Array.from(gaussians.scales.filter((_, i) => i % 3 === 0)).toSorted((a, b) => b - a),
    );
  });

  it("stands where it stood, thinned or not", async () => {
    const bust = await bustAsGaussians(4_000);
    const [whole, thin] = [tidySplat(bust, 4_000), tidySplat(bust, 400)];
    expect([thin.min, thin.max]).toEqual([whole.min, whole.max]);
  });

  it("cannot be made of nothing", () => {
    expect(() => tidySplat(emptyGaussians(3), 100)).toThrow(RangeError);
  });
});

function coveredBy({ count, scales, opacities }: Gaussians): number {
  let sum = 0;
  for (let i = 0; i < count; i++) sum += opacities[i]! * scales[i * 3]! * scales[i * 3 + 1]!;
  return sum;
}
