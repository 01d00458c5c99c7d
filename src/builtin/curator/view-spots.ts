import type { SceneExtras } from "../../core/scene.ts";
import type { Architecture } from "../geometry/architecture.ts";
import { isOpenBetween } from "../geometry/floor-outline.ts";
import type { Vec3 } from "../geometry/vector.ts";
import { isFree } from "./hang-works.ts";

export const EYE_METRES = 1.6;
const OFF_WALL_METRES = 0.4;

/** Whether a gallery consists of several rooms, with walls between them. */
export function isJoined({ walls }: Pick<Architecture, "walls">): boolean {
  return walls.some(({ room }) => room > 0);
}

/** Whether nothing but doorways is between an eye and a thing; always so in one room. */
export function isInSight(room: Architecture, eye: Vec3, thing: Vec3): boolean {
  if (!isJoined(room)) return true;
  // The middle of a work is in the wall: what is a little before it is to be seen.
  const [dx, dz] = [eye[0] - thing[0], eye[2] - thing[2]];
  const share = Math.min(1, OFF_WALL_METRES / Math.max(0.01, Math.hypot(dx, dz)));
  const before = [thing[0] + dx * share, thing[2] + dz * share] as const;
  return isOpenBetween([eye[0], eye[2]], before, room.footprint);
}

/** Free places to stand: a grid over the floor. */
export function spotsIn(architecture: Architecture, extras: SceneExtras): [number, number, number][] {
  const { room } = architecture;
  const columns = [-0.42, -0.3, -0.18, 0, 0.18, 0.3, 0.42];
  // Joined rooms are each looked at as closely as one alone.
  const count = isJoined(architecture) ? Math.max(15, Math.round(room.lengthMetres / 0.8)) : 15;
  const rows = Array.from({ length: count }, (_, i) => -0.46 + i * (0.92 / (count - 1)));
  return rows.flatMap((row) =>
    columns
      .map((column): [number, number, number] => [
        column * room.widthMetres,
        EYE_METRES,
        row * room.lengthMetres,
      ])
      .filter(([x, , z]) => isFree([x, z], extras, 0.3)),
  );
}
