import { addQuad, addSkin, createSurface, type Surface } from "./surface.ts";
import { extrude, sweep } from "./sweep.ts";
import { type Placement, place, placementOnFloor, type Vec2, type Vec3 } from "./vector.ts";

/** Rectangle counter-clockwise from its lower left corner. */
export function rectangle(left: number, bottom: number, width: number, height: number): Vec2[] {
  return [
    [left, bottom],
    [left + width, bottom],
    [left + width, bottom + height],
    [left, bottom + height],
  ];
}

/** The same turn seen from the other side. */
export function reversed(path: readonly Vec2[]): Vec2[] {
  return [...path].reverse();
}

/**
 * A box standing on local y = 0 around the local y axis, with chamfered top and side edges, so that its edges catch
 * light. `isOpenBelow` leaves out the bottom of what stands on a floor.
 */
export function chamferedBox(size: Vec3, chamferMetres: number, isOpenBelow = true): Surface {
  const surface = createSurface();
  const [width, height, depth] = size;
  const c = Math.min(chamferMetres, width / 3, height / 3, depth / 3);
  const [w, d] = [width / 2, depth / 2];
  const outline: Vec2[] = [
    [-w + c, -d],
    [w - c, -d],
    [w, -d + c],
    [w, d - c],
    [w - c, d],
    [-w + c, d],
    [-w, d - c],
    [-w, -d + c],
  ];
  const floor = placementOnFloor(0);
  const top: Vec2[] = [
    [0, isOpenBelow ? 0 : c],
    [0, height - c],
    [c, height],
  ];
  const profile: Vec2[] = isOpenBelow ? top : [[c, 0], ...top];
  // Offsets grow to the left of the path; going round counter-clockwise the left is inside, so the
  // outside is the right: turn the profile's normals out by walking the outline clockwise.
  sweep(surface, {
    path: reversed(outline),
    isClosed: true,
    profile: profile.map(([o, h]): Vec2 => [-o, h]),
    placement: floor,
  });
  const [iw, id] = [w - c, d - c];
  addQuad(surface, [-iw, height, id], [iw, height, id], [iw, height, -id], [-iw, height, -id]);
  if (!isOpenBelow) addQuad(surface, [-iw, 0, -id], [iw, 0, -id], [iw, 0, id], [-iw, 0, id]);
  return surface;
}

/** Turns a profile of (radius, height) points, bottom to top, about the local y axis. */
export function lathe(
  profile: readonly Vec2[],
  segments: number,
  radiusAt?: (turn: number) => number,
): Surface {
  const surface = createSurface();
  const around = Array.from({ length: segments + 1 }, (_, i) => (i / segments) * Math.PI * 2);
  // Runs of nearly straight steps are smooth; a corner starts a new skin.
  let run: Vec2[] = [];
  const flush = () => {
    if (run.length < 2) return;
    const rows = run.map(([radius, height]) =>
      around.map((angle): Vec3 => {
        const r = radius * (radiusAt?.(angle) ?? 1);
        return [Math.sin(angle) * r, height, Math.cos(angle) * r];
      }),
    );
    const widest = Math.max(...run.map((p) => p[0]), 0.01);
    let column = 0;
    addSkin(surface, rows, (p) => [((column++ % (segments + 1)) / segments) * Math.PI * 2 * widest, p[1]]);
    closeSeam(surface, rows.length, segments);
  };
  profile.forEach((point, index) => {
    run.push(point);
    const [before, after] = [profile[index - 1], profile[index + 1]];
    if (!before || !after) return;
    const a = Math.atan2(point[1] - before[1], point[0] - before[0]);
    const b = Math.atan2(after[1] - point[1], after[0] - point[0]);
    const bend = Math.abs(Math.atan2(Math.sin(b - a), Math.cos(b - a)));
    if (bend < 0.7) return;
    flush();
    run = [point];
  });
  flush();
  return surface;
}

