import type { Architecture } from "../geometry/architecture.ts";
import { HORIZON, paintExterior } from "../geometry/exterior-image.ts";
import { type MaterialSpec, type SceneDraft, surfaceFor } from "../geometry/scene-draft.ts";
import { addVertex } from "../geometry/surface.ts";
import type { Vec3 } from "../geometry/vector.ts";

const SEGMENTS = 48;
const EYE_METRES = 1.6;
/** Like every map of the bare room; the curator paints it sharp. */
const BARE_WIDTH_PX = 512;
/** How far beyond the room's corners the painted world stands. */
const BEYOND_METRES = 7;

/** A painted cylinder with a closed top round the room, seen through the windows and the skylight. */
export function buildExterior(
  draft: SceneDraft,
  { style, seed, room }: Pick<Architecture, "style" | "seed" | "room">,
): void {
  if (room.windows.count === 0 && !room.skylight) return;
  const material: MaterialSpec = {
    name: "outside",
    image: { bytes: paintExterior({ style, seed, room }, BARE_WIDTH_PX), mimeType: "image/jpeg" },
    isUnlit: true,
  };
  const surface = surfaceFor(draft, "outside", { role: "outside" }, material);
  const radius = Math.hypot(room.widthMetres, room.lengthMetres) / 2 + BEYOND_METRES;
  const tall = radius * 1.3;
  const [bottom, top] = [EYE_METRES - tall * (1 - HORIZON), EYE_METRES + tall * HORIZON];
  // The horizon is drawn at street level for a room one floor up.
  const levels: [number, number, number][] = [
    [radius * 0.1, bottom, 0.995],
    [radius, bottom, 0.99],
    [radius, (bottom + top) / 2, 0.5],
    [radius, top, 0.02],
    [0.01, Math.max(top * 1.15, room.heightMetres + 3), 0.01],
  ];
  const first = surface.positions.length / 3;
  for (const [r, y, v] of levels) {
    for (let i = 0; i <= SEGMENTS; i++) {
      const angle = (i / SEGMENTS) * Math.PI * 2;
      const normal: Vec3 = [-Math.cos(angle), 0, -Math.sin(angle)];
      addVertex(surface, [Math.cos(angle) * r, y, Math.sin(angle) * r], normal, [i / SEGMENTS, v]);
    }
  }
  for (let level = 0; level + 1 < levels.length; level++) {
    for (let i = 0; i < SEGMENTS; i++) {
      const a = first + level * (SEGMENTS + 1) + i;
      const b = a + SEGMENTS + 1;
      surface.indices.push(a, a + 1, b + 1, a, b + 1, b);
    }
  }
}
