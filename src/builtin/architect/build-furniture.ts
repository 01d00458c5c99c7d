import { wallPlacement } from "../geometry/architecture.ts";
import { addInstance } from "../geometry/scene-draft.ts";
import { addBar, chamferedBox, lathe } from "../geometry/solids.ts";
import { addPiece, createSurface } from "../geometry/surface.ts";
import { place, placementAt, placementFacing, type Vec2, type Vec3 } from "../geometry/vector.ts";
import { spawnZ } from "./layout.ts";
import { type RoomBuilder, surfaceOf } from "./room-builder.ts";

export interface Obstacle {
  centre: [number, number];
  radiusMetres: number;
}

const BENCH: Vec3 = [0.5, 0.45, 1.7];

/** A visitor sees the room before the first bench: nothing stands this near to where one starts. */
const FREE_BEFORE_SPAWN_METRES = 2.9;

/**
 * Benches across the axis, so that one meets their long side and sits facing the far wall; in long galleries along
 * it instead, by turns left and right of it, and in joined rooms so that the way through stays free. The first metres at the door stay free.
 */
export function buildBenches(builder: RoomBuilder): Obstacle[] {
  const { layout } = builder;
  const { benches, lengthMetres, widthMetres, kind } = layout.room;
  if (benches === 0) return [];
  buildBench(builder);
  const isJoined = kind === "enfilade";
  const isAlong = isJoined || kind === "long-gallery" || widthMetres < 4.2;
  const reach = isAlong ? BENCH[2] / 2 : BENCH[0] / 2;
  const end = spawnZ(lengthMetres) - FREE_BEFORE_SPAWN_METRES - reach;
  const start = Math.min(end, kind === "rotunda" ? -lengthMetres * 0.25 : 2 + reach - lengthMetres / 2);
  const pitch = isAlong ? 2.4 : 1.6;
  const isCrowded = (benches - 1) * pitch > end - start;
  const lanes = isCrowded && widthMetres > 5.6 ? 2 : 1;
  const perLane = Math.ceil(benches / lanes);
  const obstacles: Obstacle[] = [];
  for (let i = 0; i < benches; i++) {
    const row = Math.floor(i / lanes);
    const aside = lanes === 2 || isJoined ? 0.22 : isAlong ? 0.15 : 0;
    const x = ((i + layout.place.index) % 2 === 0 ? -1 : 1) * aside * widthMetres;
    const z = start + ((row + 0.5) / perLane) * (end - start);
    addInstance(
      builder.draft,
      "bench",
      isAlong ? placementAt([x, 0, z]) : placementFacing([x, 0, z], [1, 0, 0]),
    );
    for (const offset of [-0.55, 0, 0.55]) {
      const centre: Obstacle["centre"] = isAlong ? [x, z + offset] : [x + offset, z];
      obstacles.push({ centre, radiusMetres: 0.42 });
    }
  }
  return obstacles;
}

