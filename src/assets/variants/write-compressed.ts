import { type Document, NodeIO } from "@gltf-transform/core";
import { ALL_EXTENSIONS, EXTMeshoptCompression, EXTTextureWebP } from "@gltf-transform/extensions";
import { prune, quantize, reorder, unpartition } from "@gltf-transform/functions";
import { MeshoptDecoder, MeshoptEncoder } from "meshoptimizer";
import { GaussianSplatting } from "../gaussian-splatting.ts";

/** Half a millimetre over thirty metres. */
const POSITION_BITS = 16;
/** Sixteen steps a pixel of the largest atlas. */
const COORDINATE_BITS = 16;

const PRUNING = { keepLeaves: true, keepExtras: true, keepAttributes: true, keepSolidTextures: true };

/** Writes a document with quantised, meshopt-compressed geometry; what comes in before writing is packed as it is. */
export async function writeCompressed(
  document: Document,
  options: { normalBits: number; beforeWriting?: () => void },
): Promise<Uint8Array> {
  await MeshoptEncoder.ready;
  await document.transform(
    prune(PRUNING),
    reorder({ encoder: MeshoptEncoder, target: "size", cleanup: false }),
    quantize({
      quantizePosition: POSITION_BITS,
      quantizeNormal: options.normalBits,
      quantizeTexcoord: COORDINATE_BITS,
      quantizeColor: 8,
      cleanup: false,
    }),
    prune(PRUNING),
    unpartition(),
  );
  options.beforeWriting?.();
  for (const extension of document.getRoot().listExtensionsUsed())
    if (extension.extensionName === "KHR_draco_mesh_compression") extension.dispose();
  document
    .createExtension(EXTMeshoptCompression)
    .setRequired(true)
    .setEncoderOptions({ method: EXTMeshoptCompression.EncoderMethod.QUANTIZE });
  if (
    document
      .getRoot()
      .listTextures()
      .some((texture) => texture.getMimeType() === "image/webp")
  )
    document.createExtension(EXTTextureWebP).setRequired(true);
  const io = new NodeIO()
    .registerExtensions([...ALL_EXTENSIONS, GaussianSplatting])
    .registerDependencies({ "meshopt.encoder": MeshoptEncoder, "meshopt.decoder": MeshoptDecoder });
  return io.writeBinary(document);
}
