import { createRandom, seedFrom } from "../../core/random.ts";
import type { Architecture } from "../geometry/architecture.ts";

/** The colours and frames a room wears: what stays `undefined` keeps what the architect chose. */
export interface Scheme {
  wall: string | undefined;
  floor: string | undefined;
  frame: Frame | undefined;
}
export interface Frame {
  surface: string | undefined;
  colour: string;
}

type Style = Architecture["style"];
type Room = Architecture["room"];

/** The room as its plan has it. */
export const AS_PLANNED: Scheme = { wall: undefined, floor: undefined, frame: undefined };

/** Wall paints that suit a style, none of them its first one. */
const PAINTS: Record<Style, readonly string[]> = {
  "beaux-arts": ["#7c2f2b", "#3f5a4c", "#2f4660", "#8a7a4e", "#6d4a5c"],
  haussmann: ["#8fa3a6", "#6d7d63", "#9c4a3c", "#c9a9a0", "#34495c"],
  gothic: ["#8b8f96", "#a08468", "#6f5a4e", "#9aa08c"],
  "art-deco": ["#5a2433", "#23324f", "#8a6a3c", "#1f1f22", "#7a8a72"],
  "white-cube": ["#d8d4ca", "#c9d0d2", "#3a3d40", "#d9c9b8", "#b9c2b0"],
  brutalist: ["#c9c4ba", "#7d7b78", "#a58f7a"],
  industrial: ["#d9d4ca", "#4b5357", "#6f7a6a"],
  japanese: ["#c9b48c", "#a9b39a", "#d9cfc4", "#7f6a58", "#b98a74"],
};

/** Tones a bare material is found in. */
const WALL_TONES: Partial<Record<Room["walls"]["material"], readonly string[]>> = {
  stone: ["#d6cdb9", "#9d9482", "#b39a7c", "#a3a5a6"],
  concrete: ["#cbc8c2", "#8a8885", "#a89a8a"],
  brick: ["#d3cbc0", "#6e4238", "#a8714f", "#7d6f68"],
  wood: ["#6b4a32", "#c39a6b", "#8a7a68"],
};
const FLOOR_TONES: Record<Room["floor"]["material"], readonly string[]> = {
  marble: ["#cfc3b0", "#b9bdbd", "#dcc9bd"],
  parquet: ["#7a5233", "#c39a68", "#5c3f2b"],
  wood: ["#6f4e34", "#c6a57c", "#8f8173"],
  stone: ["#c2b8a4", "#7f7b75", "#8f7a62"],
  concrete: ["#b3b0ab", "#6d6c6b", "#9c8f82"],
  terrazzo: ["#b7a08e", "#a9b0a8", "#e2d8cc"],
  tatami: ["#c9bd8a", "#a3a87a"],
};

const GOLD: Frame = { surface: "gilt", colour: "#dbb56c" };
const DARK_GOLD: Frame = { surface: "gilt", colour: "#a87f42" };
const SILVER: Frame = { surface: "gilt", colour: "#c9c5bb" };
const BLACK: Frame = { surface: undefined, colour: "#1b1a19" };
const WALNUT: Frame = { surface: "dark-wood", colour: "#5a3c28" };
const OAK: Frame = { surface: "wood", colour: "#b58d5f" };
const WHITE: Frame = { surface: "painted-wood", colour: "#f0ede6" };
const BRASS: Frame = { surface: "brass", colour: "#c9a45a" };

const FRAMES: Record<Style, readonly Frame[]> = {
  "beaux-arts": [DARK_GOLD, SILVER, GOLD],
  haussmann: [DARK_GOLD, SILVER, WALNUT],
  gothic: [WALNUT, DARK_GOLD],
  "art-deco": [BLACK, SILVER, BRASS],
  "white-cube": [BLACK, WHITE, WALNUT],
  brutalist: [OAK, WALNUT, WHITE],
  industrial: [OAK, BRASS, WALNUT],
  japanese: [BLACK, OAK],
};

/** Another tasteful scheme for the style, the same for the same seed; colours the plan gives are kept. */
export function schemeFor(style: Style, room: Room, seed: number): Scheme {
  const random = createRandom(seedFrom("scheme", style, seed));
  const pick = <T>(options: readonly T[]): T => options[Math.floor(random() * options.length)]!;
  const [wall, floor, frame] = [
    pick(WALL_TONES[room.walls.material] ?? PAINTS[style]),
    pick(FLOOR_TONES[room.floor.material]),
    pick(FRAMES[style]),
  ];
  return {
    wall: room.walls.colour ? undefined : wall,
    floor: room.floor.colour ? undefined : floor,
    frame,
  };
}
