import { BufferAttribute, BufferGeometry, DoubleSide, Ray, Vector3 } from "three";
import { MeshBVH } from "three-mesh-bvh";
import { describe, expect, it } from "vitest";
import { type BuiltRoom, buildRoom } from "../../src/builtin/architect/build-room.ts";
import { deriveRoom } from "../../src/builtin/architect/derive-room.ts";
import { ROOM_KINDS, type RoomSpec, STYLES } from "../../src/core/plan.ts";

const DIRECTIONS = 12_000;
const EYE_METRES = 1.6;

/** Closed all round: whatever can be seen through is a fault. */
function closedRoom(
  kind: RoomSpec["kind"],
  style: (typeof STYLES)[number],
  ceiling: RoomSpec["ceiling"]["kind"],
): RoomSpec {
  const room = deriveRoom(kind, style);
  return { ...room, windows: { ...room.windows, count: 0 }, skylight: false, ceiling: { kind: ceiling } };
}

/** Triangles of all that stands still in the room itself; what stands many times over closes nothing. */
function solidOf({ draft }: BuiltRoom): MeshBVH {
  const corners: number[] = [];
  for (const { surfaces, instances, extras } of draft.parts.values()) {
    if (instances.length > 0 || extras?.role === "outside") continue;
    for (const { positions, indices } of surfaces.values())
      for (const index of indices) corners.push(...positions.slice(index * 3, index * 3 + 3));
  }
  const geometry = new BufferGeometry();
  geometry.setAttribute("position", new BufferAttribute(new Float32Array(corners), 3));
  return new MeshBVH(geometry);
}

/** Where rays in all directions from a visitor's eye get out, told as the point they pass 1 m on. */
function waysOut(solid: MeshBVH, [x, y, z]: readonly [number, number, number]): string[] {
  const ray = new Ray();
  return Array.from({ length: DIRECTIONS }, (_, index) => {
    // Evenly over the sphere, along a golden spiral.
    const height = 1 - (2 * (index + 0.5)) / DIRECTIONS;
    const [radius, turn] = [Math.sqrt(1 - height * height), index * Math.PI * (3 - Math.sqrt(5))];
    return new Vector3(Math.cos(turn) * radius, height, Math.sin(turn) * radius);
  })
    .filter((direction) => {
      ray.origin.set(x, y, z);
      ray.direction.copy(direction);
      return !solid.raycastFirst(ray, DoubleSide);
    })
    .map((direction) =>
      direction
        .toArray()
        .map((value) => value.toFixed(2))
        .join(" "),
    );
}

describe("a room without windows", () => {
  for (const style of STYLES) {
    it.each(
      ROOM_KINDS.flatMap((kind) => (["flat", "vaulted"] as const).map((ceiling) => ({ kind, ceiling }))),
    )(`lets nobody see out of a ${style} $kind under a $ceiling ceiling`, ({ kind, ceiling }) => {
      const built = buildRoom(closedRoom(kind, style, ceiling), style, 7, "low");
      const solid = solidOf(built);
      const { spawn, room } = built.extras;
      const eyes = [spawn.position, [room.widthMetres * 0.3, EYE_METRES, spawn.position[2] * 0.6] as const];
      expect(eyes.flatMap((eye) => waysOut(solid, eye))).toEqual([]);
    });
  }
});
