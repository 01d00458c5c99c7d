import type { Document, Material, Node } from "@gltf-transform/core";
import type { ScenePart } from "../core/asset.ts";
import {
  type NodeExtras,
  nodeExtras,
  SCENE_EXTRAS_KEY,
  type SceneExtras,
  sceneExtras,
} from "../core/scene.ts";
import { createCommonGeometry, type Share } from "./common-geometry.ts";
import { countHeadSegments } from "./head-segments.ts";
import {
  emptyBounds,
  extend,
  forEachVertex,
  gaussiansOf,
  instancesOf,
  trianglesOf,
  worldTriangles,
} from "./world-geometry.ts";

/** More claims than a gallery of forty works can have; the rest of a hostile file is not looked at. */
const MAX_PARTS = 2_000;
/** A window with more triangles than this is not measured: it would cost more time than it is worth. */
const MAX_WINDOW_TRIANGLES = 5_000;
/** Parts looked for in common meshes; a gallery has some sixty. */
const MAX_EXTENTS = 200;

/** What a scene says about itself, if it says it rightly. */
export function readSceneExtras(document: Document): SceneExtras | undefined {
  const scene = document.getRoot().getDefaultScene() ?? document.getRoot().listScenes()[0];
  const parsed = sceneExtras.safeParse(scene?.getExtras()[SCENE_EXTRAS_KEY]);
  return parsed.success ? parsed.data : undefined;
}

/**
 * The named parts of a scene with what their geometry shows. A part is a node with all below it that claims no role of
 * its own; one without geometry that names its extent is looked for in the meshes of no part. Extras that do not
 * follow `core/scene.ts` are ignored.
 */
export function readParts(document: Document): ScenePart[] {
  const scene = document.getRoot().getDefaultScene() ?? document.getRoot().listScenes()[0];
  const claims: { claim: NodeExtras; node: Node }[] = [];
  const common: Node[] = [];
  const visit = (node: Node, isCommon: boolean) => {
    const claim = claimOf(node);
    if (claim && claims.length < MAX_PARTS) claims.push({ claim, node });
    if (isCommon && !claim) common.push(node);
    for (const child of node.listChildren()) visit(child, isCommon && !claim);
  };
  for (const node of scene?.listChildren() ?? []) visit(node, true);
  const shareWithin = createCommonGeometry(common);
  let extents = 0;
  return claims.map(({ claim, node }) => {
    const part = measurePart(claim, node);
    if (part.triangles > 0 || part.gaussians || !claim.extent || ++extents > MAX_EXTENTS) return part;
    return measureShare(part, shareWithin(claim.extent, claim.role === "window" ? MAX_WINDOW_TRIANGLES : 0));
  });
}

function measureShare(part: ScenePart, { triangles, bounds, primitives, corners }: Share): ScenePart {
  if (triangles === 0) return part;
  return {
    ...part,
    triangles,
    texturePx: Math.max(0, ...primitives.map((primitive) => largestTexturePx(primitive.getMaterial()))),
    bounds: [bounds.min, bounds.max],
    ...(part.role === "window" && { headSegments: countHeadSegments(corners) }),
  };
}

function claimOf(node: Node): NodeExtras | undefined {
  const parsed = nodeExtras.safeParse(node.getExtras()[SCENE_EXTRAS_KEY]);
  return parsed.success ? parsed.data : undefined;
}

function* ownNodes(node: Node): Generator<Node> {
  yield node;
  for (const child of node.listChildren()) if (!claimOf(child)) yield* ownNodes(child);
}

function measurePart(claim: NodeExtras, root: Node): ScenePart {
  const bounds = emptyBounds();
  let triangles = 0;
  let gaussians = 0;
  let texturePx = 0;
  const outlines: [number, number, number][][] = [];
  for (const node of ownNodes(root)) {
    for (const primitive of node.getMesh()?.listPrimitives() ?? []) {
      const count = trianglesOf(primitive) * instancesOf(node);
      triangles += count;
      gaussians += gaussiansOf(primitive);
      texturePx = Math.max(texturePx, largestTexturePx(primitive.getMaterial()));
      forEachVertex(node, primitive, (point) => extend(bounds, point));
      if (claim.role === "window" && triangles <= MAX_WINDOW_TRIANGLES)
        outlines.push(...worldTriangles(node, primitive));
    }
  }
  const at = root.getWorldTranslation();
  const { extent: _, ...claimed } = claim;
  return {
    ...claimed,
    triangles,
    ...(gaussians > 0 && { gaussians }),
    texturePx,
    bounds: triangles + gaussians > 0 ? [bounds.min, bounds.max] : [at, at],
    ...(claim.role === "window" && { headSegments: countHeadSegments(outlines) }),
  };
}

function largestTexturePx(material: Material | null): number {
  if (!material) return 0;
  const textures = [
    material.getBaseColorTexture(),
    material.getEmissiveTexture(),
    material.getNormalTexture(),
    material.getMetallicRoughnessTexture(),
  ];
  return Math.max(0, ...textures.flatMap((texture) => texture?.getSize() ?? []));
}
