import { bead, chamferedBox } from "../geometry/solids.ts";
import { addPiece, addSkin, createSurface, type Surface } from "../geometry/surface.ts";
import { extrude, sweep } from "../geometry/sweep.ts";
import { mix, type Placement, placementAt, type Vec2, type Vec3 } from "../geometry/vector.ts";
import type { RoomBuilder } from "./room-builder.ts";

const FRONT = placementAt([0, 0, 0]);

/** Plan view of a piece on a wall: (u, −w), growing upwards. */
export const PLAN: Placement = { origin: [0, 0, 0], right: [1, 0, 0], up: [0, 0, -1], out: [0, 1, 0] };

/** Three sides of a block on a wall, from its right to its left: mouldings swept along it face outwards. */
export function block(width: number, depth: number): Vec2[] {
  return [
    [width / 2, 0],
    [width / 2, -depth],
    [-width / 2, -depth],
    [-width / 2, 0],
  ];
}

/** A front with hollow flutes between fillets. */
export function flutedFront(width: number, depth: number, flutes: number, steps: number): Vec2[] {
  const margin = width * 0.1;
  const pitch = (width - margin * 2) / flutes;
  const hollow: Vec2[] = [];
  for (let i = 0; i < flutes; i++) {
    const middle = width / 2 - margin - (i + 0.5) * pitch;
    const radius = pitch * 0.4;
    for (let k = 0; k <= steps; k++) {
      const angle = (k / steps) * Math.PI;
      hollow.push([middle + Math.cos(angle) * radius, -depth + Math.sin(angle) * radius * 0.8]);
    }
  }
  return [[width / 2, 0], [width / 2, -depth], ...hollow, [-width / 2, -depth], [-width / 2, 0]];
}

export function torus(low: number, high: number, bulge: number, steps: number): Vec2[] {
  return Array.from({ length: steps + 1 }, (_, i): Vec2 => {
    const angle = -Math.PI / 2 + (i / steps) * Math.PI;
    return [Math.cos(angle) * bulge, mix(low, high, (Math.sin(angle) + 1) / 2)];
  });
}

/** A fluted pilaster with pedestal, attic base and a gilt-leaved capital. */
export function buildClassicalPilaster(
  builder: RoomBuilder,
  piece: Surface,
  gilt: Surface,
  width: number,
  height: number,
): void {
  const { detail } = builder;
  const depth = 0.13;
  const plinth = Math.min(0.9, height * 0.2);
  const capital = width * 1.05;
  addPiece(piece, chamferedBox([width * 1.24, plinth, (depth + 0.06) * 2], 0.008), FRONT);
  const shaft = [plinth + 0.16, height - capital];
  sweep(piece, {
    path: block(width, depth),
    isClosed: false,
    placement: PLAN,
    profile: [
      [0.05, plinth],
      ...torus(plinth + 0.0, plinth + 0.07, 0.05, detail.profileSteps * 2).map(
        ([o, h]): Vec2 => [o + 0.012, h],
      ),
      [0.012, plinth + 0.075],
      [0.006, plinth + 0.1],
      ...torus(plinth + 0.105, plinth + 0.145, 0.028, detail.profileSteps * 2).map(
        ([o, h]): Vec2 => [o + 0.006, h],
      ),
      [0, shaft[0]!],
    ],
  });
  const flutes = detail.hasOrnament ? 5 : 3;
  const path = flutedFront(width, depth, flutes, detail.profileSteps * 2);
  const cuts = Math.max(1, Math.round((shaft[1]! - shaft[0]!) / detail.pieceMetres));
  for (let i = 0; i < cuts; i++) {
    const [a, b] = [i, i + 1].map((k) => mix(shaft[0]!, shaft[1]!, k / cuts));
    extrude(piece, path, false, a!, b!, PLAN);
  }
  buildCapital(builder, piece, gilt, { width, depth, from: shaft[1]!, to: height });
}

