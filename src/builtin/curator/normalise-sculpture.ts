import {
  type Document,
  Logger,
  Primitive,
  PropertyType,
  type Scene,
  type Texture,
} from "@gltf-transform/core";
import { convertPrimitiveToTriangles, prune, uninstance } from "@gltf-transform/functions";
import sharp from "sharp";
import { addNormals } from "./add-normals.ts";
import { bakePose } from "./bake-pose.ts";
import { setUpright } from "./set-upright.ts";
import { countTriangles, simplifySculpture } from "./simplify-sculpture.ts";

/** What one sculpture may take of a gallery, and all together: two thirds of a desktop's 150,000 triangles. */
export const SCULPTURE_BUDGET = { triangles: 30_000, galleryTriangles: 100_000, texturePx: 1_024 };

/** Plaster, where a file names no material: the format's own default is a metal that mirrors nothing. */
const PLASTER = { colour: [0.78, 0.76, 0.72, 1], roughness: 0.9 } as const;

/**
 * Brings a GLB from wherever it comes to what can stand in a gallery, in place: one scene of still triangles with
 * normals and materials, upright, within a budget, with no light or claim of its own. Returns in words what a visitor
 * will miss. What it lacks altogether is the caller's to find.
 */
export async function normaliseSculpture(
  document: Document,
  scene: Scene,
  mostTriangles: number,
): Promise<string[]> {
  document.setLogger(new Logger(Logger.Verbosity.SILENT));
  leaveOnly(document, scene);
  await document.transform(uninstance());
  bakePose(document, scene);
  keepTriangles(document);
  await document.transform(prune({ propertyTypes: KEPT_WHILE_USED, keepSolidTextures: true }));
  addMissingMaterials(document);
  const notes = await shrinkTextures(document);
  if (setUpright(document, scene)) notes.push("was set upright");
  const found = countTriangles(document);
  if (found > mostTriangles) {
    await simplifySculpture(document, mostTriangles);
    const [from, to] = [found, countTriangles(document)].map((count) => count.toLocaleString("en-US"));
    notes.push(`is shown with ${to} of its ${from} triangles`);
  }
  await addNormals(document);
  return notes;
}

const KEPT_WHILE_USED = [
  PropertyType.NODE,
  PropertyType.MESH,
  PropertyType.PRIMITIVE,
  PropertyType.MATERIAL,
  PropertyType.TEXTURE,
  PropertyType.SKIN,
  PropertyType.ACCESSOR,
];

/** Lamps, and ways to pack textures which are unpacked or, where nothing here reads them, lost. */
const LEFT_BEHIND = new Set(["KHR_lights_punctual", "KHR_texture_basisu", "EXT_texture_avif"]);

/** Other scenes, cameras and lamps go, and what nodes say of themselves: a work lights no room and claims no wall. */
function leaveOnly(document: Document, scene: Scene): void {
  const root = document.getRoot();
  for (const other of root.listScenes()) if (other !== scene) other.dispose();
  for (const camera of root.listCameras()) camera.dispose();
  for (const extension of root.listExtensionsUsed())
    if (LEFT_BEHIND.has(extension.extensionName)) extension.dispose();
  for (const thing of [scene, ...root.listNodes(), ...root.listMeshes(), ...root.listMaterials()])
    thing.setExtras({});
}

function keepTriangles(document: Document): void {
  const { TRIANGLES, TRIANGLE_FAN, TRIANGLE_STRIP } = Primitive.Mode;
  for (const mesh of document.getRoot().listMeshes())
    for (const primitive of mesh.listPrimitives()) {
      const mode = primitive.getMode();
      if (mode === TRIANGLE_FAN || mode === TRIANGLE_STRIP) convertPrimitiveToTriangles(primitive);
      else if (mode !== TRIANGLES || !primitive.getAttribute("POSITION")) primitive.dispose();
    }
}

function addMissingMaterials(document: Document): void {
  const meshes = document.getRoot().listMeshes();
  const bare = meshes.flatMap((mesh) => mesh.listPrimitives()).filter((one) => !one.getMaterial());
  if (bare.length === 0) return;
  const { colour, roughness } = PLASTER;
  const plaster = document.createMaterial("plaster").setBaseColorFactor([...colour]);
  plaster.setMetallicFactor(0).setRoughnessFactor(roughness);
  for (const primitive of bare) primitive.setMaterial(plaster);
}

async function shrinkTextures(document: Document): Promise<string[]> {
  const textures = document.getRoot().listTextures();
  const isKept = await Promise.all(textures.map(shrinkTexture));
  const lost = textures.filter((_, index) => !isKept[index]);
  for (const texture of lost) texture.dispose();
  return lost.length > 0 ? [`is shown without ${lost.length} of its textures, which cannot be read`] : [];
}

/** Whether there is a picture to show. */
async function shrinkTexture(texture: Texture): Promise<boolean> {
  try {
    const picture = sharp(texture.getImage() ?? Buffer.alloc(0));
    const { width, height, format } = await picture.metadata();
    const { texturePx } = SCULPTURE_BUDGET;
    const isPlain = texture.getMimeType() === `image/${format}`;
    if (isPlain && Math.max(width, height) <= texturePx) return true;
    const small = picture.resize(texturePx, texturePx, { fit: "inside", withoutEnlargement: true });
    const isJpeg = format === "jpeg";
    const bytes = await (isJpeg ? small.jpeg({ quality: 90 }) : small.png()).toBuffer();
    texture.setImage(new Uint8Array(bytes)).setMimeType(isJpeg ? "image/jpeg" : "image/png");
    return true;
  } catch {
    return false;
  }
}
