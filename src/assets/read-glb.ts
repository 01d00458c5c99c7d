import { type Document, Logger, NodeIO } from "@gltf-transform/core";
import { ALL_EXTENSIONS } from "@gltf-transform/extensions";
import draco3d from "draco3dgltf";
import { MeshoptDecoder } from "meshoptimizer";
import { GaussianSplatting } from "./gaussian-splatting.ts";

/** Reads a GLB, also one compressed with meshopt or Draco; which it was is seen from the extensions used. */
export async function readGlb(glb: Uint8Array): Promise<Document> {
  await MeshoptDecoder.ready;
  const io = new NodeIO()
    .registerExtensions([...ALL_EXTENSIONS, GaussianSplatting])
    .registerDependencies({ "meshopt.decoder": MeshoptDecoder })
    .setLogger(new Logger(Logger.Verbosity.SILENT));
  // Its decoder takes a while to start and hardly any file needs it.
  if (usesDraco(glb)) io.registerDependencies({ "draco3d.decoder": await draco3d.createDecoderModule() });
  return io.readBinary(glb);
}

/** Looks into the JSON chunk, which stands first. */
function usesDraco(glb: Uint8Array): boolean {
  const jsonBytes = new DataView(glb.buffer, glb.byteOffset, glb.byteLength).getUint32(12, true);
  return new TextDecoder().decode(glb.subarray(20, 20 + jsonBytes)).includes('"KHR_draco_mesh_compression"');
}
