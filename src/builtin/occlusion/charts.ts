import type { Accessor, Node, Primitive, Scene } from "@gltf-transform/core";
import { nodeExtras, SCENE_EXTRAS_KEY } from "../../core/scene.ts";
import { type Wall, wallPlacement } from "../geometry/architecture.ts";
import { cross, dot, normalise, subtract, UP, type Vec2, type Vec3 } from "../geometry/vector.ts";

/** Flat pieces smaller than this, a window's reveal for one, keep full light. */
const SMALLEST_SQUARE_METRES = 1;
/** Key of what is not to be laid flat. */
const NOWHERE = "nowhere";

/** Triangles that lie next to each other on one plane, or under one vault. */
export interface Chart {
  /** World positions and normals of triangle corners, nine numbers a triangle. */
  positions: Float32Array;
  normals: Float32Array;
  /** Corners on the chart in metres from its lower left, six numbers a triangle. */
  places: Float32Array;
  widthMetres: number;
  heightMetres: number;
}

/** Some triangles of a primitive: their corners' vertex numbers, in the order of the chart from `first` on. */
export interface Piece {
  primitive: Primitive;
  vertices: number[];
  chart: Chart | undefined;
  first: number;
}

type Role = "wall" | "floor" | "ceiling";

interface Draft {
  positions: number[];
  normals: number[];
  places: Vec2[];
  squareMetres: number;
}

/**
 * Lays out walls, floors and ceilings of a room without overlap: a chart for every wall's plane, for every level of
 * floor, and for all ceilings together, seen from below however they are vaulted. Reveals, steps and other small or
 * slanting pieces get no chart.
 */
export function chartRoom(scene: Scene, walls: readonly Wall[]): { charts: Chart[]; pieces: Piece[] } {
  const whichWall = createWallFinder(walls);
  const drafts = new Map<string, Draft>();
  const cuts = scene.listChildren().flatMap((node) => {
    const { role } = nodeExtras.safeParse(node.getExtras()[SCENE_EXTRAS_KEY]).data ?? {};
    if (role !== "wall" && role !== "floor" && role !== "ceiling") return [];
    return (node.getMesh()?.listPrimitives() ?? []).flatMap((primitive) =>
      cutPrimitive(node, primitive, role, drafts, whichWall),
    );
  });
  const large = [...drafts].filter(([, { squareMetres }]) => squareMetres >= SMALLEST_SQUARE_METRES);
  const charts = new Map(large.map(([key, draft]) => [key, finish(draft)]));
  return {
    charts: [...charts.values()],
    pieces: cuts.map(({ key, ...piece }) => ({ ...piece, chart: charts.get(key) })),
  };
}

function cutPrimitive(
  node: Node,
  primitive: Primitive,
  role: Role,
  drafts: Map<string, Draft>,
  whichWall: WhichWall,
): (Omit<Piece, "chart"> & { key: string })[] {
  const [position, normal] = [primitive.getAttribute("POSITION")!, primitive.getAttribute("NORMAL")!];
  const indices = primitive.getIndices()!.getArray()!;
  const offset = node.getWorldTranslation();
  const cuts = new Map<string, Omit<Piece, "chart"> & { key: string }>();
  for (let i = 0; i < indices.length; i += 3) {
    const vertices = [indices[i]!, indices[i + 1]!, indices[i + 2]!];
    const points = vertices.map((vertex): Vec3 => {
      const [x, y, z] = read(position, vertex);
      return [x + offset[0], y + offset[1], z + offset[2]];
    });
    const twice = cross(subtract(points[1]!, points[0]!), subtract(points[2]!, points[0]!));
    const face = normalise(twice);
    const key = keyOf(role, face, points, whichWall);
    const draft = drafts.get(key) ?? { positions: [], normals: [], places: [], squareMetres: 0 };
    drafts.set(key, draft);
    let cut = cuts.get(key);
    if (!cut) {
      cut = { key, primitive, vertices: [], first: draft.places.length };
      cuts.set(key, cut);
    }
    cut.vertices.push(...vertices);
    if (key !== NOWHERE) draft.squareMetres += Math.hypot(...twice) / 2;
    const along = normalise(cross(UP, face));
    points.forEach(([x, y, z], corner) => {
      draft.positions.push(x, y, z);
      draft.normals.push(...read(normal, vertices[corner]!));
      draft.places.push(role === "wall" ? [dot([x, y, z], along), y] : [x, z]);
    });
  }
  return [...cuts.values()];
}

const read = (accessor: Accessor, index: number) =>
  accessor.getElement(index, [0, 0, 0]) as [number, number, number];

type WhichWall = (face: Vec3, points: readonly Vec3[]) => number;

/** Tells which wall's plane a triangle lies on, -1 for none: reveals may lie in line with another wall. */
function createWallFinder(walls: readonly Wall[]): WhichWall {
  const planes = walls.map((wall) => ({ at: wallPlacement(wall), widthMetres: wall.widthMetres }));
  return (face, points) =>
    planes.findIndex(({ at, widthMetres }) => {
      if (dot(face, at.out) < 0.999) return false;
      return points.every((point) => {
        const away = subtract(point, at.origin);
        const u = dot(away, at.right);
        return Math.abs(dot(away, at.out)) < 0.02 && u > -0.02 && u < widthMetres + 0.02;
      });
    });
}

function keyOf(role: Role, face: Vec3, points: readonly Vec3[], whichWall: WhichWall): string {
  if (role === "ceiling") return role;
  if (role === "floor") return face[1] > 0.9 ? `floor at ${points[0]![1].toFixed(1)}` : NOWHERE;
  const wall = whichWall(face, points);
  return wall < 0 ? NOWHERE : `wall ${wall}`;
}

function finish({ positions, normals, places }: Draft): Chart {
  let [left, bottom, right, top] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [u, v] of places) {
    [left, right] = [Math.min(left, u), Math.max(right, u)];
    [bottom, top] = [Math.min(bottom, v), Math.max(top, v)];
  }
  return {
    positions: new Float32Array(positions),
    normals: new Float32Array(normals),
    places: new Float32Array(places.flatMap(([u, v]) => [u - left, v - bottom])),
    widthMetres: right - left,
    heightMetres: top - bottom,
  };
}
