import type { Random } from "../../../core/random.ts";
import type { Block } from "../mesh.ts";
import { block, chain, ellipsoid, limb, mirrored, union } from "../solid.ts";

/** A standing horse with an arched neck, facing +z. */
export function horse(random: Random): Block {
  const bow = random() * 0.05;
  const lift = random() < 0.5;
  const body = union(
    0.07,
    ellipsoid([0, 0.56, 0], [0.1, 0.115, 0.24]),
    ellipsoid([0, 0.58, -0.18], [0.105, 0.12, 0.12]),
    ellipsoid([0, 0.57, 0.17], [0.095, 0.13, 0.11]),
  );
  const neck = chain(
    [
      [0, 0.62, 0.2, 0.09],
      [0, 0.76, 0.29 + bow, 0.068],
      [0, 0.87, 0.32, 0.052],
    ],
    0.05,
  );
  const head = union(
    0.03,
    chain(
      [
        [0, 0.885, 0.325, 0.05],
        [0, 0.8 - bow, 0.42, 0.036],
        [0, 0.755 - bow, 0.462, 0.029],
      ],
      0.03,
    ),
    mirrored(limb([0.028, 0.91, 0.305], 0.014, [0.034, 0.965, 0.312], 0.005)),
  );
  const mane = chain(
    [
      [0, 0.94, 0.31, 0.016],
      [0, 0.87, 0.255, 0.024],
      [0, 0.76, 0.205, 0.024],
      [0, 0.68, 0.15, 0.014],
    ],
    0.02,
  );
  const tail = chain(
    [
      [0, 0.64, -0.28, 0.026],
      [0, 0.58, -0.35, 0.032],
      [0.01, 0.42, -0.37, 0.036],
      [0.015, 0.25, -0.34, 0.016],
    ],
    0.03,
  );
  const hind = mirrored(
    chain(
      [
        [0.055, 0.54, -0.2, 0.078],
        [0.064, 0.36, -0.16, 0.044],
        [0.064, 0.27, -0.235, 0.03],
        [0.064, 0.07, -0.215, 0.022],
        [0.064, 0.022, -0.2, 0.03],
      ],
      0.03,
    ),
  );
  const front = chain(
    [
      [0.05, 0.52, 0.2, 0.06],
      [0.058, 0.32, 0.215, 0.034],
      [0.058, 0.08, 0.21, 0.021],
      [0.058, 0.022, 0.225, 0.029],
    ],
    0.03,
  );
  const other = lift
    ? chain(
        [
          [-0.05, 0.52, 0.2, 0.06],
          [-0.058, 0.37, 0.34, 0.034],
          [-0.058, 0.21, 0.32, 0.021],
          [-0.058, 0.17, 0.29, 0.028],
        ],
        0.03,
      )
    : chain(
        [
          [-0.05, 0.52, 0.2, 0.06],
          [-0.058, 0.32, 0.24, 0.034],
          [-0.058, 0.08, 0.25, 0.021],
          [-0.058, 0.022, 0.265, 0.029],
        ],
        0.03,
      );
  const solid = union(
    0.014,
    union(0.04, body, neck, head, hind, front, other),
    union(0.012, mane, tail),
    block([0, 0.006, 0.01], [0.13, 0.012, 0.33], 0.006),
  );
  return { solid, low: [-0.16, 0, -0.42], high: [0.16, 0.98, 0.52] };
}

/** A bird that is nearly only its curve, on a slim stem. */
export function bird(random: Random): Block {
  const bend = 0.05 + random() * 0.07;
  const isSoaring = random() < 0.5;
  const stem = union(
    0.02,
    limb([0, 0.02, 0], 0.03, [0, 0.26, 0], 0.015),
    ellipsoid([0, 0.014, 0], [0.1, 0.022, 0.1]),
  );
  if (isSoaring) {
    const body = chain(
      Array.from({ length: 25 }, (_, i) => {
        const t = i / 24;
        const swell = Math.sin(Math.PI * t ** 1.15) ** 1.4;
        return [0, 0.2 + t * 0.95, bend * Math.sin(t * 2.9) - 0.06 * t ** 4, 0.012 + 0.058 * swell] as const;
      }),
      0.012,
    );
    return { solid: union(0.03, stem, body), low: [-0.14, 0, -0.14], high: [0.14, 1.16, 0.2] };
  }
  const body = chain(
    [
      [0, 0.3, -0.3, 0.012],
      [0, 0.34, -0.16, 0.05],
      [0, 0.38, 0, 0.092],
      [0, 0.47, 0.13, 0.07],
      [0, 0.55, 0.18, 0.05],
    ],
    0.08,
  );
  const beak = limb([0, 0.555, 0.22], 0.018, [0, 0.54, 0.3], 0.004);
  const wings = mirrored(
    chain(
      [
        [0.07, 0.43, 0.06, 0.03],
        [0.1, 0.4, -0.08, 0.03],
        [0.06, 0.34, -0.26, 0.01],
      ],
      0.04,
    ),
  );
  return {
    solid: union(0.02, stem, union(0.03, body, wings), beak),
    low: [-0.16, 0, -0.34],
    high: [0.16, 0.64, 0.32],
  };
}

/** A sitting cat, its tail round its feet. */
export function cat(random: Random): Block {
  const turn = (random() - 0.5) * 0.05;
  const body = union(
    0.07,
    ellipsoid([0, 0.13, -0.04], [0.115, 0.13, 0.13]),
    chain(
      [
        [0, 0.2, -0.02, 0.1],
        [0, 0.33, 0.045, 0.07],
        [turn, 0.42, 0.06, 0.05],
      ],
      0.06,
    ),
  );
  const head = union(
    0.025,
    ellipsoid([turn, 0.485, 0.08], [0.068, 0.06, 0.064]),
    ellipsoid([turn, 0.468, 0.132], [0.03, 0.023, 0.026]),
  );
  const ears = union(
    0.01,
    limb([turn + 0.042, 0.52, 0.07], 0.024, [turn + 0.054, 0.585, 0.064], 0.005),
    limb([turn - 0.042, 0.52, 0.07], 0.024, [turn - 0.054, 0.585, 0.064], 0.005),
  );
  const legs = mirrored(
    union(
      0.03,
      chain(
        [
          [0.045, 0.28, 0.07, 0.045],
          [0.04, 0.12, 0.1, 0.027],
          [0.04, 0.026, 0.12, 0.026],
          [0.04, 0.022, 0.15, 0.024],
        ],
        0.025,
      ),
      ellipsoid([0.095, 0.09, 0.0], [0.05, 0.09, 0.09]),
      limb([0.095, 0.024, 0.06], 0.026, [0.09, 0.022, 0.12], 0.024),
    ),
  );
  const tail = chain(
    [
      [0, 0.05, -0.16, 0.03],
      [0.11, 0.03, -0.14, 0.027],
      [0.17, 0.028, -0.02, 0.025],
      [0.15, 0.028, 0.1, 0.022],
      [0.09, 0.028, 0.18, 0.018],
    ],
    0.025,
  );
  const eyes = mirrored(ellipsoid([0.029, 0.497, 0.135], [0.013, 0.01, 0.008]));
  return {
    solid: union(0.012, union(0.03, body, head, legs), ears, tail, eyes),
    low: [-0.2, 0, -0.22],
    high: [0.22, 0.6, 0.22],
    focus: [0.4, 0.6, 1.4],
  };
}
