import { type Document, Logger, NodeIO } from "@gltf-transform/core";
import { ALL_EXTENSIONS } from "@gltf-transform/extensions";
import { dequantize } from "@gltf-transform/functions";
import draco3d from "draco3dgltf";
import { MeshoptDecoder } from "meshoptimizer";
import { GaussianSplatting } from "../splats/gaussian-splatting.ts";

/** Ways to pack geometry; a gallery leaves here unpacked, so that any program can open it. */
const PACKING = ["EXT_meshopt_compression", "KHR_draco_mesh_compression", "KHR_mesh_quantization"];

/** Reads a GLB from wherever it comes, unpacked: 32-bit geometry without compression. Rejects if it is none. */
export async function openGlb(bytes: Uint8Array): Promise<Document> {
  await MeshoptDecoder.ready;
  const io = new NodeIO()
    .registerExtensions([...ALL_EXTENSIONS, GaussianSplatting])
    .registerDependencies({ "meshopt.decoder": MeshoptDecoder })
    .setLogger(new Logger(Logger.Verbosity.SILENT));
  // Starting its decoder takes as long as reading a small sculpture.
  if (Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes("KHR_draco_mesh_compression"))
    io.registerDependencies({ "draco3d.decoder": await draco3d.createDecoderModule() });
  const document = await io.readBinary(bytes);
  const packed = document
    .getRoot()
    .listExtensionsUsed()
    .filter(({ extensionName }) => PACKING.includes(extensionName));
  if (packed.length > 0) await document.transform(dequantize());
  for (const extension of packed) extension.dispose();
  return document;
}
