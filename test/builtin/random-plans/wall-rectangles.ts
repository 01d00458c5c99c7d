import type { Document, Node } from "@gltf-transform/core";
import { worldTriangles } from "../../../src/assets/world-geometry.ts";
import { type Architecture, wallPlacement } from "../../../src/builtin/geometry/architecture.ts";
import { nodeExtras, SCENE_EXTRAS_KEY } from "../../../src/core/scene.ts";
import type { Point } from "./ray.ts";

/** A work with its frame on a wall, in metres right of and above the wall's left corner. */
export interface HungRectangle {
  exhibit: string;
  wall: number;
  left: number;
  right: number;
  bottom: number;
  top: number;
}

/** Where canvases hang as the geometry shows it, each with all pieces of frame that are nearest to it. */
export function hungRectangles(document: Document, room: Architecture): HungRectangle[] {
  const canvases: HungRectangle[] = [];
  const pieces: Point[][] = [];
  document
    .getRoot()
    .getDefaultScene()!
    .traverse((node) => {
      const own = nodeExtras.safeParse(node.getExtras()[SCENE_EXTRAS_KEY]).data;
      if (own?.role === "painting")
        canvases.push(canvasOf(own.exhibit ?? "", trianglesOf(node).flat(), room));
      if (own?.role === "frame") pieces.push(...connected(trianglesOf(node)));
    });
  const framed = canvases.map((canvas) => ({ ...canvas }));
  for (const piece of pieces) {
    const distances = canvases.map((canvas) => distanceBetween(canvas, boundsOn(canvas.wall, piece, room)));
    const owner = framed[distances.indexOf(Math.min(...distances))];
    if (!owner) continue;
    const { left, right, bottom, top } = boundsOn(owner.wall, piece, room);
    owner.left = Math.min(owner.left, left);
    owner.right = Math.max(owner.right, right);
    owner.bottom = Math.min(owner.bottom, bottom);
    owner.top = Math.max(owner.top, top);
  }
  return framed;
}

const trianglesOf = (node: Node): Point[][] =>
  (node.getMesh()?.listPrimitives() ?? []).flatMap((primitive) => worldTriangles(node, primitive));

/** A canvas on the wall it is flat against. */
function canvasOf(exhibit: string, points: readonly Point[], room: Architecture): HungRectangle {
  const misfit = ({ left, right, near, far, wall }: Bounds) =>
    far - near + Math.abs(near) + Math.max(0, -left, right - room.walls[wall]!.widthMetres);
  const {
    near: _near,
    far: _far,
    ...rectangle
  } = room.walls
    .map((_, wall) => boundsOn(wall, points, room))
    .reduce((a, b) => (misfit(b) < misfit(a) ? b : a));
  return { exhibit, ...rectangle };
}

/** In a wall's own coordinates; `near` and `far` are metres off the wall. */
interface Bounds extends Omit<HungRectangle, "exhibit"> {
  near: number;
  far: number;
}

function boundsOn(wall: number, points: readonly Point[], room: Architecture): Bounds {
  const { origin, right: along, out } = wallPlacement(room.walls[wall]!);
  const bounds = {
    wall,
    left: Infinity,
    right: -Infinity,
    bottom: Infinity,
    top: -Infinity,
    near: Infinity,
    far: -Infinity,
  };
  for (const [x, y, z] of points) {
    const u = (x - origin[0]) * along[0] + (z - origin[2]) * along[2];
    const w = (x - origin[0]) * out[0] + (z - origin[2]) * out[2];
    bounds.left = Math.min(bounds.left, u);
    bounds.right = Math.max(bounds.right, u);
    bounds.bottom = Math.min(bounds.bottom, y);
    bounds.top = Math.max(bounds.top, y);
    bounds.near = Math.min(bounds.near, w);
    bounds.far = Math.max(bounds.far, w);
  }
  return bounds;
}

/** From a canvas to the middle of a piece. */
function distanceBetween(canvas: HungRectangle, piece: Bounds): number {
  const [u, v] = [(piece.left + piece.right) / 2, (piece.bottom + piece.top) / 2];
  return Math.hypot(
    Math.max(0, canvas.left - u, u - canvas.right),
    Math.max(0, canvas.bottom - v, v - canvas.top),
    (piece.near + piece.far) / 2,
  );
}

/** Triangles that share corners, together: every frame is one such piece, or a few. */
function connected(triangles: readonly Point[][]): Point[][] {
  const parents = new Map<string, string>();
  const rootOf = (key: string): string => {
    let root = key;
    for (let next = parents.get(root); next !== undefined && next !== root; next = parents.get(root))
      root = next;
    parents.set(key, root);
    return root;
  };
  const keyOf = (point: Point) => point.map((value) => Math.round(value * 10_000)).join(" ");
  for (const [first, ...others] of triangles) {
    for (const other of others) parents.set(rootOf(keyOf(other)), rootOf(keyOf(first!)));
  }
  const pieces = new Map<string, Point[]>();
  for (const triangle of triangles) {
    const root = rootOf(keyOf(triangle[0]!));
    const piece = pieces.get(root) ?? [];
    piece.push(...triangle);
    pieces.set(root, piece);
  }
  return [...pieces.values()];
}
