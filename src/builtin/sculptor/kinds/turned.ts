import type { Random } from "../../../core/random.ts";
import type { Block } from "../mesh.ts";
import { block, carve, chain, limb, mirrored, type Solid, union } from "../solid.ts";
import { grounded } from "./forms.ts";

/** What a lathe leaves: radius by height, through knots, smoothly. */
function turned(knots: readonly (readonly [y: number, radius: number])[]): Solid {
  const top = knots.at(-1)![0];
  const radiusAt = (y: number) => {
    let i = 0;
    while (i < knots.length - 2 && y > knots[i + 1]![0]) i++;
    const [a, b] = [knots[i]!, knots[i + 1]!];
    const t = Math.max(0, Math.min(1, (y - a[0]) / (b[0] - a[0])));
    return a[1] + (b[1] - a[1]) * t * t * (3 - 2 * t);
  };
  return (x, y, z) => Math.max((Math.hypot(x, z) - radiusAt(y)) * 0.72, y - top, -y);
}

/** An amphora or a vase: foot, belly, neck, lip; handles by chance. */
export function vase(random: Random): Block {
  const belly = 0.17 + random() * 0.05;
  const high = 0.62 + random() * 0.25;
  const shoulder = 0.55 + random() * 0.18;
  const neck = 0.055 + random() * 0.03;
  const body = turned([
    [0, 0.085],
    [0.03, 0.09],
    [0.06, 0.05],
    [high * shoulder * 0.75, belly],
    [high * 0.82, neck],
    [high * 0.93, neck],
    [high * 0.97, neck + 0.045],
    [high, neck + 0.05],
  ]);
  const ribs: Solid = (x, y, z) =>
    body(x, y, z) + (y > high * 0.2 && y < high * 0.7 ? 0.0022 * Math.cos(y * 160) : 0);
  const hollow = carve(0.01, ribs, limb([0, high * 0.8, 0], neck * 0.5, [0, high + 0.05, 0], neck * 0.8));
  if (random() < 0.3) return { solid: hollow, low: [-0.25, 0, -0.25], high: [0.25, high, 0.25] };
  const handles = mirrored(
    chain(
      [
        [neck + 0.01, high * 0.92, 0, 0.014],
        [neck + 0.09, high * 0.93, 0, 0.016],
        [neck + 0.12, high * 0.84, 0, 0.016],
        [belly * 0.86, high * 0.66, 0, 0.015],
      ],
      0.02,
    ),
  );
  return { solid: union(0.012, hollow, handles), low: [-0.27, 0, -0.25], high: [0.27, high, 0.25] };
}

/** A fluted drum of a column, broken off aslant, or an obelisk. */
export function column(random: Random): Block {
  if (random() < 0.35) {
    const high = 1.5 + random() * 0.4;
    const shaft: Solid = (x, y, z) => {
      const t = y / high;
      const half = t < 0.9 ? 0.12 - 0.05 * (t / 0.9) : 0.07 * Math.max(0, (1 - t) / 0.1);
      return Math.max((Math.max(Math.abs(x), Math.abs(z)) - half) * 0.8, -y);
    };
    return {
      solid: union(0.004, shaft, block([0, 0.045, 0], [0.16, 0.045, 0.16], 0.008)),
      low: [-0.18, 0, -0.18],
      high: [0.18, high, 0.18],
    };
  }
  const high = 1.0 + random() * 0.5;
  const [tilt, phase] = [0.35 + random() * 0.4, random() * 6];
  const shaft: Solid = (x, y, z) => {
    const angle = Math.atan2(z, x);
    const entasis = 0.165 - 0.025 * Math.max(0, y / high) ** 1.6;
    const flute = 0.014 * Math.abs(Math.cos(angle * 9));
    const side = (Math.hypot(x, z) - entasis + 0.014 - flute) * 0.75;
    const breach =
      y -
      high +
      0.12 +
      tilt * (x * Math.cos(phase) + z * Math.sin(phase)) +
      0.018 * Math.sin(x * 41 + phase) * Math.cos(z * 37);
    return Math.max(side, breach * 0.9);
  };
  const foot = turned([
    [0, 0.215],
    [0.05, 0.215],
    [0.075, 0.195],
    [0.1, 0.205],
    [0.13, 0.17],
    [0.15, 0.165],
  ]);
  return {
    solid: grounded(union(0.008, shaft, foot, block([0, 0.02, 0], [0.225, 0.022, 0.225], 0.006))),
    low: [-0.24, 0, -0.24],
    high: [0.24, high, 0.24],
  };
}
