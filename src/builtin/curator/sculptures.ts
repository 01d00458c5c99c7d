import { Document, getBounds, type Node, type Scene } from "@gltf-transform/core";
import { mergeDocuments } from "@gltf-transform/functions";
import { SPLAT_BUDGET } from "../../core/gaussian-splats.ts";
import type { ExhibitSpec } from "../../core/plan.ts";
import { SCENE_EXTRAS_KEY } from "../../core/scene.ts";
import { SpaceError, type SpaceFile } from "../builtin-space.ts";
import type { Gaussians } from "../splats/gaussians.ts";
import { isSplat, openSplat } from "../splats/open-splat.ts";
import { type TidySplat, tidySplat } from "../splats/tidy-splat.ts";
import { writeSplat } from "../splats/write-splat.ts";
import { normaliseSculpture, SCULPTURE_BUDGET } from "./normalise-sculpture.ts";
import { openGlb } from "./open-glb.ts";
import type { Standing } from "./plinths.ts";

export interface Sculpture {
  exhibit: Pick<ExhibitSpec, "id" | "prompt" | "label" | "widthCm" | "heightCm">;
  file: SpaceFile;
}

/** A sculpture's GLB, opened and measured in its own units. */
export interface OpenSculpture {
  exhibit: Sculpture["exhibit"];
  source: Document;
  scene: Scene;
  middle: readonly [x: number, z: number];
  lowest: number;
  size: readonly [width: number, height: number, depth: number];
}

/**
 * Reads, normalises and measures sculptures, GLBs and Gaussian splats; a `SpaceError` names a file that holds none.
 * They share what a gallery may show of triangles and Gaussians; `note` is told of each that has more, and of what else
 * is not shown as it came.
 */
export async function openSculptures(
  sculptures: readonly Sculpture[],
  note: (words: string) => void,
): Promise<OpenSculpture[]> {
  const splats = sculptures.filter(({ file }) => isSplat(file)).length;
  const most = Math.min(SPLAT_BUDGET.exhibit, Math.floor(SPLAT_BUDGET.gallery / Math.max(1, splats)));
  const { triangles, galleryTriangles } = SCULPTURE_BUDGET;
  const meshes = Math.max(1, sculptures.length - splats);
  const mostTriangles = Math.min(triangles, Math.floor(galleryTriangles / meshes));
  return Promise.all(
    sculptures.map((sculpture) =>
      isSplat(sculpture.file)
        ? openSplatSculpture(sculpture, most, note)
        : openSculpture(sculpture, mostTriangles, note),
    ),
  );
}

async function openSplatSculpture(
  { exhibit, file }: Sculpture,
  most: number,
  note: (words: string) => void,
): Promise<OpenSculpture> {
  let gaussians: Gaussians;
  try {
    gaussians = openSplat(file);
  } catch {
    throw new SpaceError(`${file.name} could not be read as a Gaussian splat.`, "Unreadable sculpture");
  }
  let tidy: TidySplat;
  try {
    tidy = tidySplat(gaussians, most);
  } catch {
    throw new SpaceError(`${file.name} shows nothing.`, "Empty sculpture");
  }
  const { min, max, foundCount } = tidy;
  if (foundCount > most) {
    const count = (value: number) => value.toLocaleString("en-US");
    note(`${exhibit.id} is shown with ${count(most)} of its ${count(foundCount)} Gaussians`);
  }
  const source = new Document();
  const scene = source
    .createScene()
    .addChild(source.createNode("splat").setMesh(writeSplat(source, tidy.gaussians)));
  return {
    exhibit,
    source,
    scene,
    middle: [(min[0] + max[0]) / 2, (min[2] + max[2]) / 2],
    lowest: min[1],
    size: [max[0] - min[0], max[1] - min[1], max[2] - min[2]],
  };
}

async function openSculpture(
  { exhibit, file }: Sculpture,
  mostTriangles: number,
  note: (words: string) => void,
): Promise<OpenSculpture> {
  const source = await openGlb(file.bytes).catch(() => {
    throw new SpaceError(`${file.name} could not be read as a GLB.`, "Unreadable sculpture");
  });
  const scene = source.getRoot().getDefaultScene() ?? source.getRoot().listScenes()[0];
  if (!scene) throw new SpaceError(`${file.name} has no scene.`, "Empty sculpture");
  for (const words of await normaliseSculpture(source, scene, mostTriangles)) note(`${exhibit.id} ${words}`);
  const { min, max } = getBounds(scene);
  const size = [0, 1, 2].map((axis) => max[axis]! - min[axis]!) as [number, number, number];
  if (!size.every(Number.isFinite) || Math.max(...size) <= 0) {
    throw new SpaceError(`${file.name} has no surfaces that could be shown.`, "Empty sculpture");
  }
  const middle = [(min[0]! + max[0]!) / 2, (min[2]! + max[2]!) / 2] as const;
  return { exhibit, source, scene, middle, lowest: min[1]!, size };
}

/** Copies a sculpture into the scene: upright on its plinth, turned as it stands there. */
export function addSculpture(document: Document, scene: Scene, standing: Standing): Node {
  const { source, scene: own, middle, lowest, exhibit } = standing.sculpture;
  const merged = mergeDocuments(document, source).get(own) as Scene;
  const half = standing.turnRadians / 2;
  const holder = document
    .createNode(`sculpture ${exhibit.id}`)
    .setScale([standing.scale, standing.scale, standing.scale])
    .setRotation([0, Math.sin(half), 0, Math.cos(half)])
    .setTranslation([standing.x, standing.plinth.heightMetres, standing.z]);
  const centred = document.createNode("centred").setTranslation([-middle[0], -lowest, -middle[1]]);
  for (const child of merged.listChildren()) {
    merged.removeChild(child);
    centred.addChild(child);
  }
  merged.dispose();
  scene.addChild(holder.addChild(centred));
  return holder;
}

export const sculptureExtras = (
  { sculpture: { exhibit } }: Standing,
  viewpoint: { position: [number, number, number]; target: [number, number, number] },
) => ({
  [SCENE_EXTRAS_KEY]: { role: "sculpture", exhibit: exhibit.id, label: exhibit.label, viewpoint },
});
