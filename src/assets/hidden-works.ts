import type { Document, Node, Primitive } from "@gltf-transform/core";
import type { HiddenWork, ScenePart } from "../core/asset.ts";
import { nodeExtras, SCENE_EXTRAS_KEY } from "../core/scene.ts";
import { type Bounds, emptyBounds, extend, forEachVertex, instancesOf } from "./world-geometry.ts";

type Point = readonly [number, number, number];

/** Where one looks from, turned about the work: the spot itself, then a step to either side. */
const STEPS_ASIDE = [0, -Math.PI / 6, Math.PI / 6] as const;
/** Points looked at lie so far from the work's middle, as shares of its half size. */
const SPREAD = [-0.6, 0, 0.6] as const;
/** With less than this share of its points in sight a work is hidden. */
const ENOUGH = 0.5;
/** What lies this near to the end of a line of sight is the work itself, its frame or its wall. */
const BEFORE_METRES = 0.03;
/** A plan holds no more works. */
const MAX_WORKS = 40;
/** Triangles around one work's lines of sight; our galleries have some hundreds. With more nothing is said of it. */
const MAX_TRIANGLES = 20_000;

/**
 * Works that are less than half to be seen from their viewpoint and from a step aside, found by rays on the triangles.
 * Only a work that names its viewpoint can be found hidden, so nothing is said of scenes from elsewhere.
 */
export function findHiddenWorks(document: Document, parts: readonly ScenePart[]): HiddenWork[] {
  const works = parts.filter(
    ({ role, exhibit, viewpoint, triangles, gaussians = 0 }) =>
      (role === "painting" || role === "sculpture") && exhibit && viewpoint && triangles + gaussians > 0,
  );
  if (works.length === 0 || isMerged(document)) return [];
  const solids = solidsOf(document);
  return works.slice(0, MAX_WORKS).flatMap((work) => {
    const behind = whatHides(work, solids);
    return behind ? [{ exhibit: work.exhibit!, behind }] : [];
  });
}

/** Whether parts only name their extent in common meshes, as in variants: what is the work and what hides it is one. */
function isMerged(document: Document): boolean {
  const nodes = document.getRoot().listNodes();
  return nodes.some((node) => nodeExtras.safeParse(node.getExtras()[SCENE_EXTRAS_KEY]).data?.extent);
}

/** Everything one cannot see through. */
interface Solid {
  points: Float32Array;
  indices: ArrayLike<number>;
  bounds: Bounds;
  role: string | undefined;
  exhibit: string | undefined;
}

function solidsOf(document: Document): Solid[] {
  const solids: Solid[] = [];
  const visit = (node: Node, above: Pick<Solid, "role" | "exhibit">) => {
    const claim = nodeExtras.safeParse(node.getExtras()[SCENE_EXTRAS_KEY]).data;
    const own = claim ? { role: claim.role, exhibit: claim.exhibit } : above;
    for (const primitive of node.getMesh()?.listPrimitives() ?? []) {
      if (isSolid(primitive) && instancesOf(node) === 1) solids.push({ ...meshOf(node, primitive), ...own });
    }
    for (const child of node.listChildren()) visit(child, own);
  };
  const scene = document.getRoot().getDefaultScene() ?? document.getRoot().listScenes()[0];
  for (const node of scene?.listChildren() ?? []) visit(node, { role: undefined, exhibit: undefined });
  return solids;
}

/** Shadows, sunbeams and panes of glass hide nothing. */
function isSolid(primitive: Primitive): boolean {
  const material = primitive.getMaterial();
  const isGlass = material?.getExtension("KHR_materials_transmission") !== null && material !== null;
  return primitive.getMode() === 4 && material?.getAlphaMode() !== "BLEND" && !isGlass;
}

function meshOf(node: Node, primitive: Primitive): Pick<Solid, "points" | "indices" | "bounds"> {
  const count = primitive.getAttribute("POSITION")?.getCount() ?? 0;
  const points = new Float32Array(count * 3);
  const bounds = emptyBounds();
  let at = 0;
  forEachVertex(node, primitive, (point) => {
    points.set(point, at);
    extend(bounds, point);
    at += 3;
  });
  const indices = primitive.getIndices()?.getArray() ?? Uint32Array.from({ length: count }, (_, i) => i);
  return { points, indices, bounds };
}

/** What hides most of a work, in words; `undefined` if enough of it is in sight. */
function whatHides(work: ScenePart, solids: readonly Solid[]): string | undefined {
  const { position, target } = work.viewpoint!;
  const goals = pointsOn(work);
  const eyes = STEPS_ASIDE.map((angle) => turnedAbout(target, position, angle));
  const sight = emptyBounds();
  for (const point of [...eyes, ...goals]) extend(sight, point);
  const near = trianglesWithin(sight, work, solids);
  if (!near) return undefined;
  const hits = eyes.map((eye) => goals.flatMap((goal) => firstHit(near, eye, goal) ?? []));
  if (hits.some((hit) => 1 - hit.length / goals.length >= ENOUGH)) return undefined;
  const roles = [...Map.groupBy(hits[0]!, (role) => role)].toSorted((a, b) => b[1].length - a[1].length);
  return NAMES[roles[0]![0]] ?? "something";
}

