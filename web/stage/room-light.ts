import {
  AmbientLight,
  CubeCamera,
  HalfFloatType,
  LinearMipmapLinearFilter,
  LinearSRGBColorSpace,
  Mesh,
  MeshBasicMaterial,
  type PMREMGenerator,
  type Scene,
  Vector3,
  WebGLCubeRenderTarget,
  type WebGLRenderer,
} from "three";
import type { SceneExtras } from "../../src/core/scene.ts";

/** The face of the roughest level; with smaller ones three.js could not tell up from down. */
const ROUGHEST_FACE_PX = 8;
/** The rest of the even light comes back from the room itself. */
const AMBIENT_SHARE = 0.72;
/** A file holds the view outside no brighter than white paper; to the room, daylight is several times brighter. */
const DAYLIGHT_OVER_WHITE = 5;

/** Light for a room that brings its own in its vertex colours, its lamps and its windows. */
export interface RoomLight {
  ambient: AmbientLight;
  dispose(): void;
}

/**
 * Lights a room in two passes: even light that lets the baked light show as it is, then one bounce and all
 * reflections from a panorama of the room itself, so that marble mirrors these windows and not some studio's.
 * The scene must hold the room and nothing that should not be mirrored; its `environment` becomes the reflection, at
 * full intensity. `reflectionPx`, a power of two, is the side of a face of the panorama.
 */
export function lightRoom(
  stage: { renderer: WebGLRenderer; generator: PMREMGenerator; reflectionPx: number },
  scene: Scene,
  extras: SceneExtras,
): RoomLight {
  const { renderer, generator, reflectionPx } = stage;
  // π, as three.js divides diffuse light by it: a white wall in full baked light comes out as bright as `ambient`.
  const ambient = new AmbientLight("#ffffff", Math.PI * AMBIENT_SHARE * (extras.light.ambient ?? 0.75));
  scene.add(ambient);
  const reflection = allocateReflection(reflectionPx);
  scene.environment = null;
  const target = new WebGLCubeRenderTarget(reflectionPx, { type: HalfFloatType });
  const panorama = new CubeCamera(0.1, 200, target);
  panorama.position.copy(middleOf(extras));
  const dimWindows = brightenWindows(scene);
  panorama.update(renderer, scene);
  dimWindows();
  generator.fromCubemap(target.texture, reflection);
  target.dispose();
  scene.environment = reflection.texture;
  scene.environmentIntensity = 1;
  return {
    ambient,
    dispose() {
      ambient.dispose();
      reflection.dispose();
    },
  };
}

/** What the generator would allocate by itself, but in our size: its own is never smaller than 256. */
function allocateReflection(facePx: number): WebGLCubeRenderTarget {
  const target = new WebGLCubeRenderTarget(facePx, {
    type: HalfFloatType,
    colorSpace: LinearSRGBColorSpace,
    minFilter: LinearMipmapLinearFilter,
    generateMipmaps: false,
    depthBuffer: false,
  });
  // Sizes only: three.js draws the levels itself. Its types know mipmaps that come with pixels.
  const levels = target.texture.mipmaps as { width: number; height: number }[];
  for (let px = facePx; px >= ROUGHEST_FACE_PX; px /= 2) levels.push({ width: px, height: px });
  target.texture.isPMREMTexture = true;
  return target;
}

/** Makes what is drawn without light, the view outside, as bright as it acts. Returns how to undo that. */
function brightenWindows(scene: Scene): () => void {
  const materials = new Set<MeshBasicMaterial>();
  scene.traverse((object) => {
    if (object instanceof Mesh && object.material instanceof MeshBasicMaterial)
      materials.add(object.material);
  });
  for (const material of materials) material.color.multiplyScalar(DAYLIGHT_OVER_WHITE);
  return () => {
    for (const material of materials) material.color.multiplyScalar(1 / DAYLIGHT_OVER_WHITE);
  };
}

/** Above the middle of the walkable floor, a little under half the height: eyes see more floor than ceiling. */
function middleOf({ walkable, room }: SceneExtras): Vector3 {
  const xs = walkable.map(([x]) => x);
  const zs = walkable.map(([, z]) => z);
  const between = (values: number[]) => (Math.min(...values) + Math.max(...values)) / 2;
  return new Vector3(between(xs), room.heightMetres * 0.42, between(zs));
}
