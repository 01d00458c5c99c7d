import type { Random } from "../../../core/random.ts";
import type { Block } from "../mesh.ts";
import { block, carve, chain, ellipsoid, limb, mirrored, type Solid, union } from "../solid.ts";

/** A head 0.25 m high with its chin-to-crown middle at the origin, looking along +z. */
function head(random: Random, hasBun: boolean): Solid {
  const skull = union(
    0.03,
    ellipsoid([0, 0.035, -0.012], [0.079, 0.092, 0.098]),
    ellipsoid([0, -0.045, 0.024], [0.062, 0.076, 0.066]),
    limb([0, -0.098, 0.066], 0.022, [0, -0.09, 0.05], 0.03),
  );
  const cheeks = mirrored(ellipsoid([0.043, -0.018, 0.058], [0.026, 0.026, 0.024]));
  const sockets = mirrored(ellipsoid([0.034, 0.008, 0.104], [0.026, 0.014, 0.022]));
  const face = carve(0.024, union(0.024, skull, cheeks), sockets);
  const brow = mirrored(
    chain(
      [
        [0.006, 0.032, 0.088, 0.01],
        [0.034, 0.036, 0.084, 0.01],
        [0.06, 0.026, 0.066, 0.008],
      ],
      0.02,
    ),
  );
  const eyes = mirrored(ellipsoid([0.0335, 0.009, 0.076], [0.018, 0.0115, 0.0145]));
  const nose = union(
    0.016,
    chain(
      [
        [0, 0.03, 0.086, 0.01],
        [0, -0.005, 0.102, 0.01],
        [0, -0.024, 0.112, 0.0125],
      ],
      0.012,
    ),
    mirrored(ellipsoid([0.012, -0.028, 0.096], [0.0105, 0.009, 0.013])),
  );
  const mouth = union(
    0.006,
    chain(
      [
        [-0.024, -0.058, 0.081, 0.006],
        [0, -0.056, 0.0935, 0.0075],
        [0.024, -0.058, 0.081, 0.006],
      ],
      0.008,
    ),
    chain(
      [
        [-0.016, -0.07, 0.083, 0.006],
        [0, -0.0715, 0.0905, 0.0075],
        [0.016, -0.07, 0.083, 0.006],
      ],
      0.008,
    ),
  );
  const ears = mirrored(ellipsoid([0.08, 0, -0.005], [0.009, 0.03, 0.019]));
  const features = union(0.008, union(0.018, face, brow, nose, ears), eyes, mouth);
  const [phase, tight, depth] = [random() * 6, 34 + random() * 26, 0.005 + random() * 0.004];
  const cap = union(
    0.02,
    carve(
      0.012,
      ellipsoid([0, 0.045, -0.022], [0.087, 0.094, 0.107]),
      ellipsoid([0, -0.03, 0.11], [0.09, 0.11, 0.082]),
    ),
    mirrored(limb([0.08, 0.03, 0.0], 0.02, [0.075, -0.03, -0.045], 0.028)),
    limb([0, -0.02, -0.09], 0.035, [0, -0.075, -0.07], hasBun ? 0.02 : 0.034),
  );
  const mass = hasBun ? union(0.02, cap, ellipsoid([0, 0.03, -0.14], [0.045, 0.043, 0.04])) : cap;
  const hair: Solid = (x, y, z) => {
    const lock = Math.sin(phase + tight * (y * 0.7 + z * 1.1) + 2.2 * Math.sin(Math.abs(x) * 38 + y * 21));
    return mass(x, y, z) - depth * (Math.abs(lock) - 0.5);
  };
  return union(0.014, features, hair);
}

function moved(solid: Solid, dx: number, dy: number, dz: number, turn = 0, tilt = 0, size = 1): Solid {
  const [c, s, ct, st] = [Math.cos(turn), Math.sin(turn), Math.cos(tilt), Math.sin(tilt)];
  return (x, y, z) => {
    const [px, py, pz] = [(x - dx) / size, (y - dy) / size, (z - dz) / size];
    const [qx, qz] = [px * c - pz * s, px * s + pz * c];
    return solid(qx, py * ct - qz * st, py * st + qz * ct) * size;
  };
}

/** Head, neck, shoulders and chest on a small turned foot. */
export function bust(random: Random): Block {
  const turn = (random() - 0.5) * 0.7;
  const hasBun = random() < 0.5;
  const broad = hasBun ? 0.9 : 1;
  const neck = union(
    0.03,
    limb([0, 0.21, -0.012], 0.06 * broad, [0, 0.36, 0.004], 0.048 * broad),
    mirrored(limb([0.02, 0.225, 0.045], 0.012, [0.052, 0.34, -0.005], 0.012)),
  );
  const chest = union(
    0.07,
    ellipsoid([0, 0.13, -0.005], [0.15 * broad, 0.14, 0.088]),
    mirrored(limb([0.05, 0.225, -0.015], 0.042, [0.17 * broad, 0.175, -0.015], 0.056)),
    mirrored(ellipsoid([0.066, 0.12, 0.045], [0.062, 0.05, hasBun ? 0.058 : 0.04])),
  );
  const collar = mirrored(limb([0.016, 0.217, 0.066], 0.009, [0.14 * broad, 0.228, 0.012], 0.009));
  const torso = carve(
    0.02,
    union(0.022, union(0.045, neck, chest), collar),
    block([0, -0.19, 0], [0.6, 0.25, 0.6], 0.01),
  );
  const trimmed = carve(0.015, torso, mirrored(ellipsoid([0.3, 0.02, 0], [0.155, 0.17, 0.3])));
  const foot = union(
    0.012,
    limb([0, 0.03, 0], 0.043, [0, 0.09, 0], 0.045),
    block([0, 0.016, 0], [0.075, 0.016, 0.075], 0.008),
    ellipsoid([0, 0.045, 0], [0.062, 0.012, 0.062]),
  );
  const solid = union(
    0.012,
    union(0.02, trimmed, moved(head(random, hasBun), 0, 0.45, 0.02, turn, (random() - 0.5) * 0.16)),
    foot,
  );
  return { solid, low: [-0.25, 0, -0.2], high: [0.25, 0.62, 0.2], focus: [0.33, 0.62, 1.5] };
}