const NAMES: Readonly<Record<string, string>> = {
  wall: "a wall",
  column: "a column",
  bench: "a bench",
  plinth: "a plinth",
  painting: "a painting",
  sculpture: "a sculpture",
  lamp: "a lamp",
  door: "a door",
};

/** A grid on the plane through the work's middle that faces its viewpoint. */
function pointsOn({ bounds: [min, max], viewpoint }: ScenePart): Point[] {
  const { position, target } = viewpoint!;
  const [dx, dz] = [target[0] - position[0], target[2] - position[2]];
  const length = Math.hypot(dx, dz) || 1;
  const [rightX, rightZ] = [-dz / length, dx / length];
  const [x, y, z] = [0, 1, 2].map((axis) => (min[axis]! + max[axis]!) / 2) as [number, number, number];
  const halfWidth = (Math.abs(rightX) * (max[0] - min[0]) + Math.abs(rightZ) * (max[2] - min[2])) / 2;
  const halfHeight = (max[1] - min[1]) / 2;
  return SPREAD.flatMap((across) =>
    SPREAD.map((up): Point => {
      const aside = across * halfWidth;
      return [x + rightX * aside, y + up * halfHeight, z + rightZ * aside];
    }),
  );
}

function turnedAbout([cx, , cz]: Point, [x, y, z]: Point, angle: number): Point {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const [dx, dz] = [x - cx, z - cz];
  return [cx + dx * cos - dz * sin, y, cz + dx * sin + dz * cos];
}

interface Triangles {
  /** Nine coordinates each. */
  corners: Float64Array;
  roles: readonly string[];
}

/** What is not the work itself and reaches into a box; `undefined` if that is too much to look through. */
function trianglesWithin(box: Bounds, work: ScenePart, solids: readonly Solid[]): Triangles | undefined {
  const corners: number[] = [];
  const roles: string[] = [];
  for (const { points, indices, bounds, role, exhibit } of solids) {
    if (exhibit === work.exhibit || !overlaps(box, bounds.min, bounds.max)) continue;
    for (let index = 0; index + 2 < indices.length; index += 3) {
      const [a, b, c] = [indices[index]! * 3, indices[index + 1]! * 3, indices[index + 2]! * 3];
      if (!reaches(box, points, a, b, c)) continue;
      for (const at of [a, b, c]) corners.push(points[at]!, points[at + 1]!, points[at + 2]!);
      roles.push(role ?? "");
      if (roles.length > MAX_TRIANGLES) return undefined;
    }
  }
  return { corners: new Float64Array(corners), roles };
}

function overlaps(box: Bounds, min: Point, max: Point): boolean {
  return [0, 1, 2].every((axis) => min[axis]! <= box.max[axis]! && max[axis]! >= box.min[axis]!);
}

/** Whether the box around a triangle, given by where its corners begin, reaches into another. */
function reaches({ min, max }: Bounds, points: Float32Array, a: number, b: number, c: number): boolean {
  for (const axis of [0, 1, 2] as const) {
    const [p, q, r] = [points[a + axis]!, points[b + axis]!, points[c + axis]!];
    if (Math.min(p, q, r) > max[axis] || Math.max(p, q, r) < min[axis]) return false;
  }
  return true;
}

/** The role of what a line of sight meets first before its end; both sides of a triangle count (Möller–Trumbore). */
function firstHit({ corners, roles }: Triangles, from: Point, to: Point): string | undefined {
  const [dx, dy, dz] = [to[0] - from[0], to[1] - from[1], to[2] - from[2]];
  let nearest = 1 - BEFORE_METRES / Math.hypot(dx, dy, dz);
  let met: string | undefined;
  for (let triangle = 0, at = 0; triangle < roles.length; triangle += 1, at += 9) {
    const ax = corners[at]!;
    const ay = corners[at + 1]!;
    const az = corners[at + 2]!;
    const ux = corners[at + 3]! - ax;
    const uy = corners[at + 4]! - ay;
    const uz = corners[at + 5]! - az;
    const vx = corners[at + 6]! - ax;
    const vy = corners[at + 7]! - ay;
    const vz = corners[at + 8]! - az;
    const px = dy * vz - dz * vy;
    const py = dz * vx - dx * vz;
    const pz = dx * vy - dy * vx;
    const determinant = ux * px + uy * py + uz * pz;
    if (Math.abs(determinant) < 1e-12) continue;
    const sx = from[0] - ax;
    const sy = from[1] - ay;
    const sz = from[2] - az;
    const u = (sx * px + sy * py + sz * pz) / determinant;
    if (u < 0 || u > 1) continue;
    const qx = sy * uz - sz * uy;
    const qy = sz * ux - sx * uz;
    const qz = sx * uy - sy * ux;
    const v = (dx * qx + dy * qy + dz * qz) / determinant;
    if (v < 0 || u + v > 1) continue;
    const share = (vx * qx + vy * qy + vz * qz) / determinant;
    if (share <= 0 || share >= nearest) continue;
    nearest = share;
    met = roles[triangle]!;
  }
  return met;
}
