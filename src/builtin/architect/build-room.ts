import type { RoomSpec } from "../../core/plan.ts";
import { createRandom, seedFrom } from "../../core/random.ts";
import type { SceneExtras } from "../../core/scene.ts";
import { type Architecture, wallPlacement } from "../geometry/architecture.ts";
import { moodOf } from "../geometry/daylight.ts";
import { appendDraft } from "../geometry/join-drafts.ts";
import type { LightOpening, RoomLight } from "../geometry/light-bake.ts";
import { createSceneDraft, type SceneDraft } from "../geometry/scene-draft.ts";
import { place, type Vec3 } from "../geometry/vector.ts";
import { buildAlcove } from "./build-alcove.ts";
import { buildCeiling, ceilingHeight } from "./build-ceiling.ts";
import { buildDoor } from "./build-door.ts";
import { buildDoorways } from "./build-doorways.ts";
import { buildExterior } from "./build-exterior.ts";
import { buildFarEnd, farEndOf, floorBefore } from "./build-far-end.ts";
import { buildFloor } from "./build-floor.ts";
import { buildBenches, buildChimneyPiece, type Obstacle, reserveFixtures } from "./build-furniture.ts";
import { buildHangingLamps } from "./build-lamps.ts";
import { buildMouldings } from "./build-mouldings.ts";
import { buildOrders } from "./build-orders.ts";
import { buildWalls } from "./build-walls.ts";
import { buildWindows } from "./build-windows.ts";
import { type Layout, spawnZ } from "./layout.ts";
import { paletteOf } from "./palette.ts";
import {
  type Detail,
  detailsFor,
  MOST_TRIANGLES,
  type Resolution,
  type RoomBuilder,
} from "./room-builder.ts";
import { STYLE_SPECS, type Style } from "./styles.ts";
import { architectureOf, doorwayLights, layoutSuite, outlineOfFloors, type SuiteRoom } from "./suite.ts";

export interface BuiltRoom {
  draft: SceneDraft;
  architecture: Architecture;
  extras: SceneExtras;
  /** One for each of joined rooms. */
  lights: RoomLight[];
}

/** Geometry, light sources and extras of bare rooms. Pure: the same arguments give the same rooms. */
export function buildRoom(room: RoomSpec, style: Style, seed: number, resolution: Resolution): BuiltRoom {
  const rooms = layoutSuite(room, style, seed);
  const details = detailsFor(resolution, rooms.length);
  for (const [index, detail] of details.entries()) {
    // Builders reserve stretches of wall: each try starts from bare walls.
    const built = buildAll(index === 0 ? rooms : layoutSuite(room, style, seed), {
      room,
      style,
      seed,
      detail,
    });
    if (trianglesOf(built.draft) <= MOST_TRIANGLES || index === details.length - 1) return built;
  }
  throw new RangeError("There is no way to build a room");
}

function trianglesOf({ parts }: SceneDraft): number {
  return [...parts.values()].reduce((sum, { surfaces, instances }) => {
    const own = [...surfaces.values()].reduce((all, { indices }) => all + indices.length / 3, 0);
    return sum + own * Math.max(1, instances.length);
  }, 0);
}

function buildAll(
  rooms: readonly SuiteRoom[],
  { room, style, seed, detail }: { room: RoomSpec; style: Style; seed: number; detail: Detail },
): BuiltRoom {
  const palette = paletteOf(room, style);
  const draft = createSceneDraft();
  const lights: RoomLight[] = [];
  const obstacles: Obstacle[] = [];
  for (const { layout, centreZ } of rooms) {
    const builder: RoomBuilder = {
      draft: createSceneDraft(),
      layout,
      spec: STYLE_SPECS[style],
      detail,
      palette,
      random: createRandom(seedFrom("architect", seed)),
    };
    const furnished = buildOne(builder);
    if (rooms.length === 1) draft.parts = builder.draft.parts;
    else appendDraft(draft, builder.draft, centreZ);
    obstacles.push(
      ...furnished.obstacles.map(
        ({ centre: [x, z], radiusMetres }): Obstacle => ({
          centre: [x, z + centreZ],
          radiusMetres,
        }),
      ),
    );
    const isLevel = room.ceiling.kind !== "vaulted" && layout.springMetres === room.heightMetres;
    lights.push({
      centreZ,
      footprint: layout.footprint,
      ceilingMetres: isLevel ? layout.springMetres : undefined,
      openings: [...lightOpenings(layout), ...doorwayLights(layout)],
      lamps: furnished.lamps,
      mood: moodOf(room.light),
    });
  }
  buildExterior(draft, { style, seed, room });
  return {
    draft,
    architecture: architectureOf(room, rooms),
    extras: extrasOf(room, rooms, obstacles),
    lights,
  };
}

/** One room round the origin; returns what stands in the way and where lamps hang. */
function buildOne(builder: RoomBuilder): { obstacles: Obstacle[]; lamps: Vec3[] } {
  reserveFixtures(builder);
  buildFloor(builder);
  buildWalls(builder, ceilingHeight(builder));
  buildCeiling(builder);
  buildMouldings(builder);
  buildOrders(builder);
  buildWindows(builder);
  buildDoor(builder);
  buildDoorways(builder);
  buildFarEnd(builder);
  const obstacles = [...buildBenches(builder), ...buildChimneyPiece(builder), ...buildAlcove(builder)];
  return { obstacles, lamps: buildHangingLamps(builder) };
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

/** All floors but a far end that is raised or roped off. */
function walkableOf(rooms: readonly SuiteRoom[]): SceneExtras["walkable"] {
  const { layout, centreZ } = rooms.at(-1)!;
  const { keptMetres } = farEndOf(layout);
  const outline = outlineOfFloors(rooms);
  return keptMetres === 0
    ? outline
    : floorBefore(outline, centreZ - layout.room.lengthMetres / 2 + keptMetres);
}

const EYE_METRES = 1.6;
/** In shares of a room: from where to where each looks, one in each of joined rooms. */
const VIEWS = [
  { name: "window side", from: [1, 0.3], to: [-0.5, -0.12] },
  { name: "facing wall", from: [-1, 0.26], to: [0.5, -0.14] },
  { name: "far end", from: [-0.7, -0.4], to: [0.12, 0.4] },
] as const;

function extrasOf(room: RoomSpec, rooms: readonly SuiteRoom[], obstacles: readonly Obstacle[]): SceneExtras {
  const { lengthMetres: length, widthMetres: width, heightMetres } = room;
  const mood = moodOf(room.light);
  const eye = (x: number, z: number): [number, number, number] => [x * width, EYE_METRES, z * length];
  const near = spawnZ(length) / length;
  const spread = room.kind === "rotunda" ? 0.24 : 0.36;
  const level = Math.min(heightMetres * 0.42, 2.4);
  const target = (x: number, z: number): [number, number, number] => [x * width, level, z * length];
  return {
    style: rooms[0]!.layout.style,
    room: { kind: room.kind, lengthMetres: length, widthMetres: width, heightMetres },
    spawn: { position: eye(0, near), target: [0, EYE_METRES, -length / 2] },
    walkable: walkableOf(rooms),
    obstacles: [...obstacles],
    views: [
      { name: "entrance", position: eye(spread * 0.35, near), target: target(-0.04, -0.4) },
      ...VIEWS.map(({ name, from, to }, index) => {
        const { layout, centreZ } = rooms[Math.min(index, rooms.length - 1)]!;
        const at = (share: number) => (centreZ + share * layout.room.lengthMetres) / length;
        return {
          name,
          position: eye(from[0] * spread, at(from[1])),
          target: target(to[0], at(to[1])),
        };
      }),
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
