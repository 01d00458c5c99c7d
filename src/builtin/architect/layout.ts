import type { RoomSpec } from "../../core/plan.ts";
import type { Opening, Wall } from "../geometry/architecture.ts";
import { clamp, distance2, type Vec2 } from "../geometry/vector.ts";
import { placeWindows, type WindowPlan } from "./place-windows.ts";
import { STYLE_SPECS, type Style } from "./styles.ts";

/** Which of joined rooms a room is, counted from the entrance. */
export interface PlaceInSuite {
  index: number;
  of: number;
}

const ALONE: PlaceInSuite = { index: 0, of: 1 };

/** A room's bones: everything the builders need to agree on. */
export interface Layout {
  style: Style;
  seed: number;
  room: RoomSpec;
  place: PlaceInSuite;
  footprint: Vec2[];
  walls: Wall[];
  /** Height at which walls end and the ceiling or vault begins. */
  springMetres: number;
  windows: WindowPlan;
  /** Middle of each pilaster on its wall, in metres from the left corner. */
  orders: { wall: Wall; u: number }[];
  orderWidthMetres: number;
  /** Where the room is divided along its length, from −z to +z. */
  bayEnds: number[];
}

/** Where on the axis a visitor starts: just inside the door. */
export function spawnZ(lengthMetres: number): number {
  return lengthMetres / 2 - Math.min(0.9, lengthMetres * 0.09);
}

const DOOR = { width: 1.2, height: 2.6 };

/**
 * Footprint, walls, openings and bays of a room, alone or joined to others by doorways in its short walls. Pure; the
 * same room and style give the same layout.
 */
export function layoutRoom(room: RoomSpec, style: Style, seed: number, place = ALONE): Layout {
  const spec = STYLE_SPECS[style];
  const footprint = footprintOf(room);
  const springMetres = springOf(room);
  // Japanese rooms have a rail round the walls at lintel height; pictures stay below it.
  const hangMetres = Math.min(
    springMetres - (spec.cornice?.height ?? 0.05),
    style === "japanese" ? 2.3 : Number.POSITIVE_INFINITY,
  );
  const walls: Wall[] = footprint.map((start, index) => {
    const end = footprint[(index + 1) % footprint.length]!;
    return {
      left: [end[0], end[1]],
      right: [start[0], start[1]],
      widthMetres: distance2(start, end),
      heightMetres: hangMetres,
      openings: [],
      blocked: [],
      room: place.index,
    };
  });
  if (place.index > 0) walls[0]!.openings.push(doorwayIn(walls[0]!, style));
  else walls[0]!.openings.push(doorIn(walls[0]!, style));
  if (place.index < place.of - 1) walls[2]!.openings.push(doorwayIn(walls[2]!, style));
  const windows = placeWindows(walls, room, style, hangMetres);
  const { orders, orderWidthMetres } = placeOrders(walls, room, style, windows);
  const bays = Math.max(windows.baysPerLongWall, 1);
  const bayEnds = Array.from(
    { length: bays + 1 },
    (_, i) => -room.lengthMetres / 2 + (i / bays) * room.lengthMetres,
  );
  return {
    style,
    seed,
    room,
    place,
    footprint,
    walls,
    springMetres,
    windows,
    orders,
    orderWidthMetres,
    bayEnds,
  };
}

function doorIn(wall: Wall, style: Style): Opening {
  const width = Math.min(DOOR.width * (style === "beaux-arts" ? 1.25 : 1), wall.widthMetres * 0.6);
  return {
    kind: "door",
    shape: style === "gothic" ? "pointed" : "rectangular",
    left: (wall.widthMetres - width) / 2,
    bottom: 0,
    width,
    height: clamp(Math.min(DOOR.height, width * 2.1), 1.9, wall.heightMetres - 0.25),
  };
}

const DOORWAY_SHAPES: Partial<Record<Style, Opening["shape"]>> = {
  "beaux-arts": "arched",
  gothic: "pointed",
  industrial: "arched",
};

