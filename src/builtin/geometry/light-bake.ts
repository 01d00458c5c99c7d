import type { RoomSpec } from "../../core/plan.ts";
import type { Surface } from "./surface.ts";
import { cross, dot, normalise, subtract, UP, type Vec2, type Vec3 } from "./vector.ts";

/** A glowing rectangle light comes in through. */
export interface LightOpening {
  centre: Vec3;
  /** Into the room. */
  normal: Vec3;
  areaSquareMetres: number;
}

export interface RoomLight {
  /** Where the room stands on the axis of joined rooms; all else here is told from there. */
  centreZ: number;
  /** Counter-clockwise seen from above. */
  footprint: readonly Vec2[];
  /** Level ceiling, if there is one to darken corners against. */
  ceilingMetres: number | undefined;
  openings: readonly LightOpening[];
  lamps: readonly Vec3[];
  mood: LightMood;
}

/** Linear light colours of a time of day. */
export interface LightMood {
  sky: Vec3;
  ambient: Vec3;
  lamp: Vec3;
  /** sRGB of the sky outside. */
  skyColour: string;
  /** Towards the sun; absent at night. */
  sun: Vec3 | undefined;
  /** sRGB of sunlight on the floor and how strongly it shows, 0…1. */
  sunColour: string;
  sunStrength: number;
}

/** Cool daylight against warm lamps is most of the mood (6,000–6,500 K against 3,000–3,500 K). */
export const LIGHT_MOODS: Record<RoomSpec["light"]["time"], LightMood> = {
  morning: {
    sky: [0.98, 1.0, 1.04],
    ambient: [0.5, 0.485, 0.47],
    lamp: [1, 0.86, 0.66],
    skyColour: "#bcd3ea",
    sun: [-0.62, 0.62, 0.34],
    sunColour: "#ffe3b4",
    sunStrength: 0.5,
  },
  noon: {
    sky: [1.04, 1.04, 1.04],
    ambient: [0.53, 0.53, 0.53],
    lamp: [1, 0.9, 0.74],
    skyColour: "#a9cdf0",
    sun: [-0.5, 0.86, 0.1],
    sunColour: "#fff4dc",
    sunStrength: 0.5,
  },
  evening: {
    sky: [1.06, 0.82, 0.6],
    ambient: [0.42, 0.36, 0.315],
    lamp: [1, 0.8, 0.54],
    skyColour: "#f2b48a",
    sun: [-0.82, 0.42, 0.3],
    sunColour: "#ffb063",
    sunStrength: 0.55,
  },
  night: {
    sky: [0.16, 0.2, 0.3],
    ambient: [0.34, 0.295, 0.25],
    lamp: [1, 0.8, 0.56],
    skyColour: "#131c33",
    sun: undefined,
    sunColour: "#8fa3d0",
    sunStrength: 0,
  },
};

interface Plane {
  point: Vec3;
  normal: Vec3;
}

/** Light fades from a corner over about this many metres. */
const CORNER_METRES = 0.42;

/**
 * One RGBA byte colour per vertex: window light, lamps, bounce, and darkness in corners. Linear, never above 1. Of
 * joined rooms each lights what is nearest to it; copies of one mesh are lit as if they stood in the middle of the
 * first.
 */
export function bakeColours(surface: Surface, lights: readonly RoomLight[], isCopied = false): Uint8Array {
  const rooms = lights.map((light) => ({ light, planes: planesOf(light), z: light.centreZ }));
  const first = rooms[0]!;
  const count = surface.positions.length / 3;
  const colours = new Uint8Array(count * 4);
  for (let i = 0; i < count; i++) {
    const at = (list: number[]): Vec3 => [list[i * 3]!, list[i * 3 + 1]!, list[i * 3 + 2]!];
    const [x, y, z] = at(surface.positions);
    const room = isCopied ? first : rooms.reduce((a, b) => (Math.abs(b.z - z) < Math.abs(a.z - z) ? b : a));
    const colour = lightAt([x, y, isCopied ? z : z - room.z], at(surface.normals), room.light, room.planes);
    for (let c = 0; c < 3; c++)
      colours[i * 4 + c] = Math.round(Math.min(1, Math.max(0.02, colour[c]!)) * 255);
    colours[i * 4 + 3] = 255;
  }
  return colours;
}

function planesOf(light: RoomLight): Plane[] {
  const planes: Plane[] = light.footprint.map(([x, z], i) => {
    const [nx, nz] = light.footprint[(i + 1) % light.footprint.length]!;
    const along: Vec3 = normalise([nx - x, 0, nz - z]);
    return { point: [x, 0, z], normal: cross(UP, along) };
  });
  planes.push({ point: [0, 0, 0], normal: UP });
  if (light.ceilingMetres !== undefined)
    planes.push({ point: [0, light.ceilingMetres, 0], normal: [0, -1, 0] });
  return planes;
}

function lightAt(p: Vec3, n: Vec3, light: RoomLight, planes: readonly Plane[]): Vec3 {
  let open = 1;
  for (const plane of planes) {
    const distance = Math.max(0, dot(subtract(p, plane.point), plane.normal));
    if (distance > 3) continue;
    const facing = 1 - Math.max(0, dot(n, plane.normal));
    open *= 1 - 0.4 * facing * Math.exp(-distance / CORNER_METRES) - 0.1 * facing * Math.exp(-distance / 1.4);
  }
  let sky = 0;
  for (const opening of light.openings) {
    const to = subtract(opening.centre, p);
    const squared = dot(to, to);
    const length = Math.sqrt(squared) || 1e-6;
    const cosHere = dot(n, to) / length;
    const cosThere = -dot(opening.normal, to) / length;
    if (cosThere <= 0) continue;
    // A large source lights a little past its horizon: widen the cosine instead of clipping a polygon.
    const seen = Math.max(0, (cosHere + 0.18) / 1.18);
    sky +=
      (opening.areaSquareMetres * seen * (0.25 + 0.75 * cosThere)) /
      (Math.PI * squared + opening.areaSquareMetres);
  }
  let lamp = 0;
  for (const source of light.lamps) {
    const to = subtract(source, p);
    const squared = dot(to, to);
    const cosine = dot(n, to) / (Math.sqrt(squared) || 1e-6);
    lamp += Math.max(0, cosine + 0.15) / (2 + squared);
  }
  const lit = 1.5 * (1 - Math.exp(-sky * 1.15));
  const warm = 1 - Math.exp(-lamp * 1.1);
  // The floor sends light up again; seen from the side it already mirrors the room, so it needs the least.
  const hemisphere = 0.97 - 0.09 * n[1];
  const { mood } = light;
  return [0, 1, 2].map((c) => {
    const raw =
      mood.ambient[c]! * hemisphere * open +
      mood.sky[c]! * lit * 0.72 * (0.35 + 0.65 * open) +
      mood.lamp[c]! * warm * 0.55 * open;
    // A soft shoulder keeps patches near windows below white.
    return raw < 0.7 ? raw : 0.7 + 0.3 * (1 - Math.exp(-(raw - 0.7) / 0.3));
  }) as unknown as Vec3;
}
