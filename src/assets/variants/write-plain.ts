import { type Document, Logger, NodeIO, type Texture } from "@gltf-transform/core";
import { ALL_EXTENSIONS } from "@gltf-transform/extensions";
import { dequantize, uninstance, unpartition } from "@gltf-transform/functions";
import sharp from "sharp";
import { GaussianSplatting } from "../gaussian-splatting.ts";

/** How a file is packed; importers differ in which of these they know. */
const PACKING = [
  "EXT_meshopt_compression",
  "KHR_draco_mesh_compression",
  "KHR_mesh_quantization",
  "EXT_mesh_gpu_instancing",
  "EXT_texture_webp",
  "EXT_texture_avif",
];
const PLAIN_PICTURES = ["image/jpeg", "image/png"];
const JPEG_QUALITY = 90;

/**
 * A scene as Blender and game engines read it without plug-ins: 32-bit geometry, JPEG and PNG, a node for each part.
 * A file that is so already stays as it is, byte for byte.
 */
export async function writePlain(document: Document, original: Uint8Array): Promise<Uint8Array> {
  const root = document.getRoot();
  const packed = root.listExtensionsUsed().filter(({ extensionName }) => PACKING.includes(extensionName));
  if (packed.length === 0) return original;
  document.setLogger(new Logger(Logger.Verbosity.SILENT));
  await document.transform(dequantize(), uninstance());
  for (const texture of root.listTextures()) await makePlain(texture);
  for (const extension of packed) extension.dispose();
  await document.transform(unpartition());
  return new NodeIO().registerExtensions([...ALL_EXTENSIONS, GaussianSplatting]).writeBinary(document);
}

async function makePlain(texture: Texture): Promise<void> {
  const image = texture.getImage();
  if (!image || PLAIN_PICTURES.includes(texture.getMimeType())) return;
  const picture = sharp(image);
  const { hasAlpha } = await picture.metadata();
  const bytes = hasAlpha
    ? await picture.png().toBuffer()
    : await picture.jpeg({ quality: JPEG_QUALITY, chromaSubsampling: "4:4:4" }).toBuffer();
  texture.setImage(new Uint8Array(bytes)).setMimeType(hasAlpha ? "image/png" : "image/jpeg");
}
