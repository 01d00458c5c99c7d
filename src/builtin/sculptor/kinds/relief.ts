import type { Random } from "../../../core/random.ts";
import { tube } from "../curves.ts";
import type { Block } from "../mesh.ts";
import { block, carve, ellipsoid, mirrored, moved, type Solid, union } from "../solid.ts";
import { horse } from "./animals.ts";
import { head } from "./bust.ts";
import { robed } from "./people.ts";

/** The ground of a panel lies so far behind its frame, and figures come forward about as far. */
const SUNK_METRES = 0.02;
const SLAB_METRES = 0.03;
/** Outlines stand off the ground by this, before forms round towards the eye. */
const STEP_METRES = 0.009;
const FRAME_METRES = 0.036;
const FOOT_METRES = 0.05;
/** So far behind the ground nothing of what is carved can be met any more. */
const BEHIND_METRES = 0.012;
/** Where panels are carved, cells are small: flat ground melts away again. */
const FINER = 3;
const PROFILE = Math.PI / 2;

/** Horses following each other, their legs crossing. */
export function horseRelief(random: Random): Block {
  const size = 0.43;
  const way = random() < 0.5 ? 1 : -1;
  const one = horse(random).solid;
  const other = horse(random).solid;
  const walking = (solid: Solid, x: number) =>
    pressed(moved(solid, x, FOOT_METRES + FRAME_METRES - 0.02, 0, way * PROFILE, 0, size), 0.5, 0.035 * size);
  return panel(0.86, 0.56, union(0.003, walking(one, way * 0.17), walking(other, way * -0.19)));
}

/** Women in long robes, side by side. */
export function figureRelief(random: Random): Block {
  const size = 0.36;
  const count = 3;
  const women = Array.from({ length: count }, (_, index) => {
    const x = (index - (count - 1) / 2) * 0.2;
    const turn = (random() - 0.5) * 0.9;
    const { solid } = robed(random);
    return pressed(moved(solid, x, FOOT_METRES + FRAME_METRES - 0.006, 0, turn, 0, size), 0.6);
  });
  return panel(0.68, 0.72, union(0.003, ...women));
}

/** A head in profile on a round shield. */
export function headRelief(random: Random): Block {
  const way = random() < 0.5 ? 1 : -1;
  const long = 1.04 + random() * 0.12;
  const face = head({ long, hasChignon: random() < 0.6 });
  const neck = tube([
    [0, 0.06, -0.03, 0.05],
    [0, -0.03, -0.045, 0.05],
    [0, -0.1, -0.03, 0.066],
    [0, -0.125, -0.02, 0.062],
  ]);
  const middle = 0.31;
  const profile = pressed(moved(union(0.02, face, neck), 0, middle - 0.145, 0, way * PROFILE, 0, 0.96), 0.42);
  const disc = round(middle, 0.26, SLAB_METRES);
  const ground = (x: number, y: number, z: number) =>
    Math.max(Math.hypot(x, y - middle) - 0.235, SLAB_METRES - SUNK_METRES - z);
  const foot = block([0, 0.03, 0], [0.13, 0.03, 0.07], 0.005);
  const solid = union(0.006, carve(0.006, disc, ground), profile, foot);
  return { solid, low: [-0.27, 0, -0.075], high: [0.27, 0.58, 0.085], finer: FINER };
}

