import {
  cross,
  dot,
  normalise,
  type Placement,
  place,
  subtract,
  turn,
  UP,
  type Vec2,
  type Vec3,
} from "./vector.ts";

/** Triangles that will share one material. Texture coordinates are metres until the scene is written. */
export interface Surface {
  positions: number[];
  normals: number[];
  uvs: number[];
  indices: number[];
}

export function createSurface(): Surface {
  return { positions: [], normals: [], uvs: [], indices: [] };
}

export function addVertex(surface: Surface, position: Vec3, normal: Vec3, uv: Vec2): number {
  surface.positions.push(position[0], position[1], position[2]);
  surface.normals.push(normal[0], normal[1], normal[2]);
  surface.uvs.push(uv[0], uv[1]);
  return surface.positions.length / 3 - 1;
}

/** Metres along the plane with this normal, anchored in the world so that neighbours line up. */
export function planarUv(position: Vec3, normal: Vec3): Vec2 {
  const along: Vec3 = Math.abs(normal[1]) > 0.95 ? [1, 0, 0] : normalise(cross(UP, normal));
  return [dot(position, along), dot(position, cross(normal, along))];
}

/** Counter-clockwise seen from the front; flat normal. */
export function addTriangle(surface: Surface, a: Vec3, b: Vec3, c: Vec3): void {
  const normal = normalise(cross(subtract(b, a), subtract(c, a)));
  const first = surface.positions.length / 3;
  for (const corner of [a, b, c]) addVertex(surface, corner, normal, planarUv(corner, normal));
  surface.indices.push(first, first + 1, first + 2);
}

/** Counter-clockwise seen from the front; flat normal. */
export function addQuad(surface: Surface, a: Vec3, b: Vec3, c: Vec3, d: Vec3, uvs?: readonly Vec2[]): void {
  const normal = normalise(cross(subtract(c, a), subtract(d, b)));
  const first = surface.positions.length / 3;
  [a, b, c, d].forEach((corner, index) => {
    addVertex(surface, corner, normal, uvs?.[index] ?? planarUv(corner, normal));
  });
  surface.indices.push(first, first + 1, first + 2, first, first + 2, first + 3);
}

/** Rows of vertices joined to a smooth skin; `rows[i][j]` runs right along j and up along i seen from the front. */
export function addSkin(
  surface: Surface,
  rows: readonly (readonly Vec3[])[],
  uvOf?: (p: Vec3) => Vec2,
): void {
  const first = surface.positions.length / 3;
  const width = rows[0]?.length ?? 0;
  rows.forEach((row, i) => {
    row.forEach((p, j) => {
      const right = subtract(row[Math.min(j + 1, width - 1)]!, row[Math.max(j - 1, 0)]!);
      const up = subtract(rows[Math.min(i + 1, rows.length - 1)]![j]!, rows[Math.max(i - 1, 0)]![j]!);
      const normal = normalise(cross(right, up));
      addVertex(surface, p, normal, uvOf ? uvOf(p) : planarUv(p, normal));
    });
  });
  for (let i = 0; i + 1 < rows.length; i++) {
    for (let j = 0; j + 1 < width; j++) {
      const a = first + i * width + j;
      surface.indices.push(a, a + 1, a + width + 1, a, a + width + 1, a + width);
    }
  }
}

/** Copies a piece built around its own origin to a place. `size` scales it per local axis. */
export function addPiece(target: Surface, piece: Surface, at: Placement, size: Vec3 = [1, 1, 1]): void {
  const first = target.positions.length / 3;
  const { positions, normals, uvs } = piece;
  for (let i = 0; i < positions.length; i += 3) {
    const p = place(at, positions[i]! * size[0], positions[i + 1]! * size[1], positions[i + 2]! * size[2]);
    const n = normalise(
      turn(at, [normals[i]! / size[0], normals[i + 1]! / size[1], normals[i + 2]! / size[2]]),
    );
    target.positions.push(p[0], p[1], p[2]);
    target.normals.push(n[0], n[1], n[2]);
  }
  for (const value of uvs) target.uvs.push(value);
  for (const index of piece.indices) target.indices.push(first + index);
}
