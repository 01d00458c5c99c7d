import type { ExhibitSpec } from "../../core/plan.ts";
import { SCENE_EXTRAS_KEY, type SceneExtras } from "../../core/scene.ts";
import { SpaceError, type SpaceFile } from "../builtin-space.ts";
import { type Architecture, wallPlacement } from "../geometry/architecture.ts";
import { createSceneDraft } from "../geometry/scene-draft.ts";
import { renderTextures } from "../geometry/surface-textures.ts";
import { place, placementFacing, type Vec3 } from "../geometry/vector.ts";
import { writeParts } from "../geometry/write-scene.ts";
import type { Block } from "../occlusion/occluders.ts";
import { startOcclusion } from "../occlusion/start-bake.ts";
import { arrangeNeighbours } from "./arrange-neighbours.ts";
import { canvasEdgePx, cropToCanvas } from "./canvases.ts";
import { dressExterior, dressMaterials } from "./dress-materials.ts";
import { addFloorShadows } from "./floor-shadows.ts";
import { finishedFrame, frameWidthMetres } from "./frames.ts";
import { type HangPlan, type Hung, hangPictures } from "./hang.ts";
import { reasonsFor } from "./hang-reasons.ts";
import { hangWorks, isFree, PICTURE } from "./hang-works.ts";
import { paintLabels } from "./labels.ts";
import { addPictureLamps } from "./picture-lamps.ts";
import { toneOf } from "./picture-tones.ts";
import { buildPlinths, placeSculptures, type Standing } from "./plinths.ts";
import type { Room } from "./read-room.ts";
import { addRoomLights, addWallGlow } from "./room-light.ts";
import type { Scheme } from "./schemes.ts";
import { addSculpture, openSculptures, type Sculpture, sculptureExtras } from "./sculptures.ts";
import { shadowMaterial } from "./soft-quads.ts";
import { addSunlight } from "./sunlight.ts";
import { isInSight } from "./view-spots.ts";
import { chooseViews } from "./views.ts";
import { hangWallText, type Intro, summarise } from "./wall-text.ts";

export interface Picture {
  exhibit: Pick<ExhibitSpec, "id" | "label" | "style" | "widthCm" | "heightCm">;
  file: SpaceFile;
}

export interface CurateOptions {
  textureSizePx: number;
  seed: number;
  scheme: Scheme;
  /** What the panel by the entrance says; without it there is none. */
  intro: Pick<Intro, "title" | "mood"> | undefined;
  progress: (fraction: number, description: string) => void;
}

const FRAME_TEXTURE_PX = 512;
/** A frame hangs a little off the wall. */
const [FRAME_DEPTH_METRES, FRAME_AWAY_METRES] = [0.05, 0.012];

