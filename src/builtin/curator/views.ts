import type { SceneExtras } from "../../core/scene.ts";
import { type Architecture, wallPlacement } from "../geometry/architecture.ts";
import { distance2, dot, place, subtract, type Vec2, type Vec3 } from "../geometry/vector.ts";
import type { Hung } from "./hang.ts";
import type { Standing } from "./plinths.ts";
import { EYE_METRES, isInSight, isJoined, spotsIn } from "./view-spots.ts";

type View = SceneExtras["views"][number];

/** Something to look at: its middle, the way it faces (a sculpture faces all ways) and about how large it is. */
interface Sight {
  middle: Vec3;
  facing: Vec3 | undefined;
  sizeMetres: number;
}

/** Half the width of what a 3:2 picture at 56° shows, and the part of it where things are well seen; radians. */
const HALF_FRAME = 0.67;
const WELL_INSIDE = 0.52;
/** Benches nearer than this lose their feet below the frame. */
const BENCH_NEAR_METRES = 3.3;
/** Walls of joined rooms carry few works each: nearer than this only one is seen. */
const WALL_AWAY_METRES = 3.6;

/**
 * Four spots for pictures, chosen among many by what they show and what stands in the way: the room from the entrance,
 * the windows, a wall of works at an angle, and the best work from close by.
 */
export function chooseViews(
  room: Architecture,
  extras: SceneExtras,
  hung: readonly Hung[],
  standing: readonly Standing[],
): View[] {
  const works = hung.map((work): Sight => {
    const wall = wallPlacement(room.walls[work.wall]!);
    const sizeMetres = Math.sqrt(work.widthMetres * work.heightMetres);
    return { middle: place(wall, work.u, work.v, 0.05), facing: wall.out, sizeMetres };
  });
  const statues = standing.map(
    (one): Sight => ({
      middle: [one.x, one.plinth.heightMetres + one.heightMetres * 0.6, one.z],
      facing: undefined,
      sizeMetres: one.heightMetres * 0.55,
    }),
  );
  const sights = [...works, ...statues];
  const windows = room.walls.flatMap((wall) =>
    wall.openings
      .filter((o) => o.kind === "window")
      .map((o): Sight => {
        const placement = wallPlacement(wall);
        const middle = place(placement, o.left + o.width / 2, o.bottom + o.height / 2, 0);
        return { middle, facing: placement.out, sizeMetres: Math.sqrt(o.width * o.height) };
      }),
  );
  const spots = spotsIn(room, extras);
  const joined = isJoined(room);
  const clutter = (view: View) => {
    const [x, y, z] = view.position;
    const inSight = extras.obstacles.filter(({ centre }) =>
      isInSight(room, [x, y, z], [centre[0], y, centre[1]]),
    );
    return clutterOf(view, inSight, standing);
  };
  const shown = (view: View, of: readonly Sight[]) =>
    of.reduce((sum, sight) => {
      const size = seen(view, sight);
      return size > 0 && isInSight(room, view.position, sight.middle) ? sum + size : sum;
    }, 0);
  const best = (name: string, targets: readonly Vec3[], score: (view: View) => number): View | undefined => {
    let found: { view: View; score: number } | undefined;
    for (const position of spots) {
      for (const target of targets) {
        if (!isInSight(room, position, target)) continue;
        const view: View = { name, position, target: [target[0], levelOf(target, room), target[2]] };
        const value = score(view) - clutter(view) * 2;
        if (!found || value > found.score) found = { view, score: value };
      }
    }
    return found?.view;
  };
  const { lengthMetres: length } = room.room;
  const [sx, , sz] = extras.spawn.position;
  const far: Vec3 = [sx, levelOf([0, 2.2, 0], room), -length / 2];
  const entrance: View = { name: "entrance", position: [sx, EYE_METRES, sz], target: [...far] };
  const light = best(
    windows.length > 0 ? "windows" : "across",
    windows.length > 0
      ? windows.map(({ middle }) => middle)
      : room.footprint.map(([x, z]): Vec3 => [x, 1.8, z]),
    (view) =>
      shown(view, windows) * 0.5 +
      shown(view, sights) -
      nearness(view, works) * 0.4 +
      depthOf(view) * (windows.length > 0 ? 0.05 : 0.15),
  );
  const apart = (view: View, other: View | undefined) =>
    (other ? Math.min(1, angleBetween(view, other)) * 0.3 : 0) +
    // Of joined rooms each is shown.
    (other && joined ? Math.min(1, distance2(onFloor(view), onFloor(other)) / 6) * 0.4 : 0);
  const wall = best(
    "wall",
    wallTargets(room, works),
    (view) =>
      shown(view, works) * 1.4 -
      nearness(view, works) +
      shown(view, statues) * 0.4 +
      (joined ? Math.min(0, depthOf(view) - WALL_AWAY_METRES) * 0.5 : 0) +
      apart(view, light) +
      apart(view, entrance),
  );
  const beside = room.walls.filter((one) => one.openings.some((o) => o.kind === "door")).map(wallPlacement);
  const isByDoor = ({ middle }: Sight) =>
    beside.some((at) => Math.abs(dot(subtract(middle, at.origin), at.out)) < 0.3);
  const noted = sights.filter((sight) => !isByDoor(sight));
  const close = best(
    "close",
    (noted.length > 0 ? noted : sights).map(({ middle }) => middle),
    (view) => {
      const away = Math.hypot(view.target[0] - view.position[0], view.target[2] - view.position[2]);
      const aimed = sights.find((s) => s.middle[0] === view.target[0] && s.middle[2] === view.target[2])!;
      const fit = aimed.sizeMetres * 1.1 + 1.7;
      return (
        shown(view, [aimed]) * (aimed.facing ? 3.2 : 2.5) -
        nearness(view, works) * 0.5 +
        shown(view, sights) * 0.5 -
        Math.abs(away - fit) * 0.9 +
        apart(view, wall)
      );
    },
  );
  return [entrance, light, wall, close]
    .filter((view) => view !== undefined)
    .concat(extras.views)
    .slice(0, 4);
}

