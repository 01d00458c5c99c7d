import { type Opening, wallPlacement } from "../geometry/architecture.ts";
import { type OpeningBox, springHeight } from "../geometry/outline.ts";
import { addInstance } from "../geometry/scene-draft.ts";
import { addBar, lathe } from "../geometry/solids.ts";
import { addPiece, addQuad, type Surface } from "../geometry/surface.ts";
import { sweepAround } from "../geometry/sweep.ts";
import { type Placement, place, placementAt, type Vec2 } from "../geometry/vector.ts";
import { outlineOf, REVEAL_METRES } from "./build-walls.ts";
import { type RoomBuilder, surfaceOf } from "./room-builder.ts";

const FRAME = { width: 0.06, depth: 0.07 };
/** How far back in its reveal the frame stands. */
const SETBACK_METRES = REVEAL_METRES - 0.12;

/** One set of joinery shared by all windows, placed in each of them. */
export function buildWindows(builder: RoomBuilder): void {
  const { layout } = builder;
  const windows = layout.walls.flatMap((wall) =>
    wall.openings.filter((o) => o.kind === "window").map((opening) => ({ wall, opening })),
  );
  const model = windows[0]?.opening;
  if (!model) return;
  buildJoinery(builder, model);
  windows.forEach(({ wall, opening }) => {
    const placement = wallPlacement(wall);
    addInstance(
      builder.draft,
      "window",
      { ...placement, origin: place(placement, opening.left, opening.bottom, 0) },
      { role: "window", shape: opening.shape },
    );
  });
}

function buildJoinery(builder: RoomBuilder, model: Opening): void {
  const { palette, detail, spec, layout } = builder;
  const extras = { role: "window", shape: model.shape } as const;
  const frame = surfaceOf(builder, "window", extras, palette.joinery);
  const box: Opening = { ...model, left: 0, bottom: 0 };
  const back = placementAt([0, 0, -SETBACK_METRES]);
  const outline = outlineOf(box, detail.archSegments);
  const profile: Vec2[] = [
    [0, FRAME.depth],
    [FRAME.width * 0.7, FRAME.depth],
    [FRAME.width, FRAME.depth * 0.6],
    [FRAME.width, 0],
  ];
  sweepAround(frame, { path: outline, isClosed: true, profile, placement: back, lies: "inside" });
  const spring = model.shape === "rectangular" ? model.height : springHeight(model.shape, box);
  addLattice(frame, back, box, spring, spec.paneMetres, spec.muntinMetres);
  if (layout.style === "japanese") {
    const paper = surfaceOf(builder, "window", extras, palette.paper);
    const z = -0.012;
    if (model.shape === "rectangular") {
      const corners: Vec2[] = [
        [0, 0],
        [model.width, 0],
        [model.width, model.height * 0.42],
        [0, model.height * 0.42],
      ];
      const [a, b, c, d] = corners.map(([u, v]) => place(back, u, v, z));
      addQuad(paper, a!, b!, c!, d!);
    }
  }
  if (spec.hasBalusters && model.shape !== "round" && model.width > 0.9) addBalustrade(builder, frame, box);
}

/** Half the free width of an opening at a height above its sill. */
function halfWidthAt(box: OpeningBox & { shape: Opening["shape"] }, height: number): number {
  const half = box.width / 2;
  if (box.shape === "rectangular") return half;
  if (box.shape === "round") return Math.sqrt(Math.max(0, half ** 2 - (height - half) ** 2));
  const spring = springHeight(box.shape, box);
  if (height <= spring) return half;
  if (box.shape === "arched") return Math.sqrt(Math.max(0, half ** 2 - (height - spring) ** 2));
  const rise = box.height - spring;
  const radius = (half ** 2 + rise ** 2) / (2 * half);
  return Math.max(0, Math.sqrt(Math.max(0, radius ** 2 - (height - spring) ** 2)) - (radius - half));
}

/** Height above the sill at which an opening is still as wide as asked. */
function heightWhere(box: OpeningBox & { shape: Opening["shape"] }, halfWidth: number): number {
  let [low, high] = [box.shape === "round" ? box.height / 2 : 0, box.height];
  for (let i = 0; i < 24; i++) {
    const middle = (low + high) / 2;
    if (halfWidthAt(box, middle) >= halfWidth) low = middle;
    else high = middle;
  }
  return low;
}

function addLattice(
  frame: Surface,
  back: Placement,
  box: Opening,
  spring: number,
  pane: number,
  muntin: number,
): void {
  const depth = FRAME.depth * 0.75;
  const bar = (left: number, right: number, bottom: number, top: number, to: number) =>
    addBar(frame, back, { left, right, bottom, top, from: 0, to });
  const columns = Math.max(2, Math.round(box.width / pane / 2) * 2);
  for (let i = 1; i < columns; i++) {
    const u = (i / columns) * box.width;
    const isMeeting = i === columns / 2;
    const width = isMeeting ? muntin * 2.4 : muntin;
    const high = heightWhere(box, Math.abs(u - box.width / 2) + width / 2);
    const low = box.shape === "round" ? box.height - high : 0;
    bar(u - width / 2, u + width / 2, low, high, isMeeting ? depth * 1.15 : depth);
  }
  const rows = Math.max(2, Math.round(spring / (pane * 1.25)));
  const pitch = box.shape === "round" ? box.height / columns : spring / rows;
  for (let v = pitch; v < box.height - 0.1; v += pitch) {
    const isTransom = box.shape !== "round" && box.shape !== "rectangular" && Math.abs(v - spring) < 0.01;
    const width = isTransom ? muntin * 2.4 : muntin;
    const half = halfWidthAt(box, v + width / 2);
    if (half < 0.08) continue;
    bar(
      box.width / 2 - half,
      box.width / 2 + half,
      v - width / 2,
      v + width / 2,
      isTransom ? depth * 1.15 : depth * 0.94,
    );
  }
}

/** A low stone balustrade outside the glass. */
function addBalustrade(builder: RoomBuilder, frame: Surface, box: OpeningBox): void {
  const { detail } = builder;
  const height = Math.min(0.62, box.height * 0.25);
  const fine = [
    [0.05, 0.05],
    [0.03, 0.07],
    [0.035, 0.11],
    [0.055, 0.2],
    [0.045, 0.3],
    [0.025, 0.4],
    [0.022, 0.46],
    [0.036, 0.49],
  ];
  const coarse = fine.filter((_, index) => index % 3 === 0);
  const turned = detail.latheSegments > 8 ? fine : coarse;
  const profile = [[0.05, 0], ...turned, [0.036, 0.52]].map(
    ([r, h]): Vec2 => [r! * 0.9, (h! / 0.52) * (height - 0.1) + 0.04],
  );
  const baluster = lathe(profile, Math.max(5, Math.round(detail.latheSegments * 0.6)));
  const z = -SETBACK_METRES - 0.16;
  const count = Math.max(3, Math.round(box.width / 0.19));
  for (let i = 0; i < count; i++) {
    addPiece(frame, baluster, placementAt([((i + 0.5) / count) * box.width, 0, z]));
  }
  const rail = placementAt([0, 0, z - 0.07]);
  addBar(frame, rail, {
    left: -0.1,
    right: box.width + 0.1,
    bottom: height - 0.06,
    top: height,
    from: 0,
    to: 0.14,
  });
  addBar(frame, rail, { left: -0.1, right: box.width + 0.1, bottom: 0, top: 0.04, from: 0, to: 0.14 });
}
