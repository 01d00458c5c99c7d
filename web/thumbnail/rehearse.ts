import {
  Box3,
  BoxGeometry,
  BufferAttribute,
  DataTexture,
  DoubleSide,
  Group,
  LinearFilter,
  LinearMipmapLinearFilter,
  type Material,
  Mesh,
  MeshBasicMaterial,
  MeshPhysicalMaterial,
  MeshStandardMaterial,
  type MeshStandardMaterialParameters,
  PerspectiveCamera,
  PointLight,
  RepeatWrapping,
  SRGBColorSpace,
  type Texture,
} from "three";
import type { SceneExtras } from "../../src/core/scene.ts";
import type { LoadedGlb } from "../stage/load-glb.ts";
import type { Stage } from "../stage/stage.ts";

/** Bare rooms have no lamps and small galleries one; each further number of lamps would need shaders of its own. */
const LAMPS: readonly number[] = [0, 1];
const SIDE_PX = 64;

/**
 * Draws rooms nobody sees, of such materials as galleries are made of, so that the first picture finds its shaders
 * compiled: in software that takes as long as all the rest of a picture. Their materials are kept, and with them the
 * shaders.
 */
export function rehearse(stage: Stage): void {
  const materials = galleryMaterials();
  const camera = new PerspectiveCamera(56, 1.5, 0.1, 50);
  camera.position.set(0, 1.6, 3);
  for (const lamps of LAMPS) {
    const glb = emptyRoom();
    materials.forEach((material, index) => {
      const box = new Mesh(material.vertexColors ? COLOURED_BOX : BOX, material);
      box.position.set((index % 4) - 1.5, Math.floor(index / 4) * 0.8, -1);
      glb.root.add(box);
    });
    for (let lamp = 0; lamp < lamps; lamp++) glb.root.add(new PointLight("#ffffff", 1));
    stage.show(glb, camera);
    stage.renderer.setSize(SIDE_PX, SIDE_PX, false);
    stage.renderer.render(stage.scene, camera);
    // Emptied, so that what follows on stage does not free the materials.
    glb.root.clear();
  }
}

const BOX = new BoxGeometry(0.5, 0.5, 0.5);
const COLOURED_BOX = new BoxGeometry(0.5, 0.5, 0.5);
COLOURED_BOX.setAttribute("uv1", COLOURED_BOX.getAttribute("uv"));
COLOURED_BOX.setAttribute("color", new BufferAttribute(new Uint8Array(24 * 4).fill(255), 4, true));

/** What architect and curator use; GLBs from elsewhere mostly use some of it, too. */
function galleryMaterials(): Material[] {
  const [colour, data] = [texture(SIDE_PX, SIDE_PX, true), texture(SIDE_PX, SIDE_PX, false)];
  // A side that is no power of two, as pictures have one, makes a shader of its own in software.
  const [wide, high] = [texture(SIDE_PX, SIDE_PX - 13, true), texture(SIDE_PX - 13, SIDE_PX, true)];
  const surface = { map: colour, normalMap: data, roughnessMap: data, metalnessMap: data };
  const occlusion = data.clone();
  occlusion.channel = 1;
  const shaded = { ...surface, aoMap: occlusion, vertexColors: true };
  const standard = (parameters: MeshStandardMaterialParameters) => new MeshStandardMaterial(parameters);
  return [
    standard({ ...surface, vertexColors: true }),
    standard({ ...surface, vertexColors: true, side: DoubleSide }),
    standard(surface),
    standard(shaded),
    new MeshPhysicalMaterial({ ...shaded, specularIntensity: 0.6 }),
    standard({ vertexColors: true }),
    standard({ vertexColors: true, side: DoubleSide }),
    standard({}),
    standard({ map: wide, emissiveMap: wide, emissive: "#333333" }),
    standard({ map: high, emissiveMap: high, emissive: "#333333" }),
    standard({ map: colour, transparent: true, depthWrite: false }),
    new MeshBasicMaterial({ map: colour }),
  ];
}

function texture(widthPx: number, heightPx: number, isColour: boolean): Texture {
  const made = new DataTexture(new Uint8Array(widthPx * heightPx * 4).fill(200), widthPx, heightPx);
  // As glTF has them unless told otherwise.
  made.wrapS = made.wrapT = RepeatWrapping;
  made.magFilter = LinearFilter;
  made.minFilter = LinearMipmapLinearFilter;
  made.generateMipmaps = true;
  if (isColour) made.colorSpace = SRGBColorSpace;
  made.needsUpdate = true;
  return made;
}

function emptyRoom(): LoadedGlb {
  const extras: SceneExtras = {
    style: "",
    room: { kind: "hall", lengthMetres: 8, widthMetres: 8, heightMetres: 4 },
    spawn: { position: [0, 1.6, 3], target: [0, 1.6, 0] },
    walkable: [
      [-4, -4],
      [4, -4],
      [4, 4],
      [-4, 4],
    ],
    obstacles: [],
    views: [],
    light: { time: "", sky: "#88aacc" },
    isFinished: false,
  };
  return { root: new Group(), bounds: new Box3(), extras };
}
