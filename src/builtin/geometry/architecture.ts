import { z } from "zod";
import { roomSpec, STYLES } from "../../core/plan.ts";
import { cross, normalise, type Placement, placementFacing, subtract, UP, type Vec3 } from "./vector.ts";

/** Key of the scene extras that say how the room is built, beside those every viewer reads. */
export const ARCHITECTURE_EXTRAS_KEY = "architecture";

const point2 = z.tuple([z.number(), z.number()]);

const opening = z.object({
  kind: z.enum(["window", "door", "doorway", "niche"]),
  shape: z.enum(["arched", "rectangular", "pointed", "round"]),
  left: z.number(),
  bottom: z.number(),
  width: z.number(),
  height: z.number(),
});
/** A hole in a wall: metres right of and above the wall's left floor corner, seen from inside. */
export type Opening = z.infer<typeof opening>;

const wall = z.object({
  /** Floor corners [x, z] seen from inside. */
  left: point2,
  right: point2,
  widthMetres: z.number(),
  /** Up to where pictures may hang. */
  heightMetres: z.number(),
  openings: z.array(opening),
  /** Stretches taken by pilasters, shafts or a chimney-piece: [from, to] in metres from the left corner. */
  blocked: z.array(point2),
  /** Which of joined rooms it belongs to, counted from the entrance. */
  room: z.int().default(0),
});
/** A flat wall. */
export type Wall = z.infer<typeof wall>;

export const architecture = z.object({
  style: z.enum(STYLES),
  seed: z.int(),
  room: roomSpec,
  walls: z.array(wall).min(3),
  /** Top of the rail along the walls, if there is one. */
  dadoMetres: z.number().optional(),
  /** Floor corners [x, z], counter-clockwise seen from above. */
  footprint: z.array(point2).min(3),
});
export type Architecture = z.infer<typeof architecture>;

/** Whether an opening goes down to the floor, so that it has neither sill nor skirting. */
export function reachesFloor({ kind }: Pick<Opening, "kind">): boolean {
  return kind === "door" || kind === "doorway";
}

/** Floor corners of one of joined rooms, counter-clockwise seen from above. */
export function floorOf({ walls }: Pick<Architecture, "walls">, room: number): [number, number][] {
  return walls.filter((one) => one.room === room).map(({ right }) => right);
}

/** Wall coordinates: u to the right and v up seen from inside, w into the room. */
export function wallPlacement(wall: Pick<Wall, "left" | "right">): Placement {
  const right = normalise(subtract([wall.right[0], 0, wall.right[1]], [wall.left[0], 0, wall.left[1]]));
  const out: Vec3 = cross(right, UP);
  return { ...placementFacing([wall.left[0], 0, wall.left[1]], out), right };
}

/** Material extras: which surface a material stands for, so that the curator can render it at full size. */
export const materialExtras = z.object({
  surface: z.string(),
  colour: z.string().optional(),
  /** Metres one tile of the texture covers; texture coordinates are metres divided by this. */
  coversMetres: z.number().positive(),
});
