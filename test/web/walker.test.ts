import { describe, expect, it } from "vitest";
import { createFloorPlan } from "../../web/viewer/walk/floor-plan.ts";
import { createWalker, poseTowards, type Walker } from "../../web/viewer/walk/walker.ts";

const plan = createFloorPlan({
  walkable: [
    [-5, -5],
    [-5, 5],
    [5, 5],
    [5, -5],
  ],
  obstacles: [],
});
const start = { at: [0, 0], yaw: 0, pitch: 0 } as const;
const still = { forward: 0, right: 0, turn: 0, isHurrying: false };

describe("createWalker", () => {
  it("walks the way it looks, gently off and gently to rest", () => {
    const walker = createWalker(plan, start, { isMotionReduced: false });
    walker.steer({ ...still, forward: 1 });
    walker.step(1 / 60);
    expect(-walker.pose.at[1]).toBeLessThan(0.02);
    run(walker, 1);
    expect(walker.pose.at[1]).toBeLessThan(-1.5);
    expect(walker.pose.at[0]).toBeCloseTo(0);
    walker.steer(still);
    expect(run(walker, 2)).toBe(false);
  });

  it("covers the same ground at any frame rate", () => {
    const reached = [30, 120].map((rate) => {
      const walker = createWalker(plan, start, { isMotionReduced: false });
      walker.steer({ ...still, forward: 1 });
      run(walker, 1, rate);
      return walker.pose.at[1];
    });
    expect(reached[0]).toBeCloseTo(reached[1]!, 1);
  });

  it("never turns upside down", () => {
    const walker = createWalker(plan, start, { isMotionReduced: false });
    for (let drag = 0; drag < 50; drag++) walker.look(0, 0.5);
    run(walker, 1);
    expect(walker.pose.pitch).toBeLessThan(Math.PI / 2);
  });

  it("walks to a spot on the floor and stops there", () => {
    const walker = createWalker(plan, start, { isMotionReduced: false });
    walker.walkTo([2, -3]);
    expect(run(walker, 6)).toBe(false);
    expect(walker.pose.at[0]).toBeCloseTo(2, 1);
    expect(walker.pose.at[1]).toBeCloseTo(-3, 1);
  });

  it("gives up a walk that ends at a wall", () => {
    const walker = createWalker(plan, start, { isMotionReduced: false });
    walker.walkTo([0, -40]);
    expect(run(walker, 12)).toBe(false);
    expect(walker.pose.at[1]).toBeCloseTo(-4.65, 2);
  });

  it("glides to a pose by the shorter turn, and jumps where motion is unwelcome", () => {
    const target = poseTowards([3, 3], [4.9, 1.5, 3], 1.6);
    for (const isMotionReduced of [false, true]) {
      const walker = createWalker(plan, { ...start, yaw: 3 }, { isMotionReduced });
      walker.glideTo(target);
      run(walker, isMotionReduced ? 0.05 : 3);
      expect(walker.pose.at).toEqual([3, 3]);
      expect(Math.cos(walker.pose.yaw - target.yaw)).toBeCloseTo(1);
      expect(walker.pose.yaw).toBeGreaterThan(3);
    }
  });

  it("lets a key interrupt a journey", () => {
    const walker = createWalker(plan, start, { isMotionReduced: false });
    walker.glideTo({ at: [4, -4], yaw: 0, pitch: 0 });
    run(walker, 0.4);
    walker.steer({ ...still, forward: -1 });
    run(walker, 1);
    expect(walker.pose.at[1]).toBeGreaterThan(0.5);
  });
});

/** Steps for some seconds; returns whether it still moves. */
function run(walker: Walker, seconds: number, rate = 60): boolean {
  let isMoving = false;
  for (let frame = 0; frame < seconds * rate; frame++) isMoving = walker.step(1 / rate);
  return isMoving;
}
