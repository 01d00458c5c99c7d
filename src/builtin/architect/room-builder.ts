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
  /** Facets of a turned piece. */
  latheSegments: number;
  /** Carved detail: dentils, eggs, beads, rosettes. */
  hasOrnament: boolean;
}

const DETAILS: Record<Resolution, Detail> = {
  low: { archSegments: 16, profileSteps: 2, gridMetres: 0.9, latheSegments: 10, hasOrnament: false },
  medium: { archSegments: 24, profileSteps: 3, gridMetres: 0.55, latheSegments: 16, hasOrnament: false },
  high: { archSegments: 32, profileSteps: 4, gridMetres: 0.36, latheSegments: 28, hasOrnament: true },
};

/** Joined rooms have more wall, and are seen from further away, than the carving of one room allows for. */
export function detailFor(resolution: Resolution, rooms: number): Detail {
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
