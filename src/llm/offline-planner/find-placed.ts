import type { Placement, Placements, WallSide } from "../../core/placements.ts";
import type { PlanDraft } from "../../core/plan.ts";
import type { Size } from "./lexicon/places.ts";
import type { Place } from "./read-places.ts";

type Exhibits = PlanDraft["exhibits"];

/** What plural words like "the ones by the window" still take in, in metres beyond the nearest one. */
const GROUP_METRES = 1.5;

export interface Hall {
  exhibits: Exhibits;
  room: PlanDraft["room"];
  placements: Placements;
}

/** The works of `pool` that are at a place, the best first; `count` of them, or all that fit as well as the best. */
export function findPlaced(
  hall: Hall,
  place: Place,
  pool: readonly number[],
  count: number | "all",
): number[] {
  const scored = pool
    .flatMap((index) => {
      const placement = hall.placements[hall.exhibits[index]?.id ?? ""];
      const metres = placement && index !== place.landmark && metresFrom(hall, place, placement, index);
      return metres === undefined || metres === false ? [] : [{ index, metres }];
    })
    .sort((one, other) => one.metres - other.metres);
  const isWall =
    place.relation === "near" && typeof place.landmark === "string" && /wall|end/.test(place.landmark);
  const reach = isWall ? Number.POSITIVE_INFINITY : (scored[0]?.metres ?? 0) + GROUP_METRES;
  const fit = count === "all" ? scored.filter(({ metres }) => metres <= reach) : scored.slice(0, count);
  return fit.map(({ index }) => index);
}

/** How far a work is from where it is said to be; `undefined` if it is not there at all. */
function metresFrom(
  hall: Hall,
  { relation, landmark }: Place,
  work: Placement,
  index: number,
): number | undefined {
  const { lengthMetres = 12, widthMetres = 6 } = hall.room;
  const [x, z] = work.at;
  if (typeof landmark === "number" || landmark === "sculpture") {
    return metresFromWork(hall, relation, landmark, work, index);
  }
  const isOpening = landmark === "window" || landmark === "door";
  const doorMetres = work.doorMetres ?? Math.hypot(x, lengthMetres / 2 - z);
  const openingMetres = landmark === "window" ? work.windowMetres : doorMetres;
  switch (relation) {
    case "left":
    case "right": {
      const beside = (relation === "left" ? work.leftOf : work.rightOf) ?? [];
      return isOpening && beside.includes(landmark) ? openingMetres : undefined;
    }
    case "opposite":
      // Who comes in faces the far wall, door or not.
      if (landmark === "door") return work.wall === "far" ? Math.abs(x) : undefined;
      return isOpening && work.opposite?.includes(landmark) ? openingMetres : undefined;
    case "near":
      break;
  }
  switch (landmark) {
    case "window":
    case "door":
      return openingMetres;
    case "fixture":
      return undefined;
    case "corner":
      return Math.hypot(widthMetres / 2 - Math.abs(x), lengthMetres / 2 - Math.abs(z));
    case "end":
      if (!work.wall) return z + lengthMetres / 2;
      return work.wall === "far" ? Math.abs(x) : undefined;
    case "middle":
      if (!work.wall) return Math.hypot(x, z);
      return work.wall === "far" ? Math.abs(x) : undefined;
    case "left-wall":
    case "right-wall": {
      const side = landmark === "left-wall" ? "left" : "right";
      if (!work.wall) return side === "left" ? x + widthMetres / 2 : widthMetres / 2 - x;
      return work.wall === side ? Math.abs(z) : undefined;
    }
  }
}

function metresFromWork(
  { exhibits, placements }: Hall,
  relation: Place["relation"],
  landmark: number | "sculpture",
  work: Placement,
  index: number,
): number | undefined {
  const others = exhibits.flatMap(({ id = "", kind }, other) => {
    const isMeant = landmark === "sculpture" ? kind === "sculpture" : other === landmark;
    const placement = placements[id];
    return isMeant && other !== index && placement ? [{ id, placement }] : [];
  });
  const fit = others.filter(({ id, placement }) => {
    if (relation === "near") return true;
    if (relation === "opposite") return work.wall !== undefined && placement.wall !== work.wall;
    if (!work.wall) return false;
    // A statue stands before a wall: it is left or right of what hangs there as one looks at that.
    if (!placement.wall) {
      const ahead = along(work.wall, placement.at) - along(work.wall, work.at);
      return relation === "left" ? ahead > 0 : ahead < 0;
    }
    return (relation === "left" ? work.leftOf : work.rightOf)?.includes(id) ?? false;
  });
  const distances = fit.map(({ placement: { at } }) => Math.hypot(at[0] - work.at[0], at[1] - work.at[1]));
  return distances.length > 0 ? Math.min(...distances) : undefined;
}

/** How far right a point of the floor plan is, as one faces a wall. */
function along(wall: WallSide, [x, z]: readonly [number, number]): number {
  return { far: x, right: z, entrance: -x, left: -z }[wall];
}

/** The `count` largest, smallest, tallest or widest works of `pool`. */
export function findSized(
  exhibits: Exhibits,
  size: Size,
  pool: readonly number[],
  count: number | "all",
): number[] {
  const measure = (index: number) => {
    const { widthCm = 0, heightCm = 0 } = exhibits[index]!;
    if (size === "tallest") return heightCm;
    if (size === "widest") return widthCm;
    return size === "largest" ? widthCm * heightCm : -widthCm * heightCm;
  };
  return pool.toSorted((one, other) => measure(other) - measure(one)).slice(0, count === "all" ? 1 : count);
}
