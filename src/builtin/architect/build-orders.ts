import { wallPlacement } from "../geometry/architecture.ts";
import { bead, chamferedBox, lathe, rectangle } from "../geometry/solids.ts";
import { addPiece, addSkin, createSurface, type Surface } from "../geometry/surface.ts";
import { extrude, sweep } from "../geometry/sweep.ts";
import { mix, type Placement, place, type Vec2, type Vec3 } from "../geometry/vector.ts";
import { type RoomBuilder, surfaceOf } from "./room-builder.ts";

/** Pilasters, shafts, posts or steel columns: built once, placed at every bay end. */
export function buildOrders(builder: RoomBuilder): void {
  const { layout, spec, palette } = builder;
  const first = layout.orders[0];
  if (!first || !spec.order) return;
  const piece = createSurface();
  const gilt = createSurface();
  const width = layout.orderWidthMetres;
  const height =
    layout.springMetres -
    (spec.order === "classical" || spec.order === "deco" ? (spec.cornice?.height ?? 0) * 0.8 : 0);
  switch (spec.order) {
    case "classical":
      buildClassical(builder, piece, gilt, width, height);
      break;
    case "deco":
      buildDeco(piece, gilt, width, height);
      break;
    case "shaft":
      buildShaft(builder, piece, width, height);
      break;
    case "steel":
      buildSteel(piece, width, height);
      break;
    case "post":
      addPiece(piece, chamferedBox([width, height, width], 0.008), FRONT);
      break;
    case "pier":
      addPiece(piece, chamferedBox([width, height, 0.56], 0.015), FRONT);
      break;
  }
  const columns = surfaceOf(builder, "columns", { role: "column" }, palette.trim);
  for (const { wall, u } of layout.orders) {
    const placement = wallPlacement(wall);
    const at = { ...placement, origin: place(placement, u, 0, 0) };
    addPiece(columns, piece, at);
    if (gilt.indices.length > 0)
      addPiece(surfaceOf(builder, "columns", { role: "column" }, palette.accent), gilt, at);
  }
}

const FRONT: Placement = { origin: [0, 0, 0], right: [1, 0, 0], up: [0, 1, 0], out: [0, 0, 1] };
/** Plan view of a piece on a wall: (u, −w), growing upwards. */
const PLAN: Placement = { origin: [0, 0, 0], right: [1, 0, 0], up: [0, 0, -1], out: [0, 1, 0] };

/** Three sides of a block on a wall, from its right to its left: mouldings swept along it face outwards. */
function block(width: number, depth: number): Vec2[] {
  return [
    [width / 2, 0],
    [width / 2, -depth],
    [-width / 2, -depth],
    [-width / 2, 0],
  ];
}

/** A front with hollow flutes between fillets. */
function flutedFront(width: number, depth: number, flutes: number, steps: number): Vec2[] {
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

function torus(low: number, high: number, bulge: number, steps: number): Vec2[] {
  return Array.from({ length: steps + 1 }, (_, i): Vec2 => {
    const angle = -Math.PI / 2 + (i / steps) * Math.PI;
    return [Math.cos(angle) * bulge, mix(low, high, (Math.sin(angle) + 1) / 2)];
  });
}

function buildClassical(
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
  const cuts = Math.max(1, Math.round((shaft[1]! - shaft[0]!) / 0.7));
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

function buildDeco(piece: Surface, gilt: Surface, width: number, height: number): void {
  const steps = [
    [width, 0.06, 0, height],
    [width * 0.72, 0.12, 0, height - 0.18],
    [width * 0.42, 0.17, 0, height - 0.36],
  ] as const;
  for (const [w, d, low, high] of steps) {
    const path = w === steps[2][0] ? flutedFront(w, d, 3, 6) : block(w, d);
    const cuts = 6;
    for (let i = 0; i < cuts; i++)
      extrude(piece, path, false, mix(low, high, i / cuts), mix(low, high, (i + 1) / cuts), PLAN);
    addPiece(piece, chamferedBox([w, 0.02, d * 2], 0.004), { ...FRONT, origin: [0, high - 0.02, 0] });
    addPiece(gilt, chamferedBox([w + 0.012, 0.035, (d + 0.008) * 2], 0.004), {
      ...FRONT,
      origin: [0, high - 0.09, 0],
    });
  }
  addPiece(piece, chamferedBox([width * 1.1, 0.26, 0.4], 0.01), FRONT);
}

/** Three clustered colonnettes with turned bases and leafy capitals. */
function buildShaft(builder: RoomBuilder, piece: Surface, width: number, height: number): void {
  const { detail } = builder;
  const colonnette = (r: number): Vec2[] => [
    [r * 1.9, 0],
    [r * 1.9, 0.22],
    [r * 1.7, 0.24],
    ...torus(0.25, 0.33, r * 0.4, 6).map(([o, h]): Vec2 => [r * 1.15 + o, h]),
    [r, 0.36],
    ...[0.2, 0.4, 0.6, 0.8].map((t): Vec2 => [r, mix(0.36, height - 0.4, t)]),
    [r, height - 0.36],
    ...torus(height - 0.36, height - 0.32, r * 0.25, 6).map(([o, h]): Vec2 => [r + o, h]),
    [r * 1.05, height - 0.3],
    [r * 1.35, height - 0.16],
    [r * 1.8, height - 0.07],
    [r * 1.95, height - 0.06],
    [r * 1.95, height],
    [0, height],
  ];
  const sides = Math.max(8, detail.latheSegments / 2);
  addPiece(piece, lathe(colonnette(width * 0.24), sides), { ...FRONT, origin: [0, 0, 0.1] });
  for (const side of [-1, 1]) {
    addPiece(piece, lathe(colonnette(width * 0.15), sides), {
      ...FRONT,
      origin: [side * width * 0.36, 0, 0.03],
    });
  }
}

/** An H-section standing on a bolted plate. */
function buildSteel(piece: Surface, width: number, height: number): void {
  const [d, t] = [width, 0.018];
  const half = width / 2;
  const section: Vec2[] = [...rectangle(-half, -d, width, t), ...[]];
  extrude(piece, [...section].reverse(), true, 0, height, PLAN);
  extrude(piece, rectangle(-t / 2, -d + t, t, d - t).reverse(), true, 0, height, PLAN);
  extrude(piece, rectangle(-half, -t - 0.01, width, t).reverse(), true, 0, height, PLAN);
  addPiece(piece, chamferedBox([width * 1.5, 0.03, d * 2.2], 0.004), FRONT);
  for (const x of [-1, 1]) {
    addPiece(piece, bead(0.018, 0.018, 0.016, 6), {
      origin: [x * width * 0.6, 0.03, d * 0.9],
      right: [1, 0, 0],
      up: [0, 0, -1],
      out: [0, 1, 0],
    });
  }
}
