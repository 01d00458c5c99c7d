import type { ExhibitSpec } from "../../core/plan.ts";
import type { NodeExtras, SceneExtras } from "../../core/scene.ts";
import { type Architecture, wallPlacement } from "../geometry/architecture.ts";
import { distanceToEdge, isWithin } from "../geometry/floor-outline.ts";
import { addInstance, type MaterialSpec, type SceneDraft, surfaceFor } from "../geometry/scene-draft.ts";
import { chamferedBox } from "../geometry/solids.ts";
import { addPiece, addVertex, createSurface } from "../geometry/surface.ts";
import { type Placement, place, type Vec2 } from "../geometry/vector.ts";
import { addFrame, canvasDepthMetres, type FrameKind, type FrameStyle } from "./frames.ts";
import type { Hung } from "./hang.ts";
import { CARD, type LabelSheet } from "./labels.ts";
import { addSoftQuad } from "./soft-quads.ts";

export interface HungWork {
  hung: Hung;
  exhibit: Pick<ExhibitSpec, "id" | "label" | "style">;
  image: Uint8Array;
  /** Why it hangs there. */
  reason: string;
}

/** Canvases and cards are lit alike, so that variants can put them on one sheet. */
export const PICTURE: Omit<MaterialSpec, "name"> = {
  isEmissiveImage: true,
  emissive: "#ffffff",
  emissiveStrength: 0.16,
  roughness: 0.68,
  isBaked: false,
};

/** Cells of a canvas each way: enough for baked light and a soft edge. */
const CANVAS_CELLS = 4;

/** Frames, canvases, labels and the shadows behind them. */
export function hangWorks(
  draft: SceneDraft,
  room: Architecture,
  works: readonly HungWork[],
  sheet: LabelSheet,
  shadow: MaterialSpec,
  scene: SceneExtras,
  { kind, material }: FrameStyle,
): void {
  // Ornament is shared out, so that a room with thirty works stays as light as one with twelve.
  const isCarved = works.length <= 18;
  works.forEach(({ hung, exhibit, image, reason }, index) => {
    const wall = wallPlacement(room.walls[hung.wall]!);
    const at: Placement = { ...wall, origin: place(wall, hung.u, hung.v, 0) };
    addFrame(surfaceFor(draft, "frames", { role: "frame" }, material), kind, at, hung, isCarved);
    addCanvas(draft, at, hung, kind, image, {
      role: "painting",
      exhibit: exhibit.id,
      label: exhibit.label,
      movement: exhibit.style,
      reason,
      viewpoint: viewpointOf(room, hung, scene),
    });
    const [w, h] = [hung.widthMetres + hung.frameMetres * 2, hung.heightMetres + hung.frameMetres * 2];
    const spread = 0.09 + hung.frameMetres * 0.5;
    addSoftQuad(surfaceFor(draft, "shadows", { role: "prop" }, shadow), at, {
      left: -w / 2 - spread,
      bottom: -h / 2 - spread * 1.9,
      width: w + spread * 2,
      height: h + spread * 2.2,
      lift: 0.006,
    });
    addLabel(draft, room, hung, sheet, index, shadow);
  });
}

function addCanvas(
  draft: SceneDraft,
  at: Placement,
  hung: Hung,
  kind: FrameKind,
  image: Uint8Array,
  extras: NodeExtras,
): void {
  const material: MaterialSpec = {
    name: `canvas ${hung.id}`,
    ...PICTURE,
    image: { bytes: image, mimeType: "image/jpeg" },
  };
  const name = `painting ${hung.id}`;
  const surface = surfaceFor(draft, name, extras, material);
  const { widthMetres: w, heightMetres: h } = hung;
  for (let j = 0; j <= CANVAS_CELLS; j++) {
    for (let i = 0; i <= CANVAS_CELLS; i++) {
      const [s, t] = [i / CANVAS_CELLS, j / CANVAS_CELLS];
      addVertex(surface, [(s - 0.5) * w, (t - 0.5) * h, 0], [0, 0, 1], [s, 1 - t]);
    }
  }
  for (let j = 0; j < CANVAS_CELLS; j++) {
    for (let i = 0; i < CANVAS_CELLS; i++) {
      const a = j * (CANVAS_CELLS + 1) + i;
      const b = a + CANVAS_CELLS + 1;
      surface.indices.push(a, a + 1, b + 1, a, b + 1, b);
    }
  }
  addInstance(draft, name, { ...at, origin: place(at, 0, 0, canvasDepthMetres(kind, hung.frameMetres)) });
}

/** Below a work that hangs this near a dado rail, the card stands on the rail and leans on the moulding above it. */
const NEAR_RAIL_METRES = 0.45;
const LEANING_METRES = 0.03;

