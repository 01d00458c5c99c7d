import {
  AmbientLight,
  CubeCamera,
  HalfFloatType,
  Mesh,
  MeshBasicMaterial,
  PMREMGenerator,
  type Scene,
  type Texture,
  Vector3,
  WebGLCubeRenderTarget,
  type WebGLRenderer,
} from "three";
import type { SceneExtras } from "../../src/core/scene.ts";

const FACE_PX = 256;
/** The rest of the even light comes back from the room itself. */
const AMBIENT_SHARE = 0.72;
/** A file holds the view outside no brighter than white paper; to the room, daylight is several times brighter. */
const DAYLIGHT_OVER_WHITE = 5;

/** Light for a room that brings its own in its vertex colours, its lamps and its windows. */
export interface RoomLight {
  ambient: AmbientLight;
  /** What the room looks like from its middle, to be seen in gilt and polished stone. */
  reflection: Texture;
  dispose(): void;
}

/**
 * Lights a room in two passes: even light that lets the baked light show as it is, then one bounce and all
 * reflections from a panorama of the room itself, so that marble mirrors these windows and not some studio's.
 * The scene must hold the room and nothing that should not be mirrored; its `environment` is left empty.
 */
export function lightRoom(renderer: WebGLRenderer, scene: Scene, extras: SceneExtras): RoomLight {
  // π, as three.js divides diffuse light by it: a white wall in full baked light comes out as bright as `ambient`.
  const ambient = new AmbientLight("#ffffff", Math.PI * AMBIENT_SHARE * (extras.light.ambient ?? 0.75));
  scene.environment = null;
  scene.add(ambient);
  const target = new WebGLCubeRenderTarget(FACE_PX, { type: HalfFloatType });
  const panorama = new CubeCamera(0.1, 200, target);
  panorama.position.copy(middleOf(extras));
  const dimWindows = brightenWindows(scene);
  panorama.update(renderer, scene);
  dimWindows();
  const generator = new PMREMGenerator(renderer);
  const filtered = generator.fromCubemap(target.texture);
  generator.dispose();
  target.dispose();
  return {
    ambient,
    reflection: filtered.texture,
    dispose() {
      ambient.dispose();
      filtered.dispose();
    },
  };
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
