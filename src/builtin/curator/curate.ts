import type { ExhibitSpec } from "../../core/plan.ts";
import { nodeExtras, SCENE_EXTRAS_KEY, type SceneExtras } from "../../core/scene.ts";
import { SpaceError, type SpaceFile } from "../builtin-space.ts";
import { addInstance, createSceneDraft, type MaterialSpec, surfaceFor } from "../geometry/scene-draft.ts";
import { chamferedBox } from "../geometry/solids.ts";
import { addPiece } from "../geometry/surface.ts";
import { renderTextures } from "../geometry/surface-textures.ts";
import { placementAt, placementOnFloor } from "../geometry/vector.ts";
import { writeParts } from "../geometry/write-scene.ts";
import { cropToCanvas } from "./canvases.ts";
import { dressMaterials } from "./dress-materials.ts";
import { frameStyleOf, frameWidthMetres } from "./frames.ts";
import { type HangPlan, hangPictures } from "./hang.ts";
import { hangWorks, isFree } from "./hang-works.ts";
import { paintLabels } from "./labels.ts";
import { addPictureLamps } from "./picture-lamps.ts";
import { addSculpture, placeSculptures, type Sculpture, sculptureExtras } from "./plinths.ts";
import type { Room } from "./read-room.ts";
import { addRoomLights, addWallGlow } from "./room-light.ts";
import { addSoftQuad, shadowMaterial } from "./soft-quads.ts";
import { addSunlight } from "./sunlight.ts";

export interface Picture {
  exhibit: Pick<ExhibitSpec, "id" | "label" | "style" | "widthCm" | "heightCm">;
  file: SpaceFile;
}

export interface CurateOptions {
  textureSizePx: number;
  seed: number;
  progress: (fraction: number, description: string) => void;
}

const PLINTH: MaterialSpec = {
  name: "plinth",
  surface: "marble-block",
  colour: "#e9e4db",
  roughness: 0.35,
  isBaked: false,
};
const PLAIN_PLINTH: MaterialSpec = {
  name: "plinth",
  surface: "plaster",
  colour: "#efede8",
  roughness: 0.8,
  isBaked: false,
};
const CHAMFER_METRES = 0.006;
const FRAME_TEXTURE_PX = 512;

