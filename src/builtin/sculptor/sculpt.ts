import { Document, NodeIO } from "@gltf-transform/core";
import { createRandom, seedFrom } from "../../core/random.ts";
import { chooseKind } from "./choose-kind.ts";
import { carveMesh, type Mesh, MOST_TRIANGLES } from "./mesh.ts";
import type { Solid } from "./solid.ts";
import { chooseStuff, colourVertices, type Stuff } from "./stuff.ts";
import { thinMesh } from "./thin-mesh.ts";

export interface SculptOrder {
  prompt: string;
  /** A material; words of a period find a fitting one. */
  style: string;
  seed: number;
}

/** How deep in a hollow each vertex lies, 0 to 1: the solid is asked how much of itself stands around. */
function measureHollows({ positions, normals }: Mesh, solid: Solid): Float32Array {
  const reach = 0.028;
  return Float32Array.from({ length: positions.length / 3 }, (_, v) => {
    const i = v * 3;
    const away = solid(
      positions[i]! + normals[i]! * reach,
      positions[i + 1]! + normals[i + 1]! * reach,
      positions[i + 2]! + normals[i + 2]! * reach,
    );
    return Math.max(0, Math.min(1, 1 - away / reach));
  });
}

async function writeGlb(
  { positions, normals, indices }: Mesh,
  colours: Float32Array<ArrayBuffer>,
  stuff: Stuff,
): Promise<Uint8Array> {
  const document = new Document();
  const buffer = document.createBuffer();
  const vectors = (array: Float32Array<ArrayBuffer>) =>
    document.createAccessor().setType("VEC3").setArray(array).setBuffer(buffer);
  const material = document
    .createMaterial(stuff.name)
    .setRoughnessFactor(stuff.roughness)
    .setMetallicFactor(stuff.metallic);
  const primitive = document
    .createPrimitive()
    .setAttribute("POSITION", vectors(Float32Array.from(positions)))
    .setAttribute("NORMAL", vectors(Float32Array.from(normals)))
    .setAttribute("COLOR_0", vectors(colours))
    .setIndices(
      document.createAccessor().setType("SCALAR").setArray(Uint16Array.from(indices)).setBuffer(buffer),
    )
    .setMaterial(material);
  const node = document
    .createNode("sculpture")
    .setMesh(document.createMesh("sculpture").addPrimitive(primitive));
  document.getRoot().setDefaultScene(document.createScene("sculpture").addChild(node));
  return new NodeIO().writeBinary(document);
}

/**
 * Carves a sculpture as GLB: metres, floor at y = 0, facing +z, no plinth, at most `MOST_TRIANGLES`.
 * Equal orders give equal bytes.
 */
export async function sculpt({ prompt, style, seed }: SculptOrder): Promise<Uint8Array> {
  const random = createRandom(seedFrom(prompt, style, seed));
  const kind = chooseKind(prompt, random);
  const stuff = chooseStuff(style, prompt, random);
  const block = kind(random);
  const fine = carveMesh(block);
  const tones = colourVertices(fine, stuff, measureHollows(fine, block.solid), random);
  const { mesh, colours } = await thinMesh(fine, tones, MOST_TRIANGLES);
  return writeGlb(mesh, colours, stuff);
}