/** Points along the walls that carry works, between neighbours as well as at works. */
function wallTargets(room: Architecture, works: readonly Sight[]): Vec3[] {
  const shares = [0.2, 0.35, 0.5, 0.65, 0.8];
  const carrying = room.walls.filter((wall) => {
    const { origin, out } = wallPlacement(wall);
    return works.some(({ middle }) => Math.abs(dot(subtract(middle, origin), out)) < 0.2);
  });
  return carrying.flatMap((wall) =>
    shares.map((share) => place(wallPlacement(wall), share * wall.widthMetres, 1.65, 0.05)),
  );
}

/** High rooms are seen a little upwards, low ones level, so that uprights stay nearly upright. */
function levelOf(target: Vec3, { room }: Architecture): number {
  const most = Math.min(room.heightMetres * 0.45, 2);
  return Math.max(1.5, Math.min(most, target[1]));
}

const flatAngle = (view: View, [x, , z]: Vec3): number => {
  const [dx, dz] = [view.target[0] - view.position[0], view.target[2] - view.position[2]];
  const [ex, ez] = [x - view.position[0], z - view.position[2]];
  return Math.atan2(dx * ez - dz * ex, dx * ex + dz * ez);
};

const onFloor = ({ position }: View): Vec2 => [position[0], position[2]];

const depthOf = (view: View) =>
  Math.hypot(view.target[0] - view.position[0], view.target[2] - view.position[2]);

function angleBetween(a: View, b: View): number {
  const heading = ({ position, target }: View) =>
    Math.atan2(target[0] - position[0], target[2] - position[2]);
  const turn = Math.abs(heading(a) - heading(b));
  return Math.min(turn, Math.PI * 2 - turn);
}

/** How large a sight stands in the frame, 0 to about 1; seen edge-on, cut off or too near it counts for less. */
function seen(view: View, { middle, facing, sizeMetres }: Sight): number {
  const towards = subtract(view.position, middle);
  const away = Math.hypot(...towards);
  const angle = Math.abs(flatAngle(view, middle)) + (sizeMetres / 2 / Math.max(away, 0.5)) * 0.8;
  if (angle > HALF_FRAME || away < 1.2) return 0;
  const slant = facing ? Math.max(0, dot(towards, facing) / away) : 0.6;
  const inside = angle < WELL_INSIDE ? 1 : (HALF_FRAME - angle) / (HALF_FRAME - WELL_INSIDE);
  // Several works count for more than one at the nose.
  return Math.min(0.42, (sizeMetres / away) * slant ** 0.7) * inside;
}

/** How much works stand nearer than 2.2 m within the frame, where they would be cut. */
function nearness(view: View, sights: readonly Sight[]): number {
  return sights.reduce((sum, { middle }) => {
    const away = Math.hypot(middle[0] - view.position[0], middle[2] - view.position[2]);
    return Math.abs(flatAngle(view, middle)) < HALF_FRAME * 1.2 ? sum + Math.max(0, 2.2 - away) : sum;
  }, 0);
}

/** What spoils a view: a sculpture that fills it or is cut by its edge, a bench at the lower edge, a wall at the nose. */
function clutterOf(view: View, obstacles: SceneExtras["obstacles"], standing: readonly Standing[]): number {
  let sum = depthOf(view) < 2 ? 1 : 0;
  const target: Vec2 = [view.target[0], view.target[2]];
  for (const { centre, radiusMetres } of obstacles) {
    const [dx, dz] = [centre[0] - view.position[0], centre[1] - view.position[2]];
    const away = Math.hypot(dx, dz);
    const angle = Math.abs(flatAngle(view, [centre[0], 0, centre[1]]));
    const half = Math.atan(radiusMetres / Math.max(away, 0.3));
    if (angle - half > HALF_FRAME) continue;
    const isStatue = standing.some((one) => Math.hypot(one.x - centre[0], one.z - centre[1]) < 0.05);
    if (!isStatue) {
      sum += Math.max(0, BENCH_NEAR_METRES - away) * 0.5;
      continue;
    }
    sum += Math.max(0, 3.1 - away) * 0.4;
    const isAimedAt = Math.hypot(target[0] - centre[0], target[1] - centre[1]) < 0.1;
    if (isAimedAt) {
      sum += Math.max(0, 2.4 - away);
      continue;
    }
    const isCut = angle + half > HALF_FRAME;
    sum += Math.max(0, half - 0.13) * 4 + (isCut ? half * 2 : 0) + Math.max(0, 1.8 - away) * 2;
    const isBehind = away > depthOf(view);
    if (!isBehind && angle < half + 0.12) sum += 0.4;
  }
  return sum;
}
