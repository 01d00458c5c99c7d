import { wallPlacement } from "../geometry/architecture.ts";
import { bead, chamferedBox, lathe, rectangle } from "../geometry/solids.ts";
import { addPiece, createSurface, type Surface } from "../geometry/surface.ts";
import { extrude } from "../geometry/sweep.ts";
import { mix, place, placementAt, type Vec2 } from "../geometry/vector.ts";
import { block, buildClassicalPilaster, flutedFront, PLAN, torus } from "./classical-order.ts";
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
      buildClassicalPilaster(builder, piece, gilt, width, height);
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

const FRONT = placementAt([0, 0, 0]);
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
  extrude(piece, rectangle(-half, -d, width, t).reverse(), true, 0, height, PLAN);
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
