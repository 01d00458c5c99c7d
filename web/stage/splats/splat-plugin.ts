import { type BufferAttribute, Group, type InterleavedBufferAttribute, type Object3D } from "three";
import type { GLTFLoaderPlugin, GLTFParser } from "three/addons/loaders/GLTFLoader.js";
import { GAUSSIAN_SPLATTING, SPLAT_ATTRIBUTES } from "../../../src/core/gaussian-splats.ts";
import type { SceneExtras } from "../../../src/core/scene.ts";
import { SplatMesh } from "./splat-mesh.ts";

/** The part of glTF JSON that is read here. */
interface MeshOutline {
  name?: string;
  primitives: { attributes: Record<string, number>; extensions?: Record<string, unknown> }[];
}

/** Loads `KHR_gaussian_splatting` with `GLTFLoader`; three.js has a plugin of its own for WebGPU only. */
export function createSplatPlugin(parser: GLTFParser): GLTFLoaderPlugin {
  return {
    name: GAUSSIAN_SPLATTING,
    loadMesh(index) {
      const mesh = (parser.json.meshes as MeshOutline[])[index]!;
      if (!mesh.primitives.every(({ extensions }) => extensions?.[GAUSSIAN_SPLATTING])) return null;
      return loadSplats(parser, mesh);
    },
  };
}

/** Daylight in a room of ours. */
const DAY_AMBIENT = 0.8;

/** Splats bring the light they were trained in; in a darker room they are dimmed as its walls are. */
export function lightSplats(
  root: Object3D,
  { ambient = DAY_AMBIENT, exposure = 0 }: SceneExtras["light"],
): void {
  const brightness = Math.min(1, (ambient / DAY_AMBIENT) * 2 ** exposure);
  root.traverse((object) => {
    if (object instanceof SplatMesh) object.brightness = brightness;
  });
}

async function loadSplats(parser: GLTFParser, { name = "", primitives }: MeshOutline): Promise<Group> {
  const group = new Group();
  group.name = name;
  for (const { attributes } of primitives) {
    const read = (semantic: string): Promise<BufferAttribute | InterleavedBufferAttribute> => {
      const accessor = attributes[semantic];
      if (accessor === undefined) throw new Error(`a splat without ${semantic}`);
      return parser.getDependency("accessor", accessor);
    };
    const [position, rotation, scale, opacity, colour] = await Promise.all([
      read("POSITION"),
      read(SPLAT_ATTRIBUTES.rotation),
      read(SPLAT_ATTRIBUTES.scale),
      read(SPLAT_ATTRIBUTES.opacity),
      read(SPLAT_ATTRIBUTES.colour),
    ]);
    group.add(new SplatMesh({ position, rotation, scale, opacity, colour }));
  }
  return group;
}