/** A standing nude with the weight on one leg; a torso without arms by chance. */
export function figure(random: Random): Block {
  const side = random() < 0.5 ? -1 : 1;
  const isTorso = random() < 0.3;
  const s = (x: number) => x * side;
  const hips = union(
    0.08,
    ellipsoid([s(0.018), 0.82, -0.01], [0.145, 0.11, 0.1]),
    ellipsoid([s(0.02), 0.8, -0.065], [0.12, 0.085, 0.06]),
  );
  const waist = limb([s(0.012), 0.9, 0], 0.098, [0, 1.04, 0], 0.1);
  const ribs = union(
    0.06,
    ellipsoid([s(-0.01), 1.14, 0.004], [0.132, 0.15, 0.095]),
    mirrored(ellipsoid([0.06, 1.17, 0.07], [0.055, 0.05, 0.04])),
  );
  const shoulders = limb([s(0.15), 1.27, -0.01], 0.05, [s(-0.155), 1.3, -0.01], 0.05);
  const neck = limb([0, 1.3, -0.01], 0.052, [s(-0.01), 1.42, 0.012], 0.044);
  const firm = chain(
    [
      [s(0.075), 0.78, 0, 0.09],
      [s(0.082), 0.46, 0.012, 0.058],
      [s(0.08), 0.36, -0.008, 0.056],
      [s(0.072), 0.09, -0.012, 0.032],
    ],
    0.04,
  );
  const loose = chain(
    [
      [s(-0.075), 0.76, 0.01, 0.088],
      [s(-0.105), 0.46, 0.075, 0.056],
      [s(-0.11), 0.35, 0.045, 0.052],
      [s(-0.12), 0.085, -0.03, 0.031],
    ],
    0.04,
  );
  const feet = union(
    0.02,
    limb([s(0.072), 0.05, -0.02], 0.032, [s(0.088), 0.032, 0.11], 0.024),
    limb([s(-0.12), 0.055, -0.035], 0.03, [s(-0.155), 0.032, 0.085], 0.024),
  );
  const raised = random();
  const arm =
    raised < 0.4
      ? chain(
          [
            [s(-0.16), 1.3, -0.01, 0.046],
            [s(-0.25), 1.48, 0.05, 0.037],
            [s(-0.12), 1.6, 0.03, 0.028],
            [s(-0.02), 1.62, 0.02, 0.026],
          ],
          0.025,
        )
      : chain(
          [
            [s(-0.16), 1.29, -0.01, 0.046],
            [s(-0.225), 1.07, -0.01, 0.037],
            [s(-0.14), 0.93, 0.12, 0.028],
            [s(-0.08), 0.95, 0.15, 0.025],
          ],
          0.025,
        );
  const other = chain(
    [
      [s(0.155), 1.26, -0.01, 0.046],
      [s(0.23), 1.02, -0.025, 0.037],
      [s(0.215), 0.82, 0.05, 0.028],
      [s(0.2), 0.74, 0.075, 0.026],
    ],
    0.025,
  );
  const bases = block([0, 0.012, 0.02], [0.21, 0.02, 0.16], 0.012);
  const body = union(0.05, hips, waist, ribs, shoulders, neck, firm, loose);
  if (isTorso) {
    const stumps = union(
      0.03,
      limb([s(0.155), 1.26, -0.01], 0.05, [s(0.2), 1.16, -0.01], 0.044),
      limb([s(-0.16), 1.29, -0.01], 0.05, [s(-0.22), 1.22, 0], 0.042),
    );
    const torso = carve(0.01, union(0.04, body, stumps), block([0, 0.05, 0], [1, 0.5, 1], 0.01));
    const post = union(
      0.01,
      limb([0, 0.49, 0], 0.035, [0, 0.62, 0], 0.035),
      block([0, 0.475, 0], [0.13, 0.02, 0.11], 0.008),
    );
    const solid = union(0.01, carve(0.01, torso, block([0, 1.72, 0], [0.5, 0.32, 0.5], 0.01)), post);
    return { solid: (x, y, z) => solid(x, y + 0.455, z), low: [-0.3, 0, -0.2], high: [0.3, 1.0, 0.2] };
  }
  const solid = union(
    0.012,
    union(0.03, body, feet, arm, other),
    moved(head(random, random() < 0.5), s(-0.015), 1.54, 0.022, s(0.35), 0.08, 0.86),
    bases,
  );
  return { solid, low: [-0.32, 0, -0.2], high: [0.32, 1.72, 0.22], focus: [1.42, 1.72, 2] };
}
