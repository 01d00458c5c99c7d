import { distance, type FloorPlan, type FloorPoint } from "./floor-plan.ts";

/** Where somebody stands and looks. Yaw 0 looks towards −z, growing to the left; pitch grows upwards; radians. */
export interface Pose {
  at: FloorPoint;
  yaw: number;
  pitch: number;
}

/** What the visitor wants right now; forward and right from −1 to 1, turn in the same measure, left positive. */
export interface Steering {
  forward: number;
  right: number;
  turn: number;
  isHurrying: boolean;
}

export interface Walker {
  readonly pose: Pose;
  steer(steering: Steering): void;
  look(yaw: number, pitch: number): void;
  /** Walks in a straight line, as far as it leads. */
  walkTo(point: FloorPoint): void;
  /** Moves smoothly to a pose, which may be refused ground: then to the nearest allowed. */
  glideTo(pose: Pose): void;
  /** Advances the time; true while anything still moves. */
  step(seconds: number): boolean;
}

/** A stroll; adults walk at about 1.4 m/s, which feels slow on a screen without a body. */
const WALK_METRES_PER_SECOND = 2.1;
const HURRY_METRES_PER_SECOND = 3.8;
const TURN_RADIANS_PER_SECOND = 1.7;
const MAX_PITCH = 1.35;
/** How fast speed and gaze follow the wish, per second; high enough to feel direct. */
const SPEED_RESPONSE = 9;
const GAZE_RESPONSE = 22;

interface Glide {
  from: Pose;
  to: Pose;
  seconds: number;
  elapsed: number;
}

/** Motion of one visitor over a floor plan; knows neither screen nor keys. Without motion, journeys become jumps. */
export function createWalker(plan: FloorPlan, start: Pose, options: { isMotionReduced: boolean }): Walker {
  const pose: Pose = { ...start, at: plan.nearest(start.at) };
  let steering: Steering = { forward: 0, right: 0, turn: 0, isHurrying: false };
  let velocity: FloorPoint = [0, 0];
  let gaze = { yaw: pose.yaw, pitch: pose.pitch };
  let goal: FloorPoint | undefined;
  let glide: Glide | undefined;

  function stopJourney() {
    goal = undefined;
    glide = undefined;
    gaze = { yaw: pose.yaw, pitch: pose.pitch };
  }

  function desiredVelocity(): FloorPoint {
    if (goal) {
      const away = distance(pose.at, goal);
      const speed = Math.min(WALK_METRES_PER_SECOND * 1.2, away * 3.5) / Math.max(away, 1e-6);
      return [(goal[0] - pose.at[0]) * speed, (goal[1] - pose.at[1]) * speed];
    }
    const { forward, right } = steering;
    const speed =
      (steering.isHurrying ? HURRY_METRES_PER_SECOND : WALK_METRES_PER_SECOND) /
      Math.max(1, Math.hypot(forward, right));
    const [sin, cos] = [Math.sin(pose.yaw), Math.cos(pose.yaw)];
    return [(-sin * forward + cos * right) * speed, (-cos * forward - sin * right) * speed];
  }

  function stepWalk(seconds: number): boolean {
    const wanted = desiredVelocity();
    const share = 1 - Math.exp(-SPEED_RESPONSE * seconds);
    velocity = [
      velocity[0] + (wanted[0] - velocity[0]) * share,
      velocity[1] + (wanted[1] - velocity[1]) * share,
    ];
    const speed = Math.hypot(...velocity);
    if (speed < 0.01 && Math.hypot(...wanted) < 0.05) {
      velocity = [0, 0];
      goal = undefined;
      return false;
    }
    const before = pose.at;
    pose.at = plan.move(before, [before[0] + velocity[0] * seconds, before[1] + velocity[1] * seconds]);
    // At a wall the journey is over; without this the walker would push against it for ever.
    if (goal && distance(before, pose.at) < speed * seconds * 0.15) goal = undefined;
    return true;
  }

  function stepGaze(seconds: number): boolean {
    gaze.yaw += steering.turn * TURN_RADIANS_PER_SECOND * seconds;
    const share = options.isMotionReduced ? 1 : 1 - Math.exp(-GAZE_RESPONSE * seconds);
    pose.yaw += (gaze.yaw - pose.yaw) * share;
    pose.pitch += (gaze.pitch - pose.pitch) * share;
    return Math.abs(gaze.yaw - pose.yaw) + Math.abs(gaze.pitch - pose.pitch) > 1e-4 || steering.turn !== 0;
  }

  function stepGlide(seconds: number): boolean {
    const { from, to } = glide!;
    glide!.elapsed += seconds;
    const time = Math.min(1, glide!.elapsed / glide!.seconds);
    const share = time * time * time * (time * (time * 6 - 15) + 10);
    const between = (a: number, b: number) => a + (b - a) * share;
    pose.at = plan.nearest([between(from.at[0], to.at[0]), between(from.at[1], to.at[1])]);
    pose.yaw = between(from.yaw, to.yaw);
    pose.pitch = between(from.pitch, to.pitch);
    if (time === 1) stopJourney();
    return true;
  }

  return {
    pose,
    steer(next) {
      steering = next;
      if (next.forward || next.right || next.turn) stopJourney();
    },
    look(yaw, pitch) {
      if (glide) stopJourney();
      gaze = {
        yaw: gaze.yaw + yaw,
        pitch: Math.min(MAX_PITCH, Math.max(-MAX_PITCH, gaze.pitch + pitch)),
      };
    },
    walkTo(point) {
      stopJourney();
      if (options.isMotionReduced) pose.at = plan.nearest(point);
      else goal = point;
    },
    glideTo(target) {
      stopJourney();
      velocity = [0, 0];
      const at = plan.nearest(target.at);
      const yaw = pose.yaw + shortestTurn(target.yaw - pose.yaw);
      const to = { at, yaw, pitch: target.pitch };
      const metres = distance(pose.at, at);
      const seconds = options.isMotionReduced ? 0 : Math.min(2.6, 0.9 + metres * 0.16);
      glide = { from: { ...pose }, to, seconds: Math.max(seconds, 1e-3), elapsed: 0 };
    },
    step(seconds) {
      if (glide) return stepGlide(seconds);
      const isWalking = stepWalk(seconds);
      const isLooking = stepGaze(seconds);
      return isWalking || isLooking;
    },
  };
}

function shortestTurn(radians: number): number {
  return radians - Math.PI * 2 * Math.round(radians / (Math.PI * 2));
}

/** The pose that looks from one point at another, both in metres, `eyeMetres` above the floor. */
export function poseTowards(
  at: FloorPoint,
  target: readonly [number, number, number],
  eyeMetres: number,
): Pose {
  const [dx, dz] = [target[0] - at[0], target[2] - at[1]];
  return { at, yaw: Math.atan2(-dx, -dz), pitch: Math.atan2(target[1] - eyeMetres, Math.hypot(dx, dz)) };
}
