import { type Document, type Mesh, Primitive } from "@gltf-transform/core";
import { COLOUR_COEFFICIENT, SPLAT_ATTRIBUTES } from "../../core/gaussian-splats.ts";
import { GaussianSplatting } from "./gaussian-splatting.ts";
import type { Gaussians } from "./gaussians.ts";

/**
 * A splat as a mesh of points with `KHR_gaussian_splatting`, 52 bytes a Gaussian: rotations in 16 bits, opacities in 8;
 * `COLOR_0` is for programs that know points only.
 */
export function writeSplat(document: Document, gaussians: Gaussians): Mesh {
  document.createExtension(GaussianSplatting);
  const { positions, scales, rotations, colours, opacities } = gaussians;
  const buffer = document.getRoot().listBuffers()[0] ?? document.createBuffer();
  const accessor = (
    type: "SCALAR" | "VEC3" | "VEC4",
    array: Float32Array<ArrayBuffer> | Int16Array<ArrayBuffer> | Uint8Array<ArrayBuffer>,
  ) =>
    document
      .createAccessor()
      .setType(type)
      .setArray(array)
      .setNormalized(!(array instanceof Float32Array))
      .setBuffer(buffer);
  const byte = (share: number) => Math.round(Math.min(1, Math.max(0, share)) * 255);
  const points = Uint8Array.from({ length: gaussians.count * 4 }, (_, i) =>
    byte(i % 4 === 3 ? opacities[(i - 3) / 4]! : linear(colours[(i >> 2) * 3 + (i % 4)]!)),
  );
  const splat = document
    .createPrimitive()
    .setMode(Primitive.Mode.POINTS!)
    .setAttribute("POSITION", accessor("VEC3", positions))
    .setAttribute("COLOR_0", accessor("VEC4", points))
    .setAttribute(
      SPLAT_ATTRIBUTES.rotation,
      accessor(
        "VEC4",
        Int16Array.from(rotations, (part) => Math.round(part * 32_767)),
      ),
    )
    .setAttribute(SPLAT_ATTRIBUTES.scale, accessor("VEC3", scales))
    .setAttribute(SPLAT_ATTRIBUTES.opacity, accessor("SCALAR", Uint8Array.from(opacities, byte)))
    .setAttribute(
      SPLAT_ATTRIBUTES.colour,
      accessor(
        "VEC3",
        colours.map((value) => (value - 0.5) / COLOUR_COEFFICIENT),
      ),
    );
  return document.createMesh("splat").addPrimitive(splat);
}

/** From sRGB, as `COLOR_0` is linear. */
function linear(value: number): number {
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}
