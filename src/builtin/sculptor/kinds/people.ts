import type { Random } from "../../../core/random.ts";
import { loft, tube } from "../curves.ts";
import type { Block } from "../mesh.ts";
import { block, carve, ellipsoid, mirrored, moved, type Solid, union } from "../solid.ts";

import { head } from "./bust.ts";

/** A standing figure: in a fluted robe, as an idol of the Cyclades, or as a torso. */
export function figure(random: Random): Block {
  const chance = random();
  if (chance < 0.5) return robed(random);
  return chance < 0.8 ? idol(random) : torso(random);
}

/** A woman in a long robe whose folds run down like the flutes of a column. */
export function robed(random: Random): Block {
  const side = random() < 0.5 ? -1 : 1;
  const folds = 17 + Math.floor(random() * 4) * 2;
  const sway = side * 0.022;
  const body = loft([
    [0.02, 0, 0, 0.165, 0.135],
    [0.1, 0, 0, 0.142, 0.118],
    [0.45, sway * 0.4, 0.004, 0.128, 0.102],
    [0.74, sway, -0.004, 0.14, 0.105],
    [0.9, sway * 0.6, 0, 0.108, 0.084],
    [1.0, 0, 0.006, 0.1, 0.08],
    [1.14, -sway * 0.4, 0.004, 0.13, 0.086],
    [1.24, -sway * 0.5, -0.006, 0.158, 0.07],
    [1.285, -sway * 0.5, -0.01, 0.1, 0.056],
    [1.32, -sway * 0.5, -0.008, 0.045, 0.043],
    [1.46, -sway * 0.3, 0.008, 0.036, 0.038],
    [1.48, 0, 0.008, 0, 0],
  ]);
  const draped: Solid = (x, y, z) => {
    const bare = Math.max(0, Math.min(1, (1.1 - y) / 0.25));
    const drawn = 0.55 + 0.45 * Math.max(0, Math.min(1, 1 - y / 0.9));
    const angle = Math.atan2(x - sway * 0.5, z);
    return body(x, y, z) + 0.0075 * bare * drawn * Math.abs(Math.sin((angle * folds) / 2 + side * y * 1.1));
  };
  const hanging = tube([
    [side * 0.135, 1.225, -0.008, 0.042],
    [side * 0.185, 1.05, -0.02, 0.034],
    [side * 0.175, 0.86, 0.02, 0.027],
    [side * 0.155, 0.73, 0.05, 0.02],
  ]);
  const held = tube([
    [-side * 0.135, 1.225, -0.008, 0.042],
    [-side * 0.19, 1.04, -0.01, 0.034],
    [-side * 0.12, 0.98, 0.085, 0.026],
    [-side * 0.02, 1.07, 0.105, 0.019],
  ]);
  const girdle = loft([
    [0.945, sway * 0.3, 0.003, 0, 0],
    [0.96, sway * 0.3, 0.003, 0.11, 0.089],
    [0.975, sway * 0.3, 0.003, 0, 0],
  ]);
  const face = moved(
    head({ long: 1.05, hasChignon: true }),
    -sway * 0.3,
    1.405,
    0.012,
    side * 0.3,
    -0.04,
    0.72,
  );
  const plate = block([0, 0.014, 0], [0.19, 0.014, 0.17], 0.004);
  const solid = union(0.01, union(0.014, draped, hanging, held, girdle), face, plate);
  return { solid, low: [-0.25, 0, -0.19], high: [0.25, 1.67, 0.19], focus: [1.38, 1.67, 1.9] };
}

