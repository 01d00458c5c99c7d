import inspectAsset from "../../../src/assets/inspect-asset.ts";
import { readGlb } from "../../../src/assets/read-glb.ts";
import {
  ARCHITECTURE_EXTRAS_KEY,
  type Architecture,
  architecture,
  type Opening,
  wallPlacement,
} from "../../../src/builtin/geometry/architecture.ts";
import { place } from "../../../src/builtin/geometry/vector.ts";
import type { AssetReport, ScenePart } from "../../../src/core/asset.ts";
import type { GalleryPlan } from "../../../src/core/plan.ts";
import { createRandom } from "../../../src/core/random.ts";
import type { SceneExtras } from "../../../src/core/scene.ts";
import { firstHit, type Point, type Solids, solidsOf } from "./ray.ts";
import { canStand, reachableSpots } from "./walk.ts";
import { type HungRectangle, hungRectangles } from "./wall-rectangles.ts";

/** What is wrong with a gallery, in words, by the property it breaks. */
export interface Proof {
  triangles: number;
  drawCalls: number;
  validatorErrors: number;
  invalid: readonly string[];
  missing: readonly string[];
  overlaps: readonly string[];
  overOpening: readonly string[];
  hiddenWorks: readonly string[];
  badSpawn: readonly string[];
  leaks: readonly string[];
}

/** Rounding of floats, and frames that may touch. */
const TOUCH_METRES = 0.004;
const SIGHT_METRES = 8;
const EYE_METRES = 1.6;
/** Rays are stopped this far before the work itself. */
const BEFORE_METRES = 0.02;
const LEAK_RAYS = 160;
/** Rays to walls go on this far behind them. */
const BEYOND_METRES = 0.3;
const REVEAL_METRES = 0.1;

/** Holds a finished gallery of the built-in Spaces against everything it is to be, by its geometry alone. */
export async function proveGallery(plan: GalleryPlan, glb: Uint8Array): Promise<Proof> {
  const report = await inspectAsset(glb);
  const document = await readGlb(glb);
  const solids = solidsOf(document);
  const extras = document.getRoot().getDefaultScene()!.getExtras();
  const room = architecture.parse(extras[ARCHITECTURE_EXTRAS_KEY]);
  const scene = report.scene;
  if (!scene) throw new Error("the scene does not say what it is");
  const hung = hungRectangles(document, room);
  const works = report.parts.filter(({ role }) => role === "painting" || role === "sculpture");
  return {
    triangles: report.triangles,
    drawCalls: report.drawCalls,
    validatorErrors: report.validator.errors,
    invalid: report.issues.map(({ code, message }) => `${code}: ${message}`),
    missing: plan.exhibits
      .filter(({ id }) => works.filter(({ exhibit }) => exhibit === id).length !== 1)
      .map(({ id }) => id),
    overlaps: [...overlapsOf(hung), ...standingOverlaps(report, scene)],
    overOpening: hung.flatMap((work) => badPlacesOf(work, room)),
    hiddenWorks: hiddenOf(works, scene, solids),
    badSpawn: spawnFaults(scene, solids),
    leaks: leaksOf(room, scene, solids),
  };
}

function overlapsOf(hung: readonly HungRectangle[]): string[] {
  return hung.flatMap((a, index) =>
    hung
      .slice(index + 1)
      .filter(
        (b) =>
          a.wall === b.wall &&
          Math.min(a.right, b.right) - Math.max(a.left, b.left) > TOUCH_METRES &&
          Math.min(a.top, b.top) - Math.max(a.bottom, b.bottom) > TOUCH_METRES,
      )
      .map((b) => `${a.exhibit} and ${b.exhibit} on wall ${a.wall}`),
  );
}

/** Sculptures on plinths stand clear of each other, of benches and of the walls. */
function standingOverlaps({ parts }: AssetReport, { walkable }: SceneExtras): string[] {
  const standing = parts.filter(({ role }) => role === "plinth" || role === "bench");
  const nameOf = ({ role, exhibit }: ScenePart) => `${role} ${exhibit ?? ""}`.trim();
  const pairs = standing.flatMap((a, index) =>
    standing
      .slice(index + 1)
      .filter((b) => (a.role === "plinth" || b.role === "plinth") && isWithin(a, b))
      .map((b) => `${nameOf(a)} and ${nameOf(b)}`),
  );
  const outside = standing
    .filter(({ role, bounds: [min, max] }) => {
      const [x, z] = [(min[0] + max[0]) / 2, (min[2] + max[2]) / 2];
      return role === "plinth" && !canStand([x, z], { walkable, obstacles: [] });
    })
    .map((part) => `${nameOf(part)} and a wall`);
  return [...pairs, ...outside];
}

