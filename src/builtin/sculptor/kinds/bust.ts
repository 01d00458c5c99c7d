import type { Random } from "../../../core/random.ts";
import { loft, tube } from "../curves.ts";
import type { Block } from "../mesh.ts";
import { block, carve, ellipsoid, mirrored, moved, type Solid, union } from "../solid.ts";

interface Face {
  /** How long the face is drawn out; 1 is nature. */
  long: number;
  hasChignon: boolean;
}

/**
 * A head of few planes, its chin at the origin, 0.31 m high, looking along +z: an egg, a blade of a nose that runs
 * into the brows, closed almond eyes, a small mouth, hair as a cap with a clean edge.
 */
export function head({ long, hasChignon }: Face): Solid {
  const egg = loft([
    [0, 0, 0.05, 0, 0],
    [0.02, 0, 0.044, 0.034, 0.036],
    [0.06, 0, 0.024, 0.058, 0.068],
    [0.12, 0, 0.008, 0.077, 0.092],
    [0.2, 0, -0.004, 0.088, 0.112],
    [0.26, 0, -0.006, 0.074, 0.092],
    [0.31, 0, -0.006, 0, 0],
  ]);
  const sockets = mirrored(ellipsoid([0.036, 0.166, 0.116], [0.03, 0.017, 0.022]));
  const nose = tube([
    [0, 0.196, 0.097, 0.007],
    [0, 0.15, 0.107, 0.0075],
    [0, 0.108, 0.116, 0.0105],
  ]);
  const brows = mirrored(
    tube([
      [0.002, 0.19, 0.098, 0.006],
      [0.022, 0.2, 0.097, 0.006],
      [0.05, 0.198, 0.082, 0.005],
      [0.07, 0.18, 0.058, 0.003],
    ]),
  );
  const lids = mirrored(ellipsoid([0.037, 0.163, 0.087], [0.021, 0.0105, 0.011]));
  const mouth = union(
    0.004,
    ellipsoid([0, 0.073, 0.085], [0.019, 0.0055, 0.011]),
    ellipsoid([0, 0.061, 0.081], [0.015, 0.006, 0.011]),
  );
  const face = union(0.016, carve(0.03, egg, sockets), union(0.01, nose, brows));
  const cap = carve(
    0.006,
    loft([
      [0.06, 0, -0.06, 0, 0],
      [0.1, 0, -0.03, 0.074, 0.078],
      [0.2, 0, -0.01, 0.096, 0.117],
      [0.27, 0, -0.01, 0.078, 0.096],
      [0.321, 0, -0.01, 0, 0],
    ]),
    moved(block([0, 0, 0.3], [0.3, 0.3, 0.3], 0.002), 0, 0.2, 0.022, 0, 0.62),
  );
  const hair = hasChignon ? union(0.012, cap, ellipsoid([0, 0.115, -0.125], [0.046, 0.04, 0.036])) : cap;
  const whole = union(0.006, face, lids, mouth, hair);
  return (x, y, z) => whole(x, y / long, z);
}

/** A long neck on narrow shoulders cut round, over a small block, with a drawn-out head. */
export function bust(random: Random): Block {
  const long = 1.02 + random() * 0.16;
  const broad = 0.98 + random() * 0.16;
  const turn = (random() - 0.5) * 0.4;
  const lean = (random() - 0.5) * 0.1;
  const shoulders = loft([
    [0.08, 0, 0, 0, 0],
    [0.11, 0, 0, 0.1 * broad, 0.072],
    [0.17, 0, 0, 0.152 * broad, 0.096],
    [0.225, 0, -0.004, 0.178 * broad, 0.094],
    [0.268, 0, -0.01, 0.148 * broad, 0.078],
    [0.296, 0, -0.01, 0.082, 0.064],
    [0.33, 0, -0.008, 0.054, 0.055],
    [0.41, lean * 0.5, 0.002, 0.05, 0.053],
    [0.5, lean, 0.005, 0.052, 0.056],
    [0.53, lean, 0.005, 0, 0],
  ]);
  const socle = union(
    0.004,
    block([0, 0.02, 0], [0.085, 0.02, 0.075], 0.004),
    loft([
      [0.03, 0, 0, 0.066, 0.06],
      [0.055, 0, 0, 0.05, 0.046],
      [0.13, 0, 0, 0.07, 0.06],
    ]),
  );
  const trunk = union(0.012, shoulders, (x, y, z) => Math.max(socle(x, y, z), y - 0.125, -y));
  const chin = 0.405;
  const face = moved(head({ long, hasChignon: random() < 0.5 }), lean, chin, 0.004, turn, -0.06);
  const top = chin + 0.325 * long + 0.02;
  return {
    solid: union(0.02, trunk, face),
    low: [-0.26, 0, -0.19],
    high: [0.26, top, 0.19],
    focus: [0.38, top, 1.6],
  };
}