/** A rosette between scrolls that grow out of a leaf, as on a frieze. */
export function ornamentRelief(random: Random): Block {
  const petals = 7 + Math.floor(random() * 4);
  const turns = 1.5 + random() * 0.25;
  const middle = 0.27;
  const scroll: Solid = mirrored(
    union(
      0.008,
      tube(
        Array.from({ length: 15 }, (_, index) => {
          const along = index / 14;
          const angle = Math.PI * (-0.5 + 2 * turns * along);
          const radius = 0.115 * (1 - along * 0.86);
          return [
            0.245 - Math.cos(angle) * radius,
            middle + Math.sin(angle) * radius,
            0,
            0.016 - along * 0.007,
          ];
        }),
      ),
      tube([
        [0.02, 0.12, 0, 0.012],
        [0.12, 0.13, 0, 0.016],
        [0.25, middle - 0.115, 0, 0.017],
      ]),
      ...[0.35, 0.9, 1.5, 2.1].map((angle) =>
        leaf(0.245 + Math.cos(angle) * 0.13, middle + Math.sin(angle) * 0.13, angle - 0.9, 0.045),
      ),
      ellipsoid([0.245, middle, 0], [0.022, 0.022, 0.02]),
    ),
  );
  const rosette = union(
    0.004,
    ...Array.from({ length: petals }, (_, index) => {
      const angle = (index / petals) * 2 * Math.PI + Math.PI / 2;
      return leaf(Math.cos(angle) * 0.052, middle + 0.03 + Math.sin(angle) * 0.052, angle, 0.036);
    }),
    ellipsoid([0, middle + 0.03, 0.006], [0.022, 0.022, 0.022]),
  );
  const fan = mirrored(
    union(
      0.004,
      ...[0.15, 0.5, 0.85].map((lean) =>
        leaf(Math.sin(lean) * 0.05, 0.115 + Math.cos(lean) * 0.045, PROFILE - lean, 0.05),
      ),
    ),
  );
  const carving = union(0.004, scroll, rosette, fan);
  const ground = SLAB_METRES - SUNK_METRES;
  const pattern: Solid = (x, y, z) => (z < ground - BEHIND_METRES ? ground - z : carving(x, y, z - ground));
  return panel(0.84, 0.46, pattern);
}

/** A leaf of such a half length on the ground, pointing along an angle. */
function leaf(x: number, y: number, angle: number, length: number): Solid {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const body = ellipsoid([0, 0, 0], [length, length * 0.4, 0.018]);
  return (px, py, pz) => body((px - x) * cos + (py - y) * sin, (py - y) * cos - (px - x) * sin, pz);
}

/** A form cut off at a plane before its own middle, flattened and raised off the ground, so that its outline is crisp. */
function pressed(solid: Solid, share: number, plane = 0): Solid {
  const ground = SLAB_METRES - SUNK_METRES;
  return (x, y, z) => {
    if (z < ground - BEHIND_METRES) return ground - z;
    const above = z - ground - STEP_METRES;
    const flat = solid(x, y, plane + Math.max(0, above) / share);
    return Math.max(flat * (above > 0 ? share : 1), ground - 0.004 - z);
  };
}

function round(middle: number, radius: number, depth: number): Solid {
  return (x, y, z) => Math.max(Math.hypot(x, y - middle) - radius, Math.abs(z) - depth);
}

/** A slab with a stepped frame on a foot, and what is carved on its ground. */
function panel(width: number, height: number, carving: Solid): Block {
  const middle = FOOT_METRES + height / 2;
  const half = [width / 2, height / 2] as const;
  const slab = block([0, middle, 0], [half[0], half[1], SLAB_METRES], 0.005);
  const field = (inset: number, depth: number) =>
    block([0, middle, SLAB_METRES - depth + 0.1], [half[0] - inset, half[1] - inset, 0.1], 0.004);
  const framed = carve(
    0.003,
    carve(0.003, slab, field(FRAME_METRES * 0.5, 0.008)),
    field(FRAME_METRES, SUNK_METRES),
  );
  const base = block([0, FOOT_METRES / 2, 0], [half[0] + 0.025, FOOT_METRES / 2, 0.062], 0.006);
  return {
    solid: union(0.004, framed, carving, base),
    low: [-half[0] - 0.03, 0, -0.065],
    high: [half[0] + 0.03, FOOT_METRES + height + 0.005, 0.07],
    finer: FINER,
  };
}
