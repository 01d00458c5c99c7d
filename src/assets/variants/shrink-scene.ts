import { type Document, Logger, type Material, PropertyType } from "@gltf-transform/core";
import { normals, prune, weld } from "@gltf-transform/functions";
import type { VariantBudget } from "./budgets.ts";
import { buildAtlases } from "./build-atlases.ts";
import { flattenMaterials } from "./flatten-materials.ts";
import { createSignature } from "./material-signature.ts";
import { mergePieces } from "./merge-pieces.ts";
import { type Piece, takePieces } from "./pieces.ts";
import { shrinkTextures } from "./shrink-textures.ts";
import { simplifyPieces } from "./simplify-pieces.ts";
import { takeSplats } from "./thin-splats.ts";
import { writeCompressed } from "./write-compressed.ts";

/** Brings a scene within a budget for the web: fewer materials, draws, triangles and pixels, and compressed. */
export async function shrinkScene(document: Document, budget: VariantBudget): Promise<Uint8Array> {
  document.setLogger(new Logger(Logger.Verbosity.SILENT));
  const splats = takeSplats(document);
  await addMissingNormals(document);
  const pieces = takePieces(document);
  shareEqualMaterials(pieces);
  await buildAtlases(document, pieces, budget.atlas);
  const kept = materialsInPlace(document);
  await flattenMaterials(document, pieces, Math.max(1, budget.materials - kept.size));
  await simplifyPieces(pieces, budget.triangles);
  mergePieces(document, pieces);
  // Before time is spent on pictures nobody sees any more.
  await document.transform(
    prune({
      propertyTypes: [PropertyType.MESH, PropertyType.PRIMITIVE, PropertyType.MATERIAL, PropertyType.TEXTURE],
      keepSolidTextures: true,
    }),
  );
  await shrinkTextures(document, budget.maps);
  return writeCompressed(document, { ...budget, beforeWriting: () => splats.putBack(budget.gaussians) });
}

/** Where none are given every face is flat, as the format says. */
async function addMissingNormals(document: Document): Promise<void> {
  const primitives = document
    .getRoot()
    .listMeshes()
    .flatMap((mesh) => mesh.listPrimitives());
  if (primitives.every((primitive) => primitive.getAttribute("NORMAL"))) return;
  await document.transform(normals({ overwrite: false }), weld());
}

function shareEqualMaterials(pieces: readonly Piece[]): void {
  const signatureOf = createSignature();
  const shared = new Map<string, Material>();
  for (const piece of pieces) {
    const signature = signatureOf(piece.material);
    const first = shared.get(signature) ?? piece.material;
    shared.set(signature, first);
    piece.material = first;
  }
}

/** Materials of what could not be taken into pieces. */
function materialsInPlace(document: Document): Set<Material | null> {
  const nodes = document.getRoot().listNodes();
  return new Set(
    nodes.flatMap((node) =>
      (node.getMesh()?.listPrimitives() ?? []).map((primitive) => primitive.getMaterial()),
    ),
  );
}