function isWithin(a: ScenePart, b: ScenePart): boolean {
  return [0, 2].every(
    (axis) =>
      Math.min(a.bounds[1][axis]!, b.bounds[1][axis]!) - Math.max(a.bounds[0][axis]!, b.bounds[0][axis]!) >
      TOUCH_METRES,
  );
}

function badPlacesOf(work: HungRectangle, room: Architecture): string[] {
  const { widthMetres, openings, blocked } = room.walls[work.wall]!;
  const crosses = (left: number, right: number, bottom = -Infinity, top = Infinity) =>
    Math.min(work.right, right) - Math.max(work.left, left) > TOUCH_METRES &&
    Math.min(work.top, top) - Math.max(work.bottom, bottom) > TOUCH_METRES;
  const over = openings
    .filter((one) => crosses(one.left, one.left + one.width, one.bottom, one.bottom + one.height))
    .map(({ kind }) => `a ${kind}`);
  if (blocked.some(([from, to]) => crosses(from, to))) over.push("what stands before the wall");
  if (work.left < -TOUCH_METRES || work.right > widthMetres + TOUCH_METRES) over.push("the wall's end");
  if (work.bottom < 0 || work.top > room.room.heightMetres) over.push("floor or ceiling");
  return over.map((what) => `${work.exhibit} over ${what}`);
}

/** Works that nobody sees from any spot they can walk to. */
function hiddenOf(works: readonly ScenePart[], scene: SceneExtras, solids: Solids): string[] {
  const spots = reachableSpots(scene);
  return works
    .filter(({ bounds: [min, max], exhibit = "", viewpoint }) => {
      const centre: Point = [(min[0] + max[0]) / 2, (min[1] + max[1]) / 2, (min[2] + max[2]) / 2];
      const [ideal = 0, , idealZ = 0] = viewpoint?.position ?? [];
      const eyes = spots
        .toSorted((a, b) => Math.hypot(a[0] - ideal, a[1] - idealZ) - Math.hypot(b[0] - ideal, b[1] - idealZ))
        .map(([x, z]): Point => [x, EYE_METRES, z]);
      return !eyes.some((eye) => {
        const metres = Math.hypot(...eye.map((value, axis) => value - centre[axis]!));
        return (
          metres <= SIGHT_METRES && firstHit(solids, eye, centre, exhibit) * metres > metres - BEFORE_METRES
        );
      });
    })
    .map(({ exhibit = "?" }) => exhibit);
}

function spawnFaults(scene: SceneExtras, solids: Solids): string[] {
  const { position } = scene.spawn;
  const [x, y, z] = position;
  const below = y - firstHit(solids, position, [x, y - 3, z]) * 3;
  const near = Array.from({ length: 32 }, (_, index) => {
    const turn = (index * Math.PI) / 8;
    const eye: Point = [x, index < 16 ? y : 0.9, z];
    const reach: Point = [x + 0.3 * Math.cos(turn), eye[1], z + 0.3 * Math.sin(turn)];
    return firstHit(solids, eye, reach) < 1;
  });
  return [
    ...(canStand([x, z], scene) ? [] : ["in a wall or a thing"]),
    ...(Math.abs(below) < 0.03 ? [] : [`floor at ${below.toFixed(2)} m`]),
    ...(near.some(Boolean) ? ["something within 30 cm"] : []),
    ...(firstHit(solids, position, [x, y + 0.3, z]) < 1 ? ["something above the head"] : []),
  ];
}

/** Light goes where rays go: none from a visitor's eye gets through a wall where it has no opening. */
function leaksOf(room: Architecture, { spawn }: SceneExtras, solids: Solids): string[] {
  const random = createRandom(room.seed);
  const from = spawn.position;
  return Array.from({ length: LEAK_RAYS }, () => {
    const index = Math.floor(random() * room.walls.length);
    const wall = room.walls[index]!;
    return { index, wall, u: random() * wall.widthMetres, v: random() * wall.heightMetres };
  })
    .filter(({ wall, u, v }) => !wall.openings.some((one) => isNear(one, u, v)))
    .filter(({ wall, u, v }) => {
      const aim = place(wallPlacement(wall), u, v, 0);
      const metres = Math.hypot(...aim.map((value, axis) => value - from[axis]!));
      const beyond = aim.map((value, axis) => value + ((value - from[axis]!) * BEYOND_METRES) / metres);
      return firstHit(solids, from, beyond as [number, number, number]) === 1;
    })
    .map(({ index, u, v }) => `wall ${index} at ${u.toFixed(2)}, ${v.toFixed(2)} m`);
}

/** The mouldings around an opening may stand back from the wall. */
function isNear({ left, bottom, width, height }: Opening, u: number, v: number): boolean {
  return (
    u > left - REVEAL_METRES &&
    u < left + width + REVEAL_METRES &&
    v > bottom - REVEAL_METRES &&
    v < bottom + height + REVEAL_METRES
  );
}
