import { type Document, getBounds, type Node, NodeIO, type Scene } from "@gltf-transform/core";
import { ALL_EXTENSIONS } from "@gltf-transform/extensions";
import { mergeDocuments } from "@gltf-transform/functions";
import type { ExhibitSpec } from "../../core/plan.ts";
import { SCENE_EXTRAS_KEY, type SceneExtras } from "../../core/scene.ts";
import { SpaceError, type SpaceFile } from "../builtin-space.ts";
import type { Vec2 } from "../geometry/vector.ts";

export interface Sculpture {
  exhibit: Pick<ExhibitSpec, "id" | "label" | "widthCm" | "heightCm">;
  file: SpaceFile;
}

export interface Standing extends Sculpture {
  x: number;
  z: number;
  plinth: { widthMetres: number; heightMetres: number };
  /** Size asked for, in metres. */
  heightMetres: number;
}

/** Low things stand high, tall things low, so that all are met near eye level. */
export function plinthFor(exhibit: Sculpture["exhibit"]): Standing["plinth"] {
  const height = exhibit.heightCm / 100;
  return {
    widthMetres: Math.min(1.6, Math.max(0.38, (exhibit.widthCm / 100) * 1.15)),
    heightMetres: height > 1.5 ? 0.22 : height > 0.9 ? 0.55 : 1.02,
  };
}

/** Spots for sculptures: apart from each other and from what is there already, clear of walls and of the door. */
export function placeSculptures(
  sculptures: readonly Sculpture[],
  scene: Pick<SceneExtras, "walkable" | "obstacles" | "room">,
  ceilingMetres: number,
): Standing[] {
  const { widthMetres: width, lengthMetres: length, kind } = scene.room;
  const taken = scene.obstacles.map((o) => ({ centre: o.centre as Vec2, radius: o.radiusMetres }));
  const lanes = width > 4.6 ? [-0.24, 0.24, 0] : [0, -0.2, 0.2];
  const round = kind === "rotunda" ? 0.62 : 1;
  const steps = 14;
  const candidates = lanes.flatMap((lane, laneIndex) =>
    Array.from({ length: steps }, (_, i) => ({
      x: lane * width * round,
      z: ((i + 0.5) / steps - 0.5) * (length - 2.4) * round - 0.4,
      laneIndex,
    })),
  );
  return sculptures.map((sculpture) => {
    const plinth = plinthFor(sculpture.exhibit);
    const heightMetres = Math.min(
      sculpture.exhibit.heightCm / 100,
      ceilingMetres - plinth.heightMetres - 0.5,
    );
    const radius = plinth.widthMetres * 0.72;
    const spare = (c: { x: number; z: number }) =>
      Math.min(
        ...taken.map((t) => Math.hypot(c.x - t.centre[0], c.z - t.centre[1]) - t.radius - radius),
        (length / 2 - 1.6 - c.z) * 0.8,
        Math.hypot(c.x, c.z - length / 2) - 1.6,
        2.6,
      );
    const best = candidates.reduce((a, b) =>
      spare(b) - b.laneIndex * 0.15 > spare(a) - a.laneIndex * 0.15 + 1e-6 ? b : a,
    );
    taken.push({ centre: [best.x, best.z], radius });
    return { ...sculpture, x: best.x, z: best.z, plinth, heightMetres };
  });
}

/** Copies a sculpture's GLB into the scene: base centred on its plinth, scaled to its height within its footprint. */
export async function addSculpture(document: Document, scene: Scene, standing: Standing): Promise<Node> {
  const io = new NodeIO().registerExtensions(ALL_EXTENSIONS);
  const source = await io.readBinary(standing.file.bytes).catch(() => {
    throw new SpaceError(`${standing.file.name} could not be read as a GLB.`, "Unreadable sculpture");
  });
  const own = source.getRoot().getDefaultScene() ?? source.getRoot().listScenes()[0];
  if (!own) throw new SpaceError(`${standing.file.name} has no scene.`, "Empty sculpture");
  const { min, max } = getBounds(own);
  const size = [0, 1, 2].map((axis) => max[axis]! - min[axis]!);
  if (!size.every(Number.isFinite) || Math.max(...size) <= 0) {
    throw new SpaceError(`${standing.file.name} has no geometry.`, "Empty sculpture");
  }
  const across = Math.max(size[0]!, size[2]!, 1e-6);
  const factor = Math.min(
    standing.heightMetres / Math.max(size[1]!, 1e-6),
    (standing.plinth.widthMetres * 1.1) / across,
  );
  for (const animation of source.getRoot().listAnimations()) animation.dispose();
  for (const camera of source.getRoot().listCameras()) camera.dispose();
  const copies = mergeDocuments(document, source);
  const merged = copies.get(own) as Scene;
  const holder = document
    .createNode(`sculpture ${standing.exhibit.id}`)
    .setScale([factor, factor, factor])
    .setTranslation([
      standing.x - ((min[0]! + max[0]!) / 2) * factor,
      standing.plinth.heightMetres - min[1]! * factor,
      standing.z - ((min[2]! + max[2]!) / 2) * factor,
    ]);
  for (const child of merged.listChildren()) {
    merged.removeChild(child);
    holder.addChild(child);
  }
  merged.dispose();
  holder.setExtras({});
  scene.addChild(holder);
  return holder;
}

export const sculptureExtras = (
  standing: Standing,
  viewpoint: { position: [number, number, number]; target: [number, number, number] },
) => ({
  [SCENE_EXTRAS_KEY]: {
    role: "sculpture",
    exhibit: standing.exhibit.id,
    label: standing.exhibit.label,
    viewpoint,
  },
});