/** A doorway between rooms: wide enough for two, as the style spans it; the same seen from both of its rooms. */
function doorwayIn(wall: Wall, style: Style): Opening {
  const shape = DOORWAY_SHAPES[style] ?? "rectangular";
  const highest = wall.heightMetres - 0.3;
  const wanted = clamp(wall.widthMetres * (style === "brutalist" ? 0.36 : 0.29), 1.4, 2.6);
  // Under an arch there are upright jambs of at least half its height.
  const width = Math.min(wanted, Math.max(1.2, highest / (shape === "rectangular" ? 1.1 : 1.75)));
  return {
    kind: "doorway",
    shape,
    left: (wall.widthMetres - width) / 2,
    bottom: 0,
    width,
    height: Math.min(Math.max(width * 1.9, 2.1), highest),
  };
}

/** Counter-clockwise seen from above, the door's wall first. */
function footprintOf(room: RoomSpec): Vec2[] {
  const [x, z] = [room.widthMetres / 2, room.lengthMetres / 2];
  if (room.kind !== "rotunda") {
    return [
      [-x, z],
      [x, z],
      [x, -z],
      [-x, -z],
    ];
  }
  const sides = Math.min(room.widthMetres, room.lengthMetres) < 8 ? 12 : 16;
  return Array.from({ length: sides }, (_, i): Vec2 => {
    // The first side faces +z squarely: the door.
    const angle = -Math.PI / 2 + ((i - 0.5) / sides) * Math.PI * 2;
    const radius = 1 / Math.cos(Math.PI / sides);
    return [Math.cos(angle) * x * radius, -Math.sin(angle) * z * radius];
  });
}

/** Vaults rise over a breadth-wide arch, but never take more than 40% of the height. */
function springOf(room: RoomSpec): number {
  const isDomed = room.kind === "rotunda" && room.ceiling.kind !== "flat" && room.ceiling.kind !== "beamed";
  if (room.ceiling.kind !== "vaulted" && !isDomed) return room.heightMetres;
  return (
    room.heightMetres - Math.min(room.widthMetres * 0.5, room.heightMetres * 0.4, room.heightMetres - 2.3)
  );
}

function placeOrders(
  walls: readonly Wall[],
  room: RoomSpec,
  style: Style,
  windows: WindowPlan,
): Pick<Layout, "orders" | "orderWidthMetres"> {
  const kind = STYLE_SPECS[style].order;
  const orders: Layout["orders"] = [];
  const orderWidthMetres = { classical: 0.46, deco: 0.5, shaft: 0.3, steel: 0.24, post: 0.16, pier: 0.5 }[
    kind ?? "post"
  ];
  if (!kind) return { orders, orderWidthMetres };
  const take = (wall: Wall, u: number) => {
    const [from, to] = [u - orderWidthMetres / 2 - 0.06, u + orderWidthMetres / 2 + 0.06];
    if (wall.openings.some((o) => from < o.left + o.width + 0.12 && to > o.left - 0.12)) return;
    orders.push({ wall, u });
    wall.blocked.push([Math.max(0, from), Math.min(wall.widthMetres, to)]);
  };
  if (room.kind === "rotunda") {
    const width = walls[0]!.widthMetres;
    if (width > orderWidthMetres * 3.2)
      for (const wall of walls) take(wall, wall.widthMetres - orderWidthMetres / 2);
    return { orders, orderWidthMetres };
  }
  const bays = windows.baysPerLongWall;
  for (const wall of [walls[1]!, walls[3]!]) {
    const bay = wall.widthMetres / bays;
    if (bay < windows.widthMetres + orderWidthMetres + 0.5 || bay < 2) continue;
    for (let i = 1; i < bays; i++) take(wall, i * bay);
    if (kind === "classical" || kind === "deco") {
      take(wall, orderWidthMetres / 2 + 0.02);
      take(wall, wall.widthMetres - orderWidthMetres / 2 - 0.02);
    }
  }
  return { orders, orderWidthMetres };
}

/** Top of the rail along the walls; low rooms go without. */
export function dadoMetresOf({ style, springMetres }: Layout): number | undefined {
  return springMetres > 2.4 ? STYLE_SPECS[style].dadoMetres : undefined;
}
