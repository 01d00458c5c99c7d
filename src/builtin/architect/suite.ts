import type { RoomSpec } from "../../core/plan.ts";
import type { Architecture, Wall } from "../geometry/architecture.ts";
import { wallPlacement } from "../geometry/architecture.ts";
import { place } from "../geometry/vector.ts";
import { PARTY_WALL_METRES } from "./build-walls.ts";
import { dadoMetresOf, type Layout, layoutRoom } from "./layout.ts";
import type { Style } from "./styles.ts";

/** One of the rooms a gallery consists of; its layout is told from its own middle. */
export interface SuiteRoom {
  layout: Layout;
  /** Its middle on the axis. */
  centreZ: number;
}

type Point2 = [number, number];

const ROOMS = 3;
/** A room shorter than this is a corridor between two doorways. */
const SHORTEST_METRES = 4.2;

/**
 * The rooms of a gallery from the entrance on: one, or for an enfilade two or three equal ones in a row, as many as
 * its length allows. Windows and benches are shared out among them.
 */
export function layoutSuite(room: RoomSpec, style: Style, seed: number): SuiteRoom[] {
  const wanted = room.kind === "enfilade" ? (room.rooms ?? ROOMS) : 1;
  const possible = Math.floor(
    (room.lengthMetres + PARTY_WALL_METRES) / (SHORTEST_METRES + PARTY_WALL_METRES),
  );
  const of = Math.max(1, Math.min(wanted, possible));
  const lengthMetres = (room.lengthMetres - PARTY_WALL_METRES * (of - 1)) / of;
  return Array.from({ length: of }, (_, index): SuiteRoom => {
    const windows = { ...room.windows, count: share(room.windows.count, index, of) };
    const own: RoomSpec =
      of === 1 ? room : { ...room, lengthMetres, windows, benches: share(room.benches, index, of) };
    return {
      layout: layoutRoom(own, style, seed, { index, of }),
      centreZ:
        of === 1 ? 0 : (room.lengthMetres - lengthMetres) / 2 - index * (lengthMetres + PARTY_WALL_METRES),
    };
  });
}

function share(count: number, index: number, of: number): number {
  return Math.floor(count / of) + (index < count % of ? 1 : 0);
}

/** Where visitors walk: the floors of all rooms and of the doorways between them, counter-clockwise. */
export function outlineOfFloors(rooms: readonly SuiteRoom[]): Point2[] {
  if (rooms.length === 1) return rooms[0]!.layout.footprint.map(([x, z]): Point2 => [x, z]);
  const side = (sign: 1 | -1): Point2[] =>
    rooms.flatMap(({ layout, centreZ }) => {
      const [near, far] = [centreZ + layout.room.lengthMetres / 2, centreZ - layout.room.lengthMetres / 2];
      const half = layout.room.widthMetres / 2;
      const jamb = (wall: Wall): number | undefined => {
        const doorway = wall.openings.find(({ kind }) => kind === "doorway");
        return doorway && doorway.width / 2;
      };
      const [before, after] = [jamb(layout.walls[0]!), jamb(layout.walls[2]!)];
      return [
        ...(before ? [[before, near]] : []),
        [half, near],
        [half, far],
        ...(after ? [[after, far]] : []),
      ].map(([x, z]): Point2 => [x! * sign, z!]);
    });
  return [...side(1), ...side(-1).reverse()];
}

/** All rooms as one piece of architecture, for who hangs and furnishes them. */
export function architectureOf(room: RoomSpec, rooms: readonly SuiteRoom[]): Architecture {
  const { style, seed } = rooms[0]!.layout;
  const walls = rooms.flatMap(({ layout, centreZ }) =>
    layout.walls.map(
      (wall): Wall => ({
        ...wall,
        left: [wall.left[0], wall.left[1] + centreZ],
        right: [wall.right[0], wall.right[1] + centreZ],
      }),
    ),
  );
  const dadoMetres = dadoMetresOf(rooms[0]!.layout);
  return {
    ...{ style, seed, room, walls, footprint: outlineOfFloors(rooms) },
    ...(dadoMetres !== undefined && { dadoMetres }),
  };
}

/** Where light comes through from the next room, told from this room's middle. */
export function doorwayLights({ walls }: Layout) {
  return walls.flatMap((wall) => {
    const placement = wallPlacement(wall);
    return wall.openings
      .filter(({ kind }) => kind === "doorway")
      .map((o) => ({
        centre: place(placement, o.left + o.width / 2, o.height / 2, -0.1),
        normal: placement.out,
        areaSquareMetres: o.width * o.height * 0.25,
      }));
  });
}
