import { wallPlacement } from "../geometry/architecture.ts";
import { addQuad } from "../geometry/surface.ts";
import { place } from "../geometry/vector.ts";
import { buildOverdoor } from "./build-door.ts";
import { PARTY_WALL_METRES } from "./build-walls.ts";
import { type RoomBuilder, surfaceOf } from "./room-builder.ts";

/** The threshold under each doorway, laid by the room it leads out of, and what crowns its casing. */
export function buildDoorways(builder: RoomBuilder): void {
  const { layout, palette, spec } = builder;
  for (const wall of layout.walls) {
    const doorway = wall.openings.find(({ kind }) => kind === "doorway");
    if (!doorway) continue;
    const placement = wallPlacement(wall);
    const { left, width, height } = doorway;
    if (layout.style === "haussmann") buildOverdoor(builder, wall, left, width, height);
    if (wall === layout.walls[0]) continue;
    const stone = spec.floorBorderColour ? palette.floorBorder : palette.floor;
    const threshold = surfaceOf(builder, "thresholds", { role: "floor" }, stone);
    const at = (u: number, w: number) => place(placement, u, 0, w);
    const [near, far] = [0, -PARTY_WALL_METRES];
    addQuad(threshold, at(left, near), at(left + width, near), at(left + width, far), at(left, far));
  }
}
