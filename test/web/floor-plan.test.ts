import { describe, expect, it } from "vitest";
import {
  createFloorPlan,
  distance,
  type FloorPoint,
  WALL_DISTANCE_METRES,
} from "../../web/viewer/walk/floor-plan.ts";

const square: [number, number][] = [
  [-3, -4],
  [-3, 4],
  [3, 4],
  [3, -4],
];
/** An L whose inner corner is at the origin. */
const corner: [number, number][] = [
  [-4, -4],
  [4, -4],
  [4, 0],
  [0, 0],
  [0, 4],
  [-4, 4],
];

describe("createFloorPlan", () => {
  it("keeps the distance from every wall, in either winding", () => {
    for (const walkable of [square, square.toReversed()]) {
      const plan = createFloorPlan({ walkable, obstacles: [] });
      const [x, z] = plan.move([0, 0], [50, 50]);
      expect(x).toBeCloseTo(3 - WALL_DISTANCE_METRES, 2);
      expect(z).toBeCloseTo(4 - WALL_DISTANCE_METRES, 2);
    }
  });

  it("slides along a wall met at an angle", () => {
    const plan = createFloorPlan({ walkable: square, obstacles: [] });
    const [x, z] = plan.move([2.5, 0], [3.5, -1]);
    expect(x).toBeCloseTo(3 - WALL_DISTANCE_METRES, 2);
    expect(z).toBeCloseTo(-1, 1);
  });

  it("walks around what stands on the floor, never through it", () => {
    const plan = createFloorPlan({ walkable: square, obstacles: [{ centre: [0, 0], radiusMetres: 0.5 }] });
    let at: FloorPoint = [0.3, 2];
    for (let step = 0; step < 120; step++) {
      at = plan.move(at, [at[0], at[1] - 0.05]);
      expect(distance(at, [0, 0])).toBeGreaterThanOrEqual(0.5 + WALL_DISTANCE_METRES - 0.001);
    }
    expect(at[1]).toBeLessThan(-0.5);
  });

  it("does not cut the inner corner of an L", () => {
    const plan = createFloorPlan({ walkable: corner, obstacles: [] });
    const reached = plan.move([-2, 3], [3, -2]);
    expect(plan.contains(reached)).toBe(true);
    expect(plan.contains([1, 1])).toBe(false);
  });

  it("stays inside through ten thousand random steps", () => {
    const plan = createFloorPlan({
      walkable: corner,
      obstacles: [
        { centre: [-2, -2], radiusMetres: 0.6 },
        { centre: [2.5, -3.2], radiusMetres: 0.3 },
      ],
    });
    let at: FloorPoint = plan.nearest([-2, 2]);
    let seed = 1;
    const random = () => {
      seed = (seed * 16_807) % 2_147_483_647;
      return seed / 2_147_483_647;
    };
    for (let step = 0; step < 10_000; step++) {
      at = plan.move(at, [at[0] + (random() - 0.5) * 3, at[1] + (random() - 0.5) * 3]);
      if (!plan.contains(at)) expect.fail(`left the room at ${at}`);
    }
  });

  it("finds the nearest allowed spot for a point outside or inside an obstacle", () => {
    const plan = createFloorPlan({ walkable: square, obstacles: [{ centre: [0, 0], radiusMetres: 1 }] });
    for (const point of [
      [99, 0],
      [0, 0],
      [2.99, 3.99],
      [-3, -99],
    ] as const) {
      expect(plan.contains(plan.nearest(point))).toBe(true);
    }
  });
});