/** A Corinthian-minded capital: bell, two rows of leaves, scrolls and abacus. */
function buildCapital(
  builder: RoomBuilder,
  piece: Surface,
  gilt: Surface,
  at: { width: number; depth: number; from: number; to: number },
): void {
  const { detail } = builder;
  const { width, depth, from, to } = at;
  const size = to - from;
  const h = (share: number) => from + size * share;
  sweep(piece, {
    path: block(width * 0.94, depth * 0.94),
    isClosed: false,
    placement: PLAN,
    profile: [
      [0.02, h(0)],
      ...torus(h(0), h(0.06), 0.022, 5).map(([o, y]): Vec2 => [o + 0.004, y]),
      [0, h(0.07)],
      [0.005, h(0.45)],
      [0.03, h(0.7)],
      [0.075, h(0.84)],
      [0.09, h(0.86)],
      [0.09, h(0.92)],
      [0.11, h(0.95)],
      [0.11, h(1)],
      [0, h(1)],
    ],
  });
  if (!detail.hasOrnament) return;
  const leafRow = (count: number, low: number, high: number, offset: number) => {
    const leaf = leafPiece(width / count / 1.05, (high - low) * size, 0.07);
    for (let i = 0; i < count; i++) {
      const u = ((i + 0.5) / count - 0.5) * width * 0.98;
      addPiece(gilt, leaf, { ...FRONT, origin: [u, h(low), depth * 0.94 + offset] });
    }
    for (const side of [-1, 1] as const) {
      addPiece(gilt, leaf, {
        origin: [side * (width * 0.47 + offset), h(low), depth * 0.5],
        right: [0, 0, -side],
        up: [0, 1, 0],
        out: [side, 0, 0],
      });
    }
  };
  leafRow(4, 0.06, 0.46, 0.006);
  leafRow(3, 0.3, 0.76, 0.003);
  for (const side of [-1, 1] as const)
    addScroll(gilt, [side * width * 0.46, h(0.8), depth + 0.05], side, size * 0.12);
  addPiece(gilt, bead(0.05, 0.05, 0.05, 10), { ...FRONT, origin: [0, h(0.9), depth + 0.09] });
}

/** A leaf growing up from y = 0, bending forwards at its tip, with a ridge and lobed edges. */
function leafPiece(width: number, height: number, curl: number): Surface {
  const surface = createSurface();
  const rows = Array.from({ length: 9 }, (_, i) => {
    const t = i / 8;
    const half = (width / 2) * Math.sin(Math.PI * (0.22 + t * 0.78)) * (1 - 0.13 * ((i + 1) % 2));
    const forward = curl * t ** 2.4;
    const up = height * (t - (t > 0.85 ? (t - 0.85) * 1.3 : 0));
    return Array.from({ length: 7 }, (_, j): Vec3 => {
      const s = (j / 6) * 2 - 1;
      return [s * half, up, forward + 0.016 * (1 - Math.abs(s)) + 0.006 * Math.cos(s * 9)];
    });
  });
  addSkin(surface, rows, (p) => [p[0], p[1]]);
  return surface;
}

/** A spiral tube seen from the front. */
function addScroll(surface: Surface, centre: Vec3, side: 1 | -1, radius: number): void {
  const turns = 22;
  const tube = 6;
  const rows = Array.from({ length: turns }, (_, i) => {
    const t = i / (turns - 1);
    const angle = t * Math.PI * 3.4;
    const r = radius * (1 - t * 0.82);
    const [c, s] = [Math.cos(angle), Math.sin(angle)];
    const thick = radius * 0.2 * (1 - t * 0.4);
    return Array.from({ length: tube + 1 }, (_, j): Vec3 => {
      const a = (j / tube) * Math.PI * 2 * -side;
      const out = r + Math.cos(a) * thick;
      return [
        centre[0] + side * c * out,
        centre[1] + s * out,
        centre[2] + Math.sin(a) * thick * side + t * 0.02,
      ];
    });
  });
  addSkin(surface, rows, (p) => [p[0], p[1]]);
}
