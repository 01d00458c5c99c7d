import {
  Color,
  DirectionalLight,
  HemisphereLight,
  Light,
  Mesh,
  MeshStandardMaterial,
  NeutralToneMapping,
  type PerspectiveCamera,
  PMREMGenerator,
  Scene,
  SRGBColorSpace,
  Texture,
  WebGLRenderer,
} from "three";
import { RoomEnvironment } from "three/addons/environments/RoomEnvironment.js";
import { disposeObject } from "./dispose.ts";
import type { LoadedGlb } from "./load-glb.ts";
import { createSky } from "./sky.ts";

/** More than this many real-time lights cost more than they show, above all on phones; the strongest stay on. */
const MAX_LIGHTS = 12;
/** Backdrop for a GLB from elsewhere: the warm grey of a photographer's paper. */
const STUDIO_BACKDROP = "#d9d6d0";

/** Where a GLB is lit and shown; the same for visitors and for thumbnails, so that the picture keeps its word. */
export interface Stage {
  readonly renderer: WebGLRenderer;
  readonly scene: Scene;
  /** Puts a GLB on stage in place of the last one, which is freed. */
  show(glb: LoadedGlb, camera: PerspectiveCamera): void;
  dispose(): void;
}

/** Throws if WebGL 2 cannot start. */
export function createStage(canvas: HTMLCanvasElement, options: { antialias: boolean }): Stage {
  const renderer = new WebGLRenderer({
    canvas,
    antialias: options.antialias,
    powerPreference: "high-performance",
  });
  renderer.outputColorSpace = SRGBColorSpace;
  renderer.toneMapping = NeutralToneMapping;
  const scene = new Scene();
  const pmrem = new PMREMGenerator(renderer);
  const softRoom = new RoomEnvironment();
  const environment = pmrem.fromScene(softRoom, 0.04).texture;
  softRoom.dispose();
  pmrem.dispose();
  scene.environment = environment;
  const studio = createStudioLights();
  let current: LoadedGlb | undefined;

  return {
    renderer,
    scene,
    show(glb, camera) {
      const previous = current;
      current = glb;
      if (previous) scene.remove(previous.root);
      scene.add(glb.root);
      prepare(glb, renderer.capabilities.getMaxAnisotropy());
      if (scene.background instanceof Texture) scene.background.dispose();
      const light = glb.extras?.light;
      scene.background = light ? createSky(light.sky) : new Color(STUDIO_BACKDROP);
      scene.environmentIntensity = light?.ambient ?? 0.5;
      renderer.toneMappingExposure = 2 ** (light?.exposure ?? 0);
      if (light) scene.remove(...studio);
      else scene.add(...studio);
      // Compiled before the old one goes, so that equal shaders are shared instead of built again.
      renderer.compile(scene, camera);
      if (previous) disposeObject(previous.root);
    },
    dispose() {
      if (current) disposeObject(current.root);
      if (scene.background instanceof Texture) scene.background.dispose();
      environment.dispose();
      renderer.dispose();
    },
  };
}

function createStudioLights(): Light[] {
  const key = new DirectionalLight("#fff6ea", 1.6);
  key.position.set(2, 3, 2.5);
  const rim = new DirectionalLight("#dfe9ff", 0.7);
  rim.position.set(-2.5, 2, -2);
  return [key, rim, new HemisphereLight("#ffffff", "#8a8378", 0.5)];
}

function prepare(glb: LoadedGlb, maxAnisotropy: number): void {
  const lights: Light[] = [];
  glb.root.traverse((object) => {
    if (object instanceof Light) lights.push(object);
    if (!(object instanceof Mesh)) return;
    for (const material of [object.material].flat()) {
      if (!(material instanceof MeshStandardMaterial)) continue;
      for (const texture of [material.map, material.normalMap, material.roughnessMap]) {
        if (texture) texture.anisotropy = Math.min(8, maxAnisotropy);
      }
    }
  });
  lights.sort((a, b) => b.intensity - a.intensity);
  for (const light of lights.slice(MAX_LIGHTS)) light.visible = false;
}
