import type { Random } from "../../../core/random.ts";
import type { Block } from "../mesh.ts";
import { block, carve, chain, ellipsoid, limb, type Point3, type Solid, union } from "../solid.ts";

/** A reclining-wave of a form with a hole through it: weight below, a bridge above. */
export function pierced(random: Random): Block {
  const lean = (random() - 0.5) * 0.16;
  const mass = chain(
    [
      [-0.16, 0.14, 0, 0.14],
      [0.14, 0.16, 0.03, 0.15],
      [0.2 + lean, 0.44, 0, 0.1],
      [0.02 + lean, 0.68, -0.03, 0.11],
      [-0.17, 0.47, 0.02, 0.085],
      [-0.16, 0.14, 0, 0.14],
    ],
    0.14,
  );
  const hole = ellipsoid([0.01 + lean * 0.4, 0.4, 0], [0.1 + random() * 0.03, 0.13, 0.4]);
  const bite = ellipsoid([0.34, 0.68, 0.08], [0.16, 0.2, 0.2]);
  const solid = carve(0.06, carve(0.06, mass, hole), bite);
  return { solid: grounded(solid), low: [-0.34, 0, -0.2], high: [0.38, 0.84, 0.22] };
}

/** A tall form that turns as it rises; its section is a soft star. */
export function twist(random: Random): Block {
  const [height, turns, lobes] = [1.1 + random() * 0.4, 0.4 + random() * 0.5, 3 + Math.floor(random() * 2)];
  const waist = 0.35 + random() * 0.3;
  const solid: Solid = (x, y, z) => {
    const t = Math.max(0, Math.min(1, y / height));
    const profile = 0.16 * (1 - 0.55 * Math.exp(-(((t - waist) / 0.22) ** 2))) * (1.05 - 0.6 * t ** 3);
    const angle = Math.atan2(z, x) + t * turns * Math.PI * 2;
    const section = profile * (1 + 0.26 * Math.cos(angle * lobes));
    const side = Math.hypot(x, z) - section;
    const cap = Math.max(y - height, -y);
    return Math.max(side * 0.6, cap) + Math.max(0, 0.05 - Math.abs(side * 0.6 - cap)) ** 2 * 5;
  };
  return { solid, low: [-0.24, 0, -0.24], high: [0.24, height, 0.24] };
}

/** A torus knot standing upright on a small block. */
export function knot(random: Random): Block {
  const [p, q] = [
    [2, 3],
    [3, 2],
    [2, 5],
  ][Math.floor(random() * 3)] as [number, number];
  const tube = q === 5 ? 0.038 : 0.052;
  const count = 120;
  const points = Array.from({ length: count }, (_, i): Point3 => {
    const t = (i / count) * Math.PI * 2;
    const ring = 0.2 + 0.085 * Math.cos(q * t);
    return [ring * Math.cos(p * t), 0.42 + ring * Math.sin(p * t), 0.1 * Math.sin(q * t)];
  });
  const tubeSolid: Solid = (x, y, z) => {
    let best = Number.POSITIVE_INFINITY;
    for (let i = 0; i < count; i++) {
      const [ax, ay, az] = points[i]!;
      const [dx, dy, dz] = [x - ax, y - ay, z - az];
      const rough = dx * dx + dy * dy + dz * dz;
      if (rough > best + 0.02) continue;
      const [bx, by, bz] = points[(i + 1) % count]!;
      const [ex, ey, ez] = [bx - ax, by - ay, bz - az];
      const t = Math.max(0, Math.min(1, (dx * ex + dy * ey + dz * ez) / (ex * ex + ey * ey + ez * ez)));
      const squared = (dx - ex * t) ** 2 + (dy - ey * t) ** 2 + (dz - ez * t) ** 2;
      if (squared < best) best = squared;
    }
    return Math.sqrt(best) - tube;
  };
  const foot = union(
    0.02,
    block([0, 0.03, 0], [0.11, 0.03, 0.08], 0.008),
    limb([0, 0.05, 0], 0.05, [0, 0.12, 0], 0.03),
  );
  return { solid: union(0.02, tubeSolid, foot), low: [-0.36, 0, -0.18], high: [0.36, 0.8, 0.18] };
}

/** Pebbles balanced on one another, each pressed a little flat. */
export function stack(random: Random): Block {
  const stones: Solid[] = [];
  let y = 0;
  for (let i = 0; i < 5; i++) {
    const size = 0.19 - i * 0.027 + random() * 0.03;
    const flat = 0.6 + random() * 0.35;
    stones.push(
      ellipsoid(
        [(random() - 0.5) * 0.05, y + size * flat, (random() - 0.5) * 0.05],
        [size, size * flat, size * (0.85 + random() * 0.2)],
      ),
    );
    y += size * flat * 1.93;
  }
  return { solid: grounded(union(0.014, ...stones)), low: [-0.26, 0, -0.26], high: [0.26, y + 0.03, 0.26] };
}

/** Leaves of metal on bent arms, poised on a tripod. */
export function mobile(random: Random): Block {
  const top = 1.1 + random() * 0.2;
  const parts: Solid[] = [
    limb([0, top, 0], 0.016, [0.2, 0, 0.12], 0.02),
    limb([0, top, 0], 0.016, [-0.2, 0, 0.12], 0.02),
    limb([0, top, 0], 0.016, [0, 0, -0.24], 0.02),
  ];
  const leaf = (x: number, y: number, z: number, size: number) =>
    ellipsoid([x, y, z], [size, size * 0.66, 0.014]);
  let [x, y] = [0, top + 0.01];
  for (let i = 0; i < 4; i++) {
    const side = i % 2 === 0 ? 1 : -1;
    const [out, z] = [0.3 - i * 0.04 + random() * 0.08, (random() - 0.5) * 0.1];
    const reach: Point3 = [x + side * out, y + 0.05 + random() * 0.1, z];
    parts.push(
      chain(
        [
          [x, y, 0, 0.012],
          [x + side * out * 0.5, y + 0.09, z * 0.5, 0.012],
          [...reach, 0.012],
        ],
        0.02,
      ),
      leaf(reach[0], reach[1], z, 0.11 - i * 0.012),
    );
    parts.push(limb([x, y, 0], 0.012, [x - side * out * 0.4, y - 0.06, -z], 0.012));
    [x, y] = [x - side * out * 0.4, y - 0.06];
    parts.push(limb([x, y, -z], 0.01, [x, y - 0.09, -z], 0.01));
    y -= 0.09;
  }
  parts.push(ellipsoid([x, y - 0.04, 0], [0.06, 0.06, 0.06]));
  return { solid: union(0.012, ...parts), low: [-0.62, 0, -0.28], high: [0.62, top + 0.4, 0.28] };
}

/** Cuts everything below the floor. */
export function grounded(solid: Solid): Solid {
  return (x, y, z) => Math.max(solid(x, y, z), -y);
}
