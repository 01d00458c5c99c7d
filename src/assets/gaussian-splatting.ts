import { Extension, type ReaderContext, type WriterContext } from "@gltf-transform/core";
import { GAUSSIAN_SPLATTING, SPLAT_ATTRIBUTES, SPLAT_FORM } from "../core/gaussian-splats.ts";

/** `KHR_gaussian_splatting` for documents: a primitive with its attributes is a splat, in the one form there is. */
export class GaussianSplatting extends Extension {
  static override readonly EXTENSION_NAME = GAUSSIAN_SPLATTING;
  override readonly extensionName = GAUSSIAN_SPLATTING;

  override read(_context: ReaderContext): this {
    return this;
  }

  override write({ jsonDoc: { json } }: WriterContext): this {
    for (const { primitives } of json.meshes ?? [])
      for (const primitive of primitives)
        if (SPLAT_ATTRIBUTES.scale in primitive.attributes)
          primitive.extensions = { ...primitive.extensions, [GAUSSIAN_SPLATTING]: { ...SPLAT_FORM } };
    return this;
  }
}
