import type { AssetReport, ScenePart } from "./asset.ts";

/** A side of the room, named as somebody sees it who has just come in. */
export type WallSide = "far" | "left" | "right" | "entrance";

/** Where a work is in the finished scene, so that words like "the one by the window" can be understood. */
export interface Placement {
  /** For what hangs. */
  wall?: WallSide;
  /** Its middle on the floor plan, [x, z] in metres; the axes are those of `scene.ts`. */
  at: readonly [number, number];
  /** From its edge to that of the nearest one, on the floor plan. */
  windowMetres?: number;
  doorMetres?: number;
  /** For what hangs: what it faces across the room. */
  opposite?: readonly Opening[];
  /** For what hangs: what follows on its right (it is left of these), up to and with the next work, as exhibit id. */
  leftOf?: readonly string[];
  /** The same on its left. */
  rightOf?: readonly string[];
}

/** By exhibit id; about 50 tokens of JSON each. */
export type Placements = Readonly<Record<string, Placement>>;

type Opening = "window" | "door";

/** The file may be from anywhere: only what can be an exhibit of a plan is told, and no more than a plan holds. */
const ID = /^e[1-9][0-9]{0,2}$/;
const MAX_WORKS = 40;

/** A part on the floor plan: its middle and its half size, [x, z] in metres. */
interface Footprint {
  name: string;
  at: readonly [number, number];
  half: readonly [number, number];
  wall?: WallSide;
}

/** Where each work of a finished scene is; `undefined` for a scene that does not say what its parts are. */
export function placementsOf({ parts, scene }: AssetReport): Placements | undefined {
  const works = parts
    .filter(({ role, exhibit = "" }) => (role === "painting" || role === "sculpture") && ID.test(exhibit))
    .slice(0, MAX_WORKS);
  if (!scene || works.length === 0) return undefined;
  const openings = parts
    .filter(({ role }) => role === "window" || role === "door")
    .map((part) => ({ ...footprintOf(part), wall: sideOf(middleOf(part), scene.room), role: part.role }));
  const windows = openings.filter(({ role }) => role === "window");
  const doors = openings.filter(({ role }) => role === "door");
  const hung = works
    .filter(({ role }) => role === "painting")
    .map((part) => ({ ...footprintOf(part), wall: facingSide(part) ?? sideOf(middleOf(part), scene.room) }));
  const ring = toRing([...hung, ...openings]);
  const standing = works.filter(({ role }) => role === "sculpture").map(footprintOf);
  return Object.fromEntries(
    [...hung, ...standing].map((work: Footprint): [string, Placement] => {
      const windowMetres = nearest(work, windows);
      const doorMetres = nearest(work, doors);
      const opposite = [...new Set(openings.filter((one) => isOpposite(work, one)).map(nameOfOpening))];
      return [
        work.name,
        {
          ...(work.wall && { wall: work.wall }),
          at: [round(work.at[0]), round(work.at[1])],
          ...(windowMetres !== undefined && { windowMetres }),
          ...(doorMetres !== undefined && { doorMetres }),
          ...(opposite.length > 0 && { opposite }),
          ...(work.wall && { leftOf: following(ring, work, 1), rightOf: following(ring, work, -1) }),
        },
      ];
    }),
  );
}

function footprintOf(part: ScenePart): Footprint {
  const [min, max] = part.bounds;
  return {
    name: part.exhibit ?? part.role,
    at: middleOf(part),
    half: [(max[0] - min[0]) / 2, (max[2] - min[2]) / 2],
  };
}

function middleOf({ bounds: [min, max] }: ScenePart): readonly [number, number] {
  return [(min[0] + max[0]) / 2, (min[2] + max[2]) / 2];
}

/** A work hangs on the side one looks to from its viewpoint. */
function facingSide({ viewpoint }: ScenePart): WallSide | undefined {
  if (!viewpoint) return undefined;
  const { position, target } = viewpoint;
  return sideTowards(target[0] - position[0], target[2] - position[2]);
}

function sideOf(
  [x, z]: readonly [number, number],
  room: { widthMetres: number; lengthMetres: number },
): WallSide {
  return sideTowards(x / room.widthMetres, z / room.lengthMetres);
}

function sideTowards(x: number, z: number): WallSide {
  if (Math.abs(x) > Math.abs(z)) return x < 0 ? "left" : "right";
  return z < 0 ? "far" : "entrance";
}

/** From left to right as seen from the middle of the room. */
function toRing(things: readonly Footprint[]): Footprint[] {
  const angle = ({ at: [x, z] }: Footprint) => Math.atan2(z, x);
  return things.toSorted((one, other) => angle(one) - angle(other));
}

/** What comes after a work, going round: windows and doors once each, up to and with the next work. */
function following(ring: readonly Footprint[], work: Footprint, step: 1 | -1): string[] {
  const start = ring.findIndex(({ name }) => name === work.name);
  const names = new Set<string>();
  for (let gone = 1; gone < ring.length; gone += 1) {
    const { name } = ring[(start + step * gone + ring.length * gone) % ring.length]!;
    names.add(name);
    if (name !== "window" && name !== "door") break;
  }
  return [...names];
}

function nearest(work: Footprint, things: readonly Footprint[]): number | undefined {
  return things.length > 0 ? round(Math.min(...things.map((thing) => gap(work, thing)))) : undefined;
}

function gap(one: Footprint, other: Footprint): number {
  const along = (axis: 0 | 1) =>
    Math.max(0, Math.abs(one.at[axis] - other.at[axis]) - one.half[axis] - other.half[axis]);
  return Math.hypot(along(0), along(1));
}

const OPPOSITE: Readonly<Record<WallSide, WallSide>> = {
  far: "entrance",
  entrance: "far",
  left: "right",
  right: "left",
};

function isOpposite(work: Footprint, opening: Footprint): boolean {
  if (!work.wall || opening.wall !== OPPOSITE[work.wall]) return false;
  const axis = work.wall === "far" || work.wall === "entrance" ? 0 : 1;
  return Math.abs(work.at[axis] - opening.at[axis]) <= work.half[axis] + opening.half[axis];
}

function nameOfOpening({ name }: Footprint): Opening {
  return name as Opening;
}

function round(metres: number): number {
  return Math.round(metres * 10) / 10;
}
