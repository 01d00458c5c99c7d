import { z } from "zod";

/**
 * How a scene says what its parts are: `extras.vernissage` on glTF nodes and on the scene. Our own Spaces write
 * it, the viewer and the promise checks read it. Scenes from elsewhere lack it and get sensible fallbacks.
 * Coordinates are metres, y up, floor at y = 0, room centred on the origin, long axis along z; a visitor
 * enters near +z and looks towards −z.
 */
export const SCENE_EXTRAS_KEY = "vernissage";

const point2 = z.tuple([z.number(), z.number()]);
const point3 = z.tuple([z.number(), z.number(), z.number()]);

/** On a node. `role` says what the node (with its children) is. */
export const nodeExtras = z.object({
  role: z.enum([
    "wall",
    "floor",
    "ceiling",
    "window",
    "skylight",
    "door",
    "column",
    "moulding",
    "bench",
    "stairs",
    "rope",
    "plinth",
    "painting",
    "frame",
    "label",
    "sculpture",
    "lamp",
    "outside",
    "prop",
  ]),
  /** For `floor`, `wall`: the material word of the plan; for `ceiling`: its kind. */
  material: z.string().max(40).optional(),
  /** For `window`: arched, rectangular, pointed, round. */
  shape: z.string().max(40).optional(),
  /** For `painting`, `frame`, `label`, `sculpture`, `plinth`: which exhibit. */
  exhibit: z.string().max(8).optional(),
  /** For `painting` and `sculpture`: what the viewer shows beside the work. */
  label: z
    .object({
      title: z.string().max(120),
      artist: z.string().max(80),
      year: z.string().max(20),
      medium: z.string().max(80),
      credit: z.string().max(120).optional(),
    })
    .optional(),
  /** For `painting`: why it hangs where it does, in a sentence. */
  reason: z.string().max(200).optional(),
  /** For `painting`: the movement it was made in. */
  movement: z.string().max(60).optional(),
  /** For `painting`, `sculpture`: a spot on the floor to see it from, looking at its centre. */
  viewpoint: z.object({ position: point3, target: point3 }).optional(),
  /** For a part drawn together with others, and so without a mesh of its own: its world bounds, [min, max]. */
  extent: z.tuple([point3, point3]).optional(),
});
export type NodeExtras = z.infer<typeof nodeExtras>;

/** On the scene. */
export const sceneExtras = z.object({
  style: z.string().max(40),
  room: z.object({
    kind: z.string().max(40),
    lengthMetres: z.number(),
    widthMetres: z.number(),
    heightMetres: z.number(),
  }),
  /** Where a visitor starts: eye position and what they look at. */
  spawn: z.object({ position: point3, target: point3 }),
  /** Inner outline of the floor, counter-clockwise seen from above, as [x, z]. Visitors stay inside it. */
  walkable: z.array(point2).min(3).max(200),
  /** Things on the floor to walk around: circles with centre [x, z] and radius. */
  obstacles: z.array(z.object({ centre: point2, radiusMetres: z.number() })).max(200),
  /** Good spots for pictures, best first. */
  views: z.array(z.object({ name: z.string().max(40), position: point3, target: point3 })).max(12),
  /** How bright daylight is outside: the viewer's and thumbnails' sky. sRGB `#rrggbb` and exposure in EV. */
  light: z.object({
    time: z.string().max(20),
    sky: z.string().max(7),
    sunDirection: point3.optional(),
    ambient: z.number().optional(),
    exposure: z.number().optional(),
  }),
  /** False for a bare room straight from the architect, true once hung and lit. */
  isFinished: z.boolean(),
});
export type SceneExtras = z.infer<typeof sceneExtras>;
