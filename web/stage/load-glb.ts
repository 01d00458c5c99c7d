import { Box3, type Group, LoadingManager } from "three";
import { GLTFLoader } from "three/addons/loaders/GLTFLoader.js";
import { z } from "zod";
import { GAUSSIAN_SPLATTING } from "../../src/core/gaussian-splats.ts";
import { SCENE_EXTRAS_KEY, type SceneExtras, sceneExtras } from "../../src/core/scene.ts";
import { createTextureLoader, type TextureOptions } from "./texture-loader.ts";

// The pages forbid `eval`; without this zod would probe for it and the browser would report a violation.
z.config({ jitless: true });

/** A GLB ready to be shown. */
export interface LoadedGlb {
  root: Group;
  /** World bounds in metres; empty if there is no geometry. */
  bounds: Box3;
  /** What the scene says of itself; absent for a GLB from elsewhere. */
  extras: SceneExtras | undefined;
}

/**
 * Parses a GLB, with textures decoded as told. Nothing outside the file is ever asked for: external
 * addresses inside it are refused, which fails a buffer and leaves out a texture. Rejects if it is not a usable GLB.
 */
export async function loadGlb(bytes: ArrayBuffer, options: TextureOptions): Promise<LoadedGlb> {
  const manager = new LoadingManager();
  manager.setURLModifier((url) => (/^(blob|data):/.test(url) ? url : "data:,"));
  const loader = new GLTFLoader(manager);
  loader.register((parser) => {
    parser.textureLoader = createTextureLoader(manager, options);
    const rough = createTextureLoader(manager, { ...options, maxTexturePx: options.maxTexturePx / 2 });
    const surfaces = options.isSoftware ? surfaceTexturesOf(parser.json) : new Set<number>();
    return {
      name: "vernissage-bounded-textures",
      loadTexture(index) {
        const source = surfaces.has(index) ? parser.json.textures[index].source : undefined;
        return source === undefined ? null : parser.loadTextureImage(index, source, rough);
      },
    };
  });
  const json = jsonOf(bytes);
  if (/"(EXT|KHR)_meshopt_compression"/.test(json)) {
    const { MeshoptDecoder } = await import("three/addons/libs/meshopt_decoder.module.js");
    loader.setMeshoptDecoder(MeshoptDecoder);
  }
  const splats = json.includes(`"${GAUSSIAN_SPLATTING}"`)
    ? await import("./splats/splat-plugin.ts")
    : undefined;
  if (splats) loader.register(splats.createSplatPlugin);
  const gltf = await loader.parseAsync(bytes, "");
  gltf.scene.updateMatrixWorld(true);
  const parsed = sceneExtras.safeParse(gltf.scene.userData[SCENE_EXTRAS_KEY]);
  if (parsed.data) splats?.lightSplats(gltf.scene, parsed.data.light);
  return { root: gltf.scene, bounds: new Box3().setFromObject(gltf.scene), extras: parsed.data };
}

interface MaterialJson {
  normalTexture?: { index: number };
  pbrMetallicRoughness?: { metallicRoughnessTexture?: { index: number } };
}

/** Textures that only shape how light falls: half as fine is fine enough where every pixel is dear. */
function surfaceTexturesOf({ materials = [] }: { materials?: readonly MaterialJson[] }): Set<number> {
  const used = materials.flatMap(({ normalTexture, pbrMetallicRoughness }) => [
    normalTexture?.index,
    pbrMetallicRoughness?.metallicRoughnessTexture?.index,
  ]);
  return new Set(used.filter((index) => index !== undefined));
}

/** The JSON chunk, which the GLB format puts first: it tells which decoders have to be fetched. */
function jsonOf(bytes: ArrayBuffer): string {
  if (bytes.byteLength < 20) return "";
  const jsonBytes = new DataView(bytes).getUint32(12, true);
  return new TextDecoder().decode(new Uint8Array(bytes, 20, Math.min(jsonBytes, bytes.byteLength - 20)));
}
