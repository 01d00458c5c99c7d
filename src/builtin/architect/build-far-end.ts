import { wallPlacement } from "../geometry/architecture.ts";
import { addBar, addRod, lathe } from "../geometry/solids.ts";
import { addPiece } from "../geometry/surface.ts";
import { type Placement, place, placementAt, type Vec2 } from "../geometry/vector.ts";
import type { Layout } from "./layout.ts";
import { type RoomBuilder, surfaceOf } from "./room-builder.ts";

const TREAD_METRES = 0.34;
const STEPS = 2;
/** Of the raised end, without its steps. */
const DAIS_METRES = 1.1;
/** From the far wall, or the foot of the steps, to where visitors stay behind the rope. */
const ROPE_METRES = 1;
const ROPE_BEFORE_STEPS_METRES = 0.45;
/** In a shorter room there is no room to stand back from either. */
const SHORTEST_ROOM_METRES = 7;

const POST_PITCH_METRES = 1.7;
const POST_METRES = 0.95;
const SAG_METRES = 0.17;
const POST: readonly Vec2[] = [
  [0.15, 0],
  [0.15, 0.012],
  [0.13, 0.022],
  [0.03, 0.05],
  [0.022, 0.07],
  [0.022, POST_METRES - 0.06],
  [0.034, POST_METRES - 0.05],
  [0.034, POST_METRES - 0.02],
  [0.02, POST_METRES],
  [0.001, POST_METRES + 0.01],
];

interface FarEnd {
  hasStairs: boolean;
  hasRopes: boolean;
  /** Behind this distance from the far wall nobody walks. */
  keptMetres: number;
}

/** Whether the far end of a room is raised or roped off. Only the last of joined rooms has a far end. */
export function farEndOf({ room, place: { index, of } }: Pick<Layout, "room" | "place">): FarEnd {
  const isLast = index === of - 1 && room.lengthMetres >= SHORTEST_ROOM_METRES;
  const hasStairs = isLast && room.stairs === true && room.kind !== "rotunda";
  const hasRopes = isLast && room.ropes === true;
  const daisMetres = DAIS_METRES + STEPS * TREAD_METRES;
  const ropeMetres = hasStairs ? ROPE_BEFORE_STEPS_METRES : ROPE_METRES;
  return { hasStairs, hasRopes, keptMetres: (hasStairs ? daisMetres : 0) + (hasRopes ? ropeMetres : 0) };
}

/** The part of a floor before a far end that is kept free; counter-clockwise as it came. */
export function floorBefore(outline: readonly [number, number][], farZ: number): [number, number][] {
  return outline.flatMap(([x, z], i) => {
    const [nx, nz] = outline[(i + 1) % outline.length]!;
    const kept: [number, number][] = z >= farZ ? [[x, z]] : [];
    if (z >= farZ === nz >= farZ) return kept;
    return [...kept, [x + ((nx - x) * (farZ - z)) / (nz - z), farZ]];
  });
}

/** Steps up to a raised end, and a rope on posts before the far wall, where the plan asks for them. */
export function buildFarEnd(builder: RoomBuilder): void {
  const { layout } = builder;
  const { hasStairs, hasRopes, keptMetres } = farEndOf(layout);
  // A rotunda's far wall is the one opposite the door, a chord of the round.
  const far = layout.walls[layout.walls.length / 2]!;
  const at = wallPlacement(far);
  const riseMetres = layout.style === "japanese" ? 0.1 : 0.15;
  if (hasStairs) buildStairs(builder, at, far.widthMetres, riseMetres);
  if (!hasRopes) return;
  const spanMetres = layout.room.kind === "rotunda" ? far.widthMetres + 1.2 : far.widthMetres - 0.8;
  buildRope(builder, { ...at, origin: place(at, far.widthMetres / 2, 0, keptMetres - 0.15) }, spanMetres);
}

function buildStairs(builder: RoomBuilder, at: Placement, widthMetres: number, riseMetres: number): void {
  const { palette, spec } = builder;
  const stairs = surfaceOf(builder, "stairs", { role: "stairs" }, palette.floor);
  const nosing = surfaceOf(
    builder,
    "stairs",
    { role: "stairs" },
    spec.floorBorderColour ? palette.floorBorder : palette.floor,
  );
  for (let step = 0; step < STEPS; step++) {
    const bar = { left: 0, right: widthMetres, from: 0 };
    const to = DAIS_METRES + (STEPS - 1 - step) * TREAD_METRES;
    const bottom = step * riseMetres;
    const top = bottom + riseMetres;
    addBar(stairs, at, { ...bar, bottom, top: top - 0.03, to });
    // Each tread stands out over its riser and draws a shadow line.
    addBar(step === STEPS - 1 ? stairs : nosing, at, { ...bar, bottom: top - 0.03, top, to: to - 0.1 });
    addBar(nosing, at, { ...bar, bottom: top - 0.03, top, from: to - 0.1, to: to + 0.025 });
  }
}

function buildRope(builder: RoomBuilder, middle: Placement, spanMetres: number): void {
  const { palette, detail, layout } = builder;
  const extras = { role: "rope" } as const;
  const posts = surfaceOf(builder, "rope", extras, palette.accent);
  const isUpholstered = palette.seat.surface === "fabric";
  const cord = surfaceOf(builder, "rope", extras, isUpholstered ? palette.seat : palette.dark);
  const post = lathe(POST, Math.max(10, Math.round(detail.latheSegments * 0.6)));
  const bays = Math.max(1, Math.round(spanMetres / POST_PITCH_METRES));
  const pitch = spanMetres / bays;
  const links = 10;
  const along = (u: number) => place(middle, u - spanMetres / 2, 0, 0);
  for (let i = 0; i <= bays; i++) addPiece(posts, post, placementAt(along(i * pitch)));
  const radiusMetres = layout.style === "white-cube" ? 0.006 : 0.018;
  for (let bay = 0; bay < bays; bay++) {
    const point = (link: number) => {
      const share = link / links;
      const [x, y, z] = along((bay + share) * pitch);
      return [x, y + POST_METRES - 0.06 - SAG_METRES * 4 * share * (1 - share), z] as const;
    };
    for (let link = 0; link < links; link++) addRod(cord, point(link), point(link + 1), radiusMetres, 7);
  }
}
