import type { RoomSpec } from "../../core/plan.ts";
import { createRandom, seedFrom } from "../../core/random.ts";
import type { SceneExtras } from "../../core/scene.ts";
import { type Architecture, wallPlacement } from "../geometry/architecture.ts";
import { LIGHT_MOODS, type LightOpening, type RoomLight } from "../geometry/light-bake.ts";
import { createSceneDraft, type SceneDraft } from "../geometry/scene-draft.ts";
import { place } from "../geometry/vector.ts";
import { buildAlcove } from "./build-alcove.ts";
import { buildCeiling, ceilingHeight } from "./build-ceiling.ts";
import { buildDoor } from "./build-door.ts";
import { buildExterior } from "./build-exterior.ts";
import { buildFloor } from "./build-floor.ts";
import { buildBenches, buildChimneyPiece, type Obstacle, reserveFixtures } from "./build-furniture.ts";
import { buildHangingLamps } from "./build-lamps.ts";
import { buildMouldings } from "./build-mouldings.ts";
import { buildOrders } from "./build-orders.ts";
import { buildWalls } from "./build-walls.ts";
import { buildWindows } from "./build-windows.ts";
import { architectureOf, type Layout, layoutRoom, spawnZ } from "./layout.ts";
import { paletteOf } from "./palette.ts";
import { DETAILS, type Resolution, type RoomBuilder } from "./room-builder.ts";
import { STYLE_SPECS, type Style } from "./styles.ts";

export interface BuiltRoom {
  draft: SceneDraft;
  architecture: Architecture;
  extras: SceneExtras;
  light: RoomLight;
}

/** Geometry, light sources and extras of a bare room. Pure: the same arguments give the same room. */
export function buildRoom(room: RoomSpec, style: Style, seed: number, resolution: Resolution): BuiltRoom {
  const layout = layoutRoom(room, style, seed);
  const builder: RoomBuilder = {
    draft: createSceneDraft(),
    layout,
    spec: STYLE_SPECS[style],
    detail: DETAILS[resolution],
    palette: paletteOf(room, style),
    random: createRandom(seedFrom("architect", seed)),
  };
  reserveFixtures(builder);
  buildFloor(builder);
  buildWalls(builder, ceilingHeight(builder));
  buildCeiling(builder);
  buildMouldings(builder);
  buildOrders(builder);
  buildWindows(builder);
  buildDoor(builder);
  const obstacles: Obstacle[] = [
    ...buildBenches(builder),
    ...buildChimneyPiece(builder),
    ...buildAlcove(builder),
  ];
  const lamps = buildHangingLamps(builder);
  buildExterior(builder);
  const isLevel = room.ceiling.kind !== "vaulted" && layout.springMetres === room.heightMetres;
  return {
    draft: builder.draft,
    architecture: architectureOf(layout),
    extras: extrasOf(layout, obstacles),
    light: {
      footprint: layout.footprint,
      ceilingMetres: isLevel ? layout.springMetres : undefined,
      openings: lightOpenings(layout),
      lamps,
      mood: LIGHT_MOODS[room.light.time],
    },
  };
}

function lightOpenings({ walls, room }: Layout): LightOpening[] {
  const windows = walls.flatMap((wall) => {
    const placement = wallPlacement(wall);
    return wall.openings
      .filter((o) => o.kind === "window")
      .map((o) => ({
        centre: place(placement, o.left + o.width / 2, o.bottom + o.height / 2, -0.1),
        normal: placement.out,
        areaSquareMetres: o.width * o.height * 0.8,
      }));
  });
  if (!room.skylight) return windows;
  const area = Math.min(room.widthMetres * 0.4, 4.5) * Math.min(room.lengthMetres * 0.5, 14);
  return [
    ...windows,
    ...[-0.17, 0, 0.17].map(
      (share): LightOpening => ({
        centre: [0, room.heightMetres, share * room.lengthMetres],
        normal: [0, -1, 0],
        areaSquareMetres: area / 3,
      }),
    ),
  ];
}

const EYE_METRES = 1.6;

function extrasOf(layout: Layout, obstacles: readonly Obstacle[]): SceneExtras {
  const { room, style, footprint } = layout;
  const { lengthMetres: length, widthMetres: width, heightMetres } = room;
  const mood = LIGHT_MOODS[room.light.time];
  const eye = (x: number, z: number): [number, number, number] => [x * width, EYE_METRES, z * length];
  const near = spawnZ(length) / length;
  const spread = room.kind === "rotunda" ? 0.24 : 0.36;
  const level = Math.min(heightMetres * 0.42, 2.4);
  const target = (x: number, z: number): [number, number, number] => [x * width, level, z * length];
  return {
    style,
    room: { kind: room.kind, lengthMetres: length, widthMetres: width, heightMetres },
    spawn: { position: eye(0, near), target: [0, EYE_METRES, -length / 2] },
    walkable: footprint.map(([x, z]): [number, number] => [x, z]),
    obstacles: [...obstacles],
    views: [
      { name: "entrance", position: eye(spread * 0.35, near), target: target(-0.04, -0.4) },
      { name: "window side", position: eye(spread, 0.3), target: target(-0.5, -0.12) },
      { name: "facing wall", position: eye(-spread, 0.26), target: target(0.5, -0.14) },
      { name: "far end", position: eye(-spread * 0.7, -0.4), target: target(0.12, 0.4) },
    ],
    light: {
      time: room.light.time,
      sky: mood.skyColour,
      ...(mood.sun ? { sunDirection: [...mood.sun] as [number, number, number] } : {}),
      ambient: room.light.time === "night" ? 0.55 : 0.8,
      exposure: 0,
    },
    isFinished: false,
  };
}
