import { type Document, getBounds, type Mesh, type Node, type Scene } from "@gltf-transform/core";
import { SCENE_EXTRAS_KEY, type SceneExtras, sceneExtras } from "../../core/scene.ts";
import { SpaceError, type SpaceFile } from "../builtin-space.ts";
import { ARCHITECTURE_EXTRAS_KEY, type Architecture, architecture } from "../geometry/architecture.ts";
import { openGlb } from "./open-glb.ts";

export interface Room {
  document: Document;
  scene: Scene;
  architecture: Architecture;
  extras: SceneExtras;
  /** Built by the architect, so materials and light may be replaced. */
  isOurs: boolean;
}

/** Opens a room: one of the architect's by its extras, any other by its outer measures. */
export async function readRoom(file: SpaceFile, style: Architecture["style"], seed: number): Promise<Room> {
  const document = await openGlb(file.bytes).catch(() => {
    throw new SpaceError(`${file.name} could not be read as a GLB.`, "Unreadable room");
  });
  const scene = document.getRoot().getDefaultScene() ?? document.getRoot().listScenes()[0];
  if (!scene) throw new SpaceError(`${file.name} has no scene.`, "Empty room");
  const built = architecture.safeParse(scene.getExtras()[ARCHITECTURE_EXTRAS_KEY]);
  const extras = sceneExtras.safeParse(scene.getExtras()[SCENE_EXTRAS_KEY]);
  if (built.success && extras.success) {
    return { document, scene, architecture: built.data, extras: extras.data, isOurs: true };
  }
  return { document, scene, ...measureRoom(document, scene, style, seed), isOurs: false };
}

/** Flat walls smaller than this are furniture. */
const SMALLEST_WALL_SQUARE_METRES = 3;

/**
 * A foreign room as a box: its bounds give floor and walls, turned so that it is longest along z, moved so that its
 * floor is at 0, and scaled if its height cannot be metres. Refuses what has no upright surfaces to hang on.
 */
function measureRoom(
  document: Document,
  scene: Scene,
  style: Architecture["style"],
  seed: number,
): Pick<Room, "architecture" | "extras"> {
  const { min, max } = getBounds(scene);
  const size = [0, 1, 2].map((axis) => max[axis]! - min[axis]!) as [number, number, number];
  if (!size.every((value) => Number.isFinite(value) && value > 0)) {
    throw new SpaceError("The room has no geometry.", "Empty room");
  }
  const scale = size[1] < 2.2 || size[1] > 20 ? 4 / size[1] : 1;
  if (uprightArea(scene) * scale * scale < SMALLEST_WALL_SQUARE_METRES) {
    throw new SpaceError(
      "No flat upright walls were found in this file, so there is nowhere to hang pictures. Send a room with walls, or one made by the architect.",
      "Not a room",
    );
  }
  const isTurned = size[0] > size[2];
  const holder = document.createNode("room").setScale([scale, scale, scale]);
  if (isTurned) holder.setRotation([0, Math.SQRT1_2, 0, Math.SQRT1_2]);
  const [cx, cz] = [((min[0]! + max[0]!) / 2) * scale, ((min[2]! + max[2]!) / 2) * scale];
  holder.setTranslation(isTurned ? [-cz, -min[1]! * scale, cx] : [-cx, -min[1]! * scale, -cz]);
  for (const child of scene.listChildren()) {
    scene.removeChild(child);
    holder.addChild(child);
  }
  scene.addChild(holder);
  const thickness = 0.02;
  const clampTo = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value));
  const width = clampTo((isTurned ? size[2] : size[0]) * scale - thickness * 2, 3.5, 30);
  const length = clampTo((isTurned ? size[0] : size[2]) * scale - thickness * 2, 4, 60);
  const height = clampTo(size[1] * scale, 2.6, 16);
  const [x, z] = [width / 2, length / 2];
  const footprint: [number, number][] = [
    [-x, z],
    [x, z],
    [x, -z],
    [-x, -z],
  ];
  const walls = footprint.map((start, i) => {
    const end = footprint[(i + 1) % 4]!;
    return {
      left: end,
      right: start,
      widthMetres: Math.hypot(end[0] - start[0], end[1] - start[1]),
      heightMetres: height - 0.2,
      openings: [],
      blocked: [],
      room: 0,
    };
  });
  const eye = (px: number, pz: number): [number, number, number] => [px * width, 1.6, pz * length];
  return {
    architecture: {
      style,
      seed,
      room: {
        kind: "hall",
        lengthMetres: length,
        widthMetres: width,
        heightMetres: height,
        windows: { shape: "rectangular", count: 0 },
        skylight: false,
        floor: { material: "wood" },
        walls: { material: "plaster" },
        ceiling: { kind: "flat" },
        light: { time: "noon" },
        benches: 0,
        mood: "",
      },
      walls,
      footprint,
    },
    extras: {
      style,
      room: { kind: "hall", lengthMetres: length, widthMetres: width, heightMetres: height },
      spawn: { position: eye(0, 0.38), target: eye(0, -0.5) },
      walkable: footprint,
      obstacles: [],
      views: [
        { name: "entrance", position: eye(0.1, 0.4), target: eye(0, -0.4) },
        { name: "left wall", position: eye(0.3, 0.3), target: eye(-0.5, -0.1) },
        { name: "right wall", position: eye(-0.3, 0.3), target: eye(0.5, -0.1) },
        { name: "far end", position: eye(-0.2, -0.38), target: eye(0.1, 0.4) },
      ],
      light: { time: "noon", sky: "#a9cdf0", ambient: 0.8, exposure: 0 },
      isFinished: false,
    },
  };
}

function uprightArea(scene: Scene): number {
  let area = 0;
  const seen = new Set<Mesh>();
  const visit = (node: Node) => {
    const mesh = node.getMesh();
    if (mesh && !seen.has(mesh)) {
      seen.add(mesh);
      area += uprightAreaOf(mesh);
    }
    for (const child of node.listChildren()) visit(child);
  };
  for (const child of scene.listChildren()) visit(child);
  return area;
}

function uprightAreaOf(mesh: Mesh): number {
  let area = 0;
  for (const primitive of mesh.listPrimitives()) {
    const position = primitive.getAttribute("POSITION");
    if (!position || primitive.getMode() !== 4) continue;
    const indices = primitive.getIndices();
    const count = indices ? indices.getCount() : position.getCount();
    const [a, b, c] = [
      [0, 0, 0],
      [0, 0, 0],
      [0, 0, 0],
    ];
    for (let i = 0; i + 2 < count; i += 3) {
      [a, b, c].forEach((corner, k) => {
        position.getElement(indices ? indices.getScalar(i + k) : i + k, corner!);
      });
      const [ux, uy, uz] = [0, 1, 2].map((k) => b![k]! - a![k]!) as [number, number, number];
      const [vx, vy, vz] = [0, 1, 2].map((k) => c![k]! - a![k]!) as [number, number, number];
      const n = [uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx] as const;
      const double = Math.hypot(n[0], n[1], n[2]);
      if (double > 0 && Math.abs(n[1]) / double < 0.1) area += double / 2;
    }
  }
  return area;
}
