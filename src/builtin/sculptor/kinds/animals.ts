import type { Random } from "../../../core/random.ts";
import { loft, tube } from "../curves.ts";
import type { Block } from "../mesh.ts";
import { block, chain, ellipsoid, limb, mirrored, type Solid, union } from "../solid.ts";

/** A horse of long smooth curves: arched neck, high chest, drawn-in belly, legs that taper to points. */
export function horse(random: Random): Block {
  const bow = random() * 0.03;
  const isLifted = random() < 0.5;
  const trunk = loft([
    [-0.31, 0, 0.63, 0, 0],
    [-0.27, 0, 0.635, 0.075, 0.085],
    [-0.18, 0, 0.64, 0.105, 0.118],
    [-0.04, 0, 0.645, 0.092, 0.098],
    [0.08, 0, 0.64, 0.097, 0.112],
    [0.19, 0, 0.65, 0.09, 0.12],
    [0.26, 0, 0.665, 0.066, 0.09],
    [0.3, 0, 0.67, 0, 0],
  ]);
  const body: Solid = (x, y, z) => trunk(x, z, y);
  const neck = tube([
    [0, 0.68, 0.17, 0.1],
    [0, 0.8, 0.26, 0.077],
    [0, 0.93, 0.315 + bow, 0.058],
    [0, 1.0, 0.345 + bow, 0.048],
    [0, 0.99, 0.39 + bow, 0.044],
  ]);
  const face = tube([
    [0, 0.995, 0.37 + bow, 0.05],
    [0, 0.93, 0.43 + bow, 0.041],
    [0, 0.865, 0.465 + bow, 0.028],
    [0, 0.835, 0.478 + bow, 0.027],
  ]);
  const ears = mirrored(limb([0.022, 1.02, 0.35 + bow], 0.014, [0.03, 1.085, 0.362 + bow], 0.003));
  const crest = tube([
    [0, 1.045, 0.365 + bow, 0.012],
    [0, 1.02, 0.305 + bow, 0.02],
    [0, 0.92, 0.25, 0.022],
    [0, 0.8, 0.175, 0.018],
    [0, 0.75, 0.11, 0.008],
  ]);
  const tail = tube([
    [0, 0.7, -0.28, 0.022],
    [0, 0.7, -0.345, 0.026],
    [0, 0.58, -0.395, 0.036],
    [0, 0.38, -0.385, 0.03],
    [0, 0.22, -0.42, 0.007],
  ]);
  const hind = (x: number, step: number) =>
    tube([
      [x * 0.9, 0.63, -0.19, 0.088],
      [x, 0.5, -0.165 + step * 0.6, 0.07],
      [x, 0.36, -0.215 + step * 0.8, 0.04],
      [x, 0.28, -0.255 + step, 0.029],
      [x, 0.12, -0.235 + step, 0.019],
      [x, 0.03, -0.225 + step, 0.024],
    ]);
  const fore = (x: number) =>
    tube([
      [x * 0.9, 0.63, 0.19, 0.07],
      [x, 0.46, 0.205, 0.045],
      [x, 0.31, 0.205, 0.029],
      [x, 0.13, 0.2, 0.018],
      [x, 0.03, 0.21, 0.023],
    ]);
  const raised = tube([
    [-0.052, 0.63, 0.2, 0.07],
    [-0.058, 0.52, 0.275, 0.047],
    [-0.058, 0.455, 0.36, 0.031],
    [-0.058, 0.36, 0.34, 0.02],
    [-0.058, 0.295, 0.3, 0.022],
  ]);
  const legs = union(0.02, hind(0.062, 0), hind(-0.062, 0.07), fore(0.058), isLifted ? raised : fore(-0.058));
  const solid = union(
    0.01,
    union(0.035, union(0.06, body, neck), legs, face),
    union(0.012, ears, crest, tail),
    block([0, 0.014, -0.02], [0.13, 0.014, 0.31], 0.004),
  );
  return { solid, low: [-0.15, 0, -0.45], high: [0.15, 1.1, 0.54] };
}

/** A bird that is nearly only its curve: soaring on a slim foot, or at rest. */
export function bird(random: Random): Block {
  const bend = 0.04 + random() * 0.05;
  const foot = loft([
    [0, 0, 0, 0.085, 0.085],
    [0.02, 0, 0, 0.082, 0.082],
    [0.034, 0, 0, 0.03, 0.03],
    [0.12, 0, 0, 0.017, 0.017],
    [0.24, 0, 0, 0.02, 0.02],
  ]);
  const standing: Solid = (x, y, z) => Math.max(foot(x, y, z), -y, y - 0.26);
  if (random() < 0.5) {
    const body = loft([
      [0.16, 0, 0, 0, 0],
      [0.2, 0, 0, 0.022, 0.022],
      [0.45, 0, bend * 0.55, 0.048, 0.048],
      [0.75, 0, bend, 0.07, 0.068],
      [0.95, 0, bend * 0.8, 0.056, 0.05],
      [1.12, 0, bend * 0.25, 0.026, 0.02],
      [1.2, 0, -bend * 0.15, 0, 0],
    ]);
    return { solid: union(0.02, standing, body), low: [-0.12, 0, -0.12], high: [0.12, 1.21, 0.18] };
  }
  const body = tube([
    [0, 0.3, -0.4, 0.004],
    [0, 0.3, -0.26, 0.036],
    [0, 0.315, -0.1, 0.082],
    [0, 0.36, 0.05, 0.1],
    [0, 0.46, 0.13, 0.074],
    [0, 0.555, 0.155 + bend * 0.3, 0.05],
    [0, 0.6, 0.18 + bend * 0.3, 0.04],
  ]);
  const beak = limb([0, 0.6, 0.2 + bend * 0.3], 0.024, [0, 0.588, 0.285 + bend * 0.3], 0.003);
  const wings = mirrored(
    tube([
      [0.062, 0.42, 0.09, 0.03],
      [0.088, 0.38, -0.03, 0.034],
      [0.06, 0.335, -0.2, 0.02],
      [0.022, 0.315, -0.38, 0.004],
    ]),
  );
  return {
    solid: union(0.018, standing, union(0.02, body, wings), beak),
    low: [-0.15, 0, -0.42],
    high: [0.15, 0.66, 0.32],
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