/** Right of the frame at 1.35 m; below it where there is no room beside it. */
function addLabel(
  draft: SceneDraft,
  room: Architecture,
  hung: Hung,
  sheet: LabelSheet,
  index: number,
  shadow: MaterialSpec,
): void {
  const cell = sheet.cells[index];
  if (!cell) return;
  const wall = wallPlacement(room.walls[hung.wall]!);
  const reach = hung.widthMetres / 2 + hung.frameMetres;
  const isBeside = hung.rightGapMetres > 0.24 && !hung.isStacked;
  const u = isBeside ? hung.u + reach + 0.09 + CARD.widthMetres / 2 : hung.u;
  const below = hung.v - hung.heightMetres / 2 - hung.frameMetres - 0.05 - CARD.heightMetres / 2;
  const dado = room.dadoMetres ?? 0;
  const stands = !isBeside && below > dado && below < dado + NEAR_RAIL_METRES;
  const v = isBeside ? 1.35 : stands ? dado + CARD.heightMetres / 2 : Math.max(below, 0.12);
  const lift = stands ? LEANING_METRES : 0;
  const paper: MaterialSpec = labelMaterial(draft, sheet);
  const surface = surfaceFor(draft, "labels", { role: "label" }, paper);
  const box = createSurface();
  addPiece(box, chamferedBox([CARD.widthMetres, CARD.heightMetres, 0.008], 0.001, false), {
    ...wall,
    origin: place(wall, u, v - CARD.heightMetres / 2, lift + 0.004),
  });
  // The card's body takes its colour from the sheet's blank corner.
  box.uvs.fill(0.001);
  addPiece(surface, box, { origin: [0, 0, 0], right: [1, 0, 0], up: [0, 1, 0], out: [0, 0, 1] });
  const first = surface.positions.length / 3;
  const [left, top, right, bottom] = cell;
  const [w, h] = [CARD.widthMetres / 2 - 0.002, CARD.heightMetres / 2 - 0.002];
  const corners: [number, number, Vec2][] = [
    [-w, -h, [left, bottom]],
    [w, -h, [right, bottom]],
    [w, h, [right, top]],
    [-w, h, [left, top]],
  ];
  for (const [du, dv, uv] of corners)
    addVertex(surface, place(wall, u + du, v + dv, lift + 0.0105), wall.out, uv);
  surface.indices.push(first, first + 1, first + 2, first, first + 2, first + 3);
  // White card on a white wall: its shadow is its outline.
  addSoftQuad(
    surfaceFor(draft, "shadows", { role: "prop" }, shadow),
    { ...wall, origin: place(wall, u, v, 0) },
    {
      left: -w - 0.022,
      bottom: -h - 0.03,
      width: w * 2 + 0.044,
      height: h * 2 + 0.046,
      lift: 0.004,
    },
  );
}

function labelMaterial(draft: SceneDraft, sheet: LabelSheet): MaterialSpec {
  const known = draft.parts.get("labels")?.surfaces.keys().next().value;
  return (
    known ?? {
      name: "labels",
      ...PICTURE,
      image: { bytes: sheet.image, mimeType: "image/jpeg" },
    }
  );
}

const EYE_METRES = 1.6;

/** From straight before a work to well aside. */
const ASIDE_RADIANS = [0, 0.35, -0.35, 0.65, -0.65];
/** Nearer than this share of the best distance is worse than aside. */
const TOO_NEAR = 0.65;

/** Far enough to see the whole work, inside the room and clear of what stands in it or between. */
export function viewpointOf(
  room: Architecture,
  hung: Hung,
  scene: SceneExtras,
): { position: [number, number, number]; target: [number, number, number] } {
  const wall = wallPlacement(room.walls[hung.wall]!);
  const target = place(wall, hung.u, hung.v, 0.05);
  const wanted = Math.max(1.5, 1.3 * Math.max(hung.widthMetres, hung.heightMetres * 1.2) + 0.5);
  const spots = ASIDE_RADIANS.flatMap((aside) =>
    Array.from({ length: Math.ceil((wanted - 0.7) / 0.15) }, (_, step) => {
      const metres = wanted - step * 0.15;
      const at = place(wall, hung.u + Math.sin(aside) * metres, 0, Math.cos(aside) * metres);
      return { at, isNear: metres < wanted * TOO_NEAR };
    }),
  );
  const free = spots.filter(({ at }) => isFree([at[0], at[2]], scene));
  const clear = free.filter(({ at }) =>
    scene.obstacles.every(
      ({ centre, radiusMetres }) =>
        distanceToEdge(centre, [
          [at[0], at[2]],
          [target[0], target[2]],
        ]) > radiusMetres,
    ),
  );
  const { at } = clear.find(({ isNear }) => !isNear) ?? clear[0] ?? free[0] ?? spots.at(-1)!;
  return {
    position: [at[0], EYE_METRES, at[2]],
    target: [...target] as [number, number, number],
  };
}

/** Visitors keep this far from walls. */
const ELBOW_METRES = 0.35;

/** Whether a visitor could stand there, this far from plinths and benches. */
export function isFree(
  point: Vec2,
  scene: Pick<SceneExtras, "walkable" | "obstacles">,
  clearanceMetres = 0.25,
): boolean {
  const { walkable, obstacles } = scene;
  const isInside = isWithin(point, walkable) && distanceToEdge(point, walkable) >= ELBOW_METRES - 1e-6;
  return (
    isInside &&
    obstacles.every(
      (o) => Math.hypot(o.centre[0] - point[0], o.centre[1] - point[1]) > o.radiusMetres + clearanceMetres,
    )
  );
}