/** Hangs, places, dresses and lights a room in place. */
export async function curate(
  room: Room,
  pictures: readonly Picture[],
  sculptures: readonly Sculpture[],
  { textureSizePx, seed, scheme, intro, progress }: CurateOptions,
): Promise<void> {
  const { document, scene, architecture } = room;
  progress(0.02, "choosing where each work hangs");
  const frame = finishedFrame(architecture.style, scheme.frame);
  const { kind } = frame;
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
  const edgePx = canvasEdgePx(plan.hung.length, textureSizePx);
  const crops = Promise.all(
    plan.hung.map((hung) => {
      const { file } = pictures.find(({ exhibit }) => exhibit.id === hung.id)!;
      return cropToCanvas(file, hung.widthMetres, hung.heightMetres, edgePx);
    }),
  );
  // A rejected picture is reported where it is awaited; until then it must not count as unhandled.
  crops.catch(() => undefined);
  const opened = await openSculptures(sculptures, (note) => progress(0.72, note));
  const standing = placeSculptures(opened, room.extras, architecture, plan.hung);
  const finishOcclusion = room.isOurs
    ? startOcclusion(document, scene, architecture.walls, blocksOf(architecture, plan.hung, standing))
    : undefined;
  if (room.isOurs) {
    await dressMaterials(document, {
      sizePx: textureSizePx,
      seed,
      scheme,
      progress: (fraction) => progress(0.05 + fraction * 0.6, "laying marble, plaster and gold"),
    });
    dressExterior(document, architecture, textureSizePx);
  }
  progress(0.7, "hanging the pictures");
  const images = await crops;
  const draft = createSceneDraft();
  const shadow = shadowMaterial();
  const obstacles: SceneExtras["obstacles"] = [
    ...room.extras.obstacles,
    ...standing.map(({ x, z, plinth }): SceneExtras["obstacles"][number] => ({
      centre: [x, z],
      radiusMetres: Math.hypot(plinth.widthMetres, plinth.depthMetres) / 2,
    })),
  ];
  const extras: SceneExtras = { ...room.extras, obstacles, isFinished: true };
  const tones = new Map(
    await Promise.all(plan.hung.map(async ({ id }, i) => [id, await toneOf(images[i]!)] as const)),
  );
  const hung = arrangeNeighbours(plan, tones);
  const exhibitOf = (id: string) => pictures.find(({ exhibit }) => exhibit.id === id)!.exhibit;
  const reasons = reasonsFor({ ...plan, hung }, architecture, tones, (id) => exhibitOf(id).label.title);
  const works = hung.map((one) => ({
    hung: one,
    exhibit: exhibitOf(one.id),
    image: images[plan.hung.findIndex(({ id }) => id === one.id)]!,
    reason: reasons.get(one.id)!,
  }));
  const sheet = paintLabels([...works, ...opened].map(({ exhibit }) => exhibit.label));
  hangWorks(draft, architecture, works, sheet, shadow, extras, frame);
  if (intro && room.isOurs) {
    const summary = summarise(hung.length, standing.length, architecture);
    const around = { spawn: extras.spawn.position, hung, standing };
    hangWallText(draft, architecture, { ...intro, summary }, { look: PICTURE, shadow }, around);
  }
  addPictureLamps(draft, architecture, hung, kind);
  if (room.isOurs) addSunlight(draft, architecture);
  buildPlinths(draft, architecture.style, standing);
  addFloorShadows(draft, scene, standing, shadow);
  progress(0.85, "lighting the lamps");
  const textures = await renderTextures(draft, {
    seed,
    sizePx: () => Math.min(textureSizePx, FRAME_TEXTURE_PX),
  });
  writeParts(document, scene, draft, { textures, bake: undefined });
  for (const one of standing) {
    const node = addSculpture(document, scene, one);
    const distance = Math.max(1.7, one.heightMetres * 1.3);
    const spots = [0, 1, -1, 2, -2, 3, -3, 4].map((k): [number, number, number] => {
      const angle = one.turnRadians + (k * Math.PI) / 4;
      return [one.x + Math.sin(angle) * distance, 1.6, one.z + Math.cos(angle) * distance];
    });
    const isGood = (eye: Vec3) =>
      isFree([eye[0], eye[2]], extras) && isInSight(architecture, eye, [one.x, eye[1], one.z]);
    const position = spots.find(isGood) ?? spots[0]!;
    const target: [number, number, number] = [one.x, one.plinth.heightMetres + one.heightMetres / 2, one.z];
    node.setExtras(sculptureExtras(one, { position, target }));
  }
  if (room.isOurs) addWallGlow(scene, architecture, hung);
  await finishOcclusion?.();
  addRoomLights(document, scene, architecture);
  document.getRoot().setDefaultScene(scene);
  scene.setExtras({
    ...scene.getExtras(),
    [SCENE_EXTRAS_KEY]: { ...extras, views: chooseViews(architecture, extras, hung, standing) },
  });
}

/** What pictures and sculptures will take of the light around them. */
function blocksOf(room: Architecture, hung: readonly Hung[], standing: readonly Standing[]): Block[] {
  const framed = hung.map((work): Block => {
    const at = wallPlacement(room.walls[work.wall]!);
    const [widthMetres, heightMetres] = [work.widthMetres, work.heightMetres].map(
      (metres) => metres + work.frameMetres * 2,
    ) as [number, number];
    const origin = place(at, work.u, work.v - heightMetres / 2, FRAME_DEPTH_METRES / 2 + FRAME_AWAY_METRES);
    return { at: { ...at, origin }, widthMetres, heightMetres, depthMetres: FRAME_DEPTH_METRES };
  });
  const placed = standing.flatMap(({ x, z, turnRadians, plinth, heightMetres }): Block[] => {
    const facing = [Math.sin(turnRadians), 0, Math.cos(turnRadians)] as const;
    const { widthMetres, depthMetres } = plinth;
    const onPlinth = { widthMetres: widthMetres * 0.6, depthMetres: depthMetres * 0.6, heightMetres };
    return [
      { at: placementFacing([x, 0, z], facing), ...plinth },
      { at: placementFacing([x, plinth.heightMetres, z], facing), ...onPlinth },
    ];
  });
  return [...framed, ...placed];
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