/** Hangs, places, dresses and lights a room in place. */
export async function curate(
  room: Room,
  pictures: readonly Picture[],
  sculptures: readonly Sculpture[],
  { textureSizePx, seed, progress }: CurateOptions,
): Promise<void> {
  const { document, scene, architecture } = room;
  progress(0.02, "choosing where each work hangs");
  const { kind } = frameStyleOf(architecture.style);
  const plan = hangOrExplain(
    architecture.walls,
    pictures.map(({ exhibit }) => ({
      id: exhibit.id,
      widthMetres: exhibit.widthCm / 100,
      heightMetres: exhibit.heightCm / 100,
    })),
    {
      frameOf: (work) => frameWidthMetres(kind, work),
      lowestMetres: architecture.style === "beaux-arts" || architecture.style === "haussmann" ? 1.05 : 0.5,
    },
  );
  if (plan.stackedCount > 0) progress(0.03, `${plan.stackedCount} pictures hang above each other`);
  if (plan.scale < 1) progress(0.03, `pictures hang at ${Math.round(plan.scale * 100)}% of their size`);
  const crops = Promise.all(
    plan.hung.map((hung) => {
      const { file } = pictures.find(({ exhibit }) => exhibit.id === hung.id)!;
      return cropToCanvas(file, hung.widthMetres, hung.heightMetres, textureSizePx);
    }),
  );
  // A rejected picture is reported where it is awaited; until then it must not count as unhandled.
  crops.catch(() => undefined);
  if (room.isOurs) {
    await dressMaterials(document, {
      sizePx: textureSizePx,
      seed,
      progress: (fraction) => progress(0.05 + fraction * 0.6, "laying marble, plaster and gold"),
    });
  }
  progress(0.7, "hanging the pictures");
  const images = await crops;
  const draft = createSceneDraft();
  const shadow = shadowMaterial();
  const standing = placeSculptures(sculptures, room.extras, architecture.room.heightMetres);
  const obstacles: SceneExtras["obstacles"] = [
    ...room.extras.obstacles,
    ...standing.map(({ x, z, plinth }): SceneExtras["obstacles"][number] => ({
      centre: [x, z],
      radiusMetres: plinth.widthMetres * 0.72,
    })),
  ];
  const extras: SceneExtras = { ...room.extras, obstacles, isFinished: true };
  const works = plan.hung.map((hung, i) => ({
    hung,
    exhibit: pictures.find(({ exhibit }) => exhibit.id === hung.id)!.exhibit,
    image: images[i]!,
  }));
  const sheet = paintLabels([...works, ...standing].map(({ exhibit }) => exhibit.label));
  hangWorks(draft, architecture, works, sheet, shadow, extras);
  addPictureLamps(draft, architecture, plan.hung, kind);
  if (room.isOurs) addSunlight(draft, architecture);
  const isModern = ["white-cube", "industrial", "brutalist", "japanese"].includes(architecture.style);
  for (const { exhibit, x, z, plinth } of standing) {
    const name = `plinth ${exhibit.id}`;
    const surface = surfaceFor(
      draft,
      name,
      { role: "plinth", exhibit: exhibit.id },
      isModern ? PLAIN_PLINTH : PLINTH,
    );
    const { widthMetres: w, heightMetres: h } = plinth;
    addPiece(surface, chamferedBox([w, h, w], CHAMFER_METRES), placementAt([0, 0, 0]));
    if (!isModern) {
      addPiece(surface, chamferedBox([w + 0.08, 0.1, w + 0.08], CHAMFER_METRES), placementAt([0, 0, 0]));
      addPiece(
        surface,
        chamferedBox([w + 0.05, 0.05, w + 0.05], CHAMFER_METRES, false),
        placementAt([0, h - 0.05, 0]),
      );
    }
    addInstance(draft, name, placementAt([x, 0, z]));
  }
  const floor = surfaceFor(draft, "shadows", { role: "prop" }, shadow);
  for (const { x, z, plinth } of standing) {
    const w = plinth.widthMetres + 0.5;
    addSoftQuad(floor, placementOnFloor(0), {
      left: x - w / 2,
      bottom: -z - w / 2,
      width: w,
      height: w,
      lift: 0.008,
    });
  }
  for (const node of scene.listChildren()) {
    const own = nodeExtras.safeParse(node.getExtras()[SCENE_EXTRAS_KEY]);
    if (!own.success || own.data.role !== "bench") continue;
    const [x, , z] = node.getTranslation();
    addSoftQuad(floor, placementOnFloor(0), {
      left: x - 0.48,
      bottom: -z - 1.08,
      width: 0.96,
      height: 2.16,
      lift: 0.008,
    });
  }
  progress(0.85, "lighting the lamps");
  const textures = await renderTextures(draft, {
    seed,
    sizePx: () => Math.min(textureSizePx, FRAME_TEXTURE_PX),
  });
  writeParts(document, scene, draft, { textures, bake: undefined });
  for (const one of standing) {
    const node = await addSculpture(document, scene, one);
    const distance = Math.max(1.7, one.heightMetres * 1.3);
    const spots = [0, 1, -1, 2, -2, 3, -3, 4].map((k): [number, number, number] => {
      const angle = (k * Math.PI) / 4;
      return [one.x + Math.sin(angle) * distance, 1.6, one.z + Math.cos(angle) * distance];
    });
    const position = spots.find((p) => isFree([p[0], p[2]], extras)) ?? spots[0]!;
    const target: [number, number, number] = [one.x, one.plinth.heightMetres + one.heightMetres / 2, one.z];
    node.setExtras(sculptureExtras(one, { position, target }));
  }
  if (room.isOurs) addWallGlow(scene, architecture, plan.hung);
  addRoomLights(document, scene, architecture);
  document.getRoot().setDefaultScene(scene);
  scene.setExtras({
    ...scene.getExtras(),
    [SCENE_EXTRAS_KEY]: { ...extras, views: viewsOf(extras, works.length > 0 ? scene : undefined) },
  });
}

function hangOrExplain(...input: Parameters<typeof hangPictures>): HangPlan {
  try {
    return hangPictures(...input);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new SpaceError(
      "There is no free wall left for the pictures. Ask for fewer windows or a larger room.",
      "The walls are full",
    );
  }
}

/** The architect's views, and the largest work seen from its own spot. */
function viewsOf(extras: SceneExtras, scene: Room["scene"] | undefined): SceneExtras["views"] {
  const hero = scene
    ?.listChildren()
    .map((node) => nodeExtras.safeParse(node.getExtras()[SCENE_EXTRAS_KEY]).data)
    .find((own) => own?.role === "painting" && own.viewpoint)?.viewpoint;
  const [first, second, third, ...rest] = extras.views;
  const kept = [first, second, third].filter((view) => view !== undefined);
  return [...kept, ...rest, ...(hero ? [{ name: "a work", ...hero }] : [])].map((view) => ({
    ...view,
    position: stepAside(view.position, extras),
  }));
}

/** The nearest free spot to a camera that would stand in a plinth. */
function stepAside(from: [number, number, number], extras: SceneExtras): [number, number, number] {
  for (let reach = 0; reach < 3; reach += 0.4) {
    for (let turn = 0; turn < 8; turn++) {
      const angle = (turn * Math.PI) / 4;
      const [x, z] = [from[0] + Math.cos(angle) * reach, from[2] + Math.sin(angle) * reach];
      if (isFree([x, z], extras, 0.8)) return [x, from[1], z];
    }
  }
  return from;
}
