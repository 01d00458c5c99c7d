import type { Architecture } from "../geometry/architecture.ts";
import { wallPlacement } from "../geometry/architecture.ts";
import { type MaterialSpec, type SceneDraft, surfaceFor } from "../geometry/scene-draft.ts";
import { addBar, addRod, lathe } from "../geometry/solids.ts";
import { addPiece } from "../geometry/surface.ts";
import {
  add,
  cross,
  normalise,
  type Placement,
  place,
  scale,
  subtract,
  type Vec3,
} from "../geometry/vector.ts";
import { type FrameKind, frameDepthMetres } from "./frames.ts";
import type { Hung } from "./hang.ts";

const METAL: MaterialSpec = {
  name: "lamp-brass",
  colour: "#b8904a",
  roughness: 0.32,
  metallic: 1,
  isBaked: false,
};
const BLACK: MaterialSpec = { name: "lamp-black", colour: "#1c1c1d", roughness: 0.5, isBaked: false };
const GLOW: MaterialSpec = {
  name: "lamp-glow",
  colour: "#fff1d6",
  emissive: "#ffe7bd",
  emissiveStrength: 1,
  roughness: 1,
  isBaked: false,
};

/** Spots shine at 30° from the vertical, so a rail hangs 0.577 of its height above the aim away from the wall. */
const TANGENT_30 = 0.577;
const MODERN = new Set<Architecture["style"]>(["white-cube", "industrial", "brutalist"]);

/** Brass picture lights on period frames, spots on ceiling rails in modern rooms. */
export function addPictureLamps(
  draft: SceneDraft,
  room: Architecture,
  hung: readonly Hung[],
  kind: FrameKind,
): void {
  if (room.style === "japanese") return;
  const isFlat = room.room.ceiling.kind !== "vaulted" && room.room.kind !== "rotunda";
  if (MODERN.has(room.style) && isFlat) addRails(draft, room, hung);
  else for (const work of hung) if (!work.isStacked) addPictureLight(draft, room, work, kind);
}

function addPictureLight(draft: SceneDraft, room: Architecture, work: Hung, kind: FrameKind): void {
  const at = wallPlacement(room.walls[work.wall]!);
  const metal = surfaceFor(draft, "picture-lamps", { role: "lamp" }, METAL);
  const glow = surfaceFor(draft, "picture-lamps", { role: "lamp" }, GLOW);
  const half = Math.min(0.3, work.widthMetres * 0.22);
  const top = work.v + work.heightMetres / 2 + work.frameMetres;
  const depth = frameDepthMetres(kind, work.frameMetres);
  const reach = depth + 0.17;
  const y = top + 0.075;
  const tube = (u: number): Vec3 => place(at, u, y, reach);
  addRod(metal, tube(work.u - half), tube(work.u + half), 0.017, 10);
  addRod(
    glow,
    place(at, work.u - half * 0.94, y - 0.012, reach - 0.004),
    place(at, work.u + half * 0.94, y - 0.012, reach - 0.004),
    0.011,
    6,
  );
  const bend = [
    place(at, work.u, top - 0.01, depth * 0.6),
    place(at, work.u, top + 0.09, depth * 0.8),
    place(at, work.u, top + 0.11, depth + 0.07),
    tube(work.u),
  ];
  for (let i = 0; i < 3; i++) addRod(metal, bend[i]!, bend[i + 1]!, 0.006, 6);
}

/** One rail per wall with works, one spot per work. */
function addRails(draft: SceneDraft, room: Architecture, hung: readonly Hung[]): void {
  const black = surfaceFor(draft, "track-lamps", { role: "lamp" }, BLACK);
  const glow = surfaceFor(draft, "track-lamps", { role: "lamp" }, GLOW);
  const beams = room.room.ceiling.kind === "beamed" ? 0.72 : 0;
  const y = Math.min(room.room.heightMetres - beams - 0.02, 4.2);
  const distance = Math.min(Math.max(0.9, (y - 1.7) * TANGENT_30), room.room.widthMetres * 0.4);
  const head = lathe(
    [
      [0.001, 0.15],
      [0.038, 0.145],
      [0.045, 0.13],
      [0.045, 0.01],
      [0.041, 0],
      [0.038, 0.02],
    ],
    14,
  );
  const lens = lathe(
    [
      [0.038, 0.012],
      [0.001, 0.016],
    ].map(([r, h]) => [r!, h!] as const),
    12,
  );
  for (const [index, wall] of room.walls.entries()) {
    const works = hung.filter((work) => work.wall === index);
    if (works.length === 0) continue;
    const at = wallPlacement(wall);
    const rail: Placement = { ...at, origin: place(at, 0, y, distance - 0.02) };
    addBar(black, rail, {
      left: 0.5,
      right: wall.widthMetres - 0.5,
      bottom: 0,
      top: 0.035,
      from: 0,
      to: 0.035,
    });
    for (const u of [0.6, wall.widthMetres / 2, wall.widthMetres - 0.6]) {
      addRod(
        black,
        place(at, u, y + 0.03, distance),
        place(at, u, room.room.heightMetres, distance),
        0.006,
        5,
      );
    }
    for (const work of works) {
      const from = place(at, work.u, y - 0.1, distance);
      const aim = place(at, work.u, work.v + work.heightMetres / 6, 0.05);
      const down = normalise(subtract(aim, from));
      const up = scale(down, -1);
      const out = normalise(cross(at.right, up));
      const spot: Placement = { origin: add(from, scale(down, 0.06)), right: at.right, up, out };
      addPiece(black, head, spot);
      addPiece(glow, lens, spot);
      addRod(black, place(at, work.u, y, distance), from, 0.009, 6);
    }
  }
}