/** First and last column of a turned skin are the same place: give them the same normal. */
function closeSeam(surface: Surface, rowCount: number, segments: number): void {
  const first = surface.positions.length / 3 - rowCount * (segments + 1);
  for (let row = 0; row < rowCount; row++) {
    const a = (first + row * (segments + 1)) * 3;
    const b = a + segments * 3;
    const sum = [0, 1, 2].map((axis) => surface.normals[a + axis]! + surface.normals[b + axis]!);
    const length = Math.hypot(sum[0]!, sum[1]!, sum[2]!) || 1;
    [0, 1, 2].forEach((axis) => {
      surface.normals[a + axis] = sum[axis]! / length;
      surface.normals[b + axis] = sum[axis]! / length;
    });
  }
}

/** Half an ellipsoid rising from local z = 0 along z: beads, eggs, studs. */
export function bead(radiusU: number, radiusV: number, depth: number, segments: number): Surface {
  const surface = createSurface();
  const rings = Math.max(2, Math.round(segments / 3));
  const rows = Array.from({ length: rings + 1 }, (_, i) => {
    const rise = (i / rings) * (Math.PI / 2);
    return Array.from({ length: segments + 1 }, (_, j): Vec3 => {
      const angle = (j / segments) * Math.PI * 2;
      const r = Math.cos(rise);
      return [Math.cos(angle) * r * radiusU, Math.sin(angle) * r * radiusV, Math.sin(rise) * depth];
    });
  });
  addSkin(surface, rows, (p) => [p[0], p[1]]);
  for (let i = 0; i < surface.positions.length; i += 3) {
    const [x, y, z] = [surface.positions[i]!, surface.positions[i + 1]!, surface.positions[i + 2]!];
    const n = [x / radiusU ** 2, y / radiusV ** 2, z / depth ** 2];
    const length = Math.hypot(n[0]!, n[1]!, n[2]!) || 1;
    for (let axis = 0; axis < 3; axis++) surface.normals[i + axis] = n[axis]! / length;
  }
  return surface;
}

/** A straight bar of rectangular section between two points of a placement's plane, standing out from it. */
export function addBar(
  surface: Surface,
  placement: Placement,
  box: { left: number; right: number; bottom: number; top: number; from: number; to: number },
): void {
  const outline = rectangle(box.left, box.bottom, box.right - box.left, box.top - box.bottom);
  extrude(surface, reversed(outline), true, box.from, box.to, placement);
  const corners = outline.map(([u, v]) => place(placement, u, v, box.to));
  addQuad(surface, corners[0]!, corners[1]!, corners[2]!, corners[3]!);
}

/** A round rod between two points. */
export function addRod(surface: Surface, from: Vec3, to: Vec3, radiusMetres: number, sides = 8): void {
  const axis: Vec3 = [to[0] - from[0], to[1] - from[1], to[2] - from[2]];
  const length = Math.hypot(axis[0], axis[1], axis[2]) || 1;
  const up: Vec3 = [axis[0] / length, axis[1] / length, axis[2] / length];
  const helper: Vec3 = Math.abs(up[1]) > 0.9 ? [1, 0, 0] : [0, 1, 0];
  const right = [
    helper[1] * up[2] - helper[2] * up[1],
    helper[2] * up[0] - helper[0] * up[2],
    helper[0] * up[1] - helper[1] * up[0],
  ];
  const norm = Math.hypot(right[0]!, right[1]!, right[2]!) || 1;
  const r: Vec3 = [right[0]! / norm, right[1]! / norm, right[2]! / norm];
  const out: Vec3 = [r[1] * up[2] - r[2] * up[1], r[2] * up[0] - r[0] * up[2], r[0] * up[1] - r[1] * up[0]];
  const placement: Placement = { origin: from, right: r, up, out };
  const rows = [0, length].map((v) =>
    Array.from({ length: sides + 1 }, (_, i): Vec3 => {
      const angle = (i / sides) * Math.PI * 2;
      return place(placement, Math.sin(angle) * radiusMetres, v, Math.cos(angle) * radiusMetres);
    }),
  );
  let column = 0;
  addSkin(surface, rows, () => {
    const index = column++;
    return [((index % (sides + 1)) / sides) * Math.PI * 2 * radiusMetres, index > sides ? length : 0];
  });
  closeSeam(surface, 2, sides);
}