function buildBench(builder: RoomBuilder): void {
  const { layout, palette, detail } = builder;
  const extras = { role: "bench" } as const;
  const [width, height, length] = BENCH;
  const seat = surfaceOf(builder, "bench", extras, palette.seat);
  switch (layout.style) {
    case "beaux-arts":
    case "haussmann":
    case "art-deco": {
      addPiece(seat, chamferedBox([width, 0.13, length], 0.03, false), placementAt([0, height - 0.13, 0]));
      const frame = surfaceOf(builder, "bench", extras, palette.door);
      addPiece(
        frame,
        chamferedBox([width - 0.03, 0.07, length - 0.03], 0.01, false),
        placementAt([0, height - 0.2, 0]),
      );
      const legs: Vec2[] = [
        [0.016, 0],
        [0.022, 0.03],
        [0.017, 0.07],
        [0.026, 0.2],
        [0.024, 0.22],
        [0.032, 0.24],
        [0.03, 0.26],
      ];
      const leg = lathe(legs, Math.max(8, detail.latheSegments / 2));
      for (const x of [-1, 1])
        for (const z of [-1, 0, 1]) addPiece(frame, leg, placementAt([x * 0.2, 0, z * (length / 2 - 0.08)]));
      return;
    }
    case "brutalist":
    case "white-cube": {
      addPiece(seat, chamferedBox([width, 0.1, length], 0.006, false), placementAt([0, height - 0.1, 0]));
      for (const z of [-1, 1])
        addPiece(
          seat,
          chamferedBox([width - 0.08, height - 0.1, 0.12], 0.006),
          placementAt([0, 0, z * (length / 2 - 0.2)]),
        );
      return;
    }
    default: {
      for (let i = 0; i < 5; i++) {
        addPiece(
          seat,
          chamferedBox([0.088, 0.045, length], 0.006, false),
          placementAt([(i - 2) * 0.1, height - 0.045, 0]),
        );
      }
      for (const z of [-1, 1]) {
        addPiece(
          seat,
          chamferedBox([width - 0.04, 0.06, 0.07], 0.006, false),
          placementAt([0, height - 0.105, z * (length / 2 - 0.2)]),
        );
        for (const x of [-1, 1])
          addPiece(
            seat,
            chamferedBox([0.07, height - 0.1, 0.07], 0.006),
            placementAt([x * 0.19, 0, z * (length / 2 - 0.2)]),
          );
      }
    }
  }
}

/** Where a chimney-piece or alcove goes, before pictures are hung; marks the wall as taken. */
export function reserveFixtures({ layout }: Pick<RoomBuilder, "layout">): void {
  if (layout.style !== "haussmann" || layout.room.kind === "rotunda") return;
  const wall = layout.walls[1]!;
  if (wall.widthMetres < 6 || wall.openings.length > 0 || layout.room.widthMetres < 4) return;
  wall.blocked.push([wall.widthMetres / 2 - 0.95, wall.widthMetres / 2 + 0.95]);
}

/** A marble chimney-piece with a gilt looking-glass on the long wall facing the windows. */
export function buildChimneyPiece(builder: RoomBuilder): Obstacle[] {
  const { layout, palette } = builder;
  const wall = layout.walls[1]!;
  const [from, to] = wall.blocked[0] ?? [0, 0];
  if (layout.style !== "haussmann" || to - from < 1.5) return [];
  const placement = wallPlacement(wall);
  const middle = (from + to) / 2;
  const stone = surfaceOf(builder, "chimney-piece", { role: "prop" }, palette.floorBorder);
  const bar = (left: number, right: number, bottom: number, top: number, depth: number) =>
    addBar(stone, placement, { left: middle + left, right: middle + right, bottom, top, from: 0, to: depth });
  bar(-0.78, -0.52, 0, 0.95, 0.26);
  bar(0.52, 0.78, 0, 0.95, 0.26);
  bar(-0.82, -0.48, 0, 0.1, 0.3);
  bar(0.48, 0.82, 0, 0.1, 0.3);
  bar(-0.78, 0.78, 0.82, 1.04, 0.28);
  bar(-0.84, 0.84, 1.04, 1.07, 0.33);
  bar(-0.88, 0.88, 1.07, 1.11, 0.37);
  const hearth = surfaceOf(builder, "chimney-piece", { role: "prop" }, palette.dark);
  addBar(hearth, placement, {
    left: middle - 0.52,
    right: middle + 0.52,
    bottom: 0,
    top: 0.82,
    from: 0,
    to: 0.02,
  });
  const relief = createSurface();
  addPiece(relief, chamferedBox([0.3, 0.12, 0.06], 0.02, false), placementAt([0, 0, 0]));
  addPiece(stone, relief, { ...placement, origin: place(placement, middle, 0.87, 0.27) });
  const p = place(placement, middle, 0, 0.2);
  return [-0.5, 0, 0.5].map((offset) => ({ centre: [p[0], p[2] + offset], radiusMetres: 0.4 }));
}
