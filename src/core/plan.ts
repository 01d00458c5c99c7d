import { z } from "zod";

/** Structural styles the built-in architect knows. Other words of the member go into `room.mood` and the prompts. */
export const STYLES = [
  "beaux-arts",
  "haussmann",
  "gothic",
  "art-deco",
  "white-cube",
  "brutalist",
  "industrial",
  "japanese",
] as const;
export const ROOM_KINDS = ["hall", "salon", "long-gallery", "rotunda", "enfilade"] as const;
export const WINDOW_SHAPES = ["arched", "rectangular", "pointed", "round"] as const;
export const FLOOR_MATERIALS = [
  "marble",
  "parquet",
  "wood",
  "stone",
  "concrete",
  "terrazzo",
  "tatami",
] as const;
export const WALL_MATERIALS = ["plaster", "stone", "concrete", "brick", "wood", "fabric"] as const;
export const CEILING_KINDS = ["flat", "coffered", "vaulted", "beamed"] as const;
export const TIMES_OF_DAY = ["morning", "noon", "evening", "night"] as const;
/** What the sky does; nobody saying anything, it is clear. */
export const WEATHERS = ["clear", "overcast", "rain", "snow", "fog"] as const;
/** Movements the built-in painter knows; a plan may name any other. */
export const MOVEMENTS = [
  "impressionist",
  "post-impressionist",
  "pointillist",
  "fauvist",
  "cubist",
  "abstract-expressionist",
  "ukiyo-e",
  "suprematist",
] as const;

/** sRGB as `#rrggbb`. */
export const hexColour = z.string().regex(/^#[0-9a-f]{6}$/i);

export const roomSpec = z.object({
  kind: z.enum(ROOM_KINDS),
  /** Of an `enfilade`: how many equal rooms its length is divided into; three if nobody says. */
  rooms: z.int().min(2).max(3).optional(),
  /** Inner size in metres; length is the long axis (z), width the short one (x). */
  lengthMetres: z.number().min(4).max(60),
  widthMetres: z.number().min(3.5).max(30),
  heightMetres: z.number().min(2.6).max(16),
  windows: z.object({ shape: z.enum(WINDOW_SHAPES), count: z.int().min(0).max(24) }),
  skylight: z.boolean(),
  floor: z.object({ material: z.enum(FLOOR_MATERIALS), colour: hexColour.optional() }),
  walls: z.object({ material: z.enum(WALL_MATERIALS), colour: hexColour.optional() }),
  ceiling: z.object({ kind: z.enum(CEILING_KINDS), colour: hexColour.optional() }),
  light: z.object({ time: z.enum(TIMES_OF_DAY), weather: z.enum(WEATHERS).optional() }),
  /** Steps up to a raised end, opposite the door. */
  stairs: z.boolean().optional(),
  /** A rope on posts before the far wall. */
  ropes: z.boolean().optional(),
  benches: z.int().min(0).max(8),
  /** Free words about atmosphere, in the member's language. */
  mood: z.string().max(200),
});
export type RoomSpec = z.infer<typeof roomSpec>;

export const exhibitSpec = z.object({
  /** `e1`, `e2`, …: stable over refinements. */
  id: z.string().regex(/^e[1-9][0-9]{0,2}$/),
  /** `picture` is a painting given by a member as a file: it is hung, not made. */
  kind: z.enum(["painting", "sculpture", "picture"]),
  /** What to make, in English, for a text-to-image or text-to-3d Space. */
  prompt: z.string().min(1).max(600),
  /** One of `MOVEMENTS` where it fits; for sculptures a material such as `bronze` or `marble`. */
  style: z.string().min(1).max(60),
  /** Width and height of the canvas without frame; of a sculpture its footprint and height. */
  widthCm: z.number().min(15).max(600),
  heightCm: z.number().min(15).max(500),
  seed: z.int().min(0).max(0x7fffffff),
  label: z.object({
    title: z.string().min(1).max(120),
    artist: z.string().max(80),
    year: z.string().max(20),
    medium: z.string().max(80),
    /** Which Space made it; filled in by the program when the work is hung. */
    credit: z.string().max(120).optional(),
  }),
});
export type ExhibitSpec = z.infer<typeof exhibitSpec>;

/**
 * Something the finished GLB can be checked for. `check` is one of
 * `paintings>=N`, `paintings=N`, `sculptures>=N`, `sculptures=N`, `arched-windows>=N`, `pointed-windows>=N`,
 * `round-windows>=N`, `rectangular-windows>=N`, `windows=0`, `skylights>=1`, `stairs>=1`, `ropes>=1`, `benches>=N`, `floor=<material>`,
 * `walls=<material>`, `ceiling=<kind>`, `style=<style>`, `movement=<movement>`.
 */
export const promise = z.object({
  text: z.string().min(1).max(120),
  check: z.string().regex(/^[a-z-]+(>=|=)[a-z0-9-]+$/),
});
/** Named with an underscore because `Promise` is taken. */
export type Promise_ = z.infer<typeof promise>;

export const galleryPlan = z.object({
  title: z.string().min(1).max(80),
  style: z.enum(STYLES),
  seed: z.int().min(0).max(0x7fffffff),
  room: roomSpec,
  exhibits: z.array(exhibitSpec).max(40),
  promises: z.array(promise).max(20),
});
export type GalleryPlan = z.infer<typeof galleryPlan>;

/**
 * What a model writes: everything but title, style and room kind may be left out and is filled in by
 * `completePlan`. Kept small because weak models fill small forms better.
 */
export const planDraft = z.object({
  title: z.string().min(1).max(80),
  style: z.enum(STYLES),
  room: roomSpec
    .omit({ windows: true, floor: true, walls: true, ceiling: true, light: true })
    .partial()
    .extend({
      kind: z.enum(ROOM_KINDS),
      windows: roomSpec.shape.windows.partial().optional(),
      floor: roomSpec.shape.floor.partial().optional(),
      walls: roomSpec.shape.walls.partial().optional(),
      ceiling: roomSpec.shape.ceiling.partial().optional(),
      light: roomSpec.shape.light.partial().optional(),
    }),
  exhibits: z
    .array(
      exhibitSpec.omit({ id: true, seed: true, widthCm: true, heightCm: true, label: true }).extend({
        /** Keep the id of an exhibit that stays as it is or is only changed. */
        id: exhibitSpec.shape.id.optional(),
        widthCm: exhibitSpec.shape.widthCm.optional(),
        heightCm: exhibitSpec.shape.heightCm.optional(),
        label: exhibitSpec.shape.label.omit({ credit: true }).partial().optional(),
        artifact: z
          .string()
          .regex(/^artifact:[0-9a-f]{8}$/)
          .optional()
          .describe("Only for a picture or sculpture that the request brings: its file."),
      }),
    )
    .max(40),
  promises: z.array(promise).max(20).optional(),
});
export type PlanDraft = z.infer<typeof planDraft>;
