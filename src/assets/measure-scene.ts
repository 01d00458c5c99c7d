import { type Document, ImageUtils, type Material, type Texture } from "@gltf-transform/core";
import type { AssetIssue, AssetReport, TextureReport } from "../core/asset.ts";
import { SPLAT_BUDGET } from "../core/gaussian-splats.ts";
import {
  type Bounds,
  emptyBounds,
  extend,
  forEachVertex,
  gaussiansOf,
  instancesOf,
  trianglesOf,
} from "./world-geometry.ts";

export interface AssetLimits {
  triangles: number;
  gaussians: number;
  texturePx: number;
  /** Longest side of the whole scene. */
  longestMetres: number;
}

/** From the asset budget: 300,000 triangles in, 4,096 px; no gallery is longer than 500 m. */
export const ASSET_LIMITS: AssetLimits = {
  triangles: 300_000,
  gaussians: SPLAT_BUDGET.gallery,
  texturePx: 4_096,
  longestMetres: 500,
};

export type Measures = Pick<
  AssetReport,
  | "bounds"
  | "triangles"
  | "vertices"
  | "gaussians"
  | "drawCalls"
  | "materials"
  | "textures"
  | "gpuBytes"
  | "extensions"
> & { issues: AssetIssue[] };

/** Counts what drawing the default scene takes and says what exceeds the limits. */
export function measureScene(document: Document, limits: AssetLimits = ASSET_LIMITS): Measures {
  const root = document.getRoot();
  const scene = root.getDefaultScene() ?? root.listScenes()[0];
  const bounds = emptyBounds();
  const seen = new Set<unknown>();
  let [triangles, gaussians, vertices, drawCalls, brokenVertices] = [0, 0, 0, 0, 0];
  scene?.traverse((node) => {
    for (const primitive of node.getMesh()?.listPrimitives() ?? []) {
      triangles += trianglesOf(primitive) * instancesOf(node);
      gaussians += gaussiansOf(primitive);
      drawCalls += 1;
      const position = primitive.getAttribute("POSITION");
      if (position && !seen.has(position)) vertices += position.getCount();
      seen.add(position);
      forEachVertex(node, primitive, (point) => {
        if (point.every(Number.isFinite)) extend(bounds, point);
        else brokenVertices += 1;
      });
    }
  });
  const textures = root.listTextures().map((texture) => reportTexture(texture, root.listMaterials()));
  const isEmpty = triangles + gaussians === 0 || bounds.min[0] > bounds.max[0];
  const measured = isEmpty ? { min: [0, 0, 0] as const, max: [0, 0, 0] as const } : bounds;
  return {
    bounds: measured,
    triangles,
    vertices,
    ...(gaussians > 0 && { gaussians }),
    drawCalls,
    materials: root.listMaterials().length,
    textures,
    gpuBytes: textures.reduce((sum, { widthPx, heightPx }) => sum + gpuBytesOf(widthPx, heightPx), 0),
    extensions: root.listExtensionsUsed().map(({ extensionName }) => extensionName),
    issues: [
      ...(isEmpty
        ? [issue("asset-empty", "There is nothing to see in the file.")]
        : boundsIssues(bounds, limits)),
      ...(brokenVertices > 0
        ? [issue("asset-not-finite", `${brokenVertices} vertices have no finite position.`)]
        : []),
      ...(triangles > limits.triangles
        ? [issue("asset-too-many-triangles", `${triangles} triangles are more than ${limits.triangles}.`)]
        : []),
      ...(gaussians > limits.gaussians
        ? [
            issue(
              "asset-too-many-gaussians",
              `Its splats have ${gaussians} Gaussians, more than ${limits.gaussians}.`,
            ),
          ]
        : []),
      ...textures.flatMap((texture) => textureIssues(texture, limits)),
    ],
  };
}

function issue(code: string, message: string, severity: AssetIssue["severity"] = "error"): AssetIssue {
  return { severity, code, message };
}

function boundsIssues({ min, max }: Bounds, limits: AssetLimits): AssetIssue[] {
  const longest = Math.max(...max.map((value, axis) => value - min[axis]!));
  if (longest > limits.longestMetres)
    return [issue("asset-too-large", `It is ${Math.round(longest)} m long.`)];
  if (longest < 0.01) return [issue("asset-tiny", "It is smaller than a centimetre.", "warning")];
  return [];
}

function textureIssues({ name, widthPx, heightPx }: TextureReport, limits: AssetLimits): AssetIssue[] {
  const label = name ? ` “${name.slice(0, 40)}”` : "";
  if (widthPx === 0) return [issue("texture-unreadable", `The texture${label} has no readable size.`)];
  if (Math.max(widthPx, heightPx) <= limits.texturePx) return [];
  return [issue("texture-too-large", `The texture${label} is ${widthPx} × ${heightPx} px.`)];
}

/** RGBA8 with all mipmaps. */
function gpuBytesOf(widthPx: number, heightPx: number): number {
  let bytes = 0;
  let [width, height] = [widthPx, heightPx];
  while (width > 0 && height > 0) {
    bytes += width * height * 4;
    if (width === 1 && height === 1) break;
    [width, height] = [Math.max(1, width >> 1), Math.max(1, height >> 1)];
  }
  return bytes;
}

function reportTexture(texture: Texture, materials: readonly Material[]): TextureReport {
  const image = texture.getImage();
  const [widthPx, heightPx] = (image && sizeOf(image, texture.getMimeType())) ?? [0, 0];
  return {
    name: texture.getName().slice(0, 120),
    mediaType: texture.getMimeType(),
    widthPx,
    heightPx,
    sizeBytes: image?.byteLength ?? 0,
    slots: slotsOf(texture, materials),
  };
}

/** Size by the header; a picture that lies about its kind has none. */
function sizeOf(image: Uint8Array, mediaType: string): readonly [number, number] | undefined {
  try {
    return ImageUtils.getSize(image, mediaType) ?? undefined;
  } catch {
    return undefined;
  }
}

const SLOTS = {
  baseColorTexture: (material: Material) => material.getBaseColorTexture(),
  emissiveTexture: (material: Material) => material.getEmissiveTexture(),
  metallicRoughnessTexture: (material: Material) => material.getMetallicRoughnessTexture(),
  normalTexture: (material: Material) => material.getNormalTexture(),
  occlusionTexture: (material: Material) => material.getOcclusionTexture(),
};

function slotsOf(texture: Texture, materials: readonly Material[]): string[] {
  return Object.entries(SLOTS)
    .filter(([, read]) => materials.some((material) => read(material) === texture))
    .map(([slot]) => slot);
}