/** A marble idol: a lyre for a head, a ridge for a nose, arms folded under the breast, legs parted by a groove. */
function idol(random: Random): Block {
  const broad = 0.92 + random() * 0.16;
  const body = loft([
    [0.03, 0, 0.012, 0.05, 0.05],
    [0.12, 0, 0, 0.062 * broad, 0.042],
    [0.3, 0, -0.006, 0.082 * broad, 0.054],
    [0.36, 0, 0.008, 0.083 * broad, 0.05],
    [0.52, 0, 0, 0.116 * broad, 0.058],
    [0.6, 0, 0, 0.112 * broad, 0.054],
    [0.7, 0, 0, 0.112 * broad, 0.05],
    [0.82, 0, 0, 0.155 * broad, 0.055],
    [0.87, 0, -0.004, 0.145 * broad, 0.046],
    [0.9, 0, -0.004, 0.06, 0.04],
    [0.94, 0, -0.002, 0.043, 0.037],
    [1.03, 0, -0.006, 0.04, 0.036],
    [1.05, 0, -0.006, 0, 0],
  ]);
  const parting = union(
    0.01,
    block([0, 0.2, 0.06], [0.005, 0.24, 0.05], 0.004),
    block([0, 0.2, -0.06], [0.005, 0.24, 0.05], 0.004),
  );
  const arm = (y: number, from: number) =>
    tube([
      [from * 0.15 * broad, 0.83, 0.006, 0.026],
      [from * 0.152 * broad, y, 0.016, 0.024],
      [from * 0.06, y - 0.004, 0.056, 0.02],
      [-from * 0.07, y, 0.052, 0.017],
    ]);
  const breasts = mirrored(ellipsoid([0.052, 0.8, 0.044], [0.03, 0.03, 0.024]));
  const skull = loft([
    [0.98, 0, 0.02, 0, 0],
    [1.0, 0, 0.018, 0.034, 0.028],
    [1.08, 0, 0, 0.06, 0.042],
    [1.18, 0, -0.022, 0.073, 0.038],
    [1.225, 0, -0.034, 0.066, 0.024],
    [1.245, 0, -0.04, 0, 0],
  ]);
  const nose = tube([
    [0, 1.16, 0.014, 0.006],
    [0, 1.12, 0.038, 0.011],
    [0, 1.075, 0.05, 0.013],
  ]);
  const carved = carve(0.012, union(0.012, body, breasts), parting);
  const whole = union(
    0.005,
    union(0.008, carved, union(0.01, arm(0.7, 1)), arm(0.655, -1)),
    union(0.012, skull, nose),
    block([0, 0.02, 0.01], [0.1, 0.02, 0.08], 0.004),
  );
  return { solid: whole, low: [-0.21, 0, -0.1], high: [0.21, 1.25, 0.12], focus: [0.6, 1.25, 1.2] };
}

/** What time left of a marble: trunk and the beginning of the limbs, on a rod. */
function torso(random: Random): Block {
  const side = random() < 0.5 ? -1 : 1;
  const s = (x: number) => x * side;
  const trunk = loft([
    [0.2, s(0.02), 0, 0, 0],
    [0.23, s(0.022), 0, 0.1, 0.07],
    [0.32, s(0.024), -0.006, 0.148, 0.102],
    [0.42, s(0.018), -0.006, 0.138, 0.096],
    [0.54, s(0.004), 0.004, 0.106, 0.08],
    [0.66, s(-0.01), 0.012, 0.132, 0.094],
    [0.78, s(-0.016), 0.006, 0.156, 0.094],
    [0.85, s(-0.016), -0.008, 0.15, 0.07],
    [0.89, s(-0.016), -0.01, 0.07, 0.052],
    [0.98, s(-0.02), 0.004, 0.048, 0.048],
    [1.0, s(-0.02), 0.004, 0, 0],
  ]);
  const thighs = union(
    0.02,
    tube([
      [s(0.09), 0.3, 0, 0.086],
      [s(0.094), 0.18, 0.006, 0.078],
      [s(0.09), 0.1, 0.008, 0.07],
    ]),
    tube([
      [s(-0.06), 0.3, 0.01, 0.084],
      [s(-0.074), 0.2, 0.04, 0.076],
      [s(-0.08), 0.15, 0.056, 0.07],
    ]),
  );
  const arms = union(
    0.01,
    tube([
      [s(0.14), 0.83, -0.01, 0.05],
      [s(0.185), 0.76, -0.016, 0.046],
      [s(0.2), 0.68, -0.014, 0.042],
    ]),
    tube([
      [s(-0.16), 0.84, -0.01, 0.05],
      [s(-0.205), 0.8, 0.0, 0.045],
    ]),
  );
  const breast = mirrored(ellipsoid([0.066, 0.745, 0.07], [0.06, 0.05, 0.036]));
  const form = union(0.05, trunk, thighs, union(0.03, arms, breast));
  const broken = carve(0.004, form, (x, y, z) => 0.955 - y + x * 0.2 + z * 0.12);
  const cut = carve(0.004, broken, (x, y) => y - 0.12 - s(x) * 0.25);
  const stand = union(
    0.004,
    block([0, 0.02, 0.01], [0.12, 0.02, 0.1], 0.004),
    tube([
      [s(0.03), 0.03, 0.01, 0.018],
      [s(0.03), 0.3, 0.01, 0.018],
    ]),
  );
  return { solid: union(0.004, cut, stand), low: [-0.27, 0, -0.17], high: [0.27, 1.0, 0.17] };
}
