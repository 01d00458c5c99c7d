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
import { lightRoom, type RoomLight } from "./room-light.ts";
import { createSky } from "./sky.ts";

/** More than this many real-time lights cost more than they show, above all on phones; the strongest stay on. */
const MAX_LIGHTS = 12;
/** Backdrop for a GLB from elsewhere: the warm grey of a photographer's paper. */
const STUDIO_BACKDROP = "#d9d6d0";
const STUDIO_ENVIRONMENT = 0.5;
/** A little over true, which gilt and marble need to shine in a picture without highlights above white. */
const ROOM_REFLECTION = 1.15;

/** Where a GLB is lit and shown; the same for visitors and for thumbnails, so that the picture keeps its word. */
export interface Stage {
  readonly renderer: WebGLRenderer;
  readonly scene: Scene;
  /** Puts a GLB on stage in place of the last one, which is freed. */
  show(glb: LoadedGlb, camera: PerspectiveCamera): void;
  dispose(): void;
}

export interface StageOptions {
  antialias: boolean;
  /** Samples along a slanted texture: sharp floors on a graphics chip, the dearest part of a picture in software. */
  anisotropy: number;
  /** Side of a face of what rooms mirror; a power of two. Making it is dear in software. */
  reflectionPx: number;
}

/** Throws if WebGL 2 cannot start. */
export function createStage(canvas: HTMLCanvasElement, options: StageOptions): Stage {
  const renderer = new WebGLRenderer({
    canvas,
    antialias: options.antialias,
    powerPreference: "high-performance",
  });
  renderer.outputColorSpace = SRGBColorSpace;
  renderer.toneMapping = NeutralToneMapping;
  const scene = new Scene();
  // Kept, and its shaders with it.
  const generator = new PMREMGenerator(renderer);
  const studio = createStudio(generator);
  let current: { glb: LoadedGlb; roomLight: RoomLight | undefined } | undefined;

  function clear(): typeof current {
    if (current) scene.remove(current.glb.root);
    if (current?.roomLight) scene.remove(current.roomLight.ambient);
    if (scene.background instanceof Texture) scene.background.dispose();
    scene.remove(...studio.lights);
    return current;
  }

  function free(shown: typeof current) {
    if (!shown) return;
    disposeObject(shown.glb.root);
    shown.roomLight?.dispose();
  }

  function light({ extras }: LoadedGlb): RoomLight | undefined {
    renderer.toneMappingExposure = 2 ** (extras?.light.exposure ?? 0);
    if (extras) {
      scene.background = createSky(extras.light.sky);
      const { reflectionPx } = options;
      const roomLight = lightRoom({ renderer, generator, reflectionPx }, scene, extras);
      scene.environmentIntensity = ROOM_REFLECTION;
      return roomLight;
    }
    scene.background = new Color(STUDIO_BACKDROP);
    scene.environment = studio.environment;
    scene.environmentIntensity = STUDIO_ENVIRONMENT;
    scene.add(...studio.lights);
    return undefined;
  }

  return {
    renderer,
    scene,
    show(glb, camera) {
      const previous = clear();
      prepare(glb, Math.min(options.anisotropy, renderer.capabilities.getMaxAnisotropy()));
      scene.add(glb.root);
      current = { glb, roomLight: light(glb) };
      // Compiled before the old one goes, so that equal shaders are shared instead of built again.
      renderer.compile(scene, camera);
      free(previous);
    },
    dispose() {
      free(clear());
      studio.environment.dispose();
      generator.dispose();
      renderer.dispose();
    },
  };
}

function createStudio(generator: PMREMGenerator): { environment: Texture; lights: Light[] } {
  const softRoom = new RoomEnvironment();
  const environment = generator.fromScene(softRoom, 0.04).texture;
  softRoom.dispose();
  return { environment, lights: createStudioLights() };
}

function createStudioLights(): Light[] {
  const key = new DirectionalLight("#fff6ea", 1.6);
  key.position.set(2, 3, 2.5);
  const rim = new DirectionalLight("#dfe9ff", 0.7);
  rim.position.set(-2.5, 2, -2);
  return [key, rim, new HemisphereLight("#ffffff", "#8a8378", 0.5)];
}

function prepare(glb: LoadedGlb, anisotropy: number): void {
  const lights: Light[] = [];
  glb.root.traverse((object) => {
    if (object instanceof Light) lights.push(object);
    if (!(object instanceof Mesh)) return;
    for (const material of [object.material].flat()) {
      if (!(material instanceof MeshStandardMaterial)) continue;
      for (const texture of [material.map, material.normalMap, material.roughnessMap]) {
        if (texture) texture.anisotropy = anisotropy;
      }
    }
  });
  lights.sort((a, b) => b.intensity - a.intensity);
  for (const light of lights.slice(MAX_LIGHTS)) light.visible = false;
}
