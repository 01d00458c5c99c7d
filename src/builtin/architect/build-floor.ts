import { addVertex } from "../geometry/surface.ts";
import { sweep } from "../geometry/sweep.ts";
import { placementOnFloor, type Vec2 } from "../geometry/vector.ts";
import { gridLines } from "../geometry/wall-face.ts";
import { type RoomBuilder, surfaceOf } from "./room-builder.ts";

const BORDER_METRES = 0.28;

/** The floor as a fine grid for baked light, framed by a border strip where the style has one. */
export function buildFloor(builder: RoomBuilder): void {
  const { layout, spec, detail, palette } = builder;
  const { room, footprint } = layout;
  const border = spec.floorBorderColour && room.widthMetres > 4 ? BORDER_METRES : 0;
  const surface = surfaceOf(
    builder,
    "floor",
    { role: "floor", material: room.floor.material },
    palette.floor,
  );
  if (room.kind === "rotunda") buildRings(builder, border);
  else {
    const [w, l] = [room.widthMetres - border * 2, room.lengthMetres - border * 2];
    const xs = gridLines(w, [], detail.gridMetres).map((d) => d - w / 2);
    const zs = gridLines(l, [], detail.gridMetres).map((d) => d - l / 2);
    for (const z of zs) for (const x of xs) addVertex(surface, [x, 0, z], [0, 1, 0], [x, -z]);
    for (let j = 0; j + 1 < zs.length; j++) {
      for (let i = 0; i + 1 < xs.length; i++) {
        const a = j * xs.length + i;
        const b = a + xs.length;
        surface.indices.push(a, b, b + 1, a, b + 1, a + 1);
      }
    }
  }
  if (border === 0) return;
  const band = surfaceOf(builder, "floor-border", { role: "floor" }, palette.floorBorder);
  // Walking the walls counter-clockwise from above, the room is on the left: the band's offsets grow inwards.
  sweep(band, {
    path: footprint.map(([x, z]): Vec2 => [x, -z]),
    isClosed: true,
    profile: [
      [border, 0],
      [0, 0],
    ],
    placement: placementOnFloor(0),
  });
}

function buildRings({ layout, detail, draft, palette }: RoomBuilder, border: number): void {
  const surface = draft.parts.get("floor")!.surfaces.get(palette.floor)!;
  const radius = Math.min(layout.room.widthMetres, layout.room.lengthMetres) / 2;
  const rings = Math.max(4, Math.ceil(radius / (detail.gridMetres * 1.5)));
  const sides = layout.footprint.length * 2;
  const rim = layout.footprint.flatMap((corner, i): Vec2[] => {
    const next = layout.footprint[(i + 1) % layout.footprint.length]!;
    return [corner, [(corner[0] + next[0]) / 2, (corner[1] + next[1]) / 2]];
  });
  const first = surface.positions.length / 3;
  for (let ring = 0; ring <= rings; ring++) {
    const share = (1 - border / radius) * (1 - ring / rings);
    for (const [x, z] of rim)
      addVertex(surface, [x * share, 0, z * share], [0, 1, 0], [x * share, -z * share]);
  }
  for (let ring = 0; ring < rings; ring++) {
    for (let i = 0; i < sides; i++) {
      const [a, b] = [first + ring * sides + i, first + ring * sides + ((i + 1) % sides)];
      surface.indices.push(a, b, b + sides);
      if (ring < rings - 1) surface.indices.push(a, b + sides, a + sides);
    }
  }
}
