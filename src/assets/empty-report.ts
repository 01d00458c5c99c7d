import type { AssetReport } from "../core/asset.ts";

/** A report that says nothing but the size, and invalid. */
export function emptyReport(sizeBytes: number): AssetReport {
  return {
    sizeBytes,
    bounds: { min: [0, 0, 0], max: [0, 0, 0] },
    triangles: 0,
    vertices: 0,
    drawCalls: 0,
    materials: 0,
    textures: [],
    gpuBytes: 0,
    extensions: [],
    validator: { errors: 0, warnings: 0, infos: 0 },
    issues: [],
    isValid: false,
    parts: [],
  };
}
