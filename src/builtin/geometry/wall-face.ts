import earcut from "earcut";
import type { OpeningBox } from "./outline.ts";
import { addVertex, type Surface } from "./surface.ts";
import { type Placement, place, type Vec2 } from "./vector.ts";

export interface WallFaceOptions {
  widthMetres: number;
  heightMetres: number;
  openings: readonly { box: OpeningBox; outline: readonly Vec2[] }[];
  placement: Placement;
  /** Largest cell: light is baked per vertex. */
  gridMetres: number;
}

/** Room left around an opening for the pieces that join its curve to the grid. */
const COLLAR_METRES = 0.03;
/** Extra lines near corners, where light falls off fastest. */
const CORNER_LINES = [0.05, 0.16, 0.36];

/** A flat wall with holes, as a regular grid that is only irregular around the holes. */
export function addWallFace(surface: Surface, options: WallFaceOptions): void {
  const { widthMetres, heightMetres, openings, placement, gridMetres } = options;
  const collars = openings.map(({ box }) => ({
    left: Math.max(0.004, box.left - COLLAR_METRES),
    right: Math.min(widthMetres - 0.004, box.left + box.width + COLLAR_METRES),
    bottom: box.bottom < 0.01 ? 0 : box.bottom - COLLAR_METRES,
    top: Math.min(heightMetres - 0.004, box.bottom + box.height + COLLAR_METRES),
  }));
  const columns = gridLines(
    widthMetres,
    collars.flatMap((c) => [c.left, c.right]),
    gridMetres,
  );
  const rows = gridLines(
    heightMetres,
    collars.flatMap((c) => [c.bottom, c.top]),
    gridMetres,
  );
  const normal = placement.out;
  const vertices = new Map<string, number>();
  const vertex = (u: number, v: number): number => {
    const key = `${u.toFixed(5)} ${v.toFixed(5)}`;
    let index = vertices.get(key);
    if (index === undefined) {
      index = addVertex(surface, place(placement, u, v, 0), normal, [u, v]);
      vertices.set(key, index);
    }
    return index;
  };
  for (let i = 0; i + 1 < columns.length; i++) {
    for (let j = 0; j + 1 < rows.length; j++) {
      const [u0, u1, v0, v1] = [columns[i]!, columns[i + 1]!, rows[j]!, rows[j + 1]!];
      const [u, v] = [(u0 + u1) / 2, (v0 + v1) / 2];
      if (collars.some((c) => u > c.left && u < c.right && v > c.bottom && v < c.top)) continue;
      const [a, b, c, d] = [vertex(u0, v0), vertex(u1, v0), vertex(u1, v1), vertex(u0, v1)];
      surface.indices.push(a, b, c, a, c, d);
    }
  }
  collars.forEach((collar, index) => {
    const inside = (lines: readonly number[], low: number, high: number) =>
      lines.filter((line) => line > low + 1e-6 && line < high - 1e-6);
    const us = inside(columns, collar.left, collar.right);
    const vs = inside(rows, collar.bottom, collar.top);
    const { outline } = openings[index]!;
    const isDoor = collar.bottom === 0;
    const right: Vec2[] = vs.map((v) => [collar.right, v]);
    const left: Vec2[] = vs.map((v): Vec2 => [collar.left, v]).reverse();
    const top: Vec2[] = us.map((u): Vec2 => [u, collar.top]).reverse();
    const upper: Vec2[] = [...right, [collar.right, collar.top], ...top, [collar.left, collar.top], ...left];
    // A door reaches the floor: its outline is a notch in the collar, a window's is a hole.
    const border: Vec2[] = isDoor
      ? [
          [collar.right, 0],
          ...upper,
          [collar.left, 0],
          outline[0]!,
          ...outline.slice(2).reverse(),
          outline[1]!,
        ]
      : [
          [collar.left, collar.bottom],
          ...us.map((u): Vec2 => [u, collar.bottom]),
          [collar.right, collar.bottom],
          ...upper,
        ];
    const points = isDoor ? border : [...border, ...outline];
    const triangles = earcut(points.flat(), isDoor ? undefined : [border.length]);
    for (let i = 0; i < triangles.length; i += 3) {
      const [a, b, c] = [points[triangles[i]!]!, points[triangles[i + 1]!]!, points[triangles[i + 2]!]!];
      const isTurned = (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]) < 0;
      const corners = isTurned ? [a, c, b] : [a, b, c];
      surface.indices.push(...corners.map(([u, v]) => vertex(u, v)));
    }
  });
}

/** From 0 to `length`: the given lines, extra ones near both ends, and more wherever cells would be too large. */
export function gridLines(length: number, fixed: readonly number[], maxMetres: number): number[] {
  const near = CORNER_LINES.filter((d) => d < length / 3).flatMap((d) => [d, length - d]);
  const isFixed = (value: number) => fixed.some((line) => Math.abs(line - value) < 0.04);
  const lines = [0, length, ...fixed, ...near.filter((value) => !isFixed(value))].sort((a, b) => a - b);
  const result: number[] = [];
  for (const line of lines) {
    const before = result.at(-1);
    if (before !== undefined && line - before < 1e-6) continue;
    if (before !== undefined) {
      const parts = Math.ceil((line - before) / maxMetres - 1e-6);
      for (let i = 1; i < parts; i++) result.push(before + ((line - before) * i) / parts);
    }
    result.push(line);
  }
  return result;
}

/** Wall and vault cut their curve into straight pieces at different places: the wall goes on this far behind the vault. */
const BEHIND_VAULT_METRES = 0.15;

/** The part of a wall between a level line and a vault above it. */
export function addLunette(
  surface: Surface,
  options: {
    widthMetres: number;
    fromMetres: number;
    topAt: (u: number) => number;
    placement: Placement;
    gridMetres: number;
  },
): void {
  const { widthMetres, fromMetres, topAt, placement, gridMetres } = options;
  const columns = gridLines(widthMetres, [], gridMetres / 2);
  const highest = Math.max(...columns.map(topAt)) - fromMetres;
  if (highest < 0.01) return;
  const parts = Math.max(2, Math.ceil(highest / gridMetres));
  const topBehind = (u: number) => {
    const near = [-1, 0, 1].map((side) => u + side * BEHIND_VAULT_METRES);
    const tops = near.map((one) => topAt(Math.max(0, Math.min(widthMetres, one))));
    return Math.max(...tops) + BEHIND_VAULT_METRES;
  };
  const at = (u: number, part: number): Vec2 => [
    u,
    fromMetres + ((topBehind(u) - fromMetres) * part) / parts,
  ];
  for (let i = 0; i + 1 < columns.length; i++) {
    for (let part = 0; part < parts; part++) {
      const corners = [
        at(columns[i]!, part),
        at(columns[i + 1]!, part),
        at(columns[i + 1]!, part + 1),
        at(columns[i]!, part + 1),
      ];
      const p = corners.map(([u, v]) => place(placement, u, v, 0));
      const first = surface.positions.length / 3;
      corners.forEach(([u, v], index) => {
        addVertex(surface, p[index]!, placement.out, [u, v]);
      });
      surface.indices.push(first, first + 1, first + 2, first, first + 2, first + 3);
    }
  }
}
