import type { RoomSpec } from "../../core/plan.ts";
import type { Opening, Wall } from "../geometry/architecture.ts";
import { clamp } from "../geometry/vector.ts";
import type { Style } from "./styles.ts";

/** What all windows of a room share. */
export interface WindowPlan {
  shape: Opening["shape"];
  widthMetres: number;
  heightMetres: number;
  sillMetres: number;
  /** Divisions of the long walls; windows stand in their middles, pilasters and ribs at their ends. */
  baysPerLongWall: number;
}

/** Height per width: Palladio I.25 gives two widths and a sixth. */
const HEIGHT_PER_WIDTH: Record<Opening["shape"], number> = {
  arched: 2.17,
  pointed: 2.4,
  rectangular: 2,
  round: 1,
};
const EDGE_METRES = 0.3;

/**
 * Puts equal windows on the walls: a fifth to a quarter of the room's breadth wide (Palladio I.25), as many on one
 * long side as fit with piers of their own width, then on the other sides, then narrower.
 */
export function placeWindows(walls: Wall[], room: RoomSpec, style: Style, hangMetres: number): WindowPlan {
  const { shape, count } = room.windows;
  const isRotunda = room.kind === "rotunda";
  const perWidth =
    shape === "rectangular" && (style === "industrial" || style === "japanese")
      ? 1.05
      : HEIGHT_PER_WIDTH[shape];
  const isScreen = style === "japanese" && shape === "rectangular";
  const sill =
    shape === "round"
      ? clamp(hangMetres * 0.55, 0.9, 6)
      : isScreen
        ? 0.24
        : clamp(hangMetres * 0.17, 0.5, 0.9);
  const headroom = hangMetres - sill - (isScreen ? 0.1 : 0.35);
  const share =
    shape === "rectangular" && (style === "industrial" || style === "brutalist" || style === "japanese")
      ? 0.34
      : 0.235;
  let width = clamp(room.widthMetres * share, 0.8, 2.8);
  width = Math.min(width, (headroom / perWidth) * (shape === "rectangular" ? 1.2 : 1), headroom);
  const order = isRotunda ? rotundaOrder(walls) : [walls[3]!, walls[1]!, walls[2]!, walls[0]!];
  let taken = distribute(order, count, width, 1, isRotunda);
  for (let pier = 0.8; !taken; pier = Math.max(pier - 0.2, 0.3)) {
    if (pier <= 0.3) width *= 0.88;
    taken = distribute(order, count, width, pier, isRotunda);
  }
  const height = Math.min(width * perWidth, headroom);
  const windowShape = shape === "round" ? "round" : shape;
  const longest = Math.max(taken.get(walls[1]!) ?? 0, taken.get(walls[3]!) ?? 0);
  const bays = isRotunda
    ? 1
    : Math.max(longest, room.kind === "enfilade" && longest > 0 ? 1 : Math.round(room.lengthMetres / 4.2), 1);
  for (const [wall, onWall] of taken) {
    const isLong = !isRotunda && (wall === walls[1] || wall === walls[3]);
    for (const u of middles(wall, onWall, isLong ? bays : onWall)) {
      wall.openings.push({
        kind: "window",
        shape: windowShape,
        left: u - width / 2,
        bottom: sill,
        width,
        height: shape === "round" ? width : height,
      });
    }
  }
  return {
    shape: windowShape,
    widthMetres: width,
    heightMetres: shape === "round" ? width : height,
    sillMetres: sill,
    baysPerLongWall: bays,
  };
}

/** Every other side first, starting beside the door, so that works hang between. */
function rotundaOrder(walls: readonly Wall[]): Wall[] {
  const rest = walls.slice(1);
  const far = walls[walls.length / 2]!;
  return [
    ...rest.filter((_, i) => i % 2 === 1 && rest[i] !== far),
    ...rest.filter((_, i) => i % 2 === 0),
    far,
  ];
}

function distribute(
  order: readonly Wall[],
  count: number,
  width: number,
  pierPerWidth: number,
  isOnePerWall: boolean,
): Map<Wall, number> | undefined {
  const taken = new Map<Wall, number>();
  let left = count;
  for (const wall of order) {
    if (left === 0) break;
    const hasDoor = wall.openings.length > 0;
    if (hasDoor) continue;
    const pier = width * pierPerWidth;
    const fits = Math.floor((wall.widthMetres - EDGE_METRES * 2 + pier) / (width + pier));
    const most = isOnePerWall && pierPerWidth > 0.5 ? Math.min(fits, 1) : fits;
    const here = Math.min(left, Math.max(0, most));
    if (here > 0) taken.set(wall, here);
    left -= here;
  }
  return left === 0 ? taken : undefined;
}

/** Middles of the bays that hold a window: the ones nearest the wall's middle, in symmetry where counts allow. */
function middles(wall: Wall, count: number, bays: number): number[] {
  const bay = wall.widthMetres / bays;
  const all = Array.from({ length: bays }, (_, i) => (i + 0.5) * bay);
  if (count >= bays) return all;
  if ((bays - count) % 2 === 0) return all.slice((bays - count) / 2, (bays + count) / 2);
  // An odd number too few: leave out bays evenly from the middle outwards.
  const step = bays / count;
  return Array.from({ length: count }, (_, i) => all[Math.min(bays - 1, Math.floor((i + 0.5) * step))]!);
}
