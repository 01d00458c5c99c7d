/** Signed distance to a solid in metres, negative inside; good enough near the surface to be meshed and shaded. */
export type Solid = (x: number, y: number, z: number) => number;

export type Point3 = readonly [number, number, number];

export function ellipsoid([cx, cy, cz]: Point3, [rx, ry, rz]: Point3): Solid {
  const least = Math.min(rx, ry, rz);
  return (x, y, z) => {
    const [u, v, w] = [(x - cx) / rx, (y - cy) / ry, (z - cz) / rz];
    return (Math.sqrt(u * u + v * v + w * w) - 1) * least;
  };
}

/** A limb: a rod whose radius runs from `ra` at `a` to `rb` at `b`. */
export function limb([ax, ay, az]: Point3, ra: number, [bx, by, bz]: Point3, rb: number): Solid {
  const [dx, dy, dz] = [bx - ax, by - ay, bz - az];
  const squared = dx * dx + dy * dy + dz * dz || 1e-9;
  return (x, y, z) => {
    const [px, py, pz] = [x - ax, y - ay, z - az];
    const t = Math.max(0, Math.min(1, (px * dx + py * dy + pz * dz) / squared));
    const [qx, qy, qz] = [px - dx * t, py - dy * t, pz - dz * t];
    return Math.sqrt(qx * qx + qy * qy + qz * qz) - ra - (rb - ra) * t;
  };
}

/** A chain of limbs through points with radii. */
export function chain(
  points: readonly (readonly [x: number, y: number, z: number, radius: number])[],
  blend: number,
): Solid {
  return union(
    blend,
    ...points.slice(1).map((b, i) => {
      const a = points[i]!;
      return limb([a[0], a[1], a[2]], a[3], [b[0], b[1], b[2]], b[3]);
    }),
  );
}

/** A box with rounded edges. */
export function block([cx, cy, cz]: Point3, [hx, hy, hz]: Point3, rounding: number): Solid {
  return (x, y, z) => {
    const qx = Math.abs(x - cx) - hx + rounding;
    const qy = Math.abs(y - cy) - hy + rounding;
    const qz = Math.abs(z - cz) - hz + rounding;
    const out = Math.hypot(Math.max(qx, 0), Math.max(qy, 0), Math.max(qz, 0));
    return out + Math.min(0, Math.max(qx, qy, qz)) - rounding;
  };
}

/** Joins solids as clay does: seams within `blend` metres melt together. */
export function union(blend: number, ...solids: Solid[]): Solid {
  return (x, y, z) => {
    let distance = solids[0]!(x, y, z);
    for (let i = 1; i < solids.length; i++) {
      const other = solids[i]!(x, y, z);
      const near = Math.max(0, blend - Math.abs(distance - other)) / blend;
      distance = Math.min(distance, other) - near * near * blend * 0.25;
    }
    return distance;
  };
}

/** Takes `tool` out of `solid` with an edge softened over `blend` metres. */
export function carve(blend: number, solid: Solid, tool: Solid): Solid {
  return (x, y, z) => {
    const [own, cut] = [solid(x, y, z), -tool(x, y, z)];
    const near = Math.max(0, blend - Math.abs(own - cut)) / blend;
    return Math.max(own, cut) + near * near * blend * 0.25;
  };
}

/** Left and right alike: what is built at positive x stands at negative x too. */
export function mirrored(solid: Solid): Solid {
  return (x, y, z) => solid(Math.abs(x), y, z);
}

/** A solid carried elsewhere: turned about the vertical, tilted forwards (radians), scaled about its own origin. */
export function moved(solid: Solid, dx: number, dy: number, dz: number, turn = 0, tilt = 0, size = 1): Solid {
  const [c, s, ct, st] = [Math.cos(turn), Math.sin(turn), Math.cos(tilt), Math.sin(tilt)];
  return (x, y, z) => {
    const [px, py, pz] = [(x - dx) / size, (y - dy) / size, (z - dz) / size];
    const [qx, qz] = [px * c - pz * s, px * s + pz * c];
    return solid(qx, py * ct - qz * st, py * st + qz * ct) * size;
  };
}
