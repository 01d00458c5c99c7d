import type { Random } from "../../core/random.ts";
import type { NodeExtras } from "../../core/scene.ts";
import { type MaterialSpec, type SceneDraft, surfaceFor } from "../geometry/scene-draft.ts";
import type { Surface } from "../geometry/surface.ts";
import type { Layout } from "./layout.ts";
import type { Palette } from "./palette.ts";
import type { StyleSpec } from "./styles.ts";

export type Resolution = "low" | "medium" | "high";

/** How finely things are made. */
export interface Detail {
  /** Facets of a semicircle. */
  archSegments: number;
  /** Steps of a curved moulding. */
  profileSteps: number;
  /** Largest wall and ceiling cell in metres. */
  gridMetres: number;
  /** Longest piece of a straight moulding in metres: light is baked at its ends. */
  pieceMetres: number;
  /** Facets of a turned piece. */
  latheSegments: number;
  /** Carved detail: dentils, eggs, beads, rosettes. */
  hasOrnament: boolean;
}

const DETAILS: Record<Resolution, Detail> = {
  low: {
    archSegments: 16,
    profileSteps: 2,
    gridMetres: 0.9,
    pieceMetres: 0.8,
    latheSegments: 10,
    hasOrnament: false,
  },
  medium: {
    archSegments: 24,
    profileSteps: 3,
    gridMetres: 0.55,
    pieceMetres: 0.8,
    latheSegments: 16,
    hasOrnament: false,
  },
  high: {
    archSegments: 32,
    profileSteps: 4,
    gridMetres: 0.36,
    pieceMetres: 0.8,
    latheSegments: 28,
    hasOrnament: true,
  },
};

/**
 * Most triangles of a bare room: what is left of 150,000 when thirty framed works, their lamps and three sculptures
 * have come in.
 */
export const MOST_TRIANGLES = 112_000;

/** Ever plainer ways to make the same rooms, for those whose size multiplies their carving. */
export function detailsFor(resolution: Resolution, rooms: number): Detail[] {
  const first = detailFor(resolution, rooms);
  const { low, medium } = DETAILS;
  const coarser = { ...first, archSegments: 24, profileSteps: 3, gridMetres: 0.5, latheSegments: 16 };
  const plain = { ...medium, hasOrnament: false, latheSegments: 12 };
  const plainer = resolution === "high" ? [coarser, plain] : resolution === "medium" ? [plain] : [];
  return [
    first,
    ...plainer,
    low,
    { ...low, latheSegments: 8, archSegments: 12, gridMetres: 1.2, pieceMetres: 4 },
  ];
}

/** Joined rooms have more wall, and are seen from further away, than the carving of one room allows for. */
function detailFor(resolution: Resolution, rooms: number): Detail {
  return rooms > 1 && resolution === "high"
    ? { ...DETAILS.medium, archSegments: 28, gridMetres: 0.42 }
    : DETAILS[resolution];
}

/** What every builder of a part of the room works with. */
export interface RoomBuilder {
  draft: SceneDraft;
  layout: Layout;
  spec: StyleSpec;
  detail: Detail;
  palette: Palette;
  random: Random;
}

export function surfaceOf(
  builder: RoomBuilder,
  name: string,
  extras: NodeExtras | undefined,
  material: MaterialSpec,
): Surface {
  return surfaceFor(builder.draft, name, extras, material);
}
