import { wallPlacement } from "../geometry/architecture.ts";
import { addBar } from "../geometry/solids.ts";
import { place } from "../geometry/vector.ts";
import type { Obstacle } from "./build-furniture.ts";
import { type RoomBuilder, surfaceOf } from "./room-builder.ts";

/** A tokonoma at the far end of a Japanese room: raised board, two posts and a lintel, and rails round the walls. */
export function buildAlcove(builder: RoomBuilder): Obstacle[] {
  const { layout, palette } = builder;
  if (layout.style !== "japanese") return [];
  const wood = surfaceOf(builder, "rails", { role: "moulding" }, palette.trim);
  for (const wall of layout.walls) {
    const rail = wall.heightMetres;
    if (rail > layout.springMetres - 0.25) continue;
    const placement = wallPlacement(wall);
    addBar(wood, placement, {
      left: 0,
      right: wall.widthMetres,
      bottom: rail,
      top: rail + 0.09,
      from: 0,
      to: 0.045,
    });
  }
  const far = layout.room.kind === "rotunda" ? undefined : layout.walls[2];
  if (!far || far.openings.length > 0 || far.widthMetres < 4.4 || layout.springMetres < 2.5) return [];
  const placement = wallPlacement(far);
  const half = Math.min(1.5, far.widthMetres * 0.3);
  const middle = far.widthMetres / 2;
  const box = (left: number, right: number, bottom: number, top: number, from: number, to: number) =>
    addBar(wood, placement, { left: middle + left, right: middle + right, bottom, top, from, to });
  const depth = 0.5;
  box(-half, half, 0, 0.14, 0, depth);
  for (const side of [-1, 1]) {
    box(side * half - 0.06, side * half + 0.06, 0, layout.springMetres, depth - 0.12, depth);
  }
  box(-half, half, layout.springMetres - 0.45, layout.springMetres - 0.35, depth - 0.09, depth - 0.02);
  far.blocked.push(
    [middle - half - 0.08, middle - half + 0.08],
    [middle + half - 0.08, middle + half + 0.08],
  );
  return [-0.66, 0, 0.66].map((share): Obstacle => {
    const p = place(placement, middle + share * half, 0, depth / 2);
    return { centre: [p[0], p[2]], radiusMetres: 0.5 };
  });
}
