import { type Opening, reachesFloor, type Wall, wallPlacement } from "../geometry/architecture.ts";
import { openingOutline } from "../geometry/outline.ts";
import { architraveProfile } from "../geometry/profiles.ts";
import { addBar } from "../geometry/solids.ts";
import { extrude, sweepAround } from "../geometry/sweep.ts";
import { place, type Vec2 } from "../geometry/vector.ts";
import { addLunette, addWallFace } from "../geometry/wall-face.ts";
import { type RoomBuilder, surfaceOf } from "./room-builder.ts";

/** Thickness of the outer walls; a window's reveal is this deep, less its frame. */
export const REVEAL_METRES = 0.4;
/** Thickness of a wall between rooms; each of them lines half of it. */
export const PARTY_WALL_METRES = 0.44;
const REVEALS = { window: REVEAL_METRES, niche: REVEAL_METRES, door: 0.16, doorway: PARTY_WALL_METRES / 2 };

export function outlineOf(opening: Opening, segments: number): Vec2[] {
  return openingOutline(opening.shape, opening, segments);
}

/** Wall faces with their holes, reveals, and the lunettes between walls and vault. */
export function buildWalls(builder: RoomBuilder, ceilingAt: (x: number, z: number) => number): void {
  const { layout, detail, palette } = builder;
  const face = surfaceOf(
    builder,
    "walls",
    { role: "wall", material: layout.room.walls.material },
    palette.wall,
  );
  const upper = surfaceOf(builder, "upper-walls", { role: "wall" }, palette.ceiling);
  for (const wall of layout.walls) {
    const placement = wallPlacement(wall);
    const openings = wall.openings.map((box) => ({ box, outline: outlineOf(box, detail.archSegments) }));
    addWallFace(face, {
      widthMetres: wall.widthMetres,
      heightMetres: layout.springMetres,
      openings,
      placement,
      gridMetres: detail.gridMetres,
    });
    for (const { box, outline } of openings) buildReveal(builder, wall, box, outline);
    addLunette(hasOwnStone(builder) ? face : upper, {
      widthMetres: wall.widthMetres,
      fromMetres: layout.springMetres,
      topAt: (u) => {
        const p = place(placement, u, 0, 0);
        return ceilingAt(p[0], p[2]);
      },
      placement,
      gridMetres: detail.gridMetres,
    });
  }
  if (upper.indices.length === 0) builder.draft.parts.delete("upper-walls");
}

const hasOwnStone = ({ palette }: RoomBuilder) => palette.wall.surface === palette.ceiling.surface;

function buildReveal(builder: RoomBuilder, wall: Wall, opening: Opening, outline: readonly Vec2[]): void {
  const { palette, spec } = builder;
  const placement = wallPlacement(wall);
  const isPlain = spec.architrave === undefined;
  const reveal = isPlain
    ? surfaceOf(builder, "walls", { role: "wall" }, palette.wall)
    : surfaceOf(builder, "casings", { role: "moulding" }, palette.trim);
  const isOpenBelow = reachesFloor(opening);
  // A door's threshold is the floor; everything else is lined all round.
  const path = isOpenBelow ? [...outline.slice(1), outline[0]!] : outline;
  extrude(reveal, path, !isOpenBelow, -REVEALS[opening.kind], 0, placement);
  if (spec.architrave) buildCasing(builder, wall, opening, path);
}

/** Breadth of the surround of an opening. */
export function casingMetres({ width }: Pick<Opening, "width">): number {
  return Math.min(0.16, width * 0.11);
}

/** The moulded surround on the room side, its sill board and, for classical arches, the keystone. */
function buildCasing(builder: RoomBuilder, wall: Wall, opening: Opening, path: readonly Vec2[]): void {
  const { spec, palette } = builder;
  const casing = surfaceOf(builder, "casings", { role: "moulding" }, palette.trim);
  const placement = wallPlacement(wall);
  const isRound = opening.shape === "round";
  const width = casingMetres(opening);
  const feet: readonly Vec2[] = reachesFloor(opening) || isRound ? path : [...path.slice(1), path[0]!];
  sweepAround(casing, {
    path: feet,
    isClosed: isRound,
    profile: architraveProfile(spec.architrave!, width, spec.architrave === "plain" ? 0.03 : 0.05),
    placement,
    lies: "outside",
  });
  if (opening.kind === "window" && !isRound) {
    const [left, right] = [opening.left - width - 0.05, opening.left + opening.width + width + 0.05];
    addBar(casing, placement, {
      left,
      right,
      bottom: opening.bottom - 0.05,
      top: opening.bottom,
      from: 0,
      to: 0.12,
    });
    addBar(casing, placement, {
      left: left + 0.04,
      right: right - 0.04,
      bottom: opening.bottom - 0.13,
      top: opening.bottom - 0.05,
      from: 0,
      to: 0.05,
    });
  }
  if (spec.hasDentils && opening.shape === "arched") {
    const middle = opening.left + opening.width / 2;
    const top = opening.bottom + opening.height;
    addBar(casing, placement, {
      left: middle - 0.09,
      right: middle + 0.09,
      bottom: top - 0.02,
      top: top + width + 0.1,
      from: 0,
      to: 0.1,
    });
    addBar(casing, placement, {
      left: middle - 0.06,
      right: middle + 0.06,
      bottom: top + 0.02,
      top: top + width + 0.06,
      from: 0.1,
      to: 0.13,
    });
  }
}
